"""The newest days of each person, kept beside the talks by triggers.

Reading 300,000 talks each time somebody asks who is due takes more than half a second; reading one row a person takes a
tenth of it. Triggers, and not the verbs, keep these rows right: undo, merging and a restored copy change talks too.

A row has days as numbers (as `datetime.date.toordinal` counts them; 0 for never), because a sum is quicker than a date:
``last`` word in either direction, the day of meeting included; ``last_to`` and ``last_both``; the newest ``interview``
or day of meeting; ``silent``, how much was sent since the last answer, up to two; ``your_turn``, whether a question of
theirs waits.
"""

from __future__ import annotations

import sqlite3

_TO_ORDINAL = 1721424.5  # from a Julian day

# An interview is always a talk of both. Days are compared first; the order of recording decides where two talks of one
# person share a day.
_ROWS = """
    WITH newest AS (
        SELECT contact_id, max(day) AS last,
            max(CASE WHEN direction = 'to' AND kind <> 'interview' THEN day END) AS last_to,
            max(CASE WHEN direction = 'both' OR (direction = 'to' AND kind = 'interview') THEN day END) AS last_both,
            max(CASE WHEN direction <> 'to' OR kind = 'interview' THEN day ELSE '' END) AS answered,
            max(CASE WHEN wants_reply THEN day END) AS asked,
            max(CASE WHEN kind = 'interview' THEN day END) AS interview
        FROM talk WHERE {talks} GROUP BY contact_id
    ), known AS (
        SELECT contact.id, met_on, newest.*, (
            SELECT max(talk.id) FROM talk WHERE talk.contact_id = contact.id AND day = answered
                AND (direction <> 'to' OR kind = 'interview')
        ) AS answer FROM contact LEFT JOIN newest ON contact_id = contact.id WHERE {people}
    )
    SELECT id, {last}, {last_to}, {last_both}, {interview},
        (SELECT count(*) FROM (
            SELECT 1 FROM talk WHERE talk.contact_id = known.id AND day >= max(coalesce(met_on, ''), answered)
                AND direction = 'to' AND kind <> 'interview' AND (day > answered OR talk.id > answer) LIMIT 2
        )),
        CASE WHEN asked >= max(coalesce(last_to, ''), coalesce(last_both, '')) THEN (
            SELECT wants_reply FROM talk WHERE talk.contact_id = known.id AND day = asked
                AND (wants_reply OR direction <> 'from') ORDER BY talk.id DESC LIMIT 1
        ) ELSE 0 END
    FROM known"""

# Thirty thousand people of a file have no talks yet: this is twice as quick for them.
_NEWCOMER = """CREATE TRIGGER spoken_newcomer AFTER INSERT ON contact
    WHEN NOT EXISTS (SELECT 1 FROM talk WHERE contact_id = NEW.id)
    BEGIN INSERT INTO spoken VALUES (NEW.id, {met_on}, 0, 0, {met_on}, 0, 0); END"""

_TRIGGERS = (
    ("talk", "INSERT", ("NEW.contact_id",)),
    ("talk", "UPDATE", ("OLD.contact_id", "NEW.contact_id")),
    ("talk", "DELETE", ("OLD.contact_id",)),
    ("contact", "UPDATE OF met_on", ("NEW.id",)),
)


def keep_spoken(db: sqlite3.Connection) -> None:
    """Work out every row, and make the triggers that keep them right from now on."""
    write_anew(db)
    db.execute(_NEWCOMER.format(met_on=_number("NEW.met_on")))
    back = _write("contact_id = NEW.id", "contact.id = NEW.id")  # undo may bring back a talk before its person
    with_talks = "EXISTS (SELECT 1 FROM talk WHERE contact_id = NEW.id)"
    db.execute(f"CREATE TRIGGER spoken_comes_back AFTER INSERT ON contact WHEN {with_talks} BEGIN {back}; END")
    for table, event, people in _TRIGGERS:
        # Not INSERT OR REPLACE: an upsert that fires a trigger takes its "OR REPLACE" away.
        changes = "; ".join(
            f"DELETE FROM spoken WHERE contact_id = {who}; {_write(f'contact_id = {who}', f'contact.id = {who}')}"
            for who in people
        )
        name = f"spoken_{table}_{event.split()[0].lower()}"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {changes}; END")


def write_anew(db: sqlite3.Connection) -> None:
    """Work out every row from the talks."""
    db.execute("DELETE FROM spoken")
    db.execute(_write("TRUE", "TRUE"))


def _write(talks: str, people: str) -> str:
    days = {
        "last": _number("max(coalesce(last, ''), coalesce(met_on, ''))"),
        "last_to": _number("last_to"),
        "last_both": _number("last_both"),
        "interview": _number("max(coalesce(interview, ''), coalesce(met_on, ''))"),
    }
    return f"INSERT INTO spoken {_ROWS.format(talks=talks, people=people, **days)}"


def _number(day: str) -> str:
    return f"coalesce(CAST(julianday(nullif({day}, '')) - {_TO_ORDINAL} AS INTEGER), 0)"
