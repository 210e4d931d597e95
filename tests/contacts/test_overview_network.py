"""The network as it came in: years, companies, and about whom something is written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import networkcoach as nc
from networkcoach._data import data_path
from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts.overview._network import Group
from networkcoach.store import Store


@pytest.fixture
def log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: date(2026, 3, 16))


def test_the_demo_is_as_counted_by_hand() -> None:
    found = demo_log().network()
    assert (found.people, found.written) == (11, 11)  # Rufus asked to be left alone
    assert found.years == (
        Group("2024", 1, 1),  # Ignacio
        Group("2025", 7, 7),  # Amara, Keiko, Sorcha, Tunde, Liesbeth, Vilhelmina, Otis
        Group("2026", 3, 3),  # Teodor, Parvati, Hamza
    )
    assert (found.earlier, found.no_year, found.all_companies) == (0, 0, 11)


def test_a_file_is_counted_by_its_day_of_connecting(log: ContactLog) -> None:
    report = log.import_contacts(nc.read_contacts(data_path("examples", "linkedin-connections.csv")))
    found = log.network()
    assert report.added == found.people > 0
    assert found.written == 0
    assert sum(one.people for one in found.years) + found.no_year == found.people
    connected = log.contacts["connected_on"].dropna()
    assert {one.name for one in found.years} == {day[:4] for day in connected}


@pytest.mark.parametrize(
    ("write", "written"),
    [
        (lambda log: log.record("Ana"), 1),
        (lambda log: log.promise("Ana", "call"), 1),
        (lambda log: log.note("Ana", "Likes moss."), 1),
        (lambda log: log.change("Ana", notes="From the address book."), 0),
        (lambda log: log.change("Ana", rhythm_days=30), 0),
    ],
    ids=["a talk", "a promise", "a note", "what a file said", "a rhythm"],
)
def test_what_is_written_down(log: ContactLog, write: Callable[[ContactLog], object], written: int) -> None:
    log.add("Ana")
    write(log)
    assert log.network().written == written


def test_one_company_in_several_spellings_of_capitals_is_one(log: ContactLog) -> None:
    for name, company in (("Ana", "Straße & Co"), ("Ben", "STRASSE & CO"), ("Cy", " straße & co "), ("Di", "Other")):
        log.add(name, company=company)
    log.add("Ed")
    found = log.network(most=1)
    assert found.companies == (Group("STRASSE & CO", 3, 0),)
    assert found.all_companies == 2


def test_years_long_ago_are_counted_together(log: ContactLog) -> None:
    for year in range(2000, 2020):
        log.add(f"Person of {year}", met_on=f"{year}-05-06")
    log.add("Nobody knows when")
    found = log.network()
    assert [one.name for one in found.years] == [str(year) for year in range(2004, 2020)]
    assert (found.earlier, found.no_year, found.people) == (4, 1, 21)


def test_who_asked_to_be_left_alone_is_counted_nowhere(log: ContactLog) -> None:
    ana = log.add("Ana", company="Moss & Sons", met_on="2025-05-06")
    log.do_not_contact(ana)
    found = log.network()
    assert (found.people, found.years, found.companies, found.all_companies) == (0, (), (), 0)
