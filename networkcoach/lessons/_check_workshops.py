"""Look over the workshops for their author: whether the minutes add up, and are those of the lesson files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from networkcoach.lessons._fit import Found, Problem, Steps
from networkcoach.lessons._text import LessonProblem, LessonText, read_document
from networkcoach.lessons._workshops import Block, Workshop, read_workshops

_MINUTES = {60: attrgetter("workshop_60"), 90: attrgetter("workshop_90")}


def workshop_problems(path: Path, lessons: Sequence[LessonText]) -> list[Problem]:
    """All that does not add up in the file of the workshops, in the order of its lines.

    Examples
    --------
    >>> [problem.line for problem in workshop_problems(Path("nowhere.yaml"), [])]
    [1]
    """
    try:
        document, workshops = read_document(path), read_workshops(path)
    except LessonProblem as problem:
        where, _, sentence = str(problem).partition(": ")
        name, _, line = where.partition(":")
        return [Problem(name, int(line or 1), sentence)]
    found = [
        Problem(path.name, document.lines.get(steps, 1), sentence)
        for number, plan in enumerate(workshops.plans)
        for steps, sentence in _plan(("plans", number), plan, lessons)
    ]
    return sorted(found, key=lambda problem: problem.line)


def _plan(at: Steps, plan: Workshop, lessons: Sequence[LessonText]) -> Found:
    if plan.minutes not in _MINUTES:
        yield (
            (*at, "minutes"),
            f"There is no workshop of {plan.minutes} minutes in the lesson files. There are: 60 and 90.",
        )
        return
    whole = sum(block.minutes for block in plan.blocks)
    if whole != plan.minutes:
        cure = f"Take away {whole - plan.minutes}." if whole > plan.minutes else f"Give {plan.minutes - whole} more."
        yield (*at, "minutes"), f"The blocks of the plan add up to {whole}, not {plan.minutes}. {cure}"
    for number, block in enumerate(plan.blocks):
        for steps, sentence in _block(block, plan.minutes, lessons):
            yield (*at, "blocks", number, *steps), sentence
    yield from ((at, sentence) for sentence in _forgotten(plan, lessons))


def _block(block: Block, plan: int, lessons: Sequence[LessonText]) -> Found:
    if block.planned != block.minutes:
        yield (
            ("minutes",),
            f"The block '{block.title}' has {block.minutes} minutes, but its parts add up to {block.planned}. "
            "Change one of the two.",
        )
    for exercise, minutes in block.exercises.items():
        sentence = _exercise(exercise, minutes, plan, lessons)
        if sentence:
            yield ("exercises", exercise), f"In the block '{block.title}': {sentence}"


def _exercise(exercise: str, minutes: int, plan: int, lessons: Sequence[LessonText]) -> str:
    found = [
        (lesson.id, _MINUTES[plan](one.minutes)) for lesson in lessons for one in lesson.exercises if one.id == exercise
    ]
    if not found:
        return f"no lesson has an exercise '{exercise}'. Take it out, or write it."
    (lesson, there), *_ = found
    cure = f"Change it here, or 'workshop_{plan}' there."
    return f"{exercise} has {minutes} minutes here and {there} in {lesson}.yaml. {cure}" if there != minutes else ""


def _forgotten(plan: Workshop, lessons: Sequence[LessonText]) -> Iterator[str]:
    """Find exercises that have minutes in this workshop, and stand in no block or in two."""
    stands = Counter(exercise for block in plan.blocks for exercise in block.exercises)
    for lesson in lessons:
        for one in lesson.exercises:
            if _MINUTES[plan.minutes](one.minutes) and not stands[one.id]:
                yield (
                    f"{one.id} has minutes in 'workshop_{plan.minutes}' of {lesson.id}.yaml, but stands in no block. "
                    "Put it into one, or take its minutes away there."
                )
    for exercise, times in stands.items():
        if times > 1:
            yield f"{exercise} stands in {times} blocks of the plan of {plan.minutes} minutes. Leave it in one."
