"""The plan on a wall: promises with their days and a box, and a version that names nobody."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from paper import body

from networkcoach.paper import PlanSheet, SheetCheckIn, SheetPerson, SheetPromise, plan_page
from networkcoach.paper._letters import Letters

START = date(2026, 3, 16)
KEIKO = SheetPerson(
    "Keiko Saltmarsh",
    "give something small",
    "Photo, please!!",
    promises=(SheetPromise("send Keiko the photo", date(2026, 3, 20)), SheetPromise("ask her", done=True)),
)
OTIS = SheetPerson("Otis Penhaligon-Park", remark="Rests for now.")
CHECKS = (SheetCheckIn(30, date(2026, 4, 15), "3 of 4 happened."), SheetCheckIn(60, date(2026, 5, 15)))
FULL = PlanSheet(START, (KEIKO, OTIS), CHECKS, "it is Sunday", "ring Keiko", "Sunday, 18:00")


def rows(sheet: PlanSheet) -> list[list[str]]:
    (table,) = body(plan_page(sheet)).all("table")
    return [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")[1:]]


def test_people_promises_and_days_stand_there() -> None:
    page = body(plan_page(FULL))
    keiko, otis = page.with_class("person")
    assert keiko.text == (
        "Keiko Saltmarsh give something small “Photo, please!!” send Keiko the photo by 20 March 2026 ask her done"
    )
    assert otis.text == "Otis Penhaligon-Park Rests for now."
    assert "Begun on 16 March 2026" in page.text
    assert "If it is Sunday then I ring Keiko" in page.text
    assert "Ten minutes a week: Sunday, 18:00" in page.text


def test_only_what_is_done_is_ticked() -> None:
    boxes = body(plan_page(FULL)).with_class("box")
    assert [(one.attributes["class"] or "").split() for one in boxes] == [["box"], ["box", "done"]]


def test_check_ins_leave_room_until_their_day_has_come() -> None:
    assert rows(FULL) == [
        ["Day 30 15 April 2026", "3 of 4 happened.", ""],
        ["Day 60 15 May 2026", "of", ""],
    ]


def test_what_is_not_decided_leaves_room_to_write() -> None:
    undated = SheetPerson("Ana", promises=(SheetPromise("send the map"),))
    page = body(plan_page(PlanSheet(START, (undated,), ())))
    assert len(page.with_class("blank")) == 4
    assert page.all("table") == []


def test_without_names_nobody_is_named() -> None:
    text = body(plan_page(FULL, names=False)).text
    assert "Person A give something small" in text
    assert "send Person A the photo" in text
    assert "then I ring Person A" in text
    assert "Person B Rests" in text
    assert not {"Keiko", "Saltmarsh", "Otis", "Penhaligon"} & set(text.split())


NAMES = st.text(st.characters(categories=["Lu", "Ll", "Zs", "Po", "Sm"]), min_size=1, max_size=12).filter(str.strip)


@given(NAMES, st.text(max_size=40))
def test_any_name_and_any_promise_are_text(name: str, what: str) -> None:
    person = SheetPerson(name, what, what, what, (SheetPromise(f"<i>{what}"), SheetPromise(f"{name} <img src=x>")))
    for names in (True, False):
        page = body(plan_page(PlanSheet(START, (person,), ()), names=names))
        assert page.all("i", "img", "script") == []
        assert "<img src=x>" in page.text


WORD = st.text(st.characters(categories=["Lu"]), min_size=2, max_size=8)


@given(st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=30, unique=True), st.data())
def test_no_part_of_a_name_is_left(names: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names))
    hidden = Letters(dict(enumerate(names))).hidden(f"tell {name}, and {name.split()[0]}’s friends")
    assert re.fullmatch(r"tell (Person [A-Z]+ ?)+, and Person [A-Z]+’s friends", hidden)


def test_thirty_people_have_thirty_letters() -> None:
    people = tuple(SheetPerson(f"Name{n}") for n in range(30))
    page = body(plan_page(PlanSheet(START, people, ()), names=False))
    letters = [one.text for one in page.all("h3")]
    assert len(set(letters)) == 30
    assert (letters[0], letters[25], letters[26], letters[29]) == ("Person A", "Person Z", "Person AA", "Person AD")
