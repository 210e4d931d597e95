"""Put the site together: JupyterLab's files, the notebooks, the packages and the lock."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.browser._lock import Entry, entry_of_compiled, entry_of_wheel, lock_of, without_a_file
from deploy.browser._pins import COURSE, BuildProblem, Pins, read_pins, sha256
from deploy.browser._tools import Tools
from deploy.browser._wheels import is_whole, only_for_any_system, own_wheel, pure_wheels

PACKAGES = "static/packages"
OWN_RUNTIME = "static/pyodide"
KERNEL = "@jupyterlite/pyodide-kernel-extension"
FIRST_PAGE = "start-here.ipynb"
SCRIPT = Path(__file__).parent / "page" / "thin_notebooks.js"
# Loaded before the first cell. Without one of them a cell would show [*] for ever, and say nothing.
AT_START = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "tzdata")
# The kernel's own stand-ins; it brings another for an ipywidgets that is long gone.
FROM_KERNEL = ("ipykernel", "piplite", "pyodide_kernel", "widgetsnbextension-4")
NOT_WHOLE = (
    "The folder {folder} has no whole {file} of Pyodide {version}. Unpack that release of Pyodide, and name the folder"
    " that holds pyodide.mjs."
)
UNUSED = (
    "*.md",
    "rspack.config*.js",
    f"extensions/{KERNEL}/static/pypi",
)
# JupyterLab reads the element with settings here too, and would wait for it for ever.
START = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>networkcoach</title>
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url={address}">
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{{}}</script>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.1em/1.5 system-ui; margin: 3em auto; max-width: 34em }}
</style>
<p>The workbook opens on the page <a href="{address}">start-here</a>.
<noscript><p>It needs JavaScript: Python runs inside your browser, and what you write stays there.</noscript>
</html>
"""


@dataclass(frozen=True)
class Edition:
    """What is built.

    Attributes
    ----------
    out
        The folder of the site.
    runtime
        An unpacked Pyodide, to go onto the site; None takes it from the network's address.
    course
        Whose notebooks and package; tests change a copy.
    """

    out: Path
    runtime: Path | None = None
    course: Path = COURSE


def build(edition: Edition, tools: Tools, pins: Pins | None = None) -> Path:
    """Build a site and return its folder.

    Raises
    ------
    BuildProblem
        One sentence on what is missing.
    """
    pins = pins or read_pins()
    if edition.runtime:
        check_runtime(edition.runtime, pins)
    tools.get_ready(pins)
    wheels = [*pure_wheels(tools, pins), own_wheel(tools, edition.course), *_wheels_of_kernel(tools)]
    only_for_any_system(wheels)
    with tempfile.TemporaryDirectory(prefix="networkcoach-site-") as place:
        lock = _put_packages(Path(place, PACKAGES), edition, pins, wheels)
        site = _jupyterlite(Path(place), edition, tools, page_settings(_runtime_address(edition, pins), lock))
        _leave_out_unused(site)
        _add_extension(site)
        shutil.copytree(Path(place, "static"), site / "static", dirs_exist_ok=True)
        (site / "index.html").write_text(START.format(address=f"lab/index.html?path={FIRST_PAGE}"), encoding="utf-8")
        shutil.copytree(site, edition.out, dirs_exist_ok=True)
    return edition.out


def check_runtime(folder: Path, pins: Pins) -> None:
    """Refuse a Pyodide that is not the one that was tried.

    Raises
    ------
    BuildProblem
        Which file is missing or different.
    """
    for file, hash in pins.from_pyodide.items():
        if not is_whole(folder / file, hash):
            raise BuildProblem(NOT_WHOLE.format(folder=folder, file=file, version=pins.version))


def _wheels_of_kernel(tools: Tools) -> list[Path]:
    folder = tools.venv / "share" / "jupyter" / "labextensions" / KERNEL / "static" / "pypi"
    return [file for file in sorted(folder.glob("*.whl")) if file.name.startswith(FROM_KERNEL)]


