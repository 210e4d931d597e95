"""Look over the workshops for their author: whether the minutes add up, and are those of the lesson files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from networkcoach.lessons._fit import Found, Problem, Steps
from networkcoach.lessons._text import LessonProblem, LessonText, read_document
from networkcoach.lessons._workshops import Block, Workshop, read_workshops

_LATE = 10  # minutes that the things to leave out win at least
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
    yield from (((*at, *steps), sentence) for steps, sentence in _left_out(plan))


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
    yield from _on_screen(block, lessons)


def _on_screen(block: Block, lessons: Sequence[LessonText]) -> Found:
    """Find what the slides could not show."""
    known = {one.id: (one, lesson) for lesson in lessons for one in lesson.exercises if one.id in block.exercises}
    if block.worked and not (block.worked in known and known[block.worked][1].worked):
        yield ("worked",), f"{block.worked} is not in this block, or its lesson has no two messages to compare."
    for exercise, keys in block.first.items():
        items = {item.key for item in getattr(known[exercise][0].spec, "items", ())} if exercise in known else set()
        if unknown := sorted(set(keys) - items):
            yield ("first", exercise), f"{exercise} has no item '{unknown[0]}' in this block."
    for exercise in block.live.keys() - known.keys():
        yield ("live", exercise), f"{exercise} is not in this block, so no box can be shown with it."
    rules = [rule for lesson in lessons[:1] for rule in lesson.guard_rails]
    for words in block.house_rules:
        if lessons and not any(rule.startswith(f"**{words}.**") for rule in rules):
            yield ("house_rules",), f"No house rule of the first lesson begins with '{words}'."


def _left_out(plan: Workshop) -> Found:
    minutes = {exercise: given for block in plan.blocks for exercise, given in block.exercises.items()}
    for number, one in enumerate(plan.leave_out):
        if one.minutes > minutes.get(one.exercise, 0):
            yield (
                ("leave_out", number),
                f"{one.exercise} has {minutes.get(one.exercise, 0)} minutes in this plan, so leaving out {one.minutes} "
                "of them is not possible. Change one of the two.",
            )
    won = sum(one.minutes for one in plan.leave_out)
    if won < _LATE:
        yield ("leave_out",), f"What can be left out adds up to {won} minutes. Find {_LATE - won} more."


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
