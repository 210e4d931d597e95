"""A chart of the log that follows the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.views._card import Card
from networkcoach.views.figure_card import FigureCard, figure_fields


@dataclass(frozen=True)
class Chart:
    """What a chart shows.

    Attributes
    ----------
    title
        What was found, or what to do first where there is nothing to see yet.
    html
        The picture with its text alternative; empty where there is nothing to see yet.
    columns, rows
        The same numbers as a table.
    notes
        What was counted.
    """

    title: str
    html: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


class ChartCard(Card):
    """A card with a chart of the log. It is drawn anew only when what it shows has changed.

    Parameters
    ----------
    name
        Tells the charts of one log apart.
    read
        Reads what the chart shows, as a value that can be compared.
    draw
        Draws it.
    """

    _css = FigureCard._css
    _esm = FigureCard._esm

    def __init__(self, log: ContactLog, name: str, read: Callable[[], Any], draw: Callable[[Any], Chart]) -> None:
        self._log, self._read, self._draw = log, read, draw
        self._drawn: Any = None
        super().__init__({"id": name}, self._now())

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, for someone who comes back to this page."""
        return self._now()

    def catch_up(self) -> dict[str, Any]:
        """Show what another card changed."""
        return self._now()

    def _now(self) -> dict[str, Any]:
        found = self._read()
        if found == self._drawn:
            return {}
        chart = self._draw(found)
        self._drawn = found
        return figure_fields(chart.title, chart.html, chart.columns, chart.rows, chart.notes)
