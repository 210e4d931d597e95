"""The browser edition says when nothing is kept, and which tab holds the log."""

from __future__ import annotations

from lite import LitePage, Look
from playwright.sync_api import Locator, expect

TEXT = "I fear that they have long forgotten me."


def guess(lesson: LitePage, number: str) -> Locator:
    card = lesson.card("0.1")
    card.get_by_label("Your guess").fill(number)
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".nc-feedback")).to_contain_text("6 of 11")
    return card


def test_a_browser_that_keeps_nothing(look: Look) -> None:
    with look(keeps=False) as visit:
        lesson = visit.page("0-does-it-happen")
        lesson.run_all()
        expect(lesson.card("How things stand")).to_contain_text("Your work is NOT being saved here.")
        card = guess(lesson, "9")
        expect(card.locator(".nc-saved")).not_to_contain_text("Saved in this browser")


def test_two_tabs_and_one_log(look: Look) -> None:
    with look() as visit:
        first = visit.page("0-does-it-happen", visit.context.pages[0])
        first.run_all()
        guess(first, "9")
        first.is_saved("0.1")
        second = visit.page("0-does-it-happen")
        second.run_all()
        bar = second.page.locator(".nc-bar")
        expect(bar).to_contain_text("Another tab of this browser has your log open")
        expect(second.card("0.1").get_by_label("Your guess")).to_have_value("9")
        box = second.card("0.6").get_by_role("textbox")
        box.fill(TEXT)
        expect(second.card("0.6").locator(".nc-trouble")).to_contain_text("Another tab of this browser")
        bar.get_by_role("button", name="Use it here").click()
        expect(bar).to_contain_text("This tab has your log now")
        expect(first.page.locator(".nc-bar")).to_contain_text("Another tab of this browser has your log open")
        second.run_all()
        expect(box).to_have_value(TEXT)  # it was refused, and not lost
        second.is_saved("0.6")
        first.page.close()
        second.page.reload()
        second.is_open().run_all()
        expect(second.card("0.6").get_by_role("textbox")).to_have_value(TEXT)
        expect(second.card("0.1").get_by_label("Your guess")).to_have_value("9")
