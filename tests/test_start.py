"""The launcher behind start.py: what it does, and the one sentence it says when it can't."""

from __future__ import annotations

import ast
import errno
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import namedtuple
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import launch
from launch import installers, lab, progress, setup
from launch.places import Places, environment
from launch.problems import DISK_FULL, NO_BUILD, NO_NETWORK, NO_TRUST, Problem, installer_problem, problem_of
from launch.setup import Stamp, read_stamp

COURSE = Path(__file__).parent.parent
START = COURSE / "start.py"


@dataclass
class FakeMachine:
    """A machine on which installing takes no time; it remembers what was run and can be told to fail."""

    places: Places
    steps: list[str] = field(default_factory=list)
    commands: list[list[str]] = field(default_factory=list)
    failures: dict[str, Any] = field(default_factory=dict)  # word in a command -> output or exception
    opened: list[list[str]] = field(default_factory=list)

    def run_step(self, label: str, command: Sequence[str | Path], env: Any, log: Path) -> tuple[bool, str]:
        words = [str(word) for word in command]
        self.steps.append(label)
        self.commands.append(words)
        for word, failure in self.failures.items():
            if word in words:
                if isinstance(failure, BaseException):
                    raise failure
                return False, failure
        if "venv" in words:
            self.places.python.parent.mkdir(parents=True)
            self.places.python.touch()
            if not words[0].endswith("uv"):
                self.places.pip.touch()
        return True, ""

    def become(self, command: list[str], env: dict[str, str]) -> int:
        self.opened.append(command)
        return 0

    def start(self, *args: str) -> int:
        self.steps.clear()
        self.commands.clear()
        return launch.main(args, self.places)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeMachine:
    course = tmp_path / "course"
    (course / "jupyter" / "etc").mkdir(parents=True)
    for name in ("requirements.lock.txt", "pyproject.toml", "jupyter/etc/settings.json"):
        (course / name).write_text("one", encoding="utf-8")
    fake = FakeMachine(Places(course))
    monkeypatch.setattr(progress, "run_step", fake.run_step)
    monkeypatch.setattr(lab, "become", fake.become)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    return fake


INSTALL = ["a Python of its own", "tools that build the course", "JupyterLab and the packages", "trying it out"]


