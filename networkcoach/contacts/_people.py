"""People: adding them, finding them by name or words, and what they wish."""

from __future__ import annotations

import json
import operator
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from networkcoach._told import Told
from networkcoach.contacts import _values as values

#: Days between two talks with someone you met, until the student says otherwise.
USUAL_RHYTHM = 60

_NAMED_AT_MOST = 5


class UnknownPerson(Told, ValueError):
    """Nobody in the log has this id or name; the sentence names who comes near."""


class AmbiguousName(Told, ValueError):
    """Several people have this name; the sentence names them with their ids."""


@dataclass(frozen=True)
class Person:
    """One person as a list of search results shows them."""

    id: int
    name: str
    company: str | None
    position: str | None
    email: str | None
    met_on: str | None


def add_person(db: sqlite3.Connection, name: str, fields: dict[str, Any], tags: Iterable[str], today: date) -> int:
    """Insert one person; `fields` are those of `ContactLog.add`."""
    row = {key: values.text_or_none(fields[key]) for key in ("email", "phone", "company", "position", "url", "notes")}
    met_on = None if fields["met_on"] is None else values.past_day(fields["met_on"], today)
    usual = USUAL_RHYTHM if met_on and fields["rhythm_days"] is None else fields["rhythm_days"]
    row |= {
        "name": values.needed_text(name, "a name"),
        "met_on": met_on,
        "birthday": values.birthday(fields["birthday"]),
        "emails": _as_list(row["email"]),
        "phones": _as_list(row["phone"]),
        "tags": json.dumps(_tags(tags), ensure_ascii=False),
    }
    places = ", ".join(f":{column}" for column in row)
    added = db.execute(
        f"INSERT INTO contact (rhythm_days, {', '.join(row)}) VALUES (:rhythm_days, {places})",
        row | {"rhythm_days": values.rhythm(usual)},
    )
    return int(added.lastrowid or 0)


_TEXTS = ("given", "family", "nickname", "email", "phone", "company", "position", "url", "notes")
_LISTS = ("emails", "phones", "children", "tags")
_CHANGEABLE = ("name", *_TEXTS, *_LISTS, "met_on", "rhythm_days", "birthday")


def change_person(db: sqlite3.Connection, contact_id: int, fields: dict[str, Any], today: date) -> None:
    """Change the named fields of a person, each checked as when it was first typed."""
    values.only_these(fields, _CHANGEABLE)
    row = {name: _checked(name, value, today) for name, value in fields.items()}
    for main, rest in (("email", "emails"), ("phone", "phones")):
        if main in fields and rest not in fields:
            row[rest] = _with_main(db, contact_id, main, rest, row[main])
    if row:
        places = ", ".join(f"{column} = :{column}" for column in row)
        db.execute(f"UPDATE contact SET {places} WHERE id = :id", {**row, "id": contact_id})


def _checked(name: str, value: Any, today: date) -> Any:
    if name == "name":
        return values.needed_text(value, "a name")
    if name in _LISTS:
        return json.dumps(_tags(value or ()), ensure_ascii=False)
    if name == "met_on":
        return None if value in (None, "") else values.past_day(value, today)
    if name == "rhythm_days":
        return values.rhythm(value)
    return values.birthday(value) if name == "birthday" else values.text_or_none(value)


def _with_main(db: sqlite3.Connection, contact_id: int, main: str, rest: str, new: str | None) -> str:
    """Put a new main address in the place of the old one among all addresses."""
    row = db.execute(f"SELECT {main}, {rest} FROM contact WHERE id = ?", (contact_id,)).fetchone()
    others = [one for one in json.loads(row[rest]) if one not in (row[main], new)]
    return json.dumps([*([new] if new else []), *others], ensure_ascii=False)


def end_rest(db: sqlite3.Connection, contact_id: int, day: str) -> None:
    """End the rest of somebody with whom there was a word on `day`."""
    db.execute("UPDATE contact SET rests_since = NULL WHERE id = ? AND rests_since <= ?", (contact_id, day))


def _as_list(main: str | None) -> str:
    return json.dumps([main] if main else [], ensure_ascii=False)


def _tags(tags: Iterable[str]) -> list[str]:
    if isinstance(tags, str):
        tags = (tags,)
    return list(dict.fromkeys(values.needed_text(tag, "a tag") for tag in tags))


# SQLite finds plain letters in any case, and many times faster than Python; whoever has others is looked at there.
_MAY_BE_MEANT = """SELECT id, name, given, nickname, company FROM contact
    WHERE name LIKE :start ESCAPE '\\' OR given = :name COLLATE NOCASE OR nickname = :name COLLATE NOCASE
    OR length(name || coalesce(given, '') || coalesce(nickname, ''))
        <> length(CAST(name || coalesce(given, '') || coalesce(nickname, '') AS BLOB))"""


def find_person(db: sqlite3.Connection, person: int | str) -> int:
    """Find the id of a person by id, full name, or else by a given name or nickname that only one has.

    Raises
    ------
    UnknownPerson
        If nobody has it.
    AmbiguousName
        If several people have it.
    """
    if not isinstance(person, str):
        return _by_id(db, person)
    wanted = values.same_name(person)
    people = db.execute(_MAY_BE_MEANT, {"name": wanted, "start": f"{values.as_like(wanted)}%"}).fetchall()
    found = [one for one in people if values.same_name(one["name"]) == wanted] or [
        one for one in people if wanted and wanted in _short_names(one)
    ]
    if not found:
        everybody = db.execute("SELECT id, name, company FROM contact").fetchall()
        raise UnknownPerson(_nobody(person, wanted, everybody))
    if len(found) > 1:
        raise AmbiguousName(f"{len(found)} people are called '{person}'; use the id of one: {_listed(found)}.")
    return int(found[0]["id"])


def _short_names(person: sqlite3.Row) -> set[str]:
    """Give what a person is called for short: the given name, or the first word of the name; and the nickname."""
    given = person["given"] or person["name"].split()[0]
    return {values.same_name(given), values.same_name(person["nickname"] or "")}


def _by_id(db: sqlite3.Connection, person: int) -> int:
    try:
        number = operator.index(person)
    except TypeError:
        raise UnknownPerson(f"{person!r} is neither an id nor a name; use one of them.") from None
    if not -(2**63) <= number < 2**63 or not db.execute("SELECT 1 FROM contact WHERE id = ?", (number,)).fetchone():
        raise UnknownPerson(f"Nobody in the log has the id {number}; log.contacts shows everyone with their id.")
    return number


def _nobody(person: str, wanted: str, people: Sequence[sqlite3.Row]) -> str:
    words = set(wanted.split())
    near = [one for one in people if words & set(values.same_name(one["name"]).split())]
    if near:
        return f"Nobody in the log is called '{person}'; if you mean one of these, use the id: {_listed(near)}."
    return f"Nobody in the log is called '{person}'; add them first, or use an id from log.contacts."


def _listed(people: Sequence[sqlite3.Row]) -> str:
    shown = [
        f"{one['id']} ({one['name']}{', ' + one['company'] if one['company'] else ''})"
        for one in people[:_NAMED_AT_MOST]
    ]
    return ", ".join(shown) + (f" and {len(people) - _NAMED_AT_MOST} more" if len(people) > _NAMED_AT_MOST else "")
