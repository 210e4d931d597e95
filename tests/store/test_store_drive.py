"""In the browser: notebooks work on one truth, nothing is overwritten, what was not kept is never called saved."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from editions import browser

from networkcoach.contacts import ContactLog
from networkcoach.store import (
    Store,
    StoreProblem,
    _drive,
    _files,
    default_folder,
    default_path,
    keeps_nothing,
    tell_of_tab,
)

pytestmark = browser
PATH_WRITE, PATH_REPLACE = Path.write_bytes, Path.replace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite"


@pytest.fixture
def store(path: Path) -> Store:
    return Store.open(path)


def add(store: Store, name: str) -> None:
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES (?)", (name,))


def names(store: Store) -> list[str]:
    return [row["name"] for row in store.read("SELECT name FROM contact ORDER BY id")]


def kept(path: Path) -> list[str]:
    """Look into the file itself, as another program would."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in db.execute("SELECT name FROM contact ORDER BY id")]


class TestFile:
    def test_each_saved_action_is_in_the_file_at_once_and_nothing_lies_beside_it(
        self, store: Store, path: Path
    ) -> None:
        for name in ("Ana", "Bo"):
            add(store, name)
            assert kept(path)[-1] == name
            assert list(path.parent.iterdir()) == [path]

    def test_reading_writes_nothing(self, store: Store, path: Path) -> None:
        add(store, "Ana")
        before = path.stat().st_mtime_ns
        with store.transaction():
            names(store)
        assert path.stat().st_mtime_ns == before

    def test_what_is_left_of_an_interrupted_writing_is_ignored(self, store: Store, path: Path) -> None:
        add(store, "Ana")
        left = path.with_name("log.sqlite.new")
        for content in (b"", path.read_bytes()[:5000], b"x" * 9_000_000):
            left.write_bytes(content)
            again = Store.open(path)
            add(again, "Bo")
            assert not left.exists()
        assert kept(path) == ["Ana", "Bo", "Bo", "Bo"]

    def test_a_log_straight_from_a_computer_opens(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as computer:
            computer.setattr("sys.platform", "linux")
            desktop = Store.open(path.with_name("desktop.sqlite"))
            add(desktop, "Ana")
            desktop.close()
        shutil.copyfile(path.with_name("desktop.sqlite"), path)
        assert path.read_bytes()[18:20] == b"\x02\x02"  # it says that it has a journal
        store = Store.open(path)
        add(store, "Bo")
        assert kept(path) == ["Ana", "Bo"]
        assert path.read_bytes()[18:20] == b"\x01\x01"
        store.restore(path.with_name("desktop.sqlite"))
        assert (kept(path), names(store)) == (["Ana"], ["Ana"])

    def test_erasing_leaves_no_trace_in_the_file(self, store: Store, path: Path) -> None:
        add(store, "Xanthippe Zoltanbury")
        store.erase({1})
        assert b"Zoltanbury" not in path.read_bytes()
        assert kept(path) == []

    def test_a_person_is_forgotten_in_the_copies_too(self, store: Store) -> None:
        log = ContactLog(store, lambda: date(2026, 3, 16))
        log.add("Xanthippe Zoltanbury")
        copy = store.path.with_name("copy.sqlite")  # type: ignore[union-attr]
        log.backup(copy)
        before = log.restore(copy)
        assert before
        assert b"Zoltanbury" in before.read_bytes()
        assert log.forget("Xanthippe").copies == 1
        assert b"Zoltanbury" not in before.read_bytes()


class TestTwoNotebooks:
    def test_they_work_on_one_truth(self, store: Store, path: Path) -> None:
        other = Store.open(path)
        add(store, "Ana")
        assert names(other) == ["Ana"]
        add(other, "Bo")
        add(store, "Cy")
        assert names(store) == names(other) == kept(path) == ["Ana", "Bo", "Cy"]
        other.undo()
        assert names(store) == ["Ana", "Bo"]

    def test_a_card_hears_that_the_log_was_read_anew(self, store: Store, path: Path) -> None:
        add(Store.open(path), "Ana")
        before = store.changes
        names(store)
        assert store.changes > before

    def test_between_two_looks_the_drive_is_left_alone(
        self, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        names(store)
        monkeypatch.setattr(_drive, "SECONDS_BETWEEN_LOOKS", 1e9)
        add(Store.open(path), "Ana")
        assert names(store) == []
        add(store, "Bo")  # whoever writes looks first
        assert names(store) == kept(path) == ["Ana", "Bo"]

    def test_a_change_in_the_same_moment_is_refused_loudly_and_loses_nothing(self, store: Store, path: Path) -> None:
        other = Store.open(path)
        says = r"^Another notebook has just changed your log.*Do it once more\.$"
        with pytest.raises(StoreProblem, match=says), store.step("add") as db:  # noqa: PT012
            db.execute("INSERT INTO contact (name) VALUES ('Bo')")
            add(other, "Ana")
        assert names(store) == kept(path) == ["Ana"]
        add(store, "Bo")
        assert kept(path) == ["Ana", "Bo"]

    def test_a_file_that_is_gone_is_not_made_again_behind_ones_back(
        self, store: Store, path: Path, tmp_path: Path
    ) -> None:
        log = ContactLog(store, lambda: date(2026, 3, 16))
        log.add("Ana")
        path.unlink()
        with pytest.raises(StoreProblem, match=r"not in its place any more, so nothing was saved\. “Take a copy”"):
            log.add("Bo")
        log.backup(tmp_path / "copy.sqlite")
        assert kept(tmp_path / "copy.sqlite") == names(store) == ["Ana"]

    def test_an_interruption_between_the_file_and_the_memory_is_healed(
        self, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def put(_self: object, content: bytes) -> None:
            path.write_bytes(content)
            raise KeyboardInterrupt

        with monkeypatch.context() as interrupted:
            interrupted.setattr(_drive.OnDrive, "_put", put)
            with pytest.raises(KeyboardInterrupt):
                add(store, "Ana")
        add(store, "Bo")
        assert names(store) == kept(path) == ["Ana", "Bo"]


class TestDriveThatFails:
    @pytest.fixture(params=["at writing", "at the new name", "only half of it"])
    def failing(self, request: pytest.FixtureRequest, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Open the log first; then the drive takes nothing more."""

        def no_room(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        add(store, "Ana")
        with monkeypatch.context() as drive:
            if request.param == "at writing":
                drive.setattr(Path, "write_bytes", no_room)
            elif request.param == "at the new name":
                drive.setattr(Path, "replace", no_room)
            else:
                drive.setattr(Path, "write_bytes", lambda path, content: PATH_WRITE(path, content[: len(content) // 2]))
            yield

    @pytest.mark.usefixtures("failing")
    def test_nothing_is_called_saved_and_the_memory_is_as_the_file(self, store: Store, path: Path) -> None:
        with pytest.raises(
            StoreProblem, match=r"^Your browser did not take what was to be saved .* once more\.$"
        ) as told:
            add(store, "Bo")
        assert "\n" not in str(told.value)
        assert names(store) == kept(path) == ["Ana"]
        assert list(path.parent.iterdir()) == [path]

    @pytest.mark.usefixtures("failing")
    def test_the_last_step_is_still_there_to_take_back(self, store: Store) -> None:
        with pytest.raises(StoreProblem):
            store.undo()
        assert store.newest().name == "Ana"  # type: ignore[union-attr]

    def test_it_saves_again_when_the_drive_does(
        self, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as drive:
            drive.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "Input/output error")))
            with pytest.raises(StoreProblem):
                add(store, "Ana")
        add(store, "Bo")
        assert kept(path) == ["Bo"]


class TestPlace:
    @pytest.fixture(autouse=True)
    def _no_home(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("NETWORKCOACH_HOME")
        monkeypatch.setattr(_files, "_ON_DRIVE", tmp_path / "drive" / "my-log")

    def test_the_log_lies_in_a_folder_beside_the_notebooks_that_keeps_it(self, tmp_path: Path) -> None:
        assert default_folder() == tmp_path / "drive" / "my-log"
        assert list(default_folder().iterdir()) == []

    def test_a_log_that_can_only_be_read_is_opened_and_not_hidden_behind_an_empty_one(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(Store.open(default_path()), "Ana")
        monkeypatch.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        store = Store.open(default_path())
        assert names(store) == ["Ana"]
        with pytest.raises(StoreProblem, match="nothing was saved"):
            add(store, "Bo")

    def test_where_nothing_is_kept_it_lies_in_memory_and_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "drive").write_text("a window without storage")
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        folder = default_folder()
        assert keeps_nothing(folder)
        store = Store.open(folder / "log.sqlite")
        add(store, "Ana")
        store.close()
        assert names(Store.open(default_folder() / "log.sqlite")) == ["Ana"]  # Run All is restore, as long as it lives


class TestTab:
    @pytest.fixture(autouse=True)
    def _another_tab(self, store: Store) -> Iterator[None]:
        add(store, "Ana")
        tell_of_tab(elsewhere=True)
        yield
        tell_of_tab(elsewhere=False)

    def test_another_tab_that_holds_the_log_refuses_each_change(self, store: Store, path: Path) -> None:
        with pytest.raises(StoreProblem, match=r"^Another tab .* “Use it here”"):
            add(store, "Bo")
        assert names(store) == kept(path) == ["Ana"]

    def test_it_reads_what_the_other_writes_and_goes_on_from_there(self, store: Store, path: Path) -> None:
        tell_of_tab(elsewhere=False)
        add(Store.open(path), "Bo")
        tell_of_tab(elsewhere=True)
        assert names(store) == ["Ana", "Bo"]
        tell_of_tab(elsewhere=False)
        add(store, "Cy")
        assert kept(path) == ["Ana", "Bo", "Cy"]

    def test_a_copy_can_be_taken_all_the_same(self, store: Store, tmp_path: Path) -> None:
        ContactLog(store, lambda: date(2026, 3, 16)).backup(tmp_path / "copy.sqlite")
        assert kept(tmp_path / "copy.sqlite") == ["Ana"]

    def test_invented_people_are_in_memory_and_free(self) -> None:
        add(Store.open(None), "Bo")


VICTIM = """
import sys
sys.platform = "emscripten"
from pathlib import Path
from networkcoach.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(100_000):
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES (?)", (str(number),))
    print(number, flush=True)
"""


def test_a_browser_that_is_killed_while_it_saves_loses_nothing_that_it_called_saved(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", VICTIM, str(path)], stdout=subprocess.PIPE) as victim:
        assert victim.stdout
        told = [victim.stdout.readline() for _ in range(30)]
        victim.kill()
        told += victim.stdout.read().splitlines(keepends=True)
    saved = sum(line.endswith(b"\n") for line in told)
    assert kept(path)[:saved] == [str(number) for number in range(saved)]
    assert len(names(Store.open(path))) <= saved + 1
