"""What real data says: of pairs who wrote to each other, how many were still in touch after some days."""

from __future__ import annotations

from networkcoach.drift import StillInTouch, still_in_touch
from networkcoach.views._figure import LINE, NOTE, QUIET, TEXT, drawing, figure_html
from networkcoach.views.figure_card import FigureCard


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
