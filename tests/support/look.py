"""What can be seen of the cards, as far as a machine can tell."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

THEMES = ("JupyterLab Light", "JupyterLab Dark")
# How high the text is in the box and in the layer behind it: of one height, they break their lines alike.
HEIGHTS = """card => {
  const [layer, box] = card.querySelector('.nc-sheet').children;
  const styles = ['height: 0; min-height: 0', 'height: auto; align-self: start'];
  [box, layer].forEach((node, n) => { node.style = styles[n]; });
  const found = [box.scrollHeight, Math.round(layer.getBoundingClientRect().height)];
  [box, layer].forEach((node) => { node.style = ''; });
  return found;
}"""


def findings(page: Page) -> list[str]:
    """What axe finds inside our own cards; JupyterLab's own findings are not ours to mend."""
    found = Axe().run(page, context={"include": [[".nc-card"]]}).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in ("serious", "critical")
    ]


def fits(card: Locator) -> bool:
    """Whether nothing in a card has to be scrolled sideways."""
    return bool(card.evaluate("card => card.scrollWidth <= card.clientWidth + 1"))


def same_lines(card: Locator) -> bool:
    """Whether the writing box and the marks behind it break their lines alike."""
    box, layer = card.evaluate(HEIGHTS)
    return abs(int(box) - int(layer)) <= 1
