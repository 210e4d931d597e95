"""Backups: complete at every moment, private, and logs of their own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from editions import computer

from networkcoach.store import Store, StoreProblem


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "home" / "log.sqlite")
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
        db.execute("INSERT INTO answer VALUES ('0.1', 1, '', '0', 'q', '1', 'right', '2026-03-16', '2026-03-16', 1)")
    return store


def test_a_backup_is_one_private_file_with_people_and_answers(store: Store, tmp_path: Path, edition: str) -> None:
    path = tmp_path / "copies" / "copy.sqlite"
    path.parent.mkdir()
    store.backup(path)
    assert [file.name for file in path.parent.iterdir()] == ["copy.sqlite"]
    assert edition == "browser" or path.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT name, value FROM contact, answer").fetchone() == ("Ana", "1")
    copy = Store.open(path)
    assert copy.undo() is not None
    assert store.read("SELECT count(*) FROM contact")[0][0] == 1
    copy.close()
    store.close()


def test_a_backup_replaces_an_earlier_one(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.sqlite")
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Bo')")
    store.backup(tmp_path / "copy.sqlite")
    copy = Store.open(tmp_path / "copy.sqlite")
    assert copy.read("SELECT count(*) FROM contact")[0][0] == 2
    copy.close()
    store.close()


@computer  # in the browser nothing tells that a log is in use
def test_the_log_itself_and_a_log_in_use_are_never_overwritten(store: Store, tmp_path: Path) -> None:
    assert store.path
    with pytest.raises(StoreProblem, match="is this log itself"):
        store.backup(store.path)
    other = Store.open(tmp_path / "other.sqlite")
    with other.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Cy')")
    with pytest.raises(StoreProblem, match="in use; choose another name"):
        store.backup(tmp_path / "other.sqlite")
    assert other.read("SELECT name FROM contact")[0]["name"] == "Cy"
    other.close()
    store.close()


def test_a_backup_that_can_not_be_written_leaves_no_crumbs(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="choose another folder"):
        store.backup(tmp_path / "nowhere" / "copy.sqlite")
    (tmp_path / "folder.sqlite").mkdir()
    with pytest.raises(StoreProblem, match="choose another folder"):
        store.backup(tmp_path / "folder.sqlite")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder.sqlite", "home"]
    store.close()


def test_a_backup_in_the_middle_of_a_change_is_refused(store: Store, tmp_path: Path) -> None:
    with store.step("add"), pytest.raises(StoreProblem, match="make the copy after it"):
        store.backup(tmp_path / "copy.sqlite")
    store.close()


def test_a_log_in_memory_can_be_backed_up(tmp_path: Path) -> None:
    store = Store.open(None)
    with store.transaction() as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
    store.backup(tmp_path / "copy.sqlite")
    copy = Store.open(tmp_path / "copy.sqlite")
    assert copy.read("SELECT name FROM contact")[0]["name"] == "Ana"
    copy.close()
    store.close()
