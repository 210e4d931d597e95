"""From text to a table: which delimiter, where the header is, and the rows below it."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from networkcoach.contacts.files._clean import clean_line
from networkcoach.contacts.files._model import ContactFile, UnreadableFile

if TYPE_CHECKING:
    from _csv import Reader

MOST_RECORDS = 50_000
_HEADER_WITHIN = 20  # rows
_WIDEST = 2_000  # columns; Google has one for each kind of each address


@dataclass(frozen=True)
class Table:
    """The rows of one CSV file below its header.

    Attributes
    ----------
    family
        Whose CSV it is.
    header
        Names of columns as `column_name` writes them.
    rows
        The rows that are not wholly blank, raw, each exactly as long as the header.
    warnings
        What was odd about the rows.
    """

    family: CsvFamily
    header: tuple[str, ...]
    rows: list[list[str]]
    warnings: list[str]

    def column(self, *names: str) -> list[str]:
        """Return the cleaned cells of the first column that has one of these names; empty texts if none has."""
        for at, name in enumerate(self.header):
            if name in names:
                return [clean_line(row[at]) for row in self.rows]
        return [""] * len(self.rows)


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

    def knows(self, header: Iterable[str]) -> int:
        """Count the columns of a possible header that this family knows; 0 if it can't be its header."""
        names = set(header)
        known = len(names & self.columns)
        return known if known > 1 and names & self.people else 0


def column_name(cell: str) -> str:
    """Write the name of a column so that names can be compared.

    Examples
    --------
    >>> column_name("  E-Mail   Address ")
    'e-mail address'
    """
    return clean_line(cell).casefold()


def find_table(text: str, families: Sequence[CsvFamily]) -> Table:
    r"""Find the header by its names and read the rows below it.

    Nothing is counted or sniffed: what stands above the header changes with the exporter, and the delimiter is the
    one with which known names appear. (clevercsv 0.8 finds the delimiter too, but not the header, needs compiled
    packages, and takes longer than the whole search here.)

    Raises
    ------
    UnreadableFile
        If no known header is among the first 20 rows, or there are more than 50,000 records.

    Examples
    --------
    >>> from networkcoach.contacts.files._families import CSV_FAMILIES
    >>> table = find_table("Notes:;\n\nFirst Name;Company\nAna;Example Trams\n", CSV_FAMILIES)
    >>> table.header, table.rows
    (('first name', 'company'), [['Ana', 'Example Trams']])
    """
    with _long_cells():
        found = max((_header(text, delimiter, families) for delimiter in ",;\t"), key=lambda header: header.known)
        if not found.known:
            raise UnreadableFile(
                "This file has no row with names of columns, such as First Name and Last Name, among its first 20: "
                "choose LinkedIn's Connections.csv as it was downloaded, or its zip."
            )
        warnings: list[str] = []
        rows = list(_rows(text, found, warnings))
    return Table(found.family, found.names, rows, warnings)


@dataclass(frozen=True)
class _Header:
    family: CsvFamily
    delimiter: str
    known: int
    names: tuple[str, ...]
    end: int  # rows up to and including the header


def _header(text: str, delimiter: str, families: Sequence[CsvFamily]) -> _Header:
    best = _Header(families[0], delimiter, 0, (), 0)
    for end, row in enumerate(islice(_reader(text, delimiter), _HEADER_WITHIN), start=1):
        names = tuple(column_name(cell) for cell in _unnested(row, delimiter, 2)[:_WIDEST])
        for family in families:
            if (known := family.knows(names)) > best.known:
                best = _Header(family, delimiter, known, names, end)
    return best


def _rows(text: str, header: _Header, warnings: list[str]) -> Iterator[list[str]]:
    width, number, longer = len(header.names), 0, 0
    reader = _reader(text, header.delimiter)
    for _ in islice(reader, header.end):
        pass
    line = reader.line_num
    for row in reader:
        lines, line = reader.line_num - line, reader.line_num
        if not any(map(clean_line, row)):
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


def _unnested(row: list[str], delimiter: str, width: int) -> list[str]:
    # A comma file opened and saved by Excel where lists are written with ";": each line became one cell.
    if not row or delimiter not in row[0] or any(row[1:]):
        return row
    inner = list(_reader(row[0], delimiter))
    return inner[0] if len(inner) == 1 and len(inner[0]) >= width else row


def _swallowed_lines(row: list[str], header: _Header) -> bool:
    lines = (line for cell in row for line in cell.splitlines()[1:])
    return any(line.count(header.delimiter) >= len(header.names) - 1 for line in lines)


def _reader(text: str, delimiter: str) -> Reader:
    # newline="" lets CR, LF and CRLF end a line, also mixed, and leaves those within quotes alone.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


_LIMIT = threading.Lock()


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as the file: the usual limit of 131,072 characters would refuse a long note."""
    with _LIMIT:  # the limit belongs to the whole program
        before = csv.field_size_limit(100 << 20)
        try:
            yield
        finally:
            csv.field_size_limit(before)
