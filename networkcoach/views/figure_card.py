"""A picture with its numbers as a table and its sources: what every chart of the workbook is shown in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from networkcoach.views._card import Card, script, style

if TYPE_CHECKING:
    from collections.abc import Sequence


class FigureCard(Card):
    """Show a figure inside a widget, so that a notebook file never keeps it.

    The figure of this one never changes, so it stands in ``spec``. One that does stands in ``state`` by the same names
    (`figure_fields`), and is painted again when it changes.

    Parameters
    ----------
    title
        The finding, as a name for screen readers.
    html
        From `networkcoach.views._figure.figure_html`.
    columns, rows
        The same numbers as a table.
    notes
        Definition, source, doubts.
    """

    _css = style("facts.css")
    _esm = script("common.js", "figure_card.js")

    def __init__(
        self, title: str, html: str, columns: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str] = ()
    ) -> None:
        super().__init__(figure_fields(title, html, columns, rows, notes), {})


def figure_fields(
    title: str, html: str, columns: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str] = ()
) -> dict[str, Any]:
    """Put what `FigureCard` shows into the fields that its script reads; its parameters are explained there."""
    table = {"columns": list(columns), "rows": [list(row) for row in rows]}
    return {"title": title, "html": html, "table": table, "notes": list(notes)}
