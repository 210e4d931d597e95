"""The published figures, as they stand in ``data/evidence.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from networkcoach._data import data_path, read_yaml


@dataclass(frozen=True)
class StillInTouch:
    """The published curve.

    Attributes
    ----------
    share
        Pairs of (day after the first message, per cent of the judged pairs still in touch).
    pairs
        How many pairs were judged, the same ones at each day.
    definition, caveat, source
        Sentences that stand wherever the curve is shown.
    """

    share: tuple[tuple[int, float], ...]
    pairs: int
    definition: str
    caveat: str
    source: str

    def on(self, day: int) -> float:
        """Per cent still in touch on one of the published days."""
        return dict(self.share)[day]

    @property
    def finding(self) -> str:
        """The title of the picture."""
        after_a_month = self.on(30)
        return f"After 30 days, {after_a_month:.0f} of 100 pairs were still in touch"

    @property
    def alternative(self) -> str:
        """The same in words, for a reader who does not see the picture."""
        numbers = "; ".join(f"day {day}: {share:g} %" for day, share in self.share)
        return f"{self.finding}. A falling curve of {self.pairs:,} pairs. {numbers}. {self.caveat}"


@dataclass(frozen=True)
class Judged:
    """How many pairs could be judged for one day, and per cent of them still in touch; None where there was no pair."""

    day: int
    pairs: int
    share: float | None


@dataclass(frozen=True)
class EarlyWord:
    """Pairs judged at one day, by whether they spoke again between day 1 and day 14.

    Attributes
    ----------
    spoke_again, others
        Pairs, and per cent of them still in touch; nothing is known of nobody, so the per cent may be None.
    """

    day: int
    spoke_again: tuple[int, float | None]
    others: tuple[int, float | None]


@cache
def still_in_touch() -> StillInTouch:
    """Read the curve.

    Examples
    --------
    >>> still_in_touch().on(90)
    2.7
    """
    given = _evidence("still_in_touch")
    share = tuple((day, float(part)) for day, part in given.pop("share"))
    return StillInTouch(share=share, **given)


@cache
def judged() -> tuple[Judged, ...]:
    """Read how many pairs could be judged.

    Examples
    --------
    >>> judged()[0]
    Judged(day=30, pairs=6183, share=8.6)
    """
    return tuple(Judged(day, pairs, float(share)) for day, pairs, share in _evidence("judged"))


@cache
def early_words() -> tuple[EarlyWord, ...]:
    """Read how an early second word and lasting go together.

    Examples
    --------
    >>> early_words()[1].spoke_again
    (2411, 3.3)
    """
    rows = _evidence("early_word")["days"]
    return tuple(EarlyWord(row["day"], tuple(row["spoke_again"]), tuple(row["others"])) for row in rows)


def _evidence(name: str) -> Any:
    return read_yaml(data_path("evidence.yaml")).value[name]
