"""`OnDisk`: a log on a computer, whose file SQLite writes by itself; also a log in memory."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from networkcoach.store._erase import leave_no_trace
from networkcoach.store._files import close_to_others, make_private
from networkcoach.store._migrate import check_ours, migrate


class OnDisk:
    """A log that lies on a disk, or in memory without a file."""

    def __init__(self, path: Path | None, patience: float) -> None:
        self.path = path
        self._patience = patience
        self.times_read = 0  # SQLite itself sees what others write

    def open(self) -> sqlite3.Connection:
        """Open the file, make it if there is none, and bring an older one to today's form."""
        if self.path:
            make_private(self.path)
        # Every use is behind our own lock, so SQLite need not insist on one thread.
        db = sqlite3.connect(
            self.path or ":memory:", timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        try:
            if self.path:
                check_ours(db, self.path)
                close_to_others(self.path)
                _keep_journal(db, self._patience)
            settle(db)
            migrate(db, self.path)  # before foreign keys: a migration may have to make a table anew
            db.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            db.close()
            raise
        return db

    def catch_up(self, db: sqlite3.Connection, at_once: bool) -> None:
        """Do nothing: SQLite itself sees what others write."""

    def commit(self, db: sqlite3.Connection) -> None:
        """End the transaction with all of it on the disk."""
        db.execute("COMMIT")

    def replace(self, db: sqlite3.Connection, copy: sqlite3.Connection) -> None:
        """Put a whole database in the place of this one."""
        copy.backup(db)

    def leave_no_trace(self, db: sqlite3.Connection) -> None:
        """Write the file anew without what was deleted."""
        leave_no_trace(db)


def settle(db: sqlite3.Connection) -> None:
    """Set what every connection to a log has in common, wherever the log lies."""
    db.row_factory = sqlite3.Row
    db.create_function("casefold", 1, str.casefold, deterministic=True)  # SQLite's own order knows plain letters only
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")


def _keep_journal(db: sqlite3.Connection, patience: float) -> None:
    """Switch to the write-ahead journal, for which SQLite does not wait when another process opens the file too."""
    end = time.monotonic() + patience
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)
