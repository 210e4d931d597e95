"""Put a copy in the place of the log: checked first, and never without keeping the log as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from networkcoach.store._at_hand import at_hand
from networkcoach.store._demo import stay_in_demo
from networkcoach.store._files import copy_database, starts_as_database, whole_path
from networkcoach.store._migrate import check_ours, migrate
from networkcoach.store._problem import StoreProblem

COPIES_KEPT = 3
_BEFORE = "before-restore"
_DAMAGED = "damaged"
_IS_UTF_8 = b"\0\0\0\1"  # bytes 56 to 59 of each SQLite file (sqlite.org/fileformat.html)


def checked_copy(path: Path) -> sqlite3.Connection:
    """Open a copy of a copy in memory, checked and brought to today's form; the file itself is only read.

    Raises
    ------
    StoreProblem
        If it is no log, is damaged, was changed by another program, or comes from a newer course.
    """
    path = whole_path(path)
    stay_in_demo(path)
    if not path.is_file() or not starts_as_database(path):
        raise StoreProblem(f"{path.name} is not a copy of a contact log; choose the file that “take a copy” made.")
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with at_hand(path) as file, closing(_reader(file)) as source:
            _check_letters(file, path)
            _check(source, path)
            source.backup(copy)
        migrate(copy, None)
        _check_schema(copy, path)
        _read_all(copy)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        copy.close()
        raise _damaged(path) from error
    except BaseException:
        copy.close()
        raise
    return copy


def set_aside(path: Path) -> None:
    """Give a log that can't be opened any more another name, its journal too, so that nothing of it is lost."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.{_DAMAGED}-{number}{path.suffix}")).exists():
        number += 1
    for end in ("-wal", "-shm", ""):
        file = path.with_name(path.name + end)
        if file.exists():
            file.rename(aside.with_name(aside.name + end))


def keep_before(db: sqlite3.Connection, path: Path) -> Path:
    """Write the log as it is now beside itself, and remove the oldest such file when there are too many."""
    earlier, kept = _earlier(path), next_before(path)
    copy_database(db, kept)
    for old in earlier[: len(earlier) + 1 - COPIES_KEPT]:
        old.unlink(missing_ok=True)
    return kept


def next_before(path: Path) -> Path:
    """Say under which name `keep_before` would write the log as it is now."""
    earlier = _earlier(path)
    return path.with_name(f"{path.stem}.{_BEFORE}-{_number(earlier[-1]) + 1 if earlier else 1}{path.suffix}")


def _earlier(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.stem}.{_BEFORE}-*{path.suffix}"), key=_number)


def own_copies(path: Path) -> list[Path]:
    """List what the course put beside the log by itself: copies from before a change, and damaged logs set aside."""
    kinds = ("version", _BEFORE, _DAMAGED)
    return sorted(file for kind in kinds for file in path.parent.glob(f"{path.stem}.{kind}-*{path.suffix}*"))


def is_sound(path: Path) -> bool:
    """Look whether a file can be read as a database from the first to the last page."""
    try:
        with at_hand(path) as file, closing(_reader(file)) as db:
            return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def _number(path: Path) -> int:
    number = path.stem.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def _check(source: sqlite3.Connection, path: Path) -> None:
    if source.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        raise _damaged(path)
    check_ours(source, path)
    if not source.execute("SELECT 1 FROM sqlite_schema WHERE name = 'contact'").fetchone():
        raise StoreProblem(f"{path.name} is empty, so your log was left as it is; choose another copy.")


def _check_letters(file: Path, path: Path) -> None:
    """Refuse a file that says it is not in UTF-8: SQLite reads some such files once, and never again after a copy."""
    with file.open("rb") as content:
        if content.read(60)[56:] != _IS_UTF_8:
            raise _damaged(path)


def _damaged(path: Path) -> StoreProblem:
    return StoreProblem(f"{path.name} is damaged, so your log was left as it is; choose an older copy.")


def _read_all(copy: sqlite3.Connection) -> None:
    """Read every value once: SQLite itself does not notice letters that are none."""
    for (table,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        for _ in copy.execute(f"SELECT * FROM {table}"):
            pass


def _check_schema(copy: sqlite3.Connection, path: Path) -> None:
    """Refuse what another program added: a trigger in a file would run inside our log."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, None)
        if _parts(copy) != _parts(fresh):
            raise StoreProblem(f"{path.name} was changed by another program, so your log was left as it is.")
    if copy.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreProblem(f"{path.name} has talks or promises of nobody, so your log was left as it is.")


def _parts(db: sqlite3.Connection) -> set[tuple[str, str, str]]:
    rows = db.execute(
        "SELECT type, name, CASE WHEN type IN ('trigger', 'view') THEN sql ELSE tbl_name END FROM sqlite_schema"
    )
    return {(kind, name, text) for kind, name, text in rows if not name.startswith("sqlite_")}
