"""The card of today in real JupyterLab: presses, where the focus goes, and what is typed and not yet saved."""

from __future__ import annotations

from collections.abc import Callable

from keyboard import Keyboard
from lab import Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Page, expect

DEMO = "log = nc.demo_log()"
HOSTILE = """log = nc.demo_log()
bad = "<img src=x onerror=document.title='stolen'>"
log.promise(log.add(bad, company=bad, rhythm_days=1), bad, by="2026-01-01")"""


def test_a_round_by_keyboard(cells: Callable[..., Notebook], page: Page) -> None:
    card = cells(DEMO, "nc.today(log)").card("Today")
    keys = Keyboard(page)
    keys.press(card.get_by_role("button", name="I did it: Keiko"), "Enter")
    tick = card.get_by_role("checkbox", name="Send her a photo")
    expect(tick).to_be_focused()
    page.keyboard.press("Space")
    expect(card.get_by_label("What about?")).to_have_value("As promised: Send her a photo of the sundial.")
    page.keyboard.press("Enter")
    expect(card.get_by_role("heading", name="Liesbeth")).to_be_focused()  # who stood behind Keiko
    expect(card.locator(".nc-news")).to_contain_text(
        "Noted: email with Keiko Saltmarsh, 16 March, and the promise kept."
    )
    expect(card).to_contain_text("7 of 11 happened")
    expect(card.get_by_role("heading", name="Keiko")).to_have_count(0)

    keys.press(card.get_by_role("button", name="Take back: the talk with Keiko"), "Enter")
    expect(card.get_by_role("heading", name="Keiko")).to_be_focused()
    expect(card).to_contain_text("6 of 11 happened")

    keys.press(card.get_by_role("button", name="Later: Keiko"), "Enter")
    expect(card.get_by_role("button", name="In a week")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card.get_by_role("button", name="Later: Keiko")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(card.locator(".nc-news")).to_contain_text("Keiko Saltmarsh stands here again from 23 March.")
    expect(card.get_by_role("heading", name="Liesbeth")).to_be_focused()

    keys.press(card.get_by_role("button", name="Let go: Send Liesbeth the date"), "Enter")
    page.keyboard.press("Enter")  # without a reason: it is said, and the form stays
    expect(card.locator(".nc-unfolded .nc-trouble")).to_contain_text("This needs a reason")
    page.keyboard.press("Escape")
    expect(card.locator(".nc-trouble")).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.type("Her daughter chose chess.")
    page.keyboard.press("Enter")
    expect(card.locator(".nc-news")).to_contain_text("Let go.")
    expect(card.get_by_role("heading", name="Liesbeth")).to_be_focused()  # she still asked something
    for name in ("Ignacio", "Liesbeth", "Parvati", "Sorcha", "Otis", "Teodor"):
        keys.press(card.get_by_role("button", name=f"Let it rest: {name}"), "Enter")
        expect(card.get_by_role("heading", name=name)).to_have_count(0)
    expect(card.locator(".nc-lead")).to_contain_text("Nobody is waiting for a word from you today. Next: ")
    expect(card.locator(".nc-lead")).to_be_focused()


def test_what_is_being_typed_survives(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(DEMO, "nc.today(log)", "nc.promises(log)")
    card = shown.card("Today")
    card.get_by_role("button", name="I did it: Sorcha").click()
    note = card.get_by_label("What about?")
    note.fill("Told her about page 90")
    shown.card("People and promises").get_by_role("button", name="It happened: Write an honest review").click()
    expect(card.get_by_role("heading", name="Sorcha")).to_have_count(1)  # though nothing is due any more
    expect(card).to_contain_text("7 of 11 happened")
    expect(note).to_have_value("Told her about page 90")

    shown.kill_kernel()
    shown.run_all()  # the demo begins anew
    note = shown.card("Today").get_by_label("What about?")
    expect(note).to_have_value("Told her about page 90")
    note.press("Enter")
    expect(shown.card("Today").locator(".nc-news")).to_contain_text("Noted: email with Sorcha Winterbourne")
    shown.run_all()
    expect(shown.card("Today").get_by_label("What about?")).to_have_count(0)


def test_how_it_looks(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(HOSTILE, "nc.today(log)")
    card = shown.card("Today")
    card.get_by_role("button", name="I did it: Keiko").click()
    for theme in THEMES:
        shown.theme(theme)
        assert findings(page) == []
    page.set_viewport_size({"width": 640, "height": 500})  # what 200 % zoom leaves of 1280 x 1000
    card.get_by_role("button", name="Later: Keiko").click()
    assert fits(card)
    expect(card.get_by_role("heading", name="<img src=x")).to_be_visible()
    assert page.title() != "stolen"
