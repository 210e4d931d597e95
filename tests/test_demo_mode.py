"""Demo mode: invented people in a file that is thrown away, and no way at all to one's own log."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel
from marked import MARKER, files_with_marker, fill_with_markers

import networkcoach as nc
from networkcoach.store import DEMO_VARIABLE, REFUSED, Store, StoreProblem, default_path
from networkcoach.views._card import NO_BUTTONS, words

TELL = words()["start"]
UNIT = "0-does-it-happen"


@pytest.fixture
def own() -> Iterator[Path]:
    """One's own log, where it always lies. Nothing may change in it, whatever a test tries."""
    path = default_path()
    fill_with_markers(path)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    yield path
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    assert files_with_marker(path.parent) == [path]  # else these tests would prove nothing


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Demo mode, as the launcher switches it on."""
    folder = tmp_path / "demo"
    folder.mkdir()
    monkeypatch.setenv(DEMO_VARIABLE, str(folder))
    return folder


def through_a_link(own: Path, demo: Path) -> Path:
    (demo / "linked.sqlite").symlink_to(own)
    return demo / "linked.sqlite"


def through_a_linked_folder(own: Path, demo: Path) -> Path:
    (demo / "linked").symlink_to(own.parent)
    return demo / "linked" / own.name


def from_the_working_folder(own: Path, _demo: Path) -> Path:
    os.chdir(own.parent)
    return Path(own.name)


def in_the_place_of_the_demo(own: Path, demo: Path) -> Path:
    (demo / "networkcoach.sqlite").symlink_to(own)
    return demo / "networkcoach.sqlite"


NAMES: dict[str, Callable[[Path, Path], Path]] = {
    "its path": lambda own, _demo: own,
    "a way out by dots": lambda own, demo: demo / ".." / own.relative_to(demo.parent),
    "a link": through_a_link,
    "a linked folder": through_a_linked_folder,
    "the working folder": from_the_working_folder,
    "a link in the place of the demo": in_the_place_of_the_demo,
}
WAYS: dict[str, Callable[[Path], Any]] = {
    "open_log": nc.open_log,
    "open_log with text": lambda path: nc.open_log(str(path)),
    "bring_back": nc.bring_back,
    "lesson": lambda path: nc.lesson(UNIT, log=nc.open_log(path)),
    "Store.open": Store.open,
    "Store.bring_back to it": lambda path: Store.bring_back(path, a_copy_of_the_demo(path)),
    "Store.bring_back from it": lambda path: Store.bring_back(default_path(), path),
    "restore": lambda path: nc.demo_log().restore(path),
    "a copy over it": lambda path: nc.demo_log().backup(path),
}


def a_copy_of_the_demo(_path: Path) -> Path:
    copy = default_path().parent / "copy.sqlite"
    nc.demo_log().backup(copy)
    return copy


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_the_own_log(
    own: Path, demo: Path, way: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(demo)
    with pytest.raises(StoreProblem) as refused:
        WAYS[way](NAMES[name](own, demo))
    assert str(refused.value) == REFUSED


def test_another_home_changes_nothing(own: Path, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWORKCOACH_HOME", str(own.parent))
    assert nc.open_log().path == demo / "networkcoach.sqlite"
    assert nc.open_log().count_people() == 12


@pytest.mark.parametrize("damaged", [False, True])
def test_a_damaged_own_log_is_not_set_aside(tmp_path: Path, demo: Path, damaged: bool) -> None:
    own = tmp_path / "own.sqlite"
    own.write_bytes(b"no log any more" if damaged else b"")
    with pytest.raises(StoreProblem, match="invented people"):
        Store.bring_back(own, a_copy_of_the_demo(own))
    assert sorted(tmp_path.glob("own*")) == [own]


def test_a_log_that_was_moved_into_the_demo_is_refused(own: Path, demo: Path) -> None:
    moved = demo / "networkcoach.sqlite"
    moved.write_bytes(own.read_bytes())
    for path in (None, moved):
        with pytest.raises(StoreProblem, match="invented people"):
            nc.open_log(path)
    assert moved.read_bytes() == own.read_bytes()


def test_the_card_brings_nothing_back_and_deletes_nothing(own: Path, demo: Path) -> None:
    card = nc.take_away(nc.open_log())
    for message in ({"do": "path", "path": str(own)}, {"do": "ask"}, {"do": "restore"}, {"do": "delete"}):
        card._receive(None, {"n": 1, **message}, [])
        assert MARKER not in repr(card.state)
    assert nc.open_log().count_people() == 12


def test_the_card_of_files_reads_no_log(own: Path, demo: Path) -> None:
    card = nc.import_people(nc.open_log())
    card._receive(None, {"do": "path", "path": str(own), "n": 1}, [])
    assert "is a database" in card.state["message"]
    assert MARKER not in repr(card.state)


def test_the_own_log_is_not_even_touched(own: Path, demo: Path) -> None:
    code = f"""
