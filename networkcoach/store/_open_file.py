"""`OpenFile`: a log's file that is open. Reading, whole transactions, steps that can be taken back."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from networkcoach.store._demo import is_in_demo, stay_in_demo
from networkcoach.store._files import whole_path
from networkcoach.store._problem import StoreProblem, told_plainly
from networkcoach.store._storage import Storage, storage_of
from networkcoach.store._undo import begin_step, end_step, name_of_person, newest_step, take_back


@dataclass(frozen=True)
class Step:
    """A step that was taken back.

    Attributes
    ----------
    verb
        What had been done, such as ``"record"``.
    contact_id
        The person it was about, if it was about one.
    name
        That person's name, if it can still be told.
    """

    verb: str
    contact_id: int | None
    name: str | None


_OPEN: weakref.WeakSet[OpenFile] = weakref.WeakSet()


def close_all_logs() -> None:
    """Close every log that this program has opened from a file, so that none of them can be shown any more.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     store = OpenFile.open(Path(folder, "log.sqlite"))
    ...     close_all_logs()
    ...     store.read("SELECT 1")
    Traceback (most recent call last):
    networkcoach.store._problem.StoreProblem: This log was closed; open it again.
    """
    for file in tuple(_OPEN):
        if file.path:
            file.close()


def own_logs_open() -> bool:
    """Whether this program has a log open that is no part of a demo.

    Examples
    --------
    >>> import tempfile
    >>> from unittest.mock import patch
    >>> with tempfile.TemporaryDirectory() as folder, patch.dict("os.environ", NETWORKCOACH_DEMO=folder):
    ...     store = OpenFile.open(Path(folder, "log.sqlite"))
    ...     store in _OPEN, own_logs_open()
    (True, False)
    """
    return any(file.path and file._close.alive and not is_in_demo(file.path) for file in tuple(_OPEN))


class OpenFile:
    """A log's file that is open: reading, whole transactions, and steps that can be taken back.

    JupyterLab delivers what people click and type on a thread of its own, so one lock that a thread may take again
    stands around every use.
    """

    def __init__(self, connection: sqlite3.Connection, storage: Storage) -> None:
        self._db = connection
        self._storage = storage
        self._path = storage.path
        self._lock = threading.RLock()
        # Also at the end of the program: closing folds the journal into the one file.
        self._close = weakref.finalize(self, connection.close)
        _OPEN.add(self)

    @classmethod
    def open(cls, path: Path | None, *, patience: float = 20.0) -> Self:
        """Open the file at ``path``, make it if there is none, and bring an older one to today's form.

        Parameters
        ----------
        path
            The file; None for a log in memory, which is gone at the end.
        patience
            Seconds to wait while another program writes.

        Raises
        ------
        StoreProblem
            If there is another kind of file, a newer version, a lock that stays, no permission to write, or a demo
            going on that this file is no part of.

        Examples
        --------
        >>> store = OpenFile.open(None)
        >>> store.read("SELECT count(*) AS people FROM contact")[0]["people"]
        0
        >>> store.close()
        """
        if path:
            path = whole_path(path)
            stay_in_demo(path)
        storage = storage_of(path, patience)
        with told_plainly(path):
            return cls(storage.open(), storage)

    @property
    def path(self) -> Path | None:
        """The file, or None in memory."""
        return self._path

    @property
    def changes(self) -> int:
        """How much was changed through this store, or read anew, since it was opened: it grows with each change.

        Examples
        --------
        >>> store = OpenFile.open(None)
        >>> before = store.changes
        >>> store.keep("a", "b")
        >>> store.changes > before
        True
        """
        with self._at_hand() as db:
            return db.total_changes + self._storage.times_read

    def read(self, sql: str, args: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query.

        Examples
        --------
        >>> OpenFile.open(None).read("SELECT 6 * :n AS days", {"n": 7})[0]["days"]
        42
        """
        with self._using() as db:
            return db.execute(sql, args).fetchall()

    def look(self) -> None:
        """Look at once whether another notebook has written the log, and read it anew then.

        Examples
        --------
        >>> OpenFile.open(None).look()
        """
        with self._at_hand() as db:
            if not db.in_transaction:
                self._storage.catch_up(db, at_once=True)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Change several things as one: all of it is on the disk at the end of the block, or nothing is.

        What is changed here is beyond the reach of `undo`.

        Examples
        --------
        >>> store = OpenFile.open(None)
        >>> with store.transaction() as db:
        ...     _ = db.execute("INSERT INTO contact (name) VALUES ('Amara Diallo-Finch')")
        >>> store.undo() is None
        True
        """
        with self._using() as db:
            if db.in_transaction:  # a change inside a change: the outer one decides for both
                yield db
                return
            self._storage.catch_up(db, at_once=True)
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                self._storage.commit(db)
            except BaseException:
                if db.in_transaction:  # SQLite has already rolled back when the disk was full
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def step(self, verb: str, contact_id: int | None = None) -> Iterator[sqlite3.Connection]:
        """Change the log in a transaction that `undo` can take back; a whole import is one step too.

        A step inside a step belongs to the outer one.

        Parameters
        ----------
        verb
            What is done, for the button that takes it back. Never a name or another text of a person.
        contact_id
            Who it is about; found by itself if the changes concern one person only.

        Examples
        --------
        >>> store = OpenFile.open(None)
        >>> with store.step("add") as db:
        ...     _ = db.execute("INSERT INTO contact (name) VALUES ('Keiko Saltmarsh')")
        >>> store.undo()
        Step(verb='add', contact_id=1, name='Keiko Saltmarsh')
        """
        with self._using() as inner:
            if inner.in_transaction:
                yield inner
                return
        with self.transaction() as db:
            step = begin_step(db, verb, contact_id)
            yield db
            end_step(db, step)

    def newest(self) -> Step | None:
        """Tell which step `undo` would take back, without doing it.

        Examples
        --------
        >>> OpenFile.open(None).newest() is None
        True
        """
        with self._using() as db:
            found = newest_step(db)
            if found is None:
                return None
            return Step(found["verb"], found["contact_id"], name_of_person(db, found["contact_id"]))

    def undo(self) -> Step | None:
        """Take back the newest step, whoever made it and whenever; answers to exercises stay.

        Returns
        -------
        Step or None
            What was taken back; None if there is nothing left of the last 100 steps.

        Examples
        --------
        >>> OpenFile.open(None).undo() is None
        True
        """
        with self.transaction() as db:
            newest = newest_step(db)
            if newest is None:
                return None
            name = name_of_person(db, newest["contact_id"])
            take_back(db, newest["id"])
            name = name or name_of_person(db, newest["contact_id"])
        return Step(newest["verb"], newest["contact_id"], name)

    def setting(self, name: str) -> str | None:
        """Read a setting of this log.

        Examples
        --------
        >>> OpenFile.open(None).setting("backed_up_on") is None
        True
        """
        rows = self.read("SELECT value FROM setting WHERE name = ?", (name,))
        return rows[0]["value"] if rows else None

    def keep(self, name: str, value: str) -> None:
        """Keep a setting in this log; it is beyond the reach of `undo`.

        Examples
        --------
        >>> store = OpenFile.open(None)
        >>> store.keep("backed_up_on", "2026-03-16")
        >>> store.setting("backed_up_on")
        '2026-03-16'
        """
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file; what was saved is in it.

        Examples
        --------
        >>> OpenFile.open(None).close()
        """
        with self._lock:
            self._close()

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        """Give the log as it is now, whoever wrote it."""
        with self._at_hand() as db:
            if not db.in_transaction:
                self._storage.catch_up(db, at_once=False)
            yield db

    @contextmanager
    def _at_hand(self) -> Iterator[sqlite3.Connection]:
        with self._lock, told_plainly(self._path):
            if not self._close.alive:
                raise StoreProblem("This log was closed; open it again.")
            yield self._db
