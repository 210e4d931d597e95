"""What every kind of exercise can do."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any

from networkcoach.lessons._feedback import Feedback, Point
from networkcoach.lessons._ports import LogReader, Reviewer, SeenLabel

LONGEST_TEXT = 20_000
LARGEST = 10**15


class NotAnAnswer(ValueError):
    """What was given cannot be judged; the sentence says what to give instead.

    Attributes
    ----------
    points
        What is still missing, each with the key of its item, where an answer has several parts.
    """

    def __init__(self, sentence: str, points: Sequence[Point] = ()) -> None:
        super().__init__(sentence)
        self.points = tuple(points)


@dataclass(frozen=True)
class Around:
    """What surrounds an answer while it is judged.

    Attributes
    ----------
    people
        The learner's log, if there is one.
    review
        The message coach, if there is one.
    part
        ``""``, or ``"again"`` for the question that comes back after some days.
    first
        What the learner wrote when the question was asked first.
    """

    people: LogReader | None = None
    review: Reviewer | None = None
    part: str = ""
    first: str = ""


@dataclass(frozen=True)
class Again:
    """A question that comes back after some days."""

    after_days: int
    question: str
    noted: str


class Kind(ABC):
    """The question of one exercise, ready to be shown and to judge answers. Its kinds are frozen dataclasses."""

    @abstractmethod
    def take(self, given: object) -> Any:
        """Turn what was given into the JSON value that is stored.

        Raises
        ------
        NotAnAnswer
            If it has another form, or names something that is not there.
        """

    @abstractmethod
    def judge(self, value: Any, around: Around) -> Feedback:
        """Say what comes of a value that `take` gave."""

    @abstractmethod
    def shown(self) -> dict[str, Any]:
        """Give what a page may show before any answer, as plain JSON values."""

    @abstractmethod
    def lines(self) -> list[str]:
        """Give the lines of the plain-text question that follow the question itself."""

    def readable(self, value: Any, people: LogReader | None = None) -> str:  # noqa: ARG002 - only `act` names people
        """Put a stored answer (or draft) into words, for somebody who reads it later.

        What no longer fits the exercise, such as an answer to an earlier question, is given as it was stored.
        """
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    @property
    def comes_back(self) -> Again | None:
        """The question that is asked after some days, for the kinds that have one."""
        return None


def as_text(given: object) -> str:
    """Accept written text of a bearable length.

    Lone halves of a character (browsers can send them) are replaced, because nothing can print or store them.
    """
    if not isinstance(given, str):
        raise NotAnAnswer("Please give your answer as text.")
    if not given.strip():
        raise NotAnAnswer("Nothing is written yet. One sentence is enough to begin.")
    if len(given) > LONGEST_TEXT:
        raise NotAnAnswer(f"This is longer than {LONGEST_TEXT} characters. Please keep the part that matters most.")
    return given.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def as_whole_number(given: object) -> int | None:
    """Accept 6, 6.0, "6" and numbers out of a table (numpy has its own); anything else is None."""
    if isinstance(given, str):
        digits = given.strip()
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
    number = as_number(given)
    return int(number) if number is not None and number == number and number == int(number) else None


def as_number(given: object) -> int | float | None:
    """Accept any real number of a bearable size, numpy's own too; True and False are none."""
    if isinstance(given, bool) or not isinstance(given, Real):
        return None
    if isinstance(given, Integral):
        return int(given) if abs(int(given)) <= LARGEST else None
    return float(given) if not abs(float(given)) > LARGEST else None


def seen_by_coach(text: str, to: str, shared: tuple[str, ...], around: Around) -> Sequence[SeenLabel]:
    """Ask the message coach what it sees in a draft, the most urgent first; nothing if there is no coach."""
    return around.review(text, shared, to).observations if around.review else ()