import sys
touched = []
sys.addaudithook(lambda event, args: touched.append(event) if {str(own.parent)!r} in repr(args) else None)
import networkcoach as nc
log = nc.open_log()
nc.start(log).do_hello({{}}, []), nc.today(log), nc.take_away(log), nc.lesson({UNIT!r}, log=log)["0.4"].answer("x")
try:
    nc.open_log({str(own)!r})
except OSError as error:
    print(error)
print(touched)
"""
    assert run(code) == f"{REFUSED}\n[]"


def run(code: str) -> str:
    """Run code as a terminal of the server does: it inherits the variable, and nothing else."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


class TestInvented:
    def test_it_is_16_march_and_everybody_is_invented(self, demo: Path) -> None:
        log = nc.open_log()
        assert log.is_demo
        assert (log.today.isoformat(), log.follow_through().done, log.follow_through().due) == ("2026-03-16", 6, 11)
        assert nc.open_log(today="2026-04-20").today.isoformat() == "2026-04-20"

    def test_what_is_done_outlives_a_restart_and_can_be_taken_back(self, demo: Path) -> None:
        nc.lesson(UNIT)["0.3"].answer("b")
        nc.open_log().record("Otis", "call", note="about the museums")
        assert run("import networkcoach as nc; print(nc.open_log().search('museums')[0].name)").startswith("Otis")
        assert run(f"import networkcoach as nc; print(nc.lesson({UNIT!r})['0.3'].feedback.outcome)") == "right"
        step = nc.open_log().undo()
        assert step is not None
        assert step.verb == "record"
        assert nc.open_log().undo() is None
        assert nc.open_log().count_people() == 12

    def test_a_copy_of_the_demo_comes_back(self, demo: Path) -> None:
        nc.open_log().backup(demo / "copy.sqlite")
        nc.open_log().forget("Rufus")
        assert nc.bring_back(demo / "copy.sqlite").is_demo
        assert nc.open_log().count_people() == 12

    def test_the_first_box_says_so(self, demo: Path) -> None:
        card = nc.start()
        assert card is not None
        state = card.do_hello({}, [])
        assert TELL["demo_mode"] in state["message"]
        assert state["can_begin_again"]
        assert not state["can_copy"]

    def test_a_log_of_ones_own_begins_never_again(self, tmp_path: Path) -> None:
        card = nc.start(nc.open_log(tmp_path / "own.sqlite"))
        assert card is not None
        assert not card.do_hello({}, [])["can_begin_again"]
        card._log.add("Ana Example")  # type: ignore[union-attr]
        card._receive(None, {"do": "again", "n": 1}, [])
        assert "left as it is" in card.state["problem"]
        assert card._log.count_people() == 1  # type: ignore[union-attr]


