"""The demo log gives every state, day and figure that the lessons speak of."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from datetime import date

import pytest

from networkcoach.contacts import ContactLog, FollowThrough, demo_log

# name, state, due_on, days_late, promise_late, your_turn
CAST = [
    ("Amara Diallo-Finch", "on_track", "2026-04-24", 0, False, False),
    ("Teodor Vasilescu", "due", "2026-03-17", 0, False, False),
    ("Keiko Saltmarsh", "overdue", "2026-01-16", 59, True, True),
    ("Ignacio Belmonte-Reyes", "dormant", "2025-03-12", 369, True, True),
    ("Parvati Nambiar", "never_followed_up", "2026-03-14", 2, True, False),
    ("Rufus Oldacre", "do_not_contact", None, None, False, False),
    ("Sorcha Winterbourne", "on_track", "2026-04-03", 0, True, False),
    ("Tunde Marlowe-Ajayi", "resting", "2026-05-11", 0, False, False),
    ("Liesbeth Quackelbeen", "due", "2026-03-11", 5, True, True),
    ("Hamza Thistlewood", "on_track", "2026-04-22", 0, False, False),
    ("Vilhelmina Frost", "on_track", "2026-04-26", 0, False, False),
    ("Otis Penhaligon-Park", "overdue", "2026-02-08", 36, False, False),
]


@pytest.fixture
def log() -> ContactLog:
    return demo_log()


@pytest.mark.parametrize("number", range(1, 13))
def test_each_person_stands_as_the_cast_says(log: ContactLog, number: int) -> None:
    row = log.contacts.set_index("id").loc[number]
    columns = ["name", "state", "due_on", "days_late", "promise_late", "your_turn"]
    values = [None if value is None or str(value) == "<NA>" else value for value in row[columns]]
    assert tuple(values) == CAST[number - 1]


def test_states_are_counted_as_the_cast_says(log: ContactLog) -> None:
    assert Counter(log.contacts["state"]) == {
        "on_track": 4,
        "due": 2,
        "overdue": 2,
        "dormant": 1,
        "never_followed_up": 1,
        "resting": 1,
        "do_not_contact": 1,
    }


def test_did_it_happen_6_of_11(log: ContactLog) -> None:
    assert log.follow_through() == FollowThrough(11, 6, 5, 1, 5, 2, 0, 0)
    assert astuple(log.follow_through()) == (11, 6, 5, 1, 5, 2, 0, 0)


def test_the_due_list_has_broken_promises_first_then_days_late(log: ContactLog) -> None:
    assert [name.split()[0] for name in log.due()["name"]] == [
        *("Ignacio", "Keiko", "Liesbeth", "Parvati", "Sorcha"),
        *("Otis", "Teodor"),
    ]


def test_promises_stand_as_the_cast_says(log: ContactLog) -> None:
    states = [(one.contact.split()[0], one.by, one.state) for one in log.promise_list()]
    assert states == [
        ("Amara", "2026-01-31", "on_time"),
        ("Amara", "2026-04-30", "not_yet_due"),
        ("Teodor", "2026-03-20", "not_yet_due"),
        ("Keiko", "2025-11-15", "open"),
        ("Ignacio", "2025-01-31", "open"),
        ("Parvati", "2026-02-13", "open"),
        ("Sorcha", "2026-02-28", "open"),
        ("Tunde", "2025-12-22", "on_time"),
        ("Liesbeth", "2026-03-13", "open"),
        ("Hamza", "2026-02-20", "late"),
        ("Hamza", "2026-03-07", "on_time"),
        ("Vilhelmina", "2025-10-31", "on_time"),
        ("Otis", "2026-01-31", "on_time"),
    ]
    days_late = {
        one.contact.split()[0]: (log.today - date.fromisoformat(one.by or "")).days
        for one in log.promise_list()
        if one.state == "open"
    }
    assert days_late == {"Keiko": 121, "Ignacio": 409, "Parvati": 31, "Sorcha": 16, "Liesbeth": 3}


def test_ignacio_has_not_been_heard_of_for_459_days(log: ContactLog) -> None:
    assert (log.today - date.fromisoformat(log.contacts.loc[3, "last_contact"])).days == 459


def test_nobody_sees_what_rufus_said(log: ContactLog) -> None:
    assert "Rufus Oldacre" not in set(log.interactions["contact"])
    assert log.search("mistrust") == []
    assert [person.name for person in log.search("rufus")] == ["Rufus Oldacre"]


def test_otis_was_never_told(log: ContactLog) -> None:
    kept = log.promises[log.promises["kept_on"].notna()]
    assert kept.loc[kept["told_on"].isna(), "contact"].tolist() == ["Otis Penhaligon-Park"]


def test_the_demo_is_in_memory_has_nothing_to_undo_and_says_what_it_is(log: ContactLog) -> None:
    assert log.is_demo
    assert log.path is None
    assert log.undo() is None
    assert log.count_people() == 12
    assert repr(log) == "<ContactLog of invented people>"


def test_each_demo_is_a_new_one(log: ContactLog) -> None:
    log.add("Ana Example")
    assert demo_log().count_people() == 12


def test_the_cast_on_another_day() -> None:
    assert demo_log("2027-03-16").contacts.set_index("name").loc["Teodor Vasilescu", "state"] == "dormant"
