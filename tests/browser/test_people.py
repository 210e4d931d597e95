"""The card of people in real JupyterLab: search, one person's page, where the focus goes, what nobody should see."""

from __future__ import annotations

from collections.abc import Callable

from keyboard import Keyboard
from lab import Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Locator, Page, expect

DEMO = "log = nc.demo_log()"
SHOWN = "nc.people(log)"
HOSTILE = """log = nc.demo_log()
bad = "<img src=x onerror=document.title='stolen'>"
one = log.add(bad, company=bad, url="javascript:document.title='stolen'", email="a@example.com?bcc=b@example.com")
log.note(one, bad); log.record(one, note=bad); log.promise(one, bad)
log.change("Keiko", url="https://example.com/keiko", phone="+44 20 7946 0000")"""


def find(card: Locator, text: str) -> Locator:
    """Type into the box and press Enter; the first who fits is opened."""
    box = card.get_by_label("Find somebody")
    box.fill(text)
    box.press("Enter")
    return card.locator("h4")


def test_a_visit_by_keyboard(cells: Callable[..., Notebook], page: Page) -> None:
    card, keys = cells(DEMO, SHOWN).card("My people"), Keyboard(page)
    name = card.locator("h4")
    keys.write(card.get_by_label("Find somebody"), "sundial")
    page.keyboard.press("Enter")  # before the answer has come
    expect(name).to_contain_text("Keiko Saltmarsh")
    expect(name).to_be_focused()

    keys.press(card.get_by_role("button", name="Write down a talk"), "Enter")
    expect(card.get_by_label("How", exact=True)).to_be_focused()
    keys.write(card.get_by_label("What about?"), "Sent the photo.")
    keys.press(card.get_by_role("button", name="Save"), "Enter")
    row = card.get_by_role("listitem").filter(has_text="Sent the photo.")
    expect(row).to_be_focused()
    expect(card.locator(".nc-now")).to_contain_text("On track.")
    keys.press(card.get_by_role("button", name="Take back: the talk with Keiko"), "Enter")
    expect(name).to_be_focused()
    expect(row).to_have_count(0)

    keys.press(card.get_by_role("button", name="Let go: Send her a photo"), "Enter")
    page.keyboard.press("Enter")  # without a reason: it is said right there, and the form stays
    expect(card.locator(".nc-unfolded .nc-trouble")).to_contain_text("This needs a reason")
    page.keyboard.press("Escape")
    expect(card.get_by_role("button", name="Let go: Send her a photo")).to_be_focused()
    keys.press(card.get_by_role("button", name="It happened: Send her a photo"), "Enter")
    expect(card.get_by_role("listitem").filter(has_text="✓ done, late")).to_be_focused()

    keys.press(card.get_by_role("button", name="Back to the list"), "Enter")
    expect(card.locator(".nc-hit").filter(has_text="Keiko Saltmarsh")).to_be_focused()
    expect(card.get_by_label("Find somebody")).to_have_value("sundial")
    keys.write(card.get_by_label("Find somebody"), "Ana Example")
    keys.press(card.get_by_role("button", name="Add “Ana Example” as a new person"), "Enter")
    expect(card.get_by_label("Name", exact=True)).to_be_focused()
    keys.press(card.get_by_role("button", name="Forget Ana Example"), "Enter")
    expect(card.get_by_text("This deletes Ana Example with 0 talks")).to_be_focused()
    keys.press(card.locator(".nc-unfolded").get_by_role("button", name="Forget Ana Example"), "Enter")
    expect(card.get_by_text("Ana Example is forgotten.").locator("..")).to_be_focused()
    expect(card.get_by_label("Find somebody")).to_have_value("")


def test_what_is_being_typed_survives(cells: Callable[..., Notebook]) -> None:
    shown = cells(DEMO, SHOWN, "nc.promises(log)")
    card = shown.card("My people")
    expect(find(card, "Parvati")).to_contain_text("Parvati")
    card.get_by_role("button", name="Add a note").click()
    card.get_by_label("In a few words").fill("Grows chillies")
    shown.card("People and promises").get_by_role("button", name="It happened: Send a thank-you note").click()
    expect(card).to_contain_text("✓ done, late")  # another card changed what stands around the form
    expect(card.get_by_label("In a few words")).to_have_value("Grows chillies")
    card.get_by_role("button", name="I told them: Send a thank-you note").click()
    expect(card).to_contain_text("told on 16 March")
    expect(card.get_by_label("In a few words")).to_have_value("Grows chillies")
    expect(card.locator(".nc-saved")).to_have_text("Not saved yet …")

    shown.kill_kernel()
    shown.run_all()  # the demo begins anew, and nobody is open
    card = shown.card("My people")
    expect(card.get_by_label("Find somebody")).to_have_value("Parvati")
    card.locator(".nc-hit").filter(has_text="Parvati Nambiar").click()
    expect(card.get_by_label("In a few words")).to_have_value("Grows chillies")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_role("listitem").filter(has_text="Grows chillies")).to_be_focused()


def test_what_was_told_in_confidence_is_behind_a_press(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(DEMO, SHOWN)
    card = shown.card("My people")
    expect(find(card, "Parvati")).to_contain_text("Parvati")
    expect(card).to_contain_text("Told in confidence.")
    assert "Cares for her mother" not in page.content()
    card.get_by_role("button", name="Show it").press("Enter")
    expect(card).to_contain_text("Cares for her mother.")
    expect(card.get_by_role("button", name="Hide it")).to_be_focused()
    card.get_by_role("button", name="Add a note").click()
    card.get_by_role("radio", name="Their children").check()
    expect(card.locator(".nc-mind")).to_contain_text("Nothing goes to a child directly")
    card.get_by_role("radio", name="in confidence").check()
    card.get_by_label("In a few words").fill("Has a lump.")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_text("Told in confidence.")).to_have_count(1)
    card.get_by_role("button", name="They asked me not to contact them").click()
    expect(card.locator(".nc-now")).to_contain_text("On 16 March, Parvati Nambiar asked to be left alone.")
    for hidden in ("Cares for her mother", "Has a lump", "twin sister", "parvati@example.com"):
        assert hidden not in page.content()
    card.get_by_role("button", name="Take back: the wish of Parvati").click()
    expect(card).to_contain_text("twin sister")
    assert "Parvati" not in shown.save()


def test_how_it_looks(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(HOSTILE, SHOWN)
    card = shown.card("My people")
    for theme in THEMES:
        shown.theme(theme)
        assert findings(page) == []
    expect(find(card, "onerror")).to_contain_text("<img src=x")
    expect(card.get_by_role("link")).to_have_count(0)
    assert page.title() != "stolen"
    card.get_by_role("button", name="Back to the list").click()
    expect(find(card, "Keiko")).to_contain_text("Keiko")
    expect(card.get_by_role("link", name="keiko@example.com")).to_have_attribute("href", "mailto:keiko@example.com")
    expect(card.get_by_role("link", name="https://")).to_have_attribute("rel", "noopener noreferrer")
    page.set_viewport_size({"width": 640, "height": 500})  # what 200 % zoom leaves of 1280 x 1000
    for opens in ("Write down a talk", "Change these", "Add a note", "Another day: ", "Set the rhythm", "Forget Keiko"):
        card.get_by_role("button", name=opens).first.click()
        expect(card.locator(".nc-unfolded")).to_be_visible()
        assert fits(card), opens
        assert findings(page) == [], opens
    shown.theme(THEMES[0])
    assert findings(page) == []
