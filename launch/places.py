"""Where things lie: the course folder and what the set-up makes inside it, on every system."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WINDOWS = os.name == "nt"


@dataclass(frozen=True)
class Places:
    """The course folder and the paths in it.

    Attributes
    ----------
    course
        The folder that holds ``start.py``.
    windows
        Whether paths follow the Windows habit; tests ask for both.

    Examples
    --------
    >>> Places(Path("course"), windows=False).python.as_posix()
    'course/.venv/bin/python'
    >>> Places(Path("course"), windows=True).python.as_posix()
    'course/.venv/Scripts/python.exe'
    """

    course: Path
    windows: bool = WINDOWS

    @property
    def venv(self) -> Path:
        """The folder with the packages; deleting it is always safe."""
        return self.course / ".venv"

    @property
    def scripts(self) -> Path:
        """The folder with the programs of the packages."""
        return self.venv / ("Scripts" if self.windows else "bin")

    @property
    def python(self) -> Path:
        """The Python that knows the packages."""
        return self.scripts / ("python.exe" if self.windows else "python")

    @property
    def pip(self) -> Path:
        """The installer inside ``.venv``, if Python made that folder."""
        return self.scripts / ("pip.exe" if self.windows else "pip")

    @property
    def stamp(self) -> Path:
        """Written last by a set-up, so a set-up without it was interrupted."""
        return self.venv / "networkcoach-setup.json"

    @property
    def log(self) -> Path:
        """What the installer said."""
        return self.venv / "networkcoach-setup.log"

    @property
    def pins(self) -> Path:
        """The version of every package."""
        return self.course / "requirements.lock.txt"

    @property
    def first_page(self) -> Path:
        """The notebook that opens."""
        return self.course / "notebooks" / "start-here.ipynb"


def environment(places: Places, outside: Mapping[str, str]) -> dict[str, str]:
    """Make the environment variables that everything of the course runs with.

    ``PYTHONDONTWRITEBYTECODE``, which some systems set, would make every start three times slower. IPython and
    matplotlib keep their own files inside ``.venv``, so that nothing is left in the home folder.

    Examples
    --------
    >>> values = environment(Places(Path("course"), windows=False), {"PYTHONDONTWRITEBYTECODE": "1", "PATH": "/bin"})
    >>> sorted(values)
    ['IPYTHONDIR', 'MPLCONFIGDIR', 'PATH', 'VIRTUAL_ENV']
    """
    values = {key: value for key, value in outside.items() if key not in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME")}
    values["VIRTUAL_ENV"] = str(places.venv)
    values["PATH"] = os.pathsep.join([str(places.scripts), *filter(None, [outside.get("PATH")])])
    values["IPYTHONDIR"] = str(places.venv / "ipython")
    values["MPLCONFIGDIR"] = str(places.venv / "matplotlib")
    if home := outside.get("NETWORKCOACH_HOME"):  # the kernel runs in another folder than the person who typed this
        values["NETWORKCOACH_HOME"] = str(Path(home).expanduser().absolute())
    return values
