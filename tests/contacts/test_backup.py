"""When the last copy was taken, and when a new one is worth it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.store import StoreProblem

Open = Callable[[str], ContactLog]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Open the same log on some day."""
    return lambda today: nc.open_log(tmp_path / "log.sqlite", today)


def test_an_empty_log_needs_no_copy(opened: Open) -> None:
    assert not opened("2026-03-16").backup_is_due


def test_a_log_of_which_there_is_none_is_worth_one(opened: Open) -> None:
    log = opened("2026-03-16")
    log.add("Ana Example")
    assert log.backup_is_due


def test_answers_alone_are_worth_one(opened: Open) -> None:
    log = opened("2026-03-16")
    nc.lesson("0-does-it-happen", log=log)["0.3"].answer("b")
    assert log.backup_is_due


@pytest.mark.parametrize(("day", "due"), [("2026-03-16", False), ("2026-04-14", False), ("2026-04-15", True)])
def test_after_thirty_days_with_something_new(opened: Open, tmp_path: Path, day: str, due: bool) -> None:
    log = opened("2026-03-16")
    log.add("Ana Example")
    log.backup(tmp_path / "copy.sqlite")
    log.add("Ben Example")
    assert opened(day).backup_is_due is due


CHANGES: list[Callable[[ContactLog], object]] = [
    lambda log: log.record("Ana Example", "call"),
    lambda log: log.undo(),
    lambda log: nc.lesson("0-does-it-happen", log=log)["0.3"].answer("b"),
]


@pytest.mark.parametrize("change", CHANGES, ids=["a talk", "taking back", "an answer"])
def test_every_kind_of_change_counts_and_looking_does_not(
    opened: Open, tmp_path: Path, change: Callable[[ContactLog], object]
) -> None:
    log = opened("2026-03-16")
    log.add("Ana Example")
    log.backup(tmp_path / "copy.sqlite")
    later = opened("2026-05-01")
    later.search("Ana")
    later.export_csv(tmp_path / "people.csv")
    assert not later.backup_is_due
    change(later)
    assert later.backup_is_due
    later.backup(tmp_path / "copy.sqlite")
    assert not later.backup_is_due


def test_the_copy_knows_its_day(opened: Open, tmp_path: Path) -> None:
    log = opened("2026-03-16")
    log.add("Ana Example")
    log.backup(tmp_path / "copy.sqlite")
    assert str(nc.open_log(tmp_path / "copy.sqlite", "2026-05-01").backed_up_on) == "2026-03-16"


def test_a_copy_that_failed_is_none(opened: Open, tmp_path: Path) -> None:
    log = opened("2026-03-16")
    log.backup(tmp_path / "copy.sqlite")
    later = opened("2026-05-01")
    with pytest.raises(StoreProblem):
        later.backup(tmp_path / "nowhere" / "copy.sqlite")
    assert str(later.backed_up_on) == "2026-03-16"
    with pytest.raises(StoreProblem):
        opened("2026-05-01").backup(tmp_path / "log.sqlite")


def test_where_restoring_keeps_the_log_is_known_before(opened: Open, tmp_path: Path) -> None:
    log = opened("2026-03-16")
    log.backup(tmp_path / "copy.sqlite")
    for _ in range(5):
        expected = log.store.next_before()
        assert log.restore(tmp_path / "copy.sqlite") == expected
    assert nc.demo_log().store.next_before() is None


def test_the_demo_is_never_due(tmp_path: Path) -> None:
    log = nc.demo_log()
    log.backup(tmp_path / "copy.sqlite")
    assert (log.backed_up_on, log.backup_is_due) == (None, False)
