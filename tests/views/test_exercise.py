"""Every kind of exercise as a card: answered, judged, kept, and there again in a new kernel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach._data import data_path, read_yaml
from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise, load_lesson
from networkcoach.store import Store
from networkcoach.views._card import words
from networkcoach.views._spec import feedback_for_page
from networkcoach.views.exercise import WRITTEN, ExerciseCard

Send = Callable[..., dict[str, Any]]
OpenExercise = Callable[..., Exercise]
EXERCISES = read_yaml(data_path("lessons", "0-does-it-happen.yaml")).value["exercises"]
JUDGED = [
    (one["id"], outcome, answer)
    for one in EXERCISES
    for outcome, answer in one["examples"].items()
    if one["kind"] != "act" and outcome != "not_attempted"
]
NOT_TRIED = [(one["id"], one["examples"]["not_attempted"]) for one in EXERCISES if one["kind"] != "act"]


def promise(name: str, **given: Any) -> dict[str, Any]:
    """What the page sends when somebody new is written down."""
    usual = {"person": "new", "name": name, "what": "a photo", "by": "2026-03-01", "happened": "not_yet", "on": None}
    return usual | given


@pytest.mark.parametrize("name", [one["id"] for one in EXERCISES])
def test_before_an_answer_there_is_nothing_to_see(exercise: OpenExercise, name: str) -> None:
    state = ExerciseCard(exercise(name)).state
    assert (state["answer"], state["feedback"], state["saved"], state["hints"]) == (None, None, "", [])


@pytest.mark.parametrize(("name", "outcome", "answer"), JUDGED)
class TestAnswer:
    def test_it_is_judged_and_saved(
        self, exercise: OpenExercise, send: Send, name: str, outcome: str, answer: Any
    ) -> None:
        opened = exercise(name)
        state = send(ExerciseCard(opened), "answer", value=answer)
        assert state["problem"] == ""
        assert state["answer"] == answer
        assert state["feedback"] == feedback_for_page(opened.feedback)
        assert state["feedback"]["outcome"] == outcome
        assert state["saved"] == words()["saved"]

    def test_it_is_there_in_a_new_kernel(
        self, exercise: OpenExercise, send: Send, name: str, outcome: str, answer: Any
    ) -> None:
        before = send(ExerciseCard(exercise(name)), "answer", value=answer)
        after = ExerciseCard(exercise(name)).state
        for key in ("answer", "feedback", "saved", "question"):
            assert after[key] == before[key]

    def test_nothing_to_judge_leaves_it_as_it_was(
        self, exercise: OpenExercise, send: Send, name: str, outcome: str, answer: Any
    ) -> None:
        card = ExerciseCard(exercise(name))
        send(card, "answer", value=answer)
        state = send(card, "answer", value=dict(NOT_TRIED)[name])
        assert state["feedback"]["outcome"] == "not_attempted"
        assert ExerciseCard(exercise(name)).state["answer"] == answer

    def test_a_draft_is_kept_unjudged(
        self, exercise: OpenExercise, send: Send, name: str, outcome: str, answer: Any
    ) -> None:
        state = send(ExerciseCard(exercise(name)), "draft", value=answer)
        assert (state["answer"], state["feedback"], state["saved"]) == (answer, None, words()["saved"])
        assert ExerciseCard(exercise(name)).state["answer"] == answer


@pytest.mark.parametrize(("name", "answer"), NOT_TRIED)
def test_an_empty_answer_is_told_and_not_kept(exercise: OpenExercise, send: Send, name: str, answer: Any) -> None:
    state = send(ExerciseCard(exercise(name)), "answer", value=answer)
    assert (state["feedback"]["outcome"], state["saved"], state["problem"]) == ("not_attempted", "", "")
    assert state["feedback"]["text"]
    assert ExerciseCard(exercise(name)).state["feedback"] is None


@pytest.mark.parametrize("name", [one["id"] for one in EXERCISES if {"right", "not_right"} <= one["examples"].keys()])
def test_a_changed_mind_takes_away_feedback_only_where_it_no_longer_fits(
    exercise: OpenExercise, send: Send, name: str
) -> None:
    card = ExerciseCard(exercise(name))
    answers = [answer for judged, _, answer in JUDGED if judged == name]
    send(card, "answer", value=answers[0])
    state = send(card, "draft", value=answers[1])
    assert (state["feedback"] is not None) == (card.spec["kind"] in WRITTEN)
    assert ExerciseCard(exercise(name)).state["answer"] == answers[1]


def test_a_value_that_cannot_be_an_answer_gets_a_sentence(exercise: OpenExercise, send: Send) -> None:
    for one in EXERCISES:
        card = ExerciseCard(exercise(one["id"]))
        for value in ({"a": [1]}, [[None]], "\ud83d", 10**30, True):
            state = send(card, "answer", value=value)
            assert state["problem"] == "", (one["id"], value)


@pytest.mark.parametrize("name", [one["id"] for one in EXERCISES])
def test_hints_come_one_by_one_and_begin_again_in_a_new_kernel(exercise: OpenExercise, send: Send, name: str) -> None:
    card = ExerciseCard(exercise(name))
    texts = [send(card, "hint")["hints"] for _ in range(card.spec["hints"])][-1]
    assert texts == list(exercise(name).text.hints)
    again = ExerciseCard(exercise(name))
    assert again.state["hints"] == []
    assert send(again, "hint")["hints"] == texts[:1]


def test_hints_and_solution_stay_while_one_answers(exercise: OpenExercise, send: Send) -> None:
    card = ExerciseCard(exercise("0.3"))
    send(card, "hint")
    send(card, "solution")
    state = send(card, "answer", value="a")
    assert len(state["hints"]) == 1
    assert state["solution"] == exercise("0.3").solution()


def test_two_cards_of_one_exercise_count_their_own_hints(exercise: OpenExercise, send: Send) -> None:
    opened = exercise("0.2")
    one, other = ExerciseCard(opened), ExerciseCard(opened)
    send(one, "hint")
    send(one, "hint")
    assert send(other, "hint")["hints"] == one.state["hints"][:1]


def test_every_option_brings_its_whole_feedback_with_it(exercise: OpenExercise) -> None:
    card = ExerciseCard(exercise("0.3"))
    for option in card.spec["options"]:
        feedback = exercise("0.3").answer(option["key"])
        assert (option["outcome"], option["feedback"]) == (feedback.outcome, feedback.text)


def test_no_other_kind_tells_the_answer_before_it_is_given(exercise: OpenExercise) -> None:
    for name in ("0.1", "0.2", "0.4", "0.7"):
        spec = repr(ExerciseCard(exercise(name)).spec)
        assert not [word for word in ("wanted", "'value'", "why", "'bin'", "checks") if word in spec]


class TestReflectionThatComesBack:
    FIRST, NOW = "They have forgotten me", "They remembered the sundial"

    def test_after_a_week_it_asks_anew_and_shows_what_was_said(self, exercise: OpenExercise, send: Send) -> None:
        first = send(ExerciseCard(exercise("0.6")), "answer", value=self.FIRST)
        for day, comes_back in (("2026-03-22", False), ("2026-03-23", True)):
            state = ExerciseCard(exercise("0.6", day)).state
            assert ("What did happen?" in state["question"]) == comes_back
            assert state["answer"] == (None if comes_back else self.FIRST)
            assert self.FIRST in state["feedback"]["text"]
        assert "What do you fear" in first["question"]

    def test_both_answers_stand_side_by_side(self, exercise: OpenExercise, send: Send) -> None:
        send(ExerciseCard(exercise("0.6")), "answer", value=self.FIRST)
        send(ExerciseCard(exercise("0.6", "2026-03-30")), "answer", value=self.NOW)
        state = ExerciseCard(exercise("0.6", "2026-03-31")).state
        assert state["answer"] == self.NOW
        assert self.FIRST in state["feedback"]["text"]
        assert self.NOW in state["feedback"]["text"]


class TestAct:
    def test_people_are_written_into_log_and_answer_at_once(
        self, exercise: OpenExercise, log: ContactLog, send: Send
    ) -> None:
        card = ExerciseCard(exercise("0.5"))
        send(card.inner, "promise", **promise("Ana Example"))
        state = send(card.inner, "promise", **promise("Ben Example", happened="yes", on="2026-02-28"))
        assert (state["problem"], state["written"]) == ("", 2)
        assert log.follow_through().due == 2
        assert "You chose Ana Example and Ben Example." in card.state["feedback"]["text"]
        again = ExerciseCard(exercise("0.5"))
        assert (again.state["answer"], again.state["feedback"]) == (card.state["answer"], card.state["feedback"])
        assert [row["who"] for row in again.inner.state["rows"]] == ["Ben Example", "Ana Example"]

    def test_the_rest_of_the_log_is_nobodys_business(self, exercise: OpenExercise, log: ContactLog, send: Send) -> None:
        log.promise(log.add("Zoe Example"), "a secret thing")
        card = ExerciseCard(exercise("0.5"))
        assert (card.inner.state["rows"], card.inner.state["score"], card.inner.state["undo"]) == ([], "", "")
        send(card.inner, "promise", **promise("Ana Example"))
        assert [row["who"] for row in card.inner.state["rows"]] == ["Ana Example"]

    def test_the_count_follows_what_happens_later(self, exercise: OpenExercise, send: Send) -> None:
        card = ExerciseCard(exercise("0.5"))
        row = send(card.inner, "promise", **promise("Ana Example"))["rows"][0]
        assert "0 of 1 happened" in card.state["feedback"]["text"]
        send(card.inner, "keep", promise=row["id"])
        assert "1 of 1 happened" in card.state["feedback"]["text"]

    def test_the_count_follows_what_happens_on_another_card(self, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(nc.lesson("0-does-it-happen", log=log)["0.5"])
        row = send(card.inner, "promise", **promise("Ana Example"))["rows"][0]
        send(nc.promises(log), "keep", promise=row["id"])
        assert "1 of 1 happened" in card.state["feedback"]["text"]
        assert not card.inner.state["rows"][0]["open"]

    def test_the_same_person_twice_is_chosen_once(self, exercise: OpenExercise, send: Send) -> None:
        card = ExerciseCard(exercise("0.5"))
        send(card.inner, "promise", **promise("Ana Example"))
        ana = card.state["answer"]
        send(card.inner, "promise", **promise("Ana", person=ana[0], what="a note"))
        assert card.state["answer"] == ana

    def test_who_is_taken_back_is_no_longer_spoken_of(
        self, exercise: OpenExercise, log: ContactLog, send: Send
    ) -> None:
        card = ExerciseCard(exercise("0.5"))
        send(card.inner, "promise", **promise("Ana Example"))
        send(card.inner, "promise", **promise("Ben Example"))
        send(card.inner, "undo")
        assert "You chose Ana Example." in card.state["feedback"]["text"]
        send(card.inner, "undo")
        assert (log.count_people(), card.state["feedback"]) == (0, None)

    def test_one_can_go_on_after_taking_back(self, exercise: OpenExercise, send: Send) -> None:
        card = ExerciseCard(exercise("0.5"))
        send(card.inner, "promise", **promise("Ana Example"))
        send(card.inner, "undo")
        send(card.inner, "promise", **promise("Ben Example"))
        assert "You chose Ben Example." in card.state["feedback"]["text"]
        assert ExerciseCard(exercise("0.5")).state["feedback"] == card.state["feedback"]

    def test_who_was_taken_back_in_another_window_is_not_spoken_of(
        self, exercise: OpenExercise, log: ContactLog, send: Send
    ) -> None:
        send(ExerciseCard(exercise("0.5")).inner, "promise", **promise("Ana Example"))
        log.undo()
        card = ExerciseCard(exercise("0.5"))
        assert card.state["feedback"] is None
        send(card.inner, "promise", **promise("Ben Example"))
        assert "You chose Ben Example." in card.state["feedback"]["text"]

    def test_what_is_missing_is_said_and_nothing_is_noted(
        self, exercise: OpenExercise, log: ContactLog, send: Send
    ) -> None:
        card = ExerciseCard(exercise("0.5"))
        state = send(card.inner, "promise", **promise("", person=None))
        assert state["problem"] == words()["promise"]["need_name"]
        assert (card.state["answer"], log.count_people()) == (None, 0)

    def test_people_are_found_while_one_types(self, exercise: OpenExercise, log: ContactLog, send: Send) -> None:
        ana = log.add("Ana Example")
        state = send(ExerciseCard(exercise("0.5")).inner, "find", text="ana")
        assert state["found"]["people"] == [{"id": ana, "text": "Ana Example"}]

    def test_an_answer_by_number_is_not_lost_when_the_form_adds_one(
        self, exercise: OpenExercise, log: ContactLog, send: Send
    ) -> None:
        ana = log.add("Ana Example")
        exercise("0.5").answer(ana)
        card = ExerciseCard(exercise("0.5"))
        send(card.inner, "promise", **promise("Ben Example"))
        assert card.state["answer"][0] == ana
        assert len(card.state["answer"]) == 2


def test_the_card_tells_what_the_coach_sees_as_the_plain_text_does(exercise: OpenExercise, send: Send) -> None:
    urgent = "What do drivers fear? Answer my email by Friday, it is urgent. This is my third reminder."
    for name, answer, label in (("0.2", [[36, 128]], "asks_for_job"), ("0.4", urgent, "pressure")):
        state = send(ExerciseCard(exercise(name)), "answer", value=answer)
        remarks = [point for point in exercise(name).feedback.points if point.key == label]
        assert remarks
        assert all(f"- {point.text}" in state["feedback"]["text"].splitlines() for point in remarks)
        assert [point["key"] for point in state["feedback"]["points"] if point["ok"] is None].count(label) == len(
            remarks
        )


def test_the_demo_keeps_answers_and_says_for_how_long(send: Send) -> None:
    card = ExerciseCard(nc.lesson("0-does-it-happen", log=nc.demo_log())["0.3"])
    assert send(card, "answer", value="b")["saved"] == words()["saved_demo"]


def test_without_a_log_there_is_no_card() -> None:
    log = nc.demo_log()
    alone = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: log.today)
    with pytest.raises(TypeError, match="log that its lesson was opened with"):
        ExerciseCard(alone["0.1"])
