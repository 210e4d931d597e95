"""Google's CSV of contacts, with the columns that it has had since 2024 and with those before."""

from __future__ import annotations

import re

from networkcoach.contacts.files._model import ContactFile
from networkcoach.contacts.files._people import different, is_child, parted, real_tags
from networkcoach.contacts.files._rows import Columns, Texts, gathered, places, read_people, split
from networkcoach.contacts.files._table import CsvFamily, Table

# Phonetic and Yomi columns tell how a name is said and are not the name; File As tells where it is sorted.
_NAMES = {
    "name": ("name",),
    "given": ("first name", "given name"),
    "family": ("last name", "family name"),
    "email": ("e-mail 1 - value",),
    "phone": ("phone 1 - value",),
    "company": ("organization name", "organization 1 - name"),
    "position": ("organization title", "organization 1 - title"),
    "url": ("website 1 - value",),
    "birthday": ("birthday",),
    "notes": ("notes",),
    "tags": ("labels", "group membership"),
}
_MIDDLE = ("middle name", "additional name")
_OTHERS = """nickname|name prefix|name suffix|file as|photo|organization department|e-mail 1 - label|e-mail 1 - type
|phone 1 - label|phone 1 - type|address 1 - label|address 1 - type|website 1 - label|website 1 - type
|relation 1 - label|relation 1 - type|relation 1 - value|event 1 - label|event 1 - type|custom field 1 - label
|phonetic first name|phonetic middle name|phonetic last name|yomi name|given name yomi|additional name yomi
|family name yomi|initials|short name|maiden name|subject|language|billing information|mileage|sensitivity|priority
|directory server|organization 1 - type|organization 1 - department|organization 1 - job description"""
_VALUE = re.compile(r"(e-mail|phone|website|relation) ([0-9]{1,2}) - value")
_APART = ":::"


def read_google(table: Table) -> ContactFile:
    """Turn Google's table into people."""
    at = places(table, _NAMES)
    columns = Columns(
        table,
        at,
        sign=_APART,
        middle=table.cells(table.first(_MIDDLE)),
        nickname=table.cells(table.first(("nickname",))),
        emails=_values(table, at, "e-mail", "email"),
        phones=_values(table, at, "phone", "phone"),
        urls=_values(table, at, "website", "url"),
        children=_children(table),
        tags=split(table, at.get("tags"), lambda cell: real_tags(parted(cell, _APART))),
    )
    return read_people(columns, "google")


def _labelled(table: Table, kind: str) -> list[tuple[int, int | None]]:
    """Find the columns of one kind, and for each the one with its label."""
    numbers = [(at, match[2]) for at, match in table.matching(_VALUE) if match[1] == kind]
    return [(at, table.first((f"{kind} {n} - label", f"{kind} {n} - type"))) for at, n in numbers]


def _values(table: Table, at: dict[str, int], kind: str, field: str) -> Texts:
    if field not in at:
        return gathered(table, ())
    found = _labelled(table, kind)
    if field in table.chosen or at[field] not in dict(found):
        found = [(at[field], None)]  # the one that a person chose, or that only has a usual name
    return gathered(table, found, _APART)


def _children(table: Table) -> Texts:
    children: list[list[str]] = [[] for _ in table.rows]
    for at, label_at in _labelled(table, "relation"):
        for found, cell, label in zip(children, table.cells(at), table.cells(label_at), strict=True):
            names, labels = parted(cell, _APART), parted(label, _APART)
            labels += labels[-1:] * (len(names) - len(labels))  # one label may stand for all
            found += (name for name, said in zip(names, labels, strict=False) if is_child(said))
    return [different(found) for found in children]


GOOGLE = CsvFamily(
    columns=frozenset(name for names in (*_NAMES.values(), _MIDDLE) for name in names)
    | frozenset(_OTHERS.replace("\n", "").split("|")),
    people=frozenset(name for field in ("name", "given", "family", "email") for name in _NAMES[field]),
    read=read_google,
)
