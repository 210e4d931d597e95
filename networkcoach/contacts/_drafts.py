"""Drafts: messages that are being written, one row a version. The newest that was not sent is the one at hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from networkcoach.store import Store

Overruled = tuple[tuple[str, str], ...]

_DRAFTS = "SELECT id, day, text, overruled, talk_id FROM draft WHERE contact_id = ? ORDER BY id DESC"
_BEGUN = """SELECT contact_id, name FROM draft JOIN contact ON contact.id = contact_id
    WHERE draft.id IN (SELECT max(id) FROM draft GROUP BY contact_id)
    AND talk_id IS NULL AND trim(text) <> '' AND do_not_contact_on IS NULL ORDER BY day DESC, draft.id DESC LIMIT ?"""


@dataclass(frozen=True, repr=False)
class Draft:
    """One version of a message.

    Attributes
    ----------
    day
        When it was last changed, or sent; ISO text.
    overruled
        Pairs of a label of the coach and the words it marked, to which the writer said: that is not so.
    talk_id
        The talk that it became when it was sent, or None.
    """

    id: int
    day: str
    text: str
    overruled: Overruled
    talk_id: int | None


def drafts_of(store: Store, person: int) -> list[Draft]:
    """Read every version of every message to a person, the newest first."""
    return [_draft(row) for row in store.read(_DRAFTS, (person,))]


def people_with_drafts(store: Store, most: int) -> list[tuple[int, str]]:
    """List ids and names of people to whom a message is begun and not sent."""
    return [(row["contact_id"], row["name"]) for row in store.read(_BEGUN, (most,))]


def working_draft(db: sqlite3.Connection, person: int) -> Draft | None:
    """Find the version at hand; None before the first word of a message."""
    row = db.execute(f"{_DRAFTS} LIMIT 1", (person,)).fetchone()
    return _draft(row) if row and row["talk_id"] is None else None


def write_draft(
    db: sqlite3.Connection, person: int, day: str, text: str, overruled: Collection[tuple[str, str]]
) -> int:
    """Write the version at hand as it stands now, and return its id."""
    kept = json.dumps(list(overruled), ensure_ascii=False)
    at_hand = working_draft(db, person)
    if at_hand is None:
        return _insert(db, person, day, text, kept)
    db.execute("UPDATE draft SET day = ?, text = ?, overruled = ? WHERE id = ?", (day, text, kept, at_hand.id))
    return at_hand.id


def add_version(db: sqlite3.Connection, person: int, day: str) -> bool:
    """Keep the version at hand as it is and go on in a copy; return whether there was anything new to keep."""
    newest = [_draft(row) for row in db.execute(f"{_DRAFTS} LIMIT 2", (person,)) if row["talk_id"] is None]
    at_hand = working_draft(db, person)
    if at_hand is None or not at_hand.text.strip() or [one.text for one in newest].count(at_hand.text) > 1:
        return False
    _insert(db, person, day, at_hand.text, json.dumps(at_hand.overruled, ensure_ascii=False))
    return True


def _insert(db: sqlite3.Connection, person: int, day: str, text: str, overruled: str) -> int:
    row = (person, day, text, overruled)
    added = db.execute("INSERT INTO draft (contact_id, day, text, overruled) VALUES (?, ?, ?, ?)", row)
    return int(added.lastrowid or 0)


def _draft(row: sqlite3.Row) -> Draft:
    overruled = tuple((label, words) for label, words in json.loads(row["overruled"]))
    return Draft(row["id"], row["day"], row["text"], overruled, row["talk_id"])
