"""Days as files write them, read as ISO dates. A day is never guessed, shifted, or replaced by today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["day first", "month first"]
Written = tuple[str, str, str]  # year or nothing, month as a number or by name, day
Reading = Callable[[Written], str | None]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jän jänner ene enero janv janvier gen gennaio janeiro januari",
            "feb february februar febrero févr fév février febbraio fev fevereiro februari",
            "mar march mär märz mrz maerz marzo mars março mrt maart",
            "apr april abr abril avr avril aprile",
            "may mai mayo mag maggio maio mei",
            "jun june juni junio juin giu giugno junho",
            "jul july juli julio juil juillet lug luglio julho",
            "aug august ago agosto août augustus",
            "sep sept september septiembre setiembre septembre set settembre setembro",
            "oct october okt oktober octubre octobre ott ottobre out outubro",
            "nov november noviembre novembre novembro",
            "dec december dez dezember dic diciembre déc décembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}

# ASCII digits only: ۱۴۰۲ is a year of another calendar.
_END = r"(?:T.*|Z|[+-][0-9]{2}:?[0-9]{2})?"  # a time of day or a zone: dropped, the day stays
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})(-?)([0-9]{{2}})\2([0-9]{{2}}){_END}|([0-9]{{4}})([/-]|\. ?)([0-9]{{1,2}})\6([0-9]{{1,2}})\.?"
)
_NO_YEAR = re.compile(rf"--([0-9]{{2}})-?([0-9]{{2}}){_END}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4}|[0-9]{2}|)")
_DAY_MONTH_NAME = re.compile(r"([0-9]{1,2})\.?[ -]?(?:de )?([^\W\d_]+)\.?(?: de)?(?:,?[ -]?([0-9]{4}|[0-9]{2}))?")
_MONTH_NAME_DAY = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})(?:,? ([0-9]{4}))?")
_NUMBERS = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")  # day or month first?
_FIRST_YEAR = 1900  # an earlier one is mistyped
_YEAR_OF_NONE = ("1604", "0000")  # Apple and Exchange write 1604, which is a leap year, where they know no year
_LONGEST = 60  # what is longer is no day, and patterns would take long to say so
_TIME = re.compile(r"[; ]*(?:,? [0-9]{1,2}:[0-9]{2}.*)?\Z")


@dataclass(frozen=True)
class Days:
    """One column of days.

    Attributes
    ----------
    iso
        From the text in the file to ``YYYY-MM-DD``, or ``--MM-DD`` for a birthday; None where there is no day.
    order
        How ``3/4/2024`` was read in this column; None if nothing in the column tells.
    undecided
        The texts that would need the order.
    no_day
        The texts that are no day in any order, such as 30 February.
    no_century
        Birthdays whose year of two digits fits two centuries, and so was left out.
    """

    iso: dict[str, str | None]
    order: Order | None
    undecided: frozenset[str]
    no_day: frozenset[str]
    no_century: frozenset[str] = frozenset()


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
    return _read_column(texts, _past_day)


def read_birthdays(texts: Iterable[str]) -> Days:
    """Read a column of birthdays, with the year or without it.

    A year of two digits from 30 on is 19YY, because 20YY lies ahead. From 00 to 29 it may be either: somebody of
    ninety-nine, or somebody young. Then day and month are kept, and the year is left out and told.

    Examples
    --------
    >>> days = read_birthdays(["1990-05-06", "--02-29", "6 May", "06.05.85", "06.05.07"])
    >>> list(days.iso.values())[1:]
    ['1990-05-06', '--02-29', '--05-06', '1985-05-06', '--05-06']
    >>> days.no_century
    frozenset({'06.05.07'})
    """
    return _read_column(texts, _birthday)


def _read_column(texts: Iterable[str], reading: Reading) -> Days:
    ways = {text: _read(_bare(text)) for text in dict.fromkeys(texts) if text}
    order = _order(two for two in ways.values() if len(two) == 2)
    iso: dict[str, str | None] = {"": None}
    undecided, no_century = set(), set()
    for text, either in ways.items():
        if order and len(either) == 2:
            either = either[:1] if order == "day first" else either[1:]
        days = {reading(written) for written in either}
        iso[text] = days.pop() if len(days) == 1 else None
        if days:
            undecided.add(text)
        elif (day := iso[text]) and day.startswith("--") and len(either[0][0]) == 2:
            no_century.add(text)
    no_day = {text for text, day in iso.items() if text and day is None} - undecided
    return Days(iso, order, frozenset(undecided), frozenset(no_day), frozenset(no_century))


def _bare(text: str) -> str:
    return _TIME.sub("", text, count=1) if len(text) <= _LONGEST else ""


def _order(column: Iterable[tuple[Written, ...]]) -> Order | None:
    """Decide by the numbers that can't be a month. Both orders in one column: somebody mixed them, so neither."""
    orders: set[Order] = set()
    for (_, month, day), _ in column:  # as if the day came first
        if int(day) > 12 >= int(month):
            orders.add("day first")
        if int(month) > 12 >= int(day):
            orders.add("month first")
    return orders.pop() if len(orders) == 1 else None


