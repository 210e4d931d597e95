"""A log of one's own on the disk, and what the page does: send a message, read the state that comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise
from networkcoach.views._card import Card

Send = Callable[..., dict[str, Any]]
OpenLog = Callable[..., ContactLog]
OpenExercise = Callable[..., Exercise]


@pytest.fixture
def open_again(tmp_path: Path) -> OpenLog:
    """Open the same file anew, as a restarted kernel does."""
    return lambda today="2026-03-16": nc.open_log(tmp_path / "log.sqlite", today)


@pytest.fixture
def log(open_again: OpenLog) -> ContactLog:
    return open_again()


@pytest.fixture
def exercise(open_again: OpenLog) -> OpenExercise:
    """Open an exercise of unit 0 from the file."""
    return lambda name, today="2026-03-16": nc.lesson("0-does-it-happen", log=open_again(today))[name]


@pytest.fixture
def send() -> Send:
    """Press something: the card gets the message as it comes from the page, and the state is what the page sees."""
    numbers = iter(range(1, 1_000_000))

    def press(card: Card, do: str, *buffers: bytes, **fields: Any) -> dict[str, Any]:
        number = next(numbers)
        card._receive(None, {"do": do, "n": number, **fields}, list(buffers))
        assert card.state["ack"] == number
        return card.state

    return press


@pytest.fixture
def models() -> Callable[[], int]:
    """Count the widget models that were opened since the test began."""
    instances = ipywidgets.widgets.widget._instances
    before = len(instances)
    return lambda: len(instances) - before
