"""Our calendar: what is in it, what never is, and how a calendar knows it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts._export_calendar import calendar_bytes, write_calendar
from networkcoach.contacts._writing import shown_name
from networkcoach.contacts.files._clean import clean_line
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 8, 30, 15, 999, tzinfo=UTC)
OF_A_CALENDAR = {"BEGIN", "VERSION", "PRODID", "CALSCALE", "END"}
OF_AN_EVENT = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "CLASS", "RRULE"}
OF_AN_ALARM = {"ACTION", "DESCRIPTION", "TRIGGER"}
HOSTILE = "Ana\r\nATTENDEE:mailto:a@x\rEND:VEVENT\nX:\x85METHOD:REQUEST\u2028ORGANIZER:\u2029B:\x0bC:\x0cD:\x1cE:"

texts = st.text(
    st.sampled_from('\\;,:"\n\r\u2028\x85\x0b\x1c \tN') | st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=100,
)


@pytest.fixture
def log() -> Iterator[ContactLog]:
    log = ContactLog(Store.open(None), lambda: TODAY)
    yield log
    log.store.close()


def events(log: ContactLog, today: date = TODAY, now: datetime = NOW) -> list[Any]:
    data, number = calendar_bytes(log.store, today, now)
    read = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len(read) == number
    return list(read)


def days(log: ContactLog, today: date = TODAY) -> dict[str, date]:
    return {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events(log, today)}


def sequences(log: ContactLog, today: date = TODAY) -> dict[str, int]:
    return {str(event["UID"]): int(event["SEQUENCE"]) for event in events(log, today)}


def lines(log: ContactLog) -> list[str]:
    data = calendar_bytes(log.store, TODAY, NOW)[0]
    raw = data.split(b"\r\n")
    assert raw.pop() == b""
    assert all(len(line) <= 75 for line in raw)
    assert len(data.decode().splitlines()) == len(raw)  # no other line end of any kind
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_every_property_of_an_event(log: ContactLog) -> None:
    log.add("Keiko Saltmarsh", met_on="2026-03-01", rhythm_days=30, notes="allergic to lilies")
    read = icalendar.Calendar.from_ical(calendar_bytes(log.store, TODAY, NOW)[0])
    assert read.keys() == {"VERSION", "PRODID", "CALSCALE"}
    assert (read["VERSION"], read["CALSCALE"]) == ("2.0", "GREGORIAN")
    (event,) = read.walk("VEVENT")
    assert event.keys() == OF_AN_EVENT - {"RRULE"}
    assert event["SUMMARY"] == "A word to Keiko Saltmarsh"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 3, 31), date(2026, 4, 1))
    assert event["DTSTART"].params == event["DTEND"].params == {"VALUE": "DATE"}
    assert event.decoded("DTSTAMP") == datetime(2026, 3, 16, 8, 30, 15, tzinfo=UTC)
    assert (event["TRANSP"], event["CLASS"], event["SEQUENCE"]) == ("TRANSPARENT", "PRIVATE", 0)
    assert event["UID"].endswith("@networkcoach.invalid")
    (alarm,) = event.subcomponents
    assert alarm.keys() == OF_AN_ALARM
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", event["SUMMARY"])
    assert alarm.decoded("TRIGGER") == timedelta(hours=9)
    assert lines(log)[-7:] == [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:A word to Keiko Saltmarsh",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_the_moment_of_writing_is_told_in_universal_time(log: ContactLog) -> None:
    log.add("Ana", met_on=TODAY)
    summer = timezone(timedelta(hours=2))
    (event,) = events(log, now=datetime(2026, 7, 1, 0, 30, tzinfo=summer))
    assert event["DTSTAMP"].to_ical() == b"20260630T223000Z"
    assert event.decoded("DTSTART") == date(2026, 5, 15)  # a day is never shifted


def test_the_demo_cast() -> None:
    found = days(demo_log())
    words = {text.removeprefix("A word to "): day for text, day in found.items() if text.startswith("A word to ")}
    assert words == {
        "Amara Diallo-Finch": date(2026, 4, 24),
        "Teodor Vasilescu": date(2026, 3, 17),
        "Sorcha Winterbourne": date(2026, 4, 3),
        "Hamza Thistlewood": date(2026, 4, 22),
        "Vilhelmina Frost": date(2026, 4, 26),
        **dict.fromkeys(["Keiko Saltmarsh", "Ignacio Belmonte-Reyes", "Parvati Nambiar"], TODAY),
        **dict.fromkeys(["Liesbeth Quackelbeen", "Otis Penhaligon-Park"], TODAY),
    }
    promises = [day for text, day in found.items() if text.startswith("Promised to ")]
    assert sorted(promises) == [TODAY] * 5 + [date(2026, 3, 20), date(2026, 4, 30)]


def test_who_rests_or_asked_to_be_left_alone_is_in_no_reminder(log: ContactLog) -> None:
    for name in ("Rufus", "Tunde"):
        log.add(name, met_on="2025-01-01", birthday="--04-01")
        log.promise(name, "call", by="2026-04-01")
    log.do_not_contact("Rufus")
    log.record("Tunde", on="2026-01-01")
    log.record("Tunde", on="2026-02-01")
    assert days(log) == {"Promised to Tunde: call": date(2026, 4, 1)}


def test_what_is_settled_or_has_no_day_is_in_no_reminder(log: ContactLog) -> None:
    log.add("Ana")
    log.keep(log.promise("Ana", "kept", by="2026-04-01"))
    log.drop(log.promise("Ana", "dropped", by="2026-04-01"), "no use")
    log.promise("Ana", "undated")
    log.promise("Ana", "on the last day there is", by="9999-12-31")
    assert days(log) == {"Promised to Ana: on the last day there is": date.max}


def test_a_snoozed_person_waits_for_their_day(log: ContactLog) -> None:
    log.add("Ana", met_on="2025-01-01")
    log.snooze("Ana", until="2026-05-01")
    assert days(log) == {"A word to Ana": date(2026, 5, 1)}


def test_notes_and_talks_are_in_no_calendar(log: ContactLog) -> None:
    log.add("Ana", met_on=TODAY, notes="MOSS", company="MOSS", email="MOSS", tags=["MOSS"], birthday="1990-05-06")
    log.record("Ana", note="MOSS")
    data = calendar_bytes(log.store, TODAY, NOW)[0]
    assert b"MOSS" not in data
    assert b"1990" not in data


def test_an_event_keeps_its_number_until_it_changes(log: ContactLog) -> None:
    log.add("Ana", met_on="2026-03-01")
    log.add("Bo", met_on="2026-03-01", birthday="--05-06")
    first = sequences(log)
    assert set(first.values()) == {0}
    assert sequences(log) == first
    log.record("Ana", on=TODAY)
    moved = sequences(log)
    assert moved.keys() == first.keys()
    changed = [uid for uid in first if moved[uid] != first[uid]]
    assert len(changed) == 1
    assert moved[changed[0]] > 0
    assert sequences(log) == moved


def test_a_promise_that_comes_back_has_a_higher_number(log: ContactLog) -> None:
    log.add("Ana")
    promise = log.promise("Ana", "call", by="2026-04-01")
    (first,) = sequences(log).items()
    log.redate(promise, by="2026-04-02")
    (second,) = sequences(log).items()
    log.keep(promise)
    assert sequences(log) == {}
    log.undo()
    (third,) = sequences(log).items()
    assert first[0] == second[0] == third[0]
    assert first[1] < second[1] < third[1]


def test_nothing_of_a_forgotten_person_is_remembered(log: ContactLog) -> None:
    log.add("Ana", met_on=TODAY)
    (ana,) = sequences(log)
    log.add("Bo", met_on=TODAY)
    before = sequences(log)
    log.forget("Ana")
    assert not log.store.read("SELECT 1 FROM setting WHERE value LIKE '%' || ? || '%'", [ana])
    ((bo, number),) = sequences(log).items()
    assert before.keys() == {ana, bo}
    assert number > before[bo]


def test_what_is_remembered_tells_no_name_and_no_day(log: ContactLog) -> None:
    log.add("Ana Ruiz", met_on="2026-03-01")
    events(log)
    kept = "".join(row["value"] for row in log.store.read("SELECT value FROM setting"))
    assert "Ana" not in kept
    assert "2026" not in kept


def test_two_logs_have_no_reminder_in_common(log: ContactLog) -> None:
    assert not sequences(demo_log()).keys() & sequences(demo_log()).keys()


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1904, 1, 1), date(2100, 1, 1)), st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.booleans())
def test_birthdays_come_every_year(birthday: date, today: date, is_year_known: bool) -> None:
    log = ContactLog(Store.open(None), lambda: today)
    log.add("Ana", birthday=birthday if is_year_known else f"-{birthday.isoformat()[4:]}")
    (event,) = events(log, today)
    start = event.decoded("DTSTART")
    assert today <= start < today + timedelta(367)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime(start.year, start.month, start.day))
    for year, found in enumerate(rule[:6], start=start.year):
        assert found.year == year
        assert (found.month, found.day) == (birthday.month, birthday.day) or (
            (birthday.month, birthday.day, found.month) == (2, 29, 2) and (found + timedelta(1)).month == 3
        )
    log.store.close()


@pytest.mark.parametrize(
    ("today", "start"),
    [("2026-03-16", "20270228"), ("2027-02-28", "20270228"), ("2027-03-01", "20280229"), ("2028-02-29", "20280229")],
)
def test_a_birthday_on_29_february(log: ContactLog, today: str, start: str) -> None:
    log.add("Ana", birthday="2000-02-29")
    (event,) = events(log, date.fromisoformat(today))
    assert event["DTSTART"].to_ical().decode() == start
    assert "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" in lines(log)


def test_a_hostile_name_stays_a_name(log: ContactLog) -> None:
    with log.store.transaction() as db:
        db.execute(
            "INSERT INTO contact (name, met_on, rhythm_days, birthday) VALUES (?, '2026-03-16', 9, '--05-06')",
            [HOSTILE],
        )
        db.execute("INSERT INTO promise (contact_id, what, by_day) VALUES (1, ?, '2026-03-16')", [HOSTILE])
    written = lines(log)
    names = {line.partition(":")[0].partition(";")[0] for line in written}
    assert names == OF_A_CALENDAR | OF_AN_EVENT | OF_AN_ALARM
    assert [line for line in written if line.startswith("END:")] == [*["END:VALARM", "END:VEVENT"] * 3, "END:VCALENDAR"]
    assert len(events(log)) == 3


@settings(deadline=None)
@given(texts.filter(clean_line), texts.filter(clean_line))
@example("?", "x" * 40 + "\nSUMMARY:?\nDESCRIPTION:?\nUID:?")
@example("é" * 60, "C:\\New")
def test_vobject_reads_back_any_text(name: str, what: str) -> None:
    log = ContactLog(Store.open(None), lambda: TODAY)
    with log.store.transaction() as db:
        db.execute("INSERT INTO contact (name, met_on, rhythm_days) VALUES (?, '2026-03-16', 9)", [name])
        db.execute("INSERT INTO promise (contact_id, what, by_day) VALUES (1, ?, '2026-03-16')", [what])
    assert len(lines(log)) > 20
    word, promise = vobject.readOne(calendar_bytes(log.store, TODAY, NOW)[0].decode()).vevent_list
    assert word.summary.value == f"A word to {shown_name(name)}"
    assert promise.summary.value == f"Promised to {shown_name(name)}: {clean_line(what)}"
    assert promise.valarm.description.value == promise.summary.value
    assert promise.dtstart.value == TODAY
    log.store.close()


def test_written_to_a_file(log: ContactLog, tmp_path: Path) -> None:
    log.add("Ana", met_on=TODAY, birthday="--02-29")
    assert write_calendar(log.store, tmp_path / "days.ics", TODAY, NOW) == 2
    assert vobject.readOne((tmp_path / "days.ics").read_text(encoding="utf-8")).vevent.transp.value == "TRANSPARENT"
