"""What all files out share: who is in them, who they are for ever, and text that stays on its line."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sqlite3
from collections.abc import Sequence

from networkcoach.contacts.files._clean import clean_line
from networkcoach.store import Store

_OURS = "@networkcoach.invalid"

# All that Python, a phone or a calendar may take for the end of a line.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def people_to_write(store: Store, columns: Sequence[str]) -> list[sqlite3.Row]:
    """Everyone who goes into files, with these columns; people who asked to be left alone are in none.

    Examples
    --------
    >>> people_to_write(Store.open(None), ["name"])
    []
    """
    return store.read(f"SELECT id, {', '.join(columns)} FROM contact WHERE do_not_contact_on IS NULL ORDER BY id")


def log_key(store: Store) -> str:
    """Give the random name of this log; it tells nothing about whose log it is.

    Examples
    --------
    >>> store = Store.open(None)
    >>> log_key(store) == log_key(store)
    True
    """
    with store.transaction() as db:
        new = secrets.token_hex(16)
        db.execute("INSERT INTO setting VALUES ('log_key', ?) ON CONFLICT (name) DO NOTHING", (new,))
        return str(db.execute("SELECT value FROM setting WHERE name = 'log_key'").fetchone()["value"])


def lasting_id(key: str, kind: str, number: int) -> str:
    """Name one thing of one log for ever, so that phones and calendars know it again in the next file.

    Examples
    --------
    >>> lasting_id("a log", "person", 3)
    '68653a5272edfdfff2d68157ea1d9881@networkcoach.invalid'
    """
    return hashlib.sha256(f"{key}/{kind}/{number}".encode()).hexdigest()[:32] + _OURS


def own_id(person: sqlite3.Row, key: str) -> str:
    """Name a person for ever as our own CSV does: as the file that they came with, if it was one, else as this log."""
    came_with = _id_from_file(person)
    return came_with if is_own_id(came_with) else lasting_id(key, "person", person["id"])


def known_ids(person: sqlite3.Row, key: str) -> set[str]:
    """Give all ids by which a file may name a person."""
    return {lasting_id(key, "person", person["id"]), _id_from_file(person)} - {""}


def is_own_id(uid: str) -> bool:
    """Say whether a file of ours gave this id, and not an address book.

    Examples
    --------
    >>> is_own_id(lasting_id("a log", "person", 3)), is_own_id("4fbe8971-0bc3-424c-9c26-36c3e1eff6b1")
    (True, False)
    """
    return uid.endswith(_OURS)


def _id_from_file(person: sqlite3.Row) -> str:
    return json.loads(person["imported"]).get("uid", "") if '"uid"' in person["imported"] else ""


def shown_name(name: str) -> str:
    """Give a name on one line, never empty.

    Examples
    --------
    >>> shown_name("Ana Ruiz\u2028"), shown_name("\u200b")
    ('Ana Ruiz', '(no name)')
    """
    return clean_line(name) or "(no name)"


def clean_lines(text: str) -> str:
    r"""Clean a text of several lines, whose ends become line feeds.

    Examples
    --------
    >>> clean_lines("first\r\nsecond\u2028third")
    'first\nsecond\nthird'
    """
    return "\n".join(map(clean_line, _LINE_END.split(text))).strip("\n")


def escaped(text: str) -> str:
    r"""Write a text as vCard 3.0 and iCalendar both want it.

    By hand, because icalendar 7.3 makes a line break of the ``\N`` in ``C:\New``.

    Examples
    --------
    >>> print(escaped("C:\\New; one, two\nthree"))
    C:\\New\; one\, two\nthree
    """
    return text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
