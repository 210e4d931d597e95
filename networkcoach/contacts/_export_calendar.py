"""Due days, promises and birthdays as a calendar file (iCalendar), for the calendar of a phone or a computer."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from networkcoach.contacts._rhythm import Standing, all_standings
from networkcoach.contacts._writing import escaped, lasting_id, log_key, people_to_write, shown_name
from networkcoach.contacts.files._clean import clean_line
from networkcoach.store import Store, write_file

if TYPE_CHECKING:
    from icalendar import Event

_YEARLY = "FREQ=YEARLY"
_LAST_OF_FEBRUARY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"  # a birthday on the 29th, in every year
_NO_REMINDERS = ("resting", "do_not_contact")
_AT_NINE = timedelta(hours=9)

_PROMISES = """
    SELECT promise.id, name, what, by_day FROM promise JOIN contact ON contact.id = contact_id
    WHERE kept_on IS NULL AND dropped_because IS NULL AND by_day IS NOT NULL
        AND do_not_contact_on IS NULL AND rests_since IS NULL ORDER BY promise.id"""


@dataclass(frozen=True)
class Reminder:
    """One day to be reminded of.

    Attributes
    ----------
    kind, number
        ``word`` or ``birthday`` with the id of a person, or ``promise`` with the id of a promise.
    day
        Today or later.
    text
        What the calendar shows: a name and what was promised, and nothing else that is private.
    rule
        How it comes again, or nothing.
    """

    kind: str
    number: int
    day: date
    text: str
    rule: str = ""


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
    from icalendar import Calendar  # late: only a calendar needs it

    reminders = all_reminders(store, today)
    file = Calendar()
    file.add("prodid", "-//networkcoach//networkcoach//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    stamp = now.astimezone(UTC).replace(microsecond=0)
    for (uid, sequence), reminder in zip(_numbered(store, reminders), reminders, strict=True):
        file.add_component(_event(reminder, uid, sequence, stamp))
    return file.to_ical(), len(reminders)


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
    return [*_words(store, awake, today), *_promises(store, today), *_birthdays(store, awake, today)]


def _words(store: Store, awake: Iterable[Standing], today: date) -> Iterator[Reminder]:
    snoozed = {person["id"]: person["snoozed_until"] for person in people_to_write(store, ["snoozed_until"])}
    for one in awake:
        if one.due_on or one.state == "due":  # a rhythm and not a word yet: due now, though on no day
            day = max(one.due_on or "", snoozed.get(one.id) or "", today.isoformat())
            yield Reminder("word", one.id, date.fromisoformat(day), f"A word to {shown_name(one.name)}")


def _promises(store: Store, today: date) -> Iterator[Reminder]:
    for promise in store.read(_PROMISES):
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


def _next(month: int, day: int, today: date) -> date:
    """Find the next such day from today on; in a year without a 29 February, the 28th stands for it."""
    days = (date(year, month, min(day, calendar.monthrange(year, month)[1])) for year in (today.year, today.year + 1))
    return next(found for found in days if found >= today)


def _numbered(store: Store, reminders: Sequence[Reminder]) -> list[tuple[str, int]]:
    """Give each reminder its lasting id, and the number of the file in which it last changed.

    A calendar takes a reminder that it knows only if this number is not smaller. What was in the last file is
    remembered as hashes, without a name or a day.
    """
    key = log_key(store)
    marks = {lasting_id(key, one.kind, one.number): _fingerprint(one, key) for one in reminders}
    with store.transaction() as db:
        rows = db.execute("SELECT name, value FROM setting WHERE name IN ('calendar_files', 'calendar_events')")
        settings = {row["name"]: row["value"] for row in rows}
        file = int(settings.get("calendar_files", 0))
        known = json.loads(settings.get("calendar_events", "{}"))
        numbers = {uid: _number(known.get(uid), mark, file) for uid, mark in marks.items()}
        events = {uid: (numbers[uid], mark) for uid, mark in marks.items()}
        new = {"calendar_files": str(file + 1), "calendar_events": json.dumps(events)}
        db.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?)", new.items())
    return list(numbers.items())


def _number(known: tuple[int, str] | None, mark: str, file: int) -> int:
    return known[0] if known and known[1] == mark else file


def _fingerprint(one: Reminder, key: str) -> str:
    return sha256("\n".join((key, one.day.isoformat(), one.rule, one.text)).encode()).hexdigest()[:16]


def drop_calendar_events(db: Connection) -> None:
    """Drop what is remembered of the last file, as forgetting a person must; in the next one all count as changed."""
    db.execute("DELETE FROM setting WHERE name = 'calendar_events'")


def _event(one: Reminder, uid: str, sequence: int, stamp: datetime) -> Event:
    from icalendar import Alarm, Event
    from icalendar.prop import vDDDTypes, vInline, vInt

    # Values made here and not by `add`, which looks each type up: 30,000 events take 8 seconds and not 20.
    text = vInline(escaped(one.text))
    event = Event(
        UID=vInline(uid),
        DTSTAMP=vDDDTypes(stamp),
        SEQUENCE=vInt(sequence),
        DTSTART=vDDDTypes(one.day),
        SUMMARY=text,
        TRANSP=vInline("TRANSPARENT"),
        CLASS=vInline("PRIVATE"),
    )
    if one.day < date.max:
        event["DTEND"] = vDDDTypes(one.day + timedelta(days=1))
    if one.rule:
        event["RRULE"] = vInline(one.rule)
    event.add_component(Alarm(ACTION=vInline("DISPLAY"), DESCRIPTION=text, TRIGGER=vDDDTypes(_AT_NINE)))
    return event
