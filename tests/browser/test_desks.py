"""What stands inside an exercise: the desk of an act, by keyboard and in both themes; skipping and beginning again."""

from __future__ import annotations

from collections.abc import Callable

from keyboard import Keyboard
from lab import Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Locator, Page, expect

import networkcoach as nc

DANGEROUS = ("d", "d", "x", "m", "a", "b", "0", "0")
DESKS = (
    "log = nc.demo_log()",
    "nc.lesson('1-interested-ear', log=log)['1.5']",
    "nc.lesson('3-personal-life', log=log)['3.5']",
    "nc.lesson('5-my-90-days', log=log)['5.5']",
)


def pick(keys: Keyboard, card: Locator, name: str) -> None:
    keys.write(card.get_by_label("Who is it?"), name)
    expect(card.get_by_role("radio", name=name).first).to_be_checked()


def said(keys: Keyboard, card: Locator) -> None:
    pick(keys, card, "Teodor")
    keys.write(card.get_by_label("The sentence of theirs"), "A timetable is a promise to strangers.")
    keys.press(card.get_by_role("button", name="Keep it"), "Enter")
    expect(card.locator(".nc-rows")).to_contain_text("“A timetable is a promise to strangers.”")
    expect(card.get_by_label("Who is it?")).to_be_focused()
    expect(card.locator(".nc-feedback")).to_contain_text("Teodor Vasilescu")


def sources(keys: Keyboard, card: Locator) -> None:
    pick(keys, card, "Parvati")
    keys.press(card.get_by_role("button", name="Look at their notes"), "Enter")
    expect(card.get_by_text("What you noted about Parvati Nambiar")).to_be_focused()
    note = card.get_by_role("group", name="Once a month, I forget people.")
    keys.choose(note.get_by_role("radio", name="elsewhere"))
    expect(card.get_by_role("button", name="Take back: the correction of a note")).to_be_visible()
    expect(note.get_by_role("radio", name="elsewhere")).to_be_focused()
    keys.press(note.get_by_role("button", name="Delete this note"), "Enter")
    expect(note).to_have_count(0)
    expect(card.get_by_text("What you noted about Parvati Nambiar")).to_be_focused()
    keys.press(card.get_by_role("button", name="Take back: removing a note"), "Enter")
    expect(note).to_be_visible()


def open_promises(keys: Keyboard, card: Locator) -> None:
    expect(card.get_by_role("button", name="It happened")).to_have_count(0)  # others may see the screen
    keys.press(card.get_by_role("button", name="Show my open promises"), "Enter")
    keys.press(card.get_by_role("button", name="It happened: Send her a photo of the sundial"), "Enter")
    expect(card.locator(".nc-rows")).to_contain_text("✓ done, late")
    expect(card.locator(".nc-feedback")).to_contain_text("Keiko")


def test_each_desk_by_keyboard(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(*DESKS)
    keys, cards = Keyboard(page), [shown.card(name) for name in ("1.5", "3.5", "5.5")]
    for desk, card in zip((said, sources, open_promises), cards, strict=True):
        desk(keys, card)
    before = shown.cells()
    for name in ("Keep it", "Look at their notes", "It happened"):
        page.locator(".nc-card .nc-card").get_by_role("button", name=name).first.focus()
        for key in DANGEROUS:
            page.keyboard.press(key)
    assert shown.cells() == before
    for theme in THEMES:
        shown.theme(theme)
        assert findings(page) == []
    page.set_viewport_size({"width": 640, "height": 800})  # what 200 % zoom leaves of 1280
    assert all(fits(card) for card in cards)


SLOW = """
import time
from networkcoach.views.sources import SourcesCard
quick = SourcesCard.do_source
SourcesCard.do_source = lambda *about: (time.sleep(1.5), quick(*about))[1]
"""


def test_a_late_answer_of_the_kernel_takes_no_tick_back(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(SLOW, DESKS[0], DESKS[2])
    card, keys = shown.card("3.5"), Keyboard(page)
    pick(keys, card, "Parvati")
    keys.press(card.get_by_role("button", name="Look at their notes"), "Enter")
    ways = card.get_by_role("group", name="Once a month, I forget people.").get_by_role("radio")
    keys.choose(ways.first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(2200)  # the answer to the first of two ticks is here, the other is on its way
    assert ways.nth(2).is_checked()
    expect(card.locator(".nc-saved").first).to_contain_text("Kept until")
    assert ways.nth(2).is_checked()


def test_an_answer_from_a_cell_below_is_ticked_on_the_card(cells: Callable[..., Notebook]) -> None:
    lesson = "lesson = nc.lesson('0-does-it-happen', log=nc.open_log())"
    shown = cells(lesson, "lesson['0.3']", "print(lesson['0.3'].answer('b'))")
    card = shown.card("0.3")
    expect(card.get_by_role("radio").nth(1)).to_be_checked()
    expect(card.locator(".nc-feedback")).to_contain_text(
        nc.lesson("0-does-it-happen", log=nc.demo_log())["0.3"].answer("b").text[:40]
    )


def test_skip_begin_again_and_bring_back(notebook: Callable[[str], Notebook], page: Page) -> None:
    shown = notebook("0-does-it-happen")
    keys, think, choose = Keyboard(page), shown.card("0.6"), shown.card("0.3")
    keys.press(choose.get_by_role("button", name="I can do this already"), "Enter")
    expect(choose.get_by_role("button", name="Do it after all")).to_be_focused()
    box = think.locator("textarea")
    keys.write(box, "They have forgotten me.")
    keys.press(think.get_by_role("button", name="Keep this"), "Enter")
    expect(think.locator(".nc-offer")).to_be_visible()
    keys.press(think.get_by_role("button", name="Start this exercise again"), "Enter")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    shown.restart_kernel()
    shown.run_all()
    choose, think = shown.card("0.3"), shown.card("0.6")
    expect(think.locator("textarea")).to_have_value("")
    keys.press(think.get_by_role("button", name="Bring my earlier answer back"), "Enter")
    expect(think.locator("textarea")).to_have_value("They have forgotten me.")
    expect(think.locator(".nc-feedback")).to_contain_text("✎ Noted")
    expect(think.locator(".nc-offer")).to_be_visible()
    keys.press(choose.get_by_role("button", name="Do it after all"), "Enter")
    expect(choose.get_by_role("radio").first).to_be_focused()
