"""Make ``.venv`` with every package at its pinned version, once; later starts only compare a short stamp.

The rules, so that an interrupted or outdated set-up repairs itself:

- the stamp is written last. A ``.venv`` that we began and that has none is made anew;
- the stamp of another folder (the course was moved), of another Python, or without a working Python: made anew;
- other pins, settings or extras than the stamp says: installed into the ``.venv`` that is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from launch.places import Places, environment
from launch.problems import DISK_FULL, Problem, installer_problem

ROOM_NEEDED = 700_000_000
# Loading once what every start loads shows that all works, and leaves the compiled files that make later starts fast.
TRIAL = "import jupyterlab.labapp, ipykernel.kernelapp, anywidget, pandas, matplotlib.pyplot, networkcoach"


@dataclass(frozen=True)
class Stamp:
    """What a finished set-up was made from.

    Attributes
    ----------
    key
        Hash of the pins and of all else that is installed.
    course
        The course folder: paths inside ``.venv`` are fixed to it.
    python
        The version as ``3.12``.
    extras
        Groups of packages beyond those of a plain start: ``("test",)`` or none.
    """

    key: str
    course: str
    python: str
    extras: tuple[str, ...] = ()

    def with_extras_of(self, other: Stamp | None) -> Stamp:
        """Add the extras of an earlier set-up, which an update keeps."""
        return replace(self, extras=tuple(sorted({*self.extras, *(other.extras if other else ())})))


def fingerprint(course: Path) -> str:
    """Hash the files that decide what is in ``.venv``.

    The settings in ``jupyter/`` count, because installing copies them.
    """
    names = ["requirements.lock.txt", "pyproject.toml"]
    names += sorted(file.relative_to(course).as_posix() for file in (course / "jupyter").rglob("*") if file.is_file())
    whole = hashlib.sha256()
    for name in names:
        whole.update(name.encode() + b"\0" + (course / name).read_bytes() + b"\0")
    return whole.hexdigest()


def read_stamp(places: Places) -> Stamp | None:
    """Read the stamp; None if there is none, or none that can be read."""
    try:
        values = json.loads(places.stamp.read_text(encoding="utf-8"))
        return Stamp(values["key"], values["course"], values["python"], tuple(values["extras"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def prepare(places: Places, extras: Iterable[str] = ()) -> None:
    """Make sure that ``.venv`` holds what the course needs.

    Parameters
    ----------
    places
        The course.
    extras
        Groups of packages from ``pyproject.toml`` to have besides.

    Raises
    ------
    Problem
        One sentence on what is wrong.
    """
    found, wanted = _current(places), _wanted(places, extras)
    if found and must_be_new(found, wanted):
        found = None
    if not (found and _covers(found, wanted)):
        _set_up(places, wanted.with_extras_of(found), update=found is not None)


def is_ready(places: Places, extras: Iterable[str] = ()) -> bool:
    """Tell whether `prepare` would have nothing to do."""
    found = _current(places)
    return found is not None and _covers(found, _wanted(places, extras))


def _current(places: Places) -> Stamp | None:
    return read_stamp(places) if places.python.exists() else None


def _wanted(places: Places, extras: Iterable[str]) -> Stamp:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Stamp(fingerprint(places.course), str(places.course), version, tuple(sorted(extras)))


def _covers(found: Stamp, wanted: Stamp) -> bool:
    return not must_be_new(found, wanted) and found.key == wanted.key and set(wanted.extras) <= set(found.extras)


def must_be_new(found: Stamp, wanted: Stamp) -> bool:
    """Tell whether a ``.venv`` can't be brought up to date where it is.

    Examples
    --------
    >>> here = Stamp("k", "/home/a/course", "3.12")
    >>> must_be_new(here, Stamp("newer pins", "/home/a/course", "3.12"))
    False
    >>> must_be_new(here, Stamp("k", "/moved/course", "3.12"))
    True
    """
    return (found.course, found.python) != (wanted.course, wanted.python)


def _set_up(places: Places, wanted: Stamp, update: bool) -> None:
    if not update:
        _check_room(places)
    if update:
        print("Bringing the set-up up to date ...", flush=True)
    else:
        print("Setting up the course in the folder .venv, once (a minute or two, needs the internet) ...", flush=True)
    from launch.installers import installers  # late: most starts need no installer

    failure: Problem | None = None
    for installer in installers():
        try:
            installer.install(places, wanted.extras, fresh=not update or failure is not None)
            break
        except Problem as problem:
            failure = problem
    else:
        assert failure is not None  # there is always pip, so something was tried
        raise failure
    _try_out(places)
    _write_stamp(places, wanted)
    print("The set-up is done; from now on the course starts at once, without the internet.", flush=True)


def _check_room(places: Places) -> None:
    import shutil

    if shutil.disk_usage(places.course).free < ROOM_NEEDED:
        raise Problem(DISK_FULL)


def _try_out(places: Places) -> None:
    from launch import progress

    command: Sequence[str | Path] = [places.python, "-P", "-c", TRIAL]
    worked, output = progress.run_step("trying it out", command, environment(places, os.environ), places.log)
    if not worked:
        raise installer_problem(output, places.log)


def _write_stamp(places: Places, stamp: Stamp) -> None:
    places.stamp.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")
