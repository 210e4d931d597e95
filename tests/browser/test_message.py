"""The writing box in real JupyterLab: from the draft to the talk in the log, what survives, and how it looks."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lab import Lab, Notebook
from look import THEMES, findings, fits, same_lines
from playwright.sync_api import Locator, Page, expect

OWN = """log = nc.open_log(today="2026-03-16")
if not log.count_people():
    ana = log.add("Ana Ruiz", email="ana@example.com", company="Example Trams")
    _ = log.note(ana, "Drives the night tram."), log.note(ana, "Grows chillies.", topic="personal")
    _ = log.note(ana, "Her mother is ill.", topic="personal", source="confidence")"""
CARD = "Write to somebody"
PUSHY = "I need your answer by Friday."
DRAFT = f"👋🏽 Dear Ana,\n\nhow is your mother?\n{PUSHY}"
RAN = "() => window.ran === undefined && !document.querySelector('.nc-card :is(script, img, svg, iframe)')"
HOSTILE = (
    "<script>window.ran = 1</script> <img src=x onerror='window.ran = 1'> $x^2$ [a](javascript:window.ran=1)\n"
    "\u202eesrever \u2066alone\nأحتاج ردك بحلول يوم الجمعة 👩‍👩‍👧\n" + "W" * 3000 + "\n" + f"{PUSHY} " * 700
)


def rows(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(file) as db:
        return db.execute(sql).fetchall()


def write_to(shown: Notebook, name: str) -> tuple[Locator, Locator]:
    """Choose a person; return the card and the box."""
    card = shown.card(CARD)
    card.get_by_label("Whom do you write to?").fill(name[:3])
    card.get_by_role("button", name=name).click()
    expect(card.get_by_role("heading", name=name)).to_be_focused()
    return card, card.get_by_label("Your message to")


def marked(card: Locator) -> list[str]:
    return card.locator(".nc-mark-warning").all_inner_texts()


def test_from_the_draft_to_the_talk(cells: Callable[..., Notebook], fresh: Lab, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = cells(OWN, "nc.message(log)")
    card, box = write_to(shown, "Ana Ruiz")
    expect(card).to_contain_text("Grows chillies.")
    expect(card).not_to_contain_text("is ill")

    box.fill(DRAFT)
    pushes = card.get_by_role("listitem").filter(has_text="Puts pressure on them")
    expect(pushes).to_contain_text("sets them a deadline")
    expect(pushes).to_contain_text("How would this read")
    assert any(words.startswith("I need") for words in marked(card))
    assert card.locator(".nc-sign-warning").first.get_attribute("data-sign") == "!"
    pushes.get_by_role("button", name=re.compile("Show “.*answer by")).click()
    expect(box).to_be_focused()
    picked = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert picked in PUSHY
    assert "answer by" in picked
    mother = card.get_by_role("listitem").filter(has_text="May be too personal")
    expect(mother).to_contain_text("They told you this in confidence.")
    expect(mother.get_by_role("button", name="They told me this")).to_have_count(0)
    expect(card.locator(".nc-observed > .nc-heard")).to_contain_text("to look at")

    card.get_by_role("button", name="That is not so: Puts pressure").click()
    expect(pushes).to_have_count(1)  # only where it is said what was overruled
    expect(card.get_by_role("button", name="Show it again: Puts pressure")).to_be_visible()
    assert not any(words.startswith("I need") for words in marked(card))

    card.get_by_role("button", name="Keep this version and go on").click()
    expect(card.locator(".nc-told")).to_have_text("Kept. You go on in a copy.")
    box.fill("Dear Ana,\n\ndo you still grow chillies?")
    expect(card.locator(".nc-saved")).to_contain_text("Saved on this computer")
    card.get_by_role("button", name="What changed since 16 March").click()
    expect(card.locator(".nc-old del").filter(has_text="mother?")).to_contain_text("taken out:")
    expect(card.locator(".nc-old ins").first).to_contain_text("added:")

    card.get_by_role("button", name="Copy the text").click()
    expect(card.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Dear Ana,\n\ndo you still grow chillies?"
    mail = "mailto:ana@example.com?body=Dear%20Ana%2C%0D%0A%0D%0Ado%20you%20still%20grow%20chillies%3F"
    expect(card.get_by_role("link", name="Open in my mail program")).to_have_attribute("href", mail)

    card.get_by_role("button", name="I sent it").click()
    expect(card.locator(".nc-told")).to_be_focused()
    expect(card.locator(".nc-told")).to_contain_text("Noted: email to Ana Ruiz, today.")
    expect(box).to_have_value("")
    said = ("Dear Ana, do you still grow chillies?", "email", "2026-03-16")
    assert rows(fresh.log_file, "SELECT note, kind, day FROM talk") == [said]
    assert rows(fresh.log_file, "SELECT count(*) FROM draft WHERE talk_id IS NOT NULL") == [(1,)]
    card.get_by_role("button", name="Take back: the talk with Ana Ruiz").click()
    expect(box).to_have_value("Dear Ana,\n\ndo you still grow chillies?")
    assert rows(fresh.log_file, "SELECT count(*) FROM talk") == [(0,)]


def test_what_is_typed_survives_the_kernel(cells: Callable[..., Notebook], fresh: Lab) -> None:
    shown = cells(OWN, "nc.message(log)")
    card, box = write_to(shown, "Ana Ruiz")
    box.fill("Dear Ana, half a sen")
    shown.kill_kernel()
    shown.run_all()
    card = shown.card(CARD)
    box = card.get_by_label("Your message to Ana")
    expect(box).to_have_value("Dear Ana, half a sen")
    expect(card.locator(".nc-saved")).to_contain_text("Saved on this computer")
    assert rows(fresh.log_file, "SELECT text FROM draft") == [("Dear Ana, half a sen",)]
    shown.run_all()
    card = shown.card(CARD)
    box = card.get_by_label("Your message to Ana")
    expect(box).to_have_value("Dear Ana, half a sen")
    box.fill("Dear Ana, half a sentence")
    card.get_by_role("button", name="Somebody else").click()  # before it was saved
    expect(card.get_by_label("Whom do you write to?")).to_be_focused()
    card.get_by_role("button", name="Ana Ruiz").click()
    expect(box).to_have_value("Dear Ana, half a sentence")
    expect(card.locator(".nc-saved")).to_contain_text("Saved on this computer")  # focus moves before the kernel has it
    assert rows(fresh.log_file, "SELECT text FROM draft") == [("Dear Ana, half a sentence",)]


def test_how_it_looks_and_that_text_is_only_text(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(OWN, "nc.message(log)")
    card, box = write_to(shown, "Ana Ruiz")
    box.fill(DRAFT)
    expect(card.locator(".nc-sign-warning").first).to_be_attached()
    card.get_by_text("How far can I trust this?").click()
    for theme in THEMES:
        shown.theme(theme)
        assert findings(page) == []
        assert same_lines(card)
    page.set_viewport_size({"width": 640, "height": 500})  # what 200 % zoom leaves of 1280 x 1000
    box.fill(HOSTILE)
    expect(card.get_by_text("Only the first 3,000 words were read.").first).to_be_visible()
    expect(card.get_by_text("This is too long for a mail link.")).to_be_visible()
    expect(card.locator(".nc-mark-warning").first).to_be_attached()
    assert page.evaluate(RAN)
    assert same_lines(card)
    assert fits(card)
    expect(box).to_have_value(HOSTILE)
