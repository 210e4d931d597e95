"""A desk: something that is done with the log, inside the exercise that asks for it or as a card of its own."""

from __future__ import annotations

from typing import Any, ClassVar

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise
from networkcoach.views._card import Card, saved_words, style, words
from networkcoach.views._chosen import Chosen
from networkcoach.views._undo import press_undo


class DeskCard(Card):
    """A desk of any kind.

    Parameters
    ----------
    exercise
        An `act`, whose answer is kept up to date with what is done here.
    """

    _css = style("desk.css")
    _words: ClassVar[str]  # the group of words in which its title stands

    def __init__(self, log: ContactLog, exercise: Exercise | None = None) -> None:
        self._log = log
        self._chosen = Chosen(log, exercise)
        self._is_inside = exercise is not None
        spec = {"id": exercise.id if exercise else "", "title": words()[self._words]["title"]}
        super().__init__(spec, self.desk_state())

    def desk_state(self) -> dict[str, Any]:
        """Return what the page shows of the log; inside an exercise only what the answer is about."""
        raise NotImplementedError

    def do_undo(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names, and forget in the answer who is gone with it."""
        told = press_undo(self._log, self.state)
        self._chosen.forget_gone()
        return told | self._now()

    def catch_up(self) -> dict[str, Any]:
        """Show what another card changed."""
        return self.desk_state()

    def _now(self, **more: Any) -> dict[str, Any]:
        return self.desk_state() | {"saved": saved_words(self._log)} | more