class TestBeginAgain:
    def test_one_press_makes_people_and_answers_afresh(self, demo: Path) -> None:
        log = nc.open_log()
        exercise = nc.lesson(UNIT, log=log)["0.3"]
        log.forget("Rufus")
        log.keep_draft("Otis", "Dear Otis")
        exercise.answer("b")
        card = nc.start(log)
        assert card is not None
        card._receive(None, {"do": "again", "n": 1}, [])
        assert card.state["told"] == TELL["begun_again"]
        assert log.count_people() == 12
        assert log.drafts_of("Otis") == []
        assert exercise.feedback.outcome == "not_attempted"
        assert log.undo() is None

    def test_cards_show_it(self, demo: Path) -> None:
        from networkcoach.views.exercise import ExerciseCard

        log = nc.open_log()
        shown = ExerciseCard(nc.lesson(UNIT, log=log)["0.3"])
        for number, message in enumerate(({"do": "hint"}, {"do": "solution"}, {"do": "answer", "value": "b"}), 1):
            shown._receive(None, {"n": number, **message}, [])
        today, first = nc.today(log), nc.start(log)
        before = today.state["lead"]
        log.record("Otis", "call")
        log.forget("Sorcha")
        first._receive(None, {"do": "again", "n": 1}, [])  # type: ignore[union-attr]
        state = shown.state
        assert (state["answer"], state["hints"], state["solution"], state["feedback"]) == (None, [], None, None)
        assert today.state["lead"] == before

    def test_a_second_notebook_finds_it_too(self, demo: Path) -> None:
        here, there = nc.open_log(), nc.open_log()
        there.forget("Rufus")
        card = nc.start(here)
        card._receive(None, {"do": "again", "n": 1}, [])  # type: ignore[union-attr]
        assert there.count_people() == 12

    def test_two_that_begin_at_once_make_one_cast(self, demo: Path) -> None:
        code = "import networkcoach as nc; print(nc.open_log().count_people())"
        both = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]
        assert [one.communicate()[0].strip() for one in both] == ["12", "12"]


class Kernel:
    """A kernel as the server starts it, with the environment of this test."""

    def __init__(self) -> None:
        self.manager, self.client = start_new_kernel(env=dict(os.environ))

    def run(self, code: str) -> str:
        """Run a cell; return all that it shows."""
        shown: list[str] = []
        self.client.execute_interactive(code, timeout=60, output_hook=lambda message: shown.append(repr(message)))
        return "".join(shown)

    def restart(self) -> None:
        self.manager.restart_kernel(now=True)
        self.client.wait_for_ready(timeout=60)


@pytest.fixture
def kernel(own: Path) -> Iterator[Kernel]:
    started = Kernel()
    yield started
    started.client.stop_channels()
    started.manager.shutdown_kernel(now=True)


class TestInAKernel:
    def test_a_restart_changes_nothing(self, own: Path, demo: Path, kernel: Kernel) -> None:
        asked = f"import networkcoach as nc\nnc.open_log({str(own)!r})"
        assert REFUSED in kernel.run(asked)
        kernel.restart()
        assert REFUSED in kernel.run(asked)
        assert "12" in kernel.run("print(nc.open_log().count_people())")

    def test_the_switch_closes_what_was_open(self, own: Path, kernel: Kernel) -> None:
        opening = "import networkcoach as nc; log = nc.open_log(); card = nc.today(log); print(log.count_people(), '!')"
        assert "3 !" in kernel.run(opening)
        shown = [
            kernel.run("nc.demo()"),
            kernel.run("print(card.comm is None)"),
            kernel.run("log.search('tea')"),
            kernel.run("print(nc.open_log().count_people(), nc.open_log().today)"),
            kernel.run(f"nc.open_log({str(own)!r})"),
            kernel.run(f"!{sys.executable} -c 'import networkcoach as nc; print(nc.open_log().count_people(), 1)'"),
        ]
        said = (NO_BUTTONS, "True", "This log was closed", "12 2026-03-16", REFUSED, "12 1")
        for text, wanted in zip(shown, said, strict=True):
            assert wanted in text
            assert MARKER not in text
