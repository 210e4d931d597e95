"""The pins, environment.yml and pyproject.toml tell the same story, and none of them names a machine."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

COURSE = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((COURSE / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
PINS = (COURSE / "requirements.lock.txt").read_text(encoding="utf-8")
PINNED = [Requirement(line) for line in PINS.splitlines() if line and not line.lstrip().startswith("#")]
WANTED = [
    Requirement(text)
    for text in [
        *PROJECT["dependencies"],
        *PROJECT["optional-dependencies"]["test"],
        *PYPROJECT["build-system"]["requires"],
    ]
]
NOT_OURS = {
    ".git",
    ".venv",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    "test-results",
    "dist",
}
# In pieces, so that this file does not name them either.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"pypi\." + "org",
            "python" + r"hosted\.",
            r"anaconda\." + "org",
            r"registry\." + "npm",
            "--(extra-)?index" + "-url",
            "--find" + "-links",
            "/wo" + "rk/",
            "/tmp/se" + "tup",
            "/ro" + "ot/",
        )
    )
)


def _versions(name: str) -> list[str]:
    return [
        str(pin.specifier).removeprefix("==")
        for pin in PINNED
        if canonicalize_name(pin.name) == canonicalize_name(name)
    ]


def test_each_pin_is_one_exact_version() -> None:
    assert len(PINNED) > 100
    for pin in PINNED:
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), str(pin)
        assert pin.url is None


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_the_pins_are_what_the_project_asks_for(wanted: Requirement) -> None:
    versions = _versions(wanted.name)
    assert versions, f"{wanted.name} has no pin: renew requirements.lock.txt (its second line says how)"
    assert all(wanted.specifier.contains(version) for version in versions)


@pytest.mark.skipif(Path(sys.prefix) != COURSE / ".venv", reason="needs the set-up that start.py made")
def test_every_installed_package_has_its_pinned_version() -> None:
    brought_by_python = {"pip", "setuptools", "networkcoach"}
    for package in importlib.metadata.distributions():
        if canonicalize_name(package.name) not in brought_by_python:
            assert package.version in _versions(package.name), package.name


def test_environment_yml_is_what_the_script_writes() -> None:
    from scripts.make_environment import environment_yml

    pyproject = (COURSE / "pyproject.toml").read_text(encoding="utf-8")
    assert (COURSE / "environment.yml").read_text(encoding="utf-8") == environment_yml(pyproject, PINS), (
        "Run: python3 scripts/make_environment.py"
    )


def test_environment_yml_has_everything_a_participant_needs() -> None:
    import yaml

    content = yaml.safe_load((COURSE / "environment.yml").read_text(encoding="utf-8"))
    *packages, pip = content["dependencies"]
    versions = dict(line.partition("=")[::2] for line in packages)
    assert pip == {"pip": ["-e ."]}
    assert SpecifierSet(PROJECT["requires-python"]).contains(versions["python"])
    assert "pip" in versions
    for text in PROJECT["dependencies"]:
        wanted = Requirement(text)
        version = versions.get("matplotlib-base" if wanted.name == "matplotlib" else wanted.name.lower(), "")
        assert wanted.specifier.contains(version), text


def _text_files() -> list[Path]:
    files = (
        file for file in COURSE.rglob("*") if file.is_file() and not NOT_OURS & set(file.relative_to(COURSE).parts)
    )
    return [file for file in files if file.suffix not in {".png", ".zip", ".ico", ".woff2", ".sqlite", ".pyc"}]


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    found = [
        f"{file.relative_to(COURSE)}:{number}: {line.strip()[:100]}"
        for file in _text_files()
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert not found, "\n".join(found)
