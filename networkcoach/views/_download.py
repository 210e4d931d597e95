"""A file goes to the browser's downloads."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import traitlets

from networkcoach._edition import browser_edition
from networkcoach.contacts import ContactLog
from networkcoach.views._card import Card


class DownloadCard(Card):
    """A card that hands files to the page, which saves each of them once."""

    _asides = Card._asides | {"taken"}

    file = traitlets.Bytes().tag(sync=True)

    def hand_over(self, file: Path) -> dict[str, Any]:
        """Give a file to the page; return what changes in ``state``."""
        self.file = file.read_bytes()
        again = self.state.get("download", {}).get("n", 0) + 1
        return {"download": {"name": file.name, "n": again}}

    def do_taken(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Let go of a file that the browser has: a page that is opened anew would get all of it once more."""
        self.file = b""
        return {}


@contextmanager
def folder_beside(log: ContactLog) -> Iterator[Path]:
    """Give a folder that only this user can read, on the same disk as the log, for a moment.

    In the browser it is the kernel's memory, which nobody else reads either.
    """
    beside = log.path.parent if log.path and not browser_edition() else None
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        yield Path(folder)
