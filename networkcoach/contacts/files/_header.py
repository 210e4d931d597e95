"""Where a table begins: the delimiter, the row with the names of the columns, and whose names they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from networkcoach.contacts.files._clean import clean_line
from networkcoach.contacts.files._model import FIELDS, UnknownColumns, UnreadableFile
from networkcoach.contacts.files._table import CsvFamily, Header, Table, column_name, first_rows, long_cells, read_table
from networkcoach.contacts.files._usual import guess_columns

_WITHIN = 20  # rows
_SHOWN = 5  # rows below a header that nobody knows
_LONGEST = 60  # letters of a name of a column

Tops = dict[str, list[list[str]]]  # from a delimiter to the first rows as it parts them


def find_table(
    text: str, families: Sequence[CsvFamily], other: CsvFamily, columns: Mapping[str, str | None] | None = None
) -> Table:
    r"""Find the header by its names and read the rows below it.

    Nothing is counted or sniffed: what stands above the header changes with the exporter, and the delimiter is the
    one with which known names appear. (clevercsv 0.8 finds the delimiter too, but not the header, needs compiled
    packages, and takes longer than the whole search here.)

    Parameters
    ----------
    text
        The file.
    families, other
        The kinds that are known by their names of columns, and the one for a table whose columns are told.
    columns
        From a field to the name of the column that holds it, where a person has said so; None for a field that is not
        to be read.

    Raises
    ------
    UnreadableFile
        If there is no table, or more than 50,000 records.
    UnknownColumns
        If there is a table, but with names that are not known, or without one that was told.

    Examples
    --------
    >>> from networkcoach.contacts.files._families import ANY, CSV_FAMILIES
    >>> table = find_table("Notes:;\n\nFirst Name;Company\nAna;Example Trams\n", CSV_FAMILIES, ANY)
    >>> table.header, table.rows
    (('first name', 'company'), [['Ana', 'Example Trams']])
    """
    told = _told(columns or {})
    with long_cells():
        tops = {delimiter: first_rows(text, delimiter, _WITHIN + _SHOWN) for delimiter in ",;\t"}
        known = _known(tops, families)
        header = known if known and told <= set(known.names) else _with_names(tops, told, other)
        if header is None:
            raise _unknown(tops, known, other, told)
        names = header.names
        chosen = {field: names.index(column_name(name)) if name else None for field, name in (columns or {}).items()}
        return read_table(text, header, chosen)


def _told(columns: Mapping[str, str | None]) -> set[str]:
    for field in columns:
        if field not in FIELDS:
            raise ValueError(f"'{field}' is nothing that a column can hold; choose one of: {', '.join(FIELDS)}.")
    return {column_name(name) for name in columns.values() if name}


def _known(tops: Tops, families: Sequence[CsvFamily]) -> Header | None:
    """Find the row with most names of one family; a name that no other family has counts twice."""
    families_with = Counter(name for family in families for name in family.columns)
    best, found = 0, None
    for delimiter, end, row in _candidates(tops):
        names = set(map(column_name, row))
        for family in families:
            known = names & family.columns
            score = sum(1 if families_with[name] > 1 else 2 for name in known)
            if len(known) > 1 and known & family.people and score > best:
                best, found = score, Header(family, delimiter, _titles(row), end)
    return found


def _with_names(tops: Tops, told: set[str], other: CsvFamily) -> Header | None:
    for delimiter, end, row in _candidates(tops) if told else ():
        if told <= set(map(column_name, row)):
            return Header(other, delimiter, _titles(row), end)
    return None


def _candidates(tops: Tops) -> Iterator[tuple[str, int, list[str]]]:
    for delimiter, rows in tops.items():
        for end, row in enumerate(rows[:_WITHIN], start=1):
            yield delimiter, end, row


def _titles(row: list[str]) -> tuple[str, ...]:
    return tuple(map(clean_line, row))


def _unknown(tops: Tops, known: Header | None, other: CsvFamily, told: set[str]) -> UnreadableFile:
    header = known or _plausible(tops, other)
    if header is None:
        return UnreadableFile(
            "This file has no row with names of columns, such as First Name and Last Name, among its first 20: "
            "choose a CSV or vCard file as LinkedIn, Google, Outlook or your phone wrote it."
        )
    below = _below(tops[header.delimiter], header.end, len(header.titles))
    guess = {field: header.titles[at] for field, at in guess_columns(header.titles, below).items()}
    missing = sorted(told - set(header.names))
    sentence = (
        f"This file has no column “{missing[0]}”: choose among the columns that it has."
        if missing
        else "This file is a table with columns of its own: say which of them hold the name, the email and so on."
    )
    return UnknownColumns(sentence, header.titles, below, guess)


def _below(rows: list[list[str]], end: int, width: int) -> list[tuple[str, ...]]:
    filled = [row for row in map(_titles, rows[end:]) if any(row)]
    return [(row + ("",) * width)[:width] for row in filled[:_SHOWN]]


def _plausible(tops: Tops, other: CsvFamily) -> Header | None:
    """Find the row that looks most like a header: usual names, or short names above rows of the same length."""
    best, found = 0, None
    for delimiter, end, row in _candidates(tops):
        titles = _titles(row)
        below = [len(one) for one in tops[delimiter][end:] if any(map(clean_line, one))]
        usual = len(guess_columns(titles, ()))
        regular = bool(below) and all(width == len(row) for width in below[:_SHOWN]) and not _is_prose(row)
        enough = usual > 1 or (usual and any(width > 1 for width in below)) or regular
        if _are_names(titles) and enough and (score := 4 * usual + 2 * regular + 1) > best:
            best, found = score, Header(other, delimiter, titles, end)
    return found


def _are_names(titles: Sequence[str]) -> bool:
    filled = [title for title in titles if title]
    return (
        1 < len(set(filled)) >= len(titles) / 2
        and all(len(title) <= _LONGEST and "@" not in title for title in filled)
        and all(any(map(str.isalpha, title)) for title in filled)
    )


def _is_prose(row: Sequence[str]) -> bool:
    return any(cell.startswith(" ") for cell in row)  # a comma in a sentence has a space behind it
