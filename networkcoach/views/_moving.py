"""A picture that moves with a slider: its frame is laid out once, and only what moves is drawn again.

A hand on a slider feels the difference. Time of the processor for the picture of the time machine: 192 ms where
matplotlib finds the margins, 99 ms with fixed ones, 20 ms for what moves alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from networkcoach.views._figure import _STYLE, TEXT, figure_html

Box = tuple[float, float, float, float]  # left, bottom, width, height, as shares of the figure


class MovingPicture:
    """Draw the same axes again and again.

    Parameters
    ----------
    size
        Width and height in inches.
    box
        Where the axes stand.
    frame
        Draws what never changes.
    """

    def __init__(self, size: tuple[float, float], box: Box, frame: Callable[[Any], None]) -> None:
        import matplotlib
        from matplotlib.figure import Figure

        with matplotlib.rc_context(_STYLE):
            self._figure = Figure(figsize=size)
            self._axes = self._figure.add_axes(box)
            frame(self._axes)
            self._frame = _inside(figure_html(self._figure, ""))
            self._axes.set_axis_off()
            for artist in (*self._axes.lines, *self._axes.texts, *self._figure.texts):
                artist.remove()
            self._title = self._figure.text(0.01, 0.985, "", va="top", fontsize=16, fontweight="bold", color=TEXT)

    def html(self, title: str, alt: str, draw: Callable[[Any], None]) -> str:
        """Draw what has moved, give the picture, and take it off the axes again.

        Parameters
        ----------
        title
            The finding, with line breaks where it needs them.
        alt
            As in `figure_html`.
        draw
            Draws on the axes.
        """
        import matplotlib

        self._title.set_text(title)
        before = set(self._axes.get_children())
        try:
            with matplotlib.rc_context(_STYLE):
                draw(self._axes)
            moving = figure_html(self._figure, alt)
            return moving.replace(">", f">{self._frame}", 1)
        finally:
            for artist in set(self._axes.get_children()) - before:
                artist.remove()


def _inside(svg: str) -> str:
    """Take what stands in a picture, without the names of its groups: those of the other picture are the same."""
    return re.sub(r'<g id="[^"]*"', "<g", svg[svg.index(">") + 1 : svg.rindex("</svg>")])
