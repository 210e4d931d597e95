"""predict: guess a number before it is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from networkcoach.lessons._feedback import Feedback, Point, compose, filled
from networkcoach.lessons._ports import LogReader
from networkcoach.lessons.kinds._kind import Around, Kind, NotAnAnswer, as_number


@dataclass(frozen=True)
class Reason:
    """One thing that lies behind the number."""

    key: str
    text: str


@dataclass(frozen=True)
class Predict(Kind):
    """Guess a number; the feedback compares the guess with the value.

    In ``exact``, ``too_high``, ``too_low`` the place ``{guess}`` stands for the learner's number.

    Examples
    --------
    >>> guess = Predict(0, 11, 6, "promises", "Yes, {guess}.", "Less than {guess}.", "More than {guess}.")
    >>> guess.judge(8, Around()).text
    'Less than 8.'
    """

    min: int | float
    max: int | float
    value: int | float
    unit: str
    exact: str
    too_high: str
    too_low: str
    reasons_lead: str = ""
    reasons: tuple[Reason, ...] = ()
    then_ask: str = ""
    whole: bool = True

    def take(self, given: object) -> int | float:
        """Accept a number, or text that is one."""
        number = _number(given)
        if number is None or not math.isfinite(number):
            raise NotAnAnswer(f"Any number from {self.min} to {self.max} is a fine guess. Which one is yours?")
        if not self.min <= number <= self.max:
            raise NotAnAnswer(f"The answer lies somewhere from {self.min} to {self.max}. Which number would you guess?")
        if self.whole and number != int(number):
            raise NotAnAnswer("The answer is a whole number. Which one comes nearest to your guess?")
        return int(number) if self.whole else number

    def judge(self, value: Any, around: Around) -> Feedback:  # noqa: ARG002 - needs nothing but the value
        """Compare, then tell what lies behind the number."""
        lead = self.exact if value == self.value else self.too_high if value > self.value else self.too_low
        reasons = [Point(reason.text, key=reason.key) for reason in self.reasons]
        outcome = "right" if value == self.value else "not_right"
        return compose(outcome, filled(lead, guess=value), self.reasons_lead, *reasons, self.then_ask)  # type: ignore[arg-type]

    def shown(self) -> dict[str, Any]:
        """Give the range and the unit, never the value."""
        return {"min": self.min, "max": self.max, "step": 1 if self.whole else "any", "unit": self.unit}

    def readable(self, value: Any, people: LogReader | None = None) -> str:
        """Give the guess with its unit."""
        return f"{super().readable(value, people)} ({self.unit})"

    def lines(self) -> list[str]:
        """Give the range."""
        return [f"  A number from {self.min} to {self.max} ({self.unit})."]


def _number(given: object) -> int | float | None:
    if isinstance(given, str) and len(given) < 30:
        try:
            return float(given)
        except ValueError:
            return None
    return as_number(given)
