"""It is the learner's log: take it away as files, keep a copy, bring one back, or delete all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.views._bring_back import BringBackCard, counts, nothing_asked
from networkcoach.views._card import script, style, words
from networkcoach.views._days import day_in_words, how_far
from networkcoach.views._download import DownloadCard, folder_beside
from networkcoach.views._say import counted, people


class TakeAwayCard(DownloadCard, BringBackCard):
    """The card of `networkcoach.take_away`."""

    _esm = script("common.js", "upload.js", "download.js", "bring_back.js", "take_away_card.js")
    _css = style("desk.css", "facts.css", "log.css")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        spec = {"title": words()["take"]["title"], "demo": log.is_demo}
        super().__init__(spec, {**nothing_asked(), **self._now()})

    @property
    def own(self) -> ContactLog:
        """The log in whose place a copy is put."""
        return self._log

    def do_take(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hand a file to the browser's downloads: the copy, or people or reminders for other programs."""
        writers: dict[str, Callable[[Path], int | None]] = {
            "copy": self._log.backup,
            "csv": self._log.export_csv,
            "vcard": self._log.export_vcard,
            "calendar": self._log.export_calendar,
        }
        kind = message["what"]
        with folder_beside(self._log) as folder:
            file = folder / self._name(kind)
            count = writers[kind](file)
            handed = self.hand_over(file)
        return {**handed, **self._now(), "told": _took(kind, file.name, count)}

    def _name(self, kind: str) -> str:
        tell = words()["take"]
        start = tell["demo_files" if self._log.is_demo else "own_files"]
        return str(tell["names"][kind].format(start=start, day=self._log.today.isoformat()))

    def do_ask(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Say exactly what would be deleted."""
        self.own_log_only()
        return {"asked": self._goes(), "told": ""}

    def _goes(self) -> str:
        tell, log = words()["take"], self._log
        promises = counted(len(log.promise_list()), tell["promise"], tell["promises"])
        copies = ", ".join(copy.name for copy in log.store.own_copies())
        goes = tell["goes"].format(promises=promises, **counts(log))
        return "\n\n".join(
            filter(None, (goes, tell["goes_copies"].format(names=copies) if copies else "", tell["stays"]))
        )

    def do_delete(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Delete everything, once it was asked about."""
        if not self.state.get("asked"):
            return {}
        self._copy = None
        self._log.delete_all()
        return {**nothing_asked(), **self._now(), "told": words()["take"]["gone"], "finished": True}

    def do_keep(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Delete nothing after all."""
        return {"asked": "", "told": words()["take"]["kept_all"]}

    def catch_up(self) -> dict[str, Any]:
        """Keep true what is said about the log."""
        asked = self._goes() if self.state["asked"] else ""
        return {**self._now(), "asked": asked}

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, when somebody comes back to the card."""
        return self.catch_up()

    def _now(self) -> dict[str, Any]:
        if self._log.is_demo:
            return {"last": "", "due": ""}
        tell, last = words()["take"], self._log.backed_up_on
        if last is None:
            return {"last": tell["never"], "due": tell["due_never"] if self._log.backup_is_due else ""}
        day = last.isoformat()
        text = tell["last"].format(day=day_in_words(day, self._log.today), far=how_far(day, self._log.today))
        return {"last": text, "due": tell["due"] if self._log.backup_is_due else ""}


def _took(kind: str, name: str, count: int | None) -> str:
    tell = words()["take"]
    if count is None:
        return str(tell["took"].format(name=name))
    said = counted(count, tell["reminder"], tell["reminders"]) if kind == "calendar" else people(count)
    return str(tell["took_some"].format(name=name, count=said))
