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
    return hashlib.sha256(f"{key}/{kind}/{number}".encode()).hexdigest()[:32] + "@networkcoach.invalid"


def own_id(person: sqlite3.Row, key: str) -> str:
    """Name a person for ever as our own CSV does: as the file that they came with, if it was one, else as this log."""
    imported = person["imported"]
    came_with = json.loads(imported).get("uid") if '"uid"' in imported else None
    return came_with or lasting_id(key, "person", person["id"])


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
