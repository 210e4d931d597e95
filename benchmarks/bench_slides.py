"""How long a live slide takes to change, and an exercise on it to answer, beside plain slides and the plain notebook.

Run: python benchmarks/bench_slides.py            (about two minutes; needs the packages of the tests and a Chromium)

All are in one browser; the notebooks are on the server of a demo. Times are taken inside the page: from the key to the
frame in which the next slide stands, and from the press of Check to the feedback and to “Kept”.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench_page import CARD, OUR_WATCHED, PAUSE, PRESS
from playwright.sync_api import Browser, Page, sync_playwright
from side_by_side import COURSE, Row, Times, in_turns, machine, row, show

sys.path.insert(0, str(COURSE))
sys.path.insert(0, str(COURSE / "tests" / "support"))
from lab import CHROMIUM_FLAGS, Notebook
from talk import Talk, talk_in

from launch.browser import find_browser
from networkcoach._words import words
from networkcoach.lessons import read_workshops
from networkcoach.paper import slides
from networkcoach.paper._live import live_slides

CHANGES, PRESSES = 41, 21
PLAN = read_workshops().plans[0]
SCREEN = {"width": 1920, "height": 1080}
GUESS, CHOICE = "0.1", "1.2"
PAGES = {GUESS: "0-does-it-happen", CHOICE: "1-interested-ear"}
KEPT = words()["saved_in_demo"]
WATCHED = {"feedback": OUR_WATCHED["feedback"], "kept": {"node": ".nc-saved", "wanted": KEPT, "not": ""}}

# Presses a key where the focus is, and waits until the browser has drawn what came of it.
CHANGE = """key => new Promise(resolve => {
  const began = performance.now(), drawn = new MessageChannel();
  drawn.port1.onmessage = () => resolve(performance.now() - began);
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  requestAnimationFrame(() => drawn.port2.postMessage(0));
})"""


def change(page: Page) -> Times:
    """Go one slide on, and from the last one to the first."""
    page.bring_to_front()
    page.wait_for_timeout(100)
    number = page.evaluate("() => document.querySelector('.slide.now .number, .nc-number').textContent")
    here, _, last = number.removeprefix(words()["slides"]["more"]).partition("/")
    return {"change": float(page.evaluate(CHANGE, "Home" if int(here) == int(last) else "n"))}


@dataclass
class Answers:
    """Presses of Check in one exercise, each time after another answer."""

    pages: dict[str, Page]
    n: int = 0

    def all(self) -> Times:
        self.n += 1
        guess = self._answered(GUESS, f"const one = card.querySelector('input'); one.value = {self.n % 10}")
        choice = f"const one = card.querySelectorAll('input')[{self.n % 2}]; one.checked = true"
        return guess | self._answered(CHOICE, choice)

    def _answered(self, exercise: str, answer: str) -> Times:
        page, card = self.pages[exercise], json.dumps(CARD.format(exercise))
        page.bring_to_front()
        slide_of(page, exercise)
        tell = "one.dispatchEvent(new Event('input', {bubbles: true}))"
        page.evaluate(f"() => {{ const card = document.querySelector({card}); {answer}; {tell} }}")
        empty = f"!document.querySelector({card}).querySelector('.nc-outcome')"
        kept = f"document.querySelector({card}).querySelector('.nc-saved').textContent.includes({json.dumps(KEPT)})"
        page.wait_for_function(f"() => {empty} && {kept}")
        page.wait_for_timeout(PAUSE)
        asked = {"card": CARD.format(exercise), "button": ".nc-main", "watched": WATCHED}
        return {f"{exercise} {name}": time for name, time in page.evaluate(PRESS, asked).items()}


def slide_of(page: Page, exercise: str) -> None:
    """Bring the slide of an exercise to the screen, where there are slides."""
    if not page.locator(".nc-stage").count():
        return
    at = next(n for n, one in enumerate(live_slides(PLAN)) if f'["{exercise}"]' in one.markdown)
    for key in ["Escape", "Home", *["n"] * at]:
        page.locator(".nc-stage").evaluate("(stage) => stage.focus()")
        if key != "Escape":
            page.keyboard.press(key)


def on_slides(browser: Browser, talk: Talk) -> Page:
    """Begin the live slides as a presenter does."""
    page = browser.new_page(viewport=SCREEN)
    page.goto(f"{talk.url}/?token={talk.token}")
    page.wait_for_function("() => document.activeElement?.closest('.nc-slides')", timeout=90_000)
    page.keyboard.press("Enter")
    return page


def in_notebooks(browser: Browser, talk: Talk) -> dict[str, Page]:
    """Open the lessons of the two exercises, and press Run All."""
    pages = {exercise: browser.new_page(viewport=SCREEN) for exercise in PAGES}
    for exercise, page in pages.items():
        Notebook(page, talk, f"notebooks/{PAGES[exercise]}.ipynb").open().run_all()
        page.locator(CARD.format(exercise)).wait_for()
    return pages


def changes(browser: Browser, live: Page, folder: Path) -> list[Row]:
    """Go through the live slides and the plain ones in turns."""
    (folder / "slides.html").write_text(slides(PLAN), encoding="utf-8")
    plain = browser.new_page(viewport=SCREEN)
    plain.goto((folder / "slides.html").as_uri())
    mine, theirs = in_turns(CHANGES, lambda: change(live), lambda: change(plain))
    return [row("a key, to the next slide drawn", mine, "change", theirs, "change")]


def feedback(browser: Browser, talk: Talk, live: Page) -> list[Row]:
    """Answer the same two exercises on their slides and in their notebooks in turns."""
    ours, other = Answers(dict.fromkeys(PAGES, live)), Answers(in_notebooks(browser, talk))
    mine, theirs = in_turns(PRESSES, ours.all, other.all)
    kinds = {GUESS: "guess", CHOICE: "choose"}
    return [
        row(f"{kind}: Check, to {what}", mine, f"{exercise} {what}", theirs, f"{exercise} {what}")
        for exercise, kind in kinds.items()
        for what in WATCHED
    ]


@contextmanager
def stage() -> Iterator[tuple[Browser, Talk, Path]]:
    """Start a demo and a browser, in folders that go away."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        talk = stack.enter_context(talk_in(folder))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_FLAGS)
        stack.callback(browser.close)
        yield browser, talk, folder


def main() -> None:
    print(machine())
    with stage() as (browser, talk, folder):
        live = on_slides(browser, talk)
        show("Other: the same workshop as plain slides, one file without a server", changes(browser, live, folder))
        show("Other: the same exercise in its notebook", feedback(browser, talk, live))


if __name__ == "__main__":
    main()
