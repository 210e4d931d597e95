"""A lesson at work: its exercises, and how far somebody has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from networkcoach.lessons._answers import answered_exercises
from networkcoach.lessons._exercise import Exercise, Helpers
from networkcoach.lessons._feedback import wrapped
from networkcoach.lessons._file import lesson_path, read_lesson
from networkcoach.lessons._ports import LogReader, Reviewer
from networkcoach.lessons._text import LessonProblem, LessonText, Minutes, plain

if TYPE_CHECKING:
    from networkcoach.store import Store


@dataclass(frozen=True)
class Progress:
    """How many exercises of a lesson were tried, whatever came of it; there are no scores.

    Attributes
    ----------
    done, skipped
        Tried; left out because the learner can do it already.
    of
        How many there are.
    """

    done: int
    of: int
    skipped: int = 0

    @property
    def left(self) -> int:
        """How many were neither tried nor skipped."""
        return self.of - self.done - self.skipped

    def __str__(self) -> str:
        return f"{self.done} of {self.of} tried" + (f", {self.skipped} skipped" if self.skipped else "")


class Lesson:
    """A lesson with its exercises, bound to a store.

    Attributes
    ----------
    text
        All that the author wrote: ``opening``, ``objectives``, ``key_points``, ``evidence``, ``closing`` and so on.
    """

    def __init__(self, text: LessonText, helpers: Helpers) -> None:
        self.text = text
        self._helpers = helpers

    @property
    def id(self) -> str:
        """The name of the lesson, such as ``0-does-it-happen``."""
        return self.text.id

    @property
    def title(self) -> str:
        """The title."""
        return self.text.title

    @property
    def minutes(self) -> Minutes:
        """How long the whole lesson takes."""
        return self.text.minutes

    @property
    def store(self) -> Store:
        """Where its answers lie."""
        return self._helpers.store

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self._helpers.today()

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises in their order."""
        return tuple(Exercise(text, self._helpers) for text in self.text.exercises)

    def __getitem__(self, exercise: str) -> Exercise:
        for one in self.exercises:
            if one.id == exercise:
                return one
        raise LessonProblem(f"This lesson has no exercise '{exercise}'. It has: {', '.join(e.id for e in self)}.")

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises)

    @property
    def progress(self) -> Progress:
        """How many exercises were tried, and how many skipped."""
        answered = answered_exercises(self._helpers.store, self.id)
        done = sum((one.id, one.text.version) in answered for one in self.exercises)
        return Progress(done, len(self.exercises), sum(one.skipped for one in self.exercises))

    @property
    def next_exercise(self) -> Exercise | None:
        """The first one that was neither tried nor skipped; None if there is none."""
        answered = answered_exercises(self._helpers.store, self.id)
        waiting = (one for one in self.exercises if (one.id, one.text.version) not in answered and not one.skipped)
        return next(waiting, None)

    def reset(self) -> None:
        """Begin the whole lesson again; `bring_back` brings the answers back."""
        for one in self.exercises:
            one.reset()

    @property
    def has_aside(self) -> bool:
        """True if answers were set aside."""
        return any(one.has_aside for one in self.exercises)

    def bring_back(self) -> None:
        """Bring back what was set aside last, in every exercise."""
        for one in self.exercises:
            one.bring_back()

    def __str__(self) -> str:
        head = f"{self.title} (about {self.minutes.alone} minutes; {self.progress})"
        lines = [f"- {one.id} {one.title} (about {one.minutes.alone} minutes)" for one in self.exercises]
        return wrapped("\n".join([head, "", plain(self.text.opening), "", *lines]))

    def __repr__(self) -> str:
        return f"Lesson({self.id!r})"


def load_lesson(
    name: str | Path,
    *,
    store: Store,
    today: Callable[[], date],
    people: LogReader | None = None,
    review: Reviewer | None = None,
) -> Lesson:
    """Open a lesson by its name or file; answers lie in the store, ``today`` says what day it is.

    Raises
    ------
    LessonProblem
        If there is no such lesson, or its file has a mistake.

    Examples
    --------
    >>> from networkcoach.store import Store
    >>> lesson = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: date(2026, 3, 16))
    >>> lesson["0.3"].answer("b").outcome
    'right'
    """
    text = read_lesson(name if isinstance(name, Path) else lesson_path(name))
    return Lesson(text, Helpers(text.id, store, today, people, review))
