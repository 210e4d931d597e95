"""Opening: who may read the file, and what is refused with one sentence and left as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from editions import computer

from networkcoach.store import Store, StoreProblem, _schema, default_folder, default_path

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def test_the_default_folder_is_the_one_that_the_environment_names(tmp_path: Path) -> None:
    assert default_folder() == tmp_path / "networkcoach-home"
    assert default_path() == tmp_path / "networkcoach-home" / "networkcoach.sqlite"


@computer
def test_without_the_environment_the_platforms_folder_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NETWORKCOACH_HOME")
    assert default_folder().name == "networkcoach"
    assert default_folder().is_absolute()


@posix
@computer
def test_only_the_owner_can_read_the_new_file_and_its_folder() -> None:
    store = Store.open(default_path())
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
    modes = {file.name: file.stat().st_mode & 0o777 for file in default_folder().iterdir()}
    assert len(modes) == 3  # with the journal and its index
    assert set(modes.values()) == {0o600}
    assert default_folder().stat().st_mode & 0o777 == 0o700
    store.close()


@posix
@computer
def test_a_log_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    Store.open(path).close()
    path.chmod(0o644)
    Store.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


@posix
def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    Store.open(folder / "log.sqlite").close()
    assert folder.stat().st_mode & 0o777 == 0o755


def test_after_closing_everything_is_in_one_file(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "log.sqlite")
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["log.sqlite"]


@computer
def test_a_log_that_nobody_closes_is_closed_at_the_end_of_the_program(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from networkcoach.store import Store; s = Store.open(pathlib.Path(sys.argv[1]))\n"
        "with s.step('add') as db: db.execute(\"INSERT INTO contact (name) VALUES ('Ana')\")"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code, str(tmp_path / "log.sqlite")], check=True)
    assert [file.name for file in tmp_path.iterdir()] == ["log.sqlite"]


@pytest.mark.parametrize(
    "content",
    [b"First Name,Last Name\r\nAna,Ruiz\r\n", b"\x00" * 4096, b"S", b"PK\x03\x04 a zip"],
    ids=["csv", "zeros", "one byte", "zip"],
)
def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(content)
    with pytest.raises(StoreProblem, match=r"^Connections\.csv is not a contact log; choose another file"):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_only_begins_like_a_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "half.sqlite"
    content = b"SQLite format 3\x00" + b"\x07" * 5000
    path.write_bytes(content)
    with pytest.raises(StoreProblem, match=r"^half\.sqlite is "):
        Store.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE visits (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="not a contact log"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_with_one_sentence_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreProblem) as caught:
        Store.open(path)
    assert str(caught.value) == (
        "log.sqlite was written by a newer version of this course (form 99, we know "
        f"{len(_schema.MIGRATIONS)}); update the course, the file was not changed."
    )
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_log(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    path.touch()
    store = Store.open(path)
    assert store.read("SELECT count(*) FROM contact")[0][0] == 0
    store.close()


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="can't be opened"):
        Store.open(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file")
    with pytest.raises(StoreProblem, match="choose a folder you can write to"):
        Store.open(tmp_path / "notes" / "log.sqlite")


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a place that refuses even the administrator")
def test_a_place_where_nobody_may_write_is_refused() -> None:
    with pytest.raises(StoreProblem, match="choose a folder you can write to"):
        Store.open(Path("/proc/networkcoach/log.sqlite"))


@computer
def test_a_lock_that_stays_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    first, second = Store.open(path), Store.open(path, patience=0.1)
    with first.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
        with pytest.raises(StoreProblem, match=r"^log\.sqlite is in use by another program"), second.step("add"):
            pytest.fail("two wrote at once")
        assert second.read("SELECT count(*) FROM contact")[0][0] == 0  # reading never waits
    assert second.read("SELECT name FROM contact")[0]["name"] == "Ana"
    first.close()
    second.close()


def test_a_full_disk_is_told_and_the_change_is_taken_back_as_a_whole(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "log.sqlite")
    with store.transaction() as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
    store.read(f"PRAGMA max_page_count = {store.read('PRAGMA page_count')[0][0]}")
    two = [("Bo", "short"), ("Cy", "long " * 20_000)]
    with pytest.raises(StoreProblem, match="no room left on the disk"), store.step("add") as db:
        db.executemany("INSERT INTO contact (name, notes) VALUES (?, ?)", two)
    assert [row["name"] for row in store.read("SELECT name FROM contact")] == ["Ana"]
    store.read("PRAGMA max_page_count = 1000000")
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Bo')")
    assert store.undo() is not None
    store.close()


def test_errors_of_our_own_sql_are_not_dressed_up() -> None:
    store = Store.open(None)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store.read("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError), store.transaction() as db:
        db.execute("INSERT INTO talk (contact_id, day, kind, direction) VALUES (9, '2026-03-16', 'email', 'to')")
    store.close()


def test_a_closed_log_says_so() -> None:
    store = Store.open(None)
    store.close()
    store.close()
    with pytest.raises(StoreProblem, match="was closed; open it again"):
        store.read("SELECT 1")


def test_what_was_deleted_is_overwritten_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    store = Store.open(path)
    with store.transaction() as db:
        db.execute("INSERT INTO contact (name, notes) VALUES ('Ana', 'a very private remark')")
    with store.transaction() as db:
        db.execute("DELETE FROM contact")
    store.close()
    assert b"private remark" not in path.read_bytes()


def test_a_folder_of_nobody_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    says = r"^~nobody-at-all is nobody's folder on this computer; write the path in full\.$"
    with pytest.raises(StoreProblem, match=says):
        Store.open(Path("~nobody-at-all/x"))
    with pytest.raises(StoreProblem, match=says):
        Store.open(None).backup(Path("~nobody-at-all/x"))
    monkeypatch.setenv("NETWORKCOACH_HOME", "~nobody-at-all/x")
    with pytest.raises(StoreProblem, match=says):
        default_folder()
