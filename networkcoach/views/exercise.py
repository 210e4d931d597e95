"""An exercise as a card: the page asks, the lesson answers, the store keeps."""

from __future__ import annotations

from typing import Any

import anywidget

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise
from networkcoach.lessons.kinds.act import Act
from networkcoach.views._card import Card, saved_words, script
from networkcoach.views._chosen import Chosen
from networkcoach.views._spec import earlier_for_page, feedback_for_page, flowing, spec_for_page
from networkcoach.views.desks import DESKS
from networkcoach.views.promise_offer import OfferCard

WRITTEN = ("write", "reflect", "act")  # feedback to an earlier text still helps while it is being changed
FINISHED = ("right", "noted")


class ExerciseCard(Card):
    """One exercise of any kind, restored to where it was left.

    Parameters
    ----------
    exercise
        From `networkcoach.lesson`. The log that the lesson was opened with takes the promises of an ``act``.
    """

    _esm = script("common.js", "exercise.js")
    inner = anywidget.WidgetTrait().tag(sync=True)  # a second card inside this one

    def __init__(self, exercise: Exercise) -> None:
        if not isinstance(exercise.people, ContactLog):
            raise TypeError("An exercise is shown with the log that its lesson was opened with.")
        self._exercise = exercise
        self._log = log = exercise.people
        self._chosen = Chosen(log, exercise)
        super().__init__(spec_for_page(exercise), self._now(hints=[]), inner=self._second())

    def _second(self) -> Card | None:
        """Make the card inside this one: the desk of an act, or what another finished exercise offers to become."""
        spec = self._exercise.spec
        if isinstance(spec, Act):
            desk = DESKS.get(spec.desk)
            return desk(self._log, self._exercise) if desk else None
        return OfferCard(self._log, self._exercise) if self._has_offer() else None

    def _has_offer(self) -> bool:
        if self._exercise.text.promise is None:
            return False
        return self._exercise.feedback.outcome in FINISHED or OfferCard.was_made(self._log, self._exercise)

    def _renew_second(self) -> None:
        """Make the offer when the exercise is finished, and take it away when it is not any more."""
        if not isinstance(self._exercise.spec, Act) and self._has_offer() != (self.inner is not None):
            gone, self.inner = self.inner, self._second()
            if gone:
                gone.close()

    def _now(self, **more: Any) -> dict[str, Any]:
        stored = self._exercise.stored
        state: dict[str, Any] = {
            "answer": stored.value if stored else None,
            "feedback": self._feedback(),
            "saved": saved_words(self._log) if stored else "",
            "question": flowing(self._exercise.question),
            "earlier": earlier_for_page(self._exercise, self._log),
            "skipped": self._exercise.skipped,
            "ways": self._ways(),
        }
        return state | more

    def _ways(self) -> list[str]:
        """Give what one can do besides answering: leave it out before, begin again after, bring back what was there."""
        ways = {
            "skip": all(part.stored is None for part in self._exercise.parts),
            "reset": self._exercise.feedback.outcome != "not_attempted",
            "bring_back": self._exercise.has_aside,
        }
        return [way for way, is_open in ways.items() if is_open]

    def _feedback(self) -> dict[str, Any] | None:
        """Give what came of the answer, unless something else was ticked since."""
        stored, feedback, kind = self._exercise.stored, self._exercise.feedback, self._exercise.kind
        if feedback.outcome == "not_attempted" or (kind == "act" and self._chosen.here() != self._chosen.stored()):
            return None  # of an act, it would speak of somebody who was taken back
        fits = kind in WRITTEN or (stored is not None and not stored.is_draft)
        return feedback_for_page(feedback) if fits else None

    def catch_up(self) -> dict[str, Any]:
        """Say of an act what came of it at its desk and elsewhere; show what was answered or begun again elsewhere."""
        if self._exercise.kind == "act":
            return self._now()
        stored = self._exercise.stored
        is_known = self._ways() == self.state["ways"] and (stored.value if stored else None) == self.state["answer"]
        return {} if is_known else self._anew()

    def begin_again(self) -> dict[str, Any]:
        """Show the exercise as it is before anybody has tried it."""
        return self._anew()

    def do_answer(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Judge and store an answer."""
        feedback = self._exercise.answer(message["value"])
        self._renew_second()
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

    def do_skip(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Leave it out: somebody can do this already."""
        self._exercise.skip()
        return self._anew()

    def do_unskip(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take it up after all."""
        self._exercise.unskip()
        return self._anew()

    def do_reset(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Begin again; the answer is set aside."""
        self._exercise.reset()
        return self._anew()

    def do_bring_back(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Bring the answer back that was set aside."""
        self._exercise.bring_back()
        return self._anew()

    def _anew(self) -> dict[str, Any]:
        self._renew_second()
        return self._now(hints=[], solution=None, renewed=self.state.get("renewed", 0) + 1)
