"""A whole workshop on one page for the presenter, minute by minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from networkcoach.lessons import (
    Block,
    ExerciseText,
    LessonText,
    Workshop,
    read_lessons,
    read_workshops,
)
from networkcoach.paper._clock import Slot, Step, slot_in, steps
from networkcoach.paper._frame import page
from networkcoach.paper._handout import exercise_named


@dataclass(frozen=True)
class _Exercise:
    text: ExerciseText
    slot: Slot
    steps: list[Step]


@dataclass(frozen=True)
class _Block:
    block: Block
    slot: Slot
    steps: list[Step]
    exercises: list[_Exercise]


def workshop(plan: Workshop) -> str:
    """Make the page of a whole workshop.

    Parameters
    ----------
    plan
        One of `networkcoach.lessons.read_workshops().plans`.

    Returns
    -------
    str
        A whole page of HTML.

    Raises
    ------
    LessonProblem
        If no lesson has one of its exercises.

    Examples
    --------
    >>> "57–60" in workshop(read_workshops().plans[0])
    True
    """
    lessons = read_lessons()
    return page("workshop.html", plan=plan, blocks=[*_blocks(plan, lessons)], all=read_workshops())


def _blocks(plan: Workshop, lessons: Sequence[LessonText]) -> Iterator[_Block]:
    for block, start in zip(plan.blocks, plan.starts, strict=True):
        slot = Slot(plan.minutes, start, block.minutes)
        exercises = [_exercise(exercise_named(one, lessons), plan) for one in block.exercises]
        yield _Block(block, slot, steps(block.beats, [slot]), exercises)


def _exercise(text: ExerciseText, plan: Workshop) -> _Exercise:
    slot = slot_in(plan, text.id)
    return _Exercise(text, slot, steps(text.presenter.beats, [slot]))
