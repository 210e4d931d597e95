"""Bring people in from a file: choose it, see what is in it, pick, import with a progress bar, take back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.files import (
    FIELDS,
    ContactFile,
    UnknownColumns,
    UnreadableFile,
    read_contact_bytes,
    read_contacts,
)
from networkcoach.views._card import saved_words, script, style, words
from networkcoach.views._offer import Offer, asked_columns, notes, told_news
from networkcoach.views._say import people
from networkcoach.views._undo import NO_BUTTON, press_undo, undo_button
from networkcoach.views._upload import UploadCard

if TYPE_CHECKING:
    from networkcoach.contacts._import import ImportReport

_NAMING = ("name", "given", "family", "email")  # one of these is enough to know somebody


class PeopleFileCard(UploadCard):
    """The card of `networkcoach.import_people`."""

    _esm = script("common.js", "upload.js", "pick_people.js", "file_card.js")
    _css = style("desk.css", "facts.css", "log.css")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._name = ""
        self._source: bytes | Path = b""
        self._table: UnknownColumns | None = None
        self._offer: Offer | None = None
        self._offers = 0
        # What a file is, its content tells; the endings only put the likely ones first.
        super().__init__({"title": words()["file"]["title"], "accept": ".csv,.zip,.txt,.vcf,.vcard,*/*"}, self._undo())

    def begin_file(self, name: str) -> dict[str, Any]:
        """Forget an earlier file."""
        self._table = self._offer = None
        self._source = b""
        return _quiet(message=words()["file"]["reading"].format(name=name))

    def take_file(self, name: str, file: bytes | Path) -> dict[str, Any]:
        """Read the file, and show what is in it."""
        self._name, self._source = name, file
        return self._read(None)

    def _read(self, columns: dict[str, str] | None) -> dict[str, Any]:
        try:
            file = (
                read_contacts(self._source, columns=columns)
                if isinstance(self._source, Path)
                else read_contact_bytes(self._source, self._name, columns=columns)
            )
        except UnknownColumns as table:
            self._table = table
            return self._ask_columns()
        except UnreadableFile as error:
            return _quiet(message=str(error), **self._undo())
        return self._show(file)

    def _ask_columns(self) -> dict[str, Any]:
        if self._table is None:
            return {}
        self._offers += 1
        return _quiet(
            message=str(self._table),
            asked={"n": self._offers, **asked_columns(self._table)},
            actions=[_action("columns", words()["file"]["read_columns"], main=True), _not_now()],
        )

    def do_columns(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Read a table once more, with the columns that somebody has named."""
        if self._table is None:
            return {}
        columns = {field: name for field, name in message["columns"].items() if field in FIELDS and name}
        if not any(field in columns for field in _NAMING):
            raise ValueError(words()["file"]["need_column"])
        self._table.guess = columns  # so that going back shows what was chosen
        return self._read(columns)

    def do_anew(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Go back to the choice of columns."""
        self._offer = None
        return self._ask_columns()

    def _show(self, file: ContactFile) -> dict[str, Any]:
        self._offers += 1
        self._offer = offer = Offer(file)
        anew = [_action("anew", words()["file"]["anew"])] if self._table else []
        told = _quiet(message=offer.message(self._name), notes=notes(file.skipped, file.warnings), actions=anew)
        if not file.records:
            self._offer = None
            return told
        return {**told, "offer": {"n": self._offers, **offer.shown()}, **self._choices(offer)}

    def _choices(self, offer: Offer) -> dict[str, Any]:
        tell = words()["file"]
        text = tell["bring_in"].format(count=people(offer.count))
        if offer.only_some:
            text = tell["bring_in_picked"].format(n=f"{offer.count:,}")
        anew = [_action("anew", tell["anew"])] if self._table else []
        return {"people": offer.picking(), "actions": [_action("bring_in", text, main=True), *anew, _not_now()]}

    def do_whom(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Bring everybody in, or only those who are ticked."""
        if self._offer is None:
            return {}
        self._offer.only_some = message["some"]
        return self._choices(self._offer)

    def do_find(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people in the file while somebody types; also turns the pages of what was found."""
        if self._offer is None:
            return {}
        self._offer.find(message["text"].strip(), message["start"])
        return {"people": self._offer.picking()}

    def do_tick(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Tick somebody, all who are shown (``"page"``), or nobody (None)."""
        if self._offer is None:
            return {}
        if message["number"] == "page":
            self._offer.pick_page()
        elif message["number"] is None:
            self._offer.pick_nobody()
        else:
            self._offer.pick(int(message["number"]), message["on"])
        return self._choices(self._offer)

    def do_bring_in(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Import what was shown: one step that can be taken back."""
        tell = words()["file"]
        if self._offer is None:
            return {}  # pressed twice
        if not self._offer.count:
            raise ValueError(tell["need_pick"])
        offered = self.state
        bringing = tell["bringing"].format(count=people(self._offer.count))
        self.state = {**offered, **_quiet(message=bringing, progress=0.0)}
        try:
            report = self._bring_in(self._offer, message["children"])
        except Exception:
            self.state = offered  # nothing was brought in, so it can be tried again
            raise
        self._table = self._offer = None
        self._source = b""
        return _quiet(
            message=str(report),
            news=told_news(report.news),
            notes=notes(report.skipped, report.warnings),
            saved=saved_words(self._log),
            finished=True,
            **(self._undo() if report.added + report.updated else NO_BUTTON),
        )

    def _bring_in(self, offer: Offer, children: bool) -> ImportReport:
        return self._log.import_contacts(offer.file, progress=self._show_progress, children=children, only=offer.only)

    def _show_progress(self, done: int, of: int) -> None:
        self.state = {**self.state, "progress": done / of if of else 1.0}

    def do_not_now(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Forget the file that was shown."""
        self.begin_file("")
        return _quiet(message=words()["file"]["nothing"], finished=True, **self._undo())

    def do_undo(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take the import back that the button names, unless something else was written since."""
        shown = self.state
        if not shown.get("undo"):
            return {}  # pressed twice
        if problem := press_undo(self._log, shown):
            return problem | self._undo()
        return _quiet(message=words()["file"]["taken_back"], saved=saved_words(self._log), **self._undo())

    def catch_up(self) -> dict[str, Any]:
        """Offer to take the import back only while it is the newest change."""
        return {} if self._offer or self._table else self._undo()

    def _undo(self) -> dict[str, Any]:
        newest = self._log.store.newest()
        return undo_button(self._log) if newest and newest.verb == "import" else NO_BUTTON


def _quiet(**changes: Any) -> dict[str, Any]:
    """Return a state in which nothing of an earlier file is left, with these changes."""
    nothing: dict[str, Any] = {
        "message": "",
        "asked": None,
        "offer": None,
        "people": None,
        "news": None,
        "notes": [],
        "actions": [],
        "progress": None,
        "wants": None,
        "saved": "",
        "finished": False,
    }
    return nothing | NO_BUTTON | changes


def _action(do: str, text: str, main: bool = False) -> dict[str, Any]:
    return {"do": do, "text": text, "main": main}


def _not_now() -> dict[str, Any]:
    return _action("not_now", words()["file"]["not_now"])
