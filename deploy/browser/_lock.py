"""Pyodide's lock: which package is which file, where it lies, and what it needs.

We write a lock of our own, so that `import networkcoach` is all that a notebook has to say. Packages that Pyodide
compiled keep the names and hashes of Pyodide's lock; a browser refuses a file with another hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.browser._pins import Compiled, Pins, sha256
from deploy.browser._wheels import about, modules_at_top

# JupyterLab is the page around it, and the other two are for authors and tests: nothing of a learner's page needs them.
# The kernel brings its own stand-ins for the rest, or does without.
LEFT_OUT = {"jupyterlab", "jupyterlab-widgets", "jsonschema", "nbval", "psutil", "pyyaml"}
Entry = dict[str, Any]


def browser_environment(pins: Pins) -> dict[str, str]:
    """Say what a requirement may ask about the browser: ``; sys_platform != "emscripten"``."""
    asked = {name: str(value) for name, value in default_environment().items()}
    return asked | {
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "platform_machine": "wasm32",
        "os_name": "posix",
        "python_version": pins.python,
        "python_full_version": f"{pins.python}.0",
        "extra": "",
    }


def needs(wheel: Path, pins: Pins) -> Iterator[Requirement]:
    """List what a wheel can't do without in the browser."""
    here = browser_environment(pins)
    for text in about(wheel).get_all("Requires-Dist") or []:
        one = Requirement(text)
        if canonicalize_name(one.name) not in LEFT_OUT and (one.marker is None or one.marker.evaluate(here)):
            yield one


def entry_of_wheel(wheel: Path, pins: Pins, address: str) -> Entry:
    """Describe a wheel of the site."""
    said = about(wheel)
    return _entry(
        name=str(canonicalize_name(said["Name"])),
        version=said["Version"],
        file=address,
        hash=sha256(wheel),
        imports=modules_at_top(wheel),
        depends=sorted({str(canonicalize_name(one.name)) for one in needs(wheel, pins)}),
    )


def entry_of_compiled(one: Compiled, address: str) -> Entry:
    """Describe a package that Pyodide compiled."""
    return _entry(one.name, one.version, address + one.file, one.sha256, one.imports, one.depends)


def _entry(name: str, version: str, file: str, hash: str, imports: Sequence[str], depends: Sequence[str]) -> Entry:
    return {
        "name": name,
        "version": version,
        "file_name": file,
        "install_dir": "site",
        "sha256": hash,
        "package_type": "package",
        "imports": list(imports),
        "depends": list(depends),
        "unvendored_tests": False,
    }


def lock_of(entries: Iterable[Entry], info: Mapping[str, str]) -> str:
    """Write the lock.

    Parameters
    ----------
    entries
        One for each package.
    info
        What Pyodide compares with itself: version, ABI and system.
    """
    packages = {entry["name"]: entry for entry in entries}
    return json.dumps({"info": dict(info), "packages": dict(sorted(packages.items()))}, indent=1)


def without_a_file(packages: Mapping[str, Entry]) -> list[str]:
    """Name what some package needs and none is.

    Examples
    --------
    >>> without_a_file({"a": {"depends": ["b"]}})
    ['a needs b']
    """
    return [f"{name} needs {need}" for name, one in packages.items() for need in one["depends"] if need not in packages]
