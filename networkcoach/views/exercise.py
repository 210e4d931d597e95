"""An exercise as a card: the page asks, the lesson answers, the store keeps."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise
from networkcoach.views._card import Card, saved_words, script
from networkcoach.views._spec import feedback_for_page, spec_for_page
from networkcoach.views.promises import PromiseDesk

WRITTEN = ("write", "reflect", "act")  # feedback to an earlier text still helps while it is being changed


class ExerciseCard(Card):
    """One exercise of any kind, restored to where it was left.

    Parameters
    ----------
    exercise
        From `networkcoach.lesson`. The log that the lesson was opened with takes the promises of an ``act``.
    """

    _esm = script("common.js", "promises.js", "exercise.js")

    def __init__(self, exercise: Exercise) -> None:
        if not isinstance(exercise.people, ContactLog):
            raise TypeError("An exercise is shown with the log that its lesson was opened with.")
        self._exercise = exercise
        self._log = log = exercise.people
        self._desk = PromiseDesk(log)
        super().__init__(spec_for_page(exercise), self._now(hints=[]))

    def _now(self, **more: Any) -> dict[str, Any]:
        stored = self._exercise.stored
        feedback = self._exercise.feedback
        fits = self._exercise.kind in WRITTEN or (stored is not None and not stored.is_draft)
        state: dict[str, Any] = {
            "answer": stored.value if stored else None,
            "feedback": feedback_for_page(feedback) if fits and feedback.outcome != "not_attempted" else None,
            "saved": saved_words(self._log) if stored else "",
            "question": self._exercise.question,
        }
        if self._exercise.kind == "act":
            # Only the people of this answer: at a projector, the rest of the log is nobody's business.
            state |= self._desk.state(only=self._named())
            if len(self._named()) < len(self._stored_people()):
                state["feedback"] = None  # it would speak of somebody who was taken back
        return state | more

    def _stored_people(self) -> list[int]:
        stored = self._exercise.stored
        value = stored.value if stored else []
        return value if isinstance(value, list) else [value]

    def _named(self) -> list[int]:
        """People of the answer who are still in the log; adding them may have been taken back."""
        return [one for one in self._stored_people() if self._log.person_named(one)]

    def do_answer(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Judge and store an answer."""
        feedback = self._exercise.answer(message["value"])
        return self._now(feedback=feedback_for_page(feedback))

    def do_draft(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Store what is being written or ticked, unjudged."""
        self._exercise.draft(message["value"])
        return self._now() if self._exercise.kind in WRITTEN else self._now(feedback=None)

    def do_hint(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show the next hint."""
        given = self.state.get("hints", [])
        return {"hints": [*given, self._exercise.hint(len(given) + 1)]}

    def do_solution(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show one good answer."""
        return {"solution": self._exercise.solution()}

    def do_find(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people while somebody types a name."""
        return self._desk.find(message["text"])

    def do_promise(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Write a promise into the log, and its person into the answer."""
        person = self._desk.write(message)
        self._exercise.answer([*dict.fromkeys([*self._named(), person])])
        return self._now(written=self.state.get("written", 0) + 1, found=None)

    def do_keep(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Mark a promise as kept today."""
        self._log.keep(message["promise"])
        return self._now()

    def do_undo(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names, and forget in the answer who is gone with it."""
        told = self._desk.take_back(self.state)
        left = self._named()
        if left and left != self._stored_people():
            self._exercise.answer(left)
        return told | self._now()
