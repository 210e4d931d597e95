"""What the charts draw alike: titles, days on an axis, names that fit."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from networkcoach.views._card import words
from networkcoach.views._figure import LINE, QUIET, TEXT
from networkcoach.views.charts._signs import Sign

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_TITLE_LETTERS, _SMALL_LETTERS = 50, 78  # so many letters fit beside each other
_MOST_TICKS = 7
_MOST_ACCENTS = 3  # on one letter
_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # as Unicode calls marks of direction
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


def headline(figure: Figure, title: str, below: str = "") -> None:
    """Put the finding on top and what one has to know at the foot."""
    lines = textwrap.fill(title, _TITLE_LETTERS)
    figure.suptitle(lines, x=0.01, ha="left", fontsize=16, fontweight="bold", color=TEXT)
    if below:
        figure.supxlabel(textwrap.fill(below, _SMALL_LETTERS), fontsize=11, color=QUIET, x=0.01, ha="left")


def foot(axes: Any, text: str) -> None:
    """Put what one has to know below the axes, where a legend stands at the foot of the figure."""
    from matplotlib.transforms import IdentityTransform, blended_transform_factory

    axes.set_xlabel(textwrap.fill(text, _SMALL_LETTERS), fontsize=11, color=QUIET, loc="left")
    # From the left edge of the figure: beside long names there would not be room for it.
    axes.xaxis.label.set(x=0.01, transform=blended_transform_factory(axes.figure.transFigure, IdentityTransform()))


def panel_title(axes: Any, title: str) -> None:
    """Say what one of several panels shows."""
    axes.set_title(title, loc="left", fontsize=13, color=TEXT)


def bare(axes: Any, *sides: str) -> None:
    """Take away lines at the edge and the ticks that say nothing."""
    for side in sides or ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)


def ordinal(day: str) -> int:
    """Give a day (ISO text) as a number for an axis."""
    return date.fromisoformat(day).toordinal()


def day_axis(axes: Any, first: str, last: str) -> None:
    """Put months on the axis between two days (ISO text), and the year where a new one begins."""
    ticks = list(_month_ticks(first, last))
    axes.set_xticks([at for at, _ in ticks], [label for _, label in ticks])
    axes.grid(axis="x", color=LINE, linewidth=0.5, alpha=0.5)
    axes.set_axisbelow(True)


def _month_ticks(first: str, last: str) -> Iterator[tuple[int, str]]:
    begin, end = (_month_number(day) for day in (first, last))
    for number, label in _labelled_months(begin, end):
        at = date(number // 12, number % 12 + 1, 1).toordinal()
        if at >= ordinal(first):
            yield at, label


def month_ticks(months: Sequence[str]) -> list[tuple[int, str]]:
    """Label some of the bars that stand for stretches which begin with these months."""
    numbers = [_month_number(one) for one in months]
    labels = dict(_labelled_months(numbers[0], numbers[-1]))
    return [(at, labels[number]) for at, number in enumerate(numbers) if number in labels]


def _labelled_months(begin: int, end: int) -> Iterator[tuple[int, str]]:
    step = next((months for months in _MONTHS if (end - begin) // months < _MOST_TICKS), _MONTHS[-1])
    seen = None
    for number in range(begin + -begin % step, end + 1, step):
        year, month = divmod(number, 12)
        name = words()["days"]["months"][month][:3]
        yield number, str(year) if step >= 12 else f"{name}\n{year}" if year != seen else name
        seen = year


def _month_number(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def later(month: str, months: int) -> str:
    """Count on from a month.

    Examples
    --------
    >>> later("2025-11", 2)
    '2026-01'
    """
    year, at = divmod(_month_number(month) + months, 12)
    return f"{year:04}-{at + 1:02}"


def often(count: int) -> str:
    """Say how often, in words.

    Examples
    --------
    >>> [often(count) for count in (0, 1, 2, 3000)]
    ['never', 'once', 'twice', '3,000 times']
    """
    tell = words()["charts"]["times"]
    return str(tell[{0: "never", 1: "once", 2: "twice"}.get(count, "often")].format(n=f"{count:,}"))


def month_in_words(month: str) -> str:
    """Write a month as one says it.

    Examples
    --------
    >>> month_in_words("2026-03")
    'March 2026'
    """
    name = words()["days"]["months"][int(month[5:]) - 1]
    return str(words()["charts"]["give"]["month"].format(month=name, year=int(month[:4])))


def fitting(name: str, width: int = 22) -> str:
    """Cut a name that is too wide for its place; letters of East Asia are twice as wide as others.

    Examples
    --------
    >>> fitting("Ana Ruiz"), fitting("Bartholomew Featherstonehaugh"), fitting("田中" * 8)
    ('Ana Ruiz', 'Bartholomew Feathers …', '田中田中田中田中田中 …')
    """
    name = " ".join(_tame(name).split())
    if _width(name) <= width:
        return name
    kept = ""
    for letter in name:
        if _width(kept + letter) > width - 2:
            break
        kept += letter
    return f"{kept.rstrip()} …"


def _tame(name: str) -> str:
    """Leave out what would turn or bury the text beside it: marks of direction, and piles of accents on one letter."""
    kept, pile = "", 0
    for letter in name:
        pile = pile + 1 if unicodedata.combining(letter) else 0
        if pile <= _MOST_ACCENTS and unicodedata.bidirectional(letter) not in _TURNS:
            kept += letter
    return kept


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def sentences(parts: Sequence[str]) -> str:
    """Join parts to one paragraph, each with a stop at its end."""
    return " ".join(part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in parts if part)


def add_legend(beside: Any, signs: Mapping[str, Sign], names: Mapping[str, str], **place: Any) -> None:
    """Say what each sign means, at a figure or its axes, where it can't be said beside the thing itself."""
    samples = [_sample(sign) for sign in signs.values()]
    near = {"handletextpad": 0.4, "columnspacing": 1.2, "fontsize": 11, "frameon": False, "ncols": 4}
    beside.legend(samples, [names[name] for name in signs], **near, **place)


def _sample(sign: Sign) -> Any:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if not sign.marker and sign.dash == "-":
        return Patch(**sign.bar())
    look: dict[str, Any] = {"markersize": 8, "markeredgewidth": 1.5, "linewidth": 2, "linestyle": sign.dash}
    if sign.marker:
        inside = "none" if sign.is_hollow else sign.colour
        look |= {"marker": sign.marker, "markerfacecolor": inside, "linestyle": "none"}
    return Line2D([], [], color=sign.colour, **look)
