"""Questions that come back after 2, 7 and 21 days, to be answered from memory, and those that open a lesson.

The days follow the advice to spread practice: Cepeda et al. 2006, Psychological Bulletin 132. Nothing is scored: who
has written down what they remember sees the answer beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, groupby, zip_longest
from typing import TYPE_CHECKING

from networkcoach.lessons._answers import Place, StoredAnswer, save, stored_answers

if TYPE_CHECKING:
    from networkcoach.lessons._lesson import Lesson
    from networkcoach.lessons._text import ExerciseText
    from networkcoach.store import Store

GAPS = (2, 7, 21)
OPENING = 2
_LEVELS = tuple(range(1, len(GAPS) + 1))
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class RecallQuestion:
    """One question to be answered from memory.

    Attributes
    ----------
    level
        1, 2 or 3: asked after 2, 7 or 21 days.
    answer
        To be shown only once somebody has written (or thought) their own.
    due_on
        The day it comes back; None while its exercise is not answered.
    remembered
        What the learner wrote from memory, perhaps nothing; None while it was not asked.
    """

    lesson: str
    lesson_title: str
    exercise: str
    level: int
    question: str
    answer: str
    due_on: date | None
    remembered: str | None = None

    @property
    def key(self) -> str:
        """A name for it, such as ``0.3/1``."""
        return f"{self.exercise}/{self.level}"


def coming_back(lessons: Sequence[Lesson], today: date) -> list[RecallQuestion]:
    """List what has come back by today, the lessons mixed, what has waited longest first.

    Examples
    --------
    >>> from networkcoach.lessons import load_lesson
    >>> from networkcoach.store import Store
    >>> lesson = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: date(2026, 3, 16))
    >>> _ = lesson["0.3"].answer("b")
    >>> [one.exercise for one in coming_back([lesson], date(2026, 3, 17))]
    []
    """
    waiting = [
        one
        for lesson in lessons
        for one in _next_of_each(lesson)
        if one.due_on is not None and one.due_on <= today and one.remembered is None
    ]
    return _mixed(sorted(waiting, key=lambda one: (one.lesson, one.due_on or today, one.exercise)))


def remembered(lesson: Lesson) -> list[RecallQuestion]:
    """List what was written from memory in a lesson, in the order of its exercises."""
    return [one for one in _all(lesson) if (one.remembered or "").strip()]


def opening_of(lesson: Lesson, earlier: Sequence[Lesson]) -> list[RecallQuestion]:
    """Choose the two questions that open a lesson: on earlier lessons, what is due before what is not.

    Once one of them was answered, they stay the same two.
    """
    store = lesson.store
    kept = json.loads(store.setting(_setting(lesson)) or "[]")
    every = {one.key: one for other in earlier for one in _all(other)}
    if kept and all(key in every for key in kept):
        return [every[key] for key in kept]
    following = [one for other in earlier for one in _next_of_each(other) if one.remembered is None]
    by_day = sorted(following, key=lambda one: (one.due_on is None, one.due_on or date.max, one.exercise))
    return _from_two_lessons(by_day)


def remember(lesson: Lesson, asked: RecallQuestion, words: str, opens: tuple[Lesson, Sequence[Lesson]] | None) -> None:
    """Keep what somebody wrote from memory; nothing is judged.

    Parameters
    ----------
    lesson
        The lesson that the question belongs to.
    opens
        The lesson that it opens, with its earlier ones, if it does: its two questions then stay.
    """
    if opens is not None:
        keys = [one.key for one in opening_of(*opens)]
        lesson.store.keep(_setting(opens[0]), json.dumps(keys))
    exercise = lesson[asked.exercise]
    place = Place(lesson.id, exercise.id, exercise.text.version, _part(asked.level), asked.question)
    save(lesson.store, place, words, "noted", lesson.today)


def _setting(lesson: Lesson) -> str:
    return f"opening:{lesson.id}"


def _part(level: int) -> str:
    return f"recall:{level}"


def _all(lesson: Lesson) -> Iterator[RecallQuestion]:
    for exercise in lesson:
        yield from _questions(lesson, exercise.text)


def _next_of_each(lesson: Lesson) -> Iterator[RecallQuestion]:
    """Give for each exercise the first of its questions that was not asked yet."""
    for exercise in lesson:
        yield from [one for one in _questions(lesson, exercise.text) if one.remembered is None][:1]


def _questions(lesson: Lesson, text: ExerciseText) -> Iterator[RecallQuestion]:
    first = _stored(lesson.store, text, "")
    answered_on = first.given_on if first and first.outcome != "not_attempted" else None
    before: date | None = None
    for level, recall in zip(_LEVELS, text.recall, strict=False):
        stored = _stored(lesson.store, text, _part(level))
        yield RecallQuestion(
            lesson.id,
            lesson.title,
            text.id,
            level,
            recall.question,
            recall.answer,
            _due(answered_on, level, before),
            str(stored.value) if stored else None,
        )
        before = stored.given_on if stored else before


def _due(answered_on: date | None, level: int, before: date | None) -> date | None:
    """Count from the answer; who comes late keeps the gap to the question before."""
    if answered_on is None:
        return None
    day = answered_on + GAPS[level - 1] * _DAY
    return day if before is None or level == 1 else max(day, before + (GAPS[level - 1] - GAPS[level - 2]) * _DAY)


def _stored(store: Store, text: ExerciseText, part: str) -> StoredAnswer | None:
    return next((one for one in stored_answers(store, text.id, part) if one.version == text.version), None)


def _mixed(by_lesson: Iterable[RecallQuestion]) -> list[RecallQuestion]:
    """Deal them out lesson by lesson, so that no two of one lesson follow each other while others wait."""
    lessons = [list(group) for _, group in groupby(by_lesson, key=lambda one: one.lesson)]
    return [one for one in chain.from_iterable(zip_longest(*lessons)) if one is not None]


def _from_two_lessons(questions: Sequence[RecallQuestion]) -> list[RecallQuestion]:
    """Take the first, and the next that is of another lesson, if there is one."""
    if not questions:
        return []
    others = [one for one in questions[1:] if one.lesson != questions[0].lesson] or list(questions[1:])
    return [questions[0], *others[: OPENING - 1]]
