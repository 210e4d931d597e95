"""The tables, one migration per version of the file.

A released migration is never edited: a file somewhere has been made by it. A new version is a new tuple at the end.
"""

from __future__ import annotations

#: Marks the file as ours, so that another program's database is never changed ("NCch").
APPLICATION_ID = 0x4E436368

#: Tables whose changes can be taken back. Answers are not among them.
UNDOABLE = ("contact", "talk", "promise")

_VERSION_1 = (
    """CREATE TABLE contact (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL, given TEXT, family TEXT, nickname TEXT,
        email TEXT, phone TEXT, company TEXT, position TEXT, url TEXT,
        emails TEXT NOT NULL DEFAULT '[]', phones TEXT NOT NULL DEFAULT '[]',
        children TEXT NOT NULL DEFAULT '[]', tags TEXT NOT NULL DEFAULT '[]',
        met_on TEXT, connected_on TEXT, birthday TEXT, rhythm_days INTEGER, notes TEXT,
        snoozed_until TEXT, do_not_contact_on TEXT,
        imported TEXT NOT NULL DEFAULT '{}'
    ) STRICT""",
    """CREATE TABLE talk (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        day TEXT NOT NULL, kind TEXT NOT NULL, direction TEXT NOT NULL, strategy TEXT,
        note TEXT NOT NULL DEFAULT '', wants_reply INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    # The columns after the day let the due list be read from the index alone.
    "CREATE INDEX talk_by_day ON talk (contact_id, day, direction, kind, wants_reply)",
    """CREATE TABLE promise (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        what TEXT NOT NULL, by_day TEXT, first_by_day TEXT, kept_on TEXT, told_on TEXT, dropped_because TEXT
    ) STRICT""",
    "CREATE INDEX promise_by_contact ON promise (contact_id)",
    """CREATE TABLE answer (
        exercise TEXT NOT NULL, version INTEGER NOT NULL, part TEXT NOT NULL DEFAULT '',
        lesson TEXT NOT NULL, question TEXT NOT NULL, value TEXT, outcome TEXT NOT NULL,
        given_on TEXT NOT NULL, changed_on TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (exercise, version, part)
    ) STRICT""",
    "CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, verb TEXT NOT NULL, contact_id INTEGER) STRICT",
    """CREATE TABLE step_row (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
        tbl TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT
    ) STRICT""",
    "CREATE INDEX step_row_by_step ON step_row (step_id)",
    # Off except within a step: what undo puts back, and what has no undo, must not be recorded.
    "CREATE TABLE recorder (id INTEGER PRIMARY KEY CHECK (id = 1), is_on INTEGER NOT NULL) STRICT",
    "INSERT INTO recorder VALUES (1, 0)",
)

#: The statements that lead from version n to version n + 1.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1,)
