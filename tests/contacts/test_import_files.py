"""An import of files of every kind: what goes in, what only goes in when asked, and who is known again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from networkcoach.contacts import ContactLog
from networkcoach.contacts._import import ImportReport
from networkcoach.contacts.files import ContactFile, read_contact_bytes
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
GOOGLE = """First Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,\
Relation 1 - Label,Relation 1 - Value
Ana,Ruiz,1990-05-06,"Likes tea.
Met in Graz.",Choir ::: * myContacts,* Home,ana@example.com,Child,Tim ::: Lea
Bo,Ek,--02-29,,,,,,
"""
OUTLOOK = """First Name,Last Name,E-mail Address,Job Title,Birthday,Notes,Categories,Children
Ana,Ruiz,ANA@example.com,Planner,5/23/1990,Sings alto.,Trams;choir,Ida
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
UID:5a2b-ana
FN:Ana Ruiz
EMAIL:ana@example.com
BDAY:--05-06
NOTE:Likes tea.\\nMet in Graz.\\nPlays chess.
RELATED;TYPE=child;VALUE=text:Tim
END:VCARD
BEGIN:VCARD
UID:5a2b-bo
FN:Bo Ek
TEL:+43 1 555 0199
END:VCARD
"""


@pytest.fixture
def log() -> Iterator[ContactLog]:
    store = Store.open(None)
    yield ContactLog(store, lambda: TODAY)
    store.close()


def file(text: str, **more: Any) -> ContactFile:
    return read_contact_bytes(text.encode(), "x", **more)


def bring(log: ContactLog, text: str, **more: Any) -> ImportReport:
    return log.import_contacts(file(text), **more)


def everything(log: ContactLog) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in log.store.read("SELECT * FROM contact ORDER BY id")]


def person(log: ContactLog, name: str) -> dict[str, Any]:
    (row,) = log.store.read("SELECT * FROM contact WHERE name = ?", (name,))
    return dict(row)


def figures(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.added, report.updated, report.duplicates, report.unchanged, len(report.skipped)


@pytest.mark.parametrize("text", [GOOGLE, OUTLOOK, CARDS])
def test_every_kind_goes_in_once_and_comes_out_with_one_undo(log: ContactLog, text: str) -> None:
    people = len(file(text).records)
    assert figures(bring(log, text)) == (people, 0, 0, 0, 0)
    before = everything(log)
    assert figures(bring(log, text)) == (0, 0, 0, people, 0)
    assert figures(bring(log, text, only=range(1, 9)))[:4] == (0, 0, 0, people)
    assert everything(log) == before
    log.undo()
    assert everything(log) == []


def test_birthdays_notes_and_tags_go_in(log: ContactLog) -> None:
    bring(log, GOOGLE)
    ana = person(log, "Ana Ruiz")
    assert (ana["birthday"], ana["notes"], ana["tags"]) == ("1990-05-06", "Likes tea.\nMet in Graz.", '["Choir"]')
    assert person(log, "Bo Ek")["birthday"] == "--02-29"
    bring(log, OUTLOOK)
    ana = person(log, "Ana Ruiz")
    assert (ana["position"], ana["notes"]) == ("Planner", "Likes tea.\nMet in Graz.\n\nSings alto.")
    assert json.loads(ana["tags"]) == ["Choir", "Trams"]


def test_children_go_in_only_when_asked(log: ContactLog) -> None:
    bring(log, GOOGLE)
    assert person(log, "Ana Ruiz")["children"] == "[]"
    assert figures(bring(log, GOOGLE, children=True)) == (0, 1, 0, 1, 0)
    assert json.loads(person(log, "Ana Ruiz")["children"]) == ["Tim", "Lea"]
    assert figures(bring(log, GOOGLE)) == (0, 0, 0, 2, 0)
    bring(log, OUTLOOK, children=True)
    assert json.loads(person(log, "Ana Ruiz")["children"]) == ["Tim", "Lea", "Ida"]


def test_somebody_without_an_address_is_known_with_and_without_children(log: ContactLog) -> None:
    text = GOOGLE.replace("ana@example.com", "")
    for children in (False, True, False):
        bring(log, text, children=children)
    assert log.count_people() == 2
    assert json.loads(person(log, "Ana Ruiz")["children"]) == ["Tim", "Lea"]


def test_only_some_records(log: ContactLog) -> None:
    text = GOOGLE + "\n,,,lost,,,,,\nCy,Fox,,,,,,,\n"
    assert [number for number, _ in file(text).skipped] == [3]
    assert figures(bring(log, text, only={2, 4})) == (2, 0, 0, 0, 0)
    assert figures(bring(log, text, only=[1, 2])) == (1, 0, 0, 1, 0)
    report = bring(log, text, only={3, 9})
    assert report.skipped == [(3, "no name, company, email or telephone number"), (9, "no such record in the file")]
    assert figures(bring(log, text, only=())) == (0, 0, 0, 0, 0)


def test_an_address_book_knows_people_by_its_ids(log: ContactLog) -> None:
    bring(log, CARDS)
    renamed = CARDS.replace("FN:Bo Ek", "FN:Bo Ek-Fox").replace("EMAIL:ana@", "EMAIL:ruiz@")
    report = bring(log, renamed)
    assert figures(report) == (0, 2, 0, 0, 0)
    assert [(one.field, one.old, one.new) for one in report.news] == [("name", "Bo Ek", "Bo Ek-Fox")]
    assert json.loads(person(log, "Ana Ruiz")["emails"]) == ["ruiz@example.com", "ana@example.com"]


def test_an_id_is_learned_for_somebody_who_was_known_by_email(log: ContactLog) -> None:
    bring(log, GOOGLE)
    bring(log, CARDS)
    bring(log, CARDS.replace("5a2b-ana", "urn:uuid:another-book"))
    assert log.count_people() == 3  # two are called Bo Ek, and nothing else is alike
    for uid in ("5A2B-ANA", "another-book"):
        gone = CARDS.replace("EMAIL:ana@example.com\n", "").replace("5a2b-ana", uid)
        assert figures(bring(log, gone))[:4] == (0, 0, 0, 2)


def test_two_cards_with_one_id_are_one_person(log: ContactLog) -> None:
    report = bring(log, CARDS.replace("5a2b-bo", "5a2b-ana").replace("Bo Ek", "Ana Ruiz"))
    assert figures(report) == (1, 0, 1, 0, 0)
    assert json.loads(person(log, "Ana Ruiz")["phones"]) == ["+43 1 555 0199"]


def test_small_numbers_as_ids_name_nobody_elsewhere(log: ContactLog) -> None:
    card = "BEGIN:VCARD\nUID:7\nFN:{}\nTEL:{}\nEND:VCARD\n"
    bring(log, card.format("Ana Ruiz", "1"))
    assert bring(log, card.format("Cy Fox", "2")).added == 1
    assert figures(bring(log, card.format("Ana Ruiz", "1") + card.format("Cy Fox", "3")))[:2] == (0, 1)


def test_the_web_page_of_a_company_is_nobody_s_profile(log: ContactLog) -> None:
    head = "First Name,Last Name,Website 1 - Label,Website 1 - Value\n"
    rows = "Ana,Ruiz,,https://www.example.com/team\nBo,Ek,,https://www.example.com/team\n"
    assert figures(bring(log, head + rows)) == (2, 0, 0, 0, 0)
    assert figures(bring(log, head + rows)) == (0, 0, 0, 2, 0)
    profiles = rows.replace("/team", "/in/ana")
    assert figures(bring(log, head + profiles)) == (1, 0, 1, 0, 0)


def test_notes_are_added_to_and_nothing_in_them_is_lost(log: ContactLog) -> None:
    log.add("Ana Ruiz", email="ana@example.com", notes="Asked about maps.")
    bring(log, GOOGLE)
    assert person(log, "Ana Ruiz")["notes"] == "Asked about maps.\n\nLikes tea.\nMet in Graz."
    assert figures(bring(log, GOOGLE))[3] == 2
    bring(log, CARDS)
    whole = "Asked about maps.\n\nLikes tea.\nMet in Graz.\n\nLikes tea.\nMet in Graz.\nPlays chess."
    assert person(log, "Ana Ruiz")["notes"] == whole
    with log.store.step("edit") as db:
        db.execute("UPDATE contact SET notes = 'Mine.' WHERE name = 'Ana Ruiz'")
    for text in (GOOGLE, CARDS, GOOGLE):
        bring(log, text)
    assert person(log, "Ana Ruiz")["notes"] == "Mine."  # what the student took out does not come back


def test_a_longer_note_takes_the_place_of_the_one_that_it_begins_with(log: ContactLog) -> None:
    bring(log, GOOGLE)
    bring(log, CARDS)
    assert person(log, "Ana Ruiz")["notes"] == "Likes tea.\nMet in Graz.\nPlays chess."


def test_a_birthday_keeps_its_year(log: ContactLog) -> None:
    bring(log, CARDS)
    assert person(log, "Ana Ruiz")["birthday"] == "--05-06"
    bring(log, GOOGLE)
    assert person(log, "Ana Ruiz")["birthday"] == "1990-05-06"
    bring(log, CARDS)
    assert person(log, "Ana Ruiz")["birthday"] == "1990-05-06"


def test_twice_in_one_file_keeps_both_notes_and_the_fuller_birthday(log: ContactLog) -> None:
    card = "BEGIN:VCARD\nFN:Ana Ruiz\nEMAIL:ana@example.com\nBDAY:{}\nNOTE:{}\nEND:VCARD\n"
    text = card.format("--0506", "Likes tea.") + card.format("19900506", "Met in Graz.")
    assert figures(bring(log, text)) == (1, 0, 1, 0, 0)
    ana = person(log, "Ana Ruiz")
    assert (ana["birthday"], ana["notes"]) == ("1990-05-06", "Likes tea.\n\nMet in Graz.")
    assert figures(bring(log, text)) == (0, 0, 1, 1, 0)


def test_a_birthday_that_is_still_to_come_is_left_out(log: ContactLog) -> None:
    report = bring(log, GOOGLE.replace("1990", "2029"))
    assert person(log, "Ana Ruiz")["birthday"] is None
    assert report.warnings == ["Birthdays that lie after today: 1, the first in record 1. They were left out."]


@pytest.mark.parametrize("sign", ["EMAIL:ana@example.com", "UID:5a2b-ana", "ORG:Trams;Night", "TEL:0043 1 555-0199"])
def test_who_asked_to_be_left_alone_is_known_by_any_sign(log: ContactLog, sign: str) -> None:
    bring(
        log,
        CARDS.replace("5a2b-bo\n", "5a2b-bo\nORG:Trams\n").replace("Bo Ek", "Ana Ruiz").replace("5a2b-bo", "5a2b-ana"),
    )
    log.do_not_contact("Ana Ruiz")
    report = bring(log, f"BEGIN:VCARD\nFN:ANA  Ruiz\n{sign}\nEND:VCARD\n")
    assert report.skipped == [(1, "asked not to be contacted")]


def test_a_name_alone_is_asked_about(log: ContactLog) -> None:
    log.do_not_contact(log.add("Ana Ruiz"))
    report = bring(log, "BEGIN:VCARD\nFN:Ana Ruiz\nORG:Other\nEND:VCARD\n")
    assert report.added == 1
    assert report.warnings == [
        "Record 1 has the name of somebody who asked not to be contacted: is it the same person?"
    ]


def test_a_table_whose_columns_were_named(log: ContactLog) -> None:
    table = file(
        "Who;Mail;Born\nAna Ruiz;ana@example.com;6.5.1990\n",
        columns={"name": "who", "email": "Mail", "birthday": "Born"},
    )
    assert table.format == "csv"
    assert log.import_contacts(table).added == 1
    assert person(log, "Ana Ruiz")["birthday"] == "1990-05-06"
    assert figures(bring(log, CARDS))[:2] == (1, 1)
