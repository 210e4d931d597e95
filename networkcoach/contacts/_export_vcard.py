"""The people of the log as vCards, for an address book. The form is 3.0, which phones, Outlook and Google all read."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from networkcoach.contacts._writing import (
    escaped,
    folded,
    lasting_id,
    log_key,
    people_to_write,
    shown_name,
)
from networkcoach.contacts.files._clean import clean_line, clean_lines
from networkcoach.store import Store, write_file

# No children: address books are synced to phones and firms, and what was told about a child was told to one person.
_STORED = (
    *("name", "given", "family", "nickname", "email", "emails", "phone", "phones"),
    *("company", "position", "url", "birthday", "tags", "notes"),
)
_TEXTS = {"nickname": "NICKNAME", "company": "ORG", "position": "TITLE", "url": "URL"}
_ADDRESSES = (("email", "emails", "EMAIL;TYPE=INTERNET"), ("phone", "phones", "TEL;TYPE=VOICE"))
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+. -]*:", re.IGNORECASE)  # javascript: would be a link in a phone


def write_vcards(store: Store, path: Path) -> int:
    """Write the people of the log to a vCard file and say how many they are.

    Raises
    ------
    StoreProblem
        If the file can't be written; one that was there before is unchanged.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_vcards(Store.open(None), Path(folder, "people.vcf"))
    0
    """
    data, people = vcard_bytes(store)
    write_file(path, data)
    return people


def vcard_bytes(store: Store) -> tuple[bytes, int]:
    """Write the people of the log as the bytes of a vCard file, and say how many they are.

    Examples
    --------
    >>> store = Store.open(None)
    >>> with store.transaction() as db:
    ...     _ = db.execute("INSERT INTO contact (name, birthday) VALUES ('Ana Ruiz', '--02-29')")
    >>> vcard_bytes(store)[0].decode().splitlines()[2:5]
    ['FN:Ana Ruiz', 'N:;Ana Ruiz;;;', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29']
    """
    people = people_to_write(store, _STORED)
    key = log_key(store)
    lines = (line for person in people for line in _card(person, key))
    return b"".join(map(folded, lines)), len(people)


def _card(person: sqlite3.Row, key: str) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield from _name(person)
    for column, property_ in _TEXTS.items():
        if (text := _line(person[column])) and not (column == "url" and _OTHER_SCHEME.match(text)):
            yield f"{property_}:{text}"
    for main, column, property_ in _ADDRESSES:
        yield from _addresses(person[main], person[column], property_)
    yield from _birthday(person["birthday"])
    if tags := [tag for tag in map(_line, json.loads(person["tags"])) if tag]:
        yield f"CATEGORIES:{','.join(tags)}"
    if notes := escaped(clean_lines(person["notes"] or "")):
        yield f"NOTE:{notes}"
    yield f"UID:{lasting_id(key, 'person', person['id'])}"
    yield "END:VCARD"


def _name(person: sqlite3.Row) -> Iterator[str]:
    name = escaped(shown_name(person["name"]))
    family, given = _line(person["family"]), _line(person["given"])
    yield f"FN:{name}"
    # An iPhone shows N alone. Which word of a name is the family's is never guessed.
    yield f"N:{family};{given};;;" if family or given else f"N:;{name};;;"


def _addresses(main: str | None, stored: str, property_: str) -> Iterator[str]:
    addresses = [main, *json.loads(stored)] if main else json.loads(stored)
    for number, address in enumerate(dict.fromkeys(filter(None, map(_line, addresses)))):
        yield f"{property_}{'' if number else ';TYPE=PREF'}:{address}"


def _birthday(day: str | None) -> Iterator[str]:
    if day and day.startswith("--"):
        yield f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{_line(day[2:])}"  # 3.0 knows no day without a year; Apple's way out
    elif day:
        yield f"BDAY:{_line(day)}"


def _line(text: str | None) -> str:
    return escaped(clean_line(text)) if text else ""
