"""A learner's own work, taken away: all answers of all lessons as one page to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from networkcoach._words import words
from networkcoach.lessons import Exercise, Feedback, Lesson, LogReader, RecallQuestion, StoredAnswer, remembered
from networkcoach.lessons.kinds.act import Act
from networkcoach.paper._frame import page
from networkcoach.paper._letters import LetteredLog

_FREE = ("write", "reflect")


@dataclass(frozen=True)
class Said:
    """One answer.

    Attributes
    ----------
    question
        As it was when this was answered.
    answer, draft
        In words; one of the two may be empty.
    feedback, outcome
        What came of it, and its sign; both empty for a draft, and for an answer to an earlier question.
    """

    question: str
    day: date
    answer: str = ""
    draft: str = ""
    feedback: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Tried:
    """One exercise, with all that was answered to it: the newest question first, then what it was before.

    Attributes
    ----------
    is_free
        Whether answers are the learner's own lines, to be shown as they were typed.
    """

    id: str
    title: str
    is_free: bool
    skipped: bool
    said: tuple[Said, ...]
    earlier: tuple[Said, ...]
    remembered: tuple[RecallQuestion, ...]


@dataclass(frozen=True)
class _Reader:
    """How answers are read: with which log, and what is done to each text before it is shown."""

    people: LogReader | None
    shown: Callable[[str], str] = str


def my_work(lessons: Sequence[Lesson], today: date, *, names: bool = True) -> str:
    """Make one page of all that somebody answered.

    Parameters
    ----------
    lessons
        The lessons, all of them opened with the same store (and log), that of the learner.
    today
        The day that stands on the page.
    names
        False gives each person of the log a letter, also within what was written.

    Returns
    -------
    str
        A whole page of HTML.

    Examples
    --------
    >>> from networkcoach.lessons import load_lesson
    >>> from networkcoach.store import Store
    >>> lesson = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: date(2026, 3, 16))
    >>> _ = lesson["0.1"].answer(9)
    >>> "9 (promises kept)" in my_work([lesson], date(2026, 3, 16))
    True
    """
    reader = _reader(lessons, names)
    shown = [(lesson.title, _tried(lesson, reader)) for lesson in lessons]
    return page("my_work.html", lessons=shown, today=today, names=names)


def _reader(lessons: Sequence[Lesson], names: bool) -> _Reader:
    exercises = [exercise for lesson in lessons for exercise in lesson]
    people = next((exercise.people for exercise in exercises), None)
    if names or people is None:
        return _Reader(people)
    log = LetteredLog(people, [one for exercise in exercises for one in _named(exercise)])
    return _Reader(log, log.letters.hidden)


def _named(exercise: Exercise) -> list[int]:
    """Give the people whom an answer names."""
    spec, stored = exercise.spec, exercise.parts[0].stored
    if not isinstance(spec, Act) or spec.of != "person" or stored is None:
        return []
    ids = stored.value if isinstance(stored.value, list) else [stored.value]
    return [one for one in ids if isinstance(one, int)]


def _tried(lesson: Lesson, reader: _Reader) -> list[Tried]:
    from_memory = [replace(one, remembered=reader.shown(one.remembered or "")) for one in remembered(lesson)]
    return [
        Tried(
            exercise.id,
            exercise.title,
            exercise.kind in _FREE,
            exercise.skipped,
            tuple(_said(exercise, part.stored, reader) for part in exercise.parts if part.stored),
            tuple(_of_earlier(exercise, one, reader) for one in exercise.earlier),
            tuple(one for one in from_memory if one.exercise == exercise.id),
        )
        for exercise in lesson
    ]


def _said(exercise: Exercise, stored: StoredAnswer, reader: _Reader) -> Said:
    if stored.outcome == "not_attempted":
        return Said(stored.question, stored.changed_on, draft=_readable(exercise, stored.value, reader))
    feedback = exercise.feedback_to(stored, reader.people)
    return Said(
        stored.question,
        stored.changed_on,
        _readable(exercise, stored.judged, reader),
        _readable(exercise, stored.value, reader) if stored.is_draft else "",
        reader.shown(feedback.text),
        _outcome(exercise.kind, feedback),
    )


def _of_earlier(exercise: Exercise, stored: StoredAnswer, reader: _Reader) -> Said:
    given = stored.value if stored.judged is None else stored.judged
    return Said(stored.question, stored.changed_on, _readable(exercise, given, reader))


def _readable(exercise: Exercise, value: Any, reader: _Reader) -> str:
    return reader.shown(exercise.spec.readable(value, reader.people))


def _outcome(kind: str, feedback: Feedback) -> str:
    signs = words()["outcomes"] | words()["outcomes_of"].get(kind, {})
    return str(signs[feedback.outcome])
