"""Questions from one's own notes: when they come back, about whom never, and what is kept of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog
from networkcoach.contacts._memory import GAPS
from networkcoach.store import Store

START = date(2026, 3, 1)


class Clock:
    day = START


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(clock: Clock) -> Iterator[ContactLog]:
    log = ContactLog(Store.open(None), lambda: clock.day)
    log.add("Ana Ruiz", met_on=START, rhythm_days=60)
    yield log
    log.store.close()


def on_day(number: int) -> str:
    return (START + timedelta(number)).isoformat()


def asked(log: ContactLog, clock: Clock, number: int) -> list[tuple[int, int]]:
    clock.day = START + timedelta(number)
    return [(one.note, one.level) for one in log.memory_questions()]


def test_what_a_question_knows(log: ContactLog, clock: Clock) -> None:
    note = log.note("Ana", "Count the doors.", topic="said")
    clock.day += timedelta(4)
    (one,) = log.memory_questions()
    assert (one.note, one.person, one.name, one.topic, one.text) == (note, 1, "Ana", "said", "Count the doors.")
    assert (one.day, one.level, one.due_on) == (on_day(0), 1, on_day(2))
    assert "doors" not in repr(one)


@pytest.mark.parametrize(
    ("fields", "called"),
    [({}, "Ana"), ({"given": "Ana Maria"}, "Ana Maria"), ({"nickname": "Nan", "given": "Ana"}, "Nan")],
)
def test_the_name_that_one_calls_them(log: ContactLog, clock: Clock, fields: dict[str, str], called: str) -> None:
    log.change("Ana Ruiz", **fields)
    log.note(1, "Count the doors.")
    clock.day += timedelta(2)
    assert [one.name for one in log.memory_questions()] == [called]


def test_a_note_comes_back_after_2_7_and_21_days(log: ContactLog, clock: Clock) -> None:
    note = log.note("Ana", "Count the doors.")
    seen = {}
    for number in range(60):
        for _, level in asked(log, clock, number):
            seen[number] = level
            log.remembered(note)
    assert seen == {2: 1, 7: 2, 21: 3}


def test_an_answer_that_comes_late_moves_the_next_ones(log: ContactLog, clock: Clock) -> None:
    note = log.note("Ana", "Count the doors.")
    assert asked(log, clock, 30) == [(note, 1)]
    log.remembered(note)
    assert (asked(log, clock, 34), asked(log, clock, 35)) == ([], [(note, 2)])
    clock.day = START + timedelta(50)
    log.remembered(note)
    assert (asked(log, clock, 63), asked(log, clock, 64)) == ([], [(note, 3)])
    log.remembered(note)
    assert asked(log, clock, 300) == []


def test_a_second_press_on_one_day_changes_nothing(log: ContactLog, clock: Clock) -> None:
    note = log.note("Ana", "Count the doors.", on=on_day(-100))
    for _ in range(3):
        log.remembered(note)
    assert log.store.read("SELECT level, day FROM recalled")[0][:] == (1, on_day(0))
    assert log.store.read("SELECT count(*) FROM recalled")[0][0] == 1
    assert asked(log, clock, 5) == [(note, 2)]


def test_it_may_be_kept_for_an_earlier_day(log: ContactLog, clock: Clock) -> None:
    note = log.note("Ana", "Count the doors.")
    clock.day += timedelta(20)
    log.remembered(note, on=on_day(1))  # before its day
    assert log.store.read("SELECT * FROM recalled") == []
    log.remembered(note, on=on_day(3))
    assert log.store.read("SELECT level, day FROM recalled")[0][:] == (1, on_day(3))


class TestNeverAsked:
    @pytest.mark.parametrize("source", ["public", "elsewhere", "confidence"])
    def test_what_they_did_not_tell_or_told_in_confidence(self, log: ContactLog, clock: Clock, source: str) -> None:
        note = log.note("Ana", "Keeps bees.", source=source)
        assert asked(log, clock, 30) == []
        log.remembered(note)
        assert log.store.read("SELECT * FROM recalled") == []

    def test_what_is_about_children(self, log: ContactLog, clock: Clock) -> None:
        log.note("Ana", "Two sons.", topic="children")
        assert asked(log, clock, 30) == []

    def test_what_is_marked_as_in_confidence_later(self, log: ContactLog, clock: Clock) -> None:
        note = log.note("Ana", "Keeps bees.")
        assert asked(log, clock, 30) == [(note, 1)]
        log.change_note(note, source="confidence")
        assert asked(log, clock, 30) == []

    @pytest.mark.parametrize(
        "change",
        [
            lambda log: log.do_not_contact("Ana"),
            lambda log: log.rest("Ana"),
            lambda log: log.rhythm("Ana", None),
            lambda log: [log.record("Ana", on=on_day(number)) for number in (1, 2)],  # and no answer for 22 days
        ],
    )
    def test_about_whom_one_leaves_in_peace(self, log: ContactLog, clock: Clock, change: object) -> None:
        note = log.note("Ana", "Keeps bees.")
        assert asked(log, clock, 25) == [(note, 1)]
        change(log)  # type: ignore[operator]
        assert asked(log, clock, 25) == []


class TestHowMany:
    def test_a_few_a_day_and_one_of_each_person_first(self, log: ContactLog, clock: Clock) -> None:
        log.add("Ben Ek", met_on=START)
        old = [log.note("Ana", f"note {number}", on=on_day(-50 + number)) for number in range(4)]
        new = log.note("Ben", "one")
        assert [note for note, _ in asked(log, clock, 3)] == [old[0], new, old[1]]
        assert len(log.memory_questions(limit=2)) == 2
        log.remembered(old[0])
        assert [note for note, _ in asked(log, clock, 3)] == [old[1], new]
        log.remembered(new)
        log.remembered(old[1])
        assert asked(log, clock, 3) == []
        assert [note for note, _ in asked(log, clock, 4)] == [old[2], old[3]]

    @pytest.mark.parametrize("limit", [0, -1])
    def test_none_is_none(self, log: ContactLog, clock: Clock, limit: int) -> None:
        log.note("Ana", "Keeps bees.", on=on_day(-50))
        assert log.memory_questions(limit) == []


class TestWhatIsKept:
    def test_undo_does_not_reach_it(self, log: ContactLog, clock: Clock) -> None:
        note = log.note("Ana", "Keeps bees.", on=on_day(-50))
        log.remembered(note)
        log.change_note(note, text="Keeps two hives.")
        assert log.undo().verb == "change_note"  # type: ignore[union-attr]
        assert asked(log, clock, 1) == []

    def test_it_goes_with_the_note_and_with_the_person(self, log: ContactLog) -> None:
        for text in ("one", "two"):
            log.remembered(log.note("Ana", text, on=on_day(-50)))
        log.remove_note(1)
        assert [row["note_id"] for row in log.store.read("SELECT note_id FROM recalled")] == [2]
        log.forget("Ana")
        assert log.store.read("SELECT * FROM recalled") == []

    def test_it_stays_when_two_entries_are_joined(self, log: ContactLog, clock: Clock) -> None:
        twice = log.add("Ana R.", met_on=START)
        note = log.note(twice, "Keeps bees.", on=on_day(-50))
        log.remembered(note)
        log.merge("Ana Ruiz", twice)
        assert asked(log, clock, 5) == [(note, 2)]
        log.undo()
        assert asked(log, clock, 5) == [(note, 2)]

    def test_it_is_there_after_a_restart_and_in_a_copy(self, tmp_path: Path) -> None:
        log = ContactLog(Store.open(tmp_path / "log.sqlite"), lambda: START)
        log.add("Ana", met_on=START)
        log.remembered(log.note("Ana", "Keeps bees.", on=on_day(-50)))
        log.backup(tmp_path / "copy.sqlite")
        log.store.close()
        for name in ("log.sqlite", "copy.sqlite"):
            again = ContactLog(Store.open(tmp_path / name), lambda: START + timedelta(5))
            assert [one.level for one in again.memory_questions()] == [2]
            again.store.close()

    def test_all_of_it_can_be_deleted(self, log: ContactLog) -> None:
        log.remembered(log.note("Ana", "Keeps bees.", on=on_day(-50)))
        log.start_plan()
        log.plan_for("Ana")
        log.delete_all()
        assert [
            log.store.read(f"SELECT count(*) FROM {name}")[0][0] for name in ("recalled", "plan", "plan_person")
        ] == [
            *(0, 0, 0),
        ]

    def test_a_note_that_there_is_not_is_one_sentence(self, log: ContactLog) -> None:
        with pytest.raises(ValueError, match=r"^There is no note 7; "):
            log.remembered(7)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=8).map(sorted))
def test_looking_on_any_days_never_asks_too_soon(days: list[int]) -> None:
    clock = Clock()
    log = ContactLog(Store.open(None), lambda: clock.day)
    log.add("Ana", met_on=START)
    note = log.note("Ana", "Keeps bees.")
    answered: list[int] = []
    for number in days:
        gap = [GAPS[0], *(later - sooner for sooner, later in pairwise(GAPS))]
        level = len(answered)
        is_due = level < 3 and number >= GAPS[level] and (not answered or number >= answered[-1] + gap[level])
        assert asked(log, clock, number) == ([(note, level + 1)] if is_due else [])
        if is_due:
            log.remembered(note)
            answered.append(number)
    log.store.close()
