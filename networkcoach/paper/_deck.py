"""What stands on which slide of a workshop: the parts of its plan, each with its slides. No HTML yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from networkcoach.drift import still_in_touch
from networkcoach.lessons import (
    Block,
    ExerciseText,
    LeftOut,
    LessonText,
    Workshop,
    read_lessons,
    read_workshops,
)
from networkcoach.lessons.kinds import Predict, Sort
from networkcoach.paper._clock import Slot, Step, slot_in, steps
from networkcoach.paper._handout import exercise_named
from networkcoach.paper._pages import paged, remarks_paged

_PICTURE = "```python\nnc.evidence()\n```"
_ITEMS = 3  # on one slide, with room for a reason


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes
    ----------
    layout
        The macro of ``page/_slide.html`` that shows it.
    given
        What that macro shows.
    """

    layout: str
    title: str
    given: Any = None


@dataclass(frozen=True)
class Part:
    """A stretch of the workshop with its slides: an exercise, or a block that has none.

    Attributes
    ----------
    block
        The title of the block to which it belongs.
    text
        The exercise, if it is one.
    lesson
        The lesson of the exercise.
    saves
        How to win some minutes here.
    """

    title: str
    block: str
    slot: Slot
    slides: tuple[Slide, ...]
    note: str = ""
    steps: list[Step] = field(default_factory=list)
    text: ExerciseText | None = None
    lesson: LessonText | None = None
    saves: tuple[LeftOut, ...] = ()


def deck(plan: Workshop) -> list[Part]:
    """Lay out the slides of a workshop; the minutes of the parts add up to those of the plan.

    Raises
    ------
    LessonProblem
        If no lesson has one of its exercises.

    Examples
    --------
    >>> parts = deck(read_workshops().plans[0])
    >>> sum(part.slot.minutes for part in parts)
    60
    """
    lessons = read_lessons()
    last = Slide("last", read_workshops().last_slide.title, read_workshops().last_slide)
    parts = [_welcome(plan)]
    for block, start in zip(plan.blocks, plan.starts, strict=True):
        final = (last,) if block is plan.blocks[-1] else ()
        parts += _exercises(plan, block, lessons) if block.exercises else [_other(plan, block, start, final)]
    return parts


def _welcome(plan: Workshop) -> Part:
    return Part("", "", Slot(plan.minutes, 0, 0), (Slide("welcome", "", plan),))


def _other(plan: Workshop, block: Block, start: int, final: tuple[Slide, ...]) -> Part:
    slot = Slot(plan.minutes, start, block.minutes)
    shown = tuple(Slide("pause" if one.back_in else "screen", one.title, one) for one in block.on_screen)
    return Part(block.title, block.title, slot, shown + final, block.note, steps(block.beats, [slot]))


def _exercises(plan: Workshop, block: Block, lessons: Sequence[LessonText]) -> Iterator[Part]:
    opening = tuple(_opening(plan, block, lessons))
    for number, name in enumerate(block.exercises):
        one, lesson = exercise_named(name, lessons), next(lesson for lesson in lessons if _has(lesson, name))
        worked = tuple(_worked(lesson)) if name == block.worked else ()
        shown = (*worked, *_exercise(one, block.first.get(name, ())))
        slot = slot_in(plan, name)
        yield Part(
            f"{one.id} {one.title}",
            block.title,
            slot,
            shown if number else opening + shown,
            "" if number else block.note,
            steps(one.presenter.beats, [slot]),
            one,
            lesson,
            tuple(save for save in plan.leave_out if save.exercise == name),
        )


def _has(lesson: LessonText, exercise: str) -> bool:
    return any(one.id == exercise for one in lesson.exercises)


def _opening(plan: Workshop, block: Block, lessons: Sequence[LessonText]) -> Iterator[Slide]:
    names = [exercise_named(name, lessons) for name in block.exercises]
    yield Slide("block", block.title, [(one.title, slot_in(plan, one.id)) for one in names])
    rules = [rule for words in block.house_rules for rule in lessons[0].guard_rails if rule.startswith(f"**{words}.")]
    if rules:
        yield Slide("rules", "", rules)


def _worked(lesson: LessonText) -> Iterator[Slide]:
    if lesson.worked:
        yield from _prose("", lesson.worked.lead)
        yield Slide("worked", lesson.worked.ask, lesson.worked)
        yield from (Slide("remarks", "", some) for some in remarks_paged(lesson.worked.notes))


def _prose(title: str, markdown: str) -> Iterator[Slide]:
    yield from (Slide("prose", title, text) for text in paged(markdown))


def _exercise(one: ExerciseText, first: Sequence[str]) -> Iterator[Slide]:
    yield from _prose(one.title, one.before)
    yield from _question(one, first)
    if one.kind == "write":
        yield from (Slide("good", "", text) for text in paged(one.solution))
    yield from _after(one)


def _question(one: ExerciseText, first: Sequence[str]) -> Iterator[Slide]:
    if isinstance(one.spec, Sort):
        yield from (Slide("sort", one.question, (one.spec.bins, some)) for some in _grouped(one.spec, first))
        return
    yield Slide(one.kind, one.question, one)
    if isinstance(one.spec, Predict) and one.spec.reasons:
        yield Slide("reasons", one.spec.reasons_lead, one.spec)


def _grouped(spec: Sort, first: Sequence[str]) -> list[Sequence[Any]]:
    """Put the items that come first on slides of their own, so that the others can be left out."""
    chosen = [item for key in first for item in spec.items if item.key == key]
    others = [item for item in spec.items if item.key not in first]
    return [
        some[at : at + size]
        for some in (chosen, others)
        if (size := _even(len(some)))
        for at in range(0, len(some), size)
    ]


def _even(items: int) -> int:
    """Say how many go on each slide.

    Examples
    --------
    >>> [_even(items) for items in (0, 3, 4, 7)]
    [0, 3, 2, 3]
    """
    return -(-items // -(-items // _ITEMS)) if items else 0


def _after(one: ExerciseText) -> Iterator[Slide]:
    """Show what comes after the exercise; where a page of the workbook has the curve, so has the deck."""
    for number, text in enumerate(re.split(re.escape(_PICTURE), one.after)):
        if number:
            yield Slide("curve", still_in_touch().finding, still_in_touch())
        yield from _prose(one.title, text)
