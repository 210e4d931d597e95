"""The tables, one migration per version of the file.

A released migration is never edited: a file somewhere has been made by it. A new version is a new tuple at the end.
"""

from __future__ import annotations

#: Marks the file as ours, so that another program's database is never changed ("NCch").
APPLICATION_ID = 0x4E436368

#: Tables whose changes can be taken back. Answers are not among them.
UNDOABLE = ("contact", "talk", "promise", "note", "apart", "plan", "plan_person")

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

_VERSION_2 = (
    "ALTER TABLE contact ADD COLUMN rests_since TEXT",
    # What is known of people, and how it is known: only what they told may ever go into a message.
    """CREATE TABLE note (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        topic TEXT NOT NULL, source TEXT NOT NULL, day TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX note_by_contact ON note (contact_id)",
    # Messages that are being written, one row a version. Like answers, undo does not reach them.
    """CREATE TABLE draft (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        day TEXT NOT NULL, text TEXT NOT NULL, overruled TEXT NOT NULL DEFAULT '[]',
        talk_id INTEGER REFERENCES talk (id) ON DELETE SET NULL
    ) STRICT""",
    "CREATE INDEX draft_by_contact ON draft (contact_id)",
    "CREATE INDEX draft_by_talk ON draft (talk_id)",
    # Two people who look like one, and are two.
    """CREATE TABLE apart (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        one_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        UNIQUE (one_id, other_id)
    ) STRICT""",
    "CREATE INDEX apart_by_other ON apart (other_id)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    # The newest days of each person, kept by triggers: the due list need not read 300,000 talks. See `_spoken`.
    """CREATE TABLE spoken (
        contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
        last INTEGER NOT NULL, last_to INTEGER NOT NULL, last_both INTEGER NOT NULL, interview INTEGER NOT NULL,
        silent INTEGER NOT NULL, your_turn INTEGER NOT NULL
    ) STRICT""",
    """CREATE INDEX contact_rhythm
        ON contact (id, name, rhythm_days, snoozed_until, rests_since, do_not_contact_on)""",
    "CREATE INDEX contact_nickname ON contact (nickname, name) WHERE nickname IS NOT NULL",
    """CREATE INDEX promise_open ON promise (by_day, contact_id)
        WHERE kept_on IS NULL AND dropped_because IS NULL""",
)

_VERSION_3 = (
    "ALTER TABLE promise ADD COLUMN strategy TEXT",
    # The plan of 90 days: one at a time.
    """CREATE TABLE plan (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        started_on TEXT NOT NULL, if_when TEXT, if_then TEXT, weekday TEXT, time TEXT
    ) STRICT""",
    # The words are a sentence of theirs, on which the learner rests what they do.
    """CREATE TABLE plan_person (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        contact_id INTEGER NOT NULL UNIQUE REFERENCES contact (id) ON DELETE CASCADE,
        strategy TEXT, words TEXT, position INTEGER NOT NULL
    ) STRICT""",
    # Which questions from one's own notes were asked, and when. Like answers, undo does not reach them.
    """CREATE TABLE recalled (
        note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
        level INTEGER NOT NULL, day TEXT NOT NULL, PRIMARY KEY (note_id, level)
    ) STRICT""",
    "CREATE INDEX note_by_day ON note (day) WHERE source = 'told' AND topic <> 'children'",
)

#: The statements that lead from version n to version n + 1.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1, _VERSION_2, _VERSION_3)
