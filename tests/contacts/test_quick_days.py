"""Days in the quick log: a talk has been, a promise is to come, and what is not certain is said."""

from __future__ import annotations

from datetime import date

import pytest
from quick import TODAY, read

PAST = [
    ("today", "2026-03-16"),
    ("yesterday", "2026-03-15"),
    ("Yesterday evening", "2026-03-15"),
    ("yday", "2026-03-15"),
    ("day before yesterday", "2026-03-14"),
    ("last night", "2026-03-15"),
    ("today morning", "2026-03-16"),
    ("on Friday", "2026-03-13"),
    ("Fri", "2026-03-13"),
    ("fri", "2026-03-13"),
    ("last Fri", "2026-03-13"),
    ("on Tuesday afternoon", "2026-03-10"),
    ("Sun", "2026-03-15"),
    ("2 days ago", "2026-03-14"),
    ("two weeks ago", "2026-03-02"),
    ("a week ago", "2026-03-09"),
    ("a fortnight ago", "2026-03-02"),
    ("a month ago", "2026-02-16"),
    ("3 months back", "2025-12-16"),
    ("a year ago", "2025-03-16"),
    ("3 March", "2026-03-03"),
    ("March 3rd", "2026-03-03"),
    ("on the 3rd of March", "2026-03-03"),
    ("3 Mar 2025", "2025-03-03"),
    ("March 3, 2025", "2025-03-03"),
    ("on March 3", "2026-03-03"),
    ("2026-03-03", "2026-03-03"),
    ("03.03.", "2026-03-03"),
    ("3.3.2026", "2026-03-03"),
    ("03/03/26", "2026-03-03"),
    ("3/3", "2026-03-03"),
    ("13/3", "2026-03-13"),
    ("3/13", "2026-03-13"),
    ("28 Dec", "2025-12-28"),
    ("29 February 2024", "2024-02-29"),
    ("29 Feb", "2024-02-29"),
    ("on the 9th", "2026-03-09"),
    ("on the 31st", "2026-01-31"),
    ("Tue 3 March", "2026-03-03"),
    ("Tuesday, 3 March", "2026-03-03"),
    ("Friday last week", "2026-03-13"),
    ("on Monday of last week", "2026-03-09"),
]

AHEAD = [
    ("by Fri", "2026-03-20"),
    ("by Friday", "2026-03-20"),
    ("on Thursday", "2026-03-19"),
    ("tomorrow", "2026-03-17"),
    ("tmrw", "2026-03-17"),
    ("the day after tomorrow", "2026-03-18"),
    ("in two weeks", "2026-03-30"),
    ("in 10 days", "2026-03-26"),
    ("within a month", "2026-04-16"),
    ("by the end of the month", "2026-03-31"),
    ("by EOM", "2026-03-31"),
    ("by end of April", "2026-04-30"),
    ("by 1 April", "2026-04-01"),
    ("by April 1st", "2026-04-01"),
    ("by 3 Jan", "2027-01-03"),
    ("by 2026-05-05", "2026-05-05"),
    ("by 20/3", "2026-03-20"),
    ("by the 20th", "2026-03-20"),
    ("by the 3rd", "2026-04-03"),
    ("before Friday", "2026-03-19"),
    ("until Sunday", "2026-03-22"),
    ("this week", "2026-03-20"),
    ("by eod", "2026-03-16"),
    ("Friday week", "2026-03-27"),
    ("a week from Friday", "2026-03-27"),
    ("no later than 31 March", "2026-03-31"),
    ("on Tuesday next week", "2026-03-24"),
    ("by the weekend", "2026-03-22"),
    ("by year end", "2026-12-31"),
]

