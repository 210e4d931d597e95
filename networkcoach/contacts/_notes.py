"""Notes: what you know of a person, and how. Where it came from decides whether it may go into a message."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from networkcoach.contacts import _values as values

TOPICS = ("met", "said", "personal", "children", "project", "other")
SOURCES = ("told", "public", "elsewhere", "confidence")


@dataclass(frozen=True)
class Note:
    """One thing that is known of a person; the day is ISO text.

    Attributes
    ----------
    topic
        One of `TOPICS`: how you met, what they said in their words, personal life, children, their project, other.
    source
        One of `SOURCES`: they told you, their public work, elsewhere, told in confidence.
    """

    id: int
    topic: str
    source: str
    day: str
    text: str


def add_note(db: sqlite3.Connection, contact_id: int, text: str, topic: str, source: str, day: str) -> int:
    """Insert one note and return its id."""
    row = (contact_id, *_checked(topic, source), day, _words(text))
    added = db.execute("INSERT INTO note (contact_id, topic, source, day, text) VALUES (?, ?, ?, ?, ?)", row)
    return int(added.lastrowid or 0)


def change_note(db: sqlite3.Connection, note: int, fields: dict[str, Any], today: date) -> None:
    """Change text, topic, source or day of a note."""
    row = values.row_with(db, "note", note)
    values.only_these(fields, ("text", "topic", "source", "on"))
    topic, source = _checked(fields.get("topic", row["topic"]), fields.get("source", row["source"]))
    day = values.past_day(fields["on"], today) if "on" in fields else row["day"]
    text = _words(fields.get("text", row["text"]))
    db.execute(
        "UPDATE note SET topic = ?, source = ?, day = ?, text = ? WHERE id = ?", (topic, source, day, text, row["id"])
    )


def remove_note(db: sqlite3.Connection, note: int) -> None:
    """Take a note out."""
    db.execute("DELETE FROM note WHERE id = ?", (values.row_with(db, "note", note)["id"],))


def _checked(topic: str, source: str) -> tuple[str, str]:
    return values.one_of(topic, TOPICS, "a topic of a note"), values.one_of(source, SOURCES, "a source of a note")


def _words(text: str) -> str:
    words = values.text_or_none(text)
    if not words:
        raise ValueError("This needs a few words; it is empty.")
    return words
