"""My people on a line: who, when, from which side, when a word is due, how long it has been silent; and promises."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.overview._lines import PeopleLines, PersonLine
from networkcoach.views._card import words
from networkcoach.views._days import day_in_words
from networkcoach.views._figure import LINE, QUIET, TEXT, drawing, figure_html
from networkcoach.views.charts._axes import add_legend, bare, day_axis, fitting, foot, headline, ordinal, sentences
from networkcoach.views.charts._card import Chart, ChartCard
from networkcoach.views.charts._signs import LINES
from networkcoach.views.people.results import state_in_words

# How far below its line a mark stands: what you sent above it, what they sent below it, so that none hides another.
_BELOW = {"to": -0.19, "both": 0, "from": 0.19, "due": 0, "kept": 0.4, "not_kept": 0.4}
_SIDES = ("to", "from", "both")
_ROW = 0.5  # inches for each person


def timeline(log: ContactLog) -> ChartCard:
    """Make the card."""
    return ChartCard(log, "timeline", log.people_lines, timeline_chart)


def timeline_chart(lines: PeopleLines) -> Chart:
    """Say who waits for a word, and draw what passed."""
    tell = words()["charts"]["timeline"]
    if not lines.people:
        return Chart(tell["empty"])
    today = date.fromisoformat(lines.today)
    title = _title(lines)
    alternative = sentences([title, _beside(lines), *(_in_words(one, today) for one in lines.people)])
    rows = tuple(_row(one, today) for one in lines.people)
    html = figure_html(_drawn(lines, title), alternative)
    return Chart(title, html, tuple(tell["columns"]), rows, (tell["definition"], tell["left_alone"]))


def _title(lines: PeopleLines) -> str:
    tell = words()["charts"]["timeline"]
    one = "title_only" if lines.known == 1 else "title_one"
    key = "nobody" if not lines.waiting else one if lines.waiting == 1 else "title"
    return str(tell[key].format(waiting=f"{lines.waiting:,}", known=f"{lines.known:,}"))


def _beside(lines: PeopleLines) -> str:
    """Say what is left out."""
    tell = words()["charts"]["timeline"]
    known = f"{lines.known:,}"
    left_out = tell["shown"].format(shown=len(lines.people), known=known) if lines.known > len(lines.people) else ""
    return f"{left_out} {tell['thinned'].format(n=lines.step) if lines.step > 1 else ''}".strip()


def _in_words(line: PersonLine, today: date) -> str:
    tell = words()["charts"]["timeline"]
    days = "" if line.silent is None else f"{line.silent:,}"
    silent = tell["silent_one" if days == "1" else "silent_for" if days else "no_word"].format(n=days)
    state = state_in_words(line.standing, today)
    sides = Counter(dict.fromkeys(_SIDES, 0))
    for one in line.talks:
        sides[one.direction] += one.talks
    due = tell["due_on"].format(day=day_in_words(line.due_on, today)) if line.due_on else ""
    words_of = ", ".join(f"{tell[side]} {count:,}" for side, count in sides.items())
    kept, not_kept = _promises(line)
    return str(
        tell["person"].format(
            name=line.standing.name,
            state=state,
            silent=silent,
            due=due,
            words=words_of,
            kept=f"{kept:,}",
            not_kept=f"{not_kept:,}",
        )
    )


def _promises(line: PersonLine) -> tuple[int, int]:
    """Count those that are kept, and those that are not."""
    kept = sum(one.promises for one in line.promises if one.kept)
    return kept, sum(one.promises for one in line.promises) - kept


def _row(line: PersonLine, today: date) -> tuple[str, ...]:
    last = line.standing.last_contact
    kept, not_kept = _promises(line)
    return (
        line.standing.name,
        state_in_words(line.standing, today),
        day_in_words(last, today) if last else "–",
        "–" if line.silent is None else f"{line.silent:,}",
        day_in_words(line.due_on, today) if line.due_on else "–",
        f"{sum(one.talks for one in line.talks):,}",
        f"{kept:,}",
        f"{not_kept:,}",
    )


def _drawn(lines: PeopleLines, title: str) -> Any:
    tell = words()["charts"]["timeline"]
    with drawing(7.6, 1.9 + _ROW * len(lines.people)) as (figure, axes):
        _draw_silence(axes, lines)
        _draw_marks(axes, lines)
        day_axis(axes, lines.first, lines.last)
        axes.axvline(ordinal(lines.today), color=TEXT, linewidth=1)
        at = axes.get_xaxis_transform()
        axes.text(ordinal(lines.today), 1.01, tell["today"], transform=at, ha="right", fontsize=11)
        _name_rows(axes, lines)
        headline(figure, title)
        foot(axes, _beside(lines))
        add_legend(figure, LINES, tell, loc="outside lower left")
        return figure


def _draw_silence(axes: Any, lines: PeopleLines) -> None:
    """Draw each line from the first word shown to the last one, and the silence since then."""
    first, today = ordinal(lines.first), ordinal(lines.today)
    days = [[ordinal(talk.day) for talk in line.talks] or [first] for line in lines.people]
    rows, newest = range(len(days)), [max(one) for one in days]
    axes.hlines(rows, [min(one) for one in days], newest, color=LINE, linewidth=1.5)
    axes.hlines(rows, [min(day, today) for day in newest], today, **LINES["silence"].line(2))


def _draw_marks(axes: Any, lines: PeopleLines) -> None:
    for name, days in _places(lines).items():
        points = [(ordinal(day), row + _BELOW[name]) for row, day in days if lines.first <= day <= lines.last]
        if points:
            size = 110 if name == "due" else 34 if "kept" in name else 62
            axes.scatter(*zip(*points, strict=True), **LINES[name].marks(size), zorder=3, clip_on=False)


def _places(lines: PeopleLines) -> dict[str, list[tuple[int, str]]]:
    """Say in which rows and on which days each kind of mark stands."""
    places: dict[str, list[tuple[int, str]]] = {name: [] for name in _BELOW}
    for row, line in enumerate(lines.people):
        for talk in line.talks:
            places[talk.direction].append((row, talk.day))
        for promise in line.promises:
            places["kept" if promise.kept else "not_kept"].append((row, promise.day))
        if line.due_on:
            places["due"].append((row, line.due_on))
    return places


def _name_rows(axes: Any, lines: PeopleLines) -> None:
    """Put the names at the left, and at the right how long each has been silent."""
    axes.set_yticks(range(len(lines.people)), [fitting(one.standing.name) for one in lines.people])
    axes.set_ylim(len(lines.people) - 0.3, -0.6)
    first, last = ordinal(lines.first), ordinal(lines.last)
    axes.set_xlim(first - (last - first) / 40, last)
    bare(axes)
    _beside_axes(axes, (1, 1), (10, 4), words()["charts"]["timeline"]["silent"], fontsize=11, color=QUIET)
    for row, (line, name) in enumerate(zip(lines.people, axes.get_yticklabels(), strict=True)):
        weight = "bold" if line.wants_a_word else "normal"
        name.set(color=TEXT, fontweight=weight)
        _beside_axes(axes, (1, row), (10, 0), _silent(line), va="center", fontweight=weight)


def _beside_axes(axes: Any, at: tuple[float, float], beside: tuple[int, int], text: str, **more: Any) -> None:
    up = "data" if "va" in more else "axes fraction"
    axes.annotate(text, at, beside, xycoords=("axes fraction", up), textcoords="offset points", **more)


def _silent(line: PersonLine) -> str:
    tell = words()["charts"]["timeline"]
    if line.silent is None:
        return str(tell["no_word"])
    return f"{line.silent:,} ({tell['rests']})" if line.standing.state == "resting" else f"{line.silent:,}"
