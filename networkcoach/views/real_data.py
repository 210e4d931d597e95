"""What real data says, counted again: the reader changes the definition and sees how the answer moves."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from networkcoach._data import data_path, read_yaml
from networkcoach.drift import (
    Definition,
    EarlyWord,
    Judged,
    Messages,
    NoMessages,
    Recount,
    early_words,
    judged,
    read_messages,
    recount,
    still_in_touch,
)
from networkcoach.views._card import script, style, words
from networkcoach.views._figure import LINE, LOOK, NOTE, QUIET, TEXT
from networkcoach.views._moving import MovingPicture
from networkcoach.views._say import counted
from networkcoach.views._sliders import Slider, SlidersCard

_FEW = 50  # pairs: a share of fewer is hardly more than chance
_LONGEST = 120  # days
_RANGES = {
    "days": range(1, _LONGEST + 1),
    "margin": range(0, 71, 5),
    "least": range(1, 31),
    "each": range(6),
}
_TITLE_LETTERS, _FOOT_LETTERS = 54, 84  # so many fit beside each other
_SHOWN = (30, 90)  # days on which an early word is looked at
_BAR = 0.36
_CURVE_BOX, _EARLY_BOX = (0.105, 0.2, 0.86, 0.66), (0.01, 0.24, 0.98, 0.54)


class RealDataCard(SlidersCard):
    """The card of `networkcoach.real_data`: with the messages it has sliders, without them the published figures."""

    _esm = script("common.js", "real_data_card.js")
    _css = style("facts.css", "sliders.css")

    def __init__(self) -> None:
        self._messages, missing = _messages()
        self._curve = MovingPicture((7.6, 4.6), _CURVE_BOX, _curve_frame)
        self._early = MovingPicture((7.6, 3.1), _EARLY_BOX, _early_frame)
        self._drawn: tuple[Sequence[EarlyWord], dict[str, Any]] = ((), {})
        super().__init__(_sliders() if self._messages else (), _spec(missing))

    def _now(self) -> dict[str, Any]:
        again = recount(self._messages, Definition(**self._at)) if self._messages else None
        early = [one for one in (again.early if again else early_words()) if one.day in _SHOWN]
        title = self._title(again)
        return {
            "at": dict(self._at),
            "title": title,
            "doubt": _doubt(again.pairs) if again else "",
            "html": self._curve.html(title, _curve_alt(title, again), lambda axes: _draw_curve(axes, again)),
            "table": _curve_table(again),
            "judged": _judged_table(again),
            "early": self._early_now(early),
        }

    def _early_now(self, early: Sequence[EarlyWord]) -> dict[str, Any]:
        """Draw the second picture only if something in it has changed: most steps of the first slider leave it."""
        if early != self._drawn[0]:
            title = _early_title(early[0])
            alt, top = _early_alt(title, early), textwrap.fill(title, _TITLE_LETTERS)
            html = self._early.html(top, alt, lambda axes: _draw_early(axes, early))
            self._drawn = (early, {"title": title, "html": html, "table": _early_table(early)})
        return self._drawn[1]

    def _title(self, again: Recount | None) -> str:
        tell = words()["real"]
        if again is None:
            return still_in_touch().finding
        day = self._at["days"]
        if (share := again.on(day)) is None:
            return str(tell["none"])
        if again.pairs == 1:
            return str(tell["only"])
        days = counted(day, tell["after_one"], tell["after_many"])
        return str(tell["finding"].format(days=days, share=f"{share:.1f}", pairs=f"{again.pairs:,}"))


def _doubt(pairs: int) -> str:
    """Say so where hardly any pair is left."""
    tell = words()["real"]
    if pairs == 1:
        return str(tell["few_one"])
    return str(tell["few"].format(pairs=pairs)) if pairs < _FEW else ""


def _messages() -> tuple[Messages | None, str]:
    """Give the messages, or the sentence that says what to do without them."""
    try:
        return read_messages(), ""
    except NoMessages as missing:
        return None, str(missing)


def _sliders() -> tuple[Slider, ...]:
    begin, tell = Definition(), words()["real"]
    return tuple(Slider(key, steps, getattr(begin, key), tell[key]) for key, steps in _RANGES.items())


def _spec(missing: str) -> dict[str, Any]:
    tell, published = words()["real"], still_in_touch()
    return {
        "title": tell["title"],
        "lead": tell["lead_published" if missing else "lead"],
        "missing": missing,
        "notes": [published.definition, published.source],
    }


def _early_caveat() -> str:
    return str(read_yaml(data_path("evidence.yaml")).value["early_word"]["caveat"])


def _per_cent(share: float | None) -> str:
    return words()["real"]["dash"] if share is None else f"{share:.1f} %"


def _curve_alt(title: str, again: Recount | None) -> str:
    tell, published = words()["real"], still_in_touch()
    numbers = _shares_in_words(published.share)
    if again:
        ours = _shares_in_words([(day, again.on(day)) for day, _ in published.share])
        numbers = ". ".join(filter(None, (ours, tell["told_published"].format(numbers=numbers))))
    return str(tell["alternative"].format(finding=title, numbers=numbers, caveat=published.caveat))


def _shares_in_words(shares: Sequence[tuple[int, float | None]]) -> str:
    tell = words()["real"]["on_day"]
    return "; ".join(tell.format(day=day, share=f"{share:.1f}") for day, share in shares if share is not None)


def _curve_table(again: Recount | None) -> dict[str, Any]:
    columns = words()["real"]["columns"]
    rows = [
        [str(day), _per_cent(again.on(day) if again else None), f"{share:.1f} %"]
        for day, share in still_in_touch().share
    ]
    if again is None:
        return {"columns": [columns[0], columns[2]], "rows": [[day, share] for day, _, share in rows]}
    return {"columns": columns, "rows": rows}


def _judged_table(again: Recount | None) -> dict[str, Any]:
    columns, published = words()["real"]["judged_columns"], {one.day: _judged_text(one) for one in judged()}
    if again is None:
        return {"columns": [columns[0], columns[2]], "rows": [[str(day), text] for day, text in published.items()]}
    rows = [[str(one.day), _judged_text(one), published[one.day]] for one in again.judged]
    return {"columns": columns, "rows": rows}


def _judged_text(one: Judged) -> str:
    return _bar_text((one.pairs, one.share))


def _curve_frame(axes: Any) -> None:
    tell, published = words()["real"], still_in_touch()
    axes.set(xlim=(0, _LONGEST), ylim=(0, 102), xlabel=tell["ticks"], ylabel=tell["share"])
    axes.set_xticks([1, 7, 14, 30, 60, 90, 120])
    axes.grid(axis="y", color=LINE, linewidth=0.5, alpha=0.5)
    axes.tick_params(length=0)
    days, shares = zip(*published.share, strict=True)
    axes.plot(days, shares, "o", color=QUIET, markersize=6, markerfacecolor="none")
    axes.text(1, 1.02, f"○ {tell['published']}", transform=axes.transAxes, ha="right", va="bottom", color=QUIET)
    axes.figure.text(0.01, 0.02, published.caveat, fontsize=11, color=QUIET)


def _draw_curve(axes: Any, again: Recount | None) -> None:
    curve = again.curve if again else still_in_touch().share
    if not curve:
        return
    days, shares = zip(*curve, strict=True)
    axes.plot(days, shares, color=NOTE, linewidth=2.5)
    if again is None:
        return
    axes.plot(days[-1:], shares[-1:], "o", color=NOTE, markersize=8)
    text = f"{_per_cent(shares[-1])} {words()['real']['now']}"
    side = {"xytext": (-4, 14), "ha": "right"} if days[-1] > 0.6 * _LONGEST else {"xytext": (8, 14), "ha": "left"}
    axes.annotate(text, (days[-1], shares[-1]), textcoords="offset points", color=NOTE, fontweight="bold", **side)


def _early_title(first: EarlyWord) -> str:
    tell, again, others = words()["real"]["early"], first.spoke_again[1], first.others[1]
    if again is None or others is None:
        return str(tell["unknown"])
    return str(tell["title"].format(day=first.day, share=f"{again:.1f}", other=f"{others:.1f}"))


def _early_alt(title: str, early: Sequence[EarlyWord]) -> str:
    tell = words()["real"]
    numbers = "; ".join(
        f"{tell['early']['day'].format(day=one.day)}: {tell['early'][name]} {_bar_text(group)}"
        for one in early
        for name, group in (("again", one.spoke_again), ("others", one.others))
    )
    caveat = f"{tell['early']['meant']} {_early_caveat()}"
    return str(tell["alternative"].format(finding=title, numbers=numbers, caveat=caveat))


def _early_table(early: Sequence[EarlyWord]) -> dict[str, Any]:
    rows = [[str(one.day), _bar_text(one.spoke_again), _bar_text(one.others)] for one in early]
    return {"columns": words()["real"]["early"]["columns"], "rows": rows}


def _bar_text(group: tuple[int, float | None]) -> str:
    tell, (pairs, share) = words()["real"]["early"], group
    return str(tell["nobody"] if share is None else tell["bar"].format(share=f"{share:.1f}", pairs=f"{pairs:,}"))


def _early_frame(axes: Any) -> None:
    axes.set_axis_off()
    foot = f"{words()['real']['early']['meant']} {_early_caveat()}"
    axes.figure.text(0.01, 0.03, textwrap.fill(foot, _FOOT_LETTERS), fontsize=11, color=QUIET)


def _draw_early(axes: Any, early: Sequence[EarlyWord]) -> None:
    """Draw two bars for each day; full and hatched, with their words on them."""
    tell = words()["real"]["early"]
    widest = max((share or 0 for one in early for _, share in (one.spoke_again, one.others)), default=0) or 1
    axes.set(xlim=(-0.34 * widest, widest * 2.1), ylim=(len(early) - 0.4, -0.6))
    for row, one in enumerate(early):
        axes.text(-0.02 * widest, row, tell["day"].format(day=one.day), ha="right", va="center", color=TEXT)
        for shift, name, group in ((-_BAR / 2, "again", one.spoke_again), (_BAR / 2, "others", one.others)):
            looks = {"color": NOTE} if name == "again" else {"color": "none", "edgecolor": LOOK, "hatch": "///"}
            axes.barh(row + shift, group[1] or 0, _BAR * 0.88, linewidth=1.2, **looks)
            text = f"{_bar_text(group)} {tell[name]}"
            axes.annotate(text, (group[1] or 0, row + shift), (7, 0), textcoords="offset points", va="center")
