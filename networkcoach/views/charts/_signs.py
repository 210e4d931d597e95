"""How things are told apart in a picture: never by colour alone, so that it reads for everybody, and in grey too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from networkcoach.views._figure import LINE, LOOK, NOTE, PAGE, QUIET, TEXT


@dataclass(frozen=True)
class Sign:
    """One thing in a picture.

    Attributes
    ----------
    colour
        Of its edge, and of its inside unless it is hollow.
    marker, hatch, dash
        As matplotlib names them. Two signs of one picture differ in one of them, or in being hollow.
    """

    colour: str
    marker: str = ""
    hatch: str = ""
    dash: str = "-"
    is_hollow: bool = False

    @property
    def shape(self) -> tuple[str, str, str, bool]:
        """All but the colour."""
        return self.marker, self.hatch, self.dash, self.is_hollow

    def bar(self) -> dict[str, Any]:
        """Give the options for a bar."""
        inside = PAGE if self.is_hollow or self.hatch else self.colour
        return {"facecolor": inside, "edgecolor": self.colour, "hatch": self.hatch, "linewidth": 1.5}

    def marks(self, size: float = 60) -> dict[str, Any]:
        """Give the options for marks of a scatter plot; `size` in square points."""
        inside = PAGE if self.is_hollow else self.colour
        return {"marker": self.marker, "s": size, "facecolor": inside, "edgecolor": self.colour, "linewidth": 1.5}

    def line(self, width: float = 2.5) -> dict[str, Any]:
        """Give the options for a line."""
        return {"color": self.colour, "linestyle": self.dash, "linewidth": width}


# What became of a promise; the words beside the bars say it too.
PROMISES = {
    "on_time": Sign(NOTE),
    "late": Sign(NOTE, hatch="//"),
    "open": Sign(LOOK, is_hollow=True),
    "not_yet_due": Sign(QUIET, hatch="|"),
    "undated": Sign(QUIET, hatch="-"),
    "dropped": Sign(QUIET, hatch="x"),
}
COURSE = {"due": Sign(LOOK, dash="--"), "done": Sign(NOTE)}
LINES = {
    "to": Sign(NOTE, marker="^"),
    "from": Sign(LOOK, marker="v"),
    "both": Sign(TEXT, marker="o"),
    "kept": Sign(NOTE, marker="s"),
    "not_kept": Sign(LOOK, marker="s", is_hollow=True),
    "due": Sign(LOOK, marker="d"),
    "silence": Sign(QUIET, dash=":"),
}
USES = {
    "done": Sign(NOTE, marker="o"),
    "promised": Sign(NOTE, hatch="//"),
    "never": Sign(LINE, marker="o", is_hollow=True),
}
SIDES = {"you": Sign(NOTE), "they": Sign(LOOK, hatch="//")}
WRITTEN = {"written": Sign(NOTE), "not_written": Sign(QUIET, is_hollow=True)}
#: All that must be told apart within one picture.
PICTURES = {
    "promises": PROMISES,
    "course": COURSE,
    "lines": LINES,
    "uses": USES,
    "sides": SIDES,
    "written": WRITTEN,
}
