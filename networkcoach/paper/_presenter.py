"""The presenter's view of a lesson: the clock, what to do and say, right answers, and what to doubt."""

from __future__ import annotations

from collections.abc import Sequence

from networkcoach.lessons import ExerciseText, LessonText, Workshop, read_workshops
from networkcoach.paper._clock import Slot, Step, slot_in, steps
from networkcoach.paper._frame import page


def presenter(lesson: LessonText) -> str:
    """Make the page for whoever presents a lesson.

    Parameters
    ----------
    lesson
        From `networkcoach.lessons.read_lesson`.

    Returns
    -------
    str
        A whole page of HTML. It tells every answer, so it is not for participants.

    Examples
    --------
    >>> from networkcoach.lessons import lesson_path, read_lesson
    >>> "Let everybody write a number down" in presenter(read_lesson(lesson_path("0-does-it-happen")))
    True
    """
    plans = read_workshops().plans
    shown = [(one, *_clock(one, plans)) for one in lesson.exercises]
    return page("presenter.html", lesson=lesson, exercises=shown, workshops=[plan.minutes for plan in plans])


def _clock(exercise: ExerciseText, plans: Sequence[Workshop]) -> tuple[dict[int, Slot], list[Step]]:
    slots = [slot_in(plan, exercise.id) for plan in plans if exercise.id in plan.clock]
    return {slot.workshop: slot for slot in slots}, steps(exercise.presenter.beats, slots)
