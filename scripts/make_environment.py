"""Write environment.yml, for conda and Binder, from pyproject.toml (which packages) and the pins (which versions).

Run it after the pins have changed: python3 scripts/make_environment.py
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

COURSE = Path(__file__).resolve().parent.parent
PYTHON = "3.12"
# Where conda-forge calls a package otherwise: there plain `matplotlib` brings a whole desktop toolkit along.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
HEAD = """\
# Written by scripts/make_environment.py from pyproject.toml and requirements.lock.txt; change those, then run it.
name: networkcoach
channels:
  - conda-forge
  - nodefaults
dependencies:
"""


def plain_name(requirement: str) -> str:
    """Take the name out of a requirement, in the spelling that pins use.

    Examples
    --------
    >>> plain_name("PyYAML>=6"), plain_name("jsonschema>=4.20,<4.25")
    ('pyyaml', 'jsonschema')
    """
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def pinned_versions(pins: str) -> dict[str, str]:
    r"""Read the pins. Packages with several versions, by version of Python, keep the one of the newer Pythons.

    Examples
    --------
    >>> pinned_versions("numpy==2.4.6 ; python_full_version < '3.12'\nnumpy==2.5.5 ; python_full_version >= '3.12'\n")
    {'numpy': '2.5.5'}
    """
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", pins, re.MULTILINE))


def environment_yml(pyproject: str, pins: str) -> str:
    """Write the text of environment.yml.

    Parameters
    ----------
    pyproject, pins
        The texts of the two files.
    """
    versions = pinned_versions(pins)
    names = [plain_name(requirement) for requirement in tomllib.loads(pyproject)["project"]["dependencies"]]
    lines = [f"{CONDA_NAMES.get(name, name)}={versions[name]}" for name in names]
    wanted = [f"python={PYTHON}", *lines, "pip", "pip:"]
    return HEAD + "".join(f"  - {line}\n" for line in wanted) + "      - -e .\n"


if __name__ == "__main__":
    texts = [(COURSE / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "requirements.lock.txt")]
    (COURSE / "environment.yml").write_text(environment_yml(*texts), encoding="utf-8")
