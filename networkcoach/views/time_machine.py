"""The time machine: choose a habit, let two years go by many times, and see who drifts away."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any, NamedTuple

from networkcoach._data import data_path, read_yaml
from networkcoach.drift import Habits, TwoYears, read_toy, run_clock, still_in_touch
from networkcoach.views._card import script, style, words
from networkcoach.views._figure import LINE, NOTE, QUIET, TEXT
from networkcoach.views._moving import MovingPicture
from networkcoach.views._sliders import Slider, SlidersCard

_SIZE = (7.6, 4.8)
_BOX = (0.085, 0.19, 0.79, 0.64)
_TITLE_LETTERS, _FOOT_LETTERS = 54, 80  # so many fit beside each other
_APART = 2.6  # people: nearer to each other, two labels would run into one another


class TimeMachineCard(SlidersCard):
    """The card of `networkcoach.time_machine`. The line that was kept stays until one starts over."""

    _esm = script("common.js", "time_machine_card.js")
    _css = style("facts.css", "sliders.css")

    def __init__(self) -> None:
        self._kept: tuple[str, TwoYears] | None = None
        self._picture = MovingPicture(_SIZE, _BOX, _frame)
        super().__init__(_sliders(), _spec())

    def do_keep(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Keep the line of where the sliders stand, to compare others with it."""
        self._turned(message)
        self._kept = (self._habit(), run_clock(Habits(**self._at)))
        return self._now()

    def do_start_over(self, message: dict[str, Any], buffers: list[bytes]) -> dict[str, Any]:
        """Put every slider back, and let the line go that was kept."""
        self._kept = None
        return super().do_start_over(message, buffers)

    def _habit(self) -> str:
        """Say the habit in words."""
        told = {one.key: one.text(self._at[one.key]) for one in self._sliders}
        return str(words()["machine"]["habit"].format(**told))

    def _full(self) -> str:
        """Say so where a week has no room for all the notes."""
        habits = Habits(**self._at)
        turn = habits.turn(read_toy().notes_a_week)
        return words()["machine"]["full"].format(people=habits.people, n=f"{turn:g}") if turn > habits.weeks else ""

    def _now(self) -> dict[str, Any]:
        counts, tell = run_clock(Habits(**self._at)), words()["machine"]
        kept = self._kept[1] if self._kept else None
        found, compared = finding(counts), _compared(counts, kept)
        alt = tell["alternative"].format(
            finding=found,
            compared=compared,
            habit=self._habit(),
            numbers=_told(counts, "told_between"),
            kept=tell["told_kept"].format(numbers=_told(kept, "told")) if kept else "",
            alone=_told(_no_habit(), "told"),
        )
        title = textwrap.fill(found, _TITLE_LETTERS)
        return {
            "at": dict(self._at),
            "title": found,
            "compared": compared,
            "full": self._full(),
            "kept": tell["kept"].format(habit=self._kept[0]) if self._kept else "",
            "html": self._picture.html(title, " ".join(alt.split()), lambda axes: _draw(axes, counts, kept)),
            "table": {"columns": tell["columns"][: 4 if kept else 3], "rows": _rows(counts, kept)},
            "runs": [list(last) for last in counts.last_words],
        }


def finding(counts: TwoYears) -> str:
    """Say what came of a habit, in one sentence.

    Examples
    --------
    >>> finding(run_clock(Habits(people=0)))
    'After two years, nearly nobody of 40 is still in touch; in most runs at most 1'
    """
    average, low, high = counts.on(counts.days[-1])
    tell, count = words()["machine"], "one" if f"{average:.0f}" == "1" else "many"
    told = tell["finding_same" if low == high else "finding"][count] if average >= 0.5 else tell["finding_none"]
    return str(told.format(n=f"{average:.0f}", all=len(read_toy().names), low=low, high=high))


def _told(counts: TwoYears, how: str) -> str:
    """Say how many are in touch on some days."""
    parts = []
    for day, when in words()["machine"]["when"]:
        average, low, high = counts.on(day)
        parts.append(words()["machine"][how].format(when=when, n=f"{average:.0f}", low=low, high=high))
    return "; ".join(parts)


@cache
def _no_habit() -> TwoYears:
    return run_clock(Habits(people=0))


