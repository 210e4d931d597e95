"""Files of SQLite where SQLite may not touch them: on the drive of the browser, it works on a copy in memory.

The kernel's own folder for temporary files is memory there, and SQLite is at home in it. On a computer all of this is
the file itself.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from networkcoach._edition import browser_edition


@contextmanager
def at_hand(path: Path) -> Iterator[Path]:
    """Give a file that SQLite can open and read.

    Examples
    --------
    >>> with at_hand(Path("log.sqlite")) as file:
    ...     file.name
    'log.sqlite'
    """
    if not browser_edition():
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copyfile(path, Path(folder, path.name)))


@contextmanager
def worked_on(path: Path) -> Iterator[Path]:
    """Give a file that SQLite can write too; it is in its place at the end of the block, if nothing went wrong.

    Examples
    --------
    >>> with worked_on(Path("log.sqlite")) as file:
    ...     file.name
    'log.sqlite'
    """
    with at_hand(path) as file:
        yield file
        if file != path:
            put_in_place(path, file.read_bytes())


def write_database(source: sqlite3.Connection, path: Path) -> None:
    """Write a whole database into an empty file."""
    with closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, complete without companions


def image_of(source: sqlite3.Connection) -> bytes:
    """Give a whole database as the bytes of its file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "log.sqlite")
        write_database(source, file)
        return file.read_bytes()


def put_in_place(path: Path, content: bytes) -> None:
    """Write a file on the drive; at every moment it is the old one or the complete new one.

    What is left of an interrupted one is never read, and is written over by the next.

    Raises
    ------
    OSError
        If the drive did not take it. The file is the old one then.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     put_in_place(Path(folder, "log.sqlite"), b"all of it")
    ...     [(file.name, file.read_bytes()) for file in Path(folder).iterdir()]
    [('log.sqlite', b'all of it')]
    """
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_bytes(content)
        if new.stat().st_size != len(content):  # fsync confirms nothing there
            raise OSError(errno.ENOSPC, "only a part of it was written")
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise


def keeps_files(folder: Path, name: str) -> bool:
    r"""Try whether a folder keeps what is written: write a small file, read it back, delete it.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     keeps_files(Path(folder, "my-log"), "trial"), keeps_files(Path(folder, "\0"), "trial")
    (True, False)
    """
    file = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"kept")
        kept = file.read_bytes() == b"kept"
        file.unlink()
    except (OSError, ValueError):
        return False
    return kept
