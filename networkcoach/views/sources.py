"""Where notes came from: the desk at which each note of a person is looked at."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts._notes import Note
from networkcoach.lessons import Exercise
from networkcoach.views._card import script, words
from networkcoach.views._days import day_in_words
from networkcoach.views._desk import DeskCard
from networkcoach.views._say import counted, shortened
from networkcoach.views._undo import NO_BUTTON, undo_button
from networkcoach.views._who import WhoDesk
from networkcoach.views.promises import PAGE

LONGEST = 200  # letters of a note in the list


class SourcesCard(DeskCard):
    """A person, and how one knows each thing that is noted about them."""

    _esm = script("common.js", "who.js", "desk.js", "sources_card.js")
    _words = "sources"

    def __init__(self, log: ContactLog, exercise: Exercise | None = None) -> None:
        self._who = WhoDesk(log)
        self._open: int | None = None
        self._start = 0
        self._seen: set[int] = set()  # notes told in confidence that were shown after a press
        super().__init__(log, exercise)

    def desk_state(self) -> dict[str, Any]:
        """Give the people of the answer, and the notes of the one who is looked at."""
        rows = [self._row(person) for person in self._chosen.here()]
        page = self._page()
        return {"rows": rows, "open": page, **(undo_button(self._log) if rows or page else NO_BUTTON)}

    def _row(self, person: int) -> dict[str, Any]:
        tell = words()["sources"]
        count = counted(len(self._log.notes_of(person)), tell["note"], tell["notes"])
        return {"id": person, "who": self._log.person_named(person), "text": count}

    def _page(self) -> dict[str, Any] | None:
        name = self._log.person_named(self._open) if self._open is not None else None
        if self._open is None or name is None:
            return None
        tell, notes = words()["sources"], self._log.notes_of(self._open)
        self._start = min(self._start, max(0, len(notes) - 1) // PAGE * PAGE)
        shown = notes[self._start : self._start + PAGE]
        place = tell["place"].format(first=self._start + 1, last=self._start + len(shown), all=len(notes))
        return {
            "id": self._open,
            "title": tell["about" if notes else "about_none"].format(name=name),
            "start": self._start,
            "size": PAGE,
            "place": place if len(notes) > PAGE else "",
            "has_more": self._start + PAGE < len(notes),
            "notes": [self._note(one) for one in shown],
        }

    def _note(self, one: Note) -> dict[str, Any]:
        is_secret = one.source == "confidence" and one.id not in self._seen
        day = day_in_words(one.day, self._log.today)
        return {
            "id": one.id,
            "source": one.source,
            "day": day,
            "text": None if is_secret else shortened(one.text, LONGEST),
        }

    def do_find(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people while somebody types a name."""
        return self._who.find(message["text"])

    def do_open(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show the notes of whoever was picked, and put them into the answer."""
        person = self._who.picked_to_know(message)
        self._chosen.add(person)
        return self._look_at(person)

    def do_again(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show the notes of somebody of the answer once more."""
        return self._look_at(message["person"])

    def _look_at(self, person: int) -> dict[str, Any]:
        self._open, self._start = person, 0
        return self.desk_state() | {"opened": self.state.get("opened", 0) + 1, "found": None}

    def do_turn(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show other notes of the same person."""
        self._start = message["start"]
        return self.desk_state()

    def do_reveal(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show what was told in confidence."""
        self._seen.add(message["note"])
        return self.desk_state()

    def do_source(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Keep how a note is known."""
        self._log.change_note(message["note"], source=message["source"])
        self._seen.add(message["note"])  # it stood there just now
        return self._now()

    def do_remove(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Delete a note; the button that takes this back stands below."""
        self._log.remove_note(message["note"])
        return self._now()
