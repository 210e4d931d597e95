"""Our own CSV: whole, harmless in a spreadsheet, and read back exactly."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts._export_csv import csv_bytes, write_csv
from networkcoach.contacts.files import ContactFile, FileContact, UnreadableFile, read_contact_bytes, read_contacts
from networkcoach.contacts.files._model import LISTS, TEXTS
from networkcoach.contacts.files._ours import COLUMNS, guarded, joined, parted, unguarded
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
RISKY = "=+-@\t\r＝＋－＠"

texts = st.text(
    st.sampled_from(RISKY + "';,\"\n\r\u2028\u202e\ufeff") | st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=8,
)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
birthdays = days | days.map(lambda day: f"-{day[4:]}") | st.just("--02-29")
people = st.fixed_dictionaries(
    {
        **{name: st.none() | texts for name in TEXTS},
        **{name: st.lists(texts.filter(bool), max_size=3) for name in LISTS},
        "name": texts.filter(bool),
        "connected_on": st.none() | days,
        "met_on": st.none() | days,
        "birthday": st.none() | birthdays,
        "rhythm_days": st.none() | st.integers(1, 3650),
    }
)


def new_log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: TODAY)


@pytest.fixture
def log() -> Iterator[ContactLog]:
    log = new_log()
    yield log
    log.store.close()


def put(log: ContactLog, person: dict[str, Any]) -> None:
    row = {name: json.dumps(value) if isinstance(value, list) else value for name, value in person.items()}
    with log.store.transaction() as db:
        places = ", ".join(f":{name}" for name in row)
        db.execute(f"INSERT INTO contact ({', '.join(row)}) VALUES ({places})", row)


def exported(log: ContactLog) -> bytes:
    return csv_bytes(log.store)[0]


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def reread(log: ContactLog) -> ContactFile:
    return read_contact_bytes(exported(log), "people.csv")


def everything(log: ContactLog) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in log.store.read("SELECT * FROM contact ORDER BY id")]


@settings(deadline=None)
@given(st.lists(people, min_size=1, max_size=4))
@example([{"name": "A", "emails": ["a@x"]}, {"name": "B", "emails": ["a@x"]}, {"name": "A", "emails": []}])
@example([{"name": "A", "notes": 'x\nnetworkcoach;name;"email"\nTitle;First Name;Last Name;Suffix;Nickname;Notes'}])
def test_a_round_trip_is_exact_for_any_text(many: list[dict[str, Any]]) -> None:
    log, other = new_log(), new_log()
    for person in many:
        put(log, person)
    file = reread(log)
    assert (file.format, file.skipped) == ("networkcoach", [])
    for person, record in zip(many, file.records, strict=True):
        read = {name: getattr(record, name) for name in person}
        assert read == {name: tuple(v) if isinstance(v, list) else v or None for name, v in person.items()}
    assert other.import_contacts(file).added == len(many)
    assert exported(other) == exported(log)
    for again in (log, other):
        before = everything(again)
        assert again.import_contacts(file).unchanged == len(many)
        assert everything(again) == before
    log.store.close()
    other.store.close()


@given(texts)
def test_the_guard_is_taken_off_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set(RISKY)


@pytest.mark.parametrize("first", RISKY)
def test_what_a_spreadsheet_would_calculate_gets_one_apostrophe(first: str) -> None:
    assert guarded(f"{first}1") == f"'{first}1"
    assert guarded(f"'{first}1") == f"''{first}1"


@given(st.lists(texts.filter(bool)))
def test_lists_come_back_from_one_cell(many: list[str]) -> None:
    assert parted(joined(many)) == tuple(many)


def test_the_form_of_the_file(log: ContactLog) -> None:
    log.add("Zoë; Ruiz", email="zoe@example.com", met_on="2026-03-01", notes="first\nsecond", tags=["a", "b"])
    data = exported(log)
    assert data.startswith(b'\xef\xbb\xbf"networkcoach","name","given name"')
    assert data.endswith(b'"\r\n')
    header, row = cells(data)
    assert header == ["networkcoach", *COLUMNS.values()]
    assert (row[0], row[1]) == ("1", "Zoë; Ruiz")
    assert dict(zip(header, row, strict=True))["tags"] == "a; b"
    assert data.count(b'"') == 2 * 2 * len(header)


def test_who_asked_to_be_left_alone_is_in_no_row() -> None:
    data, people = csv_bytes(demo_log().store)
    assert people == len(cells(data)) - 1 == 11
    assert b"Rufus" not in data


def test_met_on_and_rhythm_come_back(log: ContactLog) -> None:
    report = log.import_contacts(read_contact_bytes(exported(demo_log()), "people.csv"))
    assert report.added == 11
    keiko = log.contacts.set_index("name").loc["Keiko Saltmarsh"]
    assert (keiko["met_on"], keiko["rhythm_days"], keiko["due_on"]) == ("2025-09-10", 75, "2025-11-24")


def test_somebody_without_an_address_is_known_again_after_a_change(log: ContactLog) -> None:
    log.add("Ana Ruiz", company="Trams")
    file = reread(log)
    with log.store.step("edit") as db:
        db.execute("UPDATE contact SET name = 'Ana Ruiz-Ek', company = 'Museum'")
    assert log.import_contacts(file).added == 0
    assert list(log.contacts["name"]) == ["Ana Ruiz-Ek"]


def test_a_file_of_another_log_meets_people_by_their_address(log: ContactLog) -> None:
    office = "office@example.com"
    log.add("Ana Ruiz", email=office)
    log.add("Bo Ek", email=office)
    file, other = reread(log), new_log()
    other.add("A. Ruiz", email=office)
    report = other.import_contacts(file)
    assert (report.added, report.updated + report.unchanged) == (1, 1)
    before = everything(other)
    assert other.import_contacts(file).unchanged == 2
    assert everything(other) == before
    other.store.close()


def test_somebody_who_asked_to_be_left_alone_since_is_not_brought_back(log: ContactLog) -> None:
    ana = log.add("Ana Ruiz")
    file = reread(log)
    log.do_not_contact(ana)
    assert log.import_contacts(file).skipped == [(1, "asked not to be contacted")]


@pytest.mark.parametrize(("delimiter", "day"), [(";", "25.12.2025"), (",", "12/25/2025"), ("\t", "2025-12-25")])
def test_saved_again_by_a_spreadsheet(log: ContactLog, delimiter: str, day: str) -> None:
    log.add("Ana Ruiz", met_on="2025-12-25", birthday="--02-29", phone="+49 30 123")
    rows = [[day if cell == "2025-12-25" else cell for cell in row] for row in cells(exported(log))]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    (record,) = read_contact_bytes(text.getvalue().encode("utf-8-sig"), "people.csv").records
    assert (record.met_on, record.birthday, record.phone) == ("2025-12-25", "--02-29", "+49 30 123")


def test_what_can_not_be_read_is_told_and_left_out() -> None:
    rows = "networkcoach,name,met on,rhythm in days\n1,Ana,30 Feb 2025,soon\n1,,,\n1,Bo,03 Mar 2025,60\n"
    file = read_contact_bytes(rows.encode(), "people.csv")
    assert [(one.name, one.met_on, one.rhythm_days) for one in file.records] == [
        ("Ana", None, None),
        ("Bo", "2025-03-03", 60),
    ]
    assert file.skipped == [(2, "no name")]
    assert file.warnings == [
        "'30 Feb 2025' is no date that can be read (record 1), so it was left empty.",
        "Rhythms that are no number of days: 1, the first in record 1.",
    ]


def test_a_file_of_a_later_version_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="newer version of this course"):
        read_contact_bytes(b"networkcoach,name\n2,Ana\n", "people.csv")


def test_an_apostrophe_of_somebody_elses_file_stays() -> None:
    file = read_contact_bytes(b"First Name,Last Name,Company\n'=Ana,Ruiz,networkcoach\n", "Connections.csv")
    assert file.records[0].given == "'=Ana"


def test_written_to_a_file(log: ContactLog, tmp_path: Path) -> None:
    log.add("Ana Ruiz")
    assert write_csv(log.store, tmp_path / "people.csv") == 1
    assert read_contacts(tmp_path / "people.csv").records[0].name == "Ana Ruiz"


def test_an_address_book_names_a_person_again_and_may_have_two_cards_of_one(log: ContactLog) -> None:
    cards = [
        FileContact(1, "Ana Ruiz", uid="card-1", email="ana@example.com"),
        FileContact(2, "Ana Ruiz", uid="card-2", email="ana@example.com"),
        FileContact(3, "Bo Ek", uid="card-3"),
    ]
    report = log.import_contacts(ContactFile("vcard", tuple(cards)))
    assert (report.added, report.duplicates) == (2, 1)
    renamed = ContactFile("vcard", (FileContact(1, "Bo Ek-Lund", uid="card-3"),))
    assert (log.import_contacts(renamed).updated, list(log.contacts["name"])) == (1, ["Ana Ruiz", "Bo Ek-Lund"])
    assert b"card-" not in exported(log)
    assert log.import_contacts(reread(log)).unchanged == 2
