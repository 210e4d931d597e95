"""An exercise and its feedback in the form that the page reads."""

from __future__ import annotations

import re
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise, Feedback
from networkcoach.views._days import day_in_words
from networkcoach.views._say import shortened

LONGEST_QUESTION, LONGEST_ANSWER = 400, 800  # letters


def spec_for_page(exercise: Exercise) -> dict[str, Any]:
    """Return what never changes while the exercise is on the page."""
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "title": exercise.title,
        "question": flowing(exercise.question),
        "hints": exercise.hint_count,
        "has_solution": exercise.has_solution,
        **exercise.spec.shown(),
    }


def flowing(text: str) -> str:
    r"""Join a line that ends within a sentence to the next: an author's editor broke it, not the author.

    Examples
    --------
    >>> flowing("Write to Otis, in thirty\nwords.\nAsk for nothing.")
    'Write to Otis, in thirty words.\nAsk for nothing.'
    """
    return re.sub(r"(?<![.?!:;…”)\n])\n(?!\n|\s*- )", " ", text)


def feedback_for_page(feedback: Feedback) -> dict[str, Any]:
    """Return outcome, text, and the pieces it speaks of; a reason that stands beside its piece is not said twice."""
    points = [
        {"ok": point.ok, "key": point.key, "start": point.start} | ({"why": point.brief} if point.brief else {})
        for point in feedback.points
    ]
    return {"outcome": feedback.outcome, "text": feedback.around, "points": points}


def earlier_for_page(exercise: Exercise, log: ContactLog) -> dict[str, Any] | None:
    """Return the newest answer to an earlier version of the question, with that question; None if there is none."""
    if not exercise.earlier:
        return None
    newest = exercise.earlier[0]
    return {
        "question": shortened(newest.question, LONGEST_QUESTION),
        "answer": shortened(exercise.spec.readable(newest.value, log), LONGEST_ANSWER),
        "day": day_in_words(newest.changed_on.isoformat(), log.today),
    }
