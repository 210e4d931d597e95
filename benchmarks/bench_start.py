"""How long until the workbook's server answers, beside `jupyter lab` of the same packages.

Run: python benchmarks/bench_start.py             later starts, from the .venv that is there (under a minute)
     python benchmarks/bench_start.py --first     also the first start, in an empty copy (minutes; needs the internet)

The other way at the first start is what a README elsewhere would say: make a venv, install by name, type jupyter lab.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from side_by_side import COURSE, Row, in_turns, machine, plain_environment, row, show

sys.path.insert(0, str(COURSE))
from launch.lab import free_port
from launch.places import Places
from launch.setup import is_ready

ROUNDS, PATIENCE = 7, 600
BY_NAME = ("jupyterlab", "ipywidgets", "pandas", "matplotlib")
# The versions that the course pins, so that both ways install the same.
PINNED = ("--constraint", str(COURSE / "requirements.lock.txt"), *BY_NAME)


def until_it_answers(command: Sequence[str | Path], folder: Path, env: dict[str, str], port: int) -> float:
    """Start a server, wait until it answers, end it; milliseconds."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said, start_new_session=True)
        try:
            while not answers(port):
                if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                    said.seek(0)
                    raise RuntimeError(said.read().decode(errors="replace")[-3000:])
                time.sleep(0.01)
            return (time.perf_counter() - began) * 1000
        finally:
            end(process)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=10) as answer:
            return bool(answer.read())
    except (urllib.error.URLError, ConnectionError):
        return False


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop a server and what it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def environment(home: Path, without: str | None = None) -> dict[str, str]:
    """Make an environment in which nothing of the person is touched, without the folders that hold a program."""
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "NETWORKCOACH_HOME")
    env = plain_environment(**{name: str(home / name.lower()) for name in names})
    if without:
        folders = env["PATH"].split(os.pathsep)
        env["PATH"] = os.pathsep.join(folder for folder in folders if shutil.which(without, path=folder) is None)
    return env


def our_start(course: Path, env: dict[str, str]) -> float:
    port = free_port(None)
    command = [sys.executable, course / "start.py", "--no-browser", f"--port={port}"]
    return until_it_answers(command, course, env, port)


def bare_start(folder: Path, scripts: Path, env: dict[str, str]) -> float:
    port = free_port(None)
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    ours_off = "--ServerApp.jpserver_extensions={'networkcoach.server': False}"
    command = [scripts / "jupyter", "lab", "--no-browser", f"--ServerApp.port={port}", ours_off, *root]
    return until_it_answers(command, folder, env, port)


def copy_of_the_course(folder: Path) -> Path:
    """Copy what is in git, as a download would bring it."""
    names = subprocess.run(["git", "ls-files"], cwd=COURSE, capture_output=True, text=True, check=True).stdout
    for name in filter(lambda name: (COURSE / name).exists(), names.splitlines()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(COURSE / name, folder / name)
    return folder


def later() -> list[Row]:
    """Start what is already set up, both ways in turns."""
    places = Places(COURSE)
    if not is_ready(places):
        sys.exit("The course is not set up here, so there is no later start to measure. Type first: python3 start.py")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        copy, env = copy_of_the_course(Path(home, "course")), environment(Path(home))
        # .venv belongs to this folder, so ours starts here, and the other way in a copy
        mine, theirs = in_turns(
            ROUNDS,
            lambda: {"start": our_start(COURSE, env)},
            lambda: {"start": bare_start(copy, places.scripts, env)},
        )
    return [row("later start, until the server answers", mine, "start", theirs, "start")]


def first(tool: str) -> Row:
    """Set up and start once each way, with pip or with uv."""
    ways: list[tuple[Callable[[Path, dict[str, str]], float], list[float]]] = [(our_start, []), (by_hand(tool), [])]
    for way, times in ways:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            course = copy_of_the_course(Path(place, "course"))
            times.append(way(course, environment(Path(place), without="uv" if tool == "pip" else None)))
    return Row(f"first start with {tool}, until the server answers", ways[0][1], ways[1][1])


def by_hand(tool: str) -> Callable[[Path, dict[str, str]], float]:
    """Make a venv, install by name, start."""

    def start(folder: Path, env: dict[str, str]) -> float:
        places = Places(folder)
        make: list[str | Path] = ["uv", "venv", "-q", "--python", sys.executable, places.venv]
        install: list[str | Path] = ["uv", "pip", "install", "-q", "--python", places.python]
        if tool == "pip":
            make = [getattr(sys, "_base_executable", sys.executable), "-m", "venv", places.venv]
            install = [places.python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        began = time.perf_counter()
        for command in (make, [*install, *PINNED]):
            subprocess.run(command, cwd=folder, env=env, check=True)
        installed = (time.perf_counter() - began) * 1000
        return installed + bare_start(folder, places.scripts, env)

    return start


def main() -> None:
    print(machine())
    rows: list[Row] = later()
    if "--first" in sys.argv[1:]:
        rows += [first(tool) for tool in ("pip", "uv") if tool == "pip" or shutil.which("uv")]
    show("Other: `jupyter lab` of the same packages, without us", rows)


if __name__ == "__main__":
    main()
