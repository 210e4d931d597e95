"""What can go wrong with the file, each as one sentence with the way out."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from networkcoach._told import Told


class StoreProblem(Told, OSError):
    """The log's file can't be used as it is; the sentence says what it is and what to do.

    Examples
    --------
    >>> from networkcoach.store import Store
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     diary = pathlib.Path(folder, "diary.txt")
    ...     _ = diary.write_text("Dear diary, today I met a tram driver.")
    ...     Store.open(diary)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    networkcoach.store._problem.StoreProblem: diary.txt is not a contact log; choose another file, ...
    """


# By SQLite's primary result codes, which Python gives as numbers since 3.11.
_SENTENCES = {
    sqlite3.SQLITE_BUSY: "{name} is in use by another program for too long; close the other notebook and try again.",
    sqlite3.SQLITE_LOCKED: "{name} is in use by another program for too long; close the other notebook and try again.",
    sqlite3.SQLITE_FULL: "There is no room left on the disk, so nothing was saved; make room and try again.",
    sqlite3.SQLITE_READONLY: "{name} is read-only here, so nothing can be saved; choose a folder you can write to.",
    sqlite3.SQLITE_PERM: "{name} is read-only here, so nothing can be saved; choose a folder you can write to.",
    sqlite3.SQLITE_CANTOPEN: "{name} can't be opened; check that its folder exists and that you may write to it.",
    sqlite3.SQLITE_CORRUPT: "{name} is damaged, and was left as it is. Bring your newest copy back: type in a cell "
    'nc.bring_back("the path of the copy").',
    sqlite3.SQLITE_NOTADB: "{name} is not a contact log; choose another file, this one was not changed.",
    sqlite3.SQLITE_IOERR: "The disk did not take what was written to {name}; check the disk and try again.",
}


def name_of(path: Path | None) -> str:
    """How a message calls the file; a log without one is in memory."""
    return path.name if path else "The log in memory"


@contextmanager
def told_plainly(path: Path | None) -> Iterator[None]:
    """Turn SQLite's errors about the file into a `StoreProblem`; errors of our own SQL stay what they are."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if sentence is None:
            raise
        raise StoreProblem(sentence.format(name=name_of(path))) from error


def not_taken(path: Path) -> StoreProblem:
    """Say that the drive of the browser did not take a log, for which it names no true reason; the old one is there."""
    return StoreProblem(
        f"Your browser did not take what was to be saved in {path.name}, so nothing was saved: perhaps its storage is "
        "full. Take a copy of your log, make room on the disk or in the browser's storage, and do it once more."
    )


def not_written(path: Path, error: OSError | ValueError) -> StoreProblem:
    """Say why a file could not be written; the one that was there before is unchanged."""
    if path.is_dir():
        return StoreProblem(f"{path.name or path} is a folder; add the name of a file to it, or choose another folder.")
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return StoreProblem(f"There is no room left on the disk, so {path.name} was not written; make room for it.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return StoreProblem(
            f"There is no folder {path.parent.name} in that place, so {path.name} was not written; "
            "make the folder first, or choose another folder."
        )
    why = (getattr(error, "strerror", None) or "unknown reason").lower()
    return StoreProblem(f"{path.name} could not be written ({why}); choose another folder.")
