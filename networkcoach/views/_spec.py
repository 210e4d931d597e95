"""An exercise and its feedback in the form that the page reads."""

from __future__ import annotations

from typing import Any

from networkcoach.lessons import Exercise, Feedback


def spec_for_page(exercise: Exercise) -> dict[str, Any]:
    """Return what never changes while the exercise is on the page."""
    return {
        "id": exercise.id,
        "kind": exercise.kind,
        "title": exercise.title,
        "question": exercise.question,
        "hints": exercise.hint_count,
        "has_solution": exercise.has_solution,
        **exercise.spec.shown(),
    }


def feedback_for_page(feedback: Feedback) -> dict[str, Any]:
    """Return outcome, text, and which pieces it speaks of."""
    points = [{"ok": point.ok, "key": point.key, "start": point.start} for point in feedback.points]
    return {"outcome": feedback.outcome, "text": feedback.text, "points": points}
