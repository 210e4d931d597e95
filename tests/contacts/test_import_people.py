"""An import: who is added, joined, updated or left out, and how it is taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog
from networkcoach.contacts._import import ImportReport, import_contacts
from networkcoach.contacts.files import ContactFile, FileContact, read_contact_bytes
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ruiz,https://www.example.com/in/ana,ana@example.com,Trams,Planner,05 Mar 2024\n"
BO = "Bo,Ek,https://www.example.com/in/bo,,Bread,Baker,06 Mar 2024\n"
CY = "Cy,Fox,,cy@example.com,Radio,Editor,07 Mar 2024\n"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[ContactLog]:
    store = Store.open(tmp_path / "networkcoach.sqlite")
    yield ContactLog(store, lambda: TODAY)
    store.close()


def file(*rows: str) -> ContactFile:
    return read_contact_bytes((HEAD + "".join(rows)).encode(), "Connections.csv")


def bring(log: ContactLog, *rows: str) -> ImportReport:
    return log.import_contacts(file(*rows))


def person(log: ContactLog, name: str) -> dict[str, Any]:
    (row,) = log.store.read("SELECT * FROM contact WHERE name = ?", (name,))
    return dict(row)


def everything(log: ContactLog) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in log.store.read("SELECT * FROM contact ORDER BY id")]


def figures(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.added, report.updated, report.duplicates, report.unchanged, len(report.skipped)


def test_new_people_are_added_without_a_rhythm(log: ContactLog) -> None:
    report = bring(log, ANA, BO, CY)
    assert figures(report) == (3, 0, 0, 0, 0)
    ana = person(log, "Ana Ruiz")
    assert (ana["company"], ana["email"], ana["emails"], ana["connected_on"]) == (
        "Trams",
        "ana@example.com",
        '["ana@example.com"]',
        "2024-03-05",
    )
    assert ana["rhythm_days"] is None
    assert ana["met_on"] is None
    assert len(log.due()) == 0


def test_the_same_file_again_changes_nothing(log: ContactLog) -> None:
    bring(log, ANA, BO, CY)
    before = everything(log)
    assert figures(bring(log, ANA, BO, CY)) == (0, 0, 0, 3, 0)
    assert everything(log) == before
    log.undo()  # what changed nothing is no step: this takes back the first import
    assert everything(log) == []


def test_next_month_somebody_has_a_new_position(log: ContactLog) -> None:
    bring(log, ANA, BO)
    report = bring(log, ANA.replace("Planner", "Director").replace("Trams", "Museum"), BO, CY)
    assert figures(report) == (1, 1, 0, 1, 0)
    assert [(one.name, one.field, one.old, one.new) for one in report.news] == [
        ("Ana Ruiz", "company", "Trams", "Museum"),
        ("Ana Ruiz", "position", "Planner", "Director"),
    ]
    assert person(log, "Ana Ruiz")["position"] == "Director"
    third = bring(log, ANA)
    assert (third.updated, person(log, "Ana Ruiz")["position"]) == (1, "Planner")


def test_what_the_student_typed_stays(log: ContactLog) -> None:
    bring(log, ANA)
    with log.store.step("edit") as db:
        db.execute("UPDATE contact SET company = 'Night Trams', position = NULL")
    assert figures(bring(log, ANA)) == (0, 0, 0, 1, 0)
    assert bring(log, ANA.replace("Trams", "Museum").replace("Planner", "Director")).updated == 0
    ana = person(log, "Ana Ruiz")
    assert (ana["company"], ana["position"]) == ("Night Trams", None)


def test_a_person_added_by_hand_gets_what_was_empty(log: ContactLog) -> None:
    log.add("Dr Ana", email="ANA@example.com", company="Trams of old", met_on="2026-03-01")
    assert figures(bring(log, ANA)) == (0, 1, 0, 0, 0)
    ana = person(log, "Dr Ana")
    assert (ana["company"], ana["given"], ana["position"]) == ("Trams of old", "Ana", "Planner")
    assert (ana["email"], json.loads(ana["emails"])) == ("ANA@example.com", ["ANA@example.com"])
    assert (ana["rhythm_days"], ana["met_on"]) == (60, "2026-03-01")
    assert bring(log, ANA).unchanged == 1


def test_an_update_never_blanks_a_field(log: ContactLog) -> None:
    bring(log, ANA)
    before = everything(log)
    assert bring(log, "Ana,,https://www.example.com/in/ana,,,,\n").updated == 1  # only the shown name
    assert {**person(log, "Ana"), "name": "Ana Ruiz"}["company"] == "Trams"
    log.undo()
    assert bring(log, ",,,ana@example.com,,,\n").unchanged == 1  # no name in the file: the one in the log stays
    assert everything(log) == before


def test_found_by_any_email_and_by_any_form_of_the_profile(log: ContactLog) -> None:
    bring(log, ANA)
    assert bring(log, "Ana,Ruiz,example.com/in/ANA/?trk=1,,Trams,Planner,05 Mar 2024\n").added == 0
    assert bring(log, ANA.replace("ana@", "ruiz@")).updated == 1
    ana = person(log, "Ana Ruiz")
    assert (ana["email"], json.loads(ana["emails"])) == ("ruiz@example.com", ["ruiz@example.com", "ana@example.com"])
    assert bring(log, "Ana,Ruiz,,ANA@EXAMPLE.COM,,,\n").unchanged == 1
    assert bring(log, "Ana,Ruiz,,ruiz@example.com,,,\n").unchanged == 1


def test_a_profile_that_was_renamed_is_still_known_by_its_old_address(log: ContactLog) -> None:
    bring(log, ANA)
    assert bring(log, ANA.replace("/in/ana", "/in/ana-ruiz")).updated == 1
    assert person(log, "Ana Ruiz")["url"] == "https://www.example.com/in/ana-ruiz"
    assert figures(bring(log, "Ana,Ruiz,https://www.example.com/in/ana,,Trams,Planner,\n"))[0] == 0


def test_an_email_that_the_student_took_out_does_not_come_back(log: ContactLog) -> None:
    bring(log, ANA)
    with log.store.step("edit") as db:
        db.execute("UPDATE contact SET email = NULL, emails = '[]'")
    assert bring(log, ANA).unchanged == 1
    assert person(log, "Ana Ruiz")["emails"] == "[]"


def test_twice_in_one_file_is_joined(log: ContactLog) -> None:
    rows = ("Ana,Ruiz,https://example.com/in/ana/,,,Planner,\n", ANA, "Ana,R.,,ana@example.com,Old Trams,,\n", BO)
    report = bring(log, *rows)
    assert figures(report) == (2, 0, 2, 0, 0)
    ana = person(log, "Ana Ruiz")
    assert (ana["company"], ana["email"], ana["connected_on"]) == ("Trams", "ana@example.com", "2024-03-05")
    assert figures(bring(log, *rows)) == (0, 0, 2, 2, 0)


def test_the_same_name_alone_is_not_the_same_person(log: ContactLog) -> None:
    bring(log, ANA)
    report = bring(
        log, "Ana,Ruiz,https://www.example.com/in/ana-2,,Trams,Planner,\n", "Ana,Ruiz,,n/a,,,\n", "Bo,Ek,n/a,n/a,,,\n"
    )
    assert report.added == 3


def test_one_by_profile_and_another_by_email_is_not_joined(log: ContactLog) -> None:
    bring(log, BO, CY)
    before = everything(log)
    both = "Cy,Ek,https://www.example.com/in/bo,cy@example.com,,,\n"
    for _ in range(2):
        report = bring(log, ANA.replace("05 Mar", "06 Mar"), both)
        assert [number for number, _ in report.skipped] == [2]
        assert report.warnings == [
            "Record 2 fits two people, one by profile address and one by email: left out. Are the two the same?"
        ]
    assert everything(log)[:2] == before
    log.undo()
    assert bring(log, BO, CY, both).skipped == [(3, report.skipped[0][1])]


def test_an_email_of_a_whole_office_does_not_hide_who_has_the_profile(log: ContactLog) -> None:
    log.add("Ana Ruiz", email="office@example.com", url="https://www.example.com/in/ana")
    log.add("Bo Ek", email="office@example.com")
    report = bring(log, "Ana,Ruiz,https://www.example.com/in/ana,office@example.com,Trams,,\n")
    assert (report.updated, person(log, "Ana Ruiz")["company"]) == (1, "Trams")
    assert len(bring(log, "Cy,Fox,,office@example.com,,,\n").skipped) == 1


def test_who_asked_not_to_be_contacted_is_left_out(log: ContactLog) -> None:
    bring(log, ANA, BO)
    log.do_not_contact("Ana Ruiz")
    before = everything(log)
    report = bring(log, ANA.replace("Planner", "Director"), BO, ",,,,,,\n", ",,,,,,01 Jan 2020\n")
    assert figures(report) == (0, 0, 0, 1, 2)
    assert report.skipped == [(1, "asked not to be contacted"), (3, "a closed account (no name, no email)")]
    assert everything(log) == before


def test_one_undo_takes_the_whole_import_back(log: ContactLog) -> None:
    log.add("Ana Ruiz", url="https://www.example.com/in/ana", met_on="2026-03-01")
    bo = log.add("Bo Ek")
    log.record(bo, "call")
    before = everything(log)
    assert figures(bring(log, ANA, BO, CY)) == (2, 1, 0, 0, 0)
    step = log.undo()
    assert step is not None
    assert step.verb == "import"
    assert everything(log) == before


def test_progress_is_told_about_every_hundredth(log: ContactLog) -> None:
    told: list[tuple[int, int]] = []
    people = ContactFile("linkedin", tuple(FileContact(n, f"Person {n}") for n in range(1, 1051)))
    log.import_contacts(people, lambda done, of: told.append((done, of)))
    assert 100 <= len(told) <= 110
    assert told == sorted(told)
    assert told[-1] == (1050, 1050)


def test_nothing_is_imported_if_it_is_stopped(log: ContactLog) -> None:
    bring(log, ANA)
    before = everything(log)

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        log.import_contacts(file(ANA.replace("Trams", "Museum"), BO, CY), stop)
    assert everything(log) == before
    assert bring(log, ANA, BO, CY).added == 2


def test_days_after_today_are_told(log: ContactLog) -> None:
    report = bring(log, ANA.replace("05 Mar 2024", "17 Mar 2026"), BO.replace("06 Mar 2024", "16 Mar 2026"))
    assert report.warnings == ["Days of connecting that lie after today: 1, the first in record 1. Is the file right?"]


def test_the_report_is_a_sentence_without_names(log: ContactLog) -> None:
    bring(log, CY)
    report = bring(log, ANA, ANA, BO, CY.replace("Radio", "Film"), ",,,,,,\n", ",,,,,,1 May 2020\n")
    assert repr(report) == str(report)
    assert str(report) == (
        "2 people added, 1 updated, 0 unchanged. "
        "1 record was the same person as another one and was joined with it. "
        "1 record left out: a closed account (no name, no email)."
    )


def test_hostile_text_goes_in_and_comes_out(log: ContactLog) -> None:
    name = "Robert'); DROP TABLE contact;--"
    assert bring(log, f'"{name}",=1+1,javascript:alert(1),,<script>,\'"x,\n').added == 1
    row = person(log, f"{name} =1+1")
    assert (row["url"], row["company"], row["position"]) == ("javascript:alert(1)", "<script>", "'\"x")


@pytest.mark.parametrize("people", [30_000])
def test_thirty_thousand_people(log: ContactLog, people: int) -> None:
    rows = [f"Given,Family{n},https://www.example.com/in/p{n},,Works {n % 90},,05 Mar 2024\n" for n in range(people)]
    assert figures(bring(log, *rows)) == (people, 0, 0, 0, 0)
    assert figures(bring(log, *rows[:-1], rows[-1].replace("Works", "Museum"))) == (0, 1, 0, people - 1, 0)
    log.undo()
    log.undo()
    assert everything(log) == []


few = st.sampled_from(["", "a", "b", "c"])


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(few, few, few, few)), st.lists(st.tuples(few, few, few, few)))
def test_every_record_is_told_once_and_a_second_time_adds_nobody(first: list[Any], second: list[Any]) -> None:
    store = Store.open(None)
    try:
        for people in (first, second):
            records = tuple(
                FileContact(
                    n,
                    name or "?",
                    given=name or None,
                    url=url and f"x.example/{url}",
                    email=mail and f"{mail}@x",
                    company=work,
                )
                for n, (name, url, mail, work) in enumerate(people, start=1)
                if url or mail
            )
            report = import_contacts(store, ContactFile("linkedin", records), TODAY)
            assert sum(figures(report)) == len(records)
            again = import_contacts(store, ContactFile("linkedin", records), TODAY)
            assert again.added == 0
            assert len(again.skipped) >= len(report.skipped)
    finally:
        store.close()


def test_people_with_neither_profile_nor_email_are_not_doubled(log: ContactLog) -> None:
    rows = ["Dee,Lark,,,Trams,Driver,08 Mar 2024\n", "Dee,Lark,,,Trams,Driver,08 Mar 2024\n", "Ed,Noor,,,,,\n"]
    assert bring(log, *rows).added == 3  # two who look alike may be two people
    again = bring(log, *rows)
    assert (again.added, again.unchanged) == (0, 3)
    assert bring(log, *rows, rows[2]).added == 1
    log.undo()
    assert log.count_people() == 3


def test_someone_who_asked_to_be_left_alone_is_known_without_an_address(log: ContactLog) -> None:
    rufus = log.add("Rufus Oldacre", company="Oldacre Hush LLP", email="rufus@example.com")
    log.do_not_contact(rufus)
    report = bring(log, "Rufus,Oldacre,https://www.example.com/in/rufus,,Oldacre Hush LLP,Partner,08 Mar 2024\n")
    assert (report.added, len(report.skipped)) == (0, 1)
    assert "asked not to be contacted" in report.skipped[0][1]
    assert bring(log, "Rufus,Oldacre,https://www.example.com/in/other,,Another Firm,Cook,\n").added == 1


def test_one_address_and_two_names_are_joined_and_said(log: ContactLog) -> None:
    report = bring(log, ANA, "Bea,Office,https://www.example.com/in/bea,ana@example.com,Trams,Planner,\n")
    assert (report.added, report.duplicates) == (1, 1)
    assert report.warnings == [
        "Record 2 has the profile or email of an earlier one, but another name: they were joined as one person."
    ]


def test_a_path_in_place_of_a_file_is_one_sentence(log: ContactLog) -> None:
    with pytest.raises(TypeError, match=r"takes what read_contacts\(path\) returned"):
        log.import_contacts("Connections.csv")  # type: ignore[arg-type]


def test_two_profiles_of_one_person_in_one_file_are_both_known_next_month(log: ContactLog) -> None:
    other = ANA.replace("/in/ana", "/in/ana-ruiz")
    bare = [row.replace("ana@example.com", "") for row in (other, ANA)]
    assert figures(bring(log, ANA, other)) == (1, 0, 1, 0, 0)
    for rows in ([bare[0]], [bare[1]], [ANA, other], bare):
        assert bring(log, *rows).added == 0
    assert log.count_people() == 1


def test_a_second_profile_of_somebody_in_the_log_is_kept_in_mind(log: ContactLog) -> None:
    bring(log, ANA)
    other = ANA.replace("/in/ana", "/in/ana-ruiz")
    assert figures(bring(log, ANA, other)) == (0, 1, 1, 0, 0)
    assert figures(bring(log, ANA, other)) == (0, 0, 1, 1, 0)
    assert person(log, "Ana Ruiz")["url"] == "https://www.example.com/in/ana"
    assert bring(log, other.replace("ana@example.com", "")).added == 0