class TestSetUp:
    def test_the_first_start_sets_up_and_opens_the_first_page(self, machine: FakeMachine) -> None:
        assert machine.start("--no-browser") == 0
        assert machine.steps == INSTALL
        assert machine.opened[0][-2:] == ["--no-browser", str(machine.places.first_page)]
        assert "--LabApp.default_url=/lab/tree/notebooks/start-here.ipynb" in machine.opened[0]

    def test_later_starts_only_open(self, machine: FakeMachine) -> None:
        machine.start()
        assert machine.start() == 0
        assert machine.steps == []
        assert len(machine.opened) == 2

    def test_every_package_is_held_to_its_pin(self, machine: FakeMachine) -> None:
        machine.start()
        installs = [words for words in machine.commands if "install" in words]
        assert installs
        assert all(words[words.index("--constraint") + 1] == str(machine.places.pins) for words in installs)

    def test_an_interrupted_set_up_is_made_anew(self, machine: FakeMachine) -> None:
        machine.failures["--editable"] = KeyboardInterrupt()
        assert machine.start() == 130
        half_installed = machine.places.venv / "half-a-package"
        half_installed.touch()
        machine.failures.clear()
        machine.places.log.touch()
        assert machine.start() == 0
        assert machine.steps == INSTALL
        assert not half_installed.exists()

    def test_an_interrupted_update_is_made_anew(self, machine: FakeMachine) -> None:
        machine.start()
        machine.places.pins.write_text("two", encoding="utf-8")
        machine.failures["--editable"] = KeyboardInterrupt()
        assert machine.start() == 130
        assert read_stamp(machine.places) is None
        machine.failures.clear()
        assert machine.start() == 0
        assert machine.steps == INSTALL

    @pytest.mark.parametrize("name", ["requirements.lock.txt", "pyproject.toml", "jupyter/etc/settings.json"])
    def test_what_an_update_of_the_course_brings_is_installed_in_place(self, machine: FakeMachine, name: str) -> None:
        machine.start()
        (machine.places.course / name).write_text("two", encoding="utf-8")
        assert machine.start() == 0
        assert machine.steps == INSTALL[1:]

    def test_a_moved_course_is_set_up_anew(self, machine: FakeMachine) -> None:
        machine.start()
        machine.places = Places(machine.places.course.rename(machine.places.course.with_name("moved")))
        assert machine.start() == 0
        assert machine.steps == INSTALL

    def test_a_venv_of_another_python_is_made_anew(self, machine: FakeMachine) -> None:
        machine.start()
        stamp = json.loads(machine.places.stamp.read_text(encoding="utf-8"))
        machine.places.stamp.write_text(json.dumps({**stamp, "python": "3.10"}), encoding="utf-8")
        machine.start()
        assert machine.steps == INSTALL

    def test_a_venv_whose_python_is_gone_is_made_anew(self, machine: FakeMachine) -> None:
        machine.start()
        machine.places.python.unlink()
        machine.start()
        assert machine.steps == INSTALL

    def test_a_venv_that_is_not_ours_is_not_deleted(self, machine: FakeMachine) -> None:
        theirs = machine.places.venv / "theirs.txt"
        theirs.parent.mkdir()
        theirs.touch()
        assert machine.start() == 0
        assert theirs.exists()

    def test_tools_for_tests_stay_when_the_pins_change(self, machine: FakeMachine) -> None:
        setup.prepare(machine.places, ["test"])
        machine.start()
        assert machine.steps == []
        machine.places.pins.write_text("two", encoding="utf-8")
        machine.start()
        assert f"{machine.places.course}[test]" in machine.commands[1]

    def test_uv_is_used_where_it_is(self, machine: FakeMachine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda name: "/bin/uv" if name == "uv" else None)
        assert machine.start() == 0
        assert [words[0] for words in machine.commands[:3]] == ["/bin/uv"] * 3

    def test_pip_follows_where_uv_fails(self, machine: FakeMachine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda name: "/bin/uv" if name == "uv" else None)
        machine.failures["/bin/uv"] = "dns error"
        assert machine.start() == 0
        assert machine.steps == INSTALL[:1] + INSTALL

    def test_a_venv_without_pip_is_made_anew_when_uv_is_gone(
        self, machine: FakeMachine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as with_uv:
            with_uv.setattr(shutil, "which", lambda name: "/bin/uv" if name == "uv" else None)
            machine.start()
        machine.places.pins.write_text("two", encoding="utf-8")
        assert machine.start() == 0
        assert machine.steps == INSTALL

    def test_a_stamp_that_cannot_be_read_counts_as_none(self, machine: FakeMachine) -> None:
        machine.start()
        machine.places.stamp.write_text('{"key": 1', encoding="utf-8")
        assert read_stamp(machine.places) is None

    def test_the_stamp_comes_back_as_it_was_written(self, machine: FakeMachine) -> None:
        setup.prepare(machine.places, ["test"])
        here = f"{sys.version_info.major}.{sys.version_info.minor}"
        key = setup.fingerprint(machine.places.course)
        assert read_stamp(machine.places) == Stamp(key, str(machine.places.course), here, ("test",))


class TestOneSentence:
    """Each failure is told in one sentence, without a traceback, with the exit code 1."""

    def said(self, machine: FakeMachine, capsys: pytest.CaptureFixture[str], *args: str) -> str:
        assert machine.start(*args) == 1
        return capsys.readouterr().err.strip()

    @pytest.mark.parametrize(
        ("output", "sentence"),
        [
            ("OSError: [Errno 28] No space left on device", DISK_FULL),
            ("NewConnectionError(... [Errno -3] Temporary failure in name resolution')", NO_NETWORK),
            ("error: Failed to fetch\n  Caused by: dns error: failed to lookup address", NO_NETWORK),
            ("ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED]", NO_TRUST),
            ("ERROR: Failed building wheel for pyzmq", NO_BUILD),
        ],
    )
    def test_what_the_installer_meant(
        self, machine: FakeMachine, capsys: pytest.CaptureFixture[str], output: str, sentence: str
    ) -> None:
        machine.failures["--editable"] = output
        assert self.said(machine, capsys) == sentence
        assert not machine.opened

    def test_an_unknown_failure_names_the_file_with_the_reason(self, machine: FakeMachine) -> None:
        assert str(machine.places.log) in str(
            installer_problem("error: Failed to build `networkcoach`", machine.places.log)
        )

    def test_no_venv_module(
        self, machine: FakeMachine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        assert self.said(machine, capsys) == installers.NO_VENV

    def test_a_disk_with_too_little_room(
        self, machine: FakeMachine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usage = namedtuple("usage", "total used free")
        monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**12, 10**12, 10**6))
        assert self.said(machine, capsys) == DISK_FULL
        assert machine.steps == []

    @pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
    def test_a_folder_that_is_read_only(
        self, machine: FakeMachine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        def refuse(path: Path, **_: Any) -> None:
            raise OSError(number, os.strerror(number), str(path))

        monkeypatch.setattr(Path, "mkdir", refuse)
        assert self.said(machine, capsys).startswith(f"This folder can't be written to: {machine.places.venv}. Copy")

    def test_another_error_of_the_file_system(self) -> None:
        assert "Input/output error" in str(problem_of(OSError(errno.EIO, "Input/output error")))

    def test_a_port_that_is_taken(
        self, machine: FakeMachine, capsys: pytest.CaptureFixture[str], taken_port: int
    ) -> None:
        assert f"Port {taken_port} is in use" in self.said(machine, capsys, "--port", str(taken_port))
        assert machine.steps == []

    @pytest.mark.parametrize("word", ["--port=http", "--port=0", "--port=70000", "--port"])
    def test_a_port_that_is_none(self, machine: FakeMachine, capsys: pytest.CaptureFixture[str], word: str) -> None:
        assert self.said(machine, capsys, word).startswith("A port is a number")

    def test_a_word_that_is_no_page(self, machine: FakeMachine, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.said(machine, capsys, "tset").startswith("There is no page and no command 'tset'")


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


class TestPort:
    def test_a_free_port_is_found_when_the_usual_one_is_taken(
        self, taken_port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lab, "FIRST_PORT", taken_port)
        assert taken_port < lab.free_port(None) <= taken_port + 50

    def test_any_port_when_all_usual_ones_are_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lab, "_is_free", lambda port: False)
        assert lab.free_port(None) > 1024

    def test_another_page_takes_the_place_of_the_first(self) -> None:
        command = lab.lab_command(Places(COURSE), ["notebooks/my-log.ipynb"], 8888)
        assert command[-1] == "notebooks/my-log.ipynb"


class TestPlaces:
    def test_windows_paths(self) -> None:
        places = Places(Path("course"), windows=True)
        assert places.python == Path("course/.venv/Scripts/python.exe")
        assert environment(places, {"PATH": "x"})["PATH"].split(os.pathsep) == [str(places.scripts), "x"]

    def test_ipython_and_matplotlib_stay_inside_the_course(self) -> None:
        values = environment(Places(COURSE), os.environ)
        assert {Path(values[name]).parent for name in ("IPYTHONDIR", "MPLCONFIGDIR")} == {COURSE / ".venv"}


class TestOldPython:
    def test_it_is_told_what_is_needed(self) -> None:
        code = f"import sys; sys.version_info = (3, 9, 6); exec(open({str(START)!r}).read())"
        old = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert old.returncode == 1
        assert old.stderr.startswith("This workbook needs Python 3.11 or newer, and this is Python 3.9.")

    def test_it_can_read_the_file(self) -> None:
        text = START.read_text(encoding="utf-8")
        tree = ast.parse(text, feature_version=(3, 4))
        assert text.isascii()  # Python 2 stops at anything else
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr)]


