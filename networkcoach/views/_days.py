"""Days as one says them."""

from __future__ import annotations

from datetime import date

from networkcoach.views._card import words


def day_in_words(day: str, today: date) -> str:
    """Write a day (ISO text) as one says it; the year only if it is another one.

    Examples
    --------
    >>> day_in_words("2026-03-01", date(2026, 3, 16)), day_in_words("2025-11-15", date(2026, 3, 16))
    ('1 March', '15 November 2025')
    """
    that, tell = date.fromisoformat(day), words()["days"]
    form = tell["plain" if that.year == today.year else "with_year"]
    return str(form.format(day=that.day, month=tell["months"][that.month - 1], year=that.year))


def how_far(day: str, today: date) -> str:
    """Say how far a day (ISO text) lies from today.

    Examples
    --------
    >>> [how_far(day, date(2026, 3, 16)) for day in ("2025-11-15", "2026-03-15", "2026-03-16", "2026-03-20")]
    ['121 days ago', 'yesterday', 'today', 'in 4 days']
    """
    days, tell = (date.fromisoformat(day) - today).days, words()["days"]
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return str(tell[near.get(days, "past" if days < 0 else "to_come")].format(n=abs(days)))


def whole_day(day: str) -> str:
    """Write a day (ISO text) with its weekday and year, for something that somebody means to do.

    Examples
    --------
    >>> whole_day("2026-03-20")
    'Friday, 20 March 2026'
    """
    that, tell = date.fromisoformat(day), words()["days"]
    month, weekday = tell["months"][that.month - 1], tell["weekdays"][that.weekday()]
    return str(tell["whole"].format(weekday=weekday, day=that.day, month=month, year=that.year))
