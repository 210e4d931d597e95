"""Lessons for tests: unit 0, and small ones written for a test."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import networkcoach as nc
from networkcoach._data import data_path, read_yaml
from networkcoach.lessons import Lesson, load_lesson
from networkcoach.store import Store


@dataclass
class Day:
    """A clock that a test can put forward."""

    now: date = date(2026, 3, 16)

    def __call__(self) -> date:
        return self.now


@dataclass(frozen=True)
class SmallPromise:
    id: int
    contact_id: int
    what: str
    by: str | None
    state: str


@dataclass(frozen=True)
class SmallNote:
    topic: str
    source: str


@dataclass(frozen=True)
class SmallCount:
    due: int
    done: int
    undated: int


@dataclass
class SmallLog:
    """A log of a few people, for exercises that act on one."""

    names: dict[int, str] = field(default_factory=lambda: {1: "Ana", 2: "Ben", 3: "Cleo"})
    promises: list[SmallPromise] = field(default_factory=list)
    notes: dict[int, list[SmallNote]] = field(default_factory=dict)

    def promised(self, person: int, state: str, by: str = "2026-03-01", what: str = "a note") -> None:
        self.promises.append(SmallPromise(len(self.promises) + 1, person, what, by, state))

    def follow_through(self) -> SmallCount:
        done = sum(one.state in ("on_time", "late") for one in self.promises)
        undated = sum(one.state == "undated" for one in self.promises)
        return SmallCount(done + sum(one.state == "open" for one in self.promises), done, undated)

    def person_named(self, contact_id: int) -> str | None:
        return self.names.get(contact_id)

    def promise_list(self) -> list[SmallPromise]:
        return self.promises

    def notes_of(self, contact_id: int) -> list[SmallNote]:
        return self.notes.get(contact_id, [])


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def log() -> SmallLog:
    return SmallLog()


@pytest.fixture
def unit(request: pytest.FixtureRequest, day: Day, log: SmallLog) -> Lesson:
    """The unit that the test module names (with the coach), or unit 0 (without)."""
    name = getattr(request.module, "NAME", None)
    review = nc.review_message if name else None
    return load_lesson(name or "0-does-it-happen", store=Store.open(None), today=day, people=log, review=review)


@pytest.fixture
def unit_values() -> dict[str, Any]:
    """The plain values of unit 0, to be broken."""
    return copy.deepcopy(read_yaml(data_path("lessons", "0-does-it-happen.yaml")).value)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """Write values as the file of unit 0."""

    def write(values: dict[str, Any]) -> Path:
        path = tmp_path / "0-does-it-happen.yaml"
        path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return path

    return write
