"""Bring a file of any earlier version to today's, with a copy kept before each step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from networkcoach.store import _schema
from networkcoach.store._at_hand import at_hand
from networkcoach.store._files import copy_database
from networkcoach.store._problem import StoreProblem
from networkcoach.store._spoken import keep_spoken


def check_ours(db: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's database and a file of a newer version, before anything is written.

    Raises
    ------
    StoreProblem
        If the file is not ours to change.
    """
    version = _version(db)
    is_empty = not db.execute("SELECT 1 FROM sqlite_schema").fetchone()
    is_ours = db.execute("PRAGMA application_id").fetchone()[0] == _schema.APPLICATION_ID and version >= 0
    if not is_empty and not is_ours:
        raise StoreProblem(f"{path.name} is not a contact log; choose another file, this one was not changed.")
    if version > len(_schema.MIGRATIONS):
        raise StoreProblem(
            f"{path.name} was written by a newer version of this course (form {version}, we know "
            f"{len(_schema.MIGRATIONS)}); update the course, the file was not changed."
        )


def migrate(db: sqlite3.Connection, path: Path | None) -> None:
    """Run the migrations that are missing, each in one transaction of its own."""
    keep_copies = path is not None and _version(db) > 0  # a new log has nothing to lose
    while not _is_of_today(db):
        db.execute("BEGIN IMMEDIATE")
        copy = None
        try:
            version = _version(db)  # another process may have been faster
            if version < len(_schema.MIGRATIONS):
                copy = _keep_copy(path, version) if path and keep_copies else None
                _move_on(db, version)
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            if copy:  # the file itself is unchanged
                copy.unlink(missing_ok=True)
            raise


def migrate_in_memory(db: sqlite3.Connection, path: Path) -> bool:
    """Run the migrations that are missing on what was read of a file, with one copy of the file kept beside it.

    Returns
    -------
    bool
        Whether there was one to run, so that the file is to be written anew.
    """
    if _is_of_today(db):
        return False
    copy = _keep_copy(path, _version(db)) if _version(db) else None
    try:
        migrate(db, None)
    except BaseException:
        if copy:  # the file itself is unchanged
            copy.unlink(missing_ok=True)
        raise
    return True


def _keep_copy(path: Path, version: int) -> Path:
    copy = _free_name(path, version)
    # By a reader of its own: SQLite would wait for ever for the connection that is about to write.
    with at_hand(path) as file, closing(sqlite3.connect(file)) as reader:
        copy_database(reader, copy)
    return copy


def _is_of_today(db: sqlite3.Connection) -> bool:
    return _version(db) == len(_schema.MIGRATIONS)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _free_name(path: Path, version: int) -> Path:
    """Find a name for the copy that no earlier copy has."""
    name = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    number = 2
    while name.exists():
        name = path.with_name(f"{path.stem}.version-{version}-{number}{path.suffix}")
        number += 1
    return name


def _move_on(db: sqlite3.Connection, version: int) -> None:
    for (trigger,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")  # they name every column, and would stand in the way
    for statement in _schema.MIGRATIONS[version]:
        db.execute(statement)
    _make_triggers(db)
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreProblem("The log has talks or promises of nobody; open your newest backup instead.")
    db.execute(f"PRAGMA application_id = {_schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version + 1}")


def _make_triggers(db: sqlite3.Connection) -> None:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table in _schema.UNDOABLE:
        if table in tables:  # an older form on its way to today's has not all of them yet
            _record_changes(db, table)
    if "spoken" in tables:
        keep_spoken(db)


def _record_changes(db: sqlite3.Connection, table: str) -> None:
    """Make the triggers that write each row as it was into the newest step, unless nothing about it changes."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    old, new = ([f"{row}.{column}" for column in columns] for row in ("OLD", "NEW"))
    pairs = ", ".join(f"'{column}', OLD.{column}" for column in columns)
    before = f"json_object({pairs})"
    differs = f"({', '.join(old)}) IS NOT ({', '.join(new)})"
    for event, row_id, json, applies in (
        ("INSERT", "NEW.id", "NULL", "TRUE"),
        ("UPDATE", "OLD.id", before, differs),
        ("DELETE", "OLD.id", before, "TRUE"),
    ):
        db.execute(
            f"""CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table}
            WHEN (SELECT is_on FROM recorder) AND {applies} BEGIN
                INSERT INTO step_row (step_id, tbl, row_id, before)
                VALUES ((SELECT max(id) FROM step), '{table}', {row_id}, {json});
            END"""
        )
