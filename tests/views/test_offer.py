"""What a file offers: its kind, its columns, its children, and whom of its people one picks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.views._card import words
from networkcoach.views._offer import PAGE
from networkcoach.views.people_file import PeopleFileCard

Send = Callable[..., dict[str, Any]]
Read = Callable[..., dict[str, Any]]
TELL = words()["file"]
UNKNOWN = "Who;Reach;Firm\nAna Ruiz;ana@example.com;Example Trams\nBen Ode;ben@example.com;Lantern Bench\n"
CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{name[:3]}@example.com\n{child}END:VCARD\n"
    for name, child in (("Ana Ruiz", "RELATED;TYPE=child;VALUE=text:Leo\n"), ("Ben Ode", ""))
)


@pytest.fixture
def card(log: ContactLog) -> PeopleFileCard:
    return nc.import_people(log)


@pytest.fixture
def read(card: PeopleFileCard, send: Send, tmp_path: Path) -> Read:
    """Have the card read a text as a file of this name."""

    def chosen(text: str, name: str = "list.csv") -> dict[str, Any]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return send(card, "path", path=str(path))

    return chosen


def many(count: int) -> str:
    rows = (f"Kim{n},Example,https://www.linkedin.com/in/kim{n},,Firm {n % 7},,05 Mar 2024" for n in range(count))
    return "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "\n".join(rows) + "\n"


def bring_in(send: Send, card: PeopleFileCard, children: bool = False) -> dict[str, Any]:
    return send(card, "bring_in", children=children)


KINDS = [
    (many(1), "a LinkedIn file"),
    ("First Name,Last Name,Labels,E-mail 1 - Value,Phone 1 - Value\nAna,Ruiz,,ana@example.com,\n", "a Google file"),
    ("First Name,Last Name,E-mail Address,Business Phone\nAna,Ruiz,ana@example.com,\n", "an Outlook file"),
    (CARDS, "an address book (vCard)"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[kind for _, kind in KINDS])
def test_it_says_which_kind_of_file_it_is(read: Read, text: str, kind: str) -> None:
    state = read(text)
    assert f"is {kind} with" in state["message"]
    assert state["offer"]["preview"]["rows"]


def test_our_own_file_comes_back(read: Read, send: Send, card: PeopleFileCard, log: ContactLog, tmp_path: Path) -> None:
    nc.demo_log().export_csv(tmp_path / "own.csv")
    state = send(card, "path", path=str(tmp_path / "own.csv"))
    assert "is a file that this workbook wrote with 11 people" in state["message"]
    bring_in(send, card)
    assert log.count_people() == 11


def test_it_counts_what_is_known_of_the_people(read: Read) -> None:
    message = read(CARDS)["message"]
    assert TELL["has"]["email"].format(n=2) in message
    assert "telephone" not in message


def test_it_says_which_column_was_read_as_what(read: Read) -> None:
    state = read(many(1))
    assert [TELL["fields"]["company"], "Company"] in state["offer"]["mapping"]


class TestUnknownColumns:
    def test_it_asks_and_offers_a_guess(self, read: Read) -> None:
        state = read(UNKNOWN.replace("Reach", "Mail"))
        assert "columns of its own" in state["message"]
        assert [one["name"] for one in state["asked"]["columns"]] == ["Mail", "Who", "Firm"]
        assert state["asked"]["columns"][1]["text"] == "Who (such as “Ana Ruiz”)"
        assert state["asked"]["guess"]["email"] == "Mail"
        assert [action["do"] for action in state["actions"]] == ["columns", "not_now"]

    def test_with_the_columns_it_is_read_and_brought_in(
        self, read: Read, send: Send, card: PeopleFileCard, log: ContactLog
    ) -> None:
        read(UNKNOWN)
        state = send(card, "columns", columns={"name": "Who", "email": "Reach", "company": None})
        assert "is a table with 2 people" in state["message"]
        assert state["asked"] is None
        bring_in(send, card)
        assert sorted(log.contacts["email"]) == ["ana@example.com", "ben@example.com"]
        assert set(log.contacts["company"]) == {None}

    def test_one_can_go_back_and_finds_what_was_chosen(self, read: Read, send: Send, card: PeopleFileCard) -> None:
        read(UNKNOWN)
        state = send(card, "columns", columns={"name": "Firm"})
        assert "anew" in [action["do"] for action in state["actions"]]
        state = send(card, "anew")
        assert state["asked"]["guess"] == {"name": "Firm"}
        assert state["offer"] is None

    def test_without_a_name_it_asks_again(self, read: Read, send: Send, card: PeopleFileCard) -> None:
        asked = read(UNKNOWN)["asked"]
        state = send(card, "columns", columns={"company": "Firm", "name": None})
        assert (state["problem"], state["asked"]) == (TELL["need_column"], asked)

    def test_pressing_too_late_changes_nothing(self, read: Read, send: Send, card: PeopleFileCard) -> None:
        read(UNKNOWN)
        state = send(card, "not_now")
        assert send(card, "columns", columns={"name": "Who"})["message"] == state["message"]
        assert send(card, "anew")["asked"] is None


class TestChildren:
    def test_they_stay_out_unless_ticked(self, read: Read, send: Send, card: PeopleFileCard, log: ContactLog) -> None:
        state = read(CARDS, "phone.vcf")
        assert state["offer"]["children"] == TELL["children_help"].format(count="1 person")
        bring_in(send, card)
        assert log.page_of("Ana Ruiz").fields["children"] == ()

    def test_ticked_they_come_along(self, read: Read, send: Send, card: PeopleFileCard, log: ContactLog) -> None:
        read(CARDS, "phone.vcf")
        bring_in(send, card, children=True)
        assert log.page_of("Ana Ruiz").fields["children"] == ("Leo",)

    def test_a_file_without_children_does_not_speak_of_them(self, read: Read) -> None:
        assert read(many(3))["offer"]["children"] == ""


class TestPick:
    @pytest.fixture
    def picking(self, read: Read, send: Send, card: PeopleFileCard) -> PeopleFileCard:
        read(many(3 * PAGE))
        send(card, "whom", some=True)
        return card

    def test_a_page_at_a_time(self, picking: PeopleFileCard, send: Send) -> None:
        people = picking.state["people"]
        assert (len(people["rows"]), people["has_earlier"], people["has_later"]) == (PAGE, False, True)
        assert people["rows"][0]["text"] == "Kim0 Example, Firm 0"
        assert people["where"] == f"1–{PAGE} of {3 * PAGE}"
        last = send(picking, "find", text="", start=2 * PAGE)["people"]
        assert (last["start"], last["has_earlier"], last["has_later"]) == (2 * PAGE, True, False)

    def test_only_those_who_are_ticked_come_in(self, picking: PeopleFileCard, log: ContactLog, send: Send) -> None:
        send(picking, "tick", number=3, on=True)
        send(picking, "find", text="KIM41", start=0)
        state = send(picking, "tick", number=picking.state["people"]["rows"][0]["number"], on=True)
        assert state["actions"][0]["text"] == TELL["bring_in_picked"].format(n=2)
        assert state["people"]["picked"] == TELL["picked"].format(count="2 people")
        assert bring_in(send, picking)["message"].startswith("2 people added")
        assert sorted(log.contacts["name"]) == ["Kim2 Example", "Kim41 Example"]

    def test_all_who_are_shown_and_nobody(self, picking: PeopleFileCard, send: Send) -> None:
        send(picking, "find", text="kim4", start=0)
        state = send(picking, "tick", number="page")
        assert all(row["on"] for row in state["people"]["rows"])
        assert all("Kim4" in row["text"] for row in state["people"]["rows"])
        assert not any(row["on"] for row in send(picking, "tick", number=None)["people"]["rows"])

    def test_with_nobody_ticked_it_says_so(self, picking: PeopleFileCard, log: ContactLog, send: Send) -> None:
        state = bring_in(send, picking)
        assert state["problem"] == TELL["need_pick"]
        assert state["offer"]
        assert log.count_people() == 0

    def test_everybody_after_all(self, picking: PeopleFileCard, log: ContactLog, send: Send) -> None:
        send(picking, "tick", number=3, on=True)
        state = send(picking, "whom", some=False)
        assert (state["people"], state["actions"][0]["text"]) == (None, f"Bring in {3 * PAGE} people")
        bring_in(send, picking)
        assert log.count_people() == 3 * PAGE

    def test_a_search_that_finds_nobody(self, picking: PeopleFileCard, send: Send) -> None:
        people = send(picking, "find", text="Zzz", start=0)["people"]
        assert (people["rows"], people["where"]) == ([], TELL["page_none"])
        assert len(send(picking, "find", text="", start=0)["people"]["rows"]) == PAGE

    def test_a_short_file_is_not_worth_the_question(self, read: Read) -> None:
        assert read(many(3))["offer"]["everybody"] == ""


def size(state: dict[str, Any]) -> int:
    return len(json.dumps(state, ensure_ascii=False).encode())


def test_the_page_gets_no_more_than_it_shows(read: Read, send: Send, card: PeopleFileCard) -> None:
    long = "x" * 5000
    rows = "".join(f"{long}{n},{long},https://www.linkedin.com/in/{n},{long},{long},{long},{long}\n" for n in range(99))
    state = read(many(0) + rows)
    assert size(state) < 20_000
    send(card, "whom", some=True)
    assert size(card.state) < 20_000
    assert size(bring_in(send, card)) < 20_000


def test_a_table_of_a_thousand_columns_can_still_be_shown(read: Read) -> None:
    names = ";".join(f"Column {n}" for n in range(1000)) + ";Mail"
    state = read(f"{names}\n" + ";".join(["a cell"] * 1001) + "\n")
    assert state["asked"]["guess"] == {"email": "Mail"}
    assert state["asked"]["columns"][0]["name"] == "Mail"
    assert size(state) < 20_000
