"""Who may be in the log twice: shown side by side, joined or parted only when somebody says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.views import duplicates
from networkcoach.views._card import words
from networkcoach.views.duplicates import PAGE, DuplicatesCard

Send = Callable[..., dict[str, Any]]
TELL = words()["duplicates"]
HOSTILE = '<img src=x onerror=alert(1)> "O\'Neil" {name} $x^2$ =1+1'


@pytest.fixture
def twice(log: ContactLog) -> tuple[int, int]:
    """One Ana from two files: each knows something that the other does not."""
    ana = log.add("Ana Ruiz", company="Example Trams", position="Driver", email="ana@example.com")
    anna = log.add("Ruíz Ana", company="Example Trams", position="Head driver", phone="+44 20 7946 0000")
    log.record(anna, "call", on="2026-02-12")
    return ana, anna


@pytest.fixture
def card(log: ContactLog, twice: tuple[int, int]) -> DuplicatesCard:
    return nc.duplicates(log)


def row(card: DuplicatesCard, field: str) -> dict[str, Any]:
    (pair,) = card.state["pairs"]
    return next(row for row in pair["rows"] if row["field"] == TELL["fields"][field])


def doubles(log: ContactLog, count: int) -> None:
    for number in range(count):
        for phone in (None, f"+44 20 7946 {number:04}"):
            log.add(f"Kim {chr(97 + number)}bcdef Example", company=f"Firm {number}", phone=phone)


class TestShown:
    def test_both_stand_side_by_side_with_the_reasons(self, card: DuplicatesCard) -> None:
        (pair,) = card.state["pairs"]
        assert pair["title"] == "Ana Ruiz and Ruíz Ana"
        assert pair["why"] == TELL["why"].format(reasons="same name, same company")
        assert row(card, "position")["cells"] == ["Driver", "Head driver"]
        assert row(card, "phones")["cells"] == [TELL["nothing"], "+44 20 7946 0000"]
        assert row(card, "talks")["cells"] == [TELL["nothing"], "1, the last on 12 February"]

    def test_what_is_the_same_says_so_and_stands_below(self, card: DuplicatesCard) -> None:
        assert row(card, "company") == {"field": "Company", "same": True, "cells": ["Example Trams (both)"]}
        assert [row["same"] for row in card.state["pairs"][0]["rows"]] == [False] * 5 + [True]

    def test_what_would_go_is_said_before(self, card: DuplicatesCard) -> None:
        (pair,) = card.state["pairs"]
        goes = ", ".join(TELL["goes_value"].format(field=field, value=value) for field, value in self.GOES)
        assert pair["left_goes"] == TELL["goes"].format(values=goes)

    GOES = (("Name", "Ruíz Ana"), ("Position", "Head driver"))

    def test_what_was_said_would_go_is_what_goes(
        self, card: DuplicatesCard, log: ContactLog, twice: tuple[int, int], send: Send
    ) -> None:
        before = [log.page_of(who).fields for who in twice]
        send(card, "merge", keep=twice[0], other=twice[1])
        after = json.dumps(log.page_of(twice[0]).fields, ensure_ascii=False)
        told = {str(value) for fields in before for value in fields.values() if isinstance(value, str)}
        assert {value for value in told if value not in after} == {value for _, value in self.GOES}

    def test_nobody_looks_double_in_the_demo(self) -> None:
        state = nc.duplicates(nc.demo_log()).state
        assert (state["message"], state["pairs"], state["undo"]) == (TELL["nobody"], [], "")

    def test_an_empty_log(self, log: ContactLog) -> None:
        state = nc.duplicates(log).state
        assert (state["message"], state["empty"]) == (TELL["empty"], True)

    def test_of_somebody_who_asked_to_be_left_alone_only_the_wish(
        self, card: DuplicatesCard, log: ContactLog, twice: tuple[int, int], send: Send
    ) -> None:
        log.change(twice[1], notes="Loves thimbles", birthday="--02-29")
        log.do_not_contact(twice[1], on="2026-03-01")
        (pair,) = send(card, "look")["pairs"]
        assert pair["note"] == TELL["alone_both"]
        assert [row["field"] for row in pair["rows"]] == ["Name", "Position", "Wish", "Company"]
        assert row(card, "wish")["cells"][1] == "asked on 1 March to be left alone"
        assert "thimbles" not in json.dumps(pair)

    def test_a_birthday_without_its_year(self, card: DuplicatesCard, log: ContactLog, send: Send) -> None:
        log.change("Ana Ruiz", birthday="--02-29")
        send(card, "look")
        assert row(card, "birthday")["cells"] == ["29 February", TELL["nothing"]]

    def test_hostile_text_stays_text(self, log: ContactLog) -> None:
        for _ in range(2):
            log.add(HOSTILE, company=HOSTILE)
        (pair,) = nc.duplicates(log).state["pairs"]
        assert pair["title"] == f"{HOSTILE}, twice"

    def test_pages(self, log: ContactLog, send: Send) -> None:
        doubles(log, PAGE + 2)
        card = nc.duplicates(log)
        assert card.state["message"] == TELL["found"].format(n=PAGE + 2)
        assert (len(card.state["pairs"]), card.state["where"]) == (PAGE, f"1–{PAGE} of {PAGE + 2}")
        state = send(card, "page", start=PAGE)
        assert (len(state["pairs"]), state["has_earlier"], state["has_later"]) == (2, True, False)
        for pair in state["pairs"]:
            state = send(card, "apart", one=pair["one"], other=pair["other"])
        assert (len(state["pairs"]), state["where"], state["start"]) == (PAGE, "", 0)

    def test_the_page_gets_no_more_than_it_shows(self, log: ContactLog) -> None:
        long = "x" * 3000
        for number in range(PAGE + 3):
            for _ in range(2):
                log.add(f"{number}{long}", company=long, position=long, notes=long, url=f"https://example.com/{long}")
        assert len(json.dumps(nc.duplicates(log).state, ensure_ascii=False)) < 25_000


class TestDecide:
    def test_one_person_and_the_left_entry_stays(
        self, card: DuplicatesCard, log: ContactLog, twice: tuple[int, int], send: Send
    ) -> None:
        state = send(card, "merge", keep=twice[0], other=twice[1])
        fields = log.page_of(twice[0]).fields
        assert (fields["position"], fields["phone"]) == ("Driver", "+44 20 7946 0000")
        assert log.page_of(twice[0]).talk_count == 1
        assert (state["told"], state["pairs"]) == (TELL["joined"].format(name="Ana Ruiz"), [])
        assert state["saved"] == words()["saved"]

    def test_the_right_entry_stays_and_undo_parts_them_again(
        self, card: DuplicatesCard, log: ContactLog, twice: tuple[int, int], send: Send
    ) -> None:
        before = log.contacts
        state = send(card, "merge", keep=twice[1], other=twice[0])
        assert list(log.contacts["name"]) == ["Ruíz Ana"]
        assert state["undo"].startswith("Take back: ")
        state = send(card, "undo")
        assert log.contacts.equals(before)
        assert (state["told"], len(state["pairs"])) == (TELL["undone"], 1)

    def test_two_people_are_never_offered_again(
        self, card: DuplicatesCard, log: ContactLog, twice: tuple[int, int], send: Send
    ) -> None:
        state = send(card, "apart", one=twice[0], other=twice[1])
        assert state["told"] == TELL["parted"].format(one="Ana Ruiz", other="Ruíz Ana")
        assert send(card, "look")["pairs"] == nc.duplicates(log).state["pairs"] == []
        assert len(send(card, "undo")["pairs"]) == 1

    def test_nothing_happens_by_itself(self, card: DuplicatesCard, log: ContactLog, send: Send) -> None:
        send(card, "look")
        send(card, "page", start=0)
        assert log.count_people() == 2

    def test_undo_takes_back_what_it_names_or_nothing(
        self, card: DuplicatesCard, log: ContactLog, twice: tuple[int, int], send: Send
    ) -> None:
        send(card, "merge", keep=twice[0], other=twice[1])
        log.add("Ben Ode")
        state = send(card, "undo")
        assert (state["problem"], state["undo"]) == (words()["undo"]["newer"], "")
        assert log.count_people() == 2

    def test_somebody_who_is_gone_meanwhile(
        self, card: DuplicatesCard, log: ContactLog, twice: tuple[int, int], send: Send
    ) -> None:
        log.forget(twice[1])
        assert send(card, "merge", keep=twice[0], other=twice[1])["problem"].endswith((".", "?"))
        assert log.count_people() == 1

    def test_the_demo_never_says_that_it_saved(self, send: Send) -> None:
        log = nc.demo_log()
        twin = log.add("Otis Penhaligon-Park", company="Gullwing & Daughters Umbrella Works")
        assert send(nc.duplicates(log), "merge", keep=12, other=twin)["saved"] == words()["saved_demo"]


class TestLarge:
    @pytest.fixture(autouse=True)
    def _slow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(duplicates, "QUICK", 1)

    def test_it_waits_for_a_press(self, card: DuplicatesCard, send: Send) -> None:
        assert (card.state["looked"], card.state["pairs"]) == (False, [])
        assert card.state["message"] == TELL["not_yet"].format(count="2 people")
        assert len(send(card, "look")["pairs"]) == 1

    def test_what_another_card_writes_does_not_start_it(
        self, card: DuplicatesCard, log: ContactLog, send: Send
    ) -> None:
        send(card, "look")
        log.forget("Ana Ruiz")
        log.add("Ruiz Ana", company="Example Trams")
        assert card.catch_up()["pairs"] == []


def test_another_card_brings_in_a_double(log: ContactLog, send: Send) -> None:
    log.add("Ana Ruiz", phone="+44 20 7946 0000")
    card, promises = nc.duplicates(log), nc.promises(log)
    send(promises, "promise", person="new", name="Ana Ruiz", what="a map", by=None, happened="not_yet", on=None)
    assert card.state["pairs"] == []  # a name alone is never enough
    log.change(2, phone="+44 20 7946 0000")
    send(promises, "keep", promise=1)
    assert len(card.state["pairs"]) == 1
