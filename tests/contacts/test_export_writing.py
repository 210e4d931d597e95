"""Writing a file: the old one or the complete new one, for nobody else's eyes, and one sentence when it fails."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networkcoach.contacts import demo_log
from networkcoach.contacts._export_calendar import calendar_bytes
from networkcoach.contacts._export_csv import csv_bytes
from networkcoach.contacts._export_vcard import vcard_bytes
from networkcoach.contacts._writing import escaped, lasting_id, log_key
from networkcoach.contacts.files._clean import clean_lines
from networkcoach.store import Store, StoreProblem, write_file

OLD, NEW = b"old", b"new" * 1000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_bytes(OLD)
    return path


def test_only_you_can_read_it(path: Path) -> None:
    path.chmod(0o644)
    write_file(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("moment", ["mkstemp", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "There is no room left on the disk, so people.csv was not written; make room for it."),
        (errno.EACCES, "people.csv could not be written (permission denied); choose another folder."),
        (errno.EROFS, "people.csv could not be written (read-only file system); choose another folder."),
    ],
)
def test_a_disk_that_does_not_take_it(
    path: Path, moment: str, code: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(code, os.strerror(code))

    where = {"mkstemp": "tempfile.mkstemp", "fsync": "os.fsync", "replace": "pathlib.Path.replace"}[moment]
    monkeypatch.setattr(where, fail)
    with pytest.raises(StoreProblem) as told:
        write_file(path, NEW)
    monkeypatch.undo()
    assert str(told.value) == sentence
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_a_disk_that_is_full_halfway(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_half(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", write_half)
    with pytest.raises(StoreProblem, match="no room left"):
        write_file(path, NEW)
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_places_that_are_none(path: Path) -> None:
    (path.parent / "mine").mkdir()
    for place, sentence in {
        path.parent / "nowhere" / "a.csv": "There is no folder nowhere in that place",
        path / "a.csv": "There is no folder people.csv in that place",
        path.parent / "mine": "mine is a folder",
        path.parent / "a\0b": "could not be written",
        Path("~nobody-at-all/a.csv"): "nobody's folder",
    }.items():
        with pytest.raises(StoreProblem, match=sentence):
            write_file(place, NEW)
    assert sorted(file.name for file in path.parent.iterdir()) == ["mine", "people.csv"]


def test_a_log_or_its_backup_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    store = Store.open(path)
    store.backup(tmp_path / "copy.sqlite")
    for database in (path, tmp_path / "copy.sqlite"):
        before = database.read_bytes()
        with pytest.raises(StoreProblem, match="is a contact log or a backup of one; choose another name"):
            write_file(database, NEW)
        assert database.read_bytes() == before
    store.close()


def test_a_log_keeps_its_key_and_no_other_log_has_it(tmp_path: Path) -> None:
    keys = set()
    for _ in range(2):
        store = Store.open(tmp_path / "log.sqlite")
        keys.add(log_key(store))
        store.close()
    other = Store.open(None)
    assert len(keys) == 1
    assert log_key(other) not in keys
    other.close()


def test_ids_last_and_differ() -> None:
    assert lasting_id("key", "person", 1) == lasting_id("key", "person", 1)
    others = [lasting_id("key", "person", 2), lasting_id("key", "promise", 1), lasting_id("other", "person", 1)]
    assert len({lasting_id("key", "person", 1), *others}) == 4


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_no_kind_of_line_end_gets_out(end: str) -> None:
    assert escaped(clean_lines(f"one{end}two")) == r"one\ntwo"


def test_what_was_told_in_confidence_is_in_no_file() -> None:
    log = demo_log()
    told = [row["text"] for row in log.store.read("SELECT text FROM note WHERE source = 'confidence'")]
    assert told
    moment = datetime(2026, 3, 16, 8, tzinfo=UTC)
    for data, _ in (csv_bytes(log.store), vcard_bytes(log.store), calendar_bytes(log.store, log.today, moment)):
        text = data.decode().replace("\r\n ", "")
        assert not [words for words in told if words.strip(".") in text]
