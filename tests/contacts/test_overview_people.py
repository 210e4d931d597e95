"""People on a line: whom it shows, and what stands on each line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts.overview._lines import PersonLine
from networkcoach.store import Store

TODAY = date(2026, 3, 16)

# Counted by hand from data/demo-cast.yaml: who, days silent, a word is due, talks, promises kept and not kept.
# Of those who wait, and of the others, the most recent words come first. Rufus asked to be left alone.
BY_HAND = (
    ("Parvati Nambiar", 32, "2026-03-14", 1, 0, 1),  # last word 2026-02-12
    ("Sorcha Winterbourne", 42, "2026-04-03", 4, 0, 1),  # 2026-02-02
    ("Teodor Vasilescu", 59, "2026-03-17", 2, 0, 1),  # 2026-01-16
    ("Liesbeth Quackelbeen", 65, "2026-03-11", 4, 0, 1),  # 2026-01-10
    ("Otis Penhaligon-Park", 96, "2026-02-08", 4, 1, 0),  # 2025-12-10
    ("Keiko Saltmarsh", 134, "2026-01-16", 4, 0, 1),  # 2025-11-02
    ("Ignacio Belmonte-Reyes", 459, "2025-03-12", 4, 0, 1),  # 2024-12-12
    ("Hamza Thistlewood", 8, "2026-04-22", 5, 2, 0),  # 2026-03-08
    ("Amara Diallo-Finch", 21, "2026-04-24", 6, 1, 1),  # 2026-02-23
    ("Tunde Marlowe-Ajayi", 34, None, 3, 1, 0),  # 2026-02-10; rests, so no day
    ("Vilhelmina Frost", 139, "2026-04-26", 2, 1, 0),  # 2025-10-28
)
STATES = {
    "Parvati Nambiar": "never_followed_up",
    "Sorcha Winterbourne": "on_track",
    "Teodor Vasilescu": "due",
    "Liesbeth Quackelbeen": "due",
    "Otis Penhaligon-Park": "overdue",
    "Keiko Saltmarsh": "overdue",
    "Ignacio Belmonte-Reyes": "dormant",
    "Hamza Thistlewood": "on_track",
    "Amara Diallo-Finch": "on_track",
    "Tunde Marlowe-Ajayi": "resting",
    "Vilhelmina Frost": "on_track",
}


@pytest.fixture
def log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: TODAY)


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def counted(line: PersonLine) -> tuple[object, ...]:
    kept = sum(one.promises for one in line.promises if one.kept)
    talks, promises = sum(one.talks for one in line.talks), sum(one.promises for one in line.promises)
    return line.standing.name, line.silent, line.due_on, talks, kept, promises - kept


def test_the_demo_is_as_counted_by_hand_in_every_state() -> None:
    lines = demo_log().people_lines()
    assert tuple(counted(one) for one in lines.people) == BY_HAND
    assert {one.standing.name: one.standing.state for one in lines.people} == STATES
    assert [one.wants_a_word for one in lines.people] == [True] * 7 + [False] * 4
    assert (lines.waiting, lines.known, lines.step) == (7, 11, 1)
    assert (lines.first, lines.last) == ("2024-10-03", "2026-04-30")  # Ignacio's interview; Amara's open promise


def test_it_says_from_which_side_each_word_came() -> None:
    (keiko,) = [one for one in demo_log().people_lines().people if one.standing.name == "Keiko Saltmarsh"]
    assert [(one.day, one.direction, one.talks) for one in keiko.talks] == [
        ("2025-09-10", "both", 1),
        ("2025-09-11", "to", 1),
        ("2025-10-30", "to", 1),
        ("2025-11-02", "from", 1),
    ]
    assert [(one.day, one.kept) for one in keiko.promises] == [("2025-11-15", False)]


def test_who_asked_to_be_left_alone_is_not_there(log: ContactLog) -> None:
    ana = log.add("Ana", met_on=ago(9))
    log.promise(ana, "call", by=ago(2))
    log.do_not_contact(ana)
    lines = log.people_lines()
    assert (lines.people, lines.waiting, lines.known) == ((), 0, 0)


def test_people_of_a_file_have_no_line_until_there_is_something(log: ContactLog) -> None:
    log.add("Silent")
    assert log.people_lines().known == 0
    log.promise("Silent", "call", by="2026-04-01")
    (line,) = log.people_lines().people
    assert (line.silent, line.due_on, line.talks) == (None, None, ())


def test_the_day_of_meeting_is_a_word_of_both(log: ContactLog) -> None:
    log.add("Ana", met_on=ago(9))
    (line,) = log.people_lines().people
    assert [(one.day, one.direction) for one in line.talks] == [(ago(9), "both")]


def test_no_reminder_no_day(log: ContactLog) -> None:
    for name in ("Ana", "Ben"):
        log.add(name, met_on=ago(59))
    log.snooze("Ana", "2026-05-01")
    log.rest("Ben")
    assert [one.due_on for one in log.people_lines().people] == [None, None]


def test_a_line_goes_back_two_years_at_most_and_ninety_days_at_least(log: ContactLog) -> None:
    log.add("Ana", met_on=ago(3))
    assert log.people_lines().first == ago(90)
    log.record("Ana", on=ago(4000))
    lines = log.people_lines()
    assert lines.first == ago(730)
    assert [one.day for one in lines.people[0].talks] == [ago(3)]


def test_a_day_far_ahead_leaves_room_for_what_was(log: ContactLog) -> None:
    log.add("Ana", met_on=ago(90), rhythm_days=3650)
    assert log.people_lines().last == "2026-04-15"  # a third of the ninety days


class TestMany:
    @pytest.fixture
    def log(self, log: ContactLog) -> ContactLog:
        with log.store.transaction() as db:
            db.executemany(
                "INSERT INTO contact (name, met_on, rhythm_days) VALUES (?, ?, ?)",
                [(f"Person {n:03}", ago(n + 1), 60 if n % 2 else 400) for n in range(200)],
            )
            db.executemany(
                "INSERT INTO talk (contact_id, day, kind, direction) VALUES (?, ?, 'email', ?)",
                [(1, ago(n // 4), ("to", "from")[n % 2]) for n in range(2000)],
            )
        return log

    def test_a_dozen_is_shown_and_all_are_counted(self, log: ContactLog) -> None:
        lines = log.people_lines()
        assert len(lines.people) == 12
        assert lines.known == 200
        assert lines.waiting == log.due_list().total > 12
        assert all(one.wants_a_word for one in lines.people)

    def test_talks_close_together_are_one_mark_and_none_is_lost(self, log: ContactLog) -> None:
        lines = log.people_lines(200)
        busy = next(one for one in lines.people if one.standing.name == "Person 000")
        assert lines.step > 1
        assert len(busy.talks) < 140
        assert sum(one.talks for one in busy.talks) == 2001  # and the day of meeting
