"""What all tables share: which column holds what, and from its columns to its people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from networkcoach.contacts.files._dates import about_days, read_birthdays, read_days
from networkcoach.contacts.files._model import FIELDS, ContactFile, FileContact
from networkcoach.contacts.files._people import NOBODY, different, parted, person
from networkcoach.contacts.files._table import Table
from networkcoach.contacts.files._usual import guess_columns

Texts = list[tuple[str, ...]]  # one column, in which each record has several texts

_SAMPLE = 50  # rows that tell what a column holds
_CUT_NUMBER = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+")
_CUT = (
    "Telephone numbers such as '{0}' were cut by a spreadsheet, and what it cut can't be got back "
    "(record {1} is the first)."
)


@dataclass(frozen=True)
class Columns:
    """A table by what it says about people: for each field, the cleaned cells of all records.

    Attributes
    ----------
    at
        From a field to where its column stands.
    sign
        What stands between several values in one cell; of a name or a company the first one counts.
    """

    table: Table
    at: Mapping[str, int]
    sign: str = ""
    middle: Sequence[str] = ()
    nickname: Sequence[str] = ()
    emails: Texts = field(default_factory=list)
    phones: Texts = field(default_factory=list)
    urls: Texts = field(default_factory=list)
    children: Texts = field(default_factory=list)
    tags: Texts = field(default_factory=list)


def places(table: Table, names: Mapping[str, Sequence[str]], never: Iterable[str] = ()) -> dict[str, int]:
    """Find where each field stands: what a person has said, then the family's own names, then usual ones.

    People add a column to a downloaded file, and other programs write files that are nearly those of a family. So a
    field that has none of the family's columns may have one with a usual name.

    Parameters
    ----------
    table
        The table.
    names
        The family's names of the columns of each field.
    never
        Names of columns that hold something else in this family than the same names usually do.
    """
    found = {field: at for field, known in names.items() if (at := table.first(known)) is not None}
    own = table.family.columns | set(never)
    known = [at for at, name in enumerate(table.header) if name in own]
    found |= guess_columns(table.titles, table.rows[:_SAMPLE], found, known)
    return {field: at for field, at in {**found, **table.chosen}.items() if at is not None}


def gathered(table: Table, columns: Iterable[tuple[int, int | None]], sign: str = "") -> Texts:
    """Join several columns of one kind, such as all emails; those whose label has a star come first.

    Parameters
    ----------
    table
        The table.
    columns
        Where each value stands, and where its label does.
    sign
        What stands between several values of one cell, and between their labels.
    """
    columns = list(columns)
    if len(columns) == 1 and not sign:
        return [(cell,) if cell else () for cell in table.cells(columns[0][0])]
    texts: list[list[tuple[bool, str]]] = [[] for _ in table.rows]
    for at, label_at in columns:
        for found, cell, label in zip(texts, table.cells(at), table.cells(label_at), strict=True):
            if cell:
                found += _starred(cell, label, sign)
    return [different(text for _, text in sorted(found, key=_is_plain)) if found else () for found in texts]


def _starred(cell: str, label: str, sign: str) -> Iterable[tuple[bool, str]]:
    values, labels = (parted(text, sign) if sign else [text] for text in (cell, label))
    for n, value in enumerate(values):
        yield n < len(labels) and labels[n].startswith("*"), value


def _is_plain(value: tuple[bool, str]) -> bool:
    return not value[0]


def split(table: Table, at: int | None, apart: Callable[[str], Iterable[str]]) -> Texts:
    """Take the cells of one column apart."""
    return [tuple(apart(cell)) if cell else () for cell in table.cells(at)]


def read_people(
    columns: Columns, kind: str, nobody: str = NOBODY, is_nobody: Callable[[FileContact], bool] = lambda _: False
) -> ContactFile:
    """Turn the columns of a table into people.

    Parameters
    ----------
    columns
        What the table says.
    kind
        The word for `ContactFile.format`.
    nobody
        The reason for leaving out a record that names nobody.
    is_nobody
        Says of others whether they are nobody either.
    """
    table, at = columns.table, columns.at
    connected, born = table.cells(at.get("connected_on")), table.cells(at.get("birthday"))
    days, birthdays = read_days(connected), read_birthdays(born)
    records: list[FileContact] = []
    skipped: list[tuple[int, str]] = []
    said = _said(columns)
    said["connected_on"], said["birthday"] = map(days.iso.get, connected), map(birthdays.iso.get, born)
    for number, cells in enumerate(zip(*said.values(), strict=True), start=1):
        one = person(number, **dict(zip(said, cells, strict=True)))
        if one is None or is_nobody(one):
            skipped.append((number, nobody))
        else:
            records.append(one)
    doubts = about_days(enumerate(connected, start=1), days) + about_days(enumerate(born, start=1), birthdays)
    named = {field: table.titles[at[field]] for field in FIELDS if field in at}
    return ContactFile(kind, tuple(records), skipped, table.warnings + doubts + _about_phones(records), columns=named)


def _said(columns: Columns) -> dict[str, Iterable[Any]]:
    table, at = columns.table, columns.at
    none, nothing = [""] * len(table.rows), [()] * len(table.rows)
    return {
        "full": _firsts(columns, table.cells(at.get("name"))),
        "middle": _firsts(columns, columns.middle or none),
        "nickname": _firsts(columns, columns.nickname or none),
        "notes": table.notes(at.get("notes")),
        **{field: _firsts(columns, table.cells(at.get(field))) for field in ("given", "family", "company", "position")},
        **{field: getattr(columns, field) or nothing for field in ("emails", "phones", "urls", "children", "tags")},
    }


def _firsts(columns: Columns, cells: Sequence[str]) -> Sequence[str]:
    return [cell.partition(columns.sign)[0].rstrip() for cell in cells] if columns.sign else cells


def _about_phones(records: Iterable[FileContact]) -> list[str]:
    for one in records:
        if one.phone and _CUT_NUMBER.fullmatch(one.phone):
            return [_CUT.format(one.phone, one.number)]
    return []
