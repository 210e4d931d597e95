"""The card of today: who, why now, what was promised, and what each press writes down."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.views._card import words
from networkcoach.views.promises import PAGE
from networkcoach.views.today import TodayCard

Send = Callable[..., dict[str, Any]]
HOSTILE = '<img src=x onerror=alert(1)> "O\'Neil" {name} $x^2$ =1+1'


@pytest.fixture
def demo() -> ContactLog:
    return nc.demo_log()


@pytest.fixture
def card(demo: ContactLog) -> TodayCard:
    return nc.today(demo)


def names(state: dict[str, Any]) -> list[str]:
    return [one["name"].split()[0] for one in state["people"]]


def shown(state: dict[str, Any], name: str) -> dict[str, Any]:
    (one,) = [one for one in state["people"] if one["name"].startswith(name)]
    assert isinstance(one, dict)
    return one


def did(person: int, **given: Any) -> dict[str, Any]:
    return {"person": person, "kind": "email", "on": "", "note": "", "kept": []} | given


class TestWhyNow:
    def test_the_demo_in_plain_words(self, card: TodayCard) -> None:
        assert card.state["lead"] == "7 people could do with a word from you."
        assert card.state["score"] == "Your promises: 6 of 11 happened (55 %). 2 still to come."
        assert names(card.state) == ["Ignacio", "Keiko", "Liesbeth", "Parvati", "Sorcha", "Otis", "Teodor"]
        assert {one["name"].split()[0]: one["why"] for one in card.state["people"]} == {
            "Ignacio": [
                'Asked you something on 12 December 2024: "Tell me how it went."',
                "No word either way for 459 days.",
            ],
            "Keiko": [
                'Asked you something on 2 November 2025: "Photo, please!!"',
                "59 days past your rhythm of 75 days.",
            ],
            "Liesbeth": [
                "Asked you something on 10 January: Laughed. Asked whether the university has open days.",
                "5 days past your rhythm of 60 days.",
            ],
            "Parvati": ["No word from you since the interview, 32 days ago."],
            "Sorcha": [],
            "Otis": ["36 days past your rhythm of 60 days."],
            "Teodor": ["By your rhythm of 60 days, a word is due tomorrow."],
        }

    def test_what_was_promised_and_by_when(self, card: TodayCard) -> None:
        (photo,) = shown(card.state, "Keiko")["promises"]
        assert photo["what"] == "Send her a photo of the sundial."
        assert (photo["when"], photo["state"], photo["can_move"]) == (
            "By 15 November 2025, 121 days ago.",
            "open",
            True,
        )
        (episode,) = shown(card.state, "Teodor")["promises"]
        assert (episode["when"], episode["state"]) == ("By 20 March, in 4 days.", "not_yet_due")

    def test_what_was_done_and_never_told(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        (museums,) = shown(card.state, "Otis")["promises"]
        assert (museums["what"], museums["state"]) == ("Ring three small museums.", "untold")
        demo.record("Otis", on="2026-01-21", note="Wrote him.")
        assert shown(send(card, "look"), "Otis")["promises"] == []

    def test_the_last_talk_is_told_once(self, card: TodayCard) -> None:
        assert shown(card.state, "Keiko")["last"] == ""  # it is the question already
        assert shown(card.state, "Otis")["last"] == "Last: email from them, 10 December 2025. A kind no."
        assert shown(card.state, "Parvati")["last"].startswith("Last: interview, 12 February. In the canteen.")

    def test_somebody_with_a_rhythm_and_no_word_yet(self, log: ContactLog) -> None:
        log.add("Ana Example", rhythm_days=30)
        ana = nc.today(log).state["people"][0]
        assert (ana["why"], ana["last"]) == ([words()["today"]["why"]["first_word"]], words()["today"]["no_talk"])

    def test_a_promise_to_somebody_who_is_silent(self, log: ContactLog) -> None:
        ana = log.add("Ana Example", met_on="2025-12-01")
        for day in ("2026-01-01", "2026-02-01"):
            log.record(ana, on=day)
        log.promise(ana, "a map", by="2026-03-01")
        assert nc.today(log).state["people"][0]["why"] == [words()["today"]["why"]["unanswered"]]

    def test_nobody_is_asked_to_write_to_those_who_want_to_be_left_alone(self, card: TodayCard) -> None:
        assert "Rufus" not in json.dumps(card.state)

    def test_a_promise_without_a_full_stop_gets_one(self, log: ContactLog) -> None:
        log.promise(log.add("Ana Example", met_on="2026-01-01"), "a map")
        (row,) = nc.today(log).state["people"][0]["promises"]
        assert (row["what"], row["when"]) == ("a map.", "No day is set.")


class TestNobody:
    def test_an_empty_log_says_what_to_do_first(self, log: ContactLog) -> None:
        state = nc.today(log).state
        assert (state["lead"], state["score"], state["people"]) == (words()["today"]["empty"], "", [])

    def test_people_without_a_rhythm(self, log: ContactLog) -> None:
        log.add("Ana Example")
        assert nc.today(log).state["lead"].endswith(words()["today"]["no_rhythm"])

    def test_who_comes_next(self, log: ContactLog) -> None:
        log.add("Ben Example", met_on="2026-03-14", rhythm_days=90)
        ana = log.add("Ana Example", met_on="2026-03-14")
        assert nc.today(log).state["lead"] == (
            "Nobody is waiting for a word from you today. Next: Ana Example, around 13 May."
        )
        log.snooze(ana, "2026-12-01")
        assert "Ben Example" in nc.today(log).state["lead"]


class TestPress:
    def test_i_did_it_with_the_promise_kept_by_it(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        state = send(card, "did", **did(3, note="Sent the photo.", kept=[4]))
        assert "Keiko" not in names(state)
        talk = demo.page_of(3).talks[0]
        assert (talk.day, talk.kind, talk.direction, talk.note) == ("2026-03-16", "email", "to", "Sent the photo.")
        assert demo.promise_list()[3].kept_on == "2026-03-16"
        assert state["told"] == (
            "Noted: email with Keiko Saltmarsh, 16 March, and the promise kept. Next time around 30 May."
        )
        assert state["undo"] == "Take back: the talk with Keiko Saltmarsh"
        assert state["score"].startswith("Your promises: 7 of 11")
        state = send(card, "undo")
        assert (names(state)[1], demo.promise_list()[3].kept_on) == ("Keiko", None)
        assert (state["told"], state["undo"]) == (words()["today"]["noted"]["undo"], "")

    def test_an_earlier_day_counts_for_the_promise_too(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        state = send(card, "did", **did(9, on="2026-03-12", kept=[9]))
        assert demo.promise_list()[8].state == "on_time"
        assert state["told"].startswith("Noted: email with Liesbeth Quackelbeen, 12 March, and the promise kept.")

    def test_only_a_talk(self, card: TodayCard, send: Send) -> None:
        state = send(card, "did", **did(3, kind="call"))
        assert state["told"].startswith("Noted: call with Keiko Saltmarsh, 16 March. Next time")
        assert shown(state, "Keiko")["why"] == []  # the photo is still promised

    @pytest.mark.parametrize(
        ("given", "until"),
        [({"days": 7, "until": ""}, "2026-03-23"), ({"days": None, "until": "2026-04-01"}, "2026-04-01")],
    )
    def test_later(self, card: TodayCard, demo: ContactLog, send: Send, given: dict[str, Any], until: str) -> None:
        state = send(card, "later", person=3, **given)
        assert "Keiko" not in names(state)
        assert demo.page_of(3).fields["snoozed_until"] == until
        assert state["told"].startswith("Keiko Saltmarsh stands here again from ")

    @pytest.mark.parametrize("until", ["", "2026-03-16", "2020-01-01"])
    def test_later_wants_a_day_to_come(self, card: TodayCard, send: Send, until: str) -> None:
        state = send(card, "later", person=3, days=None, until=until)
        assert (state["problem"], state["presses"]) == (words()["today"]["need_later"], 0)
        assert "Keiko" in names(state)

    def test_let_it_rest_says_what_that_means(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        state = send(card, "rest", person=4)
        assert "Ignacio" not in names(state)
        assert state["told"].startswith("Ignacio Belmonte-Reyes rests: no reminders until one of you writes")
        assert state["undo"] == "Take back: letting Ignacio Belmonte-Reyes rest"
        assert "Ignacio" in names(send(card, "undo"))

    def test_it_happened(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        state = send(card, "keep", promise=7, person=7)
        assert "Sorcha" not in names(state)
        assert state["told"] == "Noted: you kept your promise to Sorcha Winterbourne."

    def test_another_day_once(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        state = send(card, "redate", promise=4, person=3, by="2026-03-20")
        assert state["told"] == "Moved to 20 March. That was the one time."
        (row,) = shown(state, "Keiko")["promises"]
        assert row["when"] == "By 20 March, in 4 days; moved once, from 15 November 2025."
        assert not row["can_move"]
        assert send(card, "redate", promise=4, person=3, by="2026-03-21")["problem"].startswith("Promise 4 was moved")

    @pytest.mark.parametrize("by", ["", "2026-03-15"])
    def test_a_promise_is_moved_to_a_day_to_come(self, card: TodayCard, send: Send, by: str) -> None:
        assert send(card, "redate", promise=4, person=3, by=by)["problem"] == words()["today"]["need_later"]

    def test_let_go_with_a_reason(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        assert "reason" in send(card, "drop", promise=4, person=3, reason=" ")["problem"]
        assert send(card, "fold")["problem"] == ""
        state = send(card, "drop", promise=4, person=3, reason="The sundial was stolen.")
        assert (state["problem"], demo.promise_list()[3].state) == ("", "dropped")
        assert state["undo"] == "Take back: letting a promise to Keiko Saltmarsh go"

    def test_told_them(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        state = send(card, "told", promise=13, person=12)
        assert demo.promise_list()[12].told_on == "2026-03-16"
        assert shown(state, "Otis")["promises"] == []

    def test_an_interview_offers_the_promise_to_say_thanks(self, card: TodayCard, demo: ContactLog, send: Send) -> None:
        state = send(card, "did", **did(12, kind="interview"))
        assert state["offer"]["text"] == "Promise to say thanks, by 17 March"
        state = send(card, "thanks")
        assert demo.promise_list()[-1].by == "2026-03-17"
        assert state["told"] == "Noted: you promised Otis Penhaligon-Park to say thanks by 17 March."

    @pytest.mark.parametrize("wrong", [{"kind": "dance"}, {"on": "2062-01-01"}, {"kept": [99]}, {"person": 99}])
    def test_a_wrong_value_writes_nothing_at_all(
        self, card: TodayCard, demo: ContactLog, send: Send, wrong: dict[str, Any]
    ) -> None:
        before = len(demo.interactions)
        assert send(card, "did", **did(3) | wrong)["problem"].endswith((".", "?"))
        assert (len(demo.interactions), demo.undo()) == (before, None)

    def test_a_button_never_takes_back_what_another_window_wrote(
        self, log: ContactLog, open_again: Callable[[], ContactLog], send: Send
    ) -> None:
        ana = log.add("Ana Example", rhythm_days=30)
        card = nc.today(log)
        send(card, "rest", person=ana)
        open_again().add("Ben Example")
        assert send(card, "undo")["problem"] == words()["undo"]["newer"]
        assert log.count_people() == 2


class TestPages:
    @pytest.fixture
    def crowd(self, log: ContactLog) -> ContactLog:
        for number in range(2 * PAGE + 1):
            log.add(f"Ana {number:02}", met_on=log.today - timedelta(100))
        return log

    def test_twenty_at_once(self, crowd: ContactLog, send: Send) -> None:
        card = nc.today(crowd)
        assert (len(card.state["people"]), card.state["total"]) == (PAGE, 2 * PAGE + 1)
        state = send(card, "page", start=PAGE)
        assert (names(state), state["people"][0]["name"]) == (["Ana"] * PAGE, "Ana 20")
        assert (state["told"], state["presses"]) == ("", 1)

    def test_when_the_last_one_of_a_page_leaves_the_page_before_is_shown(self, crowd: ContactLog, send: Send) -> None:
        card = nc.today(crowd)
        (last,) = send(card, "page", start=2 * PAGE)["people"]
        state = send(card, "rest", person=last["id"])
        assert (state["start"], len(state["people"])) == (PAGE, PAGE)

    def test_a_page_is_small_however_much_was_written(self, log: ContactLog) -> None:
        for number in range(PAGE):
            ana = log.add(f"Ana {number}", met_on="2025-12-01", company="Firm " * 10, position="Head of tests " * 4)
            log.record(ana, "email", on="2025-12-05", note="word " * 500, direction="from", wants_reply=True)
            log.record(ana, "call", on="2025-12-05", note="word " * 500, direction="from")
            for _ in range(10):
                log.promise(ana, "a map " * 100, by="2026-01-01")
        state = nc.today(log).state
        assert len(json.dumps(state, ensure_ascii=False).encode()) < 22_500
        assert state["people"][0]["more"] == "7 more on their page."


def test_what_another_card_writes_is_shown_at_once(card: TodayCard, demo: ContactLog, send: Send) -> None:
    send(card, "rest", person=4)
    send(nc.quick_log(demo), "save", who="3", name="Keiko", kind="call", day="", direction="both", note="",
         wants_reply=False, promises=[])  # fmt: skip
    assert shown(card.state, "Keiko")["why"] == []
    assert (card.state["told"], card.state["undo"]) == ("", "")


def test_hostile_text_stays_text(log: ContactLog, send: Send) -> None:
    ana = log.add(HOSTILE, company=HOSTILE, rhythm_days=30)
    log.promise(ana, HOSTILE, by="2026-03-01")
    card = nc.today(log)
    one = card.state["people"][0]
    assert (one["name"], one["promises"][0]["what"]) == (HOSTILE, f"{HOSTILE}.")
    assert HOSTILE in send(card, "did", **did(ana, note=HOSTILE))["told"]
    assert HOSTILE in send(card, "look")["people"][0]["last"]


def test_a_persons_page_opens_on_the_card_further_down(demo: ContactLog, card: TodayCard, send: Send) -> None:
    assert send(card, "open", person=3)["problem"] == words()["today"]["no_page"]
    pages = nc.people(demo)
    assert send(card, "open", person=3)["problem"] == ""
    assert pages.state["person"]["name"] == "Keiko Saltmarsh"
