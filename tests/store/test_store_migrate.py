"""Files of earlier versions move on to today's form, and a copy of each earlier form stays beside them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from editions import browser, computer

from networkcoach.store import Step, Store, StoreProblem, _schema

NOW = len(_schema.MIGRATIONS)
ADDED = ("ALTER TABLE contact ADD COLUMN pronoun TEXT", "UPDATE contact SET pronoun = 'they'")
TAKEN = ("ALTER TABLE contact DROP COLUMN position",)


FILES = Path(__file__).parent / "earlier"  # each written by the course of that time
EARLIER = [Path(file.name) for file in sorted(FILES.iterdir())]
STEPS = {  # what can be taken back in each, the newest first
    "version-1": ["promise", "record", "record", "add"],
    "version-2": [
        *("keep", "promise", "redate", "promise", "do_not_contact", "add", "note", "note", "record", "record", "add"),
    ],
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "log.sqlite"
    store = Store.open(path)
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
    store.close()
    return path


def versions(monkeypatch: pytest.MonkeyPatch, *more: tuple[str, ...]) -> None:
    monkeypatch.setattr(_schema, "MIGRATIONS", (*_schema.MIGRATIONS, *more))


def copy_of(version: int) -> str:
    return f"log.version-{version}.sqlite"


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


@computer
def test_each_migration_keeps_a_copy_of_the_form_before(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, ADDED, TAKEN)
    store = Store.open(old)
    assert store.read("SELECT name, pronoun FROM contact")[0][:] == ("Ana", "they")
    store.close()
    copies = sorted(file.name for file in old.parent.iterdir())
    assert copies == ["log.sqlite", copy_of(NOW), copy_of(NOW + 1)]
    assert [version_of(old.with_name(name)) for name in copies] == [NOW + 2, NOW, NOW + 1]
    assert {old.with_name(name).stat().st_mode & 0o777 for name in copies} == {0o600}


@browser
def test_in_the_browser_one_copy_of_the_form_before_is_kept(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, ADDED, TAKEN)
    Store.open(old).close()
    copies = sorted(file.name for file in old.parent.iterdir())
    assert copies == ["log.sqlite", copy_of(NOW)]
    assert [version_of(old.with_name(name)) for name in copies] == [NOW + 2, NOW]


@browser
def test_in_the_browser_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    with monkeypatch.context() as later:
        versions(later, ADDED, ("DROP TABLE nowhere",))
        with pytest.raises(sqlite3.OperationalError):
            Store.open(old)
    assert (old.read_bytes(), list(old.parent.iterdir())) == (before, [old])


def test_undo_knows_the_columns_of_the_new_form(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, ADDED)
    store = Store.open(old)
    with store.step("change") as db:
        db.execute("UPDATE contact SET pronoun = 'she', name = 'Änne'")
    store.undo()
    assert store.read("SELECT name, pronoun FROM contact")[0][:] == ("Ana", "they")
    assert store.undo() == Step("add", 1, "Ana")  # a step from before the migration
    store.close()


def test_the_copy_opens_as_a_log_with_an_earlier_course(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        versions(later, ADDED)
        Store.open(old).close()
    with pytest.raises(StoreProblem, match="newer version"):
        Store.open(old)
    copy = Store.open(old.with_name(copy_of(NOW)))
    assert copy.read("SELECT name FROM contact")[0]["name"] == "Ana"
    copy.close()


@computer
def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        versions(later, ADDED, ("DROP TABLE nowhere",))
        with pytest.raises(sqlite3.OperationalError):
            Store.open(old)
    assert version_of(old) == NOW + 1  # the first one went well
    assert sorted(file.name for file in old.parent.iterdir()) == ["log.sqlite", copy_of(NOW)]


def test_an_earlier_copy_is_never_overwritten(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old.with_name(copy_of(NOW)).write_bytes(b"somebody's")
    versions(monkeypatch, ADDED)
    Store.open(old).close()
    assert old.with_name(copy_of(NOW)).read_bytes() == b"somebody's"
    assert version_of(old.with_name(f"log.version-{NOW}-2.sqlite")) == NOW


def test_a_new_log_needs_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, ADDED)
    Store.open(tmp_path / "new.sqlite").close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.sqlite"]


def test_a_step_from_before_can_be_taken_back_when_a_column_is_gone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(old)
    with store.step("change") as db:
        db.execute("UPDATE contact SET name = 'Änne'")
    store.close()
    versions(monkeypatch, TAKEN)
    store = Store.open(old)
    store.undo()
    assert store.read("SELECT name FROM contact")[0]["name"] == "Ana"
    store.close()


def test_a_migration_may_make_a_table_anew_without_losing_its_talks(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(old)) as db, db:
        db.execute("INSERT INTO talk (contact_id, day, kind, direction) VALUES (1, '2026-03-16', 'email', 'to')")
    anew = (
        "CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, met_on TEXT) STRICT",
        "INSERT INTO person SELECT id, name, met_on FROM contact",
        "DROP TABLE contact",
        "ALTER TABLE person RENAME TO contact",
    )
    versions(monkeypatch, anew)
    store = Store.open(old)
    assert store.read("SELECT count(*) FROM talk")[0][0] == 1
    store.close()


def test_there_is_a_file_of_each_earlier_version() -> None:
    assert sorted(EARLIER) == [Path(f"version-{version}.sqlite") for version in range(1, NOW)]


@pytest.mark.parametrize("name", EARLIER, ids=str)
def test_a_file_that_an_earlier_course_wrote_opens_with_all_that_was_in_it(tmp_path: Path, name: Path) -> None:
    path = Path(shutil.copy(FILES / name, tmp_path / "log.sqlite"))
    store = Store.open(path)
    assert version_of(path) == NOW
    person = store.read("SELECT name, last_to, silent FROM contact JOIN spoken ON contact_id = id WHERE id = 1")
    assert [row[:] for row in person] == [("Ana Example", date(2026, 2, 20).toordinal(), 2)]
    answers = store.read("SELECT exercise, value FROM answer ORDER BY exercise")
    assert [row[0] for row in answers] == ["0.3", "0.4"]
    assert [step.verb for step in iter(store.undo, None)] == STEPS[name.stem]
    assert [store.read(f"SELECT count(*) FROM {table}")[0][0] for table in ("contact", "spoken", "answer")] == [0, 0, 2]
    store.close()


def test_a_file_of_the_second_version_keeps_its_notes_drafts_settings_and_promises(tmp_path: Path) -> None:
    store = Store.open(Path(shutil.copy(FILES / "version-2.sqlite", tmp_path / "log.sqlite")))
    promises = store.read("SELECT what, by_day, first_by_day, kept_on, strategy FROM promise")
    assert [row[:] for row in promises] == [
        ("send the map", "2026-03-08", "2026-03-01", None, None),
        ("read the diary", "2026-02-18", "2026-02-18", "2026-02-17", None),
    ]
    assert [row[:] for row in store.read("SELECT source, text FROM note")] == [
        ("told", "Count the doors."),
        ("confidence", "Is looking for other work."),
    ]
    assert [row[0] for row in store.read("SELECT text FROM draft")] == [
        "Dear Ana, it rained.",
        "Dear Ana, it rained on the depot.",
    ]
    assert (store.setting("backed_up_on"), store.setting("calendar_files")) == ("2026-02-20", "1")
    assert store.read("SELECT do_not_contact_on FROM contact WHERE name = 'Ben Example'")[0][0] == "2026-02-20"
    assert [store.read(f"SELECT count(*) FROM {new}")[0][0] for new in ("plan", "plan_person", "recalled")] == [0, 0, 0]
    store.close()


def test_a_copy_that_an_earlier_course_took_is_brought_back(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "log.sqlite")
    store.restore(Path(shutil.copy(FILES / "version-2.sqlite", tmp_path / "copy.sqlite")))
    assert [row[0] for row in store.read("SELECT name FROM contact")] == ["Ana Example", "Ben Example"]
    with store.step("change") as db:
        db.execute("UPDATE promise SET strategy = 'give'")
    store.undo()
    assert {row[0] for row in store.read("SELECT strategy FROM promise")} == {None}
    store.close()