def test_a_step_shows_its_seconds_and_keeps_its_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('Collecting numpy'); sys.exit(3)"
    worked, output = progress.run_step("packages", [sys.executable, "-c", code], os.environ, tmp_path / "log")
    assert (worked, output) == (False, "Collecting numpy\n")
    assert (tmp_path / "log").read_text(encoding="utf-8") == output
    assert capsys.readouterr().out == "  packages  0 s\n"


def test_a_problem_is_a_sentence() -> None:
    assert str(Problem("One sentence.")) == "One sentence."


@pytest.mark.skipif(os.name != "posix", reason="sends Ctrl+C the POSIX way")
@pytest.mark.skipif(not setup.is_ready(Places(COURSE)), reason="needs the set-up that start.py makes")
def test_ctrl_c_ends_the_real_workbook(tmp_path: Path) -> None:
    port = lab.free_port(None)
    command = [sys.executable, START, "--no-browser", f"--port={port}"]
    with (tmp_path / "out").open("w") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/api")
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
        finally:
            process.kill()
    said = (tmp_path / "out").read_text(encoding="utf-8")
    assert f"Opening the workbook at port {port}" in said
    assert "start-here.ipynb" in said or "/lab?token=" in said
    assert "Traceback" not in said


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{url} did not answer")


def test_a_log_named_without_its_folder_lies_where_the_command_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    values = environment(Places(Path("course")), {"NETWORKCOACH_HOME": "projector-log"})
    assert values["NETWORKCOACH_HOME"] == str(tmp_path / "projector-log")
