"""Look people up for a quick line, and write the line down as one step that can be taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networkcoach.contacts import _people, _promises, _talks
from networkcoach.contacts import _values as values
from networkcoach.contacts._people import Person
from networkcoach.contacts._search import containing
from networkcoach.contacts._values import Day, findable
from networkcoach.contacts.quick._line import QuickPromise
from networkcoach.store import Store


@dataclass(frozen=True)
class QuickSaved:
    """What was written: the ids of the person, of the talk (None if there was none) and of the promises."""

    person: int
    talk: int | None
    promises: tuple[int, ...]
    is_new: bool


_LONGEST = 200  # characters of a name; SQLite refuses to compare with a very long text
# Names alone are read from an index; the rows themselves would take twice as long.
_NAMED = """SELECT id, name AS called FROM contact
    WHERE name LIKE :word ESCAPE '\\' OR length(name) <> length(CAST(name AS BLOB))"""
_NICKNAMED = "SELECT id, name || ' ' || nickname AS called FROM contact WHERE nickname IS NOT NULL"
_PEOPLE = """SELECT id, name, company, position, email, met_on FROM contact
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name, id"""


def people_called(store: Store, name: str) -> list[Person]:
    """Find everyone who is called so: each word is a whole word of their name or nickname, in any spelling.

    Those of just this name come first. Other entries than the names are not looked at, unlike in `search`.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> [one.name for one in people_called(demo_log().store, "mr thistlewood")]
    ['Hamza Thistlewood']
    >>> people_called(demo_log().store, "Ama")
    []
    """
    words = _words(name[:_LONGEST])
    if not words:
        return []
    rows = store.read(_NAMED, {"word": containing(max(words, key=len))}) + store.read(_NICKNAMED)
    found = {row["id"] for row in rows if words <= _words(row["called"])}
    if not found:
        return []
    people = [Person(*row) for row in store.read(_PEOPLE, (json.dumps(sorted(found)),))]
    return sorted(people, key=lambda one: _words(one.name) != words)


def _words(name: str) -> set[str]:
    return {word.strip(".,") for word in findable(name).replace("’", "'").split()} - {""}


def write_line(
    store: Store,
    today: date,
    person: int | None,
    *,
    kind: str | None,
    day: Day | None = None,
    direction: str | None = None,
    note: str = "",
    wants_reply: bool = False,
    promises: Sequence[QuickPromise] = (),
    new_name: str = "",
) -> QuickSaved:
    """Record a talk and its promises as one step; if something is wrong, nothing is written.

    Parameters
    ----------
    person
        Who it was; None adds somebody new who is called `new_name`, with the usual rhythm if it was an interview.
    kind
        As in `ContactLog.record`; None if there was no talk, only promises.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> log = demo_log()
    >>> tea = QuickPromise("send the tea list", "2026-03-20")
    >>> saved = write_line(log.store, log.today, None, new_name="Ana Ruiz", kind="meeting", promises=[tea])
    >>> log.person_named(saved.person), saved.is_new, saved.promises
    ('Ana Ruiz', True, (14,))
    >>> _ = log.undo()
    >>> log.search("Ana Ruiz")
    []
    """
    with store.step("record") as db:
        on = values.past_day(day, today)
        met_on = on if kind == "interview" else None
        who = _people.find_person(db, person) if person is not None else _add(db, new_name, met_on, today)
        talk = None
        if kind is not None:
            _people.end_rest(db, who, on)
            talk = _talks.record_talk(
                db,
                who,
                day=on,
                kind=kind,
                direction=direction,
                strategy=None,
                note=note,
                wants_reply=wants_reply,
            )
        given = tuple(_promises.give_promise(db, who, promise.what, promise.by) for promise in promises)
    return QuickSaved(who, talk, given, person is None)


def _add(db: sqlite3.Connection, name: str, met_on: str | None, today: date) -> int:
    nothing_more = dict.fromkeys(("email", "phone", "company", "position", "url", "notes", "rhythm_days", "birthday"))
    return _people.add_person(db, name, {**nothing_more, "met_on": met_on}, (), today)
