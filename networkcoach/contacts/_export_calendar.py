"""Due days, promises, birthdays and the plan as a calendar file (iCalendar), for a phone or a computer."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from networkcoach.contacts import _values as values
from networkcoach.contacts._plan import CHECKS, LENGTH
from networkcoach.contacts._plan_changes import WEEKDAYS
from networkcoach.contacts._rhythm import Standing, all_standings
from networkcoach.contacts._writing import escaped, folded, lasting_id, log_key, people_to_write, shown_name
from networkcoach.contacts.files._clean import clean_line
from networkcoach.store import Store, write_file

_YEARLY = "FREQ=YEARLY"
_LAST_OF_FEBRUARY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"  # a birthday on the 29th, in every year
_NO_REMINDERS = ("resting", "do_not_contact")
_AT_NINE = timedelta(hours=9)
_TEN_MINUTES = timedelta(minutes=10)
_MARK = "?"

_PROMISES = """
    SELECT promise.id, name, what, by_day FROM promise JOIN contact ON contact.id = contact_id
    WHERE kept_on IS NULL AND dropped_because IS NULL AND by_day IS NOT NULL
        AND do_not_contact_on IS NULL AND rests_since IS NULL AND (:only IS NULL OR promise.id = :only)
    ORDER BY promise.id"""


@dataclass(frozen=True)
class Reminder:
    """One day to be reminded of.

    Attributes
    ----------
    kind, number
        ``word`` or ``birthday`` with the id of a person, ``promise`` with the id of a promise; of the plan ``week``
        with 1, and ``check`` with 30, 60 or 90.
    day
        Today or later; of the weekly ten minutes, the first time.
    text
        What the calendar shows: a name and what was promised, and nothing else that is private.
    rule
        How it comes again, or nothing.
    at
        The time of day, wherever one is; None for the whole day.
    """

    kind: str
    number: int
    day: date
    text: str
    rule: str = ""
    at: time | None = None


def write_calendar(store: Store, path: Path, today: date, now: datetime) -> int:
    """Write all reminders to a calendar file and say how many they are.

    Raises
    ------
    StoreProblem
        If the file can't be written; one that was there before is unchanged.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_calendar(Store.open(None), Path(folder, "days.ics"), date(2026, 3, 16), datetime(2026, 3, 16, 8))
    0
    """
    data, reminders = calendar_bytes(store, today, now)
    write_file(path, data)
    return reminders


def calendar_bytes(store: Store, today: date, now: datetime) -> tuple[bytes, int]:
    """Write all reminders as the bytes of a calendar file, and say how many they are.

    Parameters
    ----------
    now
        The moment of writing, by which a calendar knows the newer of two files.

    Examples
    --------
    >>> calendar_bytes(Store.open(None), date(2026, 3, 16), datetime(2026, 3, 16, 8))[0].decode().splitlines()[1:3]
    ['VERSION:2.0', 'PRODID:-//networkcoach//networkcoach//EN']
    """
    reminders = all_reminders(store, today)
    return _calendar(reminders, _numbered(store, reminders), now), len(reminders)


def write_promise(store: Store, promise: int, path: Path, today: date, now: datetime) -> None:
    """Write one promise to a calendar file.

    Raises
    ------
    ValueError
        If there is no such promise, or nothing to be reminded of.
    StoreProblem
        If the file can't be written.
    """
    write_file(path, promise_bytes(store, promise, today, now))


def promise_bytes(store: Store, promise: int, today: date, now: datetime) -> bytes:
    """Write one promise as the bytes of a calendar file; a calendar knows it as the one of the file of all reminders.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> lines = promise_bytes(demo_log().store, 2, date(2026, 3, 16), datetime(2026, 3, 16, 8)).decode().splitlines()
    >>> [line for line in lines if line.startswith("DTSTART")]
    ['DTSTART;VALUE=DATE:20260430']
    """
    with store.transaction() as db:
        row = values.row_with(db, "promise", promise)
    found = list(_promises(store, today, row["id"]))
    if not found and not row["by_day"]:
        raise ValueError(f"Promise {row['id']} has no day yet; name one, and a calendar can remind you of it.")
    if not found:
        raise ValueError(f"Promise {row['id']} is settled, or its person is left alone: nothing to be reminded of.")
    return _calendar(found, _numbered(store, found, is_whole=False), now)


def _calendar(reminders: Sequence[Reminder], numbered: Sequence[tuple[str, int]], now: datetime) -> bytes:
    shape = cache(partial(_shape, now.astimezone(UTC).replace(microsecond=0)))
    events = [
        _filled(shape(one.day, one.at, one.rule, number), uid, escaped(one.text))
        for one, (uid, number) in zip(reminders, numbered, strict=True)
    ]
    start, end, rest = _empty_calendar().partition(b"END:VCALENDAR")
    return b"".join([start, *events, end, rest])


def all_reminders(store: Store, today: date) -> list[Reminder]:
    """List what there is to be reminded of. What has been due before today is put on today, where it can still be seen.

    Nobody who asked to be left alone is in it, and no word or birthday of somebody who rests.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> [one.text for one in all_reminders(demo_log().store, date(2026, 3, 16)) if one.day == date(2026, 3, 17)]
    ['A word to Teodor Vasilescu']
    """
    awake = [one for one in all_standings(store, today) if one.state not in _NO_REMINDERS]
    return [
        *_words(store, awake, today),
        *_promises(store, today),
        *_birthdays(store, awake, today),
        *_plan(store, today),
    ]


def _words(store: Store, awake: Iterable[Standing], today: date) -> Iterator[Reminder]:
    snoozed = {person["id"]: person["snoozed_until"] for person in people_to_write(store, ["snoozed_until"])}
    for one in awake:
        if one.due_on or one.state == "due":  # a rhythm and not a word yet: due now, though on no day
            day = max(one.due_on or "", snoozed.get(one.id) or "", today.isoformat())
            yield Reminder("word", one.id, date.fromisoformat(day), f"A word to {shown_name(one.name)}")


def _promises(store: Store, today: date, only: int | None = None) -> Iterator[Reminder]:
    for promise in store.read(_PROMISES, {"only": only}):
        day = max(date.fromisoformat(promise["by_day"]), today)
        text = f"Promised to {shown_name(promise['name'])}: {clean_line(promise['what'])}"
        yield Reminder("promise", promise["id"], day, text)


def _birthdays(store: Store, awake: Iterable[Standing], today: date) -> Iterator[Reminder]:
    birthdays = {person["id"]: person["birthday"] for person in people_to_write(store, ["birthday"])}
    for one in awake:
        if birthday := birthdays.get(one.id):
            month, day = map(int, birthday[-5:].split("-"))
            rule = _LAST_OF_FEBRUARY if (month, day) == (2, 29) else _YEARLY
            yield Reminder("birthday", one.id, _next(month, day, today), f"Birthday of {shown_name(one.name)}", rule)


def _plan(store: Store, today: date) -> Iterator[Reminder]:
    for plan in store.read("SELECT started_on, weekday, time FROM plan"):
        start = date.fromisoformat(plan["started_on"])
        if plan["weekday"] and today <= start + timedelta(LENGTH):
            yield _ten_minutes(start, WEEKDAYS.index(plan["weekday"]), plan["time"])
        for number in CHECKS:
            if start + timedelta(number) >= today:
                text = f"Day {number} of my plan: did it happen?"
                yield Reminder("check", number, start + timedelta(number), text)


def _ten_minutes(start: date, weekday: int, at: str | None) -> Reminder:
    """Give the weekly ten minutes: from the first such day of the plan to its end, on whatever clock one lives by."""
    end = f"{start + timedelta(LENGTH):%Y%m%d}" + (
        "T235959" if at else ""
    )  # of the kind of the start, as RFC 5545 asks
    first = start + timedelta((weekday - start.weekday()) % 7)
    clock = time.fromisoformat(at) if at else None
    return Reminder("week", 1, first, "Ten minutes for my plan", f"FREQ=WEEKLY;UNTIL={end}", clock)


def _next(month: int, day: int, today: date) -> date:
    """Find the next such day from today on; in a year without a 29 February, the 28th stands for it."""
    days = (date(year, month, min(day, monthrange(year, month)[1])) for year in (today.year, today.year + 1))
    return next(found for found in days if found >= today)


def _numbered(store: Store, reminders: Sequence[Reminder], *, is_whole: bool = True) -> list[tuple[str, int]]:
    """Give each reminder its lasting id, and the number of the file in which it last changed.

    A calendar takes a reminder that it knows only if this number is not smaller. What was in the last file is
    remembered as hashes, without a name or a day, until somebody is forgotten: then all counts as changed once.
    """
    key = log_key(store)
    marks = {lasting_id(key, one.kind, one.number): _fingerprint(one, key) for one in reminders}
    with store.transaction() as db:
        rows = db.execute("SELECT name, value FROM setting WHERE name IN ('calendar_files', 'people.calendar')")
        settings = {row["name"]: row["value"] for row in rows}
        file = int(settings.get("calendar_files", 0))
        known = json.loads(settings.get("people.calendar", "{}"))
        numbers = {uid: _number(known.get(uid), mark, file) for uid, mark in marks.items()}
        events = ({} if is_whole else known) | {uid: (numbers[uid], mark) for uid, mark in marks.items()}
        new = {"calendar_files": str(file + 1), "people.calendar": json.dumps(events)}
        db.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?)", new.items())
    return list(numbers.items())


def _number(known: tuple[int, str] | None, mark: str, file: int) -> int:
    return known[0] if known and known[1] == mark else file


def _fingerprint(one: Reminder, key: str) -> str:
    when = one.day.isoformat() + (one.at.isoformat() if one.at else "")
    return sha256("\n".join((key, when, one.rule, one.text)).encode()).hexdigest()[:16]


def _empty_calendar() -> bytes:
    from icalendar import Calendar  # late, as below: only a calendar needs it

    calendar = Calendar()
    calendar.add("prodid", "-//networkcoach//networkcoach//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return bytes(calendar.to_ical())


def _shape(stamp: datetime, day: date, at: time | None, rule: str, number: int) -> bytes:
    """Write an event with a mark in place of its text and its id.

    Many events differ in nothing else. Each one by itself takes icalendar 7.3 so long that 30,000 need 20 seconds.
    """
    from icalendar import Alarm, Event
    from icalendar.prop import vInline

    event = Event()
    event.add("uid", _MARK)
    event.add("dtstamp", stamp)
    event.add("sequence", number)
    event.add("summary", _MARK)
    start = datetime.combine(day, at) if at else day
    event.add("dtstart", start)
    if day < date.max:
        event.add("dtend", start + (_TEN_MINUTES if at else timedelta(days=1)))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if rule:
        event["RRULE"] = vInline(rule)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _MARK)
    alarm.add("trigger", timedelta() if at else _AT_NINE)
    event.add_component(alarm)
    return bytes(event.to_ical())


def _filled(shape: bytes, uid: str, text: str) -> bytes:
    for name, value in (("UID", uid), ("SUMMARY", text), ("DESCRIPTION", text)):
        # Whole lines, for a text may be "SUMMARY:?" too; what is folded never begins a line with a letter.
        shape = shape.replace(f"\r\n{name}:{_MARK}\r\n".encode(), b"\r\n" + folded(f"{name}:{value}"))
    return shape
