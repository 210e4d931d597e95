"""A table of people: its kind, its columns, and the rows below its header."""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from networkcoach.contacts.files._clean import BLANKS, clean_line, clean_lines
from networkcoach.contacts.files._model import ContactFile, UnreadableFile

if TYPE_CHECKING:
    from _csv import Reader

MOST_RECORDS = 50_000
_WIDEST = 2_000  # columns; Google has one for each kind of each address
_LONGEST_NAME = 100
_LINES_LOOKED_AT = 1_000


@dataclass(frozen=True)
class Table:
    """The rows of one CSV file below its header.

    Attributes
    ----------
    family
        Whose CSV it is.
    titles
        Names of columns as the file writes them.
    header
        The same as `column_name` writes them.
    rows
        The rows that are not wholly blank, raw, each exactly as long as the header.
    warnings
        What was odd about the rows.
    chosen
        Fields whose column a person has named, and where it stands; None if the field is not to be read.
    """

    family: CsvFamily
    titles: tuple[str, ...]
    header: tuple[str, ...]
    rows: list[list[str]]
    warnings: list[str]
    chosen: dict[str, int | None] = field(default_factory=dict)

    def first(self, names: Iterable[str]) -> int | None:
        """Find where the first column stands that has one of these names."""
        wanted = frozenset(names)
        return next((at for at, name in enumerate(self.header) if name in wanted), None)

    def matching(self, pattern: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
        """Find where all columns stand whose whole names match a pattern, in the order of the file."""
        found = ((at, pattern.fullmatch(name)) for at, name in enumerate(self.header) if len(name) <= _LONGEST_NAME)
        return [(at, match) for at, match in found if match]

    def cells(self, at: int | None) -> list[str]:
        """Return the cells of a column, each cleaned as one line; empty texts where there is no column."""
        return [""] * len(self.rows) if at is None else [clean_line(row[at]) for row in self.rows]

    def notes(self, at: int | None) -> list[str]:
        """Return the cells of a column as `cells` does, but with their line breaks."""
        return [""] * len(self.rows) if at is None else [clean_lines(row[at]) for row in self.rows]


@dataclass(frozen=True)
class CsvFamily:
    """One kind of CSV file with people in it.

    Attributes
    ----------
    columns
        Names of its columns as `column_name` writes them; two are enough to know it.
    people
        Those of them that give a name or an email address; one must be there.
    read
        Turns a table of this family into people.
    """

    columns: frozenset[str]
    people: frozenset[str]
    read: Callable[[Table], ContactFile]


def column_name(cell: str) -> str:
    """Write the name of a column so that names can be compared.

    Examples
    --------
    >>> column_name("  E-Mail   Address ")
    'e-mail address'
    """
    return clean_line(cell).casefold()


@contextmanager
def long_cells() -> Iterator[None]:
    """Let cells be as long as the file: the usual limit of 131,072 characters would refuse a long note."""
    with _LIMIT:  # the limit belongs to the whole program
        before = csv.field_size_limit(100 << 20)
        try:
            yield
        finally:
            csv.field_size_limit(before)


_LIMIT = threading.Lock()


def first_rows(text: str, delimiter: str, number: int) -> list[list[str]]:
    """Read the first rows of a text, as many as are asked for, and no more of each than can be columns."""
    rows = islice(_reader(text, delimiter), number)
    return [_unnested(row, delimiter, 2)[:_WIDEST] for row in rows]


@dataclass(frozen=True)
class Header:
    """Where the header of a table was found.

    Attributes
    ----------
    family, delimiter
        Whose table it is, and what stands between its cells.
    titles
        Names of columns as the file writes them.
    end
        How many rows there are up to the header and with it.
    """

    family: CsvFamily
    delimiter: str
    titles: tuple[str, ...]
    end: int

    @property
    def names(self) -> tuple[str, ...]:
        """The same names as `column_name` writes them."""
        return tuple(map(column_name, self.titles))


def read_table(text: str, header: Header, chosen: dict[str, int | None]) -> Table:
    """Read the rows below a header.

    Raises
    ------
    UnreadableFile
        If there are more than 50,000 records.
    """
    warnings: list[str] = []
    rows = list(_rows(text, header, warnings))
    return Table(header.family, header.titles, header.names, rows, warnings, chosen)


def _rows(text: str, header: Header, warnings: list[str]) -> Iterator[list[str]]:
    width, number, longer = len(header.titles), 0, 0
    reader = _reader(text, header.delimiter)
    for _ in islice(reader, header.end):
        pass
    line = reader.line_num
    for row in reader:
        lines, line = reader.line_num - line, reader.line_num
        if not any(map(_says_something, row)):
            continue
        number += 1
        if number > MOST_RECORDS:
            raise UnreadableFile(f"This file has more than {MOST_RECORDS:,} records, the limit: split it in two.")
        if len(row) != width:
            row = _unnested(row, header.delimiter, width)
            longer += any(row[width:])
            row = (row + [""] * (width - len(row)))[:width]
        if lines > 1 and _swallowed_lines(row, header):
            warnings.append(f"Record {number} holds whole lines of the file; look for a quotation mark too many there.")
        yield row
    if longer:
        warnings.append(f"Records that have more cells than the header: {longer:,}. What stood there was left out.")


def _says_something(cell: str) -> bool:
    start = cell[:200]  # nearly always enough, and a cell may be as long as the file
    return bool(start.isprintable() and start.strip(BLANKS)) or bool(cell and clean_line(cell))


def _unnested(row: list[str], delimiter: str, width: int) -> list[str]:
    # A comma file opened and saved by Excel where lists are written with ";": each line became one cell.
    if not row or delimiter not in row[0] or any(row[1:]):
        return row
    inner = list(_reader(row[0], delimiter))
    return inner[0] if len(inner) == 1 and len(inner[0]) >= width else row


def _swallowed_lines(row: list[str], header: Header) -> bool:
    parts = len(header.titles) - 1
    enough = 1 if parts > 2 else 5  # a line of a note may have a comma or two
    lines = (line for cell in row for line in cell.split("\n", _LINES_LOOKED_AT)[1:])
    return sum(line.count(header.delimiter) >= parts for line in lines) >= enough


def _reader(text: str, delimiter: str) -> Reader:
    # newline="" lets CR, LF and CRLF end a line, also mixed, and leaves those within quotes alone.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