def _runtime_address(edition: Edition, pins: Pins) -> str:
    return f"./{OWN_RUNTIME}/" if edition.runtime else pins.address


def _jupyterlite(place: Path, edition: Edition, tools: Tools, settings: dict[str, Any]) -> Path:
    """Let JupyterLite write its part: the page, the notebooks and our settings of it."""
    lite = place / "lite"
    shutil.copytree(edition.course / "notebooks", lite / "content", ignore=shutil.ignore_patterns(".*"))
    overrides = edition.course / "jupyter" / "share" / "jupyter" / "lab" / "settings" / "overrides.d"
    shutil.copyfile(overrides / "networkcoach.json", lite / "overrides.json")
    _write_json(lite / "jupyter-lite.json", settings)
    _write_json(lite / "jupyter_lite_config.json", BUILD_SETTINGS)
    command: list[str | Path] = [tools.python, "-m", "jupyter", "lite", "build", "--output-dir", place / "site"]
    tools.run("the site", command, lite)  # it finds its settings there, and leaves a file of its own there
    return place / "site"


def _add_extension(site: Path) -> None:
    """Tell JupyterLab to load our script with its own extensions."""
    file = site / "jupyter-lite.json"
    settings = json.loads(file.read_text(encoding="utf-8"))
    name = f"thin_notebooks-{sha256(SCRIPT)[:12]}.js"
    (site / "extensions" / "networkcoach").mkdir(parents=True)
    shutil.copyfile(SCRIPT, site / "extensions" / "networkcoach" / name)
    ours = {"name": "networkcoach", "load": name, "extension": "./extension"}
    settings["jupyter-config-data"]["federated_extensions"].append(ours)
    _write_json(file, settings)


def _leave_out_unused(site: Path) -> None:
    """Take away what no page of this site asks for."""
    for pattern in UNUSED:
        for path in site.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _put_packages(folder: Path, edition: Edition, pins: Pins, wheels: list[Path]) -> str:
    """Copy the wheels, and Pyodide's files if they go onto the site; write the lock and return its address."""
    entries = []
    for wheel in wheels:
        # A browser keeps what it has under the same address, so another content gets another one.
        place = folder / sha256(wheel)[:12]
        place.mkdir(parents=True)
        shutil.copyfile(wheel, place / wheel.name)
        entries.append(entry_of_wheel(wheel, pins, f"{place.name}/{wheel.name}"))
    if edition.runtime:
        _copy(edition.runtime, pins.runtime, folder.parent / "pyodide")
        _copy(edition.runtime, {one.file: one.sha256 for one in pins.compiled}, folder)
    at = "" if edition.runtime else pins.address
    return _write_lock(folder, [*entries, *(entry_of_compiled(one, at) for one in pins.compiled)], pins)


def _write_lock(folder: Path, entries: list[Entry], pins: Pins) -> str:
    if gaps := without_a_file({entry["name"]: entry for entry in entries}):
        raise BuildProblem(f"deploy/browser/pins.toml has a gap: {', '.join(gaps)}.")
    file = folder / "pyodide-lock.json"
    file.write_text(lock_of(entries, pins.info), encoding="utf-8")
    named = file.rename(folder / f"pyodide-lock-{sha256(file)[:12]}.json")
    return f"./{PACKAGES}/{named.name}"


def _copy(folder: Path, files: dict[str, str], to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(folder / file, to / file)


BUILD_SETTINGS = {
    "LiteBuildConfig": {
        "contents": ["content"],
        # the other applications would open pages with a kernel of their own beside this one
        "apps": ["lab"],
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
    }
}


def page_settings(runtime: str, lock: str) -> dict[str, Any]:
    """Write what JupyterLite reads first: where Python comes from.

    Parameters
    ----------
    runtime
        Address of the folder with Pyodide.
    lock
        Address of the lock.
    """
    kernel = {
        "pyodideUrl": f"{runtime}pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": lock, "packages": list(AT_START)},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "networkcoach",
            "litePluginSettings": {f"{KERNEL}:kernel": kernel},
        },
    }


def _write_json(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")
