"""Pictures of figures, compared with those that somebody has looked at.

By matplotlib's own comparison and not by the package pytest-mpl: that is one more thing to install for the same sum.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.testing.compare import compare_images

from networkcoach.views._card import style
from networkcoach.views._figure import THEME

#: The pictures that were looked at. NETWORKCOACH_RENEW=1 writes them anew; look at each before you keep it.
LOOKED_AT = Path(__file__).parents[1] / "views" / "pictures"
TOLERANCE = (
    2  # root of the mean square, of 255: one bar that is half as long again makes 3, the same letters elsewhere less
)


def themes() -> dict[str, dict[str, str]]:
    """Read the colours of the light and the dark theme from the style sheet, by their names."""
    blocks = re.findall(r"^(body\[[^{]*)?\.nc-card \{\n((?:--nc-[^\n]*\n)+)", style(), re.MULTILINE)
    found = {
        "dark" if dark else "light": dict(re.findall(r"--nc-([\w-]+): (#[0-9a-f]{6})", body)) for dark, body in blocks
    }
    assert sorted(found) == ["dark", "light"]
    return found


def differs(figure: Figure, name: str, folder: Path) -> str | None:
    """Compare a figure with the picture of that name; None if they are alike, else what is different."""
    drawn = LOOKED_AT / f"{name}.png" if os.environ.get("NETWORKCOACH_RENEW") else folder / f"{name}.png"
    drawn.parent.mkdir(parents=True, exist_ok=True)
    _colour(figure, themes()["light"])
    FigureCanvasAgg(figure)
    figure.savefig(drawn, dpi=60, metadata={"Software": None})
    return compare_images(str(LOOKED_AT / f"{name}.png"), str(drawn), TOLERANCE)


def _colour(figure: Figure, theme: dict[str, str]) -> None:
    """Give the figure the colours that the page would give it."""
    shown = {drawn: theme[name.removeprefix("var(--nc-").removesuffix(")")] for drawn, name in THEME.items()}
    figure.set_facecolor(theme["page"])
    for artist in figure.findobj():
        for what in ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor"):
            _colour_one(artist, what, shown)


def _colour_one(artist: Any, what: str, shown: dict[str, str]) -> None:
    get, put = getattr(artist, f"get_{what}", None), getattr(artist, f"set_{what}", None)
    if get is None or put is None:
        return
    now = get()
    colours = [now] if isinstance(now, str) or (len(now) in (3, 4) and isinstance(now[0], float)) else list(now)
    if colours and to_hex(colours[0]) in shown:
        put(shown[to_hex(colours[0])])
