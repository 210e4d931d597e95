"""A person without a mouse: Tab to the thing, then press, type or choose."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FARTHEST = 400  # presses of Tab; more would mean that the thing can't be reached


class Keyboard:
    """Moves focus by Tab and Shift+Tab only."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, wanted: Locator) -> None:
        """Press Tab until `wanted` has the focus; a radio is reached through its group, as browsers do it."""
        expect(wanted).to_be_visible()
        for _ in range(FARTHEST):
            if wanted.evaluate(_IS_HERE):
                return
            forward = wanted.evaluate(_COMES_LATER)
            self.page.keyboard.press("Tab" if forward else "Shift+Tab")
        raise AssertionError(f"{wanted} can't be reached by Tab")

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        self.reach(wanted)
        self.page.keyboard.press(key)

    def write(self, wanted: Locator, text: str) -> None:
        """Replace what stands in a box, key by key."""
        self.reach(wanted)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text, delay=5)

    def date(self, wanted: Locator, day: str) -> None:
        """Type a day (ISO text) into a date box: month, day, year, as Chromium shows them here."""
        self.reach(wanted)
        year, month, of_month = day.split("-")
        self.page.keyboard.type(f"{month}{of_month}{year}", delay=20)
        expect(wanted).to_have_value(day)

    def choose(self, wanted: Locator) -> None:
        """Tick a box by Space; move to a radio by the arrow keys."""
        self.reach(wanted)
        if wanted.get_attribute("type") == "checkbox":
            if not wanted.is_checked():
                self.page.keyboard.press("Space")
        else:
            self.page.keyboard.press("Space")
            for _ in range(20):
                if wanted.is_checked():
                    break
                self.page.keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()


_IS_HERE = """wanted => { const now = document.activeElement;
    return now === wanted || (wanted.type === 'radio' && now?.type === 'radio' && now.name === wanted.name) }"""
_COMES_LATER = """wanted => { const now = document.activeElement || document.body;
    return Boolean(now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING) }"""
