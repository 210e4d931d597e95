"""One's own work: every answer in words, with its day and what came of it; and a page that names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from paper import Element, body

import networkcoach as nc
from networkcoach._data import data_path, read_yaml
from networkcoach.contacts import ContactLog
from networkcoach.lessons import Lesson, coming_back, lesson_names, load_lesson, remember
from networkcoach.paper import my_work
from networkcoach.store import Store

FIRST, LATER = date(2026, 3, 16), date(2026, 3, 24)


@dataclass
class Learner:
    """Somebody at work, with a clock that can be put forward."""

    log: ContactLog = field(default_factory=nc.demo_log)
    now: date = FIRST

    def lesson(self, source: str | Path) -> Lesson:
        return load_lesson(source, store=self.log.store, today=lambda: self.now, people=self.log)

    @property
    def lessons(self) -> list[Lesson]:
        return [self.lesson(name) for name in lesson_names()]

    def page(self, names: bool = True) -> Element:
        return body(my_work(self.lessons, self.now, names=names))


@pytest.fixture
def learner() -> Learner:
    return Learner()


@pytest.fixture
def unit(learner: Learner) -> Lesson:
    return learner.lesson("0-does-it-happen")


def test_what_was_not_tried_is_one_line(learner: Learner) -> None:
    page = learner.page()
    every = [exercise for lesson in learner.lessons for exercise in lesson]
    assert [one.text for one in page.with_class("untried")] == [
        f"{one.id} {one.title} · not tried yet" for one in every
    ]
    assert [one.question for one in every if one.question in page.text] == []


def test_an_answer_stands_in_words_with_question_day_and_feedback(learner: Learner, unit: Lesson) -> None:
    unit["0.3"].answer("b")
    text = learner.page().text
    assert unit["0.3"].question in text
    assert "Your answer 16 March 2026 b) “Count the doors, not the passengers”" in text
    assert "✓ Yes “Count the doors” is his own phrase" in text


def test_every_kind_is_put_into_words(learner: Learner) -> None:
    given: dict[str, object] = {}
    for lesson in learner.lessons:
        for exercise in lesson:
            outcome = "noted" if exercise.kind in ("reflect", "act") else "right"
            if exercise.answer(exercise.text.examples[outcome]).outcome != "not_attempted":
                given[exercise.id] = exercise
    page = learner.page()
    assert len(given) > 30
    assert {one.text.split()[0] for one in page.all("h3")} == given.keys()
    for exercise in given.values():
        words = exercise.spec.readable(exercise.stored.judged, learner.log)  # type: ignore[attr-defined]
        assert " ".join(words.removeprefix("- ").replace("\n- ", " ").split()) in page.text


def test_what_is_only_being_written_is_called_so(learner: Learner, unit: Lesson) -> None:
    unit["0.4"].draft("When you train")
    text = learner.page().text
    assert "What you were writing 16 March 2026 When you train" in text
    assert "Your answer" not in text


def test_answer_and_draft_both_stand_there(learner: Learner, unit: Lesson) -> None:
    unit["0.4"].answer("What do new drivers count first? No hurry.")
    unit["0.4"].draft("What do they")
    text = learner.page().text
    assert text.index("What do new drivers count first?") < text.index(
        "What you were writing 16 March 2026 What do they"
    )


def test_the_answer_after_some_days_stands_beside_the_first(learner: Learner, unit: Lesson) -> None:
    unit["0.6"].answer("No reply.")
    learner.now = LATER
    unit["0.6"].answer("She wrote back.", "again")
    (beside,) = learner.page().with_class("beside")
    first, again = (one for one in beside.inside if isinstance(one, Element))
    assert [one.text for one in first.with_class("own")] == ["No reply."]
    assert [one.text for one in again.with_class("own")] == ["She wrote back."]
    assert "16 March 2026" in first.text
    assert "24 March 2026" in again.text


def test_an_earlier_question_keeps_its_answer(learner: Learner, unit: Lesson, tmp_path: Path) -> None:
    unit["0.4"].answer("What do you count first?")
    values = read_yaml(data_path("lessons", "0-does-it-happen.yaml")).value
    exercise = next(one for one in values["exercises"] if one["id"] == "0.4")
    old, exercise["version"], exercise["question"] = exercise["question"], exercise["version"] + 1, "Something new?"
    file = tmp_path / "0-does-it-happen.yaml"
    file.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
    page = body(my_work([learner.lesson(file)], FIRST))
    assert "An earlier question " + " ".join(old.split()) in page.text
    assert "What do you count first?" in page.text
    assert "Something new?" not in page.text


def test_skipped_and_remembered(learner: Learner, unit: Lesson) -> None:
    unit["0.3"].skip()
    unit["0.1"].answer(9)
    learner.now = LATER
    (asked, *_) = coming_back([unit], LATER)
    remember(unit, asked, "Six of eleven.", None)
    page = learner.page()
    assert "left out, because you can do it already" in page.text
    assert f"From memory {asked.question} Six of eleven." in page.text


def test_lines_stay_as_they_were_typed(learner: Learner, unit: Lesson) -> None:
    unit["0.6"].answer("One\n\n  two   three\n- four")
    assert "One\n\n  two   three\n- four" in my_work(learner.lessons, FIRST)


@given(st.text(max_size=80))
def test_any_answer_is_text(text: str) -> None:
    learner = Learner(ContactLog(Store.open(None), lambda: FIRST))
    unit = learner.lesson("0-does-it-happen")
    unit["0.6"].draft(text)
    unit["0.4"].answer(f"<b>{text}</b><script>x</script>")
    page = body(my_work([unit], FIRST))
    assert page.all("script", "img", "a") == []
    assert "<script>x</script>" in page.text


class TestWithoutNames:
    def test_people_are_letters_everywhere(self, learner: Learner, unit: Lesson) -> None:
        ids = {(learner.log.person_named(number) or "").split()[0]: number for number in range(1, 13)}
        keiko, amara = ids["Keiko"], ids["Amara"]
        unit["0.5"].answer([keiko, amara])
        unit["0.6"].answer("Keiko will laugh. So will Amara Diallo-Finch, and Otis.")
        text = body(my_work([unit], FIRST, names=False)).text
        assert "Person A will laugh. So will Person B, and Person " in text
        assert not {"Keiko", "Amara", "Diallo"} & set(re.findall(r"\w+", text))
        assert "Without names" in text
        assert "Without names" not in learner.page().text

    def test_what_was_remembered_names_nobody(self, learner: Learner, unit: Lesson) -> None:
        unit["0.1"].answer(9)
        learner.now = LATER
        (asked, *_) = coming_back([unit], LATER)
        remember(unit, asked, "As with Keiko Saltmarsh.", None)
        assert re.search(r"As with Person [A-Z]\.", learner.page(names=False).text)

    def test_a_promise_that_names_somebody_names_nobody(self, learner: Learner) -> None:
        promise = next(one for one in learner.log.promise_list() if "photo" in one.what)
        unit = learner.lesson("5-my-90-days")
        unit["5.5"].answer(promise.id)
        name = learner.log.person_named(promise.contact_id)
        assert name
        given = " ".join(one.text for one in learner.page(names=False).with_class("framed"))
        assert name not in given
        assert promise.what in given

    def test_the_log_itself_stays_as_it_is(self, learner: Learner, unit: Lesson) -> None:
        unit["0.5"].answer([1, 2])
        learner.page(names=False)
        assert "Person" not in learner.page().with_class("framed")[0].text


def test_a_lesson_without_a_log_can_be_taken_away() -> None:
    lesson = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: FIRST)
    lesson["0.1"].answer(6)
    for names in (True, False):
        assert "6 (promises kept)" in body(my_work([lesson], FIRST, names=names)).text


def test_who_was_deleted_is_only_counted(learner: Learner, unit: Lesson) -> None:
    unit["0.5"].answer([1, 2])
    gone, here = learner.log.person_named(1), learner.log.person_named(2)
    learner.log.forget(1)
    assert gone
    for names in (True, False):
        (given,) = learner.page(names).with_class("framed")
        assert given.text == f"{here if names else 'Person A'} 1 not in this log any more"
        assert gone not in learner.page(names).text
