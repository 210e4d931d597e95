"""Promises that are open: the desk at which one of them is kept."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog, Promise
from networkcoach.lessons import Exercise
from networkcoach.views._card import script, words
from networkcoach.views._desk import DeskCard
from networkcoach.views._undo import NO_BUTTON, undo_button
from networkcoach.views.promises import PAGE, PromiseDesk, is_open


class OpenPromisesCard(DeskCard):
    """What was promised and did not happen yet. In an exercise it is shown after a press: others may see the screen."""

    _esm = script("common.js", "desk.js", "open_card.js")
    _words = "open"

    def __init__(self, log: ContactLog, exercise: Exercise | None = None) -> None:
        self._desk = PromiseDesk(log)
        self._is_shown = exercise is None
        self._start = 0
        super().__init__(log, exercise)

    def desk_state(self) -> dict[str, Any]:
        """Give the promises of the answer, and behind them a page of the open ones."""
        promises, chosen = self._log.promise_list(), self._chosen.here()
        waiting = sorted((one for one in promises if is_open(one) and one.id not in chosen), key=_easiest_first)
        self._start = min(self._start, max(0, len(waiting) - 1) // PAGE * PAGE)
        page = waiting[self._start : self._start + PAGE] if self._is_shown else []
        rows = [one for one in promises if one.id in chosen] + page
        return {
            "is_shown": self._is_shown or not waiting,
            "score": self._lead(len(waiting)),
            "rows": self._desk.rows(rows),
            "start": self._start,
            "size": PAGE,
            "has_more": self._is_shown and self._start + PAGE < len(waiting),
            **(undo_button(self._log) if rows else NO_BUTTON),
        }

    def _lead(self, waiting: int) -> str:
        tell = words()["open"]
        return str(tell["none" if not waiting else "one" if waiting == 1 else "lead"].format(n=waiting))

    def do_show(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show the open promises."""
        self._is_shown = True
        return self.desk_state()

    def do_turn(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show other open promises."""
        self._start = message["start"]
        return self.desk_state()

    def do_keep(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Mark a promise as kept today, and make it the answer."""
        self._log.keep(message["promise"])
        self._chosen.add(message["promise"])
        return self._now()


def _easiest_first(one: Promise) -> tuple[int, int]:
    """Put first what has waited least: the shorter the wait, the shorter the excuse. Without a day it comes last."""
    order = {"open": 0, "not_yet_due": 1, "undated": 2}[one.state]
    day = int((one.by or "0").replace("-", ""))
    return order, -day if one.state == "open" else day
