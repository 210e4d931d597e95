"""The quick log in real JupyterLab: one line, one Enter, and what is asked when it is not certain."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from keyboard import Keyboard
from lab import Lab, Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Locator, Page, expect

OWN = """log = nc.open_log(today="2026-03-16")
if not log.count_people():
    _ = [log.add("Ana Ruiz"), log.add("Anna Li"), log.add("Anna Wu", company="Example Trams")]"""
LINE = "Ana, coffee yesterday, her son won the chess cup, I send the article by Fri"

# Counts each key that goes down, on whatever: nothing is pressed that the test does not know of.
_COUNT = "window.pressed = 0; window.addEventListener('keydown', () => { window.pressed += 1 }, true)"


def rows(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(file) as db:
        return db.execute(sql).fetchall()


def talks(file: Path) -> list[tuple[Any, ...]]:
    return rows(file, "SELECT name, kind, day, direction, note FROM talk JOIN contact ON contact.id = contact_id")


def line_of(shown: Notebook) -> Locator:
    return shown.card("Write down").get_by_label("What happened?")


def presses(page: Page) -> int:
    """How many keys went down since this was asked last."""
    count = int(page.evaluate("window.pressed"))
    page.evaluate("window.pressed = 0")
    return count


def test_a_line_and_enter_are_enough(cells: Callable[..., Notebook], fresh: Lab, page: Page) -> None:
    shown = cells(OWN, "nc.quick_log(log)")
    card, box = shown.card("Write down"), line_of(shown)
    page.evaluate(_COUNT)
    box.focus()

    page.keyboard.type(LINE)
    page.keyboard.press("Enter")
    expect(card.locator(".nc-told")).to_contain_text("Noted: meeting with Ana Ruiz, 15 March, and 1 promise.")
    assert presses(page) == len(LINE) + 1
    assert talks(fresh.log_file) == [("Ana Ruiz", "meeting", "2026-03-15", "both", "her son won the chess cup")]
    assert rows(fresh.log_file, "SELECT what, by_day FROM promise") == [("send the article", "2026-03-20")]
    expect(box).to_be_focused()
    expect(box).to_have_value("")

    page.keyboard.type("Zanele Mthembu, lunch")  # nobody is called so: it is asked
    page.keyboard.press("Enter")
    expect(card.get_by_role("radio", name="Add “Zanele Mthembu” as a new person")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card.locator(".nc-told")).to_contain_text("Noted: meeting with Zanele Mthembu, 16 March.")
    assert presses(page) == len("Zanele Mthembu, lunch") + 2
    expect(box).to_be_focused()

    page.keyboard.type("Anna, call")  # two are called so
    page.keyboard.press("Enter")
    expect(card.get_by_role("radio", name="Anna Li")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(card.locator(".nc-told")).to_contain_text("Noted: call with Anna Wu, 16 March.")
    assert presses(page) == len("Anna, call") + 3

    undo = card.get_by_role("button", name="Take back: the talk with Anna Wu")
    Keyboard(page).press(undo, "Enter")
    expect(card.locator(".nc-told")).to_have_text("Taken back. All is as it was before.")
    expect(box).to_be_focused()
    assert [who for who, *_ in talks(fresh.log_file)] == ["Ana Ruiz", "Zanele Mthembu"]


def test_what_is_set_by_hand_stays(cells: Callable[..., Notebook], fresh: Lab, page: Page) -> None:
    shown = cells(OWN, "nc.quick_log(log)")
    card, box = shown.card("Write down"), line_of(shown)
    box.fill("Ana, coffee yesterday, I'll send the art")
    expect(card.get_by_label("Promise 1")).to_have_value("send the art")
    card.get_by_label("When", exact=True).fill("2026-03-14")
    card.get_by_label("By when").fill("2026-03-25")
    box.press("End")
    box.press_sequentially("icle by Fri, I'll ring Ben on Thursday, I must book a room")
    expect(card.get_by_label("Promise 3")).to_have_value("book a room")
    expect(card.get_by_label("When", exact=True)).to_have_value("2026-03-14")
    expect(card.get_by_label("By when").first).to_have_value("2026-03-25")
    expect(card.get_by_label("Promise 2")).to_have_value("ring Ben")
    card.get_by_role("button", name="No promise: book a room").click()
    card.get_by_label("Promise 1").fill("send the article and the map")

    shown.kill_kernel()  # nothing was saved yet
    shown.run_all()
    expect(line_of(shown)).to_have_value(re.compile("^Ana, coffee yesterday, .* a room$"))
    card = shown.card("Write down")
    expect(card.get_by_label("Promise 2")).to_have_value("ring Ben")
    expect(card.get_by_label("Promise 1")).to_have_value("send the article and the map")
    expect(card.get_by_label("Promise 3")).to_have_count(0)
    card.get_by_role("button", name="Save").click()
    expect(card.locator(".nc-told")).to_contain_text("14 March, and 2 promises.")
    assert rows(fresh.log_file, "SELECT what, by_day FROM promise ORDER BY what") == [
        ("ring Ben", "2026-03-19"),
        ("send the article and the map", "2026-03-25"),
    ]
    shown.run_all()
    expect(line_of(shown)).to_have_value("")


def test_how_it_looks(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells("log = nc.demo_log()", "nc.quick_log(log)")
    card, box = shown.card("Write down"), line_of(shown)
    for theme in THEMES:
        shown.theme(theme)
        box.fill("Kieko, coffee on 3/4, I send the photo by Fri")
        expect(card).to_contain_text("“3/4” could be")
        assert findings(page) == []
    page.set_viewport_size({"width": 640, "height": 500})  # what 200 % zoom leaves of 1280 x 1000
    assert fits(card)
    box.fill("Rufus, lunch")
    expect(card.locator(".nc-doubts")).to_contain_text("Rufus Oldacre asked to be left alone")
    box.press("Enter")
    expect(card.locator(".nc-trouble")).to_have_text(
        "Rufus Oldacre asked to be left alone, so nothing is written down about them."
    )
    expect(box).to_have_value("Rufus, lunch")
