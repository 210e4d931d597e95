"""How long from a step of a slider to the redrawn picture, beside an `interact` of ipywidgets that draws nothing.

Run: python benchmarks/bench_slider.py          (about two minutes; needs the packages of the tests and a Chromium)

Both stand in one notebook of one JupyterLab, with one kernel, and are moved in turns. Times are taken inside the page,
from the step until what it changes is in the DOM: our picture, or the number that the empty function gives back.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from side_by_side import COURSE, Row, Times, in_turns, machine, show

sys.path.insert(0, str(COURSE))
sys.path.insert(0, str(COURSE / "tests" / "support"))
from lab import CHROMIUM_FLAGS, Lab, Notebook

from launch.browser import find_browser
from networkcoach.notebooks import notebook, written

STEPS, MOST = 41, 120  # steps of each slider; milliseconds more than the other that a hand would not forgive
PAUSE = 300  # milliseconds between two steps; messages in quick succession wait for each other in TCP
CELLS = (
    f"import sys; sys.path.insert(0, {str(COURSE)!r}); import networkcoach as nc",
    "from ipywidgets import interact; interact(lambda step: step, step=(0, 100))",
    "nc.time_machine()",
    "nc.real_data()",
)

# Presses an arrow key on the handle of ipywidgets, and waits until the output shows another number.
EMPTY = """key => new Promise(resolve => {
  const root = document.querySelector(".widget-interact"), before = root.querySelector(".widget-output").textContent;
  const observer = new MutationObserver(() => {
    const now = root.querySelector(".widget-output").textContent;
    if (now.trim() && now !== before) { observer.disconnect(); resolve(performance.now() - began); }
  });
  observer.observe(root, {subtree: true, childList: true, characterData: true});
  const began = performance.now();
  const press = new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true});
  root.querySelector(".noUi-handle").dispatchEvent(press);
})"""

# Moves one of our sliders by a step, as an arrow key does, and waits until another picture is there.
OURS = """({card, slider, way}) => new Promise(resolve => {
  const root = document.querySelector(`.nc-card[aria-label="${card}"]`);
  const hand = root.querySelectorAll("input[type=range]")[slider];
  const picture = () => root.querySelector(".nc-picture svg"), before = picture();
  const observer = new MutationObserver(() => {
    if (picture() && picture() !== before) { observer.disconnect(); resolve(performance.now() - began); }
  });
  observer.observe(root, {subtree: true, childList: true});
  const began = performance.now();
  hand.value = Number(hand.value) + way * hand.step;
  hand.dispatchEvent(new Event("input", {bubbles: true}));
})"""
# Which slider of a card, counted from 0: one whose every step changes the picture.
CARDS = {"The time machine": 3, "What real data says": 0}


class Hands:
    """Moves the sliders up and down by one step."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, {"empty": 0, "ours": 0}

    def empty(self) -> Times:
        return {"empty": self._timed(EMPTY, "ArrowRight" if self._is_up("empty") else "ArrowLeft")}

    def ours(self) -> Times:
        way = 1 if self._is_up("ours") else -1
        return {card: self._timed(OURS, {"card": card, "slider": n, "way": way}) for card, n in CARDS.items()}

    def _is_up(self, whose: str) -> bool:
        self.steps[whose] += 1
        return self.steps[whose] % 2 == 1

    def _timed(self, code: str, asked: Any) -> float:
        self.page.wait_for_timeout(PAUSE)
        return float(self.page.evaluate(code, asked))


@contextmanager
def opened() -> Iterator[Page]:
    """Open the notebook, in folders that go away."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        (place / "course").mkdir()
        (place / "course" / "sliders.ipynb").write_text(
            written(notebook("sliders", [("code", cell) for cell in CELLS]))
        )
        lab = stack.enter_context(Lab(place / "course", place / "home"))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=find_browser(), args=CHROMIUM_FLAGS
        )
        stack.callback(browser.close)
        shown = Notebook(browser.new_page(viewport={"width": 1280, "height": 2600}), lab, "sliders.ipynb").open()
        shown.run_all()
        yield shown.page


def difference(row: Row) -> str:
    """Say how much longer ours takes at the median, and whether that is little enough."""
    more = statistics.median(row.ours) - statistics.median(row.other)
    return f"  {row.what}: {more:.0f} ms more than the empty one; at most {MOST}: {'yes' if more <= MOST else 'NO'}"


def main() -> None:
    print(machine())
    with opened() as page:
        hands = Hands(page)
        mine, theirs = in_turns(STEPS, hands.ours, hands.empty)
    other = [times["empty"] for times in theirs]
    rows = [Row(f"{card}: a step, to the picture", [times[card] for times in mine], other) for card in CARDS]
    show("Other: an interact of ipywidgets whose function gives its number back", rows)
    print("\n".join(map(difference, rows)))


if __name__ == "__main__":
    main()
