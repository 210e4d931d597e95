"""The card of the quick log: how a line is shown before it is saved, what is saved, and what is asked instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.contacts._talks import DIRECTIONS, KINDS
from networkcoach.views._card import words
from networkcoach.views._who import MATCHES
from networkcoach.views.quick_log import QuickLogCard

Send = Callable[..., dict[str, Any]]
HOSTILE = '<img src=x onerror=alert(1)> "O\'Neil" {name} $x^2$ =1+1'


def fields(**given: Any) -> dict[str, Any]:
    """What the page sends for a coffee with somebody new."""
    return {
        "who": "new",
        "name": "Ana Example",
        "kind": "meeting",
        "day": "2026-03-15",
        "direction": "both",
        "note": "her son won the chess cup",
        "wants_reply": False,
        "promises": [{"what": "send the article", "by": "2026-03-20"}],
    } | given


@pytest.fixture
def card(log: ContactLog) -> QuickLogCard:
    return nc.quick_log(log)


def talks(log: ContactLog) -> list[tuple[Any, ...]]:
    return [
        (row["contact"], row["kind"], row["on"], row["direction"], row["note"])
        for row in log.interactions.to_dict("records")
    ]


def read(card: QuickLogCard, send: Send, text: str) -> dict[str, Any]:
    reading = send(card, "read", text=text, number=7)["reading"]
    assert isinstance(reading, dict)
    return reading


class TestRead:
    def test_each_field_has_its_guess_and_the_words_it_came_from(self, send: Send) -> None:
        line = "Otis, call yesterday, likes the saw, I'll send the list by Friday"
        reading = read(nc.quick_log(nc.demo_log()), send, line)
        assert (reading["kind"], reading["day"], reading["direction"]) == ("call", "2026-03-15", "both")
        assert reading["note"] == "likes the saw"
        assert reading["promises"] == [
            {
                "what": "send the list",
                "by": "2026-03-20",
                "from": "I'll send the list by Friday",
                "by_from": "by Friday",
            }
        ]
        assert (reading["from"]["who"], reading["from"]["kind"], reading["from"]["day"]) == (
            "Otis",
            "call",
            "yesterday",
        )
        assert [one["id"] for one in reading["people"]] == [12]
        assert reading["is_certain"]
        assert reading["doubts"] == []
        assert reading["number"] == 7

    def test_what_the_line_does_not_say_comes_from_no_words(self, send: Send) -> None:
        assert read(nc.quick_log(nc.demo_log()), send, "Otis, call")["from"]["day"] == ""

    def test_several_people_are_offered_and_none_is_taken(
        self, card: QuickLogCard, log: ContactLog, send: Send
    ) -> None:
        log.add("Anna Li", company="Example Trams")
        log.add("Anna Wu", position="Gardener")
        reading = read(card, send, "Anna, coffee")
        assert [one["text"] for one in reading["people"]] == ["Anna Li, Example Trams", "Anna Wu, Gardener"]
        assert not reading["is_certain"]
        assert "2 people" in reading["doubts"][0]

    def test_a_name_that_nobody_has_offers_those_who_have_a_part_of_it(
        self, card: QuickLogCard, log: ContactLog, send: Send
    ) -> None:
        keiko = log.add("Keiko Saltmarsh")
        reading = read(card, send, "Kieko Saltmarsh, tea")
        assert ([one["id"] for one in reading["people"]], reading["is_certain"]) == ([keiko], False)
        assert read(card, send, "Zanele Mthembu, tea")["people"] == []

    def test_a_long_list_is_cut_and_says_so(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        for number in range(MATCHES + 1):
            log.add(f"Kim Example {number}")
        for line in ("Kim, coffee", "Kim Zoltanbury, coffee"):
            reading = read(card, send, line)
            assert (len(reading["people"]), reading["more"]) == (MATCHES, True)

    def test_only_a_promise_is_no_talk(self, send: Send) -> None:
        reading = read(nc.quick_log(nc.demo_log()), send, "Send Otis the slides by Friday")
        assert (reading["kind"], [one["what"] for one in reading["promises"]]) == ("", ["Send Otis the slides"])

    def test_somebody_who_asked_to_be_left_alone_is_said_in_one_sentence(self, send: Send) -> None:
        reading = read(nc.quick_log(nc.demo_log()), send, "Rufus, lunch on 3/4")
        assert reading["doubts"] == ["Rufus Oldacre asked to be left alone, so nothing is written down about them."]
        assert reading["alone"]

    def test_reading_writes_nothing_and_leaves_a_sentence_standing(
        self, card: QuickLogCard, log: ContactLog, send: Send
    ) -> None:
        sentence = send(card, "save", **fields(name=""))["problem"]
        assert send(card, "read", text="Ana, coffee", number=1)["problem"] == sentence
        assert (log.count_people(), log.undo()) == (0, None)

    def test_hostile_text_stays_text(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        log.add(HOSTILE, company="<script>alert(1)</script>")
        reading = read(card, send, f"coffee with Ana, {HOSTILE}")
        assert HOSTILE.split()[0] in json.dumps(reading)


class TestSave:
    def test_talk_and_promise_are_one_step(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        state = send(card, "save", **fields())
        assert talks(log) == [("Ana Example", "meeting", "2026-03-15", "both", "her son won the chess cup")]
        assert [(one.what, one.by) for one in log.promise_list()] == [("send the article", "2026-03-20")]
        assert state["told"].startswith("Noted: meeting with Ana Example, 15 March, and 1 promise. Ana Example is new")
        assert (state["written"], state["reading"], state["saved"]) == (1, None, words()["saved"])
        assert state["undo"] == "Take back: the talk with Ana Example"
        state = send(card, "undo")
        assert (log.count_people(), talks(log), log.promise_list()) == (0, [], [])
        assert (state["told"], state["undo"]) == (words()["quick"]["undone"], "")

    def test_somebody_who_is_in_the_log_already(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        ben = log.add("Ben Example")
        state = send(card, "save", **fields(who=str(ben), name="ben", promises=[]))
        assert (log.count_people(), talks(log)[0][0]) == (1, "Ben Example")
        assert state["told"] == "Noted: meeting with Ben Example, 15 March."

    def test_only_a_promise(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        state = send(card, "save", **fields(kind="", direction="to"))
        assert (talks(log), len(log.promise_list())) == ([], 1)
        assert state["told"].startswith("Noted: 1 promise to Ana Example.")
        assert state["undo"] == "Take back: the promise to Ana Example"

    def test_an_empty_row_of_a_promise_is_none(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        send(card, "save", **fields(promises=[{"what": " ", "by": "2026-03-20"}, {"what": "write", "by": ""}]))
        assert [(one.what, one.by) for one in log.promise_list()] == [("write", None)]

    def test_no_day_is_today(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        send(card, "save", **fields(day=""))
        assert talks(log)[0][2] == "2026-03-16"

    def test_nobody_waits_for_an_answer_to_what_was_sent_to_them(
        self, card: QuickLogCard, log: ContactLog, send: Send
    ) -> None:
        assert send(card, "save", **fields(direction="to", wants_reply=True))["problem"] == ""
        send(card, "save", **fields(who="1", direction="from", wants_reply=True))
        assert [one.wants_reply for one in log.page_of(1).talks] == [True, False]

    def test_a_word_ends_a_rest(self, card: QuickLogCard, log: ContactLog, send: Send) -> None:
        ana = log.add("Ana Example", met_on="2026-01-01")
        log.rest(ana)
        send(card, "save", **fields(who=str(ana), day=""))
        assert log.page_of(ana).standing.state == "on_track"

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"name": " "}, "need_name"),
            ({"who": None}, "need_person"),
            ({"kind": "", "promises": []}, "nothing"),
            ({"kind": "", "promises": [{"what": " ", "by": ""}]}, "nothing"),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_is_written(
        self, card: QuickLogCard, log: ContactLog, send: Send, wrong: dict[str, Any], sentence: str
    ) -> None:
        state = send(card, "save", **fields(**wrong))
        assert (state["problem"], state["written"]) == (words()["quick"][sentence], 0)
        assert (log.count_people(), log.undo()) == (0, None)

    @pytest.mark.parametrize(
        "wrong", [{"day": "2062-01-01"}, {"promises": [{"what": "write", "by": "30 Feb"}]}, {"kind": "dance"}]
    )
    def test_a_wrong_value_writes_nothing_at_all(
        self, card: QuickLogCard, log: ContactLog, send: Send, wrong: dict[str, Any]
    ) -> None:
        assert send(card, "save", **fields(**wrong))["problem"].endswith((".", "?"))
        assert (log.count_people(), log.undo()) == (0, None)

    def test_nothing_is_saved_about_somebody_who_asked_to_be_left_alone(self, send: Send) -> None:
        log = nc.demo_log()
        before = log.store.read("SELECT count(*) FROM talk")[0][0]
        state = send(nc.quick_log(log), "save", **fields(who="6", name="Rufus"))
        assert state["problem"] == "Rufus Oldacre asked to be left alone, so nothing is written down about them."
        assert (log.store.read("SELECT count(*) FROM talk")[0][0], state["written"]) == (before, 0)


class TestInterview:
    def test_it_offers_the_promise_to_say_thanks_for_the_next_day(
        self, card: QuickLogCard, log: ContactLog, send: Send
    ) -> None:
        state = send(card, "save", **fields(kind="interview", day="2026-03-16", promises=[]))
        assert state["offer"]["text"] == "Promise to say thanks, by 17 March"
        state = send(card, "thanks")
        assert [(one.what, one.by) for one in log.promise_list()] == [("Say thanks.", "2026-03-17")]
        assert (state["offer"], state["told"]) == (None, "Noted: you promised Ana Example to say thanks by 17 March.")

    def test_an_interview_noted_late_offers_no_broken_promise(self, card: QuickLogCard, send: Send) -> None:
        state = send(card, "save", **fields(kind="interview", day="2026-03-01"))
        assert state["offer"]["by"] == "2026-03-16"

    def test_somebody_new_has_the_usual_rhythm_from_then_on(
        self, card: QuickLogCard, log: ContactLog, send: Send
    ) -> None:
        state = send(card, "save", **fields(kind="interview", promises=[]))
        assert log.page_of(1).fields["rhythm_days"] == 60
        assert state["told"].endswith("Ana Example is new in your log.")

    def test_other_talks_offer_nothing(self, card: QuickLogCard, send: Send) -> None:
        assert send(card, "save", **fields())["offer"] is None


def test_every_kind_and_direction_has_a_word() -> None:
    assert list(words()["today"]["kinds"]) == list(KINDS)
    assert set(words()["quick"]["directions"]) == set(DIRECTIONS)


def test_a_button_never_takes_back_what_another_window_wrote(
    card: QuickLogCard, log: ContactLog, open_again: Callable[[], ContactLog], send: Send
) -> None:
    send(card, "save", **fields())
    open_again().add("Ben Example")
    state = send(card, "undo")
    assert state["problem"] == words()["undo"]["newer"]
    assert sorted(log.contacts["name"]) == ["Ana Example", "Ben Example"]


def test_a_change_by_another_card_takes_the_button_away_and_leaves_the_reading(
    card: QuickLogCard, log: ContactLog, send: Send
) -> None:
    other = nc.promises(log)
    send(card, "save", **fields())
    reading = read(card, send, "Ana, call")
    send(other, "keep", promise=1)
    assert (card.state["told"], card.state["undo"], card.state["reading"]) == ("", "", reading)


def test_a_line_is_read_anew_when_another_card_adds_its_person(card: QuickLogCard, log: ContactLog, send: Send) -> None:
    promise = {"person": "new", "name": "Ben Ode", "what": "a map", "by": None, "happened": "not_yet", "on": None}
    assert not read(card, send, "Ben Ode, call")["is_certain"]
    send(nc.promises(log), "promise", **promise)
    assert (card.state["reading"]["is_certain"], card.state["reading"]["number"]) == (True, 7)
