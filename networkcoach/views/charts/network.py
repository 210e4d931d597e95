"""My network as it came in: years of connecting, companies, and about whom something is written down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.overview._network import Group, Network
from networkcoach.views._card import words
from networkcoach.views._figure import drawing, figure_html
from networkcoach.views._say import people
from networkcoach.views.charts._axes import add_legend, bare, fitting, headline, panel_title, sentences
from networkcoach.views.charts._card import Chart, ChartCard
from networkcoach.views.charts._signs import WRITTEN


def network(log: ContactLog) -> ChartCard:
    """Make the card."""
    return ChartCard(log, "network", log.network, network_chart)


def network_chart(found: Network) -> Chart:
    """Say about whom something is written down."""
    tell = words()["charts"]["network"]
    if not found.people:
        return Chart(tell["empty"])
    title = _title(found)
    rows = [_row(one) for one in (*found.years, *_companies(found))]
    alternative = sentences([title, _told("years", found.years), _told("companies", _companies(found)), _beside(found)])
    html = figure_html(_drawn(found, title), alternative)
    return Chart(title, html, tuple(tell["columns"]), tuple(rows), (tell["definition"], tell["left_alone"]))


def _title(found: Network) -> str:
    tell = words()["charts"]["network"]
    if found.people == 1:
        return str(tell["title_written" if found.written else "title_not_written"])
    return str(tell["title"].format(written=f"{found.written:,}", people=people(found.people)))


def _companies(found: Network) -> tuple[Group, ...]:
    """Leave them out where each has one person: a list of all companies says nothing."""
    return tuple(one for one in found.companies if one.people > 1)


def _row(one: Group) -> tuple[str, ...]:
    return one.name, f"{one.people:,}", f"{one.written:,}"


def _told(what: str, groups: Sequence[Group]) -> str:
    tell = words()["charts"]["network"]
    counts = "; ".join(f"{one.name}: {one.people:,}, {tell['written']} {one.written:,}" for one in groups)
    return f"{tell[what]}: {counts}" if groups else ""


def _beside(found: Network) -> str:
    tell = words()["charts"]["network"]
    counts = {"earlier": found.earlier, "no_year": found.no_year, "all_companies": found.all_companies}
    return " ".join(tell[name].format(n=f"{count:,}") for name, count in counts.items() if count)


def _drawn(found: Network, title: str) -> Any:
    """Draw one picture of the years and one of the companies; of all together where neither is known."""
    tell = words()["charts"]["network"]
    everybody = Group(tell["everybody"], found.people, found.written)
    pictures = {tell["years"]: found.years[::-1], tell["companies"]: _companies(found)}
    pictures = {name: groups for name, groups in pictures.items() if groups} or {tell["everybody"]: (everybody,)}
    heights = [0.5 + 0.34 * len(groups) for groups in pictures.values()]
    with drawing(7.6, 1.3 + sum(heights), heights) as (figure, axes):
        for panel, (name, groups) in zip(axes, pictures.items(), strict=True):
            _draw_groups(panel, groups)
            panel_title(panel, name)
        add_legend(axes[0], WRITTEN, tell, loc="lower right", bbox_to_anchor=(1, 0.98))
        headline(figure, title, _beside(found))
        return figure


def _draw_groups(axes: Any, groups: Sequence[Group]) -> None:
    rows, written = range(len(groups)), [one.written for one in groups]
    rest, height = [one.people - one.written for one in groups], min(0.66, 0.33 * len(groups))
    axes.barh(rows, written, height=height, **WRITTEN["written"].bar())
    axes.barh(rows, rest, left=written, height=height, **WRITTEN["not_written"].bar())
    for row, one in enumerate(groups):
        label = f"{one.people:,}"
        axes.annotate(label, (one.people, row), (6, 0), textcoords="offset points", va="center", fontweight="bold")
    axes.set_yticks(rows, [fitting(one.name, 30) for one in groups])
    axes.set_xlim(0, max(one.people for one in groups) * 1.12)
    axes.set_xticks([])
    axes.invert_yaxis()
    if len(groups) == 1:
        axes.set_ylim(0.5, -0.5)  # one bar alone would fill all of it
    bare(axes, "bottom")
