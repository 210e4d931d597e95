"""Two people at one page, one with a mouse and one with a keyboard, and how each of them answers an exercise."""

from __future__ import annotations

import re
from typing import Any, Protocol

from keyboard import Keyboard
from lab import Notebook
from playwright.sync_api import Locator, Page, expect

from networkcoach.lessons.kinds.sort import Sort


class Hand(Protocol):
    """What somebody can do on a page."""

    def press(self, wanted: Locator, key: str = "Enter") -> None: ...

    def write(self, wanted: Locator, text: str) -> None: ...

    def date(self, wanted: Locator, day: str) -> None: ...

    def choose(self, wanted: Locator) -> None: ...


class Mouse:
    """Clicks and fills."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        wanted.click()

    def write(self, wanted: Locator, text: str) -> None:
        wanted.fill(text)

    def date(self, wanted: Locator, day: str) -> None:
        wanted.fill(day)

    def choose(self, wanted: Locator) -> None:
        wanted.check()


def promise(shown: Notebook, card_name: str, who: str, what: str, by: str, happened: str = "Not yet") -> None:
    """Fill in the form for promises by keyboard."""
    card, keys = shown.card(card_name), Keyboard(shown.page)
    keys.write(card.get_by_label("Who is it?"), who)
    expect(card.get_by_role("radio", name=re.compile(who)).first).to_be_checked()
    keys.write(card.get_by_label("What did you promise?"), what)
    keys.date(card.get_by_label("By when?"), by)
    keys.choose(card.get_by_role("radio", name=happened))
    keys.press(card.get_by_role("button", name="Write it down"), "Enter")
    expect(card.locator(".nc-rows")).to_contain_text(what)


def answer(card: Locator, hand: Hand, kind: str, spec: Any, value: Any) -> None:
    """Give an answer of any kind but `act`, and have it checked."""
    if kind == "choose":
        hand.choose(card.get_by_role("radio", name=re.compile(rf"^{value}\)")))
    elif kind == "sort":
        _sort(card, hand, spec, value)
    elif kind == "predict":
        hand.write(card.get_by_role("spinbutton"), str(value))
    else:
        hand.write(card.get_by_role("textbox").first, value)
    hand.press(card.get_by_role("button", name="Keep this" if kind == "reflect" else "Check", exact=True))


def _sort(card: Locator, hand: Hand, spec: Sort, value: dict[str, str]) -> None:
    texts = {bin.key: bin.text for bin in spec.bins}
    for number, item in enumerate(spec.items):
        radio = (
            card.locator("fieldset.nc-item").nth(number).get_by_role("radio", name=texts[value[item.key]], exact=True)
        )
        hand.choose(radio)
