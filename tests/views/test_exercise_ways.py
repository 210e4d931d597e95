"""Besides answering: an answer to the question as it was, leaving an exercise out, beginning again, bringing back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach._data import data_path, read_yaml
from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise, load_lesson
from networkcoach.views._card import Card
from networkcoach.views.exercise import ExerciseCard

Send = Callable[..., dict[str, Any]]
OpenExercise = Callable[..., Exercise]
EXERCISES = read_yaml(data_path("lessons", "0-does-it-happen.yaml")).value["exercises"]
PERSON = {"person": "new", "name": "Ana Example", "what": "a photo", "by": "2026-03-01", "happened": "yes", "on": None}


def finish(card: ExerciseCard, send: Send) -> None:
    """Give the last of the example answers that is one."""
    if card.spec["kind"] == "act":
        send(card.inner, "promise", **PERSON)
        return
    examples = card._exercise.text.examples
    send(card, "answer", value=next(examples[one] for one in ("right", "noted") if one in examples))


@pytest.fixture
def changed(tmp_path: Path, log: ContactLog) -> Callable[..., ExerciseCard]:
    """Open an exercise of unit 0 after an author has asked something else in it."""

    def opened(name: str) -> ExerciseCard:
        lesson = dict(read_yaml(data_path("lessons", "0-does-it-happen.yaml")).value)
        lesson["exercises"] = [
            {**one, "version": 2, "question": "Something else?"} if one["id"] == name else one
            for one in lesson["exercises"]
        ]
        file = tmp_path / "0-does-it-happen.yaml"
        file.write_text(json.dumps(lesson), encoding="utf-8")  # JSON is YAML
        return ExerciseCard(load_lesson(file, store=log.store, today=lambda: log.today, people=log)[name])

    return opened


class TestAChangedQuestion:
    @pytest.mark.parametrize("name", [one["id"] for one in EXERCISES])
    def test_without_an_earlier_answer_nothing_is_said(self, changed: Callable[..., ExerciseCard], name: str) -> None:
        assert changed(name).state["earlier"] is None

    @pytest.mark.parametrize("name", [one["id"] for one in EXERCISES])
    def test_what_was_answered_stands_beside_the_question_as_it_was(
        self, changed: Callable[..., ExerciseCard], exercise: OpenExercise, send: Send, name: str
    ) -> None:
        finish(ExerciseCard(exercise(name)), send)
        state = changed(name).state
        assert (state["answer"], state["feedback"]) == (None, None)
        assert state["earlier"]["day"] == "16 March"
        assert state["earlier"]["question"][:100] == exercise(name).question[:100]
        assert len(json.dumps([state, changed(name).spec], ensure_ascii=False).encode()) < 3000

    def test_it_can_be_read_by_a_person(
        self, changed: Callable[..., ExerciseCard], exercise: OpenExercise, send: Send
    ) -> None:
        finish(ExerciseCard(exercise("0.5")), send)
        assert changed("0.5").state["earlier"]["answer"] == "- Ana Example"
        send(ExerciseCard(exercise("0.6")), "answer", value="They have forgotten me.")
        assert changed("0.6").state["earlier"]["answer"] == "They have forgotten me."

    def test_it_stays_beside_the_new_answer(
        self, changed: Callable[..., ExerciseCard], exercise: OpenExercise, send: Send
    ) -> None:
        finish(ExerciseCard(exercise("0.6")), send)
        card = changed("0.6")
        before = card.state["earlier"]
        state = send(card, "answer", value="Now I fear nothing.")
        assert (state["earlier"], state["answer"]) == (before, "Now I fear nothing.")


@pytest.mark.parametrize("name", [one["id"] for one in EXERCISES])
class TestSkip:
    def test_it_is_folded_also_in_a_new_kernel_and_can_be_taken_up(
        self, exercise: OpenExercise, send: Send, name: str
    ) -> None:
        card = ExerciseCard(exercise(name))
        assert (card.state["ways"], card.state["skipped"]) == (["skip"], False)
        assert send(card, "skip")["skipped"]
        assert ExerciseCard(exercise(name)).state["skipped"]
        assert not send(card, "unskip")["skipped"]
        assert not ExerciseCard(exercise(name)).state["skipped"]

    def test_after_an_answer_one_begins_again_instead(self, exercise: OpenExercise, send: Send, name: str) -> None:
        card = ExerciseCard(exercise(name))
        finish(card, send)
        assert card.state["ways"] == ["reset"]
        assert ExerciseCard(exercise(name)).state["ways"] == ["reset"]


@pytest.mark.parametrize("name", [one["id"] for one in EXERCISES])
class TestReset:
    def test_it_is_as_new_and_the_answer_comes_back(self, exercise: OpenExercise, send: Send, name: str) -> None:
        card = ExerciseCard(exercise(name))
        finish(card, send)
        send(card, "hint")
        before = card.state
        state = send(card, "reset")
        assert (state["answer"], state["feedback"], state["hints"], state["saved"]) == (None, None, [], "")
        assert state["ways"] == ["skip", "bring_back"]
        again = ExerciseCard(exercise(name))
        assert (again.state["answer"], again.state["ways"]) == (None, ["skip", "bring_back"])
        state = send(again, "bring_back")
        for key in ("answer", "feedback", "saved"):
            assert state[key] == before[key]


def test_what_was_done_at_the_desk_stays_in_the_log(exercise: OpenExercise, log: ContactLog, send: Send) -> None:
    card = ExerciseCard(exercise("0.5"))
    finish(card, send)
    send(card, "reset")
    assert (card.inner.state["rows"], card.inner.state["undo"], log.count_people()) == ([], "", 1)
    send(card, "bring_back")
    assert [row["who"] for row in card.inner.state["rows"]] == ["Ana Example"]


def test_an_offer_goes_with_the_answer_and_comes_back_with_it(exercise: OpenExercise, send: Send) -> None:
    card = ExerciseCard(exercise("0.6"))
    finish(card, send)
    assert card.inner is not None
    send(card, "reset")
    assert card.inner is None
    send(card, "bring_back")
    assert card.inner is not None


def test_the_answer_before_and_the_new_one_change_places(exercise: OpenExercise, send: Send) -> None:
    card = ExerciseCard(exercise("0.6"))
    send(card, "answer", value="first")
    send(card, "reset")
    assert send(card, "draft", value="second")["ways"] == ["bring_back"]
    assert send(card, "answer", value="second")["ways"] == ["reset", "bring_back"]
    assert send(card, "bring_back")["answer"] == "first"
    assert send(card, "bring_back")["answer"] == "second"


def test_what_was_begun_again_on_another_card_is_shown(log: ContactLog, send: Send) -> None:
    lesson = nc.lesson("0-does-it-happen", log=log)
    cards = {name: ExerciseCard(lesson[name]) for name in ("0.3", "0.5", "0.6")}
    for card in cards.values():
        finish(card, send)
    progress = nc.progress(log)
    send(progress, "again", lesson=lesson.id)
    assert [(card.state["answer"], card.state["feedback"]) for card in cards.values()] == [(None, None)] * 3
    assert (cards["0.5"].inner.state["rows"], cards["0.6"].inner) == ([], None)


def test_what_a_cell_of_code_answers_is_shown_on_the_card(log: ContactLog) -> None:
    lesson = nc.lesson("0-does-it-happen", log=log)
    card, other = ExerciseCard(lesson["0.3"]), ExerciseCard(lesson["0.4"])
    before = other.state
    lesson["0.3"].answer("b")
    Card.after_cell()
    assert card.state["answer"] == "b"
    assert card.state["feedback"]["outcome"] == lesson["0.3"].feedback.outcome
    assert card.state["renewed"] == 1  # the page ticks it
    assert other.state == before
    Card.after_cell()
    assert card.state["renewed"] == 1


def test_hints_stay_while_something_is_done_at_the_desk(exercise: OpenExercise, send: Send) -> None:
    card = ExerciseCard(exercise("0.5"))
    send(card, "hint")
    send(card.inner, "promise", **PERSON)
    assert (len(card.state["hints"]), card.state["ways"]) == (1, ["reset"])
