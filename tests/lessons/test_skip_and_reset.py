"""Leave out what one can do already; begin again without losing what was written."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from networkcoach.lessons import Lesson, Progress, load_lesson
from networkcoach.store import Store


def test_a_skipped_exercise_is_counted_apart_and_comes_back_when_wanted(unit: Lesson) -> None:
    unit["0.3"].skip()
    assert unit["0.3"].skipped
    assert unit.progress == Progress(0, 7, 1)
    assert str(unit.progress) == "0 of 7 tried, 1 skipped"
    unit["0.3"].unskip()
    assert not unit["0.3"].skipped
    assert unit.progress == Progress(0, 7)


def test_an_answer_ends_the_skipping(unit: Lesson) -> None:
    unit["0.3"].skip()
    unit["0.3"].answer("b")
    assert not unit["0.3"].skipped
    assert unit.progress == Progress(1, 7)
    assert unit["0.3"].stored is not None
    assert unit["0.3"].feedback.outcome == "right"


def test_the_next_exercise_is_the_first_that_was_left(unit: Lesson) -> None:
    assert unit.next_exercise is unit["0.1"]
    unit["0.1"].answer(3)
    unit["0.2"].skip()
    assert unit.next_exercise is unit["0.3"]
    for one in unit:
        one.skip()
    assert unit.next_exercise is None
    assert unit.progress.left == 0


def test_skipping_outlives_a_restart(tmp_path: Path, day: Any) -> None:
    path = tmp_path / "log.sqlite"
    store = Store.open(path)
    load_lesson("0-does-it-happen", store=store, today=day)["0.1"].skip()
    store.close()
    assert load_lesson("0-does-it-happen", store=Store.open(path), today=day)["0.1"].skipped


def test_beginning_again_sets_the_answer_aside_and_brings_it_back(unit: Lesson) -> None:
    choosing = unit["0.3"]
    choosing.answer("a")
    choosing.draft("c")
    before = choosing.stored
    choosing.reset()
    assert choosing.stored is None
    assert choosing.feedback.outcome == "not_attempted"
    assert choosing.earlier == ()
    assert (choosing.has_aside, unit.progress) == (True, Progress(0, 7))
    choosing.bring_back()
    assert choosing.stored == before
    assert not choosing.has_aside


def test_a_new_answer_is_not_lost_when_the_old_one_comes_back(unit: Lesson) -> None:
    writing = unit["0.6"]
    writing.answer("She will be cross.")
    writing.reset()
    writing.answer("Nothing at all.")
    writing.bring_back()
    assert writing.stored is not None
    assert writing.stored.value == "She will be cross."
    writing.bring_back()
    assert writing.stored is not None
    assert writing.stored.value == "Nothing at all."


def test_beginning_again_twice_loses_neither(unit: Lesson) -> None:
    guess = unit["0.1"]
    for value in (1, 2):
        guess.answer(value)
        guess.reset()
    guess.bring_back()
    assert guess.stored is not None
    assert guess.stored.value == 2
    guess.reset()
    guess.answer(3)
    guess.bring_back()
    guess.bring_back()
    assert guess.stored is not None
    assert guess.stored.value == 3


def test_beginning_a_lesson_again_is_taken_back_as_one(unit: Lesson, day: Any) -> None:
    unit["0.1"].answer(4)
    unit["0.6"].answer("Silence.")
    day.now += timedelta(days=8)
    unit["0.6"].answer("She wrote.")
    unit["0.2"].skip()
    unit.reset()
    assert unit.progress == Progress(0, 7)
    assert unit.has_aside
    unit.bring_back()
    assert unit.progress == Progress(2, 7, 1)
    assert [part.stored.value for part in unit["0.6"].parts if part.stored] == ["Silence.", "She wrote."]


def test_nothing_to_set_aside_is_no_trouble(unit: Lesson) -> None:
    unit["0.1"].reset()
    unit["0.1"].bring_back()
    assert not unit["0.1"].has_aside
    assert unit["0.1"].stored is None
