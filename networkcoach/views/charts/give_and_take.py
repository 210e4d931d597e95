"""Who gave, and who asked, over time."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.overview._given import GaveAndAsked, Stretch
from networkcoach.views._card import words
from networkcoach.views._figure import TEXT, drawing, figure_html
from networkcoach.views.charts._axes import (
    bare,
    headline,
    later,
    month_in_words,
    month_ticks,
    often,
    panel_title,
    sentences,
)
from networkcoach.views.charts._card import Chart, ChartCard
from networkcoach.views.charts._signs import SIDES

_PANELS = {"gave": ("you_gave", "they_gave"), "asked": ("you_asked", "they_asked")}


def give_and_take(log: ContactLog) -> ChartCard:
    """Make the card."""
    return ChartCard(log, "give_and_take", log.gave_and_asked, given_chart)


def given_chart(given: GaveAndAsked) -> Chart:
    """Say who gave and who asked."""
    tell = words()["charts"]["give"]
    if not given.stretches:
        return Chart(tell["empty"])
    total = given.total
    title = _title(total)
    told = [
        tell["total"].format(what=tell[name], you=often(you), they=often(they)) for name, you, they in _totals(total)
    ]
    alternative = sentences(
        [title, *told, _waiting(given), *(_in_words(one, given) for one in given.stretches if _any(one))]
    )
    html = figure_html(_drawn(given, title), alternative)
    notes = (tell["definition"], tell["doubt"], f"{tell['counted']} {tell['months'][str(given.months)]}.")
    return Chart(
        title, html, tuple(tell["columns"]), tuple(_row(one, given) for one in given.stretches if _any(one)), notes
    )


def _title(total: Stretch) -> str:
    gave = total.you_gave > 0, total.they_gave > 0
    keys = {(True, True): "title", (True, False): "title_you", (False, True): "title_they"}
    told = words()["charts"]["give"][keys.get(gave, "title_none")]
    return str(told.format(you=often(total.you_gave), they=often(total.they_gave)))


def _totals(total: Stretch) -> list[tuple[str, int, int]]:
    return [(name, getattr(total, you), getattr(total, they)) for name, (you, they) in _PANELS.items()]


def _any(one: Stretch) -> bool:
    return any(_counts(one))


def _counts(one: Stretch) -> tuple[int, int, int, int]:
    return one.you_gave, one.they_gave, one.you_asked, one.they_asked


def _row(one: Stretch, given: GaveAndAsked) -> tuple[str, ...]:
    return _when(one, given), *(f"{count:,}" for count in _counts(one))


def _when(one: Stretch, given: GaveAndAsked) -> str:
    if given.months == 1:
        return month_in_words(one.month)
    if given.months == 12:
        return one.month[:4]
    ends = one.month, later(one.month, given.months - 1)
    first, last = (month[:4] if given.months > 12 else month_in_words(month) for month in ends)
    return str(words()["charts"]["give"]["stretch"].format(first=first, last=last))


def _in_words(one: Stretch, given: GaveAndAsked) -> str:
    columns = words()["charts"]["give"]["columns"][1:]
    counts = ", ".join(f"{what} {often(count)}" for what, count in zip(columns, _counts(one), strict=True) if count)
    return f"{_when(one, given)}: {counts}"


def _waiting(given: GaveAndAsked) -> str:
    tell = words()["charts"]["give"]
    if not given.waiting:
        return ""
    return str(tell["waiting_one" if given.waiting == 1 else "waiting"].format(n=f"{given.waiting:,}"))


def _drawn(given: GaveAndAsked, title: str) -> Any:
    tell = words()["charts"]["give"]
    with drawing(7.6, 5.6, (1, 1)) as (figure, axes):
        for panel, (name, you, they) in zip(axes, _totals(given.total), strict=True):
            _draw_sides(panel, given, *_PANELS[name])
            panel_title(panel, tell["total"].format(what=tell[name], you=often(you), they=often(they)))
        headline(figure, title, _waiting(given))
        return figure


def _draw_sides(axes: Any, given: GaveAndAsked, you: str, they: str) -> None:
    """Draw what came from you above the line, what came from them below it."""
    tell = words()["charts"]["give"]
    for side, column, way in (("you", you, 1), ("they", they, -1)):
        beside = {"xytext": (0, 9 * way), "textcoords": "offset points", "ha": "center", "va": "center"}
        counts = {at: count for at, one in enumerate(given.stretches) if (count := getattr(one, column))}
        axes.bar(list(counts), [way * count for count in counts.values()], width=0.7, **SIDES[side].bar())
        for at, count in counts.items():
            axes.annotate(f"{count:,}", (at, way * count), fontsize=11, in_layout=False, **beside)
    most = max(1, *(max(getattr(one, you), getattr(one, they)) for one in given.stretches))
    axes.set(xlim=(-0.7, len(given.stretches) - 0.3), ylim=(-1.35 * most, 1.35 * most))
    axes.set_yticks((most / 2, -most / 2), (f"▲ {tell['you']}", f"▼ {tell['they']}"))
    for label, sign in zip(axes.get_yticklabels(), SIDES.values(), strict=True):
        label.set(color=sign.colour, fontsize=13)
    axes.axhline(0, color=TEXT, linewidth=1)
    ticks = month_ticks([one.month for one in given.stretches])
    axes.set_xticks([at for at, _ in ticks], [label for _, label in ticks])
    bare(axes)
