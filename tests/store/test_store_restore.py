"""A copy takes the place of the log only when it is sound, and the log as it was is kept."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from networkcoach.store import Store, StoreProblem

EARLIER = Path(__file__).parent / "earlier" / "version-1.sqlite"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return named(Store.open(tmp_path / "home" / "log.sqlite"), "Ana")


def named(store: Store, *names: str) -> Store:
    for name in names:
        with store.step("add") as db:
            db.execute("INSERT INTO contact (name) VALUES (?)", (name,))
    return store


def names(store: Store) -> list[str]:
    return [row["name"] for row in store.read("SELECT name FROM contact ORDER BY id")]


def copy_of(tmp_path: Path, *people: str) -> Path:
    other = named(Store.open(None), *people)
    other.backup(tmp_path / "copy.sqlite")
    other.close()
    return tmp_path / "copy.sqlite"


def test_a_copy_takes_the_place_and_the_log_as_it_was_is_kept(store: Store, tmp_path: Path, edition: str) -> None:
    kept = store.restore(copy_of(tmp_path, "Bo", "Cy"))
    assert names(store) == ["Bo", "Cy"]
    assert kept is not None
    assert kept.name == "log.before-restore-1.sqlite"
    assert edition == "browser" or kept.stat().st_mode & 0o777 == 0o600
    assert names(Store.open(kept)) == ["Ana"]
    assert store.undo().name == "Cy"  # type: ignore[union-attr]


def test_the_log_as_it_was_can_be_brought_back(store: Store, tmp_path: Path) -> None:
    kept = store.restore(copy_of(tmp_path, "Bo"))
    assert kept
    store.restore(kept)
    assert names(store) == ["Ana"]


def test_the_last_three_are_kept(store: Store, tmp_path: Path) -> None:
    for number in range(5):
        store.restore(copy_of(tmp_path, f"Person {number}"))
    kept = sorted(file.name for file in store.own_copies())
    assert kept == [f"log.before-restore-{number}.sqlite" for number in (3, 4, 5)]


def test_a_notebook_that_has_the_log_open_sees_the_restored_one(store: Store, tmp_path: Path) -> None:
    other = Store.open(store.path)
    store.restore(copy_of(tmp_path, "Bo"))
    assert names(other) == ["Bo"]
    named(other, "Cy")
    assert names(store) == ["Bo", "Cy"]
    other.close()


def test_a_copy_of_an_earlier_version_is_brought_to_todays_form_and_stays_whole(store: Store, tmp_path: Path) -> None:
    copy = Path(shutil.copy(EARLIER, tmp_path / "old.sqlite"))
    before = copy.read_bytes()
    store.restore(copy)
    assert (names(store), copy.read_bytes()) == (["Ana Example"], before)
    assert store.read("SELECT silent FROM spoken")[0][0] == 2


def foreign(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)
    return path


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-5000])
    return path


def scribbled(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)
    return path


WRONG = {
    "missing": (lambda path: path.with_name("nowhere.sqlite"), "is not a copy of a contact log; choose the file"),
    "a folder": (lambda path: path.parent, "is not a copy of a contact log; choose the file"),
    "text": (lambda path: path.write_text("Dear diary") and path, "is not a copy of a contact log"),
    "nothing": (lambda path: path.write_bytes(b"") or path, "is not a copy of a contact log"),
    "cut": (cut, "damaged"),
    "scribbled over": (scribbled, "damaged"),
    "another program's": (lambda path: foreign(path, "PRAGMA application_id = 7"), "is not a contact log"),
    "newer": (lambda path: foreign(path, "PRAGMA user_version = 99"), "newer version of this course"),
    "with a trigger": (
        lambda path: foreign(path, "CREATE TRIGGER evil AFTER INSERT ON talk BEGIN DELETE FROM contact; END"),
        "was changed by another program",
    ),
    "with a changed trigger": (
        lambda path: foreign(
            path,
            "DROP TRIGGER talk_insert",
            "CREATE TRIGGER talk_insert AFTER INSERT ON talk BEGIN DELETE FROM contact; END",
        ),
        "was changed by another program",
    ),
    "with a view": (lambda path: foreign(path, "CREATE VIEW people AS SELECT 1"), "was changed by another program"),
    "talks of nobody": (
        lambda path: foreign(path, "INSERT INTO talk (contact_id, day, kind, direction) VALUES (77, '', '', '')"),
        "talks or promises of nobody",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_copy_is_one_sentence_and_changes_nothing(store: Store, tmp_path: Path, name: str) -> None:
    spoil, sentence = WRONG[name]
    path = spoil(copy_of(tmp_path, "Bo"))
    with pytest.raises(StoreProblem) as caught:
        store.restore(path)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (names(store), store.own_copies()) == (["Ana"], [])


def test_no_room_for_the_log_as_it_was_means_that_nothing_is_replaced(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise StoreProblem("There is no room left on the disk.")

    copy = copy_of(tmp_path, "Bo")
    monkeypatch.setattr("networkcoach.store._restore.copy_database", no_room)
    with pytest.raises(StoreProblem, match="no room"):
        store.restore(copy)
    assert names(store) == ["Ana"]


@settings(max_examples=60, deadline=None)
@example(57, b"\0\0\4")  # letters that are not UTF-8, says the file
@example(60, b"\x80")  # a form below zero
@given(st.integers(0, 200_000), st.binary(min_size=1, max_size=40))
def test_whatever_is_wrong_with_a_copy_the_log_is_whole_or_replaced_by_a_sound_one(at: int, noise: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        store = named(Store.open(Path(folder, "log.sqlite")), "Ana")
        copy = copy_of(Path(folder), *(f"Person {n}" for n in range(40)))
        content = bytearray(copy.read_bytes())
        at %= len(content)
        content[at : at + len(noise)] = noise
        copy.write_bytes(content)
        try:
            store.restore(copy)
        except StoreProblem:
            assert names(store) == ["Ana"]
        assert store.read("PRAGMA integrity_check")[0][0] == "ok"
        named(store, "Cy")
        assert names(store)[-1] == "Cy"
        store.close()


class TestDamagedLog:
    """The way out when the log itself can't be opened any more."""

    @pytest.fixture
    def places(self, store: Store, tmp_path: Path) -> tuple[Path, Path]:
        assert store.path
        store.backup(tmp_path / "copy.sqlite")
        named(store, "Bo")
        store.close()
        return store.path, tmp_path / "copy.sqlite"

    @pytest.mark.parametrize("spoil", [cut, scribbled, lambda path: path.write_bytes(b"x" * 9000)])
    def test_the_copy_takes_its_place_and_the_damaged_file_is_kept(
        self, places: tuple[Path, Path], spoil: Callable[[Path], object]
    ) -> None:
        log, copy = places
        spoil(log)
        damaged = log.read_bytes()
        store = Store.bring_back(log, copy)
        assert names(store) == ["Ana"]
        kept = store.own_copies()
        assert damaged in [file.read_bytes() for file in kept] or kept[0].name == "log.before-restore-1.sqlite"
        store.close()

    def test_a_wrong_copy_leaves_the_damaged_log_where_it_is(self, places: tuple[Path, Path]) -> None:
        log, copy = places
        log.write_bytes(b"x" * 9000)
        with pytest.raises(StoreProblem, match="damaged"):
            Store.bring_back(log, cut(copy))
        assert log.read_bytes() == b"x" * 9000

    def test_a_sound_log_is_kept_as_before_a_restore(self, places: tuple[Path, Path]) -> None:
        store = Store.bring_back(*places)
        assert [file.name for file in store.own_copies()] == ["log.before-restore-1.sqlite"]
        store.close()

    def test_the_sentence_says_what_to_type(self, places: tuple[Path, Path]) -> None:
        log, _ = places
        content = log.read_bytes()
        log.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
        with pytest.raises(StoreProblem, match=r"nc\.bring_back"):
            names(Store.open(log))
