"""The newest talks of each person, kept beside the talks by triggers.

Reading 300,000 talks each time somebody asks who is due takes half a second; reading one row a person takes a tenth of
it. Triggers, and not the verbs, keep these rows right: undo, merging and a restored copy change talks too.
"""

from __future__ import annotations

import sqlite3

# An interview is always a talk of both. Days are compared first; the order of recording decides where two talks of one
# person share a day. `silent` counts what was sent since the last answer, up to two: more makes no difference.
_OF_THESE = """
    WITH newest AS (
        SELECT contact_id,
            max(CASE WHEN direction = 'to' AND kind <> 'interview' THEN day END) AS last_to,
            max(CASE WHEN direction = 'from' THEN day END) AS last_from,
            max(CASE WHEN direction = 'both' OR (direction = 'to' AND kind = 'interview') THEN day END) AS last_both,
            max(CASE WHEN direction <> 'to' OR kind = 'interview' THEN day ELSE '' END) AS answered,
            max(CASE WHEN wants_reply THEN day END) AS asked,
            max(CASE WHEN kind = 'interview' THEN day END) AS last_interview
        FROM talk WHERE {which} GROUP BY contact_id
    ), known AS (
        SELECT newest.*, coalesce(met_on, '') AS met, (
            SELECT coalesce(max(talk.id), 0) FROM talk WHERE talk.contact_id = newest.contact_id AND day = answered
                AND (direction <> 'to' OR kind = 'interview')
        ) AS answer FROM newest JOIN contact ON contact.id = newest.contact_id
    )
    INSERT OR REPLACE INTO spoken
    SELECT contact_id, last_to, last_from, last_both, last_interview,
        (SELECT count(*) FROM (
            SELECT 1 FROM talk WHERE talk.contact_id = known.contact_id AND day >= max(met, answered)
                AND direction = 'to' AND kind <> 'interview' AND (day > answered OR talk.id > answer) LIMIT 2
        )),
        CASE WHEN asked >= max(coalesce(last_to, ''), coalesce(last_both, '')) THEN (
            SELECT wants_reply FROM talk WHERE talk.contact_id = known.contact_id AND day = asked
                AND (wants_reply OR direction <> 'from') ORDER BY talk.id DESC LIMIT 1
        ) ELSE 0 END
    FROM known"""

_TRIGGERS = (
    ("talk", "INSERT", ("NEW.contact_id",)),
    ("talk", "UPDATE", ("OLD.contact_id", "NEW.contact_id")),
    ("talk", "DELETE", ("OLD.contact_id",)),
    ("contact", "INSERT", ("NEW.id",)),  # undo may bring back a talk before its person
    ("contact", "UPDATE OF met_on", ("NEW.id",)),
)


def keep_spoken(db: sqlite3.Connection) -> None:
    """Work out every row anew, and make the triggers that keep them right from now on."""
    db.execute("DELETE FROM spoken")
    db.execute(_OF_THESE.format(which="TRUE"))
    for table, event, people in _TRIGGERS:
        # A statement in a trigger may not begin with WITH, so its person is a table of one row inside the query.
        changes = ";".join(f"DELETE FROM spoken WHERE contact_id = {who};{_in_trigger(who)}" for who in people)
        name = f"spoken_{table}_{event.split()[0].lower()}"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {changes}; END")


def _in_trigger(who: str) -> str:
    query = _OF_THESE.format(which=f"contact_id = {who}")
    before, insert = query.split("INSERT OR REPLACE INTO spoken", 1)
    return f"INSERT OR REPLACE INTO spoken {before} {insert}"
