"""Answers are kept as they were given: over a restart, a new question, a week, and Run All."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from networkcoach.lessons import Lesson, LessonProblem, Progress, load_lesson
from networkcoach.store import Store

Writer = Callable[[dict[str, Any]], Path]


def open_again(path: Path, today: Any, name: str | Path = "0-does-it-happen") -> Lesson:
    return load_lesson(name, store=Store.open(path), today=today)


def test_a_new_lesson_on_the_same_file_shows_every_answer(tmp_path: Path, day: Any, log: Any) -> None:
    given = {
        "0.1": 4,
        "0.2": [[36, 79]],
        "0.3": "c",
        "0.4": "  What do drivers fear?\n\tWhenever it suits you 🚋 ",
        "0.5": [1, 2],
        "0.6": "Nothing, or “silence”",
        "0.7": dict.fromkeys(["parvati", "ignacio", "tunde", "rufus", "amara", "otis"], "wait"),
    }
    store = Store.open(tmp_path / "log.sqlite")
    first = load_lesson("0-does-it-happen", store=store, today=day, people=log)
    said = {key: first[key].answer(value) for key, value in given.items()}
    store.close()
    second = load_lesson("0-does-it-happen", store=Store.open(tmp_path / "log.sqlite"), today=day, people=log)
    for key, value in given.items():
        stored = second[key].stored
        assert stored is not None
        assert (stored.value, stored.outcome, stored.given_on) == (value, said[key].outcome, date(2026, 3, 16))
        assert second[key].feedback == said[key]
    assert second.progress == Progress(7, 7)


def test_the_same_answer_once_more_changes_nothing(unit: Lesson, day: Any) -> None:
    unit["0.3"].answer("a")
    day.now = date(2026, 3, 18)
    unit["0.3"].answer("a")
    stored = unit["0.3"].stored
    assert stored is not None
    assert (stored.tries, stored.changed_on) == (1, date(2026, 3, 16))
    unit["0.3"].answer("b")
    stored = unit["0.3"].stored
    assert stored is not None
    assert (stored.value, stored.tries, stored.given_on, stored.changed_on) == (
        "b",
        2,
        date(2026, 3, 16),
        date(2026, 3, 18),
    )


def test_a_bad_answer_leaves_the_good_one(unit: Lesson) -> None:
    unit["0.4"].answer("What do drivers fear?")
    assert unit["0.4"].answer("   ").outcome == "not_attempted"
    stored = unit["0.4"].stored
    assert stored is not None
    assert stored.value == "What do drivers fear?"


def test_nothing_is_stored_before_an_answer(unit: Lesson) -> None:
    assert unit["0.1"].answer("x").outcome == "not_attempted"
    assert unit["0.1"].stored is None
    assert unit["0.1"].feedback.outcome == "not_attempted"
    assert unit.progress == Progress(0, 7)


def test_a_draft_is_kept_without_being_judged(unit: Lesson) -> None:
    writing = unit["0.4"]
    writing.draft("Wha")
    stored = writing.stored
    assert stored is not None
    assert (stored.value, stored.judged, stored.outcome, stored.is_draft) == ("Wha", None, "not_attempted", True)
    assert writing.feedback.outcome == "not_attempted"
    assert unit.progress.done == 0


def test_a_draft_after_an_answer_keeps_the_answer(unit: Lesson) -> None:
    writing = unit["0.4"]
    said = writing.answer("What do drivers fear?")
    writing.draft("")
    stored = writing.stored
    assert stored is not None
    assert (stored.value, stored.judged, stored.is_draft) == ("", "What do drivers fear?", True)
    assert writing.feedback == said
    writing.answer("What do drivers love?")
    stored = writing.stored
    assert stored is not None
    assert (stored.value, stored.is_draft) == ("What do drivers love?", False)


def test_a_half_sorted_answer_can_be_a_draft(unit: Lesson) -> None:
    unit["0.7"].draft({"rufus": "leave"})
    stored = unit["0.7"].stored
    assert stored is not None
    assert stored.value == {"rufus": "leave"}
    with pytest.raises(ValueError, match="A draft can be text"):
        unit["0.7"].draft({"rufus": object()})


def test_a_new_version_of_the_question_keeps_the_old_answer_with_its_question(
    tmp_path: Path, day: Any, unit_values: dict[str, Any], written: Writer
) -> None:
    path = tmp_path / "log.sqlite"
    open_again(path, day)["0.3"].answer("a")
    asked = unit_values["exercises"][2]["question"]
    unit_values["exercises"][2] |= {"version": 2, "question": "Which opening would he keep?"}
    changed = open_again(path, day, written(unit_values))
    assert changed["0.3"].stored is None
    assert changed.progress.done == 0
    (old,) = changed["0.3"].earlier
    assert (old.value, old.version, old.question) == ("a", 1, asked)
    changed["0.3"].answer("b")
    assert len(changed["0.3"].earlier) == 1


def test_an_answer_stays_when_its_option_is_gone(
    tmp_path: Path, day: Any, unit_values: dict[str, Any], written: Writer
) -> None:
    path = tmp_path / "log.sqlite"
    open_again(path, day)["0.3"].answer("d")
    del unit_values["exercises"][2]["options"][3]
    changed = open_again(path, day, written(unit_values))["0.3"]
    assert changed.stored is not None
    assert changed.stored.value == "d"
    assert changed.feedback.outcome == "not_right"
    assert changed.feedback.text.startswith("Your answer is kept.")


def test_a_reflection_asks_again_after_a_week(unit: Lesson, day: Any) -> None:
    fear = unit["0.6"]
    assert fear.answer("too early", part="again").outcome == "not_attempted"
    fear.answer("She will be cross.")
    first, again = fear.parts
    assert (again.opens_on, again.is_open, again.stored) == (date(2026, 3, 23), False, None)
    assert fear.question == first.question
    day.now = date(2026, 3, 23)
    assert fear.parts[1].is_open
    assert fear.question.startswith("A week ago")
    assert fear.stored is None
    said = fear.answer("She sent a photo.")
    assert said.outcome == "noted"
    assert "“She will be cross.”\n\nNow you write: “She sent a photo.”" in said.text
    assert "no judgement of you" in said.text
    assert fear.feedback == said
    assert [part.stored.value for part in fear.parts if part.stored] == ["She will be cross.", "She sent a photo."]


def test_run_all_after_a_week_repeats_the_first_answer(unit: Lesson, day: Any) -> None:
    fear = unit["0.6"]
    fear.answer("She will be cross.")
    day.now = date(2026, 4, 1)
    fear.answer("She will be cross.")
    assert fear.parts[1].stored is None
    assert fear.answer("She was not.", part="").outcome == "noted"
    assert fear.parts[0].stored is not None
    assert fear.parts[0].stored.value == "She was not."


def test_the_question_can_be_answered_early(unit: Lesson) -> None:
    unit["0.6"].answer("She will be cross.")
    assert unit["0.6"].answer("She sent a photo.", part="again").outcome == "noted"
    assert unit["0.6"].answer("x", part="nonsense").outcome == "not_attempted"


def test_an_unknown_name_is_answered_with_the_names_there_are(unit: Lesson, day: Any) -> None:
    with pytest.raises(LessonProblem, match=r"no exercise '9\.9'. It has: 0\.1, 0\.2"):
        unit["9.9"]
    with pytest.raises(LessonProblem, match=r"no lesson '\.\./x'\. The course has: 0-does-it-happen"):
        load_lesson("../x", store=Store.open(None), today=day)
