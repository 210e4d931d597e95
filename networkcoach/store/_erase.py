"""Delete for good: what is erased leaves nothing in the file, in its journal, or in the steps that undo would take."""

from __future__ import annotations

import sqlite3

# Which columns of which tables name a person. A file of an earlier version does not have all of these tables.
_NAMES_PERSON = {
    "talk": ("contact_id",),
    "promise": ("contact_id",),
    "note": ("contact_id",),
    "apart": ("one_id", "other_id"),
    "plan_person": ("contact_id",),
}


def erase_people(db: sqlite3.Connection, people: set[int]) -> None:
    """Delete people, all that hangs on them, and every earlier state of both that the steps hold.

    `db` is in a transaction, with foreign keys on. Call `leave_no_trace` after it.
    """
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for person in people | _joined_to(db, people):
        for table in _NAMES_PERSON.keys() & tables:
            for column in _NAMES_PERSON[table]:
                db.execute(
                    f"""DELETE FROM step_row WHERE tbl = '{table}' AND row_id IN (
                        SELECT id FROM {table} WHERE {column} = :person UNION SELECT row_id FROM step_row
                        WHERE tbl = '{table}' AND json_extract(before, '$.{column}') = :person)""",
                    {"person": person},
                )
        db.execute("DELETE FROM step_row WHERE tbl = 'contact' AND row_id = ?", (person,))
        db.execute("DELETE FROM contact WHERE id = ?", (person,))
    db.execute("DELETE FROM step WHERE id NOT IN (SELECT step_id FROM step_row)")
    if "setting" in tables:  # what is remembered of people under such a name is made anew when it is missing
        db.execute("DELETE FROM setting WHERE name LIKE 'people.%'")


def erase_everything(db: sqlite3.Connection) -> None:
    """Empty every table, the numbers given so far included."""
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        if table != "recorder":
            db.execute(f"DELETE FROM {table}")


def leave_no_trace(db: sqlite3.Connection) -> None:
    """Write the file anew without its free pages, and empty the journal beside it. Outside of a transaction."""
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _joined_to(db: sqlite3.Connection, people: set[int]) -> set[int]:
    """Find entries that were merged into these people: undo would bring them back."""
    joined: set[int] = set()
    for person in people:
        rows = db.execute(
            """SELECT row_id FROM step_row JOIN step ON step.id = step_id
            WHERE verb = 'merge' AND contact_id = ? AND tbl = 'contact'""",
            (person,),
        )
        joined.update(row_id for (row_id,) in rows)
    return joined - people


def erase_in_copy(db: sqlite3.Connection, people: set[int]) -> None:
    """Erase people in a file that nobody else has open, whichever version it is of.

    Examples
    --------
    >>> from networkcoach.store import Store
    >>> store = Store.open(None)
    >>> erase_in_copy(store._db, set())
    """
    db.execute("PRAGMA secure_delete = ON")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("BEGIN IMMEDIATE")
    erase_people(db, people)
    db.execute("COMMIT")
    leave_no_trace(db)
