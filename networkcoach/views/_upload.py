"""A file comes from the page: in pieces, or by its path on the computer of the notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from networkcoach._edition import browser_edition
from networkcoach.views._card import Card

_MOST_IN_BROWSER = 50 << 20  # a file is in memory three times while it is read, and a browser gives 2 GB to all of it


class UploadCard(Card):
    """A card that takes a file. One message over 10 MB would close the notebook's connection, so it comes in pieces."""

    most_bytes: ClassVar[int] = 50 << 20

    def __init__(self, spec: dict[str, Any], state: dict[str, Any]) -> None:
        self._received = bytearray()
        self._expected = ("", 0)
        most = min(self.most_bytes, _MOST_IN_BROWSER) if browser_edition() else self.most_bytes
        super().__init__({**spec, "most_bytes": most}, state)

    def begin_file(self, name: str) -> dict[str, Any]:
        """Forget an earlier file; return what changes in ``state`` while the new one comes."""
        raise NotImplementedError

    def take_file(self, name: str, file: bytes | Path) -> dict[str, Any]:
        """Take the whole file; return what changes in ``state``."""
        raise NotImplementedError

    def do_begin(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Get ready for a file that comes in pieces."""
        name, size = message["name"], message["size"]
        self._received, self._expected = bytearray(), (name, size)
        started = self.begin_file(name)
        if not size:  # then no piece will come
            return self._whole(name, b"", started)
        return {**started, "wants": 0, "progress": 0.0}

    def do_piece(self, message: dict[str, Any], buffers: list[bytes]) -> dict[str, Any]:
        """Take the next piece; read the file when it was the last."""
        name, size = self._expected
        if message["from"] != len(self._received) or not size:
            return {}  # a piece twice, or one of a file that was chosen before this one
        self._received += buffers[0]
        if len(self._received) < size:
            return {"wants": len(self._received), "progress": len(self._received) / size}
        content, self._received, self._expected = bytes(self._received), bytearray(), ("", 0)
        return self._whole(name, content, {})

    def do_path(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Read a file that lies on the computer of the notebook."""
        path = Path(message["path"].strip().strip("'\""))
        self._received, self._expected = bytearray(), ("", 0)
        return self._whole(path.name, path, self.begin_file(path.name))

    def _whole(self, name: str, file: bytes | Path, started: dict[str, Any]) -> dict[str, Any]:
        # Also if it can't be read: a bar that stands still would say that something is still to come.
        self.state = {**self.state, **started, "wants": None, "progress": None}
        return self.take_file(name, file)
