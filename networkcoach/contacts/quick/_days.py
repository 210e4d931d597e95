"""Days as people say them, looked at from today: a talk has been, a promise is to come.

Written by hand because the libraries answer where one must ask. Measured: parsedatetime 2.6 reads `the day before
yesterday` as yesterday and `Ana May` as 1 May; dateparser 1.5 reads `03.03.` as 15 March (on 16 March 2026) and `the
3rd` as today, and needs 3 ms for a line; both choose one of the two days of `3/4` without a word.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from networkcoach.contacts.quick._parts import Line

_SOON = timedelta(days=60)
_FAR = timedelta(days=300)
_YEARS = 8  # to the next 29 February, at most
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6


@dataclass(frozen=True)
class DayWords:
    """Words that name a day, by their tokens."""

    first: int
    last: int
    entry: Mapping[str, Any]
    slots: Mapping[str, Any]
    weekday: int | None = None

    @property
    def only_ahead(self) -> bool:
        """Whether the words can't mean the past, such as tomorrow or next week."""
        reads, by = self.entry["reads"], self.entry["by"]
        return (reads in ("days", "count", "weekday", "in_week", "weekend") and by > 0) or reads in _ENDS

    @property
    def only_past(self) -> bool:
        """Whether the words can't mean a day to come, such as yesterday or last week."""
        return bool(self.entry["by"] < 0)


@dataclass(frozen=True)
class Day:
    """The day that words mean, and what else they could mean."""

    day: date
    other: date | None = None
    about: bool = False


def find_days(line: Line) -> list[DayWords]:
    """Find all words that name days."""
    found: list[DayWords] = []
    number = 0
    while number < len(line.tokens):
        match = line.words.days.at(line.tokens, number)
        if match is None or not _is_meant(line, match.first, match.last, match.slots):
            number += 1
            continue
        last = match.last + _has_last_dot(line, match.last, match.slots)
        while line.has(last, "parts"):
            last += 1
        day = DayWords(match.first, last, match.value, match.slots)
        found = _joined(line, found, day)
        number = last
    return found


def _has_last_dot(line: Line, last: int, slots: Mapping[str, Any]) -> bool:
    """Whether the second dot of 03.03. follows, which is no full stop."""
    is_dotted = "date" in slots and "." in slots["date"] and _is_short(slots["date"])
    return is_dotted and last < len(line.tokens) and line.tokens[last].text == "."


def _is_meant(line: Line, first: int, last: int, slots: Mapping[str, Any]) -> bool:
    """Whether words that also mean something else mean a day."""
    if line.has(first, "no_days"):
        return False
    if last - first == 1 and line.has(first, "capital_only"):
        return line.tokens[first].text[0].isupper() or line.has(first - 1, "by_day")
    if "date" in slots and _is_short(slots["date"]):
        return _short_is_meant(line, first, last, slots["date"])
    return "nth" not in slots or _ends_there(line, last)


def _is_short(written: str) -> bool:
    return sum(not sign.isdecimal() for sign in written) == 1


def _short_is_meant(line: Line, first: int, last: int, written: str) -> bool:
    """Tell 3/4 the day from 3/4 of the staff, 3-5 people and half past nine as 9.30."""
    if "-" in written or not _ends_there(line, last):
        return False
    if "." in written:
        return _has_last_dot(line, last, {"date": written}) or line.has(first - 1, "by_day")
    return bool(_readings(written))


def _ends_there(line: Line, last: int) -> bool:
    """Whether no plain word follows, as in "the 3rd floor"."""
    if last == len(line.tokens) or not line.tokens[last].is_word:
        return True
    if line.has(last, "of"):
        return False
    plain = line.tokens[last].text[0].islower() and not line.has(last, "small") and not line.has(last, "joiners")
    return not plain or line.words.kinds.at(line.tokens, last) is not None


def _joined(line: Line, found: list[DayWords], day: DayWords) -> list[DayWords]:
    """Join a weekday with the date right behind it."""
    if found and "weekday" in found[-1].slots and day.entry["reads"] in ("date", "nth"):
        gap = line.tokens[found[-1].last : day.first]
        if not gap or [token.text for token in gap] in ([","], ["the"], ["."]):
            return [*found[:-1], replace(day, first=found[-1].first, weekday=found[-1].slots["weekday"])]
    return [*found, day]


def read_day(line: Line, words: DayWords, *, ahead: bool) -> Day | None:
    """Read a day, as the one to come or as the one that was; None if the words can't mean that, or no day at all."""
    try:
        return _READ[words.entry["reads"]](words, line.today, ahead)
    except (ValueError, OverflowError):  # the year 0, or a million weeks
        return None


def doubts_of(line: Line, words: DayWords, day: Day) -> Iterable[str]:
    """Say what is not certain about a day."""
    said = line.said(words.first, words.last)
    if day.other:
        one, other = sorted((day.day, day.other))
        yield line.doubt("either", words=said, one=line.show(one), other=line.show(other))
    if day.about or words.entry.get("about"):
        yield line.doubt("about", words=said, one=line.show(day.day))
    if words.weekday not in (None, day.day.weekday()):
        weekday = line.words.weekdays[day.day.weekday()]
        yield line.doubt("wrong_weekday", words=said, one=line.show(day.day), weekday=weekday)


def is_no_day(line: Line, words: DayWords) -> bool:
    """Whether words have the form of a day that no calendar has, such as 30 February."""
    return read_day(line, words, ahead=True) is None and read_day(line, words, ahead=False) is None


def _days(words: DayWords, today: date, ahead: bool) -> Day | None:
    by = words.entry["by"]
    return Day(today + timedelta(by)) if (by >= 0 if ahead else by <= 0) else None


