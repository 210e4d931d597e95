"""Where the file lies, who may read it, and how a copy of it is made."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from networkcoach._edition import browser_edition
from networkcoach.store._at_hand import image_of, keeps_files, put_in_place, write_database
from networkcoach.store._demo import demo_folder, stay_in_demo
from networkcoach.store._patience import give_up_waiting
from networkcoach.store._problem import StoreProblem, not_written, told_plainly

_SQLITE_MARK = b"SQLite format 3\x00"
# Beside the notebooks, where the learner sees it and JupyterLite keeps it. The site ships no folder of this name: what
# it ships and what somebody changes are one file to the browser.
_ON_DRIVE = Path("/drive", "my-log")
_NAME = "networkcoach.sqlite"


def default_folder() -> Path:
    """Say where the log lies: in ``NETWORKCOACH_HOME``, else in the platform's folder for user data.

    In the browser it is the folder ``my-log`` beside the notebooks; where that keeps nothing, as in a window without
    storage, it is the kernel's memory, so that the workbook can be used all the same. In demo mode it is the folder of
    the demo, whatever else is set.

    Returns
    -------
    Path
        The folder, which may not be there yet.

    Examples
    --------
    >>> import os
    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, NETWORKCOACH_HOME="somewhere"):
    ...     default_folder().name
    'somewhere'
    """
    if demo := demo_folder():
        return demo
    home = os.environ.get("NETWORKCOACH_HOME")
    if home:
        return whole_path(Path(home))
    if browser_edition():
        give_up_waiting()
        # A log that is there is opened, even where nothing more can be written: it can be read, and copied.
        return _ON_DRIVE if (_ON_DRIVE / _NAME).exists() or can_keep(_ON_DRIVE) else _in_memory()
    from platformdirs import user_data_dir  # late: only a log of one's own needs it

    return Path(user_data_dir("networkcoach", appauthor=False))


def default_path() -> Path:
    """Say which file is the log when none is named.

    Examples
    --------
    >>> default_path().name
    'networkcoach.sqlite'
    """
    return default_folder() / _NAME


def can_keep(folder: Path) -> bool:
    """Try whether a folder keeps what is written into it; memory does not, though it takes it.

    Examples
    --------
    >>> can_keep(_in_memory() / "sub-folder")
    False
    """
    return not keeps_nothing(folder) and keeps_files(folder, f"is-this-kept-{token_hex(4)}")


def keeps_nothing(path: Path) -> bool:
    """Whether a file lies where `default_folder` puts the log when nothing can be kept.

    Examples
    --------
    >>> keeps_nothing(Path("log.sqlite"))
    False
    """
    return path.is_relative_to(_in_memory())


def _in_memory() -> Path:
    return Path(tempfile.gettempdir(), "networkcoach-is-not-kept")


def whole_path(path: Path) -> Path:
    """Write a path out in full, ``~`` included.

    Raises
    ------
    StoreProblem
        If ``~somebody`` is nobody on this computer.

    Examples
    --------
    >>> whole_path(Path("log.sqlite")).is_absolute()
    True
    """
    try:
        return path.expanduser().absolute()
    except RuntimeError as error:
        raise StoreProblem(f"{path.parts[0]} is nobody's folder on this computer; write the path in full.") from error


def make_private(path: Path) -> None:
    """Make the folder and an empty file that only this user can read; refuse a file that is no database.

    Raises
    ------
    StoreProblem
        If there is another kind of file, a folder, or no permission. Nothing is changed then.
    """
    try:
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # a folder that was there before stays as its owner set it
            path.parent.mkdir(mode=0o700)
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "rb") as file:
            start = file.read(len(_SQLITE_MARK))
    except OSError as error:
        raise StoreProblem(
            f"{path.name} can't be opened ({(error.strerror or 'unknown reason').lower()}); "
            "choose a folder you can write to."
        ) from error
    if start not in (b"", _SQLITE_MARK):
        raise StoreProblem(f"{path.name} is not a contact log; choose another file, this one was not changed.")


def close_to_others(path: Path) -> None:
    """Take away everyone else's permission to read the file."""
    if path.stat().st_mode & 0o077:
        with suppress(OSError):  # a disk without permissions, such as a USB stick
            path.chmod(0o600)


def copy_database(source: sqlite3.Connection, path: Path) -> None:
    """Write the whole database to ``path``, which at every moment is the old file or the complete new one.

    Raises
    ------
    StoreProblem
        If ``path`` is a log in use, can't be written, or, in demo mode, lies outside: it could be one's own log.
    """
    stay_in_demo(path)
    if source.in_transaction:  # SQLite would wait for ever
        raise StoreProblem("A change is just being made; make the copy after it.")
    if Path(f"{path}-wal").exists():  # its journal would be replayed into the new file and destroy it
        raise StoreProblem(f"{path.name} is a log that is in use; choose another name for the copy.")
    if browser_edition():
        _put_copy(source, path)
        return
    with _replacing(path) as temporary, told_plainly(path):
        write_database(source, temporary)


def _put_copy(source: sqlite3.Connection, path: Path) -> None:
    try:
        with told_plainly(path):
            put_in_place(path, image_of(source))
    except StoreProblem:
        raise
    except (OSError, ValueError) as error:
        raise not_written(path, error) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file that only this user can read; at every moment it is the old one or the complete new one.

    Raises
    ------
    StoreProblem
        If ``path`` is a log or a backup of one, or can't be written.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_file(Path(folder, "people.csv"), b"Ana Ruiz")
    ...     Path(folder, "people.csv").read_bytes()
    b'Ana Ruiz'
    """
    path = whole_path(path)
    with _replacing(path) as temporary:
        if path.is_file() and starts_as_database(path):  # a slip in the name must not cost all that is in it
            raise StoreProblem(f"{path.name} is a contact log or a backup of one; choose another name.")
        temporary.write_bytes(data)


def starts_as_database(path: Path) -> bool:
    """Look whether a file begins as SQLite's files do."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE_MARK)) == _SQLITE_MARK


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file, which takes the place of ``path`` once the disk has confirmed it."""
    try:
        with _temporary_beside(path) as temporary:
            yield temporary
            _flush(temporary)
            temporary.replace(path)
            _flush(path.parent)
    except StoreProblem:
        raise
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise not_written(path, error) from error


@contextmanager
def _temporary_beside(path: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mode 0600
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have the disk confirm a file or a folder; Windows can't do so for a folder, and the browser has no disk."""
    if browser_edition() or (path.is_dir() and os.name == "nt"):
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
