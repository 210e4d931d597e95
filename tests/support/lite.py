"""The browser edition on a port of this computer, in a browser of its own that keeps what it is given."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from lab import CHROMIUM_FLAGS, Lab, Notebook
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, Route, expect

from deploy.browser._pins import Pins
from launch.browser import find_browser

TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm"}
# as "jupyter lab --expose-app-in-browser" does it; only the tests need it
EXPOSED = '"jupyter-config-data": {\n  "exposeAppInBrowser": true,'


class _Files(http.server.SimpleHTTPRequestHandler):
    """A plain host: no headers beyond type and length."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Visit:
    """One browser with a memory, looking at a site; Pyodide's network address is answered from files.

    Attributes
    ----------
    keeps
        Whether a page may keep anything.
    refused
        Requests for any other address; there must be none.
    fetched
        From the name of each file of Pyodide to how often it was asked for.
    errors
        What the page complained of.
    """

    def __init__(self, context: BrowserContext, address: str, runtime: Path, pins: Pins, keeps: bool) -> None:
        self.context, self.address, self.keeps = context, address, keeps
        self._runtime, self._pins = runtime, pins
        self.refused: list[str] = []
        self.fetched: dict[str, int] = {}
        self.errors: list[str] = []
        context.route(lambda url: not url.startswith(f"{address}/"), self._foreign)
        context.route(f"{address}/jupyter-lite.json", self._expose)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _foreign(self, route: Route) -> None:
        url = route.request.url
        if urlsplit(url).scheme in ("data", "blob"):
            return route.continue_()
        name = url.removeprefix(self._pins.address)
        if name not in self._pins.from_pyodide:
            self.refused.append(url)
            return route.abort()
        self.fetched[name] = self.fetched.get(name, 0) + 1
        headers = {"access-control-allow-origin": "*"}
        headers["content-type"] = TYPES.get(Path(name).suffix, "application/octet-stream")
        return route.fulfill(path=self._runtime / name, headers=headers)

    def _expose(self, route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        assert '"jupyter-config-data": {' in text
        route.fulfill(response=answer, body=text.replace('"jupyter-config-data": {', EXPOSED, 1))

    def page(self, name: str, page: Page | None = None) -> LitePage:
        """Open a notebook and wait for its kernel."""
        return LitePage(page or self.context.new_page(), self.address, f"{name}.ipynb").open()


Look = Callable[..., AbstractContextManager[Visit]]


@contextmanager
def visit(
    playwright: Playwright, profile: Path, address: str, runtime: Path, pins: Pins, keeps: bool = True
) -> Iterator[Visit]:
    """Open a browser whose memory lies in a folder, or which lets a page keep nothing; close it at the end."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=find_browser(),
        args=CHROMIUM_FLAGS,
        viewport={"width": 1280, "height": 1000},
        locale="en-GB",
        timezone_id="UTC",
        service_workers="allow" if keeps else "block",  # through one, Python reaches the memory of the browser
    )
    try:
        yield Visit(context, address, runtime, pins, keeps)
    finally:
        context.close()


class LitePage(Notebook):
    """One open notebook of the browser edition."""

    lab: Lab  # a page has no server here, so nothing of a `Notebook` that asks one can be used

    def __init__(self, page: Page, address: str, path: str) -> None:
        self.page, self.address, self.path = page, address, path

    def open(self) -> LitePage:
        """Open it beside nothing else, and wait until Python runs in the page."""
        self.page.goto(f"{self.address}/lab/index.html?path={self.path}")
        return self.is_open()

    def is_open(self) -> LitePage:
        """Wait for the notebook and its kernel."""
        self.page.locator(".jp-Notebook .jp-Cell:visible").first.wait_for(timeout=60_000)
        self.wait_for_kernel(120_000)
        return self

    def open_link(self, name: str) -> LitePage:
        """Follow a link to another notebook; it opens in the same page."""
        self.page.locator(f'.jp-Notebook a[href*="{name}"]:visible').first.click()
        self.path = f"{name}.ipynb"
        self.page.wait_for_function(
            "path => window.jupyterapp.shell.currentWidget?.context?.path === path", arg=self.path, timeout=60_000
        )
        return self.is_open()

    def card(self, name: str) -> Locator:
        """Find the card of the notebook in front; others may be open behind it."""
        card = self.page.locator(f'.nc-card[aria-label^="{name}"]:visible')
        expect(card).to_be_visible(timeout=120_000)
        return card

    def outputs(self) -> list[dict[str, Any]]:
        """What the cells have in the notebook's model, also those that are scrolled out of sight."""
        found: list[dict[str, Any]] = self.page.evaluate(
            """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
                     .flatMap(cell => cell.type === 'code' ? cell.toJSON().outputs : [])"""
        )
        return found

    def sources(self) -> list[str]:
        """What stands in the cells."""
        found: list[str] = self.page.evaluate(
            "() => [...window.jupyterapp.shell.currentWidget.content.model.cells].map(cell => cell.sharedModel.source)"
        )
        return found

    def is_saved(self, card: str) -> None:
        """Wait until a card says that its answer is kept."""
        expect(self.card(card).locator(".nc-saved")).to_contain_text("Saved")
