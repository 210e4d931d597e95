"""Our vCards: whole lines, no injected ones, and read back by programs that are not ours."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar.cal.component import Component
from icalendar.parser import Contentlines

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts._export_vcard import vcard_bytes, write_vcards
from networkcoach.contacts._writing import shown_name
from networkcoach.contacts.files import read_contact_bytes
from networkcoach.contacts.files._clean import clean_line, clean_lines
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
PROPERTIES = {
    *("BEGIN", "VERSION", "FN", "N", "NICKNAME", "ORG", "TITLE", "URL", "EMAIL", "TEL"),
    *("BDAY", "CATEGORIES", "NOTE", "UID", "END"),
}
HOSTILE = "Ana\r\nEND:VCARD\rBEGIN:VCARD\x85FN:Eve\u2028TEL:1\u2029X:\x0bY:\x0cZ:\x1cA:"

texts = st.text(
    st.sampled_from('\\;,:"\n\r\u2028\x85\x0b\x1c\x00 \tN') | st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=100,
)


@pytest.fixture
def log() -> Iterator[ContactLog]:
    log = ContactLog(Store.open(None), lambda: TODAY)
    yield log
    log.store.close()


def put(store: Store, **row: Any) -> None:
    with store.transaction() as db:
        db.execute(f"INSERT INTO contact ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])


def lines(store: Store) -> list[str]:
    """The lines after unfolding, having checked each as it is in the file."""
    data = vcard_bytes(store)[0]
    assert data.endswith(b"\r\n")
    raw = data.split(b"\r\n")[:-1]
    for line in raw:
        assert len(line) <= 75
        assert "Cc" not in set(map(unicodedata.category, line.decode()))
    assert len(data.decode().splitlines()) == len(raw)
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def cards(store: Store) -> list[Any]:
    return list(vobject.readComponents(vcard_bytes(store)[0].decode()))


def full(log: ContactLog) -> None:
    put(
        log.store,
        name="Zoë Ruiz-Ek",
        given="Zoë",
        family="Ruiz-Ek",
        nickname="Z",
        email="z@example.com",
        emails=json.dumps(["z@example.com", "zoe@example.com"]),
        phone="+49 30 1",
        phones=json.dumps(["+49 30 1", "+49 30 2"]),
        company="Trams; Sons, Ltd",
        position="Planner, nights",
        url="https://www.example.com/in/zoe?a=1,2;3",
        birthday="1990-05-06",
        children=json.dumps(["Mia"]),
        tags=json.dumps(["alumni", "tea, green"]),
        notes="first; line\nsecond, C:\\New",
    )


def test_vobject_reads_everything(log: ContactLog) -> None:
    full(log)
    (card,) = cards(log.store)
    assert card.version.value == "3.0"
    assert card.fn.value == "Zoë Ruiz-Ek"
    assert (card.n.value.given, card.n.value.family) == ("Zoë", "Ruiz-Ek")
    assert card.nickname.value == "Z"
    assert [one.value for one in card.email_list] == ["z@example.com", "zoe@example.com"]
    assert card.email.params["TYPE"] == ["INTERNET", "PREF"]
    assert [one.value for one in card.tel_list] == ["+49 30 1", "+49 30 2"]
    assert card.org.value == ["Trams; Sons, Ltd"]
    assert card.title.value == "Planner, nights"
    assert card.url.value == "https://www.example.com/in/zoe?a=1,2;3"
    assert card.bday.value == "1990-05-06"
    assert card.categories.value == ["alumni", "tea, green"]
    assert card.note.value == "first; line\nsecond, C:\\New"


def test_we_read_everything_back(log: ContactLog) -> None:
    full(log)
    log.add("Bo Ek", birthday="--02-29")
    file = read_contact_bytes(vcard_bytes(log.store)[0], "people.vcf")
    assert (file.skipped, file.warnings) == ([], [])
    columns = [name for name in file.contacts if name != "children"]
    assert file.contacts[columns].to_dict("records") == log.contacts[columns].to_dict("records")
    assert log.import_contacts(file).unchanged == 2


def test_icalendar_reads_the_demo_cast() -> None:
    log = demo_log()
    people = log.contacts[log.contacts["state"] != "do_not_contact"]
    read = Component.from_ical(vcard_bytes(log.store)[0], multiple=True)
    assert [str(card["FN"]) for card in read] == list(people["name"])
    assert [str(card["EMAIL"]) for card in read] == list(people["email"])
    assert [[*card["ORG"].fields] for card in read] == [[company] for company in people["company"]]
    assert all({"FN", "N", "VERSION", "UID"} <= card.keys() for card in read)


def test_children_and_who_asked_to_be_left_alone_stay_at_home(log: ContactLog) -> None:
    full(log)
    log.do_not_contact(log.add("Rufus Oldacre"))
    data, people = vcard_bytes(log.store)
    assert people == 1
    assert b"Mia" not in data
    assert b"Rufus" not in data


@pytest.mark.parametrize(
    ("birthday", "line"),
    [
        ("1990-05-06", "BDAY:1990-05-06"),
        ("--05-06", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-06"),
        ("--02-29", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29"),
        ("2000-02-29", "BDAY:2000-02-29"),
    ],
)
def test_birthdays(log: ContactLog, birthday: str, line: str) -> None:
    log.add("Ana Ruiz", birthday=birthday)
    assert line in lines(log.store)
    assert cards(log.store)[0].bday.value == line.rpartition(":")[2]


def test_a_name_alone_is_shown_by_programs_that_look_at_n(log: ContactLog) -> None:
    log.add("Ana Ruiz; Ek")
    assert lines(log.store)[2:4] == ["FN:Ana Ruiz\\; Ek", "N:;Ana Ruiz\\; Ek;;;"]


@pytest.mark.parametrize(
    ("url", "is_written"),
    [
        ("https://www.example.com/in/ana", True),
        ("www.example.com/in/ana", True),
        ("HTTP://example.com", True),
        ("javascript:alert(1)", False),
        (" jAvascript\n:alert(1)", False),
        ("data:text/html,x", False),
    ],
)
def test_only_links_that_lead_to_a_page(log: ContactLog, url: str, is_written: bool) -> None:
    put(log.store, name="Ana", url=url)
    assert any(line.startswith("URL:") for line in lines(log.store)) == is_written


def test_the_id_of_a_person_lasts_and_is_nobody_elses(log: ContactLog) -> None:
    full(log)
    before = [line for line in lines(log.store) if line.startswith("UID:")]
    log.add("Bo Ek")
    with log.store.step("edit") as db:
        db.execute("UPDATE contact SET name = 'Zoe Ek', email = NULL WHERE id = 1")
    after = [line for line in lines(log.store) if line.startswith("UID:")]
    other = ContactLog(Store.open(None), lambda: TODAY)
    full(other)
    assert after[:1] == before
    assert len({*after, *lines(other.store)} & set(after)) == len(set(after)) == 2
    assert not set(after) & set(lines(other.store))
    other.store.close()


def test_a_hostile_name_stays_a_name(log: ContactLog) -> None:
    texts = dict.fromkeys(["name", "given", "family", "nickname", "company", "position", "notes", "birthday"], HOSTILE)
    lists = dict.fromkeys(["emails", "phones", "tags"], json.dumps([HOSTILE]))
    put(log.store, email=HOSTILE, **texts, **lists)
    written = lines(log.store)
    assert {line.partition(":")[0].partition(";")[0] for line in written} <= PROPERTIES
    assert [line for line in written if line.startswith(("BEGIN:", "END:"))] == ["BEGIN:VCARD", "END:VCARD"]
    assert len(cards(log.store)) == 1


@settings(deadline=None)
@given(texts.filter(clean_line), texts, texts, st.lists(texts, max_size=3), texts)
@example("é" * 60, "", "", [], "")
@example("a", "C:\\New", "\\", ["a,b", "\\,"], "x\\\r\n\\n y\n\n z")
def test_vobject_reads_back_any_text(name: str, given: str, company: str, tags: list[str], notes: str) -> None:
    store = Store.open(None)
    put(store, name=name, given=given, company=company, tags=json.dumps(tags), notes=notes)
    written = lines(store)
    assert {line.partition(":")[0].partition(";")[0] for line in written} <= PROPERTIES
    assert [str(line) for line in Contentlines.from_ical(vcard_bytes(store)[0]) if line] == written
    (card,) = cards(store)
    assert card.fn.value == shown_name(name)
    assert card.n.value.given == (clean_line(given) or shown_name(name))
    assert getattr(card, "org", None) is None or card.org.value == [clean_line(company)]
    assert getattr(card, "categories", None) is None or card.categories.value == [*filter(None, map(clean_line, tags))]
    kept = clean_lines(notes)
    assert getattr(card, "note", None) is None or card.note.value == kept
    assert (getattr(card, "note", None) is None) == (not kept)
    store.close()


def test_written_to_a_file(log: ContactLog, tmp_path: Path) -> None:
    full(log)
    assert write_vcards(log.store, tmp_path / "people.vcf") == 1
    assert (tmp_path / "people.vcf").read_bytes() == vcard_bytes(log.store)[0]
