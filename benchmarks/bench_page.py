"""How long until a learner can type, and until a press of a button is answered, beside plain JupyterLab and ipywidgets.

Run: python benchmarks/bench_page.py            (about six minutes; needs the packages of the tests and a Chromium)

All times are taken inside the page, from the start of the navigation or from the press, until the thing is in the DOM.
Both ways run in the same browser, each with a JupyterLab of its own and a new kernel for each opening.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from side_by_side import COURSE, Row, Times, in_turns, machine, row, show

sys.path.insert(0, str(COURSE))
sys.path.insert(0, str(COURSE / "tests" / "support"))
from lab import CHROMIUM_FLAGS, Lab, course_copy

from launch.browser import find_browser

KNOWN, NEW, PRESSES = 15, 5, 31  # rounds with a browser that has been here before, that has not, and of each button
LESSON, PLAIN = "notebooks/0-does-it-happen.ipynb", "plain.ipynb"
PLAIN_CODE = """import ipywidgets as widgets

box = widgets.IntText(description="Your guess")
button = widgets.Button(description="Check")
label = widgets.Label()
presses = 0


def answer(_):
    global presses
    presses += 1
    label.value = f"Answer {presses} to {box.value}"


button.on_click(answer)
widgets.VBox([box, button, label])"""

OUR_BOX = '.nc-card[aria-label^="0.1"] input[type=number]'
PLAIN_BOX = ".jp-OutputArea-output input[type=number]"

# Presses Run All as soon as a kernel is idle (before, it would be lost) and waits until the box can be typed into.
OPENING = """box => {
  const marks = window.marks = {};
  const timer = setInterval(() => {
    const shown = window.jupyterapp?.shell.currentWidget?.context?.sessionContext;
    const kernel = shown?.session?.kernel;
    if (!marks.ready && kernel?.status === "idle" && kernel.connectionStatus === "connected") {
      marks.ready = performance.now();
      window.jupyterapp.commands.execute("notebook:run-all-cells").then(() => { marks.done = performance.now(); });
    }
    const found = marks.ready && document.querySelector(box);
    if (!marks.usable && found && found.getClientRects().length && !found.disabled) marks.usable = performance.now();
    if (marks.done && marks.usable) clearInterval(timer);
  }, 5);
}"""

# Presses `button` and waits until the text of each of `watched` is as its test wants it.
PRESS = """({card, button, watched}) => new Promise(resolve => {
  const root = document.querySelector(card), times = {};
  const look = () => {
    for (const [name, {node, wanted, not}] of Object.entries(watched)) {
      const text = root.querySelector(node)?.textContent ?? "";
      if (!(name in times) && text !== not && text.includes(wanted)) times[name] = performance.now() - began;
    }
    if (Object.keys(times).length === Object.keys(watched).length) { observer.disconnect(); resolve(times); }
  };
  const observer = new MutationObserver(look);
  observer.observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
  const began = performance.now();
  root.querySelector(button).click();
  look();
})"""

# A person thinks before a press. Messages in quick succession wait up to 40 ms for each other in TCP, ours or not.
PAUSE = 500
SAVED = "Saved on this computer"
CARD = '.nc-card[aria-label^="{}"]'
OUR_WATCHED = {
    "feedback": {"node": ".nc-outcome", "wanted": "", "not": ""},
    "saved": {"node": ".nc-saved", "wanted": SAVED, "not": ""},
}


def plain_notebook(folder: Path) -> Path:
    """Write the notebook that somebody without us would begin with."""
    cell = {"cell_type": "code", "metadata": {}, "source": PLAIN_CODE, "outputs": [], "execution_count": None}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    folder.mkdir()
    document = {"cells": [cell | {"id": "one"}], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / PLAIN).write_text(json.dumps(document), encoding="utf-8")
    return folder


def bare_home(folder: Path) -> Path:
    """Make the settings of the other JupyterLab: it does not load the front end of anywidget, which only we need."""
    settings = folder / "config" / "labconfig"
    settings.mkdir(parents=True)
    (settings / "page_config.json").write_text('{"disabledExtensions": {"anywidget": true}}', encoding="utf-8")
    return folder


def opened(page: Page, lab: Lab, path: str, box: str) -> Times:
    """Open a notebook, press Run All, and take the times since the start of the navigation."""
    page.add_init_script(f"({OPENING})({json.dumps(box)})")
    page.goto(f"{lab.url}/doc/tree/{path}?token={lab.token}")
    page.wait_for_function("() => window.marks?.done && window.marks.usable", timeout=60_000)
    marks = page.evaluate("() => window.marks")
    return {"open": marks["ready"], "run": marks["usable"] - marks["ready"], "all": marks["usable"]}


def opening(lab: Lab, path: str, box: str, context: Callable[[], BrowserContext]) -> Times:
    """Open a notebook in a new tab with a new kernel, and leave nothing running."""
    held = context()
    page = held.new_page()
    try:
        return opened(page, lab, path, box)
    finally:
        page.close()
        lab.close_kernels()


class Labs:
    """Our course and a bare JupyterLab, in one browser."""

    def __init__(self, ours: Lab, other: Lab, browser: Browser) -> None:
        self.ours, self.other, self.browser = ours, other, browser

    def known(self) -> list[Row]:
        """Open both in a browser that has seen JupyterLab before."""
        held = self.browser.new_context()
        rows = self._openings(KNOWN, lambda: held)
        held.close()
        return rows

    def new(self) -> list[Row]:
        """Open both in a browser that has to load everything."""
        return self._openings(NEW, self.browser.new_context)[-1:]

    def _openings(self, rounds: int, context: Callable[[], BrowserContext]) -> list[Row]:
        mine, theirs = in_turns(
            rounds,
            lambda: opening(self.ours, LESSON, OUR_BOX, context),
            lambda: opening(self.other, PLAIN, PLAIN_BOX, context),
        )
        place = "known browser" if rounds == KNOWN else "new browser"
        return [
            row(f"{place}: {what}", mine, name, theirs, name)
            for name, what in (
                ("open", "page asked for, to kernel ready"),
                ("run", "Run All, to a box that can be typed in"),
                ("all", "page asked for, to a box that can be typed in"),
            )
        ]

    def feedback(self) -> list[Row]:
        """Press our buttons and a plain one in turns."""
        lesson, plain = self._page(self.ours, LESSON, OUR_BOX), self._page(self.other, PLAIN, PLAIN_BOX)
        mine, theirs = in_turns(PRESSES, Presses(lesson).all, lambda: press_plain(plain))
        names = {
            "choose feedback": "choose: Check, to feedback",
            "choose saved": "choose: Check, to “Saved”",
            "predict feedback": "predict: Check, to feedback",
            "predict saved": "predict: Check, to “Saved”",
        }
        return [row(what, mine, name, theirs, "label") for name, what in names.items()]

    def _page(self, lab: Lab, path: str, box: str) -> Page:
        page = self.browser.new_page()
        opened(page, lab, path, box)
        return page


class Presses:
    """Presses of Check on a choose and on a predict exercise, each time after another answer."""

    def __init__(self, page: Page) -> None:
        self.page, self.n = page, 0

    def all(self) -> Times:
        self.n += 1
        self.page.bring_to_front()
        self._answer("0.3", f"const one = card.querySelectorAll('input')[{self.n % 2}]; one.checked = true")
        times = self._press("0.3", "choose")
        self._answer("0.1", f"const one = card.querySelector('input'); one.value = {self.n % 10}")
        return times | self._press("0.1", "predict")

    def _answer(self, exercise: str, change: str) -> None:
        """Answer as a person does: the card then keeps the answer unjudged, and earlier feedback goes."""
        card = json.dumps(CARD.format(exercise))
        tell = "one.dispatchEvent(new Event('input', {bubbles: true}))"
        self.page.evaluate(f"() => {{ const card = document.querySelector({card}); {change}; {tell} }}")
        saved = f"document.querySelector({card}).querySelector('.nc-saved').textContent.includes({json.dumps(SAVED)})"
        empty = f"!document.querySelector({card}).querySelector('.nc-outcome')"
        self.page.wait_for_function(f"() => {saved} && {empty}")

    def _press(self, exercise: str, kind: str) -> Times:
        asked = {"card": CARD.format(exercise), "button": ".nc-main", "watched": OUR_WATCHED}
        self.page.wait_for_timeout(PAUSE)
        return {f"{kind} {name}": time for name, time in self.page.evaluate(PRESS, asked).items()}


def press_plain(page: Page) -> Times:
    """Press a plain button of ipywidgets whose callback changes a label."""
    page.bring_to_front()
    page.wait_for_timeout(PAUSE)
    before = page.locator(".widget-label").last.text_content()
    watched = {"label": {"node": ".widget-label:last-child", "wanted": "Answer", "not": before}}
    asked = {"card": ".jp-OutputArea-output .widget-vbox", "button": "button", "watched": watched}
    times: Times = page.evaluate(PRESS, asked)
    return times


@contextmanager
def labs() -> Iterator[Labs]:
    """Start everything, in folders that go away."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        ours = stack.enter_context(Lab(course_copy(place / "course"), place / "home"))
        other_home = bare_home(place / "other-home")
        other = stack.enter_context(Lab(plain_notebook(place / "plain"), other_home, with_our_settings=False))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_FLAGS)
        stack.callback(browser.close)
        yield Labs(ours, other, browser)


def main() -> None:
    print(machine())
    with labs() as both:
        show("Other: bare JupyterLab, a notebook with one IntText", [*both.known(), *both.new()])
        show("Other: a plain Button whose callback sets a Label", both.feedback())


if __name__ == "__main__":
    main()
