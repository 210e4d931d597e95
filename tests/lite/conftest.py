"""The built browser edition. It needs a browser, and the network once; without, tests are skipped, in CI they fail."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lite import Look, Visit, served, visit
from playwright.sync_api import Playwright, expect

from deploy.browser._for_tests import runtime_for_tests
from deploy.browser._pins import BuildProblem, Pins, read_pins
from deploy.browser._site import Edition, build
from deploy.browser._tools import Tools
from launch.browser import VARIABLE, find_browser

expect.set_options(timeout=60_000)  # Python in a page takes three times as long


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.lite)


def _missing(sentence: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def pins() -> Pins:
    return read_pins()


@pytest.fixture(scope="session")
def tools() -> Tools:
    return Tools()


@pytest.fixture(scope="session")
def runtime(tools: Tools, pins: Pins) -> Path:
    """Pyodide's own files, for tests alone."""
    try:
        return runtime_for_tests(tools, pins)
    except BuildProblem as problem:
        _missing(f"Pyodide's files can't be fetched here: {problem}")
        raise


def _built(edition: Edition, tools: Tools, pins: Pins) -> Path:
    began = time.perf_counter()
    try:
        site = build(edition, tools, pins)
    except BuildProblem as problem:
        _missing(f"The browser edition can't be built here: {problem}")
        raise
    print(f"built in {time.perf_counter() - began:.0f} s")
    return site


@pytest.fixture(scope="session")
def site(tools: Tools, pins: Pins, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition."""
    return _built(Edition(tmp_path_factory.mktemp("public")), tools, pins)


@pytest.fixture(scope="session")
def own_site(tools: Tools, pins: Pins, runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition that brings Pyodide along."""
    return _built(Edition(tmp_path_factory.mktemp("self-hosted"), runtime), tools, pins)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def look(playwright: Playwright, address: str, runtime: Path, pins: Pins, tmp_path: Path) -> Iterator[Look]:
    """Open the browser, again and again with what it kept; at the end nothing foreign was asked for."""
    if find_browser() is None:
        _missing(f"no Chromium found: install one (Debian: apt-get install chromium) or name it in {VARIABLE}")
    made: list[Visit] = []

    @contextmanager
    def opened(at: str = address, keeps: bool = True) -> Iterator[Visit]:
        with visit(playwright, tmp_path / "profile", at, runtime, pins, keeps) as begun:
            made.append(begun)
            yield begun

    yield opened
    assert [begun.refused for begun in made] == [[] for _ in made]
    # JupyterLite itself rejects a promise, with no reason, where the browser gives it no service worker
    assert [error for begun in made for error in begun.errors if begun.keeps or error != "undefined"] == []
