"""What can be seen of the cards, as far as a machine can tell."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

THEMES = ("JupyterLab Light", "JupyterLab Dark")


def findings(page: Page) -> list[str]:
    """What axe finds inside our own cards; JupyterLab's own findings are not ours to mend."""
    found = Axe().run(page, context={"include": [[".nc-card"]]}).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")
    ]


def fits(card: Locator) -> bool:
    """Whether nothing in a card has to be scrolled sideways."""
    return bool(card.evaluate("card => card.scrollWidth <= card.clientWidth + 1"))
