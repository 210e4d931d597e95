"""Sentences that people said: the desk at which they are written down, or "I do not remember one"."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise
from networkcoach.views._card import script, words
from networkcoach.views._desk import DeskCard
from networkcoach.views._say import shortened
from networkcoach.views._undo import NO_BUTTON, undo_button
from networkcoach.views._who import WhoDesk

LONGEST = 200  # letters of a sentence in the list


class SaidCard(DeskCard):
    """A person, and the sentence of theirs that one still thinks about."""

    _esm = script("common.js", "who.js", "desk.js", "said_card.js")
    _words = "said"

    def __init__(self, log: ContactLog, exercise: Exercise | None = None) -> None:
        self._who = WhoDesk(log)
        super().__init__(log, exercise)

    def desk_state(self) -> dict[str, Any]:
        """Give the people of the answer, each with their newest sentence."""
        rows = [self._row(person) for person in self._chosen.here()]
        return {"rows": rows, **(undo_button(self._log) if rows or not self._is_inside else NO_BUTTON)}

    def _row(self, person: int) -> dict[str, Any]:
        said = [one.text for one in self._log.notes_of(person) if one.topic == "said" and one.source != "confidence"]
        text = f"“{shortened(said[0], LONGEST)}”" if said else words()["said"]["none_yet"]
        return {"id": person, "who": self._log.person_named(person), "text": text}

    def do_find(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people while somebody types a name."""
        return self._who.find(message["text"])

    def do_keep(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Note the sentence, and put the person into the answer."""
        if not message["text"]:
            raise ValueError(words()["said"]["need_text"])
        with self._log.store.step("note"):  # one press of the button is one step, to be taken back as one
            person = self._who.picked_to_know(message)
            self._log.note(person, message["text"], topic="said", source="told")
        return self._chose(person)

    def do_none(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Put somebody into the answer of whom no sentence is remembered."""
        with self._log.store.step("add"):
            person = self._who.picked_to_know(message)
        return self._chose(person)

    def _chose(self, person: int) -> dict[str, Any]:
        self._chosen.add(person)
        return self._now(written=self.state.get("written", 0) + 1, found=None)
