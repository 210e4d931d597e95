"""How a log lies in its file, as one interface with two implementations: `OnDisk` and `OnDrive`."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Protocol

from networkcoach._edition import browser_edition
from networkcoach.store._disk import OnDisk
from networkcoach.store._drive import OnDrive


class Storage(Protocol):
    """What `OpenFile` asks of the place where a log lies.

    Attributes
    ----------
    path
        The file, or None in memory.
    times_read
        How often the log was read anew because somebody else had written it.
    """

    path: Path | None
    times_read: int

    def open(self) -> sqlite3.Connection:
        """Open the file, make it if there is none, and bring an older one to today's form."""

    def catch_up(self, db: sqlite3.Connection, at_once: bool) -> None:
        """Read anew what another notebook has written. Outside of a transaction."""

    def commit(self, db: sqlite3.Connection) -> None:
        """End the transaction with all of it in the file; if it can't be there, raise, and the caller rolls back."""

    def replace(self, db: sqlite3.Connection, copy: sqlite3.Connection) -> None:
        """Put a whole database in the place of this one."""

    def leave_no_trace(self, db: sqlite3.Connection) -> None:
        """Write the file anew without what was deleted. Outside of a transaction."""


def storage_of(path: Path | None, patience: float) -> Storage:
    """Choose by the place where this runs; a log without a file is in memory everywhere.

    Examples
    --------
    >>> type(storage_of(None, 20.0)).__name__
    'OnDisk'
    """
    return OnDrive(path) if path and browser_edition() else OnDisk(path, patience)
