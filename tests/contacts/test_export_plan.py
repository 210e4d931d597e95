"""The plan in our calendar, and one promise as a calendar of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog
from networkcoach.contacts._export_calendar import calendar_bytes, promise_bytes
from networkcoach.contacts._plan_changes import WEEKDAYS
from networkcoach.store import Store, StoreProblem

TODAY = date(2026, 3, 16)  # a Monday
NOW = datetime(2026, 3, 16, 8, 30, tzinfo=UTC)
TEN = "Ten minutes for my plan"


@pytest.fixture
def log() -> Iterator[ContactLog]:
    log = ContactLog(Store.open(None), lambda: TODAY)
    log.add("Ana")
    log.start_plan()
    yield log
    log.store.close()


def events(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def whole(log: ContactLog, today: date = TODAY) -> list[Any]:
    return events(calendar_bytes(log.store, today, NOW)[0])


def named(log: ContactLog, text: str, today: date = TODAY) -> list[Any]:
    return [event for event in whole(log, today) if str(event["SUMMARY"]) == text]


def marks(found: list[Any]) -> dict[str, int]:
    return {str(event["UID"]): int(event["SEQUENCE"]) for event in found}


class TestPlan:
    def test_the_three_days_of_looking_are_whole_days(self, log: ContactLog) -> None:
        found = whole(log)
        assert [(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in found] == [
            ("Day 30 of my plan: did it happen?", date(2026, 4, 15)),
            ("Day 60 of my plan: did it happen?", date(2026, 5, 15)),
            ("Day 90 of my plan: did it happen?", date(2026, 6, 14)),
        ]
        assert all("RRULE" not in event for event in found)
        assert found[0].subcomponents[0].decoded("TRIGGER") == timedelta(hours=9)

    def test_those_that_have_passed_are_gone(self, log: ContactLog) -> None:
        log.weekly("sunday")
        assert len(whole(log, date(2026, 4, 15))) == 4
        assert len(whole(log, date(2026, 4, 16))) == 3
        assert len(whole(log, date(2026, 6, 14))) == 2
        assert whole(log, date(2026, 6, 15)) == []

    def test_the_ten_minutes_are_at_that_time_wherever_one_is(self, log: ContactLog) -> None:
        log.weekly("sunday", "18:00")
        (event,) = named(log, TEN)
        assert event["DTSTART"].to_ical() == b"20260322T180000"
        assert event["DTEND"].to_ical() == b"20260322T181000"
        assert event["DTSTART"].params == {}
        assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260614T235959"
        (alarm,) = event.subcomponents
        assert (alarm.decoded("TRIGGER"), str(alarm["DESCRIPTION"])) == (timedelta(), TEN)
        assert event["CLASS"] == "PRIVATE"

    def test_without_a_time_they_are_on_the_day(self, log: ContactLog) -> None:
        log.weekly("monday")
        (event,) = named(log, TEN)
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (TODAY, TODAY + timedelta(1))
        assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260614"

    def test_another_program_reads_them_too(self, log: ContactLog) -> None:
        log.weekly("sunday", "18:00")
        first = vobject.readOne(calendar_bytes(log.store, TODAY, NOW)[0].decode()).vevent_list[0]
        assert first.dtstart.value == datetime(2026, 3, 22, 18)
        assert list(first.rruleset)[-1] == datetime(2026, 6, 14, 18)

    def test_nothing_of_the_people_or_of_ones_own_sentence_is_in_it(self, log: ContactLog) -> None:
        log.plan_for("Ana", "give", words="MOSS")
        log.if_then("MOSS grows", "I pick MOSS")
        log.weekly("sunday", "18:00")
        data = calendar_bytes(log.store, TODAY, NOW)[0]
        assert b"MOSS" not in data
        assert b"Ana" not in data

    def test_an_entry_moves_and_keeps_its_name(self, log: ContactLog) -> None:
        log.weekly("sunday", "18:00")
        first = marks(named(log, TEN))
        assert marks(named(log, TEN, TODAY + timedelta(40))) == first  # time that passes changes nothing
        log.weekly("sunday", "19:00")
        second = marks(named(log, TEN))
        log.start_plan("2026-03-23", replace=True)
        log.weekly("sunday", "19:00")
        third = marks(named(log, TEN))
        assert first.keys() == second.keys() == third.keys()
        assert [*first.values()] < [*second.values()] < [*third.values()]

    @settings(deadline=None, max_examples=40)
    @given(
        st.dates(date(1990, 1, 1), date(2090, 1, 1)),
        st.sampled_from(WEEKDAYS),
        st.none() | st.times().map(lambda at: f"{at:%H:%M}"),
    )
    def test_they_come_each_week_from_the_start_to_the_last_day(
        self, start: date, weekday: str, at: str | None
    ) -> None:
        log = ContactLog(Store.open(None), lambda: start)
        log.start_plan()
        log.weekly(weekday, at)
        (event,) = named(log, TEN, start)
        first = event.decoded("DTSTART")
        begin = first if isinstance(first, datetime) else datetime(first.year, first.month, first.day)
        days = [found.date() for found in rrulestr(event["RRULE"].to_ical().decode(), dtstart=begin)]
        every = [start + timedelta(number) for number in range(91)]
        assert days == [day for day in every if WEEKDAYS[day.weekday()] == weekday]
        assert f"{begin:%H:%M}" == (at or "00:00")
        log.store.close()


class TestPromise:
    def test_it_is_the_entry_of_the_whole_file(self, log: ContactLog) -> None:
        log.promise("Ana", "call", by="2026-04-01")
        promise = log.promise("Ana", "send the map; soon", by="2026-04-02")
        (alone,) = events(promise_bytes(log.store, promise, TODAY, NOW))
        same = [event for event in whole(log) if event["UID"] == alone["UID"]]
        assert [event.to_ical() for event in same] == [alone.to_ical()]
        assert str(alone["SUMMARY"]) == "Promised to Ana: send the map; soon"
        assert alone.decoded("DTSTART") == date(2026, 4, 2)

    def test_whichever_file_is_read_last_the_newer_entry_wins(self, log: ContactLog) -> None:
        promise = log.promise("Ana", "call", by="2026-04-01")
        before = marks(whole(log))
        log.redate(promise, "2026-04-09")
        alone = marks(events(promise_bytes(log.store, promise, TODAY, NOW)))
        after = marks(whole(log))
        (uid,) = alone
        assert before[uid] < alone[uid] == after[uid]
        assert {one: after[one] for one in after if one != uid} == {one: before[one] for one in before if one != uid}

    def test_a_day_that_is_over_is_put_on_today(self, log: ContactLog) -> None:
        promise = log.promise("Ana", "call", by="2026-03-01")
        (event,) = events(promise_bytes(log.store, promise, TODAY, NOW))
        assert event.decoded("DTSTART") == TODAY

    def test_it_is_written_to_a_file(self, log: ContactLog, tmp_path: Path) -> None:
        promise = log.promise("Ana", "call", by="2026-04-01")
        log.export_promise(promise, str(tmp_path / "one.ics"))
        log.export_calendar(tmp_path / "all.ics")
        (one,) = events((tmp_path / "one.ics").read_bytes())
        assert one["UID"] in {event["UID"] for event in events((tmp_path / "all.ics").read_bytes())}
        with pytest.raises(StoreProblem, match="There is no folder nowhere"):
            log.export_promise(promise, tmp_path / "nowhere" / "one.ics")

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            (lambda log: log.keep(1), "Promise 1 is settled, or its person is left alone"),
            (lambda log: log.drop(1, "no use"), "Promise 1 is settled"),
            (lambda log: log.rest("Ana"), "its person is left alone"),
            (lambda log: log.do_not_contact("Ana"), "its person is left alone"),
            (lambda log: log.undo(), "There is no promise 1; log.promises shows them all"),
        ],
    )
    def test_where_there_is_nothing_to_be_reminded_of(
        self, log: ContactLog, tmp_path: Path, change: object, sentence: str
    ) -> None:
        log.promise("Ana", "call", by="2026-04-01")
        change(log)  # type: ignore[operator]
        with pytest.raises(ValueError, match=sentence):
            log.export_promise(1, tmp_path / "one.ics")
        assert not (tmp_path / "one.ics").exists()

    def test_a_promise_without_a_day_needs_one(self, log: ContactLog, tmp_path: Path) -> None:
        promise = log.promise("Ana", "call")
        with pytest.raises(
            ValueError, match=r"^Promise 1 has no day yet; name one, and a calendar can remind you of it\.$"
        ):
            log.export_promise(promise, tmp_path / "one.ics")
