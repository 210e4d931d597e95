"""What real data says: of pairs who wrote to each other, how many were still in touch after some days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from networkcoach._data import data_path, read_yaml
from networkcoach.views._figure import LINE, NOTE, QUIET, TEXT, drawing, figure_html
from networkcoach.views.figure_card import FigureCard


@dataclass(frozen=True)
class StillInTouch:
    """The published curve.

    Attributes
    ----------
    share
        Pairs of (day after the first message, per cent of the judged pairs still in touch).
    pairs
        How many pairs were judged, the same ones at each day.
    definition, caveat, source
        Sentences that stand wherever the curve is shown.
    """

    share: tuple[tuple[int, float], ...]
    pairs: int
    definition: str
    caveat: str
    source: str

    def on(self, day: int) -> float:
        """Per cent still in touch on one of the published days."""
        return dict(self.share)[day]

    @property
    def finding(self) -> str:
        """The title of the picture."""
        after_a_month = self.on(30)
        return f"After 30 days, {after_a_month:.0f} of 100 pairs were still in touch"

    @property
    def alternative(self) -> str:
        """The same in words, for a reader who does not see the picture."""
        numbers = "; ".join(f"day {day}: {share:g} %" for day, share in self.share)
        return f"{self.finding}. A falling curve of {self.pairs:,} pairs. {numbers}. {self.caveat}"


@cache
def still_in_touch() -> StillInTouch:
    """Read the figures from ``data/evidence.yaml``."""
    given = read_yaml(data_path("evidence.yaml")).value["still_in_touch"]
    share = tuple((day, float(part)) for day, part in given.pop("share"))
    return StillInTouch(share=share, **given)


def draw_still_in_touch(curve: StillInTouch) -> str:
    """Draw the curve with its caveat in the picture; return HTML."""
    days, shares = zip(*curve.share, strict=True)
    with drawing() as (figure, axes):
        axes.plot(days, shares, color=NOTE, linewidth=2.5, marker="o", markersize=6)
        for day, beside in ((1, (10, 2)), (7, (10, 4)), (30, (6, 10)), (90, (-62, 10))):
            axes.annotate(
                f"day {day}: {curve.on(day):g} %", (day, curve.on(day)), xytext=beside, textcoords="offset points"
            )
        axes.set(xlim=(0, 96), ylim=(0, 60), xlabel="days after the first message", ylabel="still in touch, % of pairs")
        axes.set_xticks([1, 7, 14, 30, 60, 90])
        axes.grid(axis="y", color=LINE, linewidth=0.5, alpha=0.5)
        axes.set_title(curve.finding, loc="left", fontsize=16, fontweight="bold", color=TEXT)
        figure.supxlabel(
            f"{curve.pairs:,} pairs of students.\n{curve.caveat}", fontsize=11, color=QUIET, x=0.02, ha="left"
        )
        return figure_html(figure, curve.alternative)


def evidence() -> FigureCard:
    """Show the curve, its numbers as a table, and where they come from."""
    curve = still_in_touch()
    return FigureCard(
        title=curve.finding,
        html=draw_still_in_touch(curve),
        columns=("days after the first message", "still in touch"),
        rows=[(str(day), f"{share:g} %") for day, share in curve.share],
        notes=(curve.definition, f"Source: {curve.source}"),
    )
