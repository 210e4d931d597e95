"""From an exercise to an act: what was practised becomes a promise to somebody in the log, in one press."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from networkcoach.contacts import AmbiguousName, ContactLog, Promise, UnknownPerson
from networkcoach.lessons import Exercise
from networkcoach.views._card import saved_words, script, style, words
from networkcoach.views._days import whole_day
from networkcoach.views._download import DownloadCard, folder_beside
from networkcoach.views._undo import NO_BUTTON, newest_step, press_undo, undo_button
from networkcoach.views._who import called
from networkcoach.views.promises import is_open, promise_words

MOST = 8  # people to choose from


class OfferCard(DownloadCard):
    """What a finished exercise offers to become; once it is promised, what was promised.

    Parameters
    ----------
    exercise
        One with a ``promise`` in its text.
    """

    _esm = script("common.js", "download.js", "offer_card.js")
    _css = style("desk.css")

    def __init__(self, log: ContactLog, exercise: Exercise) -> None:
        assert exercise.text.promise is not None
        self._log = log
        self._exercise = exercise
        self._offered = exercise.text.promise
        tell = words()["people"]["ways"]
        spec = {"id": exercise.id, "what": self._offered.what, "way": tell[self._offered.strategy]}
        super().__init__(spec, self._now())

    @staticmethod
    def was_made(log: ContactLog, exercise: Exercise) -> bool:
        """Whether a promise that came from this exercise stands in the log."""
        return _made(log, exercise)[0] is not None

    def do_promise(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Write the promise into the log, its person too if they are new."""
        what, by = message["what"].strip(), message["by"] or None
        if not what:
            raise ValueError(words()["promise"]["need_what"])
        with self._log.store.step("promise"):  # one press of the button is one step, to be taken back as one
            promise = self._log.promise(self._whom(message), what, by=by, strategy=self._offered.strategy)
            kept = {"promise": promise, "step": newest_step(self._log)}
            self._log.store.keep(_setting(self._exercise), json.dumps(kept))
        return self._now(saved=saved_words(self._log))

    def _whom(self, message: dict[str, Any]) -> int:
        if message["person"] != "new":
            return int(message["person"])
        name = message["name"].strip()
        if not name:
            raise ValueError(words()["promise"]["need_name"])
        try:
            return self._log.id_of(name)
        except UnknownPerson:
            return self._log.add(name)
        except AmbiguousName:
            raise ValueError(words()["offer"]["ambiguous"].format(name=name)) from None

    def do_calendar(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hand the promise over as a file for a calendar."""
        promise, _ = _made(self._log, self._exercise)
        if promise is None:
            return self._now()
        with folder_beside(self._log) as folder:
            file = folder / words()["offer"]["file"].format(day=promise.by)
            self._log.export_promise(promise.id, file)
            return self.hand_over(file) | {"told": words()["take"]["took"].format(name=file.name)}

    def do_undo(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take the promise back."""
        return press_undo(self._log, self.state) | self._now()

    def catch_up(self) -> dict[str, Any]:
        """Show what became of the promise, and whom one could promise it to now."""
        return self._now() if self._log_now() != self._shown_of else {}

    def _log_now(self) -> tuple[object, ...]:
        """Tell one state of the log from another.

        What is typed into an answer changes nothing here, and to choose 8 of 30,000 people takes 36 ms, measured.
        """
        return newest_step(self._log), self._log.count_people(), self._log.today

    def _now(self, **more: Any) -> dict[str, Any]:
        self._shown_of = self._log_now()
        promise, step = _made(self._log, self._exercise)
        is_newest = promise is not None and newest_step(self._log) == step
        return {
            "people": self._people() if promise is None else [],
            "by": (self._log.today + timedelta(days=self._offered.in_days)).isoformat(),
            "made": self._in_words(promise) if promise else None,
            "told": "",
            **(undo_button(self._log) if is_newest else NO_BUTTON),
        } | more

    def _in_words(self, promise: Promise) -> dict[str, Any]:
        tell, what = words()["offer"], promise.what.rstrip(".")
        day = tell["by_day"].format(day=whole_day(promise.by)) if promise.by else tell["without_day"]
        is_named = called(self._log, promise.contact_id) in what
        state = "" if promise.state == "not_yet_due" else promise_words(promise)
        return {
            "text": tell["made" if is_named else "made_to"].format(name=promise.contact, what=what, day=day),
            "words": state,
            "can_save": bool(promise.by) and is_open(promise),
        }

    def _people(self) -> list[dict[str, Any]]:
        people = self._log.suggestions(MOST)
        return [{"id": one.id, "name": one.name, "called": called(self._log, one.id)} for one in people]


def _setting(exercise: Exercise) -> str:
    return f"offer:{exercise.id}"


def _made(log: ContactLog, exercise: Exercise) -> tuple[Promise | None, int | None]:
    """Find the promise that came from an exercise, if it was not taken back, and the step that made it."""
    kept = json.loads(log.store.setting(_setting(exercise)) or "{}")
    promise = next((one for one in log.promise_list() if one.id == kept["promise"]), None) if kept else None
    return promise, kept.get("step")
