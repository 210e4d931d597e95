"""The handout: a lesson, or all exercises of a workshop, on paper with real room to answer by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from networkcoach.lessons import ExerciseText, LessonProblem, LessonText, Minutes, Workshop, read_lessons
from networkcoach.lessons.kinds import Reflect, Write
from networkcoach.paper._frame import page

_WORDS_IN_A_LINE = 10  # of handwriting; a line of a page holds about that many
_SENTENCE = 2  # lines for one sentence


def handout(lesson: LessonText, workshop: Literal["60", "90"] | None = None) -> str:
    """Make the handout of a lesson.

    Parameters
    ----------
    lesson
        From `networkcoach.lessons.read_lesson`.
    workshop
        Only the exercises of the workshop of so many minutes; without it, all.

    Returns
    -------
    str
        A whole page of HTML. Good answers stand on its last page.

    Examples
    --------
    >>> from networkcoach.lessons import read_lessons, lesson_path, read_lesson
    >>> lesson = read_lesson(lesson_path("0-does-it-happen"))
    >>> ["What do I fear?" in handout(lesson, workshop) for workshop in ("60", "90", None)]
    [False, True, True]
    """
    chosen = [one for one in lesson.exercises if workshop is None or minutes_in(one.minutes, workshop)]
    return page("handout.html", lesson=lesson, exercises=chosen, workshop=workshop, lines=lines, sentence=_SENTENCE)


def workshop_handout(plan: Workshop) -> str:
    """Make one handout for a whole workshop: its exercises in their order, and the house rules.

    Parameters
    ----------
    plan
        One of `networkcoach.lessons.read_workshops().plans`.

    Returns
    -------
    str
        A whole page of HTML. Good answers stand on its last page.

    Examples
    --------
    >>> from networkcoach.lessons import read_workshops
    >>> ["What do I fear?" in workshop_handout(plan) for plan in read_workshops().plans]
    [False, True]
    """
    lessons = read_lessons()
    blocks = [(block.title, [exercise_named(one, lessons) for one in block.exercises]) for block in plan.blocks]
    chosen = [(title, exercises) for title, exercises in blocks if exercises]
    rules = lessons[0].guard_rails  # the first lesson has all ten; the others repeat some
    return page("workshop_handout.html", plan=plan, blocks=chosen, rules=rules, lines=lines)


def exercise_named(exercise: str, lessons: Sequence[LessonText]) -> ExerciseText:
    """Find an exercise in any lesson.

    Raises
    ------
    LessonProblem
        If no lesson has it.
    """
    for lesson in lessons:
        for one in lesson.exercises:
            if one.id == exercise:
                return one
    raise LessonProblem(f"A workshop names the exercise {exercise}, which no lesson has. Change data/workshops.yaml.")


def minutes_in(minutes: Minutes, workshop: str) -> int:
    """Give the minutes in the workshop of 60 or of 90 minutes.

    Examples
    --------
    >>> minutes_in(Minutes(alone=4, workshop_90=5), "90")
    5
    """
    return minutes.workshop_60 if workshop == "60" else minutes.workshop_90


def lines(spec: Write | Reflect) -> int:
    """Say how many ruled lines an answer needs: those of the box on a screen, and enough for the longest that fits.

    Examples
    --------
    >>> lines(Reflect("You wrote {quote}", rows=5))
    5
    """
    longest = max((check.max_words for check in spec.checks), default=0) if isinstance(spec, Write) else 0
    return max(spec.rows, -(-longest // _WORDS_IN_A_LINE))
