"""What all files out share: who is in them, who they are for ever, and text that stays on its line."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Sequence

from networkcoach.contacts.files._clean import clean_line
from networkcoach.store import Store

_OURS = "@networkcoach.invalid"

#: Where the ids of further address books are kept among what files said of a person.
OTHER_IDS = "other_uids"
_LONGEST = 75  # bytes of a line


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
    others = json.loads(person["imported"]).get(OTHER_IDS, []) if f'"{OTHER_IDS}"' in person["imported"] else []
    return {lasting_id(key, "person", person["id"]), _id_from_file(person), *others} - {""}


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


def escaped(text: str) -> str:
    r"""Write a text as vCard 3.0 and iCalendar both want it.

    By hand, because icalendar 7.3 makes a line break of the ``\N`` in ``C:\New``.

    Examples
    --------
    >>> print(escaped("C:\\New; one, two\nthree"))
    C:\\New\; one\, two\nthree
    """
    return text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def folded(line: str) -> bytes:
    r"""Break a line of a vCard or a calendar after at most 75 bytes, never within a character.

    By hand, as the escapes are: icalendar 7.3 takes more than fifteen times as long for a line.

    Examples
    --------
    >>> folded("FN:" + "é" * 40).split(b"\r\n")[1].decode()
    ' éééé'
    """
    data = line.encode()
    parts = []
    start, end = 0, _LONGEST
    while end < len(data):
        while data[end] & 0b1100_0000 == 0b1000_0000:  # the middle of a character
            end -= 1
        parts.append(data[start:end])
        start, end = end, end + _LONGEST - 1  # the space in front counts
    return b"\r\n ".join([*parts, data[start:]]) + b"\r\n"
