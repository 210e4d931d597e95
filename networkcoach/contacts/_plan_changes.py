"""Changes to the plan: begun, people in and out, the sentence with if and then, the weekly ten minutes."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, time, timedelta

from networkcoach.contacts import _values as values
from networkcoach.contacts._plan import LENGTH
from networkcoach.contacts._talks import STRATEGIES

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_BEGUN = """INSERT INTO plan (id, started_on) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET
    started_on = excluded.started_on, if_when = NULL, if_then = NULL, weekday = NULL, time = NULL"""
# What is not named stays; an empty text empties it.
_PLANNED = """INSERT INTO plan_person (contact_id, strategy, words, position)
    VALUES (:who, :strategy, nullif(:words, ''), (SELECT coalesce(max(position), 0) + 1 FROM plan_person))
    ON CONFLICT (contact_id) DO UPDATE SET
        strategy = coalesce(:strategy, strategy), words = nullif(coalesce(:words, words), '')"""


def begin_plan(db: sqlite3.Connection, on: values.Day | None, replace: bool, today: date) -> None:
    """Begin a plan, in the place of one that is over, or of any if that is wished."""
    day = values.past_day(on, today)
    row = db.execute("SELECT started_on FROM plan").fetchone()
    if row and not replace and today <= date.fromisoformat(row["started_on"]) + timedelta(LENGTH):
        if on is not None and day != row["started_on"]:
            raise ValueError(
                f"There is a plan already, begun on {row['started_on']}; with replace=True a new one takes its place."
            )
        return
    db.execute("DELETE FROM plan_person")
    db.execute(_BEGUN, (day,))


def plan_for(db: sqlite3.Connection, contact_id: int, strategy: str | None, words: str | None) -> None:
    """Take somebody into the plan, or change what is planned for them."""
    _need_plan(db)
    row = db.execute("SELECT name, do_not_contact_on FROM contact WHERE id = ?", (contact_id,)).fetchone()
    if row["do_not_contact_on"]:
        raise ValueError(f"{row['name']} asked to be left alone, so there is nothing to plan.")
    how = None if strategy is None else values.one_of(strategy, STRATEGIES, "a strategy")
    said = None if words is None else values.text_or_none(words) or ""
    db.execute(_PLANNED, {"who": contact_id, "strategy": how, "words": said})


def set_if_then(db: sqlite3.Connection, when: str | None, then: str | None) -> None:
    """Write the two halves of the learner's sentence; nothing empties a half."""
    _need_plan(db)
    db.execute("UPDATE plan SET if_when = ?, if_then = ?", (_on_one_line(when), _on_one_line(then)))


def set_weekly(db: sqlite3.Connection, weekday: str | None, at: str | time | None) -> None:
    """Set when the weekly ten minutes are."""
    _need_plan(db)
    day = None if weekday is None else values.one_of(weekday, WEEKDAYS, "a day of the week")
    clock = None if at is None else _clock_time(at)
    if clock and not day:
        raise ValueError("A time alone is no week's day; name the day too, such as sunday.")
    db.execute("UPDATE plan SET weekday = ?, time = ?", (day, clock))


def merge_plans(db: sqlite3.Connection, keep: int, other: int) -> None:
    """Join what is planned for two entries of one person: what the kept one has stays, the other fills the gaps."""
    rows = {
        row["contact_id"]: row
        for row in db.execute("SELECT * FROM plan_person WHERE contact_id IN (?, ?)", (keep, other))
    }
    if other in rows and keep in rows:
        db.execute("DELETE FROM plan_person WHERE contact_id = ?", (other,))
        filled = [rows[keep][name] or rows[other][name] for name in ("strategy", "words")]
        db.execute("UPDATE plan_person SET strategy = ?, words = ? WHERE contact_id = ?", (*filled, keep))
    db.execute("UPDATE plan_person SET contact_id = ? WHERE contact_id = ?", (keep, other))


def _need_plan(db: sqlite3.Connection) -> None:
    if not db.execute("SELECT 1 FROM plan").fetchone():
        raise ValueError("There is no plan yet; begin one with log.start_plan().")


def _on_one_line(text: str | None) -> str | None:
    return " ".join((values.text_or_none(text) or "").split()) or None


def _clock_time(at: str | time) -> str:
    text = at.strftime("%H:%M") if isinstance(at, time) else at
    found = _TIME.fullmatch(text.strip()) if isinstance(text, str) else None
    if not found:
        raise ValueError(f"'{at}' is not a time of day; write it like 18:00.")
    return f"{int(found[1]):02}:{found[2]}"
