"""One person's page: how you met, what they said, what passed between you, what you promised; and why they are due."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date

from networkcoach.contacts._notes import Note
from networkcoach.contacts._people import Person
from networkcoach.contacts._promises import Promise, promises_of
from networkcoach.contacts._rhythm import Standing, due_page, standings_of
from networkcoach.contacts._talks import STRATEGIES
from networkcoach.store import Store


@dataclass(frozen=True)
class Talk:
    """One talk; the day is ISO text."""

    id: int
    day: str
    kind: str
    direction: str
    strategy: str | None
    note: str
    wants_reply: bool


@dataclass(frozen=True)
class Tried:
    """How often a strategy was tried with a person, and when last; zero is never."""

    strategy: str
    times: int
    last: str | None


@dataclass(frozen=True)
class DuePerson:
    """Somebody on the due list, with all that one wants to know before writing.

    Attributes
    ----------
    standing
        State, due day, days late.
    person
        Name, company and position.
    interview_on
        The day of the newest interview, or of meeting; ISO text or None.
    last_talk
        The newest talk, or None.
    question
        What they asked and what waits for your answer, or None.
    promises
        What you promised them and did not keep yet, the earliest day first.
    untold
        What you kept without a word to them since, in which they could have heard of it.
    """

    standing: Standing
    person: Person
    interview_on: str | None
    last_talk: Talk | None
    question: Talk | None
    promises: tuple[Promise, ...]
    untold: tuple[Promise, ...]


@dataclass(frozen=True)
class DueList:
    """A page of those who are due, and how many they are in all."""

    people: tuple[DuePerson, ...]
    total: int


@dataclass(frozen=True, repr=False)
class PersonPage:
    """All that the log has about one person.

    Attributes
    ----------
    fields
        The columns of the log's table of people, lists as tuples.
    standing
        How things stand today.
    notes
        The newest first.
    talks, talk_count
        The newest talks, and how many there are in all. Empty for somebody who asked to be left alone.
    promises
        In the order in which they were given.
    tried
        The four strategies, tried and never tried.
    """

    fields: dict[str, str | int | tuple[str, ...] | None]
    standing: Standing
    notes: tuple[Note, ...]
    talks: tuple[Talk, ...]
    talk_count: int
    promises: tuple[Promise, ...]
    tried: tuple[Tried, ...]


_LISTS = ("emails", "phones", "children", "tags")
_HIDDEN = ("imported", "id")
_TALKS = "SELECT id, day, kind, direction, strategy, note, wants_reply FROM talk WHERE contact_id = ?"
_NEWEST_FIRST = "ORDER BY day DESC, id DESC LIMIT ? OFFSET ?"
_BESIDE = """SELECT id, name, company, position, email, met_on, interview, max(last_to, last_both) AS word
    FROM contact JOIN spoken ON contact_id = id WHERE id = ?"""


def due_list(store: Store, today: date, start: int, size: int) -> DueList:
    """Give a page of the due list with the last talk and the open promises of each."""
    page = due_page(store, today, start, size)
    return DueList(tuple(_due_person(store, one, today) for one in page.people), page.total)


def person_page(store: Store, person: int, today: date, talks_from: int, talks: int) -> PersonPage:
    """Read everything about one person; `talks` of their talks from the place `talks_from`, the newest first."""
    row = store.read("SELECT * FROM contact WHERE id = ?", (person,))[0]
    (standing,) = standings_of(store, today, [person])
    shown = standing.state != "do_not_contact"
    return PersonPage(
        _fields(row),
        standing,
        tuple(notes_of(store, person)) if shown else (),
        tuple(_talks(store, person, talks_from, talks)) if shown else (),
        store.read("SELECT count(*) FROM talk WHERE contact_id = ?", (person,))[0][0] if shown else 0,
        tuple(promises_of(store, person, today)),
        _tried(store, person) if shown else (),
    )


def shared_by(store: Store, person: int) -> list[str]:
    """List what a person told you, in the order of hearing it; nothing in confidence, nothing from elsewhere."""
    rows = store.read(
        """SELECT text FROM note JOIN contact ON contact.id = contact_id
        WHERE contact_id = ? AND source = 'told' AND do_not_contact_on IS NULL ORDER BY day, note.id""",
        (person,),
    )
    return [text for (text,) in rows]


def _due_person(store: Store, standing: Standing, today: date) -> DuePerson:
    talks = _talks(store, standing.id, 0, 1)
    (row,) = store.read(_BESIDE, (standing.id,))
    promises = promises_of(store, standing.id, today)
    waiting = [one for one in promises if one.state in ("open", "not_yet_due", "undated")]
    return DuePerson(
        standing,
        Person(*row[:6]),
        _day(row["interview"]),
        talks[0] if talks else None,
        _question(store, standing.id) if standing.your_turn else None,
        tuple(sorted(waiting, key=lambda one: (one.by is None, one.by, one.id))),
        tuple(one for one in promises if one.kept_on and not one.told_on and one.kept_on > (_day(row["word"]) or "")),
    )


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def _talks(store: Store, person: int, start: int, size: int) -> list[Talk]:
    rows = store.read(f"{_TALKS} {_NEWEST_FIRST}", (person, size, start))
    return [_talk(row) for row in rows]


def _question(store: Store, person: int) -> Talk | None:
    rows = store.read(f"{_TALKS} AND wants_reply {_NEWEST_FIRST}", (person, 1, 0))
    return _talk(rows[0]) if rows else None


def _talk(row: sqlite3.Row) -> Talk:
    day, kind, direction = row["day"], row["kind"], row["direction"]
    return Talk(row["id"], day, kind, direction, row["strategy"], row["note"], bool(row["wants_reply"]))


def notes_of(store: Store, person: int) -> list[Note]:
    """List what is known of a person, the newest first."""
    rows = store.read(
        "SELECT id, topic, source, day, text FROM note WHERE contact_id = ? ORDER BY day DESC, id DESC", (person,)
    )
    return [Note(*row) for row in rows]


def _tried(store: Store, person: int) -> tuple[Tried, ...]:
    rows = store.read(
        "SELECT strategy, count(*), max(day) FROM talk WHERE contact_id = ? AND strategy IS NOT NULL GROUP BY strategy",
        (person,),
    )
    found = {row[0]: row for row in rows}
    return tuple(Tried(one, *(found[one][1:] if one in found else (0, None))) for one in STRATEGIES)


def _fields(row: sqlite3.Row) -> dict[str, str | int | tuple[str, ...] | None]:
    names = [name for name in row.keys() if name not in _HIDDEN]  # noqa: SIM118 - a row is no mapping
    return {name: tuple(json.loads(row[name])) if name in _LISTS else row[name] for name in names}
