"""The files of the built site: every import has its package, every package its file, and no page asks a stranger."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from packaging.utils import canonicalize_name

from deploy.browser._lock import needs
from deploy.browser._pins import COURSE, Pins, sha256
from deploy.browser._site import AT_START
from networkcoach.notebooks import all_notebooks

# Only for authors and for a server; no page of the browser edition comes to these lines.
NOT_THERE = {"jsonschema", "jupyter_client", "jupyterlab", "nbformat", "yaml"}
SITE = "https://example.com/course/"


def lock_of(site: Path) -> tuple[Path, dict[str, Any]]:
    file = next((site / "static" / "packages").glob("pyodide-lock-*.json"))
    return file, json.loads(file.read_text(encoding="utf-8"))


def kernel_settings(site: Path) -> dict[str, Any]:
    settings = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    plugins: dict[str, Any] = settings["litePluginSettings"]
    found: dict[str, Any] = plugins["@jupyterlite/pyodide-kernel-extension:kernel"]
    return found


def imports_of(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def imported() -> set[str]:
    cells = (cell for text in all_notebooks().values() for cell in json.loads(text)["cells"])
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    code += [file.read_text(encoding="utf-8") for file in (COURSE / "networkcoach").rglob("*.py")]
    return {name for one in code for name in imports_of(one)}


@pytest.fixture(params=["site", "own_site"])
def either(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_every_import_finds_its_package(either: Path) -> None:
    packages = lock_of(either)[1]["packages"]
    there = {name for one in packages.values() for name in one["imports"]}
    assert imported() - set(sys.stdlib_module_names) - NOT_THERE - there == set()
    assert {*AT_START, "networkcoach"} <= packages.keys()
    assert [need for one in packages.values() for need in one["depends"] if need not in packages] == []


def test_every_package_has_its_file_with_its_hash(either: Path, pins: Pins) -> None:
    lock, content = lock_of(either)
    for one in content["packages"].values():
        if one["file_name"].startswith("https:"):
            assert one["file_name"].removeprefix(pins.address) in pins.from_pyodide
            assert one["sha256"] == pins.from_pyodide[one["file_name"].removeprefix(pins.address)]
        else:
            assert sha256(lock.parent / one["file_name"]) == one["sha256"]
    assert re.fullmatch(rf"pyodide-lock-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}\.json", lock.name)


def test_what_we_bring_runs_on_any_system(either: Path, pins: Pins) -> None:
    compiled = {one.file for one in pins.compiled}
    wheels = [file for file in (either / "static").rglob("*.whl") if file.name not in compiled]
    assert [file.name for file in wheels if not file.name.endswith("-none-any.whl")] == []
    assert any(file.name.startswith("networkcoach-") for file in wheels)


def test_versions_fit_each_other(site: Path, pins: Pins) -> None:
    packages = lock_of(site)[1]["packages"]
    for wheel in (site / "static").rglob("*.whl"):
        for need in needs(wheel, pins):
            version = packages[str(canonicalize_name(need.name))]["version"]
            assert need.specifier.contains(version, prereleases=True), f"{wheel.name} needs {need}, and gets {version}"


def test_versions_are_those_of_the_course(pins: Pins) -> None:
    pinned = (COURSE / "requirements.lock.txt").read_text(encoding="utf-8")
    versions = {canonicalize_name(name): v for name, v in re.findall(r"^([\w.-]+)==([\w.]+)", pinned, re.MULTILINE)}
    ours = {canonicalize_name(f.split("-")[0]): f.split("-")[1] for f in pins.wheels | pins.without_compiled_part}
    assert {name for name in ours if versions.get(name) != ours[name]} == {"micropip"}  # only a browser has it


def test_the_public_edition_asks_one_address_alone(site: Path, pins: Pins) -> None:
    kernel = kernel_settings(site)
    assert f"/v{pins.version}/" in pins.address
    assert kernel["pyodideUrl"] == f"{pins.address}pyodide.mjs"
    assert kernel["disablePyPIFallback"] is True
    assert urljoin(SITE, kernel["loadPyodideOptions"]["lockFileURL"]).startswith(SITE)
    assert (site / kernel["loadPyodideOptions"]["lockFileURL"]).is_file()


def test_the_self_hosted_edition_asks_no_other_address(own_site: Path, pins: Pins) -> None:
    kernel = kernel_settings(own_site)
    said = json.dumps(kernel) + lock_of(own_site)[0].read_text(encoding="utf-8")
    assert "http" not in said
    for file, hash in pins.runtime.items():
        assert sha256((own_site / kernel["pyodideUrl"]).parent / file) == hash


def test_our_settings_and_pages_are_there(site: Path) -> None:
    settings = json.loads((site / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    ours = COURSE / "jupyter/share/jupyter/lab/settings/overrides.d/networkcoach.json"
    wanted = json.loads(ours.read_text(encoding="utf-8"))
    assert {name: settings["settingsOverrides"][name] for name in wanted} == wanted
    assert {file.name for file in (site / "files").iterdir()} == set(all_notebooks())
    assert [app for app in ("notebooks", "repl", "tree", "edit", "consoles") if (site / app).exists()] == []
    assert "lab/index.html?path=start-here.ipynb" in (site / "index.html").read_text(encoding="utf-8")
