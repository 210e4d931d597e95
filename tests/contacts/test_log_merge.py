"""Duplicates: offered with reasons, never by the name alone, joined without loss, taken back, or kept apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog
from networkcoach.contacts.files import ContactFile, FileContact
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
TABLES = ("contact", "talk", "promise", "note", "apart", "plan", "plan_person", "spoken")


@pytest.fixture
def log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: TODAY)


def everything(log: ContactLog) -> dict[str, list[tuple[Any, ...]]]:
    return {name: sorted(tuple(row) for row in log.store.read(f"SELECT * FROM {name}")) for name in TABLES}


def pair(log: ContactLog, one: dict[str, Any], other: dict[str, Any]) -> tuple[str, ...] | None:
    log.add(**one)
    log.add(**other)
    found = log.likely_duplicates()
    return found[0].reasons if found else None


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (
            {"name": "Ana Ruiz", "company": "Trams"},
            {"name": "ana ruíz", "company": "TRAMS"},
            ("same name", "same company"),
        ),
        ({"name": "Ruiz Ana", "phone": "+49 30 123456"}, {"name": "Ana Ruiz", "phone": "030/123456"}, ("same name",)),
        ({"name": "Ana Ruiz", "position": "Planner"}, {"name": "Ana Ruiz", "position": "planner"}, ("same name",)),
        (
            {"name": "Ana M. Ruiz", "company": "Trams"},
            {"name": "Ana Ruiz", "company": "Trams"},
            ("one name is a part",),
        ),
        ({"name": "Jon Smyth", "company": "Trams"}, {"name": "Jon Smith", "company": "Trams"}, ("similar names",)),
        (
            {"name": "Ana Ruiz", "email": "ana.ruiz@example.com"},
            {"name": "Ana Ruiz", "email": "ana.ruiz@example.org"},
            ("same name", "“ana.ruiz@example.com” and"),
        ),
        ({"name": "Ó Briain Síle", "phone": "555 666 777"}, {"name": "Sile O'Briain", "phone": "555666777"}, None),
    ],
)
def test_likely_ones_come_with_their_reasons(
    log: ContactLog, one: dict[str, Any], other: dict[str, Any], reasons: tuple[str, ...] | None
) -> None:
    found = pair(log, one, other)
    if reasons is None:
        return
    assert found is not None
    assert all(any(said.startswith(reason) for said in found) for reason in reasons)
    assert len(found) >= 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Ana Ruiz"}, {"name": "Ana Ruiz"}),
        ({"name": "Ana Ruiz", "company": "Trams"}, {"name": "Ana Ruiz", "company": "Bread"}),
        ({"name": "Ana Ruiz", "company": "Trams"}, {"name": "Ben Ek", "company": "Trams"}),
        ({"name": "Jon Smith", "company": "Trams"}, {"name": "Jon Smithers-Oakley", "company": "Trams"}),
        ({"name": "Ana Ruiz", "phone": "12"}, {"name": "Ana Ruiz", "phone": "12"}),
    ],
)
def test_a_name_alone_is_never_enough(log: ContactLog, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert pair(log, one, other) is None


def test_nothing_is_joined_unless_it_is_asked_for(log: ContactLog) -> None:
    pair(log, {"name": "Ana Ruiz", "company": "Trams"}, {"name": "Ana Ruiz", "company": "Trams"})
    assert log.count_people() == 2


def test_a_crowd_of_one_name_is_no_list_of_pairs(log: ContactLog) -> None:
    for _ in range(60):
        log.add("Ana Ruiz", company="Trams")
    assert log.likely_duplicates() == []


def full(log: ContactLog) -> tuple[int, int]:
    keep = log.add("Ana Ruiz", email="ana@example.com", company="Trams", notes="Likes moss.", tags=["uni"])
    other = log.add("Ana M. Ruiz", email="am@example.com", phone="030 1", met_on="2026-01-10", notes="Keeps bees.")
    log.add("Ben Ek")
    for who in (keep, other):
        log.record(who, note=f"talk {who}", on="2026-02-01")
        log.promise(who, f"promise {who}", by="2026-03-01")
        log.note(who, f"note {who}")
    log.apart(other, 3)
    return keep, other


def test_joining_keeps_all_that_was_written_about_either(log: ContactLog) -> None:
    keep, other = full(log)
    log.merge(keep, other)
    page = log.page_of(keep)
    assert {one.note for one in page.talks} == {"talk 1", "talk 2"}
    assert [one.what for one in page.promises] == ["promise 1", "promise 2"]
    assert {one.text for one in page.notes} == {"note 1", "note 2"}
    assert page.fields["notes"] == "Likes moss.\n\nKeeps bees."
    assert (page.fields["name"], page.fields["email"], page.fields["phone"]) == ("Ana Ruiz", "ana@example.com", "030 1")
    assert page.fields["emails"] == ("ana@example.com", "am@example.com")
    assert (page.fields["met_on"], page.fields["rhythm_days"], log.count_people()) == ("2026-01-10", 60, 2)


def test_joining_is_one_step_that_undo_takes_back_exactly(log: ContactLog) -> None:
    keep, other = full(log)
    before = everything(log)
    log.merge(keep, other)
    assert everything(log) != before
    step = log.undo()
    assert step is not None
    assert (step.verb, everything(log)) == ("merge", before)


@pytest.mark.parametrize("planned", [(), ("keep",), ("other",), ("keep", "other")])
def test_what_is_planned_for_either_is_planned_for_both(log: ContactLog, planned: tuple[str, ...]) -> None:
    keep, other = full(log)
    log.start_plan()
    if "keep" in planned:
        log.plan_for(keep, "give")
    if "other" in planned:
        log.plan_for(other, "personal_life", words="count the doors")
    before = everything(log)
    log.merge(keep, other)
    plan = log.plan()
    assert plan
    assert [(one.id, one.strategy, one.words) for one in plan.people] == {
        (): [],
        ("keep",): [(keep, "give", None)],
        ("other",): [(keep, "personal_life", "count the doors")],
        ("keep", "other"): [(keep, "give", "count the doors")],
    }[planned]
    log.undo()
    assert everything(log) == before


def test_the_wish_of_either_is_the_wish_of_both(log: ContactLog) -> None:
    keep, other = full(log)
    log.do_not_contact(other, on="2026-03-01")
    log.merge(keep, other)
    assert log.page_of(keep).standing.state == "do_not_contact"


def test_next_months_file_knows_the_joined_person_by_both_addresses(log: ContactLog) -> None:
    people = [FileContact(n, f"Ana {n}", company="Trams", url=f"https://example.com/in/ana{n}") for n in (1, 2)]
    file = ContactFile("linkedin", tuple(people))
    log.import_contacts(file)
    log.merge(1, 2)
    report = log.import_contacts(file)
    assert (report.added, log.count_people()) == (0, 1)


def test_two_people_stay_two_and_are_not_offered_again(log: ContactLog) -> None:
    pair(log, {"name": "Ana Ruiz", "company": "Trams"}, {"name": "Ana Ruiz", "company": "Trams"})
    log.apart(2, 1)
    assert log.likely_duplicates() == []
    log.undo()
    assert len(log.likely_duplicates()) == 1


@pytest.mark.parametrize("verb", ["merge", "apart"])
def test_one_entry_is_not_joined_with_itself(log: ContactLog, verb: str) -> None:
    log.add("Ana")
    with pytest.raises(ValueError, match="one entry already"):
        getattr(log, verb)(1, "Ana")
    assert log.undo().verb == "add"  # type: ignore[union-attr]


names = st.sampled_from(["Ana Ruiz", "Ana Ruíz", "Anna Ruiz", "Ben Ek", "Ruiz", ""]) | st.text(max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(names, names, names), max_size=8))
def test_any_log_can_be_looked_through_and_each_pair_joined_and_parted(rows: list[tuple[str, str, str]]) -> None:
    log = ContactLog(Store.open(None), lambda: TODAY)
    for name, company, phone in rows:
        if log.store and name.replace("\0", "").strip():
            log.add(name, company=company, phone=phone)
    before = everything(log)
    for found in log.likely_duplicates():
        assert found.one < found.other
        log.merge(found.one, found.other)
        log.undo()
    assert everything(log) == before
    log.store.close()
