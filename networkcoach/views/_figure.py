"""A figure that reads well on a projector, in the dark theme and aloud.

JupyterLab drops the alt text of pictures, and a PNG knows nothing of the page's theme. So a figure goes into the page
as inline SVG: ``role="img"`` with the text alternative, and colours that are the page's own CSS variables.
"""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.figure import Figure

# matplotlib wants a colour when it draws; the page decides which one it is when it shows.
THEME = {
    "#010101": "var(--nc-text)",
    "#020202": "var(--nc-quiet)",
    "#030303": "var(--nc-line)",
    "#040404": "var(--nc-note)",
    "#050505": "var(--nc-look)",
    "#060606": "var(--nc-page)",
}
TEXT, QUIET, LINE, NOTE, LOOK, PAGE = THEME

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",  # letters stay letters: searchable, and in the page's font
    "svg.hashsalt": "networkcoach",
    "text.parse_math": False,  # a dollar in somebody's name is a dollar
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

# matplotlib's rule for the corners of lines is for every element of the page; ours is for this picture.
_FOR_ALL = re.compile(r"<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@contextmanager
def drawing(width: float = 7.6, height: float = 4.2, parts: Sequence[float] = ()) -> Iterator[tuple[Figure, Any]]:
    """Give a figure and its axes in the house style; pyplot's state and the reader's own style stay untouched.

    Parameters
    ----------
    parts
        For several pictures one below the other, each with margins of its own: their heights as shares. Then a list of
        axes is given.
    """
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        if parts:
            rows = figure.subfigures(len(parts), height_ratios=parts, squeeze=False)[:, 0]
            yield figure, [one.subplots() for one in rows]
        else:
            yield figure, figure.subplots()


def has_letters() -> bool:
    """Whether matplotlib finds the letters that it measures with; without them it draws nothing."""
    import matplotlib
    from matplotlib.font_manager import FontProperties, findfont

    with matplotlib.rc_context(_STYLE):
        try:
            return bool(findfont(FontProperties(family=["sans-serif"]), fallback_to_default=False))
        except ValueError:
            return False


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
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    text = StringIO()
    with matplotlib.rc_context(_STYLE), warnings.catch_warnings():
        # matplotlib measures with a font of its own and warns, letter by letter, of names that it has no letters for.
        # The page's fonts have them; and a warning with letters of a name would stay in the notebook file.
        warnings.filterwarnings("ignore", r"(?s).*[Gg]lyph|.*does not support", UserWarning)
        # Not savefig, which draws twice where there is a layout: once for the layout, which drawing works out anyway.
        FigureCanvasSVG(figure).print_svg(text, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
    svg = text.getvalue()[text.getvalue().index("<svg") :]
    svg = _NOT_XML.sub("", re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL))
    svg = re.sub(r' (?:style|fill|stroke)="[^"]*"', _of_the_page, _FOR_ALL.sub("", svg))
    label = escape(_NOT_XML.sub("", alt), quote=True)
    return svg.replace("<svg", f'<svg role="img" aria-label="{label}" stroke-linejoin="round"', 1)


def _of_the_page(style: re.Match[str]) -> str:
    """Let the page decide about colours and letters."""
    text = re.sub(r"font-family: [^;]*; ?", "", style[0])
    for drawn, shown in THEME.items():
        text = text.replace(drawn, shown)
    return text
