"""Steps: what was changed together, and how the newest is taken back."""

from __future__ import annotations

import json
import sqlite3

from networkcoach.store._schema import UNDOABLE

STEPS_KEPT = 100

# The one person that the rows of a step belong to; no row if they belong to several or to nobody.
_ONLY_PERSON = """
    SELECT min(person) FROM (
        SELECT row_id AS person FROM step_row WHERE step_id = :step AND tbl = 'contact'
        UNION SELECT talk.contact_id FROM step_row JOIN talk ON talk.id = row_id
            WHERE step_id = :step AND tbl = 'talk'
        UNION SELECT promise.contact_id FROM step_row JOIN promise ON promise.id = row_id
            WHERE step_id = :step AND tbl = 'promise'
        UNION SELECT note.contact_id FROM step_row JOIN note ON note.id = row_id
            WHERE step_id = :step AND tbl = 'note'
        UNION SELECT plan_person.contact_id FROM step_row JOIN plan_person ON plan_person.id = row_id
            WHERE step_id = :step AND tbl = 'plan_person'
        UNION SELECT json_extract(before, '$.contact_id') FROM step_row  -- of what was taken out
            WHERE step_id = :step AND tbl IN ('talk', 'promise', 'note', 'plan_person') AND before IS NOT NULL
    ) HAVING count(*) = 1"""


def begin_step(db: sqlite3.Connection, verb: str, contact_id: int | None) -> int:
    """Start to record changes; returns the id of the step."""
    step = db.execute("INSERT INTO step (verb, contact_id) VALUES (?, ?)", (verb, contact_id)).lastrowid
    db.execute("UPDATE recorder SET is_on = 1")
    assert step is not None
    return step


def end_step(db: sqlite3.Connection, step: int) -> None:
    """Stop recording. A step that changed nothing is forgotten, so that undo never does nothing."""
    db.execute("UPDATE recorder SET is_on = 0")
    if not db.execute("SELECT 1 FROM step_row WHERE step_id = ? LIMIT 1", (step,)).fetchone():
        db.execute("DELETE FROM step WHERE id = ?", (step,))
        return
    db.execute(f"UPDATE step SET contact_id = ({_ONLY_PERSON}) WHERE id = :step AND contact_id IS NULL", {"step": step})
    db.execute("DELETE FROM step WHERE id <= (SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?)", (STEPS_KEPT,))


def newest_step(db: sqlite3.Connection) -> sqlite3.Row | None:
    """Find the step that undo would take back."""
    row: sqlite3.Row | None = db.execute("SELECT id, verb, contact_id FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return row


def take_back(db: sqlite3.Connection, step: int) -> None:
    """Put every row of a step back as it was, the last change first, and forget the step."""
    db.execute("PRAGMA defer_foreign_keys = ON")  # a talk may come back before its person
    rows = db.execute("SELECT tbl, row_id, before FROM step_row WHERE step_id = ? ORDER BY id DESC", (step,))
    for table, row_id, before in rows.fetchall():
        assert table in UNDOABLE
        if before is None:
            db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        else:
            _put_back(db, table, json.loads(before))
    db.execute("DELETE FROM step WHERE id = ?", (step,))


def _put_back(db: sqlite3.Connection, table: str, row: dict[str, str | int | None]) -> None:
    # A step from before a migration may know a column that is gone.
    today = {column["name"] for column in db.execute(f"PRAGMA table_info({table})")}
    row = {column: value for column, value in row.items() if column in today}
    # An upsert and not INSERT OR REPLACE: replacing a person would delete all their talks.
    columns = ", ".join(row)
    places = ", ".join(f":{column}" for column in row)
    changes = ", ".join(f"{column} = excluded.{column}" for column in row)
    db.execute(f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {changes}", row)


def name_of_person(db: sqlite3.Connection, contact_id: int | None) -> str | None:
    """Look up the name behind an id, if there is one."""
    row = db.execute("SELECT name FROM contact WHERE id = ?", (contact_id,)).fetchone()
    return row["name"] if row else None
