"""The published figures counted again from the messages, by a definition that the reader may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from networkcoach.drift._published import EarlyWord, Judged

if TYPE_CHECKING:
    from numpy import ndarray

    from networkcoach.drift._messages import Messages

    Numbers = ndarray[Any, Any]

EARLY = (1, 14)  # days: an early second word
WATCHED = (30, 60, 90)  # days at which all pairs are judged that can be


@dataclass(frozen=True)
class Definition:
    """Who counts, and what being in touch means.

    Attributes
    ----------
    days
        A pair is judged on this day after its first message: any message on it or later counts.
    margin
        Days more for which a pair must have been watched, so that late pairs have a fair chance.
    least
        Messages that a pair must have written in all.
    each
        Messages that each of the two must have written; with 0 a pair counts in which only one wrote.
    """

    days: int = 30
    margin: int = 30
    least: int = 2
    each: int = 1


@dataclass(frozen=True)
class Recount:
    """The figures under one definition.

    Attributes
    ----------
    pairs
        How many could be judged on the day of the definition.
    curve
        For each day up to it the per cent of these same pairs still in touch; empty if there is no pair.
    judged
        For each of some days all pairs that could be judged on that day.
    early
        The same by whether they spoke again between day 1 and day 14.
    """

    pairs: int
    curve: tuple[tuple[int, float], ...]
    judged: tuple[Judged, ...]
    early: tuple[EarlyWord, ...]

    def on(self, day: int) -> float | None:
        """Per cent still in touch on one day of the curve."""
        return dict(self.curve).get(day)


def recount(messages: Messages, definition: Definition) -> Recount:
    """Count again.

    Examples
    --------
    >>> import numpy as np
    >>> from networkcoach.drift._messages import paired
    >>> few = paired(np.array([1, 2, 1, 3, 4]), np.array([2, 1, 2, 4, 3]), np.array([0.0, 1.0, 2.0, 0.5, 9.0]))
    >>> recount(few, Definition(days=2, margin=1)).curve
    ((0, 100.0), (1, 100.0), (2, 100.0))
    >>> recount(few, Definition(days=8, margin=0)).on(8)
    50.0
    """
    life, counts = messages.last - messages.first, _counts(messages, definition)
    same = life[counts & _watched(messages, definition, definition.days)]
    able = {day: counts & _watched(messages, definition, day) for day in WATCHED}
    again = _spoke_again(messages)
    return Recount(
        pairs=len(same),
        curve=tuple((day, share) for day in range(definition.days + 1) if (share := _share(same, day)) is not None),
        judged=tuple(Judged(day, *_group(life[those], day)) for day, those in able.items()),
        early=tuple(
            EarlyWord(day, _group(life[those & again], day), _group(life[those & ~again], day))
            for day, those in able.items()
        ),
    )


def _counts(messages: Messages, definition: Definition) -> Numbers:
    import numpy as np

    enough = messages.there + messages.back >= definition.least
    both: Numbers = np.minimum(messages.there, messages.back) >= definition.each
    return both & enough


def _watched(messages: Messages, definition: Definition, day: int) -> Numbers:
    able: Numbers = messages.first <= messages.end - day - definition.margin
    return able


def _spoke_again(messages: Messages) -> Numbers:
    import numpy as np

    soon = (messages.after >= EARLY[0]) & (messages.after <= EARLY[1])
    again: Numbers = np.bincount(messages.pair[soon], minlength=len(messages.first)) > 0
    return again


def _share(life: Numbers, day: int) -> float | None:
    return float((life >= day).mean() * 100) if len(life) else None


def _group(life: Numbers, day: int) -> tuple[int, float | None]:
    return len(life), _share(life, day)
