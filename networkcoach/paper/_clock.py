"""When what comes in a workshop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from networkcoach.lessons import Beat, Workshop


@dataclass(frozen=True)
class Slot:
    """A stretch of a workshop, from one minute to another.

    Examples
    --------
    >>> print(Slot(60, 6, 4))
    6–10
    """

    workshop: int
    start: int
    minutes: int

    def __str__(self) -> str:
        return f"{self.start}–{self.start + self.minutes}"


@dataclass(frozen=True)
class Step:
    """One beat of a presentation, with its place in each workshop."""

    slots: tuple[Slot, ...]
    minutes: int
    do: str


def slot_in(plan: Workshop, exercise: str) -> Slot:
    """Find the place of an exercise in a workshop that has it.

    Examples
    --------
    >>> from networkcoach.lessons import read_workshops
    >>> print(slot_in(read_workshops().plans[0], "0.2"))
    6–10
    """
    (minutes,) = [block.exercises[exercise] for block in plan.blocks if exercise in block.exercises]
    return Slot(plan.minutes, plan.clock[exercise], minutes)


def steps(beats: Sequence[Beat], slots: Sequence[Slot]) -> list[Step]:
    """Give each beat its minutes on the clock of each workshop."""
    offsets = accumulate((beat.minutes for beat in beats), initial=0)
    return [
        Step(tuple(Slot(one.workshop, one.start + offset, beat.minutes) for one in slots), beat.minutes, beat.do)
        for beat, offset in zip(beats, offsets, strict=False)
    ]
