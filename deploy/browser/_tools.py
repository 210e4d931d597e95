"""The environment that builds the site. It is its own: beside JupyterLab it would add a second kernel to the course."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy.browser._pins import COURSE, BuildProblem, Pins
from launch.progress import run_step

FAILED = "{step} failed. Is the network there? The last lines of {log} say more; then type the same again."


@dataclass(frozen=True)
class Tools:
    """Where the tools and the fetched files lie; deleting the folder is always safe.

    Attributes
    ----------
    folder
        Git does not see it.

    Examples
    --------
    >>> Tools(Path("kept")).wheels.as_posix()
    'kept/wheels'
    """

    folder: Path = COURSE / ".venv" / "browser-edition"

    @property
    def venv(self) -> Path:
        """The environment with the tools."""
        return self.folder / "tools"

    @property
    def wheels(self) -> Path:
        """Fetched wheels."""
        return self.folder / "wheels"

    @property
    def made(self) -> Path:
        """Wheels that we made: our own, and lighter ones."""
        return self.folder / "made"

    @property
    def python(self) -> Path:
        """The Python of the tools."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def pip(self, does: str, *words: str | Path) -> list[str | Path]:
        """Write a command of the tools' own pip."""
        return [self.python, "-m", "pip", does, "--disable-pip-version-check", *words]

    def run(self, step: str, command: Sequence[str | Path], folder: Path | None = None) -> None:
        """Run one step, in a folder if it matters, under a line that counts its seconds.

        Raises
        ------
        BuildProblem
            If it fails: which step, and where its output is.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        log = self.folder / "build.log"
        # the tools must see neither the course's own packages nor a person's settings
        env = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
        env |= {name: str(self.folder / "jupyter") for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
        worked, _ = run_step(step, command, env, log, folder)
        if not worked:
            raise BuildProblem(FAILED.format(step=step.capitalize(), log=log))

    def get_ready(self, pins: Pins) -> None:
        """Make the environment, unless it is there with these versions."""
        wanted = "\n".join(pins.tools) + (COURSE / "requirements.lock.txt").read_text(encoding="utf-8")
        stamp = self.venv / "networkcoach-tools.txt"
        if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
            return
        base: str = getattr(sys, "_base_executable", None) or sys.executable  # not the Python of .venv, but beneath it
        self.run("a Python for the tools", [base, "-m", "venv", "--clear", self.venv])
        pinned = ("--no-compile", "--constraint", COURSE / "requirements.lock.txt")
        self.run("the tools", self.pip("install", *pinned, *pins.tools))
        stamp.write_text(wanted, encoding="utf-8")
