"""Does it happen? What became of the promises, and the course over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.overview._course import CoursePoint, PromiseCourse
from networkcoach.views._card import words
from networkcoach.views._days import day_in_words
from networkcoach.views._figure import drawing, figure_html
from networkcoach.views.charts._axes import bare, day_axis, headline, ordinal, sentences
from networkcoach.views.charts._card import Chart, ChartCard
from networkcoach.views.charts._signs import COURSE, PROMISES
from networkcoach.views.promises import ENOUGH

_TOLD = 12  # so many days of the course are told in words and in the table
_ALWAYS = ("on_time", "late", "open", "not_yet_due")


def did_it_happen(log: ContactLog) -> ChartCard:
    """Make the card."""
    return ChartCard(log, "did_it_happen", log.promise_course, lambda course: happened_chart(course, log.today))


def happened_chart(course: PromiseCourse, today: date) -> Chart:
    """Say what became of the promises."""
    tell, states = words()["charts"]["happened"], words()["promise"]["states"]
    counts = {name: getattr(course.now, name) for name in PROMISES}
    if not sum(counts.values()):
        return Chart(tell["empty"])
    shown = {name: count for name, count in counts.items() if count or name in _ALWAYS}
    of_days = [
        (day_in_words(one.day, today), tell["of"].format(done=f"{one.done:,}", due=f"{one.due:,}"))
        for one in _told(course.points)
    ]
    title = _title(course)
    alternative = sentences(
        [
            title,
            "; ".join(f"{_bare(states[name])}: {count:,}" for name, count in shown.items()),
            f"{tell['course']} {'; '.join(': '.join(one) for one in of_days)}" if of_days else "",
        ]
    )
    rows = [(states[name], f"{count:,}") for name, count in shown.items()]
    rows += [(tell["until"].format(day=day), count) for day, count in of_days]
    html = figure_html(_drawn(title, shown, course.points, today), alternative)
    return Chart(title, html, tuple(tell["columns"]), tuple(rows), (tell["definition"], tell["undone"]))


def _title(course: PromiseCourse) -> str:
    tell, now = words()["charts"]["happened"], course.now
    if not now.due:
        return str(tell["none_due"])
    if now.due == 1:
        return str(tell["title_kept" if now.done else "title_open"])
    key = "title" if now.due >= ENOUGH else "title_few"
    return str(tell[key].format(done=f"{now.done:,}", due=f"{now.due:,}", percent=round(100 * now.done / now.due)))


def _bare(state: str) -> str:
    """Leave out the sign in front, which a screen reader would read."""
    return state.split(" ", 1)[1]


def _told(points: Sequence[CoursePoint]) -> list[CoursePoint]:
    """Choose points evenly, the last one always."""
    step = -(-len(points) // _TOLD) or 1
    return list(points[::-1][::step][::-1])


def _drawn(title: str, counts: dict[str, int], points: Sequence[CoursePoint], today: date) -> Any:
    has_course = len({one.day for one in points}) > 1
    heights = (0.4 * len(counts), 2.6) if has_course else (0.4 * len(counts),)
    with drawing(7.6, 0.7 + sum(heights), heights) as (figure, axes):
        _draw_counts(axes[0], counts)
        if has_course:
            _draw_course(axes[1], points, today)
        headline(figure, title)
        return figure


def _draw_counts(axes: Any, counts: dict[str, int]) -> None:
    states = words()["promise"]["states"]
    for row, (name, count) in enumerate(counts.items()):
        axes.barh(row, count, height=0.62, **PROMISES[name].bar())
        axes.annotate(f"{count:,}", (count, row), (6, 0), textcoords="offset points", va="center", fontweight="bold")
    axes.set_yticks(range(len(counts)), [states[name] for name in counts])
    axes.set_xlim(0, max(counts.values()) * 1.12)
    axes.set_xticks([])
    axes.invert_yaxis()
    bare(axes, "bottom")


def _draw_course(axes: Any, points: Sequence[CoursePoint], today: date) -> None:
    tell = words()["charts"]["happened"]
    days = [ordinal(points[0].day), *(ordinal(one.day) for one in points), today.toordinal()]
    for name, values in zip(("due", "done"), _heights(points), strict=True):
        axes.plot(days, values, drawstyle="steps-post", **COURSE[name].line())
        label = tell[name].format(n=f"{values[-1]:,}")
        beside = {"xytext": (8, 7 if name == "due" else -7), "textcoords": "offset points", "va": "center"}
        axes.annotate(label, (days[-1], values[-1]), color=COURSE[name].colour, annotation_clip=False, **beside)
    axes.set_ylim(0, points[-1].due * 1.1)
    axes.yaxis.get_major_locator().set_params(integer=True, nbins=4)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    day_axis(axes, points[0].day, today.isoformat())


def _heights(points: Sequence[CoursePoint]) -> list[list[int]]:
    """From nothing, by what was on each day, to today."""
    _, due, done = zip(*(astuple(one) for one in points), strict=True)
    return [[0, *values, values[-1]] for values in (due, done)]
