"""The desks inside an `act`: what is done there is in the log, and whom it was done with is in the answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from networkcoach._data import data_path, read_yaml
from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise, load_lesson
from networkcoach.views._card import words
from networkcoach.views.exercise import ExerciseCard
from networkcoach.views.open_promises import OpenPromisesCard
from networkcoach.views.promises import PAGE
from networkcoach.views.said import SaidCard
from networkcoach.views.sources import SourcesCard

Send = Callable[..., dict[str, Any]]
Act = Callable[..., Exercise]
TEXTS = {
    "chosen": "You chose {names}.",
    "with_words": "Words of {names}.",
    "without_words": "No words of {names}.",
    "sources": "Told {told}, public {public}, confidence {confidence}, elsewhere {elsewhere}.",
    "kept": "Kept: {kept}.",
    "still_open": "Open: {open}.",
    "closing": "What is next?",
}


@pytest.fixture
def act(tmp_path: Path, log: ContactLog) -> Act:
    """Open an `act` of unit 0 that was given another desk."""

    def opened(desk: str, of: str = "person", **more: Any) -> Exercise:
        lesson = dict(read_yaml(data_path("lessons", "0-does-it-happen.yaml")).value)
        one = next(one for one in lesson["exercises"] if one["kind"] == "act")
        lesson["exercises"] = [{**one, "desk": desk, "of": of, "texts": TEXTS, **more}]
        file = tmp_path / "lesson.yaml"
        file.write_text(json.dumps(lesson), encoding="utf-8")  # JSON is YAML
        return load_lesson(file, store=log.store, today=lambda: log.today, people=log)["0.5"]

    return opened


def said(name: str, text: str = "Count the ladders.", person: int | str = "new") -> dict[str, Any]:
    return {"person": person, "name": name, "text": text}


def told(card: ExerciseCard) -> str:
    return str(card.state["feedback"]["text"])


class TestSaid:
    def test_a_sentence_is_noted_and_its_person_chosen(self, act: Act, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(act("words"))
        state = send(card.inner, "keep", **said("Ana Example"))
        (ana,) = card.state["answer"]
        assert [(one.topic, one.source, one.text) for one in log.notes_of(ana)] == [
            ("said", "told", "Count the ladders.")
        ]
        assert [(row["who"], row["text"]) for row in state["rows"]] == [("Ana Example", "“Count the ladders.”")]
        assert "Words of Ana Example." in told(card)
        assert state["saved"] == words()["saved"]

    def test_somebody_without_a_sentence_is_chosen_too(self, act: Act, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(act("words"))
        ben = log.add("Ben Example")
        state = send(card.inner, "none", **said("ben", "", ben))
        assert (card.state["answer"], log.notes_of(ben)) == ([ben], [])
        assert state["rows"][0]["text"] == words()["said"]["none_yet"]
        assert "No words of Ben Example." in told(card)
        send(card.inner, "keep", **said("Ben", "Ask the night shift.", ben))
        assert "Words of Ben Example." in told(card)
        assert card.state["answer"] == [ben]

    def test_one_press_is_taken_back_as_one(self, act: Act, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(act("words"))
        assert send(card.inner, "keep", **said("Ana Example"))["undo"] == "Take back: the note about Ana Example"
        send(card.inner, "undo")
        assert (log.count_people(), card.state["feedback"], card.inner.state["rows"]) == (0, None, [])

    def test_an_empty_sentence_is_asked_for_and_nothing_is_written(self, act: Act, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(act("words"))
        assert send(card.inner, "keep", **said("Ana", ""))["problem"] == words()["said"]["need_text"]
        assert send(card.inner, "none", **said("", "", ""))["problem"] == words()["promise"]["need_name"]
        assert (log.count_people(), card.state["answer"], log.undo()) == (0, None, None)

    def test_whoever_asked_to_be_left_alone_is_left_alone_here_too(self, act: Act, log: ContactLog, send: Send) -> None:
        rufus = log.add("Rufus Example")
        log.do_not_contact(rufus)
        card = ExerciseCard(act("words"))
        for verb in ("keep", "none"):
            assert "asked to be left alone" in send(card.inner, verb, **said("Rufus", person=rufus))["problem"]
        assert (log.notes_of(rufus), card.state["answer"]) == ([], None)

    def test_what_was_told_in_confidence_is_not_listed(self, act: Act, log: ContactLog, send: Send) -> None:
        ana = log.add("Ana Example")
        log.note(ana, "I may leave.", topic="said", source="confidence")
        state = send(ExerciseCard(act("words")).inner, "none", **said("Ana", "", ana))
        assert "I may leave." not in json.dumps(state)

    def test_it_stands_alone_too(self, log: ContactLog, send: Send) -> None:
        card = SaidCard(log)
        assert send(card, "keep", **said("Ana Example"))["problem"] == ""
        assert log.shared_by("Ana Example") == ["Count the ladders."]


class TestSources:
    @pytest.fixture
    def ana(self, log: ContactLog) -> int:
        ana = log.add("Ana Example")
        log.note(ana, "Sings in a choir.", source="told")
        log.note(ana, "Moved last year.", source="elsewhere")
        log.note(ana, "I may leave.", source="confidence")
        return ana

    @staticmethod
    def pick(ana: int) -> dict[str, Any]:
        return {"person": ana, "name": "Ana"}

    def test_nothing_is_shown_before_somebody_is_picked(self, act: Act, ana: int) -> None:
        card = ExerciseCard(act("sources"))
        assert (card.inner.state["open"], card.inner.state["rows"], card.inner.state["undo"]) == (None, [], "")

    def test_looking_at_somebody_chooses_them(self, act: Act, ana: int, send: Send) -> None:
        card = ExerciseCard(act("sources"))
        state = send(card.inner, "open", **self.pick(ana))
        assert [(one["text"], one["source"]) for one in state["open"]["notes"]] == [
            (None, "confidence"),
            ("Moved last year.", "elsewhere"),
            ("Sings in a choir.", "told"),
        ]
        assert card.state["answer"] == [ana]
        assert "Told 1, public 0, confidence 1, elsewhere 1." in told(card)

    def test_a_tick_is_kept_at_once(self, act: Act, ana: int, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(act("sources"))
        note = send(card.inner, "open", **self.pick(ana))["open"]["notes"][1]["id"]
        state = send(card.inner, "source", note=note, source="public")
        assert state["open"]["notes"][1]["source"] == "public"
        assert "Told 1, public 1, confidence 1, elsewhere 0." in told(card)
        assert send(card.inner, "undo")["open"]["notes"][1]["source"] == "elsewhere"

    def test_a_note_can_be_deleted_and_comes_back(self, act: Act, ana: int, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(act("sources"))
        note = send(card.inner, "open", **self.pick(ana))["open"]["notes"][1]["id"]
        state = send(card.inner, "remove", note=note)
        assert len(state["open"]["notes"]) == 2
        assert state["undo"] == "Take back: removing a note about Ana Example"
        assert "elsewhere 0" in told(card)
        assert len(send(card.inner, "undo")["open"]["notes"]) == 3

    def test_a_secret_is_shown_after_a_press_and_in_a_new_kernel_after_another(
        self, act: Act, ana: int, send: Send
    ) -> None:
        card = ExerciseCard(act("sources"))
        secret = send(card.inner, "open", **self.pick(ana))["open"]["notes"][0]["id"]
        assert send(card.inner, "reveal", note=secret)["open"]["notes"][0]["text"] == "I may leave."
        again = ExerciseCard(act("sources")).inner
        assert send(again, "again", person=ana)["open"]["notes"][0]["text"] is None

    def test_what_one_has_just_read_does_not_vanish_under_the_tick(self, act: Act, ana: int, send: Send) -> None:
        card = ExerciseCard(act("sources"))
        note = send(card.inner, "open", **self.pick(ana))["open"]["notes"][2]["id"]
        state = send(card.inner, "source", note=note, source="confidence")
        assert state["open"]["notes"][2]["text"] == "Sings in a choir."

    def test_a_long_list_is_turned(self, act: Act, log: ContactLog, send: Send) -> None:
        ana = log.add("Ana Example")
        for number in range(PAGE + 3):
            log.note(ana, f"note {number} {'x' * 500}")
        card = ExerciseCard(act("sources"))
        page = send(card.inner, "open", **self.pick(ana))["open"]
        assert (len(page["notes"]), page["has_more"]) == (PAGE, True)
        page = send(card.inner, "turn", start=PAGE)["open"]
        assert (len(page["notes"]), page["has_more"], page["place"]) == (
            3,
            False,
            f"{PAGE + 1} to {PAGE + 3} of {PAGE + 3}",
        )
        assert len(json.dumps(card.inner.state)) < 20_000

    def test_somebody_forgotten_meanwhile_is_closed(self, act: Act, ana: int, log: ContactLog, send: Send) -> None:
        card = ExerciseCard(act("sources"))
        send(card.inner, "open", **self.pick(ana))
        log.forget(ana)
        assert card.inner.catch_up()["open"] is None

    def test_whoever_asked_to_be_left_alone_is_not_shown(self, ana: int, log: ContactLog, send: Send) -> None:
        log.do_not_contact(ana)
        state = send(SourcesCard(log), "open", **self.pick(ana))
        assert "asked to be left alone" in state["problem"]
        assert state["open"] is None


class TestOpenPromises:
    @pytest.fixture
    def promises(self, log: ContactLog) -> list[int]:
        ana = log.add("Ana Example")
        days = ("2026-02-01", None, "2026-04-01", "2026-03-10")
        return [log.promise(ana, f"promise {number}", by=day) for number, day in enumerate(days)]

    def test_they_are_shown_after_a_press_the_shortest_wait_first(
        self, act: Act, promises: list[int], send: Send
    ) -> None:
        card = ExerciseCard(act("open", of="promise"))
        assert (card.inner.state["rows"], card.inner.state["is_shown"]) == ([], False)
        state = send(card.inner, "show")
        assert [row["what"] for row in state["rows"]] == [f"promise {number}" for number in (3, 0, 2, 1)]
        assert state["score"] == "4 promises of yours are open. Which is the smallest?"

    def test_keeping_one_makes_it_the_answer(self, act: Act, log: ContactLog, promises: list[int], send: Send) -> None:
        card = ExerciseCard(act("open", of="promise"))
        send(card.inner, "show")
        state = send(card.inner, "keep", promise=promises[0])
        assert (card.state["answer"], log.promise_list()[0].kept_on) == ([promises[0]], "2026-03-16")
        assert (state["rows"][0]["what"], state["rows"][0]["open"]) == ("promise 0", False)
        assert "Kept: 1." in told(card)
        again = ExerciseCard(act("open", of="promise"))
        assert [row["what"] for row in again.inner.state["rows"]] == ["promise 0"]

    def test_taking_it_back_leaves_it_open_and_says_so(self, act: Act, promises: list[int], send: Send) -> None:
        card = ExerciseCard(act("open", of="promise"))
        assert send(card.inner, "keep", promise=promises[0])["undo"] == "Take back: “it happened” for Ana Example"
        assert send(card.inner, "undo")["rows"][0]["open"]
        assert "Open: 1." in told(card)

    def test_with_none_it_says_so(self, act: Act) -> None:
        state = ExerciseCard(act("open", of="promise")).inner.state
        assert (state["score"], state["is_shown"], state["rows"]) == (words()["open"]["none"], True, [])

    def test_a_long_list_is_turned(self, log: ContactLog, send: Send) -> None:
        ana = log.add("Ana Example")
        for number in range(PAGE + 2):
            log.promise(ana, f"promise {number}")
        card = OpenPromisesCard(log)
        assert (len(card.state["rows"]), card.state["has_more"]) == (PAGE, True)
        state = send(card, "turn", start=PAGE)
        assert (len(state["rows"]), state["has_more"]) == (2, False)


def test_a_promise_belongs_to_the_strategy_of_its_exercise(act: Act, log: ContactLog, send: Send) -> None:
    form = {"person": "new", "name": "Ana Example", "what": "a photo", "by": None, "happened": "not_yet", "on": None}
    send(ExerciseCard(act("promises", strategy="give")).inner, "promise", **form)
    assert log.promise_list()[0].strategy == "give"
