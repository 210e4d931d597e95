"""Four ways to stay in touch: what I use and what I never try, over all and with each person."""

from __future__ import annotations

import textwrap
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.overview._used import PersonUse, StrategiesUsed
from networkcoach.views._card import words
from networkcoach.views._figure import PAGE, TEXT, drawing, figure_html
from networkcoach.views.charts._axes import bare, fitting, headline, often, sentences
from networkcoach.views.charts._card import Chart, ChartCard
from networkcoach.views.charts._signs import USES

_ROW = 0.36  # inches for each person


def strategies(log: ContactLog) -> ChartCard:
    """Make the card."""
    return ChartCard(log, "strategies", log.strategies_used, strategies_chart)


def strategies_chart(used: StrategiesUsed) -> Chart:
    """Say what is used and what is never tried."""
    tell = words()["charts"]["strategies"]
    if not used.known and not any(one.done or one.promised for one in used.over_all):
        return Chart(tell["empty"])
    title = _title(used)
    rows = [(_way(one.strategy), f"{one.done:,}", f"{one.promised:,}") for one in used.over_all]
    told = "; ".join(f"{way}: {tell['done']} {done}, {tell['promised']} {promised}" for way, done, promised in rows)
    alternative = sentences([title, told, *(_in_words(one) for one in used.people), _shown(used)])
    rows += [(_with(one, way), f"{count:,}", "") for one in used.people for way, count in _ways(one)]
    html = figure_html(_drawn(used, title), alternative)
    unmarked = tell["unmarked"].format(with_one=f"{used.with_one:,}", talks=f"{used.talks:,}")
    return Chart(title, html, tuple(tell["columns"]), tuple(rows), (tell["definition"], unmarked, tell["question"]))


def _way(strategy: str) -> str:
    return str(words()["people"]["ways"][strategy])


def _title(used: StrategiesUsed) -> str:
    tell = words()["charts"]["strategies"]
    never = used.never_tried
    if len(never) == len(used.over_all):
        return str(tell["title_none"])
    most = max(used.over_all, key=lambda one: one.done)
    ways = ", ".join(_lower(_way(one)) for one in never)
    return str(
        tell["title_never"].format(ways=ways) if never else tell["title_all"].format(way=_lower(_way(most.strategy)))
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _ways(one: PersonUse) -> list[tuple[str, int]]:
    return [(way, count) for way, count in zip(words()["people"]["ways"].values(), one.done, strict=True) if count]


def _with(one: PersonUse, way: str) -> str:
    return f"{way}, {words()['charts']['strategies']['columns_person'].format(name=one.name)}"


def _in_words(one: PersonUse) -> str:
    tell = words()["charts"]["strategies"]
    if not any(one.done):
        return str(tell["person_none"].format(name=one.name))
    ways = ", ".join(f"{_lower(way)} {often(count)}" for way, count in _ways(one))
    return str(tell["person"].format(name=one.name, ways=ways))


def _shown(used: StrategiesUsed) -> str:
    tell = words()["charts"]["strategies"]
    is_part = used.known > len(used.people)
    return str(tell["shown"].format(shown=len(used.people), known=f"{used.known:,}")) if is_part else ""


def _drawn(used: StrategiesUsed, title: str) -> Any:
    heights = (1.7, 0.8 + _ROW * len(used.people)) if used.people else (1.7,)
    with drawing(7.6, 0.8 + sum(heights), heights) as (figure, axes):
        _draw_over_all(axes[0], used)
        if used.people:
            _draw_people(axes[1], used)
        headline(figure, title, _shown(used))
        return figure


def _draw_over_all(axes: Any, used: StrategiesUsed) -> None:
    tell = words()["charts"]["strategies"]
    rows, done = range(len(used.over_all)), [one.done for one in used.over_all]
    axes.barh(rows, done, height=0.62, **USES["done"].bar())
    axes.barh(rows, [one.promised for one in used.over_all], left=done, height=0.62, **USES["promised"].bar())
    for row, one in enumerate(used.over_all):
        more = f"  + {one.promised:,} {tell['promised']}" if one.promised else ""
        label = f"{one.done:,}{more}" if one.done or one.promised else tell["never"]
        end = (one.done + one.promised, row)
        axes.annotate(label, end, (6, 0), textcoords="offset points", va="center", fontweight="bold")
    axes.set_yticks(rows, [_way(one.strategy) for one in used.over_all])
    axes.set_xlim(0, max(1, *(one.done + one.promised for one in used.over_all)) * 1.3)
    axes.set_xticks([])
    axes.invert_yaxis()
    bare(axes, "bottom")


def _draw_people(axes: Any, used: StrategiesUsed) -> None:
    """Draw a full dot with a number for what was used with a person, and a small ring for what was not."""
    cells = [(way, row, count) for row, one in enumerate(used.people) for way, count in enumerate(one.done)]
    for name, size in (("done", 300), ("never", 40)):
        points = [(way, row) for way, row, count in cells if (count > 0) == (name == "done")]
        if points:
            axes.scatter(*zip(*points, strict=True), **USES[name].marks(size))
    for way, row, count in cells:
        if count:
            axes.text(
                way, row, f"{count:,}", color=PAGE, ha="center", va="center_baseline", fontsize=11, fontweight="bold"
            )
    ways = [textwrap.fill(_way(one.strategy), 12) for one in used.over_all]
    axes.set_xticks(range(len(ways)), ways)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(used.people)), [fitting(one.name) for one in used.people])
    for label in axes.get_yticklabels():
        label.set_color(TEXT)
    axes.set(xlim=(-0.5, len(ways) - 0.5), ylim=(len(used.people) - 0.4, -0.6))
    bare(axes)
