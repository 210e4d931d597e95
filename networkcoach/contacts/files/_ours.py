"""Our own CSV, read back exactly: what is in a cell, how it is kept from being a formula, and the reader.

`networkcoach.contacts._export_csv` writes with the same table of columns and the same two pairs of functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from networkcoach.contacts import _values as values
from networkcoach.contacts.files._clean import clean_line
from networkcoach.contacts.files._dates import Days, about_days, read_birthdays, read_days
from networkcoach.contacts.files._model import LISTS, ContactFile, FileContact, UnreadableFile
from networkcoach.contacts.files._table import CsvFamily, Table

#: The number that the first column holds. A change that this reader could not read needs a new one.
FORMAT = "1"
MARK = "networkcoach"

#: What each field of a person is called in the header, in the order of the columns behind the first one.
COLUMNS = {
    "name": "name",
    "given": "given name",
    "family": "family name",
    "nickname": "nickname",
    "email": "email",
    "phone": "phone",
    "company": "company",
    "position": "position",
    "url": "profile address",
    "met_on": "met on",
    "rhythm_days": "rhythm in days",
    "connected_on": "connected on",
    "birthday": "birthday",
    "notes": "notes",
    "emails": "all emails",
    "phones": "all phones",
    "children": "children",
    "tags": "tags",
    "uid": "id",
}
_DAYS = {"met_on": read_days, "connected_on": read_days, "birthday": read_birthdays}

# A spreadsheet calculates what begins like this. Apostrophes in front are counted too: were '' before = left alone,
# it could not be told from the guarded form of one.
_RISKY = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_START = re.compile(rf'"?{MARK}"?[,;\t]', re.IGNORECASE)
_LIST_PARTS = re.compile(r";;|; ?|[^;]+")
_NO_YEAR = re.compile(r"--[0-9]{2}-[0-9]{2}")


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1+1"), guarded("1+1")
    ("'=1+1", "''=1+1", '1+1')
    """
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """Take away exactly the apostrophe that `guarded` put there.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def joined(texts: Iterable[str]) -> str:
    """Write several texts in one cell; a semicolon within a text is doubled.

    Examples
    --------
    >>> joined(["tea", "milk; sugar"])
    'tea; milk;; sugar'
    """
    return "; ".join(text.replace(";", ";;") for text in texts)


def parted(cell: str) -> tuple[str, ...]:
    """Read what `joined` wrote; a single semicolon that somebody typed without a space parts too.

    Examples
    --------
    >>> parted("tea; milk;; sugar"), parted("tea;milk")
    (('tea', 'milk; sugar'), ('tea', 'milk'))
    """
    texts = [""]
    for part in _LIST_PARTS.findall(cell):
        if part in (";", "; "):
            texts.append("")
        else:
            texts[-1] += ";" if part == ";;" else part
    return tuple(filter(None, texts))


def is_ours(text: str) -> bool:
    """Say whether a text is our own CSV: its very first cell tells, so that no text in a later cell can.

    Examples
    --------
    >>> is_ours('"networkcoach","name"'), is_ours("First Name,networkcoach")
    (True, False)
    """
    return bool(_START.match(text))


def read_ours(table: Table) -> ContactFile:
    """Turn our own table into people, each text exactly as it was in the log.

    Raises
    ------
    UnreadableFile
        If a later version of this course wrote it.
    """
    _refuse_newer(_column(table, MARK))
    warnings: list[str] = []
    columns: dict[str, list[Any]] = {field: _column(table, name) for field, name in COLUMNS.items()}
    columns |= {field: [parted(cell) for cell in columns[field]] for field in LISTS}
    for field, read in _DAYS.items():
        columns[field] = _read_days(columns[field], read, warnings)
    columns["rhythm_days"] = _read_rhythms(columns["rhythm_days"], warnings)
    records: list[FileContact] = []
    skipped: list[tuple[int, str]] = []
    for number, cells in enumerate(zip(*columns.values(), strict=True), start=1):
        person = {field: value for field, value in zip(columns, cells, strict=True) if value}
        if "name" in person:
            records.append(FileContact(number=number, **person))
        else:
            skipped.append((number, "no name"))
    return ContactFile(MARK, tuple(records), skipped, table.warnings + warnings)


def _refuse_newer(numbers: Iterable[str]) -> None:
    if any(number.isdecimal() and number != FORMAT for number in numbers):
        raise UnreadableFile("This file was written by a newer version of this course: update the course first.")


def _column(table: Table, name: str) -> list[str]:
    """Give the cells of a column as they were before they were guarded; `Table.column` would clean them."""
    if name not in table.header:
        return [""] * len(table.rows)
    at = table.header.index(name)
    return [unguarded(row[at]) for row in table.rows]


def _read_days(cells: list[str], read: Callable[[Iterable[str]], Days], warnings: list[str]) -> list[str | None]:
    """Read the days of a column: as we write them, or as a spreadsheet wrote them when it saved the file again."""
    known = {cell for cell in cells if _is_day(cell)}
    others = ["" if cell in known else clean_line(cell) for cell in cells]
    days = read(others)
    warnings += about_days(enumerate(others, start=1), days)
    return [cell if cell in known else days.iso[other] for cell, other in zip(cells, others, strict=True)]


def _is_day(cell: str) -> bool:
    try:
        date.fromisoformat(f"2000{cell[1:]}" if _NO_YEAR.fullmatch(cell) else cell)  # 2000 has a 29 February
    except ValueError:
        return False
    return len(cell) in (7, 10)


def _read_rhythms(cells: list[str], warnings: list[str]) -> list[int | None]:
    rhythms = [_rhythm(cell) if cell else None for cell in cells]
    lost = [number for number, cell in enumerate(cells, start=1) if cell and not rhythms[number - 1]]
    if lost:
        warnings.append(f"Rhythms that are no number of days: {len(lost):,}, the first in record {lost[0]}.")
    return rhythms


def _rhythm(cell: str) -> int | None:
    try:
        return values.rhythm(int(cell))
    except ValueError:
        return None


OURS = CsvFamily(columns=frozenset({MARK, *COLUMNS.values()}), people=frozenset({MARK}), read=read_ours)
