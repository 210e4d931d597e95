"""A finished lesson file is all that an author writes: the example of CONTRIBUTING, taken at its word."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import demo_log
from networkcoach.lessons import Lesson, coming_back, load_lesson
from networkcoach.lessons._check import lesson_problems
from networkcoach.notebooks import cells_of, lesson_page
from networkcoach.views.exercise import ExerciseCard

CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    guide = CONTRIBUTING.read_text(encoding="utf-8")
    name, text = re.findall(r"`data/lessons/([\w-]+\.yaml)`.*?```yaml\n(.*?)```", guide, re.DOTALL)[0]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def lesson(file: Path, day: Any) -> Lesson:
    log = demo_log()
    return load_lesson(file, store=log.store, today=day, people=log, review=nc.review_message)


def test_nothing_is_wrong_with_it(file: Path) -> None:
    assert lesson_problems(file) == []


def test_its_exercises_judge_and_remember(lesson: Lesson, day: Any) -> None:
    for exercise in lesson:
        for outcome, answer in exercise.text.examples.items():
            assert exercise.answer(answer).outcome == outcome
    assert str(lesson.progress) == "2 of 2 tried"
    day.now += timedelta(days=2)
    assert [one.exercise for one in coming_back([lesson], day.now)] == ["6.1"]


def test_its_notebook_has_a_cell_for_each_exercise(lesson: Lesson) -> None:
    code = [source for kind, source in cells_of(lesson_page(lesson.text)) if kind == "code"]
    assert code[-2:] == ['lesson["6.1"]', 'lesson["6.2"]']
    assert "nc.recall(log, before=lesson)" in code


def test_its_exercises_appear_as_cards(lesson: Lesson) -> None:
    for exercise in lesson:
        assert ExerciseCard(exercise).spec["title"] == exercise.title
