"""The card of people: the search, one person's page, and all that one can do there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.contacts._notes import SOURCES, TOPICS
from networkcoach.contacts._talks import DIRECTIONS, KINDS, STRATEGIES
from networkcoach.views._card import Card, words
from networkcoach.views.people import PeopleCard, show_person
from networkcoach.views.promises import PAGE

Send = Callable[..., dict[str, Any]]
SECRET = "Cares for her mother."
HOSTILE = '<img src=x onerror=alert(1)> "O\'Neil" {name} $x^2$ =1+1'


@pytest.fixture
def demo() -> ContactLog:
    return nc.demo_log()


def found(send: Send, card: Card, text: str, start: int = 0) -> list[str]:
    return [row["name"] for row in send(card, "find", text=text, start=start)["list"]["rows"]]


def talk(**given: Any) -> dict[str, Any]:
    """What the form for a talk sends when only a few words were typed."""
    usual = {"talk": None, "kind": "email", "on": "2026-03-16", "direction": "to", "strategy": "", "note": "Thanks."}
    return usual | {"wants_reply": False} | given


def note(**given: Any) -> dict[str, Any]:
    return {"note": None, "text": "Sings.", "topic": "personal", "source": "told"} | given


def notes_of(state: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for group in state["person"]["notes"]["groups"] for row in group["rows"]]


class TestSearch:
    def test_an_empty_log_says_what_to_do_first(self, log: ContactLog) -> None:
        shown = nc.people(log).state["list"]
        assert (shown["where"], shown["rows"]) == (words()["people"]["empty"], [])

    def test_nobody_is_looked_for_yet(self, demo: ContactLog) -> None:
        shown = nc.people(demo).state["list"]
        names = [row["name"] for row in shown["rows"]]
        assert (names[0], names[-1], len(names)) == ("Hamza Thistlewood", "Rufus Oldacre", 12)
        assert shown["where"].startswith("12 people. ")
        assert not shown["has_more"]

    def test_a_part_of_a_name_a_firm_or_a_word_of_theirs(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        assert found(send, card, " teod ") == ["Teodor Vasilescu"]
        assert found(send, card, "tramways") == ["Teodor Vasilescu"]
        assert found(send, card, "sundial") == ["Keiko Saltmarsh"]
        assert card.state["list"]["text"] == "sundial"
        assert card.state["list"]["where"] == "One fits."

    def test_nobody_fits(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        assert found(send, card, "Zzz {name}") == []
        assert card.state["list"]["where"] == "Nobody fits “Zzz {name}”."

    def test_what_was_said_with_somebody_left_alone_is_not_found(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        assert found(send, card, "mistrust") == []
        assert found(send, card, "rufus") == ["Rufus Oldacre"]

    @pytest.mark.parametrize("text", ["", "kim", "photo"])
    def test_page_after_page_shows_everybody_once(self, log: ContactLog, send: Send, text: str) -> None:
        everybody = set()
        for number in range(2 * PAGE + 3):
            everybody.add(f"Kim {number}")
            log.record(log.add(f"Kim {number}"), note="A photo.")
        card = nc.people(log)
        pages = [found(send, card, text, start) for start in (0, PAGE, 2 * PAGE)]
        assert [len(page) for page in pages] == [PAGE, PAGE, 3]
        assert set().union(*map(set, pages)) == everybody
        assert card.state["list"]["where"].startswith("41 to 43 of 43")
        assert (card.state["list"]["has_before"], card.state["list"]["has_more"]) == (True, False)
        assert found(send, card, text, 0) == pages[0]
        assert card.state["list"]["has_more"]

    def test_a_page_behind_the_end_is_the_last_one(self, log: ContactLog, send: Send) -> None:
        for number in range(PAGE + 1):
            log.add(f"Kim {number}")
        for text in ("", "kim"):
            assert len(found(send, nc.people(log), text, 10 * PAGE)) == 1

    @pytest.mark.parametrize(
        ("name", "state"),
        [
            ("Hamza", "on track"),
            ("Teodor", "a word is due tomorrow"),
            ("Keiko", "a question waits for you"),
            ("Parvati", "a promise is late"),
            ("Tunde", "resting"),
            ("Otis", "36 days past the rhythm"),
            ("Rufus", "asked to be left alone"),
        ],
    )
    def test_how_things_stand_in_words(self, demo: ContactLog, send: Send, name: str, state: str) -> None:
        assert send(nc.people(demo), "find", text=name, start=0)["list"]["rows"][0]["state"] == state

    def test_a_message_to_the_page_stays_small(self, log: ContactLog) -> None:
        for number in range(PAGE):
            log.add(f"{number} " + "long name " * 20, company="firm " * 500, position="post " * 500)
        assert len(json.dumps(nc.people(log).state)) < 20_000


class TestAdding:
    def test_by_name_from_the_box(self, log: ContactLog, send: Send) -> None:
        state = send(nc.people(log), "add", name="Ana Example")
        assert (state["person"]["name"], state["is_new"], state["saved"]) == ("Ana Example", True, words()["saved"])
        assert state["undo"] == "Take back: adding Ana Example"
        assert state["list"] is None

    def test_taken_back_one_is_in_the_list_again(self, log: ContactLog, send: Send) -> None:
        card = nc.people(log)
        send(card, "add", name="Ana Example")
        state = send(card, "undo")
        assert (state["person"], state["list"]["rows"], state["problem"]) == (None, [], "")

    def test_one_of_the_same_name_is_told(self, log: ContactLog, send: Send) -> None:
        log.add("Ana Example")
        assert send(nc.people(log), "find", text="ana EXAMPLE", start=0)["list"]["same"]

    def test_a_name_of_blanks_adds_nobody(self, log: ContactLog, send: Send) -> None:
        state = send(nc.people(log), "add", name="  ")
        assert (state["problem"], log.count_people()) == ("This needs a name; it is empty.", 0)


class TestOnePerson:
    def test_all_that_is_known_of_them(self, demo: ContactLog, send: Send) -> None:
        demo.change("Amara", phone="+1 2", url="https://example.com/a", birthday="--02-29", nickname="Ama")
        person = send(nc.people(demo), "open", person=1)["person"]
        assert person["beside"] == "Flood modeller, Puddle & Sons Hydrology"
        assert [(one["label"], one["text"], one["kind"]) for one in person["facts"]] == [
            ("What they like to be called", "Ama", "text"),
            ("Email", "amara@example.com", "emails"),
            ("Telephone", "+1 2", "text"),
            ("Profile", "https://example.com/a", "url"),
            ("Met on", "18 November 2025", "text"),
            ("Birthday", "29 February", "text"),
            ("Tags", "alumni directory", "text"),
        ]
        titles = [group["title"] for group in person["notes"]["groups"]]
        assert titles == ["How you met", "In their words", "Their life", "Their children"]
        assert [(one["name"], one["text"]) for one in person["ways"]] == [
            ("An interested ear", "once, 12 January"),
            ("Giving something", "not tried yet"),
            ("Their life", "once, 20 February"),
            ("Their project", "not tried yet"),
        ]
        assert [bool(one["ask"]) for one in person["ways"]] == [False, True, False, True]

    def test_how_things_stand_is_said_in_sentences(self, demo: ContactLog, send: Send) -> None:
        assert send(nc.people(demo), "open", person=3)["person"]["now"] == [
            "By your rhythm of 75 days, a word was due on 16 January, 59 days ago.",
            'They asked you something: "Photo, please!!"',
            "A promise of yours is late.",
            "Last word: 2 November 2025, 134 days ago.",
        ]

    def test_nobody_is_pushed_towards_somebody_who_rests(self, demo: ContactLog, send: Send) -> None:
        person = send(nc.people(demo), "open", person=8)["person"]
        assert not any(one["ask"] for one in person["ways"])
        assert person["now"][0] == words()["people"]["now"]["silent"]

    @pytest.mark.parametrize("person", range(1, 13))
    def test_everybody_of_the_cast_fits_into_a_small_message(self, demo: ContactLog, send: Send, person: int) -> None:
        state = send(nc.people(demo), "open", person=person)
        assert state["problem"] == ""
        assert all(state["person"]["now"])
        assert "{" not in json.dumps([state["person"]["now"], state["person"]["forget"]])
        assert len(json.dumps(state)) < 10_000

    def test_of_somebody_left_alone_only_the_wish(self, demo: ContactLog, send: Send) -> None:
        demo.note(6, "Whispers.")
        state = send(nc.people(demo), "open", person=6)
        assert state["person"]["now"] == [
            words()["people"]["now"]["do_not_contact"].format(day="1 December 2025", name="Rufus Oldacre")
        ]
        assert set(state["person"]) == {"id", "name", "now", "left_alone", "promises", "forget"}
        for hidden in ("rufus@", "mistrust", "Whispers", "second call", "Partner"):
            assert hidden not in json.dumps(state)

    def test_a_long_history_comes_in_pages(self, log: ContactLog, send: Send) -> None:
        ana, day = log.add("Ana"), date(2020, 1, 1)
        for number in range(2 * PAGE + 1):
            log.record(ana, note=f"Talk {number}.", on=day + timedelta(number))
            log.note(ana, f"Note {number}.")
            log.promise(ana, f"promise {number}")
        card = nc.people(log)
        person = send(card, "open", person=ana)["person"]
        assert [len(person["talks"]["rows"]), len(notes_of(card.state)), len(person["promises"]["rows"])] == [PAGE] * 3
        assert person["talks"]["rows"][0]["note"] == "Talk 40."
        assert len(json.dumps(card.state)) < 20_000
        for part in ("talks", "notes", "promises"):
            person = send(card, "turn", part=part, start=2 * PAGE)["person"]
            assert (person[part]["place"], person[part]["has_older"]) == ("41 to 41 of 41", False)
        assert person["talks"]["rows"][0]["note"] == "Talk 0."
        assert notes_of(card.state)[0]["text"] == "Note 0."
        state = send(card, "remove_talk", person=ana, talk=person["talks"]["rows"][0]["id"])
        assert state["person"]["talks"]["place"] == "21 to 40 of 40"
        assert len(state["person"]["talks"]["rows"]) == PAGE

    def test_back_in_the_list_nothing_of_them_is_left_in_the_state(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        found(send, card, "keiko")
        send(card, "open", person=3)
        state = send(card, "close")
        assert state["person"] is None
        assert [row["name"] for row in state["list"]["rows"]] == ["Keiko Saltmarsh"]
        assert "lilies" not in json.dumps(state)

    def test_hostile_text_stays_text(self, log: ContactLog, send: Send) -> None:
        ana = log.add(HOSTILE, notes=HOSTILE, url="javascript:alert(1)")
        log.note(ana, HOSTILE)
        card = nc.people(log)
        state = send(card, "open", person=ana)
        assert (state["person"]["name"], notes_of(state)[0]["text"]) == (HOSTILE, HOSTILE)
        assert send(card, "talk", person=ana, **talk(note=HOSTILE))["undo"] == f"Take back: the talk with {HOSTILE}"


class TestInConfidence:
    def test_it_reaches_the_page_only_after_a_press(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        state = send(card, "open", person=5)
        (secret,) = [row for row in notes_of(state) if row["secret"]]
        assert (secret["text"], secret["tag"]) == (None, "in confidence")
        assert SECRET not in json.dumps(state)
        assert SECRET in json.dumps(send(card, "reveal", person=5, note=secret["id"]))
        assert SECRET not in json.dumps(send(card, "reveal", person=5, note=secret["id"]))

    def test_it_is_hidden_again_when_somebody_comes_back(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        (secret,) = [row for row in notes_of(send(card, "open", person=5)) if row["secret"]]
        send(card, "reveal", person=5, note=secret["id"])
        assert SECRET not in json.dumps(send(card, "close"))
        assert SECRET not in json.dumps(send(card, "open", person=5))

    def test_corrected_to_confidence_it_is_hidden(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        send(card, "open", person=5)
        state = send(card, "note", person=5, **note(text="Is tired."))
        number = int(state["at"].removeprefix("note-"))
        assert "Is tired." in json.dumps(state)
        state = send(card, "note", person=5, **note(note=number, text="Is tired.", source="confidence"))
        assert "Is tired." not in json.dumps(state)
        assert "Is tired." not in demo.shared_by(5)


def test_words_for_all_that_the_log_knows() -> None:
    tell = words()["people"]
    assert list(tell["topics"]) == list(TOPICS)
    assert list(tell["sources"]) == list(SOURCES)
    assert list(tell["ways"]) == list(tell["ask"]) == list(STRATEGIES)
    assert list(tell["directions"]) == list(DIRECTIONS)
    assert list(words()["today"]["kinds"]) == list(KINDS)


class TestTogether:
    def test_another_card_shows_a_person_here(self, demo: ContactLog, send: Send) -> None:
        assert not show_person(demo, 3)
        older, newer = nc.people(demo), nc.people(demo)
        assert show_person(demo, 3)
        assert older.state["person"] is None
        assert (newer.state["person"]["name"], newer.state["from_elsewhere"]) == ("Keiko Saltmarsh", True)
        assert [row["name"] for row in send(newer, "close")["list"]["rows"]] == ["Keiko Saltmarsh"]

    def test_somebody_who_is_not_there_is_said(self, demo: ContactLog) -> None:
        card = nc.people(demo)
        with pytest.raises(nc.UnknownPerson):
            show_person(demo, 99)
        assert card.state["person"] is None

    def test_what_another_card_changes_shows_here(self, demo: ContactLog, send: Send) -> None:
        card, other = nc.people(demo), nc.promises(demo)
        send(card, "open", person=3)
        send(card, "rest", person=3)
        assert card.state["undo"]
        send(other, "keep", promise=4)
        assert card.state["person"]["promises"]["rows"][0]["words"] == "✓ done, late"
        assert card.state["undo"] == ""  # the newest step is the other card's

    def test_a_person_whom_another_card_forgot_is_closed(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        send(card, "open", person=3)
        demo.forget(3)
        state = send(card, "look")
        assert state["person"] is None
        assert len(state["list"]["rows"]) == 11

    def test_a_form_never_writes_to_the_person_who_is_shown_meanwhile(self, demo: ContactLog, send: Send) -> None:
        card = nc.people(demo)
        send(card, "open", person=3)
        show_person(demo, 5)
        send(card, "talk", person=3, **talk(note="For Keiko."))
        assert demo.page_of(3).talks[0].note == "For Keiko."
        assert card.state["person"]["name"] == "Parvati Nambiar"

    def test_everybody_is_there_after_a_restart(
        self, log: ContactLog, open_again: Callable[[], ContactLog], send: Send
    ) -> None:
        card = nc.people(log)
        send(card, "add", name="Ana Example")
        state = PeopleCard(open_again()).state
        assert [row["name"] for row in state["list"]["rows"]] == ["Ana Example"]
        assert (state["person"], state["undo"]) == (None, "")