UNSURE = [  # (line, the day of the talk or of the promise, words of the doubt)
    ("Ana, coffee 3/4", "2026-03-04", "“3/4” could be 3 April 2025 or 4 March."),
    ("Ana, coffee on Monday", "2026-03-16", "“Monday” could be 9 March or 16 March."),
    ("Ana, coffee last week", "2026-03-09", "“last week” names no exact day; it was read as 9 March."),
    ("Ana, coffee a few days ago", "2026-03-13", "“a few days ago” names no exact day; it was read as 13 March."),
    ("Ana, coffee on 20 March", "2025-03-20", "“20 March” could be 20 March 2025 or 20 March."),
    ("Ana, coffee on 30 February", "2026-03-16", "“30 February” is no day of the calendar, so it was not read."),
    ("Ana, coffee tomorrow", "2026-03-16", "“tomorrow” is still to come, so it was not taken as the day of the talk."),
    ("Ana, coffee, her boat sank on Sunday", "2026-03-16", "“Sunday” was not taken as the day of the talk"),
    ("Ana, coffee on Friday 12 March", "2026-03-12", "“Friday 12 March”: 12 March is a Thursday."),
    ("called Ana about the picnic on Friday", "2026-03-13", "it may be the day of what you talked about"),
    ("Ana, call, I'll write next Friday", "2026-03-20", "“next Friday” could be 20 March or 27 March."),
    ("Ana, call, I'll write next week", "2026-03-27", "“next week” names no exact day; it was read as 27 March."),
    ("Ana, call, I'll write by Monday", "2026-03-23", "“Monday” could be 16 March or 23 March."),
    ("Ana, call, I'll write before Easter", None, "“before Easter” was not read as a day; it stays in the text."),
    ("Ana, call, I'll write by 3/4", "2026-04-03", "“3/4” could be 3 April or 4 March 2027."),
]


@pytest.mark.parametrize(("words", "day"), PAST)
def test_a_talk_has_been(words: str, day: str) -> None:
    for text in (f"Ana, coffee {words}, fine", f"{words}, coffee with Ana: fine"):
        line = read(text)
        assert (line.day, line.note, line.who) == (day, "fine", "Ana")


@pytest.mark.parametrize(("words", "day"), AHEAD)
def test_a_promise_is_to_come(words: str, day: str) -> None:
    (promise,) = read(f"Ana, call, I'll send the slides {words}, fine").promises
    assert (promise.what, promise.by) == ("send the slides", day)


@pytest.mark.parametrize(("text", "day", "doubt"), UNSURE)
def test_what_is_not_certain_is_said(text: str, day: str | None, doubt: str) -> None:
    line = read(text)
    assert (line.promises[0].by if line.promises else line.day) == day
    assert doubt in " ".join(line.doubts)


@pytest.mark.parametrize(
    ("today", "words", "day"),
    [
        ("2026-01-01", "yesterday", "2025-12-31"),
        ("2026-01-02", "on 30 December", "2025-12-30"),
        ("2024-03-01", "yesterday", "2024-02-29"),
        ("2025-03-01", "yesterday", "2025-02-28"),
        ("2026-03-31", "a month ago", "2026-02-28"),
        ("2024-02-29", "a year ago", "2023-02-28"),
        ("2026-03-02", "last Friday", "2026-02-27"),
        ("2026-01-03", "on the 31st", "2025-12-31"),
        ("2026-03-20", "on Friday", "2026-03-20"),
        ("2026-03-20", "last Friday", "2026-03-13"),
    ],
)
def test_months_and_years_end(today: str, words: str, day: str) -> None:
    assert read(f"Ana, coffee {words}", date.fromisoformat(today)).day == day


@pytest.mark.parametrize(
    ("today", "words", "day"),
    [
        ("2026-12-31", "tomorrow", "2027-01-01"),
        ("2026-12-28", "by 2 January", "2027-01-02"),
        ("2024-02-28", "tomorrow", "2024-02-29"),
        ("2026-01-31", "in a month", "2026-02-28"),
        ("2026-12-30", "by the end of next month", "2027-01-31"),
        ("2026-02-10", "by the end of the month", "2026-02-28"),
        ("2026-03-22", "by the end of the week", "2026-03-22"),
        ("2026-04-02", "by the 31st", "2026-05-31"),
    ],
)
def test_promises_reach_over_the_end_of_a_month(today: str, words: str, day: str) -> None:
    (promise,) = read(f"Ana, call, I'll write {words}", date.fromisoformat(today)).promises
    assert promise.by == day


@pytest.mark.parametrize(
    "text",
    [
        "Ana, coffee, 3/4 of the staff left",
        "Ana, coffee, on the 3rd floor",
        "Ana, coffee at 9.30",
        "Ana, coffee, open 24/7",
        "Ana, coffee, 3-5 people came",
        "Ana, coffee, may march in april",
        "Ana, coffee, we sat in the sun",
        "Ana, coffee, room 2026",
    ],
)
def test_other_numbers_and_words_are_no_days(text: str) -> None:
    line = read(text)
    assert line.day == TODAY.isoformat()
    assert line.doubts == ()
    assert text.removeprefix("Ana, coffee").strip(", ") == line.note
