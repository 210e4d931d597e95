"""Talks: whatever passed between two people, in whichever direction."""

from __future__ import annotations

import sqlite3

from networkcoach.contacts import _values as values

KINDS = ("email", "message", "call", "meeting", "interview", "letter", "other")
DIRECTIONS = ("to", "from", "both")
STRATEGIES = ("interested_ear", "give", "personal_life", "side_project")

_BOTH_WAYS = ("call", "meeting", "interview")


def record_talk(
    db: sqlite3.Connection,
    contact_id: int,
    *,
    day: str,
    kind: str,
    direction: str | None,
    strategy: str | None,
    note: str,
    wants_reply: bool,
) -> int:
    """Insert one talk and return its id; `direction` None is what is usual for the kind."""
    kind = values.one_of(kind, KINDS, "a kind of talk")
    usual = "both" if kind in _BOTH_WAYS else "to"
    direction = usual if direction is None else values.one_of(direction, DIRECTIONS, "a direction")
    if wants_reply and direction == "to":
        raise ValueError("wants_reply means that they wait for your answer; then the direction is 'from' or 'both'.")
    row = (
        contact_id,
        day,
        kind,
        direction,
        None if strategy is None else values.one_of(strategy, STRATEGIES, "a strategy"),
        values.text_or_none(note) or "",
        int(bool(wants_reply)),
    )
    added = db.execute(
        "INSERT INTO talk (contact_id, day, kind, direction, strategy, note, wants_reply) VALUES (?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return int(added.lastrowid or 0)
