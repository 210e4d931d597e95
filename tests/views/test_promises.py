"""The desk and the card of promises: whom, what, did it happen, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.views._card import words
from networkcoach.views._who import MATCHES
from networkcoach.views.promises import PAGE, PromiseDesk, PromisesCard

Send = Callable[..., dict[str, Any]]
HOSTILE = '<img src=x onerror=alert(1)> "O\'Neil" {name} $x^2$ =1+1'


def form(**given: Any) -> dict[str, Any]:
    """What the page sends when nothing but the necessary was filled in."""
    return {
        "person": "new",
        "name": "Ana Example",
        "what": "a photo",
        "by": None,
        "happened": "not_yet",
        "on": None,
    } | given


@pytest.fixture
def card(log: ContactLog) -> PromisesCard:
    return nc.promises(log)


def everything(log: ContactLog) -> tuple[list[str], list[Any]]:
    return sorted(log.contacts["name"]), log.promise_list()


class TestFind:
    def test_a_part_of_a_name_is_enough(self) -> None:
        found = PromiseDesk(nc.demo_log()).find(" teod ")["found"]
        assert found["text"] == "teod"
        assert [one["id"] for one in found["people"]] == [2]
        assert found["people"][0]["text"].startswith("Teodor Vasilescu, ")
        assert not found["more"]

    def test_what_was_typed_comes_back_as_it_was_typed(self) -> None:
        found = PromiseDesk(nc.demo_log()).find("Teodor  Vasi")["found"]
        assert (found["text"], len(found["people"])) == ("Teodor  Vasi", 1)

    def test_nobody_and_nothing(self) -> None:
        desk = PromiseDesk(nc.demo_log())
        assert desk.find("Zzz")["found"] == {"text": "Zzz", "people": [], "more": False, "same": False}
        assert desk.find("  ")["found"] == {"text": "", "people": [], "more": False, "same": False}

    def test_two_people_of_one_name_are_told_apart(self, log: ContactLog) -> None:
        log.add("Kim Example", company="Example Trams")
        log.add("Kim Example", position="Gardener")
        texts = [one["text"] for one in PromiseDesk(log).find("kim")["found"]["people"]]
        assert texts == ["Kim Example, Example Trams", "Kim Example, Gardener"]

    def test_a_long_list_is_cut_and_says_so(self, log: ContactLog) -> None:
        for number in range(MATCHES + 1):
            log.add(f"Kim Example {number}")
        found = PromiseDesk(log).find("kim")["found"]
        assert len(found["people"]) == MATCHES
        assert found["more"]

    def test_a_hostile_name_stays_text(self, log: ContactLog) -> None:
        log.add(HOSTILE, company="<script>alert(1)</script>")
        assert PromiseDesk(log).find("onerror")["found"]["people"][0]["text"] == f"{HOSTILE}, <script>alert(1)</script>"


class TestWrite:
    def test_a_new_person_with_a_kept_promise(self, card: PromisesCard, log: ContactLog, send: Send) -> None:
        state = send(card, "promise", **form(by="2026-03-01", happened="yes", on="2026-02-27"))
        assert log.follow_through().on_time == 1
        assert state["score"] == "1 of 1 happened so far."
        assert state["written"] == 1
        assert state["found"] is None
        assert state["saved"] == words()["saved"]
        assert [(row["who"], row["what"], row["state"], row["open"]) for row in state["rows"]] == [
            ("Ana Example", "a photo", "on_time", False)
        ]

    def test_it_happened_means_today_if_no_day_is_given(self, card: PromisesCard, log: ContactLog, send: Send) -> None:
        send(card, "promise", **form(happened="yes"))
        assert log.promise_list()[0].kept_on == "2026-03-16"

    def test_somebody_who_is_in_the_log_already(self, card: PromisesCard, log: ContactLog, send: Send) -> None:
        ben = log.add("Ben Example")
        state = send(card, "promise", **form(person=str(ben), name="ben", by="2026-03-20"))
        assert state["problem"] == ""
        assert log.count_people() == 1
        assert log.promise_list()[0].contact_id == ben
        assert state["score"] == "Nothing has fallen due yet. 1 still to come."

    def test_a_pick_that_no_longer_goes_with_the_name_is_asked_again(
        self, card: PromisesCard, log: ContactLog, send: Send
    ) -> None:
        ana, _ben = log.add("Ana Example"), log.add("Ben Other")
        state = send(card, "promise", **form(person=str(ana), name="Ben"))
        assert state["problem"] == words()["promise"]["need_person"]
        assert log.promise_list() == []

    def test_i_do_not_know_is_an_answer_that_stays_visible(
        self, card: PromisesCard, log: ContactLog, send: Send
    ) -> None:
        state = send(card, "promise", **form(what="", happened="unknown"))
        assert [(row["who"], row["what"]) for row in state["rows"]] == [
            ("Ana Example", "something, I don’t remember what")
        ]
        assert state["score"] == "Nothing has fallen due yet. 1 has no day yet, so it is not counted."
        assert state["undo"] == "Take back: the promise to Ana Example"
        send(card, "undo")
        assert everything(log) == ([], [])

    def test_promises_without_a_day_are_never_passed_over_in_silence(
        self, card: PromisesCard, log: ContactLog, send: Send
    ) -> None:
        for what in ("a photo", "a map", "a tip"):
            log.promise(log.add("Ana Example"), what)
        state = send(card, "keep", promise=1)
        assert state["score"] == "1 of 1 happened so far. 2 have no day yet, so they are not counted."
        assert [row["words"] for row in state["rows"]] == ["– no day set", "– no day set", "✓ done"]

    def test_two_people_of_one_name_are_told_apart_in_the_list(
        self, card: PromisesCard, log: ContactLog, send: Send
    ) -> None:
        for company in ("Example Trams", "Example Bread"):
            log.promise(log.add("Kim Example", company=company), "a map", by="2026-03-20")
        state = send(card, "keep", promise=1)
        assert [row["who"] for row in state["rows"]] == ["Kim Example, Example Bread", "Kim Example, Example Trams"]

    def test_a_sentence_stays_while_people_are_looked_for(self, card: PromisesCard, send: Send) -> None:
        sentence = words()["promise"]["need_person"]
        assert send(card, "promise", **form(person=None))["problem"] == sentence
        assert send(card, "find", text="Ana")["problem"] == sentence
        assert send(card, "promise", **form())["problem"] == ""

    @pytest.mark.parametrize(
        ("missing", "sentence"),
        [
            ({"name": ""}, "need_name"),
            ({"person": None}, "need_person"),
            ({"what": ""}, "need_what"),
            ({"what": "", "happened": "yes"}, "need_what"),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_is_written(
        self, card: PromisesCard, log: ContactLog, send: Send, missing: dict[str, Any], sentence: str
    ) -> None:
        state = send(card, "promise", **form(**missing))
        assert state["problem"] == words()["promise"][sentence]
        assert state.get("written", 0) == 0
        assert everything(log) == ([], [])
        assert log.undo() is None

    @pytest.mark.parametrize(
        "wrong", [{"by": "30 Feb"}, {"happened": "yes", "on": "2062-01-01"}, {"person": "99"}, {"name": " \t"}]
    )
    def test_a_wrong_value_writes_nothing_at_all(
        self, card: PromisesCard, log: ContactLog, send: Send, wrong: dict[str, Any]
    ) -> None:
        state = send(card, "promise", **form(**wrong))
        assert state["problem"].endswith((".", "?"))
        assert everything(log) == ([], [])

    def test_after_a_problem_the_next_press_clears_it(self, card: PromisesCard, send: Send) -> None:
        assert send(card, "promise", **form(name=""))["problem"]
        assert send(card, "promise", **form())["problem"] == ""

    def test_one_press_is_one_step(self, card: PromisesCard, log: ContactLog, send: Send) -> None:
        state = send(card, "promise", **form(happened="yes"))
        assert state["undo"] == "Take back: the promise to Ana Example"
        state = send(card, "undo")
        assert everything(log) == ([], [])
        assert state["undo"] == ""
        assert state["rows"] == []

    def test_somebody_who_asked_to_be_left_alone(self, card: PromisesCard, log: ContactLog, send: Send) -> None:
        rufus = log.add("Rufus Example")
        log.do_not_contact(rufus)
        assert "asked to be left alone" in send(card, "promise", **form(person=rufus, name="Rufus"))["problem"]
        assert log.promise_list() == []

    def test_hostile_text_stays_text(self, card: PromisesCard, send: Send) -> None:
        state = send(card, "promise", **form(name=HOSTILE, what=HOSTILE))
        assert (state["rows"][0]["who"], state["rows"][0]["what"]) == (HOSTILE, HOSTILE)
        assert state["undo"] == f"Take back: the promise to {HOSTILE}"


def test_it_happened_can_be_pressed_later(card: PromisesCard, log: ContactLog, send: Send) -> None:
    row = send(card, "promise", **form(by="2026-03-01"))["rows"][0]
    assert (row["state"], row["open"]) == ("open", True)
    state = send(card, "keep", promise=row["id"])
    assert (state["rows"][0]["state"], state["rows"][0]["open"]) == ("late", False)
    assert state["undo"] == "Take back: “it happened” for Ana Example"
    assert send(card, "undo")["rows"][0]["state"] == "open"
    assert log.count_people() == 1


def test_a_button_never_takes_back_what_another_window_wrote(
    card: PromisesCard, log: ContactLog, open_again: Callable[[], ContactLog], send: Send
) -> None:
    send(card, "promise", **form())
    elsewhere = open_again()
    elsewhere.add("Ben Example")
    state = send(card, "undo")
    assert state["problem"] == words()["undo"]["newer"]
    assert sorted(log.contacts["name"]) == ["Ana Example", "Ben Example"]
    assert state["undo"] == "Take back: adding Ben Example"
    assert send(card, "undo")["problem"] == ""
    assert everything(log)[0] == ["Ana Example"]


def test_from_five_promises_on_there_is_a_percentage(card: PromisesCard, send: Send) -> None:
    for number in range(4):
        state = send(card, "promise", **form(name=f"Ana {number}", by="2026-03-01", happened="yes"))
    assert "%" not in state["score"]
    state = send(card, "promise", **form(by="2026-03-01"))
    assert state["score"] == "4 of 5 happened (80 %)."


def test_a_long_list_shows_the_newest_and_says_so(log: ContactLog) -> None:
    ana = log.add("Ana Example")
    for number in range(PAGE + 5):
        log.promise(ana, f"promise {number}")
    state = nc.promises(log).state
    assert [state["rows"][0]["what"], state["rows"][-1]["what"]] == [f"promise {PAGE + 4}", "promise 5"]
    assert state["score"].endswith(f"The newest {PAGE} of {PAGE + 5} are shown.")


def test_the_demo_never_says_that_it_saved(send: Send) -> None:
    card = nc.promises(nc.demo_log())
    assert card.state["score"] == "6 of 11 happened (55 %). 2 still to come."
    assert send(card, "promise", **form())["saved"] == words()["saved_demo"]


def test_promises_come_back_after_a_restart(
    card: PromisesCard, open_again: Callable[[date], ContactLog], send: Send
) -> None:
    send(card, "promise", **form(by="2026-03-20"))
    log = open_again(date(2026, 4, 1))
    state = nc.promises(log).state
    assert [(row["who"], row["state"]) for row in state["rows"]] == [("Ana Example", "open")]
    assert state["undo"] == "Take back: the promise to Ana Example"
