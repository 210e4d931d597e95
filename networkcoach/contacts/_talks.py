"""Talks: whatever passed between two people, in whichever direction."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

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
    if direction is None:
        direction = usual_direction(kind)
    row = (contact_id, day, *_checked(kind, direction, strategy, note, wants_reply))
    added = db.execute(
        "INSERT INTO talk (contact_id, day, kind, direction, strategy, note, wants_reply) VALUES (?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    return int(added.lastrowid or 0)


def change_talk(db: sqlite3.Connection, talk: int, fields: dict[str, Any], today: date) -> None:
    """Change what is named in `fields`, which are those of `ContactLog.record`."""
    row = values.row_with(db, "talk", talk)
    values.only_these(fields, ("kind", "on", "note", "direction", "strategy", "wants_reply"))
    day = values.past_day(fields["on"], today) if "on" in fields else row["day"]
    now = [fields.get(name, row[name]) for name in ("kind", "direction", "strategy", "note", "wants_reply")]
    db.execute(
        """UPDATE talk SET day = ?, kind = ?, direction = ?, strategy = ?, note = ?, wants_reply = ? WHERE id = ?""",
        (day, *_checked(*now), row["id"]),
    )


def remove_talk(db: sqlite3.Connection, talk: int) -> None:
    """Take a talk out."""
    db.execute("DELETE FROM talk WHERE id = ?", (values.row_with(db, "talk", talk)["id"],))


def usual_direction(kind: str) -> str:
    """Say which way a talk of this kind usually goes.

    Examples
    --------
    >>> usual_direction("call"), usual_direction("email")
    ('both', 'to')
    """
    return "both" if kind in _BOTH_WAYS else "to"


def _checked(
    kind: str, direction: str, strategy: str | None, note: str, wants_reply: bool
) -> tuple[str, str, str | None, str, int]:
    direction = values.one_of(direction, DIRECTIONS, "a direction")
    if wants_reply and direction == "to":
        raise ValueError("wants_reply means that they wait for your answer; then the direction is 'from' or 'both'.")
    return (
        values.one_of(kind, KINDS, "a kind of talk"),
        direction,
        None if strategy is None else values.one_of(strategy, STRATEGIES, "a strategy"),
        values.text_or_none(note) or "",
        int(bool(wants_reply)),
    )
