"""The slides of a workshop: one file that a browser shows full screen, without a server and without a network."""

from __future__ import annotations

from networkcoach.lessons import Workshop
from networkcoach.paper._deck import deck
from networkcoach.paper._frame import page


def slides(plan: Workshop) -> str:
    """Make the slides of a workshop.

    Parameters
    ----------
    plan
        One of `networkcoach.lessons.read_workshops().plans`.

    Returns
    -------
    str
        A whole page of HTML. The arrow keys lead through it; printed, each slide is a page. Nothing of a log is in it.

    Raises
    ------
    LessonProblem
        If no lesson has one of its exercises.

    Examples
    --------
    >>> from networkcoach.lessons import read_workshops
    >>> ["What do I fear?" in slides(plan) for plan in read_workshops().plans]
    [False, True]
    """
    shown = [(part, one) for part in deck(plan) for one in part.slides]
    return page("slides.html", plan=plan, shown=shown)
