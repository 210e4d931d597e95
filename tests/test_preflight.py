"""The look before a talk tells the truth; the demo's server leaves nothing behind, however it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from marked import MARKER, fill_with_markers

import launch
import networkcoach as nc
from launch import lab
from launch.places import Places
from networkcoach.__main__ import HELP, main
from networkcoach._words import words
from networkcoach.lessons import read_workshops
from networkcoach.notebooks import all_notebooks
from networkcoach.present import Finding, demo_place, look, verdict
from networkcoach.present._look import _checks, _looked
from networkcoach.present._offline import offline
from networkcoach.present._pages import slides_pages
from networkcoach.store import DEMO_VARIABLE, close_all_logs, default_path

TELL = words()["preflight"]
NAMES, TO_DO = TELL["names"], TELL["to_do"]
EVIDENCE = NAMES["box"].format(name="evidence()", page="0-does-it-happen")


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "demo"
    folder.mkdir()
    monkeypatch.setenv(DEMO_VARIABLE, str(folder))
    close_all_logs()  # those of earlier tests in this process would count as one's own
    return folder


def of(name: str) -> str:
    """What is to do about one thing; the rest is not looked at."""
    return _looked(name, dict(_checks())[name]).to_do


class TestLook:
    def test_in_a_demo_all_is_ready_and_stays_as_it_was(self, demo: Path) -> None:
        log = nc.open_log()
        log.record("Otis", "call")
        findings = look()
        assert [str(finding) for finding in findings if finding.to_do] == []
        assert verdict(findings) == TELL["all_ready"]
        assert log.undo() is not None
        assert nc.lesson("0-does-it-happen", log=log).progress.done == 0

    def test_it_looks_at_every_exercise_of_the_hour_and_at_every_box(self) -> None:
        names = {name for name, _ in _checks()}
        assert {NAMES["exercise"].format(id=one) for one in read_workshops().plans[0].clock} <= names
        boxes = {"my-log": "today(log)", "0-does-it-happen": "evidence()", "2-give": "recall(log, before=lesson)"}
        assert {NAMES["box"].format(name=name, page=page) for page, name in boxes.items()} <= names

    def test_outside_of_a_demo_it_says_so_and_opens_no_log(self) -> None:
        assert of(NAMES["demo"]) == TO_DO["demo"]
        assert not default_path().parent.exists()

    def test_a_log_of_ones_own_that_is_open(self) -> None:
        log = nc.open_log()
        assert of(NAMES["own"]) == TO_DO["own"]
        log.store.close()

    @pytest.mark.parametrize(
        ("what", "broken", "name"),
        [
            ("networkcoach.views.evidence.draw_still_in_touch", RuntimeError, EVIDENCE),
            ("networkcoach.views.exercise.spec_for_page", KeyError, NAMES["exercise"].format(id="1.2")),
            ("networkcoach.views.slides.live_slides", KeyError, NAMES["slides"]),
            ("networkcoach.coach.review_message", RuntimeError, NAMES["coach"]),
            ("networkcoach.present._look._write", OSError, NAMES["store"]),
        ],
    )
    def test_what_is_broken_is_named(
        self, demo: Path, monkeypatch: pytest.MonkeyPatch, what: str, broken: type[Exception], name: str
    ) -> None:
        def fails(*_: Any, **__: Any) -> None:
            raise broken(f"{MARKER} stands in a message")

        monkeypatch.setattr(what, fails)
        assert of(name) == TELL["broken"].format(kind=broken.__name__)

    def test_a_coach_that_sees_nothing(self, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(TELL, "draft", "Thank you, Otis. The saw sings.")
        assert of(NAMES["coach"]) == TO_DO["coach"]

    def test_slides_that_are_gone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with demo_place() as place:
            monkeypatch.setenv(DEMO_VARIABLE, str(place.log))
            assert of(NAMES["slides"]) == ""
            place.first_page.unlink()
            assert of(NAMES["slides"]) == TO_DO["slides"]

    def test_charts_without_letters(self, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import matplotlib

        monkeypatch.setitem(matplotlib.rcParams, "font.sans-serif", ["No Such Letters"])
        assert of(NAMES["letters"]) == TO_DO["letters"]

    def test_a_place_without_our_settings(self, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "prefix", str(tmp_path))
        assert "networkcoach" in of(NAMES["settings"])

    def test_whatever_asks_for_the_network_is_refused_and_told(
        self, demo: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(nc, "evidence", lambda: socket.create_connection(("192.0.2.7", 80)))
        findings = {finding.name: finding.to_do for finding in look()}
        assert "192.0.2.7" in findings[NAMES["network"]]
        assert findings[EVIDENCE]


class TestOffline:
    @pytest.mark.parametrize("host", ["example.com", "192.0.2.7", "2001:db8::7"])
    def test_other_computers_are_refused(self, host: str) -> None:
        with offline() as asked, pytest.raises(ConnectionRefusedError):
            socket.create_connection((host, 80))
        assert asked == [host]

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
    def test_this_computer_is_not(self, host: str) -> None:
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            door.listen()
            with offline() as asked, socket.create_connection((host, door.getsockname()[1])):
                assert asked == []

    def test_afterwards_nothing_is_refused(self) -> None:
        with offline():
            pass
        assert socket.getaddrinfo("192.0.2.7", 80)  # a number: nobody is asked for it


class TestVerdict:
    def test_one_sentence(self) -> None:
        assert verdict([Finding("a"), Finding("b", "Do this.")]) == TELL["one_off"].format(name="b")
        assert verdict([Finding("a", "x"), Finding("b", "y")]) == TELL["more_off"].format(n=2, names="a, b")

    def test_a_line(self) -> None:
        assert str(Finding("Buttons")) == f"✓ Buttons: {TELL['ready']}"
        assert str(Finding("Buttons", "Do this.")) == "→ Buttons: Do this."


def test_the_card_shows_each_line(demo: Path) -> None:
    card = nc.preflight()
    assert card.state["lines"] == []
    card._receive(None, {"do": "hello", "n": 1}, [])
    assert card.state["message"] == TELL["all_ready"]
    assert all(line["well"] for line in card.state["lines"])


class TestCommand:
    def test_the_look_begins_a_demo_of_its_own(self, capfd: pytest.CaptureFixture[str]) -> None:
        fill_with_markers(default_path())
        before = default_path().read_bytes()
        assert main(["preflight"]) == 0
        said = capfd.readouterr().out
        assert said.startswith(str(Finding(NAMES["kernel"])))
        assert said.strip().endswith(TELL["all_ready"])
        assert MARKER not in said
        assert default_path().read_bytes() == before

    def test_a_kernel_that_dies(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        def dies(*_: Any, **__: Any) -> None:
            raise RuntimeError("Kernel died before replying to kernel_info")

        monkeypatch.setattr("jupyter_client.manager.start_new_kernel", dies)
        assert main(["preflight"]) == 1
        assert TO_DO["kernel"] in capsys.readouterr().out

    def test_an_unknown_word(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["presents"]) == 2
        assert capsys.readouterr().out.strip() == HELP

    @pytest.mark.parametrize("word", ["present", "preflight"])
    def test_the_launcher_hands_it_on(self, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[list[str]] = []
        monkeypatch.setattr("launch.present.prepare", lambda places: None)
        monkeypatch.setattr(lab, "become", lambda command, env: started.append(command) or 0)
        assert launch.main([word], Places(tmp_path)) == 0
        assert started[0][1:5] == ["-P", "-m", "networkcoach", word]


def test_the_place_holds_the_course_and_no_trace_of_the_presenter() -> None:
    with demo_place() as place:
        made = {file.name: file.read_text(encoding="utf-8") for file in place.first_page.parent.iterdir()}
        assert made == {**all_notebooks(), **slides_pages()}
        inherited = place.environment({"NETWORKCOACH_HOME": "my-own", "PATH": "bin"})
        assert inherited["PATH"] == "bin"
        assert {Path(value).is_relative_to(place.folder) for name, value in inherited.items() if name != "PATH"} == {
            True
        }
    assert not place.folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs in other ways")
@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_however_it_ends_nothing_is_left(tmp_path: Path, sign: str) -> None:
    port = lab.free_port(None)
    command = [sys.executable, "-P", "-m", "networkcoach", "present", "--no-browser", f"--port={port}"]
    with (tmp_path / "said").open("w") as said:
        server = subprocess.Popen(command, env={**os.environ, "TMPDIR": str(tmp_path)}, stdout=said, stderr=said)
    try:
        _wait(lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=1).close())
        assert list(tmp_path.glob("networkcoach-demo-*/course/notebooks/my-log.ipynb"))
        server.send_signal(getattr(signal, sign))
        assert server.wait(20) == 0
    finally:
        server.kill()
    assert list(tmp_path.glob("networkcoach-demo-*")) == []
    assert "Traceback" not in (tmp_path / "said").read_text(encoding="utf-8")


def _wait(answers: Callable[[], object]) -> None:
    for _ in range(300):
        try:
            answers()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer")
