"""A whole unit as a learner does it with the mouse, and another one with nothing but the keyboard."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hands import Hand, Mouse, answer, promise
from keyboard import Keyboard
from lab import Lab, Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Locator, Page, expect

from networkcoach.lessons import LessonText, lesson_path, read_lesson

NOT_YET, YES, NOTED = "○ Not quite", "✓ Yes", "✎ Noted"


@pytest.fixture
def unit() -> Callable[[str], LessonText]:
    return lambda name: read_lesson(lesson_path(name))


def outcome(card: Locator) -> Locator:
    return card.locator(".nc-feedback .nc-outcome")


def remember(shown: Notebook, hand: Hand) -> None:
    """Answer the two questions from memory: write first, then look."""
    card = shown.card("From memory")
    for text in ("half of them, perhaps", "I don’t know any more"):
        waiting = card.get_by_role("textbox").first
        hand.write(waiting, text)
        hand.press(card.get_by_role("button", name="Show the answer").first)
        expect(card).to_contain_text(f"You wrote: “{text}”")
    expect(card.get_by_role("textbox")).to_have_count(0)
    expect(card.get_by_text("The answer:").first).to_be_visible()


def work_through(shown: Notebook, hand: Hand, lesson: LessonText) -> Iterator[tuple[str, Locator]]:
    """Answer every exercise but the act: first so that it is not right, then so that it is."""
    for exercise in lesson.exercises:
        card, examples = shown.card(exercise.id), exercise.examples
        if exercise.kind == "act":
            continue
        steps = [("noted", NOTED)] if exercise.kind == "reflect" else [("not_right", NOT_YET), ("right", YES)]
        for name, words in steps:
            answer(card, hand, exercise.kind, exercise.spec, examples[name])
            expect(outcome(card)).to_have_text(words)
        expect(card.locator(".nc-saved").first).to_contain_text("Saved on this computer")
        yield exercise.id, card


def make_a_promise(shown: Notebook, hand: Hand, exercise: str, who: str, calendar: bool = False) -> None:
    """Turn a finished exercise into a promise in the log: one press, once somebody is in the log."""
    offer = shown.card(exercise).locator(".nc-offer")
    name = offer.get_by_label(re.compile("Who could it be for|Their name"))
    if name.is_visible():
        hand.write(name, who)
    hand.press(offer.get_by_role("button", name="Promise it"))
    expect(offer).to_contain_text("Promised")
    if calendar:
        with shown.page.expect_download() as download:
            hand.press(offer.get_by_role("button", name="Save it for my calendar"))
        assert "BEGIN:VEVENT" in download.value.path().read_text(encoding="utf-8")


def it_can_be_read(shown: Notebook) -> None:
    """Nothing serious for axe in both themes, and nothing to scroll sideways at 200 % zoom."""
    for theme in THEMES:
        shown.theme(theme)
        assert findings(shown.page) == [], theme
    shown.page.set_viewport_size({"width": 640, "height": 500})  # what 200 % zoom leaves of 1280 x 1000
    for card in shown.page.locator(".nc-card").all():
        assert fits(card), card.get_attribute("aria-label")


def rows(log: Lab, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(log.log_file) as db:
        return db.execute(sql).fetchall()


def test_a_unit_as_a_learner(
    notebook: Callable[[str], Notebook], unit: Callable[[str], LessonText], fresh: Lab, page: Page
) -> None:
    shown, hand, lesson = notebook("1-interested-ear"), Mouse(page), unit("1-interested-ear")
    remember(shown, hand)
    assert lesson.worked is not None
    notes = page.locator("details", has_text="Open this when you have your sentence")
    first = notes.get_by_text(lesson.worked.notes[0].words)
    expect(first).to_be_hidden()
    notes.locator("summary").click()
    expect(first).to_be_visible()

    done = dict(work_through(shown, hand, lesson))
    make_a_promise(shown, hand, "1.3", "Zebedee Quillfeather", calendar=True)
    make_a_promise(shown, hand, "1.4", "Zebedee Quillfeather")
    words = shown.card("1.5")
    hand.write(words.get_by_label("Who is it?"), "Zebedee")
    expect(words.get_by_role("radio", name=re.compile("Zebedee")).first).to_be_checked()
    hand.write(words.get_by_label("The sentence of theirs"), "A sundial is never early.")
    hand.press(words.get_by_role("button", name="Keep it"))
    expect(outcome(words)).to_have_text(NOTED)
    expect(words).to_contain_text("A sundial is never early.")

    choose = done["1.2"]
    hand.press(choose.get_by_role("button", name="Start this exercise again"))
    expect(outcome(choose)).to_have_count(0)
    hand.press(choose.get_by_role("button", name="Bring my earlier answer back"))
    expect(outcome(choose)).to_have_text(YES)

    for _ in range(2):
        shown.run_all()
        for exercise in lesson.exercises:
            words_there = NOTED if exercise.kind in ("act", "reflect") else YES
            expect(outcome(shown.card(exercise.id))).to_have_text(words_there)
        expect(shown.card("1.3").locator(".nc-offer")).to_contain_text("Promised")
        expect(shown.card("From memory")).to_contain_text("You wrote: “half of them, perhaps”")
    assert rows(fresh, "SELECT count(*), count(DISTINCT contact_id) FROM promise WHERE strategy IS NOT NULL") == [
        (2, 1)
    ]
    assert rows(fresh, "SELECT text FROM note WHERE topic = 'said'") == [("A sundial is never early.",)]
    it_can_be_read(shown)


def test_a_unit_with_the_keyboard_only(
    notebook: Callable[[str], Notebook], unit: Callable[[str], LessonText], fresh: Lab, page: Page
) -> None:
    shown, hand, lesson = notebook("2-give"), Keyboard(page), unit("2-give")
    before = shown.cells()
    remember(shown, hand)
    done = dict(work_through(shown, hand, lesson))
    skipped = done["2.2"]
    hand.press(skipped.get_by_role("button", name="Start this exercise again"), "Enter")
    hand.press(skipped.get_by_role("button", name="I can do this already"), "Enter")
    expect(skipped).to_contain_text("Skipped.")
    hand.press(skipped.get_by_role("button", name="Do it after all"), "Enter")
    expect(skipped.get_by_role("radio").first).to_be_visible()
    make_a_promise(shown, hand, "2.3", "Marigold Featherstonehaugh")
    promise(shown, "2.5", "Marigold", "send her the map of the lantern walk", "2026-01-31", "Yes, it happened")
    expect(outcome(shown.card("2.5"))).to_have_text(NOTED)
    assert shown.cells() == before
    shown.kill_kernel()
    shown.run_all()
    expect(shown.card("2.5").locator(".nc-rows")).to_contain_text("map of the lantern walk")
    expect(outcome(shown.card("2.4"))).to_have_text(YES)
    strategies = rows(fresh, "SELECT strategy FROM promise ORDER BY id")
    assert strategies == [("give",), ("give",)]
    it_can_be_read(shown)


@pytest.mark.parametrize("name", ["3-personal-life", "4-their-project", "5-my-90-days"])
def test_every_card_of_a_unit_appears_and_run_all_twice_keeps_what_is_there(
    notebook: Callable[[str], Notebook], unit: Callable[[str], LessonText], page: Page, name: str
) -> None:
    shown, lesson = notebook(name), unit(name)
    first = lesson.exercises[0]
    answer(shown.card(first.id), Mouse(page), first.kind, first.spec, first.examples["right"])
    expect(outcome(shown.card(first.id))).to_have_text(YES)
    for _ in range(2):
        shown.run_all()
        for exercise in lesson.exercises:
            expect(shown.card(exercise.id)).to_contain_text(exercise.question[:30])
        expect(outcome(shown.card(first.id))).to_have_text(YES)
    if begin := [one for one in shown.page.get_by_role("button", name="Begin my plan today").all() if one.is_visible()]:
        begin[0].click()
        expect(shown.page.get_by_text("When will you do it?")).to_be_visible()
    it_can_be_read(shown)
