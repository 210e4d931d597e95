"""The workshops: which exercises come when, as the file ``data/workshops.yaml`` has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import getitem
from pathlib import Path

from networkcoach._data import Document, data_path
from networkcoach.lessons._build import build
from networkcoach.lessons._text import Beat, LessonProblem, Misconception, read_document

_FORM = "A block has a title, minutes, and exercises with their minutes or beats; a plan has minutes and blocks."


@dataclass(frozen=True)
class Asked:
    """A question on the screen, and what is shown once everybody has an answer."""

    ask: str
    answer: str


@dataclass(frozen=True)
class OnScreen:
    """What people see while there is no exercise.

    Attributes
    ----------
    then
        Questions whose answers are shown one by one.
    back_in
        For a break: its minutes.
    """

    title: str
    lines: tuple[str, ...] = ()
    then: tuple[Asked, ...] = ()
    back_in: int = 0


@dataclass(frozen=True)
class LiveBox:
    """A box of the workbook on a slide of its own, where the slides are live.

    Attributes
    ----------
    box
        The function of the front door that makes it, of a log.
    before
        Whether it comes before the exercise, and not after it.
    """

    box: str
    title: str
    before: bool = False


@dataclass(frozen=True)
class LastSlide:
    """What people take home: the ways of staying in touch, one house rule, and where to go on."""

    title: str
    ways: tuple[str, ...]
    rule: str
    where: str


@dataclass(frozen=True)
class LeftOut:
    """A way to win some minutes of an exercise when it gets late."""

    exercise: str
    minutes: int
    do: str


@dataclass(frozen=True)
class Block:
    """One part of a workshop.

    Attributes
    ----------
    exercises
        From the exercise to its minutes.
    beats
        What is done in a block that is no exercise, such as a break.
    note
        What the presenter should know of it.
    worked
        The exercise before which the two messages of its lesson are shown.
    first
        From an exercise to the keys of the items to begin with, where not all of them are needed.
    house_rules
        The first words of those that stand on the screen.
    on_screen
        What people see in a block that is no exercise.
    live
        From an exercise to the box that live slides show with it.
    """

    title: str
    minutes: int
    exercises: dict[str, int] = field(default_factory=dict)
    beats: tuple[Beat, ...] = ()
    note: str = ""
    worked: str = ""
    first: dict[str, tuple[str, ...]] = field(default_factory=dict)
    house_rules: tuple[str, ...] = ()
    on_screen: tuple[OnScreen, ...] = ()
    live: dict[str, LiveBox] = field(default_factory=dict)

    @property
    def planned(self) -> int:
        """The minutes of its parts."""
        return sum(self.exercises.values()) + sum(beat.minutes for beat in self.beats)


@dataclass(frozen=True)
class Workshop:
    """A workshop of 60 or of 90 minutes; lesson files call them ``workshop_60`` and ``workshop_90``.

    Attributes
    ----------
    leave_out
        What to leave out when it gets late, the first one first.
    """

    minutes: int
    blocks: tuple[Block, ...]
    leave_out: tuple[LeftOut, ...] = ()

    @property
    def starts(self) -> tuple[int, ...]:
        """The minute in which each block begins."""
        return tuple(accumulate((block.minutes for block in self.blocks[:-1]), initial=0))

    @property
    def clock(self) -> dict[str, int]:
        """From each exercise to the minute in which it begins."""
        found: dict[str, int] = {}
        for block, start in zip(self.blocks, self.starts, strict=True):
            found |= zip(block.exercises, accumulate(block.exercises.values(), initial=start), strict=False)
        return found


@dataclass(frozen=True)
class Workshops:
    """All workshops, and what holds for each of them.

    Attributes
    ----------
    before
        What to see to before it begins.
    short_of_time
        What to tell if there is less time.
    objections
        What people often say, and an answer.
    """

    before: tuple[str, ...]
    short_of_time: tuple[str, ...]
    objections: tuple[Misconception, ...]
    last_slide: LastSlide
    plans: tuple[Workshop, ...]


def workshops_path() -> Path:
    """Find the file of the workshops."""
    return data_path("workshops.yaml")


def read_workshops(path: Path | None = None) -> Workshops:
    """Read the workshops.

    Raises
    ------
    LessonProblem
        If something in the file does not fit; the message names file and line.

    Examples
    --------
    >>> [plan.minutes for plan in read_workshops().plans]
    [60, 90]
    """
    document = read_document(path or workshops_path())
    try:
        return build(Workshops, document.value)
    except (KeyError, TypeError, ValueError) as error:
        raise LessonProblem(f"{_place(document)}: this does not fit its form ({error}). {_FORM}") from error


def _place(document: Document) -> str:
    """Find the block that cannot be built, if it is one."""
    for steps in document.lines:
        if steps[:1] == ("plans",) and steps[2:3] == ("blocks",) and len(steps) == 4:
            try:
                build(Block, reduce(getitem, steps, document.value))
            except (KeyError, TypeError, ValueError):
                return document.where(*steps)
    return document.where()
