"""Forget a person for good, in the log and in the copies that the course made by itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from networkcoach.contacts import _people
from networkcoach.contacts import _values as values
from networkcoach.store import Store, erase_in_copy, worked_on

_ELSEWHERE = """
    SELECT 'talk' AS what, name AS about, day, note AS words FROM talk JOIN contact ON contact.id = contact_id
    UNION ALL SELECT 'note', name, day, text FROM note JOIN contact ON contact.id = contact_id
    UNION ALL SELECT 'promise', name, coalesce(by_day, ''), what FROM promise JOIN contact ON contact.id = contact_id
    UNION ALL SELECT 'plan', name, '', words FROM plan_person JOIN contact ON contact.id = contact_id
        WHERE words IS NOT NULL
    UNION ALL SELECT 'if_then', '', started_on, coalesce(if_when, '') || ' ' || coalesce(if_then, '') FROM plan
    UNION ALL SELECT 'person', name, '', notes FROM contact WHERE notes IS NOT NULL
    UNION ALL SELECT 'answer', exercise, given_on, value FROM answer WHERE value IS NOT NULL"""


@dataclass(frozen=True)
class Mention:
    """A place where the name of a forgotten person still stands: in words about somebody else, or in an answer.

    Attributes
    ----------
    what
        ``talk``, ``note``, ``promise``, ``plan`` (what is planned for somebody), ``if_then``, ``person`` (the free
        notes) or ``answer``.
    about
        Whom it is about, or the exercise.
    day
        ISO text, or empty.
    """

    what: str
    about: str
    day: str


@dataclass(frozen=True)
class Forgotten:
    """What forgetting did.

    Attributes
    ----------
    copies
        How many of our own copies were cleaned.
    mentions
        Where the name still stands: the student decides about those.
    """

    copies: int
    mentions: tuple[Mention, ...]


def forget_person(store: Store, person: int | str) -> Forgotten:
    """Erase a person here and in our own copies, and say where else the name stands."""
    with store.transaction() as db:
        who = _people.find_person(db, person)
        row = db.execute("SELECT * FROM contact WHERE id = ?", (who,)).fetchone()
    store.erase({who})
    copies = sum(_forget_in(copy, row) for copy in store.own_copies())
    return Forgotten(copies, tuple(_mentions(store, row["name"])))


def _forget_in(copy: Path, person: sqlite3.Row) -> bool:
    """Erase the person in a copy. One that can't be opened any more is deleted: it could hold them."""
    try:
        with worked_on(copy) as file, closing(sqlite3.connect(file, isolation_level=None)) as db:
            db.row_factory = sqlite3.Row
            rows = db.execute("SELECT id, name, email, url FROM contact").fetchall()
            erase_in_copy(db, {row["id"] for row in rows if _is_same(row, person)})
    except sqlite3.DatabaseError:
        copy.unlink(missing_ok=True)
    return True


def _is_same(row: sqlite3.Row, person: sqlite3.Row) -> bool:
    """Whether an entry of a copy is this person: the same number may be somebody else's in an older copy."""
    if any(row[key] and row[key] == person[key] for key in ("email", "url")):
        return True
    differs = any(row[key] and person[key] and row[key] != person[key] for key in ("email", "url"))
    return not differs and values.same_name(row["name"]) == values.same_name(person["name"])


def _mentions(store: Store, name: str) -> list[Mention]:
    words = values.findable(name)
    rows = store.read(_ELSEWHERE)
    return [Mention(row["what"], row["about"], row["day"]) for row in rows if words in values.findable(row["words"])]
