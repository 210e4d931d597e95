"""Days as files write them, read as ISO dates. A day is never guessed, shifted, or replaced by today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["day first", "month first"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jän jänner",
            "feb february februar",
            "mar march mär märz mrz maerz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}

# ASCII digits only: ۱۴۰۲ is a year of another calendar.
_YEAR_FIRST = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})(?:T.*)?|([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4}|[0-9]{2})")
_DAY_MONTH_NAME = re.compile(r"([0-9]{1,2})\.?[ -]?([^\W\d_]+)\.?,?[ -]?([0-9]{4}|[0-9]{2})")
_MONTH_NAME_DAY = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2}),? ([0-9]{4})")
_NUMBERS = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")  # day or month first?
_FIRST_YEAR = 1900  # an earlier one is mistyped
_LONGEST = 60  # what is longer is no day, and patterns would take long to say so
_TIME = re.compile(r"[; ]*(?: [0-9]{1,2}:[0-9]{2}.*)?\Z")


@dataclass(frozen=True)
class Days:
    """One column of days.

    Attributes
    ----------
    iso
        From the text in the file to ``YYYY-MM-DD``; None where there is no day to be had.
    order
        How ``3/4/2024`` was read in this column; None if nothing in the column tells.
    undecided
        The texts that would need the order.
    no_day
        The texts that are no day in any order, such as 30 February.
    """

    iso: dict[str, str | None]
    order: Order | None
    undecided: frozenset[str]
    no_day: frozenset[str]


def read_days(texts: Iterable[str]) -> Days:
    """Read a column of past days; a year of two digits is 20YY.

    Parameters
    ----------
    texts
        The cells, cleaned. The whole column, because one ``25/12/2023`` tells how all of it is written.

    Examples
    --------
    >>> read_days(["05 Mar 2024", "5. März 2024", "05.03.2024"]).iso["5. März 2024"]
    '2024-03-05'
    >>> read_days(["3/4/2024", "25/12/2023"]).iso["3/4/2024"]
    '2024-04-03'
    >>> read_days(["3/4/2024"]).iso["3/4/2024"] is None
    True
    """
    different = set(texts) - {""}
    numbers = {text: match for text in different if (match := _NUMBERS.fullmatch(_bare(text)))}
    order = _order(numbers.values())
    iso = {text: _with_order(match, order) for text, match in numbers.items()}
    iso |= {text: _read(_bare(text)) for text in different - numbers.keys()}
    undecided = {text for text in numbers if order is None and _with_order(numbers[text], "day first")}
    undecided |= {text for text in numbers if order is None and _with_order(numbers[text], "month first")}
    no_day = {text for text, day in iso.items() if day is None} - undecided
    return Days({"": None, **iso}, order, frozenset(undecided), frozenset(no_day))


def _bare(text: str) -> str:
    return _TIME.sub("", text, count=1) if len(text) <= _LONGEST else ""


def _order(matches: Iterable[re.Match[str]]) -> Order | None:
    """Decide by the numbers that can't be a month. Both orders in one column: somebody mixed them, so neither."""
    orders: set[Order] = set()
    for match in matches:
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            orders.add("day first")
        if second > 12 >= first:
            orders.add("month first")
    return orders.pop() if len(orders) == 1 else None


def _with_order(match: re.Match[str], order: Order | None) -> str | None:
    first, second, year = match[1], match[3], match[4]
    if order == "day first":
        return _day(year, second, first)
    return _day(year, first, second) if order else None


def _read(text: str) -> str | None:
    for pattern, day in _FORMS:
        if match := pattern.fullmatch(text):
            return day(match)
    return None


def _day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower(), 0)
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, number, int(day)).isoformat() if whole >= _FIRST_YEAR else None
    except ValueError:  # 30 February, 0/0/00, or a word that is no month
        return None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_DAY_MONTH_NAME, lambda m: _day(m[3], m[2], m[1])),
    (_YEAR_FIRST, lambda m: _day(m[1] or m[5], m[3] or m[6], m[4] or m[7])),
    (_DAY_FIRST, lambda m: _day(m[3], m[2], m[1])),
    (_MONTH_NAME_DAY, lambda m: _day(m[3], m[1], m[2])),
)