def _compared(counts: TwoYears, kept: TwoYears | None) -> str:
    if kept is None:
        return ""
    last = counts.days[-1]
    more = round(counts.on(last)[0]) - round(kept.on(last)[0])
    tell = words()["machine"]["compared"]
    return str(tell["more" if more > 0 else "fewer" if more else "equal"].format(n=abs(more)))


def _rows(counts: TwoYears, kept: TwoYears | None) -> list[list[str]]:
    tell, rows = words()["machine"], []
    for day, when in tell["when"]:
        average, low, high = counts.on(day)
        earlier = [f"{kept.on(day)[0]:.0f}"] if kept else []
        rows.append([when, f"{average:.0f}", tell["between"].format(low=low, high=high), *earlier])
    return rows


@cache
def _sliders() -> tuple[Slider, ...]:
    ranges = read_yaml(data_path("drift.yaml")).value["habits"]
    tell = words()["machine"]
    return tuple(
        Slider(key, range(one["from"], one["to"] + 1, one["step"]), one["start"], tell[key])
        for key, one in ranges.items()
    )


def _spec() -> dict[str, Any]:
    tell, toy = words()["machine"], read_toy()
    assumed = read_yaml(data_path("drift.yaml")).value["assumptions"]
    return {
        "title": tell["title"],
        "names": list(toy.names),
        "weeks": toy.days // 7,
        "days": toy.days,
        "box": _BOX,
        "assumed": [[one["says"].format(**asdict(toy)), one["source"]] for one in assumed],
    }


def _frame(axes: Any) -> None:
    tell, toy = words()["machine"]["picture"], read_toy()
    axes.set(xlim=(0, toy.days), ylim=(0, len(toy.names) * 1.02))
    axes.set_xticks([toy.days * part / 4 for part in range(5)], tell["ticks"])
    axes.set_yticks(range(0, len(toy.names) + 1, 10))
    axes.set_ylabel(tell["count"])
    axes.grid(axis="y", color=LINE, linewidth=0.5, alpha=0.5)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=6)
    _draw_alone(axes, tell["alone"])
    axes.figure.text(0.01, 0.02, textwrap.fill(tell["foot"], _FOOT_LETTERS), fontsize=11, color=QUIET)


def _draw_alone(axes: Any, label: str) -> None:
    """Draw the real figures as dots, and the guess that begins after them."""
    counts, people = _no_habit(), len(read_toy().names)
    days, shares = zip(*still_in_touch().share, strict=True)
    axes.plot(days, [people * share / 100 for share in shares], "o", color=QUIET, markersize=3.5)
    axes.plot(counts.days, counts.average, color=QUIET, linewidth=1.2, linestyle=":")
    axes.annotate(label, (96, 0), (0, 7), textcoords="offset points", fontsize=11, color=QUIET)


def _draw(axes: Any, counts: TwoYears, kept: TwoYears | None) -> None:
    axes.fill_between(counts.days, counts.low, counts.high, color=NOTE, alpha=0.2, linewidth=0)
    for line in counts.lines:
        axes.plot(counts.days, line, color=NOTE, linewidth=0.8, alpha=0.8)
    axes.plot(counts.days, counts.average, color=NOTE, linewidth=3)
    ends = [_Label(counts.on(counts.days[-1])[0], "on_average", NOTE, "bold")]
    if kept:
        axes.plot(kept.days, kept.average, color=TEXT, linewidth=1.8, linestyle=(0, (5, 3)))
        ends.append(_Label(kept.on(kept.days[-1])[0], "earlier", TEXT, "normal"))
    _label(axes, ends)


class _Label(NamedTuple):
    value: float
    name: str
    colour: str
    weight: str


def _label(axes: Any, ends: Sequence[_Label]) -> None:
    """Write the number of the last day beside the end of each line."""
    for one, height in zip(ends, _apart([one.value for one in ends]), strict=True):
        axes.annotate(
            f"{one.value:.0f} {words()['machine']['picture'][one.name]}",
            (axes.get_xlim()[1], height),
            (6, 0),
            textcoords="offset points",
            va="center",
            color=one.colour,
            fontweight=one.weight,
            annotation_clip=False,
        )


def _apart(heights: list[float]) -> list[float]:
    """Move two labels apart that would run into one another."""
    if len(heights) < 2 or abs(heights[0] - heights[1]) >= _APART:
        return heights
    middle, half = sum(heights) / 2, _APART / 2 if heights[0] >= heights[1] else -_APART / 2
    return [middle + half, middle - half]
