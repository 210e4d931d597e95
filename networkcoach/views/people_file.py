"""Bring people in from a file: pick, preview, import with a progress bar, take back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.files import ContactFile, UnreadableFile, read_contact_bytes, read_contacts
from networkcoach.views._card import Card, saved_words, script, words
from networkcoach.views._undo import newest_step, take_back

if TYPE_CHECKING:
    from networkcoach.contacts._import import ImportReport, News

MOST_BYTES = 50 << 20  # a zip may be twice as large as the largest file that is read; the reader says which limit
SHOWN = 5  # rows of the preview
TOLD = 50  # lines under "left out, and why"


class PeopleFileCard(Card):
    """The card of `networkcoach.import_people`."""

    _esm = script("common.js", "file_card.js")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._received = bytearray()
        self._expected = ("", 0)
        self._file: ContactFile | None = None
        self._imported: int | None = None
        super().__init__({"title": words()["file"]["title"], "accept": ".csv,.zip,.txt", "most_bytes": MOST_BYTES}, {})

    def do_begin(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Get ready for a file that comes in pieces."""
        self._received, self._expected, self._file = bytearray(), (message["name"], message["size"]), None
        if not message["size"]:  # then no piece will come
            return self._preview(message["name"], lambda: read_contact_bytes(b"", message["name"]))
        return _quiet(wants=0, progress=0.0, message=words()["file"]["reading"].format(name=message["name"]))

    def do_piece(self, message: dict[str, Any], buffers: list[bytes]) -> dict[str, Any]:
        """Take the next piece; read the file when it was the last."""
        name, size = self._expected
        if message["from"] != len(self._received) or not size:
            return {}  # a piece twice, or one of a file that was chosen before this one
        self._received += buffers[0]
        if len(self._received) < size:
            return {"wants": len(self._received), "progress": len(self._received) / size}
        content, self._received, self._expected = bytes(self._received), bytearray(), ("", 0)
        return self._preview(name, lambda: read_contact_bytes(content, name))

    def do_path(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Read a file that lies on the computer of the notebook."""
        path = Path(message["path"].strip().strip("'\""))
        return self._preview(path.name, lambda: read_contacts(path))

    def _preview(self, name: str, read: Any) -> dict[str, Any]:
        tell = words()["file"]
        self._file = None
        try:
            self._file = file = read()
        except UnreadableFile as error:
            return _quiet(message=str(error))
        notes = _notes(file.skipped, file.warnings)
        if not file.records:
            return _quiet(message=tell["nobody"].format(name=name), notes=notes)
        count = people(len(file.records))
        rows = [
            [one.name, one.company or "", one.position or "", one.connected_on or ""] for one in file.records[:SHOWN]
        ]
        return _quiet(
            message=tell["found"].format(name=name, count=count) + "\n\n" + tell["no_rhythm"],
            preview={"caption": tell["preview"], "columns": tell["columns"], "rows": rows},
            notes=notes,
            actions=[
                {"do": "bring_in", "text": tell["bring_in"].format(count=count), "main": True},
                {"do": "not_now", "text": tell["not_now"]},
            ],
        )

    def do_bring_in(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Import what was previewed: one step that can be taken back."""
        tell = words()["file"]
        if self._file is None:
            return {}  # pressed twice
        offered = self.state
        bringing = tell["bringing"].format(count=people(len(self._file.records)))
        self.state = {**offered, **_quiet(message=bringing, progress=0.0)}
        try:
            report = self._import(self._file)
        except Exception:
            self.state = offered  # nothing was brought in, so it can be tried again
            raise
        self._file = None
        return _quiet(
            message=str(report),
            notes=_notes(report.skipped, report.warnings, report.news),
            actions=_can_take_back() if report.added + report.updated else [],
            saved=saved_words(self._log),
            finished=True,
        )

    def _import(self, file: ContactFile) -> ImportReport:
        with self._log.store.step("import"):
            self._imported = newest_step(self._log)
            return self._log.import_contacts(file, progress=self._show_progress)

    def _show_progress(self, done: int, of: int) -> None:
        self.state = {**self.state, "progress": done / of if of else 1.0}

    def do_not_now(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Forget the previewed file."""
        self._file = None
        return _quiet(message=words()["file"]["nothing"], finished=True)

    def do_take_back(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take the import back, unless something else was written since."""
        if self._imported is None:
            return {}  # pressed twice
        if not take_back(self._log, self._imported):
            return _quiet(message=words()["file"]["newer"], actions=_can_take_back())
        self._imported = None
        return _quiet(message=words()["file"]["taken_back"], saved=saved_words(self._log))


def people(count: int) -> str:
    """Say how many people, in words.

    Examples
    --------
    >>> people(1), people(862), people(30000)
    ('1 person', '862 people', '30,000 people')
    """
    return "1 person" if count == 1 else f"{count:,} people"


def _quiet(**changes: Any) -> dict[str, Any]:
    """Return a state in which nothing of an earlier file is left, with these changes."""
    nothing: dict[str, Any] = {
        "message": "",
        "preview": None,
        "notes": [],
        "actions": [],
        "progress": None,
        "wants": None,
        "saved": "",
        "finished": False,
    }
    return nothing | changes


def _can_take_back() -> list[dict[str, str]]:
    return [{"do": "take_back", "text": words()["file"]["take_back"]}]


def _notes(skipped: list[tuple[int, str]], warnings: list[str], news: Sequence[News] = ()) -> list[dict[str, Any]]:
    told = {
        "news": [f"{one.name}: {one.old} → {one.new}" for one in news],
        "skipped": [f"Record {number}: {reason}" for number, reason in skipped],
        "warnings": warnings,
    }
    titles = words()["file"]
    return [
        {"title": titles[kind].format(n=len(lines)), "lines": list(lines[:TOLD])}
        for kind, lines in told.items()
        if lines
    ]
