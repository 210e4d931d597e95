"""The notebooks of slides: one for each workshop, made for a demo and thrown away with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from networkcoach._words import words
from networkcoach.lessons import Workshop, read_workshops
from networkcoach.notebooks import SETUP, cells_of, notebook, written
from networkcoach.paper._live import live_slides

Cells = list[tuple[str, str]]


def slides_pages() -> dict[str, str]:
    """Make the notebook of each workshop: from file name to text.

    Examples
    --------
    >>> list(slides_pages())
    ['slides-60.ipynb', 'slides-90.ipynb']
    """
    plans = read_workshops().plans
    return {page_of(plan): written(_slides_page(plan, plans)) for plan in plans}


def page_of(plan: Workshop) -> str:
    """Name the notebook of a workshop."""
    return f"slides-{plan.minutes}.ipynb"


def _slides_page(plan: Workshop, plans: Sequence[Workshop]) -> dict[str, Any]:
    slides = [cells_of(slide.markdown) for slide in live_slides(plan)]
    begins: Cells = [("markdown", _begins(plan, plans)), ("code", f"{SETUP}; nc.slides(log, {plan.minutes})")]
    page = notebook(f"slides-{plan.minutes}", [*begins, *(cell for slide in slides for cell in slide)])
    for cell, kind in zip(page["cells"], _kinds(len(begins), slides), strict=True):
        cell["metadata"]["slideshow"] = {"slide_type": kind}
    page["metadata"]["networkcoach"]["runs_when_opened"] = True
    return page


def _begins(plan: Workshop, plans: Sequence[Workshop]) -> str:
    """Say what this page is, and lead to the others."""
    tell = words()["slides"]
    others = [f"[{_title(one)}]({page_of(one)})" for one in plans if one is not plan]
    ways = " · ".join([*others, f"[{tell['workbook']}](start-here.ipynb)"])
    return "\n\n".join([f"# {_title(plan)}", tell["no_box"], ways])


def _title(plan: Workshop) -> str:
    return str(words()["slides"]["title"].format(minutes=plan.minutes))


def _kinds(begins: int, slides: Sequence[Cells]) -> list[str]:
    """Say of each cell whether a slide begins with it, as other programs that show slides understand it."""
    return ["skip"] * begins + [("-" if at else "slide") for cells in slides for at in range(len(cells))]
