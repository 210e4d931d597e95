"""Real JupyterLab in real Chromium. Without a browser these tests are skipped, in CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lab import CHROMIUM_FLAGS, Lab, Notebook, course_copy
from playwright.sync_api import Page, expect
from talk import Talk, talk_in

from launch.browser import VARIABLE, find_browser
from networkcoach.notebooks import notebook as made
from networkcoach.notebooks import written

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ours = [item for item in items if Path(__file__).parent in item.path.parents]
    skipped = bool(ours) and os.environ.get("CI") != "true" and find_browser() is None
    for item in ours:
        item.add_marker(pytest.mark.browser)
        if skipped:
            item.add_marker(pytest.mark.skip(reason="no Chromium found"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = find_browser()
    if path is None:
        pytest.fail(f"no Chromium found: install one (Debian: apt-get install chromium) or name it in {VARIABLE}")
    return {**browser_type_launch_args, "executable_path": path, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 1280, "height": 1000},
        "locale": "en-GB",
        "timezone_id": "UTC",
    }


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with Lab(course_copy(tmp_path_factory.mktemp("course")), tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture
def fresh(lab: Lab) -> Iterator[Lab]:
    """The same server with an empty contact log, fresh notebooks, no settings of a user and no kernels."""
    shutil.rmtree(lab.home / "networkcoach", ignore_errors=True)
    shutil.rmtree(lab.home / "config" / "lab" / "user-settings", ignore_errors=True)
    shutil.rmtree(lab.root / "notebooks")  # with what other tests wrote there
    course_copy(lab.root)
    yield lab
    lab.close_kernels()


@pytest.fixture
def notebook(page: Page, fresh: Lab) -> Callable[[str], Notebook]:
    """Open a notebook by its name and press Run All."""

    def opened(name: str) -> Notebook:
        shown = Notebook(page, fresh, f"notebooks/{name}.ipynb").open()
        shown.run_all()
        return shown

    return opened


@pytest.fixture
def cells(page: Page, fresh: Lab) -> Callable[..., Notebook]:
    """Write a notebook of these cells, behind one that gets the workbook ready, open it and press Run All."""

    def opened(*code: str) -> Notebook:
        content = written(made("cells", [("code", one) for one in ("import networkcoach as nc", *code)]))
        (fresh.root / "notebooks" / "cells.ipynb").write_text(content, encoding="utf-8")
        shown = Notebook(page, fresh, "notebooks/cells.ipynb").open()
        shown.run_all()
        return shown

    return opened


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """A demo, beside a log of one's own that must not appear in it."""
    with talk_in(tmp_path) as begun:
        yield begun
