"""From exercise to act: a finished exercise offers a promise, and one press writes it into the log."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise, lesson_names
from networkcoach.views._card import words
from networkcoach.views.exercise import FINISHED, ExerciseCard
from networkcoach.views.promise_offer import MOST

Send = Callable[..., dict[str, Any]]
OpenExercise = Callable[..., Exercise]
OFFERING = [
    (name, one.id)
    for name in lesson_names()
    for one in nc.lesson(name, log=nc.demo_log())
    if one.text.promise and one.kind != "act"
]


def promise(person: int | str, **given: Any) -> dict[str, Any]:
    return {"person": person, "name": "", "what": "write two lines", "by": "2026-03-20"} | given


@pytest.fixture
def finished(exercise: OpenExercise, log: ContactLog, send: Send) -> ExerciseCard:
    """A finished exercise in a log with two people."""
    for name in ("Ana Example", "Ben Example"):
        log.add(name, met_on="2026-03-01")
    card = ExerciseCard(exercise("0.6"))
    send(card, "answer", value="They have forgotten me.")
    return card


def everything(log: ContactLog) -> tuple[list[str], list[Any]]:
    return sorted(log.contacts["name"]), log.promise_list()


@pytest.mark.parametrize(("lesson", "name"), OFFERING)
def test_every_exercise_that_can_become_a_promise_offers_it_once_it_is_finished(
    send: Send, models: Callable[[], int], lesson: str, name: str
) -> None:
    log = nc.demo_log()
    card = ExerciseCard(nc.lesson(lesson, log=log)[name])
    assert card.inner is None
    examples = nc.lesson(lesson, log=log)[name].text.examples
    for outcome, answer in examples.items():
        send(card, "answer", value=answer)
        now = card._exercise.feedback.outcome
        assert (card.inner is not None) == (now in FINISHED), outcome
        assert models() == 1 + (now in FINISHED)
    send(card, "answer", value=next(examples[one] for one in FINISHED if one in examples))
    offer = card.inner
    assert 1 <= len(offer.state["people"]) <= MOST
    assert len(json.dumps([offer.spec, offer.state], ensure_ascii=False).encode()) < 3000
    assert len(f"{offer._esm}{offer._css}".encode()) < 30_000


def test_nobody_is_named_before(exercise: OpenExercise, log: ContactLog) -> None:
    log.add("Zoe Example", met_on="2026-03-01")
    card = ExerciseCard(exercise("0.6"))
    assert card.inner is None
    assert "Zoe" not in json.dumps([card.state, card.spec])


def test_those_who_could_do_with_a_word_are_offered(finished: ExerciseCard) -> None:
    offer = finished.inner.state
    assert [(one["name"], one["called"]) for one in offer["people"]] == [("Ana Example", "Ana"), ("Ben Example", "Ben")]
    assert offer["by"] == "2026-03-18"
    assert finished.inner.spec["what"] == "write two lines to {name}"


def test_one_press_writes_it_down_and_it_stays_there(
    finished: ExerciseCard, exercise: OpenExercise, log: ContactLog, send: Send
) -> None:
    state = send(finished.inner, "promise", **promise(1))
    (made,) = log.promise_list()
    assert (made.contact, made.what, made.by, made.strategy) == (
        "Ana Example",
        "write two lines",
        "2026-03-20",
        "interested_ear",
    )
    assert state["made"]["text"] == "Promised to Ana Example: write two lines, by Friday, 20 March 2026."
    send(finished.inner, "undo")
    state = send(finished.inner, "promise", **promise(1, what="write to Ana."))
    assert state["made"]["text"] == "Promised: write to Ana, by Friday, 20 March 2026."
    assert (state["people"], state["saved"]) == ([], words()["saved"])
    again = ExerciseCard(exercise("0.6")).inner.state
    assert (again["made"], again["undo"]) == (state["made"], "Take back: the promise to Ana Example")


def test_it_can_be_taken_back_and_offered_again(
    finished: ExerciseCard, exercise: OpenExercise, log: ContactLog, send: Send
) -> None:
    send(finished.inner, "promise", **promise("new", name="Cleo Example"))
    assert everything(log)[0] == ["Ana Example", "Ben Example", "Cleo Example"]
    state = send(finished.inner, "undo")
    assert everything(log) == (["Ana Example", "Ben Example"], [])
    assert (state["made"], len(state["people"])) == (None, 2)
    assert ExerciseCard(exercise("0.6")).inner.state["made"] is None


def test_another_promise_is_never_taken_for_it(
    finished: ExerciseCard, exercise: OpenExercise, log: ContactLog, send: Send
) -> None:
    send(finished.inner, "promise", **promise(1))
    log.undo()
    log.promise("Ben", "something else")
    assert ExerciseCard(exercise("0.6")).inner.state["made"] is None


def test_the_button_takes_back_only_this(finished: ExerciseCard, log: ContactLog, send: Send) -> None:
    send(finished.inner, "promise", **promise(1))
    other = nc.promises(finished._log)
    send(other, "promise", person="new", name="Dora", what="a map", by=None, happened="not_yet", on=None)
    assert finished.inner.state["undo"] == ""


def test_what_became_of_it_is_said(finished: ExerciseCard, send: Send) -> None:
    send(finished.inner, "promise", **promise(1))
    promises = nc.promises(finished._log)
    send(promises, "keep", promise=promises.state["rows"][0]["id"])
    made = finished.inner.state["made"]
    assert (made["words"], made["can_save"]) == ("✓ done on time", False)


def test_it_goes_into_a_calendar(finished: ExerciseCard, send: Send) -> None:
    send(finished.inner, "promise", **promise(1))
    state = send(finished.inner, "calendar")
    assert state["download"]["name"] == "promise-2026-03-20.ics"
    assert state["told"] == "promise-2026-03-20.ics is among the downloads of your browser."
    assert finished.inner.file.startswith(b"BEGIN:VCALENDAR")
    assert b"write two lines" in finished.inner.file
    assert send(finished.inner, "taken")["problem"] == ""
    assert finished.inner.file == b""


def test_without_a_day_it_says_so_and_there_is_nothing_to_save(finished: ExerciseCard, send: Send) -> None:
    made = send(finished.inner, "promise", **promise(1, by=""))["made"]
    assert made["text"] == "Promised to Ana Example: write two lines, without a day yet."
    assert not made["can_save"]


def test_an_empty_log_gets_its_first_person(exercise: OpenExercise, log: ContactLog, send: Send) -> None:
    card = ExerciseCard(exercise("0.6"))
    send(card, "answer", value="They have forgotten me.")
    assert card.inner.state["people"] == []
    assert send(card.inner, "promise", **promise("new"))["problem"] == words()["promise"]["need_name"]
    assert send(card.inner, "promise", **promise("new", name=" Ana "))["problem"] == ""
    assert [(one.contact, one.what) for one in log.promise_list()] == [("Ana", "write two lines")]


def test_a_name_that_somebody_has_means_that_person(finished: ExerciseCard, log: ContactLog, send: Send) -> None:
    send(finished.inner, "promise", **promise("new", name="ben example"))
    assert (log.count_people(), log.promise_list()[0].contact) == (2, "Ben Example")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"what": " "}, words()["promise"]["need_what"]),
        ({"person": "new", "name": "Kim"}, words()["offer"]["ambiguous"].format(name="Kim")),
        ({"person": "new", "name": "Rufus"}, "Rufus Example asked to be left alone"),
        ({"by": "30 Feb"}, ""),
    ],
)
def test_what_cannot_be_promised_is_told_and_writes_nothing(
    finished: ExerciseCard, log: ContactLog, send: Send, wrong: dict[str, Any], sentence: str
) -> None:
    for name in ("Kim One", "Kim Two", "Rufus Example"):
        log.add(name)
    log.do_not_contact("Rufus Example")
    state = send(finished.inner, "promise", **(promise(1) | wrong))
    assert state["problem"].startswith(sentence)
    assert state["problem"].endswith((".", "?"))
    assert (log.promise_list(), state["made"], log.count_people()) == ([], None, 5)


def test_it_goes_with_an_answer_that_is_not_right_unless_it_was_promised(
    exercise: OpenExercise, log: ContactLog, send: Send
) -> None:
    card = ExerciseCard(exercise("0.4"))
    good, weak = (exercise("0.4").text.examples[one] for one in ("right", "not_right"))
    send(card, "answer", value=good)
    assert card.inner is not None
    send(card, "answer", value=weak)
    assert card.inner is None
    send(card, "answer", value=good)
    send(card.inner, "promise", **promise("new", name="Ana"))
    send(card, "answer", value=weak)
    assert card.inner.state["made"]


def test_it_looks_for_people_anew_only_when_the_log_has_changed(
    finished: ExerciseCard, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, asked = finished._log, []
    suggest = log.suggestions
    monkeypatch.setattr(log, "suggestions", lambda limit: asked.append(limit) or suggest(limit))
    send(finished, "draft", value="They have forgotten me. Or")
    assert asked == []
    log.add("Dora Example", met_on="2026-03-01")
    assert finished.inner.catch_up()["people"][-1]["name"] == "Dora Example"
    log.forget("Dora Example")
    assert "Dora Example" not in json.dumps(finished.inner.catch_up())
