"""What a person types, checked before it is stored: days, names, choices."""

from __future__ import annotations

import operator
import re
import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

Day = date | str

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST_RHYTHM = 3650
_SOON = timedelta(days=366)
_FIRST_YEAR = 1900  # a date box makes the year 0020 of a typed "20"


def as_day(value: Day) -> date:
    """Read a day from ISO text or a date; a time of day is dropped, never moved.

    Raises
    ------
    ValueError
        If there is no such day, or it lies before 1900.

    Examples
    --------
    >>> as_day("2026-03-16")
    datetime.date(2026, 3, 16)
    >>> as_day("30 Feb")
    Traceback (most recent call last):
    ValueError: '30 Feb' is not a day; write it like 2026-03-16.
    """
    day = _read_day(value)
    if day.year < _FIRST_YEAR:
        raise ValueError(f"{day} lies before {_FIRST_YEAR}; is the year right?")
    return day


def _read_day(value: Day) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    try:
        if not _ISO.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{value}' is not a day; write it like 2026-03-16.") from None


def past_day(value: Day | None, today: date) -> str:
    """Read a day on which something has happened; None is today.

    A day soon to come is taken too: calendars and clocks differ, and some people note a talk in advance.

    Examples
    --------
    >>> past_day(None, date(2026, 3, 16)), past_day("2025-12-24", date(2026, 3, 16))
    ('2026-03-16', '2025-12-24')
    """
    day = today if value is None else as_day(value)
    if day > today + _SOON:  # a year mistyped into the future would silence a person for as long
        raise ValueError(f"{day} is more than a year ahead of today, {today}; is the year right?")
    return day.isoformat()


def iso_or_none(value: Day | None) -> str | None:
    """Read a day that may be left out."""
    return None if value is None or value == "" else as_day(value).isoformat()


def birthday(value: Day | None) -> str | None:
    """Read a birthday, with the year or without it.

    Examples
    --------
    >>> birthday("--02-29"), birthday("1990-05-06")
    ('--02-29', '1990-05-06')
    """
    if isinstance(value, str) and value.strip().startswith("--"):
        try:
            as_day(f"2000-{value.strip()[2:]}")  # a leap year
        except ValueError:
            raise ValueError(f"'{value}' is not a birthday; write it like 1990-05-06 or --05-06.") from None
        return value.strip()
    return iso_or_none(value)


def rhythm(days: int | None) -> int | None:
    """Check a rhythm: a whole number of days from 1 to ten years, or None for no reminders."""
    if days is None:
        return None
    try:
        number = 0 if isinstance(days, bool) else operator.index(days)
    except TypeError:
        number = 0
    if not 1 <= number <= _LONGEST_RHYTHM:
        raise ValueError(f"A rhythm is a whole number of days from 1 to {_LONGEST_RHYTHM}, not {days!r}.")
    return number


def text_or_none(value: Any) -> str | None:
    """Text as it can be stored, without blanks around it; None if nothing is left."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text; put it in quotes.")
    # Half a character (from a broken paste) and NUL can't be stored by SQLite.
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip() or None


def needed_text(value: Any, what: str) -> str:
    """Text that must not be empty, on one line.

    Examples
    --------
    >>> needed_text("  Amara   Diallo-Finch ", "a name")
    'Amara Diallo-Finch'
    """
    text = " ".join((text_or_none(value) or "").split())
    if not text:
        raise ValueError(f"This needs {what}; it is empty.")
    return text


def one_of(value: str, choices: Sequence[str], what: str) -> str:
    """Check a choice and name the possible ones if it is none of them."""
    if value not in choices:
        raise ValueError(f"'{value}' is not {what}; choose one of: {', '.join(choices)}.")
    return value


def only_these(fields: Mapping[str, Any], known: Sequence[str]) -> None:
    """Refuse a field that there is not, instead of leaving it out in silence."""
    for name in fields:
        if name not in known:
            raise ValueError(f"There is no '{name}' to change; there is: {', '.join(known)}.")


_SHOWN_BY = {"talk": "log.interactions", "promise": "log.promises", "note": "log.page_of(person).notes"}


def row_with(db: sqlite3.Connection, table: str, number: int) -> sqlite3.Row:
    """Find a talk, a promise or a note by its number.

    Raises
    ------
    ValueError
        If there is none.
    """
    try:
        row: sqlite3.Row | None = db.execute(
            f"SELECT * FROM {table} WHERE id = ?", (operator.index(number),)
        ).fetchone()
    except (TypeError, OverflowError):
        row = None
    if row is None:
        raise ValueError(f"There is no {table} {number!r}; {_SHOWN_BY[table]} shows them all with their id.")
    return row


def same_name(text: str) -> str:
    """Give two spellings of one name the same key: case, blanks and ways to write an accent don't matter.

    Examples
    --------
    >>> same_name("  AMARA  Diallo-Finch") == same_name("Amara Diallo-Finch")
    True
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(text.lower().split())


def as_like(text: str) -> str:
    r"""Write text so that LIKE, with the backslash as its escape, takes each letter for itself.

    Examples
    --------
    >>> print(as_like("100 %"))
    100 \%
    """
    for special in "\\%_":
        text = text.replace(special, f"\\{special}")
    return text


def findable(text: str) -> str:
    """Reduce text to what a search compares: accents don't matter either.

    Examples
    --------
    >>> findable("Valparaíso") == findable("VALPARAISO")
    True
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold())
    for accent in filter(unicodedata.combining, set(text)):
        text = text.replace(accent, "")
    return text
