"""Questions that come back after 2, 7 and 21 days, and the two that open a lesson."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from networkcoach.lessons import Lesson, RecallQuestion, coming_back, load_lesson, opening_of, remember
from networkcoach.store import Store

START = date(2026, 3, 16)


@pytest.fixture
def lessons(unit_values: dict[str, Any], tmp_path: Path, day: Any) -> Callable[[], list[Lesson]]:
    """Three lessons of two exercises each that come back, on one store."""
    store = Store.open(tmp_path / "log.sqlite")

    def opened() -> list[Lesson]:
        return [load_lesson(path, store=store, today=day) for path in paths]

    paths = [_written(unit_values, tmp_path, number) for number in (0, 1, 2)]
    return opened


def _written(values: dict[str, Any], folder: Path, number: int) -> Path:
    exercises = []
    for old in values["exercises"][2:4]:
        identity = old["id"].replace("0.", f"{number}.")
        recall = [{"question": f"{identity} q{n}?", "answer": f"{identity} a{n}."} for n in (1, 2, 3)]
        exercises.append(old | {"id": identity, "recall": recall})
    minutes = {"alone": sum(one["minutes"]["alone"] for one in exercises) + 7, "workshop_60": 4, "workshop_90": 4}
    path = folder / f"{number}-small.yaml"
    lesson = values | {"id": path.stem, "minutes": minutes, "exercises": exercises}
    path.write_text(yaml.safe_dump(lesson, allow_unicode=True), encoding="utf-8")
    return path


def keys(questions: list[RecallQuestion]) -> list[str]:
    return [one.key for one in questions]


def test_a_question_comes_back_after_two_seven_and_twenty_one_days(lessons: Any, day: Any) -> None:
    first = lessons()[0]
    first["0.3"].answer("b")
    seen = []
    for number in range(40):
        day.now = START + timedelta(days=number)
        for asked in coming_back(lessons(), day.now):
            seen.append((number, asked.key))
            remember(first, asked, "what I know", None)
    assert seen == [(2, "0.3/1"), (7, "0.3/2"), (21, "0.3/3")]


def test_who_comes_late_keeps_the_gaps(lessons: Any, day: Any) -> None:
    first = lessons()[0]
    first["0.3"].answer("b")
    day.now = START + timedelta(days=30)
    (asked,) = coming_back(lessons(), day.now)
    remember(first, asked, "", None)
    assert coming_back(lessons(), day.now) == []
    day.now += timedelta(days=4)
    assert coming_back(lessons(), day.now) == []
    day.now += timedelta(days=1)
    assert keys(coming_back(lessons(), day.now)) == ["0.3/2"]


def test_lessons_are_mixed(lessons: Any, day: Any) -> None:
    for lesson in lessons()[:2]:
        for exercise in lesson:
            exercise.draft("x")
            exercise.answer("b" if exercise.kind == "choose" else "What do drivers fear?")
    day.now += timedelta(days=2)
    assert keys(coming_back(lessons(), day.now)) == ["0.3/1", "1.3/1", "0.4/1", "1.4/1"]


def test_a_draft_or_a_skipped_exercise_brings_nothing_back(lessons: Any, day: Any) -> None:
    first = lessons()[0]
    first["0.4"].draft("half a")
    first["0.3"].skip()
    day.now += timedelta(days=50)
    assert coming_back(lessons(), day.now) == []


def test_what_was_remembered_is_kept_beside_the_answer(lessons: Any, day: Any) -> None:
    first = lessons()[0]
    first["0.3"].answer("b")
    day.now += timedelta(days=2)
    (asked,) = coming_back(lessons(), day.now)
    assert asked.remembered is None
    remember(first, asked, "His own words, “the doors”", None)
    again = opening_of(lessons()[2], lessons()[:1])
    assert "0.3/1" not in keys(again)
    assert first.progress.done == 1


def test_a_lesson_opens_with_two_questions_on_two_earlier_lessons(lessons: Any, day: Any) -> None:
    zero, one, two = lessons()
    assert keys(opening_of(zero, [])) == []
    assert keys(opening_of(one, [zero])) == ["0.3/1", "0.4/1"]
    assert keys(opening_of(two, [zero, one])) == ["0.3/1", "1.3/1"]
    one["1.4"].answer("What do drivers fear?")
    assert keys(opening_of(two, [zero, one])) == ["1.4/1", "0.3/1"]
    zero["0.3"].answer("b")
    day.now += timedelta(days=3)
    zero["0.4"].answer("What do drivers fear?")
    assert keys(opening_of(two, [zero, one])) == ["0.3/1", "1.4/1"]


def test_once_answered_the_opening_stays(lessons: Any, day: Any) -> None:
    zero, one, _ = lessons()
    first, second = opening_of(one, [zero])
    remember(zero, first, "I remember", (one, [zero]))
    day.now += timedelta(days=30)
    zero, one, _ = lessons()
    shown = opening_of(one, [zero])
    assert keys(shown) == [first.key, second.key]
    assert [asked.remembered for asked in shown] == ["I remember", None]


def test_beginning_again_begins_the_days_again(lessons: Any, day: Any) -> None:
    first = lessons()[0]
    first["0.3"].answer("b")
    day.now += timedelta(days=2)
    remember(first, coming_back(lessons(), day.now)[0], "yes", None)
    first["0.3"].reset()
    first["0.3"].answer("b")
    day.now += timedelta(days=2)
    assert keys(coming_back(lessons(), day.now)) == ["0.3/1"]