def _count(words: DayWords, today: date, ahead: bool) -> Day | None:
    by, unit = words.entry["by"], words.slots["unit"]
    if (by > 0) != ahead:
        return None
    number = by * words.slots.get("number", 1)
    if unit in ("month", "year"):
        return Day(_months_on(today, number * (12 if unit == "year" else 1)))
    return Day(today + timedelta(number * {"day": 1, "week": 7, "fortnight": 14}[unit]))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday(words: DayWords, today: date, ahead: bool) -> Day | None:
    by, weekday = words.entry["by"], words.slots["weekday"]
    if by and (by > 0) != ahead:
        return None
    if ahead:
        return _weekday_to_come(by, today, (weekday - today.weekday()) % 7)
    gone = (today.weekday() - weekday) % 7
    if not gone:
        return Day(today - timedelta(7)) if by else Day(today, today - timedelta(7))
    this_week = gone <= today.weekday()
    return Day(today - timedelta(gone), today - timedelta(gone + 7) if by and this_week else None)


def _weekday_to_come(by: int, today: date, days: int) -> Day:
    if by == 2:
        return Day(today + timedelta(days + 7))
    if not days:
        return Day(today + timedelta(7), None if by else today)
    this_week = today.weekday() + days <= _SUNDAY
    return Day(today + timedelta(days), today + timedelta(days + 7) if by and this_week else None)


def _in_week(words: DayWords, today: date, ahead: bool) -> Day | None:
    day = today + timedelta(7 * words.entry["by"] + words.slots["weekday"] - today.weekday())
    return Day(day) if (day >= today if ahead else day <= today) else None


def _date(words: DayWords, today: date, ahead: bool) -> Day | None:
    if "date" in words.slots:
        days = [_nearest(*one, today, ahead) for one in _readings(words.slots["date"])]
    else:
        days = [_nearest(words.slots.get("year"), words.slots["month"], words.slots["day"], today, ahead)]
    read = [day for day in days if day]
    if len(read) < 2:
        return read[0] if read else None
    one, other = sorted((day.day for day in read), key=lambda day: abs(day - today))
    return Day(one, other if one != other else None)


def _readings(written: str) -> list[tuple[int | None, int, int]]:
    """Give what the numbers can mean as year, month and day. Dots are written with the day first, everywhere."""
    sign = next(sign for sign in written if not sign.isdecimal())
    numbers = [int(number) for number in written.split(sign)]
    if len(written.split(sign)[0]) == 4:
        return [(numbers[0], numbers[1], numbers[2])] if len(numbers) == 3 else []
    year = None if len(numbers) == 2 else numbers[2] + (2000 if numbers[2] < 100 else 0)
    orders = {(numbers[1], numbers[0])} | ({(numbers[0], numbers[1])} if sign != "." else set())
    return [(year, month, day) for month, day in sorted(orders) if 1 <= month <= 12 and 1 <= day <= 31]


def _nearest(year: int | None, month: int, day: int, today: date, ahead: bool) -> Day | None:
    """Read a date; without a year it is the last one that was, or the next one to come."""
    if year is not None:
        exact = _date_or_none(year, month, day)
        return Day(exact) if exact and 1900 <= year <= 2100 and (not ahead or exact >= today) else None
    near = [one for n in range(-_YEARS, _YEARS + 1) if (one := _date_or_none(today.year + n, month, day))]
    gone = max((one for one in near if one <= today), default=None)
    to_come = min((one for one in near if one >= today), default=None)
    chosen, other = (to_come, gone) if ahead else (gone, to_come)
    if chosen is None or other is None:
        return None
    return Day(chosen, other if abs(chosen - today) > _FAR and abs(other - today) <= _SOON else None)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nth(words: DayWords, today: date, ahead: bool) -> Day | None:
    """Read a day of a month that isn't named."""
    step = 1 if ahead else -1
    for months in range(3):
        month = _months_on(today.replace(day=1), step * months)
        day = _date_or_none(month.year, month.month, words.slots["nth"])
        if day and (day >= today if ahead else day <= today):
            return Day(day)
    return None


def _week(words: DayWords, today: date, ahead: bool) -> Day | None:
    friday = today + timedelta(7 * words.entry["by"] + _FRIDAY - today.weekday())
    return Day(max(friday, today)) if ahead else None


def _month(words: DayWords, today: date, ahead: bool) -> Day | None:
    month = _months_on(today.replace(day=1), words.entry["by"])
    return Day(_last_of(month)) if ahead else None


def _last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _month_end(words: DayWords, today: date, ahead: bool) -> Day | None:
    year = today.year + (words.slots["month"] < today.month)
    return Day(_last_of(date(year, words.slots["month"], 1))) if ahead else None


def _year(words: DayWords, today: date, ahead: bool) -> Day | None:  # noqa: ARG001 - one of a family
    return Day(date(today.year, 12, 31)) if ahead else None


def _weekend(words: DayWords, today: date, ahead: bool) -> Day | None:
    by = words.entry["by"]
    if ahead:
        return Day(today + timedelta(_SUNDAY - today.weekday() + 7 * by)) if by >= 0 else None
    return Day(today - timedelta((today.weekday() - _SATURDAY) % 7), about=True) if by <= 0 else None


def _about(words: DayWords, today: date, ahead: bool) -> Day | None:
    return None if ahead else Day(today + timedelta(words.entry["by"]))


_ENDS = ("week", "month", "month_end", "year")
_READ: dict[str, Callable[[DayWords, date, bool], Day | None]] = {
    "days": _days,
    "count": _count,
    "weekday": _weekday,
    "in_week": _in_week,
    "date": _date,
    "nth": _nth,
    "week": _week,
    "month": _month,
    "month_end": _month_end,
    "year": _year,
    "weekend": _weekend,
    "about": _about,
}
