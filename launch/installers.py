"""The two ways to fill ``.venv``: uv where it is there, because it is quick, else Python's own venv and pip."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from launch import progress
from launch.places import Places, environment
from launch.problems import Problem, installer_problem

BUILD_TOOLS = ("hatchling", "editables")
NO_VENV = (
    "Python's module venv is missing here. On Debian or Ubuntu type: sudo apt install python3-venv - elsewhere install"
    " Python from python.org/downloads - then start again."
)


@dataclass(frozen=True)
class Installer:
    """An installer of packages.

    Attributes
    ----------
    uv
        The program uv, or None for Python's own venv and pip.
    """

    uv: str | None

    def make_venv(self, python: str, venv: Path) -> list[str | Path]:
        """Write the command that makes an empty ``.venv``."""
        if self.uv:
            return [self.uv, "venv", "--quiet", "--allow-existing", "--python", python, venv]
        return [python, "-m", "venv", venv]

    def add(self, places: Places, *what: str) -> list[str | Path]:
        """Write the command that installs packages, each at its pinned version.

        ``--no-compile``: Python compiles what is used when it is first used; compiling everything takes twice as long
        as installing it.
        """
        pins = ["--constraint", str(places.pins), "--no-build-isolation", *what]
        if self.uv:
            # uv would take our own package as unchanged when only the settings in jupyter/ are new
            renewed = ["--reinstall-package", "networkcoach"]
            return [self.uv, "pip", "install", "--python", places.python, *renewed, *pins]
        return [places.python, "-m", "pip", "install", "--no-compile", "--disable-pip-version-check", *pins]

    def install(self, places: Places, extras: Sequence[str], fresh: bool) -> None:
        """Fill ``.venv``, from nothing if `fresh`.

        Raises
        ------
        Problem
            One sentence on what is wrong.
        """
        places.stamp.unlink(missing_ok=True)  # from here on, an interrupted set-up is one
        if fresh or not (self.uv or places.pip.exists()):  # uv makes a .venv without pip, and uv may be gone since
            self._make_anew(places)
        group = f"[{','.join(extras)}]" if extras else ""
        self._run("tools that build the course", self.add(places, *BUILD_TOOLS), places)
        self._run("JupyterLab and the packages", self.add(places, "--editable", f"{places.course}{group}"), places)

    def _make_anew(self, places: Places) -> None:
        if not self.uv and importlib.util.find_spec("ensurepip") is None:
            raise Problem(NO_VENV)
        if places.log.exists():  # we began it, so we may clear it away
            shutil.rmtree(places.venv)
        places.venv.mkdir(exist_ok=True)
        places.log.touch()
        # not the Python of a venv, which start.py may be run by, but the one beneath it
        python: str = getattr(sys, "_base_executable", None) or sys.executable
        self._run("a Python of its own", self.make_venv(python, places.venv), places)

    def _run(self, label: str, command: Sequence[str | Path], places: Places) -> None:
        worked, output = progress.run_step(label, command, environment(places, os.environ), places.log)
        if not worked:
            raise installer_problem(output, places.log)


def installers() -> list[Installer]:
    """List what can install here, the quick one first. pip follows for networks that only pip is set up for."""
    uv = shutil.which("uv")
    return ([Installer(uv)] if uv else []) + [Installer(None)]
