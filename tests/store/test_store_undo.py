"""Undo: the newest step comes back exactly, whatever it was, also after a restart; answers stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.store import Step, Store

PERSON = "INSERT INTO contact (name, emails) VALUES (?, '[\"a@example.com\"]')"
TALK = "INSERT INTO talk (contact_id, day, kind, direction, note) VALUES (?, '2026-03-16', 'email', 'to', ?)"
PROMISE = "INSERT INTO promise (contact_id, what) VALUES (?, 'a photo')"
PLAN = "INSERT INTO plan (id, started_on, if_when) VALUES (1, '2026-03-16', 'it is Sunday')"
PLANNED = "INSERT INTO plan_person (contact_id, words, position) VALUES (?, 'count the doors', 1)"


def everything(store: Store) -> str:
    tables = ("contact", "talk", "promise", "plan", "plan_person", "answer")
    return json.dumps([[tuple(row) for row in store.read(f"SELECT * FROM {table} ORDER BY 1")] for table in tables])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "log.sqlite")
    with store.step("add") as db:
        db.execute(PERSON, ("Ana",))
        db.execute(TALK, (1, "first"))
        db.execute(PROMISE, (1,))
        db.execute(PLAN)
        db.execute(PLANNED, (1,))
    return store


CHANGES = {
    "insert": [PERSON.replace("?", "'Bo'"), "INSERT INTO promise (contact_id, what) VALUES (2, 'notes')"],
    "update": ["UPDATE contact SET name = 'Änne', rhythm_days = 60", "UPDATE talk SET note = 'other', wants_reply = 1"],
    "twice": ["UPDATE contact SET name = 'B'", "UPDATE contact SET name = 'C', notes = NULL"],
    "delete": ["DELETE FROM talk"],
    "cascade": ["DELETE FROM contact"],
    "change, then delete": ["UPDATE talk SET note = 'x'", "UPDATE contact SET name = 'x'", "DELETE FROM contact"],
    "insert, then delete": [PERSON.replace("?", "'Bo'"), "DELETE FROM contact WHERE name = 'Bo'"],
    "another plan": ["UPDATE plan SET started_on = '2026-06-14', if_when = NULL", "DELETE FROM plan_person"],
    "in the plan again": ["DELETE FROM plan_person", PLANNED.replace("?", "1")],
    "no plan": ["DELETE FROM plan"],
    "another id": ["INSERT INTO contact (id, name) VALUES (40, 'Bo')", "UPDATE talk SET contact_id = 40"],
}


@pytest.mark.parametrize("reopened", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_undo_restores_every_row_as_it_was(store: Store, change: str, reopened: bool) -> None:
    before = everything(store)
    with store.step("change") as db:
        for statement in CHANGES[change]:
            db.execute(statement)
    if reopened:
        assert store.path
        store.close()
        store = Store.open(store.path)
    taken_back = store.undo()
    assert taken_back is not None
    assert taken_back.verb == "change"
    assert everything(store) == before
    assert store.read("PRAGMA foreign_key_check") == []
    assert store.undo() == Step("add", 1, "Ana")
    assert store.undo() is None
    store.close()


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_exactly(text: str) -> None:
    store = Store.open(None)
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name, notes) VALUES ('Ana', ?)", (text,))
    with store.step("change") as db:
        db.execute("UPDATE contact SET notes = NULL")
    store.undo()
    assert store.read("SELECT notes FROM contact")[0]["notes"] == text
    store.close()


def test_undo_says_who_it_was_about(store: Store) -> None:
    with store.step("record") as db:
        db.execute(TALK, (1, "second"))
    assert store.undo() == Step("record", 1, "Ana")
    with store.step("import") as db:
        db.execute(PERSON, ("Bo",))
        db.execute(PERSON, ("Cy",))
    assert store.undo() == Step("import", None, None)
    with store.step("forget", 1) as db:
        db.execute("DELETE FROM contact")
    assert store.undo() == Step("forget", 1, "Ana")
    store.close()


def test_a_step_that_changed_nothing_is_not_a_step(store: Store) -> None:
    with store.step("keep") as db:
        db.execute("UPDATE promise SET kept_on = '2026-03-16' WHERE id = 99")
        db.execute("UPDATE contact SET name = 'Ana', notes = NULL")
    assert store.undo() == Step("add", 1, "Ana")
    store.close()


def test_the_last_100_steps_are_kept_and_no_more(store: Store) -> None:
    for number in range(150):
        with store.step("record") as db:
            db.execute(TALK, (1, str(number)))
    assert store.read("SELECT count(*), count(DISTINCT step_id) FROM step_row")[0][:] == (100, 100)
    store.close()
    assert store.path
    store = Store.open(store.path)
    undone = 0
    while store.undo():
        undone += 1
    assert undone == 100
    assert store.read("SELECT max(CAST(note AS INTEGER)) FROM talk WHERE note <> 'first'")[0][0] == 49
    store.close()


def test_undo_never_takes_back_an_answer(store: Store) -> None:
    with store.transaction() as db:
        db.execute(
            "INSERT INTO answer VALUES ('0.1', 1, '', '0', 'q', '\"a\"', 'right', '2026-03-16', '2026-03-16', 1)"
        )
    while store.undo():
        pass
    assert store.read("SELECT value FROM answer")[0]["value"] == '"a"'
    assert store.read("SELECT * FROM contact") == []
    store.close()


def test_a_change_without_undo_is_not_mixed_into_the_step_before(store: Store) -> None:
    with store.transaction() as db:
        db.execute(PERSON, ("Bo",))
    store.undo()
    assert [row["name"] for row in store.read("SELECT name FROM contact")] == ["Bo"]
    store.close()


def test_the_id_of_a_person_taken_back_is_never_given_again(store: Store) -> None:
    with store.step("add") as db:
        db.execute(PERSON, ("Bo",))
    store.undo()
    with store.step("add") as db:
        db.execute(PERSON, ("Cy",))
    assert [row["id"] for row in store.read("SELECT id FROM contact")] == [1, 3]
    store.close()


def test_steps_keep_no_rows_once_they_are_taken_back(store: Store) -> None:
    store.undo()
    assert store.read("SELECT * FROM step_row") == []
    store.close()


def test_a_step_within_a_step_is_part_of_it(store: Store) -> None:
    before = everything(store)
    with store.step("import") as outer:
        outer.execute(PERSON, ("Bo",))
        with store.step("record") as inner:
            inner.execute(TALK, (2, "second"))
    newest = store.newest()
    assert newest is not None
    assert newest.verb == "import"
    assert store.undo() == newest
    assert everything(store) == before
    assert store.newest() == Step("add", 1, "Ana")
    store.close()