def _read(text: str) -> tuple[Written, ...]:
    """Read a text in the one way it can be read; two ways if day or month may come first; none if it is no day."""
    if match := _NUMBERS.fullmatch(text):
        return (match[4], match[3], match[1]), (match[4], match[1], match[3])
    for pattern, written in _FORMS:
        if match := pattern.fullmatch(text):
            return (written(match),)
    return ()


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Written]], ...] = (
    (_DAY_MONTH_NAME, lambda m: (m[3] or "", m[2], m[1])),
    (_YEAR_FIRST, lambda m: (m[1] or m[5], m[3] or m[7], m[4] or m[8])),
    (_NO_YEAR, lambda m: ("", m[1], m[2])),
    (_DAY_FIRST, lambda m: (m[3], m[2], m[1])),
    (_MONTH_NAME_DAY, lambda m: (m[3] or "", m[1], m[2])),
)


def _past_day(written: Written) -> str | None:
    year, month, day = written
    return _iso(2000 + int(year) if len(year) == 2 else int(year), month, day) if year else None


def _birthday(written: Written) -> str | None:
    year, month, day = written
    if len(year) == 2 and int(year) >= 30:
        return _iso(1900 + int(year), month, day)
    if len(year) == 4 and year not in _YEAR_OF_NONE:
        return _iso(int(year), month, day)
    leap = _iso(2000, month, day)  # 29 February is a birthday
    return leap and f"-{leap[4:]}"


def _iso(year: int, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower(), 0)
    try:
        return date(year, number, int(day)).isoformat() if year >= _FIRST_YEAR else None
    except ValueError:  # 30 February, 0/0/00, or a word that is no month
        return None


def about_days(numbered: Iterable[tuple[int, str]], days: Days) -> list[str]:
    """Tell which days of a column were left empty, and why.

    Parameters
    ----------
    numbered
        Each record's number with its text.

    Examples
    --------
    >>> about_days([(7, "0/0/00")], read_days(["0/0/00"]))
    ["'0/0/00' is no date that can be read (record 7), so it was left empty."]
    """
    where: dict[str, list[int]] = {}
    for number, text in numbered:
        if text in days.no_day or text in days.undecided or text in days.no_century:
            where.setdefault(text, []).append(number)
    warnings = [_NO_DAY.format(_shown(text), _records(at)) for text, at in where.items() if text in days.no_day]
    for texts, sentence in ((days.undecided, _UNDECIDED), (days.no_century, _NO_CENTURY)):
        if doubtful := [(text, number) for text, at in where.items() if text in texts for number in at]:
            warnings.append(sentence.format(doubtful[0][0], _records(sorted(number for _, number in doubtful))))
    return warnings


_NO_DAY = "'{}' is no date that can be read ({}), so it was left empty."
_UNDECIDED = "Day or month first in dates like '{}'? The file does not tell, so they were left empty ({})."
_NO_CENTURY = "Which century in birthdays like '{}'? The file does not tell, so the year was left out ({})."


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _records(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"record {numbers[0]}"
    more = f" and {len(numbers) - 5:,} more" if len(numbers) > 5 else ""
    return f"records {', '.join(map(str, numbers[:5]))}{more}"
