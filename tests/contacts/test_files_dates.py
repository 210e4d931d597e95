"""Days as files write them: read right, or left empty and told; never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkcoach.contacts.files import ContactFile, read_contact_bytes
from networkcoach.contacts.files._dates import read_birthdays, read_days


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("05 Mar 2024", "2024-03-05"),
        ("5 Mar 2024", "2024-03-05"),
        ("5-Mar-24", "2024-03-05"),
        ("5 march 2024", "2024-03-05"),
        ("Mar 5, 2024", "2024-03-05"),
        ("March 05 2024", "2024-03-05"),
        ("5. März 2024", "2024-03-05"),
        ("05. Mrz 24", "2024-03-05"),
        ("05.Mär.2024", "2024-03-05"),
        ("1. Jänner 2025", "2025-01-01"),
        ("3 Mai 2025", "2025-05-03"),
        ("31 Okt 2025", "2025-10-31"),
        ("24 Dez. 2025", "2025-12-24"),
        ("1 Sept 2025", "2025-09-01"),
        ("29 Feb 2024", "2024-02-29"),
        ("2024-03-05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("2024-03-05T23:59:59Z", "2024-03-05"),
        ("20240305T235959", "2024-03-05"),
        ("2024-03-05 00:00:00", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("05.03.2024", "2024-03-05"),
        ("5.3.24", "2024-03-05"),
        ("05.03.2024 00:00", "2024-03-05"),
        ("05 Mar 2024;", "2024-03-05"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("25-12-2023", "2023-12-25"),
        ("3/25/17 12:00:00 AM", "2017-03-25"),
        ("3/25/18, 9:21 PM", "2018-03-25"),
        ("05.03.2024, 21:10 Uhr", "2024-03-05"),
        ("2024-03-05Z", "2024-03-05"),
        ("2024-03-05+02:00", "2024-03-05"),
        ("2024-3-5", "2024-03-05"),
        ("5/5/2024", "2024-05-05"),
        ("5 mars 2024", "2024-03-05"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("5 août 2024", "2024-08-05"),
        ("5 mrt. 2024", "2024-03-05"),
        ("5 set 2024", "2024-09-05"),
    ],
)
def test_read(text: str, iso: str) -> None:
    assert read_days([text]).iso[text] == iso


@pytest.mark.parametrize(
    "text",
    [
        *("0/0/00", "0.0.00", "0000-00-00", "30 Feb 2024", "29 Feb 2023", "31/31/2024", "32 Jan 2024", "2024-13-01"),
        *("yesterday", "5 Foo 2024", "45356", "05 Mar", "Mar 2024", "۰۵.۰۳.۱۴۰۲", "2024-3", "30/2/2024", "1/2/3/2024"),
    ],
)
def test_no_day(text: str) -> None:
    days = read_days([text])
    assert days.iso[text] is None
    assert days.no_day == {text}
    assert not days.undecided


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1990-05-06", "1990-05-06"),
        ("19900506", "1990-05-06"),
        ("--05-06", "--05-06"),
        ("--0506", "--05-06"),
        ("--02-29", "--02-29"),
        ("6 May", "--05-06"),
        ("May 6", "--05-06"),
        ("6. Mai", "--05-06"),
        ("06.05.", "--05-06"),
        ("6.5.1990", "1990-05-06"),
        ("6.5.85", "1985-05-06"),
        ("6.5.30", "1930-05-06"),
        ("1604-05-06", "--05-06"),
        ("5/23/1604", "--05-23"),
        ("0000-05-06", "--05-06"),
        ("5/5/1985", "1985-05-05"),
        ("29.02.1992", "1992-02-29"),
        ("29.02.1993", None),
        ("--02-30", None),
        ("0/0/00", None),
        ("0.0.00", None),
        ("0000-00-00", None),
        ("1604-00-00", None),
        ("1850-05-06", None),
        ("---06", None),
        ("1990", None),
        ("1990-05", None),
        ("May-90", None),
        ("-11", None),
    ],
)
def test_birthdays(text: str, iso: str | None) -> None:
    days = read_birthdays([text])
    assert days.iso[text] == iso
    assert (text in days.no_day) == (iso is None)


@pytest.mark.parametrize("text", ["6.5.00", "6.5.07", "5/23/29"])
def test_a_birthday_of_either_century_keeps_its_day_only(text: str) -> None:
    days = read_birthdays([text, "6.5.85"])
    assert (days.iso[text] or "").startswith("--05-")
    assert days.no_century == {text}


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.sampled_from(["%d.%m.%y", "%d/%m/%y", "%d %b %y"]))
def test_a_birthday_with_two_digits_never_lies_ahead(day: date, form: str) -> None:
    iso = read_birthdays([day.strftime(form), "31/12/1999"]).iso[day.strftime(form)]
    assert iso is None or iso in (f"19{day:%y-%m-%d}", f"--{day:%m-%d}")


def test_the_column_decides_the_order_once() -> None:
    assert read_days(["3/4/2024", "25/12/2023"]).iso["3/4/2024"] == "2024-04-03"
    assert read_days(["3/4/2024", "12/25/2023"]).iso["3/4/2024"] == "2024-03-04"
    assert read_days(["3/4/2024", "12/25/2023", "2024-01-02"]).order == "month first"


@pytest.mark.parametrize("column", [["3/4/2024", "5/6/2024"], ["3/4/2024", "25/12/2023", "12/25/2023"]])
def test_neither_order_or_both_is_never_guessed(column: list[str]) -> None:
    days = read_days(column)
    assert days.order is None
    assert set(days.undecided) == set(column)
    assert [days.iso[text] for text in column] == [None] * len(column)


def test_what_is_no_day_in_any_order_does_not_decide() -> None:
    days = read_days(["3/4/2024", "13/13/2024", "0/0/00"])
    assert (days.order, days.undecided, days.no_day) == (None, {"3/4/2024"}, {"13/13/2024", "0/0/00"})


@given(st.dates(date(1950, 1, 1)))
def test_every_day_in_every_form_is_that_day(day: date) -> None:
    forms = [day.isoformat(), f"{day:%Y%m%d}", f"{day:%d %b %Y}", f"{day:%d.%m.%Y}", f"{day:%B} {day.day}, {day.year}"]
    assert set(read_days(forms).iso.values()) == {None, day.isoformat()}  # None is for the empty cell


@given(st.lists(st.text(max_size=12) | st.from_regex(r"\A[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2}){1,2}\Z")))
def test_any_text_is_a_day_or_told(column: list[str]) -> None:
    days = read_days(column)
    for text in column:
        assert (days.iso[text] is None) == (text == "" or text in days.no_day or text in days.undecided)
        assert date.fromisoformat(days.iso[text] or "2026-03-16")


def read(*texts: str) -> ContactFile:
    rows = "".join(f'Ana,Ruiz{n},"{text}"\n' for n, text in enumerate(texts))
    return read_contact_bytes(f"First Name,Last Name,Connected On\n{rows}".encode(), "x")


def test_a_file_tells_what_it_could_not_read() -> None:
    file = read("30 Feb 2024", "", "05 Mar 2024", "30 Feb 2024", "0/0/00")
    assert [one.connected_on for one in file.records] == [None, None, "2024-03-05", None, None]
    assert file.warnings == [
        "'30 Feb 2024' is no date that can be read (records 1, 4), so it was left empty.",
        "'0/0/00' is no date that can be read (record 5), so it was left empty.",
    ]


def test_a_cell_of_any_length_is_looked_at_once() -> None:
    file = read("; " * 500_000 + "x")
    assert file.records[0].connected_on is None
    assert len(file.warnings[0]) < 150


def test_a_file_asks_about_day_and_month() -> None:
    file = read(*["3/4/2024"] * 7, "2024-03-05")
    assert [one.connected_on for one in file.records] == [None] * 7 + ["2024-03-05"]
    (warning,) = file.warnings
    assert warning.startswith("Day or month first in dates like '3/4/2024'?")
    assert "records 1, 2, 3, 4, 5 and 2 more" in warning


def test_a_year_before_1900_is_no_year_of_connecting() -> None:
    file = read("5 Mar 0020", "0202-03-05", "31 Dec 1899", "1 Jan 1900")
    assert [one.connected_on for one in file.records] == [None, None, None, "1900-01-01"]
    assert file.warnings[0] == "'5 Mar 0020' is no date that can be read (record 1), so it was left empty."
    assert len(file.warnings) == 3
