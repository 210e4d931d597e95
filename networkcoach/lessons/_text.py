"""The text of a lesson: what its author wrote, as frozen dataclasses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import chain, pairwise, zip_longest
from pathlib import Path
from typing import Any

from networkcoach._data import DataFileError, Document, read_yaml
from networkcoach.lessons._build import build
from networkcoach.lessons.kinds import KINDS, Kind


class LessonProblem(DataFileError):
    """A lesson is not there or its file has a mistake; the message names file and line."""


@dataclass(frozen=True)
class Minutes:
    """How long something takes: alone at home, and in the two workshops."""

    alone: int = 0
    workshop_60: int = 0
    workshop_90: int = 0

    def __str__(self) -> str:
        return str(self.alone)


@dataclass(frozen=True)
class Misconception:
    """A thought that leads many people astray, and what speaks against it."""

    thought: str
    answer: str


@dataclass(frozen=True)
class Evidence:
    """What research says, with its source, and what to doubt about it."""

    says: str
    source: str
    doubt: str
    doi: str = ""


@dataclass(frozen=True)
class Remark:
    """What some words of a worked example do."""

    words: str
    why: str


@dataclass(frozen=True)
class Worked:
    """A worked example: two messages by one student, and what makes the difference.

    Attributes
    ----------
    lead
        Who writes to whom, as Markdown.
    ask
        What to explain to oneself before the notes are opened.
    called
        What the two are, where they are no messages.
    """

    lead: str
    weak: str
    better: str
    ask: str
    notes: tuple[Remark, ...]
    called: str = "Message"


@dataclass(frozen=True)
class Recall:
    """A small question that comes back after some days, to be answered from memory, and what is shown then."""

    question: str
    answer: str


@dataclass(frozen=True)
class OfferedPromise:
    """What a finished exercise offers to become; ``{name}`` in ``what`` stands for the person."""

    what: str
    strategy: str
    in_days: int


@dataclass(frozen=True)
class Beat:
    """One step of a demonstration."""

    minutes: int
    do: str


@dataclass(frozen=True)
class Presenting:
    """What a presenter needs for one exercise."""

    notes: str
    beats: tuple[Beat, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shared:
    """The parts of an exercise that every kind has."""

    id: str
    version: int
    kind: str
    title: str
    minutes: Minutes
    before: str
    question: str
    examples: dict[str, Any]
    presenter: Presenting
    hints: tuple[str, ...] = ()
    solution: str = ""
    after: str = ""
    recall: tuple[Recall, ...] = ()
    promise: OfferedPromise | None = None


@dataclass(frozen=True, kw_only=True)
class ExerciseText(Shared):
    """One exercise as its author wrote it; ``spec`` is the part that differs from kind to kind."""

    spec: Kind


@dataclass(frozen=True)
class LessonText:
    """A lesson as its author wrote it.

    Attributes
    ----------
    minutes
        The whole lesson, reading included.
    reading
        Minutes of reading, outside the exercises.
    opening, closing
        Prose before the first and after the last exercise, as Markdown.
    """

    id: str
    title: str
    minutes: Minutes
    reading: int
    questions: tuple[str, ...]
    objectives: tuple[str, ...]
    key_points: tuple[str, ...]
    opening: str
    guard_rails: tuple[str, ...]
    misconceptions: dict[str, Misconception]
    exercises: tuple[ExerciseText, ...]
    closing: str
    evidence: tuple[Evidence, ...]
    presenter: str
    worked: Worked | None = None


_SHORT = 60  # letters: in a message, the author meant such a line to end there
_SHARED = {field.name for field in fields(Shared)}


def read_document(path: Path) -> Document:
    """Read the YAML of a lesson, with line numbers.

    Raises
    ------
    LessonProblem
        If the file cannot be read as YAML.
    """
    try:
        return read_yaml(path)
    except DataFileError as error:
        raise LessonProblem(str(error)) from error


def lesson_text(data: Any) -> LessonText:
    """Make a lesson from the plain values of its file."""
    if not isinstance(data, Mapping):
        raise TypeError("a lesson is a mapping")
    exercises = [_exercise(one) for one in data["exercises"]]
    whole = build(LessonText, {**data, "exercises": []})
    worked = whole.worked
    if worked:
        worked = replace(worked, weak=unfolded(worked.weak), better=unfolded(worked.better))
    return replace(whole, exercises=tuple(exercises), worked=worked)


def unfolded(message: str) -> str:
    r"""Join the lines that an author broke only because the file is narrow; a short line ends where it ends.

    Examples
    --------
    >>> unfolded("Dear Ana,\n\n" + 12 * "a word " + "\nand one more.\n\nBest,\nRobin").count("\n")
    5
    """
    lines = [line.strip() for line in message.strip().splitlines()]
    breaks = ["\n" if len(line) < _SHORT or not after else " " for line, after in pairwise(lines)]
    return "".join(chain.from_iterable(zip_longest(lines, breaks, fillvalue="")))


def _exercise(data: Any) -> ExerciseText:
    if not isinstance(data, Mapping):
        raise TypeError("an exercise is a mapping")
    spec = build(KINDS[data["kind"]], {key: value for key, value in data.items() if key not in _SHARED})
    shared = build(Shared, {key: value for key, value in data.items() if key in _SHARED})
    return ExerciseText(**shared.__dict__, spec=spec)


def plain(markdown: str) -> str:
    r"""Take the signs and line breaks of Markdown out of prose, for a terminal.

    Examples
    --------
    >>> plain("Read *this* and **that**,\n[here](https://example.com).")
    'Read this and that, here.'
    """
    joined = re.sub(r"(?<!\n)\n(?!\n|\s*- )", " ", markdown)
    signs = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", joined)
    return re.sub(r"(\*{1,2})(\S(?:.*?\S)?)\1", r"\2", signs)
