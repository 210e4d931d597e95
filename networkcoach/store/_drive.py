"""`OnDrive`: a log in the browser. SQLite works on it in memory, and each saved action writes the whole file.

The drive of the browser edition is no disk. SQLite's own writing corrupts a file there at the first insert, in every
mode of its journal; `truncate` does nothing, and there are no locks (all of it measured). What holds is to write a new
file and to give it the name of the old one: at every moment the file is the one or the other.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from networkcoach.store._at_hand import at_hand, image_of, put_in_place
from networkcoach.store._disk import settle
from networkcoach.store._files import keeps_nothing, make_private, starts_as_database
from networkcoach.store._migrate import check_ours, migrate_in_memory
from networkcoach.store._patience import give_up_waiting
from networkcoach.store._problem import StoreProblem, not_taken
from networkcoach.store._tab import stay_in_tab

# A look at the drive costs some 10 to 40 ms, and a card reads the log up to thirty times for one press.
SECONDS_BETWEEN_LOOKS = 1.0

Revision = tuple[int, int]  # when it was written, and how long it is: every writing changes the first
_NEVER: Revision = (-1, -1)


class OnDrive:
    """A log that lies on the drive of the browser; every notebook that has it open holds it in its own memory.

    Whoever begins a change looks first whether the file is still the one that was read, and reads it anew if not. So
    the notebooks of a tab work on one truth. To compare and then to replace is not one act: two changes within the same
    tenth of a second could still meet, and then the second is refused or, at worst, wins. People do not press two
    buttons in two notebooks so fast.
    """

    def __init__(self, path: Path) -> None:
        self.path: Path | None = path
        self.times_read = 0
        self._file = path
        self._seen = _NEVER
        self._looked = -SECONDS_BETWEEN_LOOKS
        self._changes_kept = 0

    def open(self) -> sqlite3.Connection:
        """Read the file, make it if there is none, and bring an older one to today's form."""
        give_up_waiting()
        if not (self._file.is_file() and starts_as_database(self._file)):  # only to read takes less than to write
            make_private(self._file)
        db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            settle(db)
            self._read(db)
            db.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            db.close()
            raise
        return db

    def catch_up(self, db: sqlite3.Connection, at_once: bool) -> None:
        """Read the file anew if another notebook has written it.

        A file that is gone, or a drive that does not answer, leaves what is in memory: it may be all that there is.
        """
        now = time.monotonic()
        if not at_once and now - self._looked < SECONDS_BETWEEN_LOOKS:
            return
        self._looked = now
        if self._revision() not in (self._seen, None):
            self._read(db)
            self.times_read += 1

    def commit(self, db: sqlite3.Connection) -> None:
        """Write the file, and only then end the transaction: what could not be written is taken back in memory too."""
        if db.total_changes == self._changes_kept:
            db.execute("COMMIT")
            return
        written = self._put(db.serialize())  # within the transaction, it is as it will be after it
        db.execute("COMMIT")
        self._seen = written  # not before: after an interruption, the file is read anew
        self._changes_kept = db.total_changes

    def replace(self, db: sqlite3.Connection, copy: sqlite3.Connection) -> None:
        """Put a whole database in the place of this one."""
        self._put(image_of(copy))
        self._read(db)
        self.times_read += 1

    def leave_no_trace(self, db: sqlite3.Connection) -> None:
        """Write the file anew without what was deleted; what the browser still has of the old one is out of reach."""
        db.execute("VACUUM")
        self._seen = self._put(db.serialize())

    def _read(self, db: sqlite3.Connection) -> None:
        seen = self._revision() or _NEVER  # before reading: whatever is written meanwhile is seen at the next look
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
            with at_hand(self._file) as file, closing(sqlite3.connect(file)) as source:
                check_ours(source, self._file)
                source.execute("PRAGMA journal_mode = DELETE")  # a log of a computer says WAL, which memory hasn't
                source.backup(fresh)
            is_older = migrate_in_memory(fresh, self._file)
            fresh.backup(db)
        self._seen = seen
        if is_older:
            self._seen = self._put(db.serialize())
        self._changes_kept = db.total_changes

    def _put(self, content: bytes) -> Revision:
        if not keeps_nothing(self._file):
            stay_in_tab()
        now = self._revision()
        if now is None:
            raise StoreProblem(
                f"{self._file.name} is not in its place any more, so nothing was saved. “Take a copy” still has all "
                "that you see. Then run the cells again: a new log begins, and the copy can be brought back into it."
            )
        if now != self._seen:
            raise StoreProblem(
                "Another notebook has just changed your log, so this was not saved and nothing was overwritten. "
                "Do it once more."
            )
        try:
            put_in_place(self._file, content)
        except OSError as error:
            raise not_taken(self._file) from error
        return self._revision() or _NEVER

    def _revision(self) -> Revision | None:
        """Tell one writing of the file from the next; None if there is no file, or the drive does not answer."""
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
