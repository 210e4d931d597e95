"""The presenter's page beside the slides: the clock, what to do now, and what to leave out when it gets late."""

from __future__ import annotations

from dataclasses import dataclass

from networkcoach.lessons import Misconception, Workshop, read_workshops
from networkcoach.paper._deck import Part, deck
from networkcoach.paper._frame import page

_THINGS = ("options", "items", "pieces", "checks")  # of the kinds of exercises, where a thought may stand behind each


@dataclass(frozen=True)
class _Spoken:
    part: Part
    thoughts: tuple[Misconception, ...]


def speaker(plan: Workshop) -> str:
    """Make the presenter's page beside the slides of a workshop.

    Parameters
    ----------
    plan
        One of `networkcoach.lessons.read_workshops().plans`.

    Returns
    -------
    str
        A whole page of HTML. Beside ``slides-60.html`` in a folder, it opens the slides and leads them.

    Raises
    ------
    LessonProblem
        If no lesson has one of its exercises.

    Examples
    --------
    >>> "Leave it out. The message at the end (5.5)" in speaker(read_workshops().plans[0])
    True
    """
    parts = [_Spoken(part, thoughts_behind(part)) for part in deck(plan)]
    return page("speaker.html", plan=plan, parts=parts, all=read_workshops())


def thoughts_behind(part: Part) -> tuple[Misconception, ...]:
    """Find the thoughts that lead people astray in an exercise, each once, with what to say."""
    if part.text is None or part.lesson is None:
        return ()
    things = [one for name in _THINGS for one in getattr(part.text.spec, name, ())]
    keys = dict.fromkeys(one.misconception for one in things if one.misconception)
    return tuple(part.lesson.misconceptions[key] for key in keys)
