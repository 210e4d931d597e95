"""The browser edition: how large it is, what a first visit fetches, and how long until somebody can answer.

Run: python benchmarks/bench_lite.py           (about five minutes; needs a Chromium, and the network the first time)

The other way is a bare JupyterLite of the same versions with one notebook: a number and a button of ipywidgets. Each
visit has a new browser with nothing in its cache. Pyodide's address is answered from this computer, so what a network
adds is to be reckoned from the bytes.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright
from side_by_side import COURSE, Row, Times, in_turns, machine, row, show

sys.path.insert(0, str(COURSE))
sys.path.insert(0, str(COURSE / "tests" / "support"))
from bench_page import OPENING, OUR_BOX, PLAIN_BOX, PLAIN_CODE
from lite import Visit, served, visit

from deploy.browser._for_tests import runtime_for_tests
from deploy.browser._pins import read_pins
from deploy.browser._site import Edition, build
from deploy.browser._tools import Tools
from networkcoach.notebooks import notebook, written

ROUNDS, PATIENCE = 3, 300_000
OURS_ALONE = ("networkcoach", "anywidget", "psygnal", "icalendar", "mistune", "jinja2", "markupsafe", "platformdirs")


def bare_course(folder: Path) -> Path:
    """Copy the course with one plain notebook instead of its own."""
    for name in ("networkcoach", "data", "jupyter"):
        shutil.copytree(COURSE / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-lessons"):
        shutil.copyfile(COURSE / name, folder / name)
    (folder / "notebooks").mkdir()
    text = written(notebook("plain", [("code", PLAIN_CODE)]))
    (folder / "notebooks" / "plain.ipynb").write_text(text, encoding="utf-8")
    return folder


def megabytes(site: Path, without: tuple[str, ...] = ()) -> float:
    """Add up a site, without some packages."""
    files = (file for file in site.rglob("*") if file.is_file())
    return sum(file.stat().st_size for file in files if not (without and file.name.startswith(without))) / 1e6


def first_visit(playwright: Playwright, site: Path, runtime: Path, page: str, box: str) -> Times:
    """Open a page in a new browser, press Run All, and wait for the box; milliseconds and bytes."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        served(site) as address,
        visit(playwright, Path(profile), address, runtime, read_pins()) as begun,
    ):
        fetched: set[str] = set()
        begun.context.on("requestfinished", lambda request: fetched.add(request.url))
        shown = begun.context.pages[0]
        shown.goto(f"{address}/lab/index.html?path={page}")
        shown.evaluate(OPENING, box)
        shown.wait_for_function("() => window.marks.usable", timeout=PATIENCE)
        marks: Times = shown.evaluate("() => window.marks")
        return {**marks, "bytes": bytes_of(begun, fetched, site, runtime)}


def bytes_of(begun: Visit, fetched: set[str], site: Path, runtime: Path) -> float:
    """Add up the files behind the addresses, each once, not compressed."""
    names = {address.removeprefix(f"{begun.address}/").partition("?")[0] for address in fetched}
    files = {*(site / name for name in names), *(runtime / name for name in begun.fetched)}
    return float(sum(file.stat().st_size for file in files if file.is_file()))


def compare(ours: Path, bare: Path, runtime: Path) -> list[Row]:
    """Visit both, in turns."""
    with sync_playwright() as playwright:
        mine, theirs = in_turns(
            ROUNDS,
            lambda: first_visit(playwright, ours, runtime, "0-does-it-happen.ipynb", OUR_BOX),
            lambda: first_visit(playwright, bare, runtime, "plain.ipynb", PLAIN_BOX),
        )
    kilobytes = [[{"kB": one["bytes"] / 1000} for one in way] for way in (mine, theirs)]
    return [
        row("page asked for, to Python ready", mine, "ready", theirs, "ready"),
        row("page asked for, to a box that can be typed in", mine, "usable", theirs, "usable"),
        row("first visit, kB fetched, not compressed", kilobytes[0], "kB", kilobytes[1], "kB"),
    ]


def main() -> None:
    print(machine())
    tools, pins = Tools(), read_pins()
    runtime = runtime_for_tests(tools, pins)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        ours = build(Edition(folder / "ours"), tools, pins)
        own = build(Edition(folder / "own", runtime), tools, pins)
        bare = build(Edition(folder / "bare", course=bare_course(folder / "course")), tools, pins)
        sizes = {"public": megabytes(ours), "self-hosted": megabytes(own), "bare": megabytes(bare, OURS_ALONE)}
        print(json.dumps({name: round(size, 1) for name, size in sizes.items()}), "MB on the host")
        print(f"public: {sizes['public'] / sizes['bare']:.2f} x bare")
        show("Other: a bare JupyterLite, one notebook with a number and a button", compare(ours, bare, runtime))


if __name__ == "__main__":
    main()
