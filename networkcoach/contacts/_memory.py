"""Questions from the learner's own notes, to be answered from memory: what somebody told, asked after 2, 7 and 21 days.

Only that it was asked is kept, and when: what somebody types here is about another person.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from networkcoach.contacts import _values as values
from networkcoach.contacts._rhythm import STANDINGS, days_of
from networkcoach.store import Store

#: Days after which a note is asked about, as in the lessons.
GAPS = (2, 7, 21)


def _due_on(level: int) -> str:
    """Write the day of a level: so long after the note, and no sooner after the last answer than they lie apart."""
    own = f"date(note.day, '{GAPS[level - 1]:+} days')"
    if level == 1:
        return own
    return f"max({own}, date(asked.day, '{GAPS[level - 1] - GAPS[level - 2]:+} days'))"


_LEVELS = " ".join(f"WHEN {level} THEN {_due_on(level)}" for level in range(1, len(GAPS) + 1))

# Of each note, the level that comes next. Next to max(level), SQLite takes the day of that same row.
_NEXT = f"""
    WITH asked AS (SELECT note_id, max(level) AS level, day FROM recalled GROUP BY note_id), next AS (
        SELECT note.id, contact_id, topic, note.day, text, coalesce(level, 0) + 1 AS level,
            CASE coalesce(level, 0) + 1 {_LEVELS} END AS due_on
        FROM note LEFT JOIN asked ON note_id = note.id
        WHERE source = 'told' AND topic <> 'children' AND note.day <= date(:today, '{-GAPS[0]:+} days')
    )"""

# One of each person before a second one of anybody.
_WAITING = f"""{_NEXT}, waiting AS (
        SELECT next.*, row_number() OVER (PARTITION BY contact_id ORDER BY due_on, next.id) AS turn
        FROM next JOIN ({STANDINGS.format(more="")}) AS person ON person.id = contact_id
        WHERE due_on <= :today AND rhythm_days IS NOT NULL AND state NOT IN ('do_not_contact', 'resting')
    )
    SELECT waiting.*, contact.name, given, nickname FROM waiting JOIN contact ON contact.id = contact_id
    ORDER BY turn, due_on, waiting.id LIMIT max(0, :limit - (SELECT count(*) FROM recalled WHERE day = :today))"""


@dataclass(frozen=True, repr=False)
class MemoryQuestion:
    """One note that is asked about; the days are ISO text.

    Attributes
    ----------
    note, person
        Their ids.
    name
        What you call the person: a nickname, a given name, or the first word of the name.
    topic, day, text
        Of the note; the text is the answer, to be shown once somebody has tried.
    level
        1, 2 or 3: asked after 2, 7 or 21 days.
    due_on
        Since when it waits.
    """

    note: int
    person: int
    name: str
    topic: str
    day: str
    text: str
    level: int
    due_on: str


def memory_questions(store: Store, today: date, limit: int) -> list[MemoryQuestion]:
    """List what is asked today, at most `limit` in a day, one of each person before a second one of anybody."""
    return [_question(row) for row in store.read(_WAITING, {**days_of(today), "limit": limit})]


def remember(db: sqlite3.Connection, note: int, day: str) -> None:
    """Keep that a note was asked about; before its next day comes, nothing is to be kept."""
    row = values.row_with(db, "note", note)
    db.execute(
        f"""{_NEXT} INSERT INTO recalled (note_id, level, day)
        SELECT id, level, :today FROM next WHERE id = :note AND due_on <= :today""",
        {"note": row["id"], "today": day},
    )


def _question(row: sqlite3.Row) -> MemoryQuestion:
    called = row["nickname"] or row["given"] or row["name"].split()[0]
    return MemoryQuestion(
        row["id"], row["contact_id"], called, row["topic"], row["day"], row["text"], row["level"], row["due_on"]
    )
