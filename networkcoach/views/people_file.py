"""Bring people in from a file: pick, preview, import with a progress bar, take back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.files import ContactFile, read_contact_bytes, read_contacts
from networkcoach.views._card import Card, script, words

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
        super().__init__({"title": words()["file"]["title"], "accept": ".csv,.zip,.txt", "most_bytes": MOST_BYTES}, {})

    def do_begin(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Get ready for a file that comes in pieces."""
        self._received, self._expected, self._file = bytearray(), (message["name"], message["size"]), None
        return _quiet(wants=0, progress=0.0, message=words()["file"]["reading"].format(name=message["name"]))

    def do_piece(self, _message: dict[str, Any], buffers: list[bytes]) -> dict[str, Any]:
        """Take the next piece; read the file when it was the last."""
        self._received += buffers[0]
        name, size = self._expected
        if len(self._received) < size:
            return {"wants": len(self._received), "progress": len(self._received) / size}
        content, self._received = bytes(self._received), bytearray()
        return self._preview(name, lambda: read_contact_bytes(content, name))

    def do_path(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Read a file that lies on the computer of the notebook."""
        path = Path(message["path"].strip().strip('"')).expanduser()
        return self._preview(path.name, lambda: read_contacts(path))

    def _preview(self, name: str, read: Any) -> dict[str, Any]:
        tell = words()["file"]
        self._file = None
        try:
            self._file = file = read()
        except (ValueError, OSError) as error:
            return _quiet(message=str(error))
        count = people(len(file.records))
        rows = [
            [one.name, one.company or "", one.position or "", one.connected_on or ""] for one in file.records[:SHOWN]
        ]
        actions = [
            {"do": "bring_in", "text": tell["bring_in"].format(count=count)},
            {"do": "not_now", "text": tell["not_now"]},
        ]
        return _quiet(
            message=tell["found"].format(name=name, count=count) + "\n\n" + tell["no_rhythm"],
            preview={"caption": tell["preview"], "columns": tell["columns"], "rows": rows} if rows else None,
            notes=_notes(file.skipped, file.warnings),
            actions=actions if rows else [],
        )

    def do_bring_in(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Import what was previewed: one step that can be taken back."""
        tell = words()["file"]
        if self._file is None:
            return _quiet(message=tell["nothing"])
        file, self._file = self._file, None
        self.state = {
            **self.state,
            **_quiet(message=tell["bringing"].format(count=people(len(file.records))), progress=0.0),
        }
        report = self._log.import_contacts(file, progress=self._show_progress)
        changed = report.added + report.updated
        return _quiet(
            message=str(report),
            notes=_notes(report.skipped, report.warnings),
            actions=[{"do": "take_back", "text": tell["take_back"]}] if changed else [],
        )

    def _show_progress(self, done: int, of: int) -> None:
        self.state = {**self.state, "progress": done / of if of else 1.0}

    def do_not_now(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Forget the previewed file."""
        self._file = None
        return _quiet(message=words()["file"]["nothing"])

    def do_take_back(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take the import back, unless something else was written since."""
        self._log.undo()
        return _quiet(message=words()["file"]["taken_back"])


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
    return {"message": "", "preview": None, "notes": [], "actions": [], "progress": None, "wants": None} | changes


def _notes(skipped: list[tuple[int, str]], warnings: list[str]) -> list[dict[str, Any]]:
    tell = words()["file"]
    left_out = [f"Record {number}: {reason}" for number, reason in skipped[:TOLD]]
    notes = [
        (tell["skipped"].format(n=len(skipped)), left_out),
        (tell["warnings"].format(n=len(warnings)), warnings[:TOLD]),
    ]
    return [{"title": title, "lines": list(lines)} for title, lines in notes if lines]
