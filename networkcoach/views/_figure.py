"""A figure that reads well on a projector, in the dark theme and aloud.

JupyterLab drops the alt text of pictures, and a PNG knows nothing of the page's theme. So a figure goes into the page
as inline SVG: ``role="img"`` with the text alternative, and colours that are the page's own CSS variables.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

# matplotlib wants a colour when it draws; the page decides which one it is when it shows.
THEME = {
    "#010101": "var(--nc-text)",
    "#020202": "var(--nc-quiet)",
    "#030303": "var(--nc-line)",
    "#040404": "var(--nc-note)",
    "#050505": "var(--nc-look)",
}
TEXT, QUIET, LINE, NOTE, LOOK = THEME

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # letters stay letters: searchable, and in the page's font
    "svg.hashsalt": "networkcoach",
    "font.size": 13,
    "font.family": "sans-serif",
    "text.color": TEXT,
    "axes.labelcolor": TEXT,
    "axes.edgecolor": LINE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}


@contextmanager
def drawing(width: float = 7.6, height: float = 4.2) -> Iterator[tuple[Figure, Any]]:
    """Give a figure and its axes in the house style; pyplot's state and the reader's own style stay untouched."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        yield figure, figure.subplots()


def figure_html(figure: Figure, alt: str) -> str:
    """Turn a drawn figure into HTML for the page.

    Parameters
    ----------
    figure
        Drawn with the colours of `THEME`.
    alt
        What a person who can't see the picture is told: the finding first, then the numbers.
    """
    import matplotlib

    text = StringIO()
    with matplotlib.rc_context(_STYLE):
        figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    svg = text.getvalue()[text.getvalue().index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    for drawn, shown in THEME.items():
        svg = svg.replace(drawn, shown)
    return svg.replace("<svg", f'<svg role="img" aria-label="{escape(alt, quote=True)}"', 1)
