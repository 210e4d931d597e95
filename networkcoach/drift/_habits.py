"""What goes into the time machine and what comes out of it: a habit, the numbers of the toy, two years."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from networkcoach._data import data_path, read_yaml


@dataclass(frozen=True)
class Habits:
    """What one tries to do.

    Attributes
    ----------
    weeks
        A note to each person once in so many weeks.
    people
        To how many of the 40.
    missed
        Per cent of the notes that life gets in the way of.
    reason
        Per cent of the notes that have a reason.
    """

    weeks: int = 8
    people: int = 12
    missed: int = 30
    reason: int = 50

    def turn(self, notes_a_week: int) -> float:
        """Weeks between two notes to one person, where a week has room for so many notes.

        Examples
        --------
        >>> Habits(weeks=8, people=12).turn(2), Habits(weeks=8, people=40).turn(2)
        (8, 20.0)
        """
        return max(self.weeks, self.people / notes_a_week)


@dataclass(frozen=True)
class Toy:
    """The numbers of the toy, from ``data/drift.yaml``.

    Attributes
    ----------
    names
        The invented people.
    days, run_on
        How long the clock is shown, and how long it runs on to see who still has a word to come.
    runs, shown
        How often it runs, and how many single runs are given besides the spread.
    seed
        Of the dice.
    notes_a_week
        How many notes a week has room for.
    half_with_reason, half_without
        Days after a word, with or without a reason, after which half of the people would still answer.
    """

    names: tuple[str, ...]
    days: int
    run_on: int
    runs: int
    shown: int
    seed: int
    notes_a_week: int
    half_with_reason: int
    half_without: int


@dataclass(frozen=True)
class TwoYears:
    """What came of a habit, over all runs.

    Attributes
    ----------
    days
        The days that the other numbers are for; the last is the end.
    average
        People in touch, on average over the runs.
    low, high
        Between these lie eight of ten runs.
    lines
        Some single runs, not chosen: the first ones.
    last_words
        For each of those runs and each person the day of the last word.
    """

    days: tuple[int, ...]
    average: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    lines: tuple[tuple[int, ...], ...]
    last_words: tuple[tuple[int, ...], ...]

    def on(self, day: int) -> tuple[float, int, int]:
        """Give average, low and high on one of the days."""
        at = self.days.index(day)
        return self.average[at], self.low[at], self.high[at]


@cache
def read_toy() -> Toy:
    """Read the toy.

    Examples
    --------
    >>> len(read_toy().names)
    40
    """
    given = read_yaml(data_path("drift.yaml")).value
    return Toy(names=tuple(given["names"]), **given["toy"])
