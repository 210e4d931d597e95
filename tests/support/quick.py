"""Lines of the quick log with what they mean, in one row each."""

from __future__ import annotations

from datetime import date
from functools import cache

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts.quick import QuickLine, people_called, read_line

TODAY = date(2026, 3, 16)  # a Monday

# Two Annas, and names that are also words, months, days or written in other scripts.
PEOPLE = """Ana Ruiz, Ben Ode, Cleo Park, May Lin, Will Stone, Sunday Adeyemi, Mark Twine, Grace Obi, April Jones,
Summer Lake, Anna Li, Anna Wu, Seán Ó Briain, Kate O'Neill, Anne-Marie Dubois,
أسماء خالد, 李雷, Jan Novak, Priya Nair"""


@cache
def log() -> ContactLog:
    log = demo_log()
    for name in PEOPLE.split(","):
        log.add(name)
    return log


def read(text: str, today: date = TODAY) -> QuickLine:
    return read_line(text, today, lambda name: people_called(log().store, name))


def told(line: QuickLine) -> str:
    """Write a line as a row: who | kind | day | direction | note | promise @ day; a question mark if they wait."""
    who = line.who if len(line.people) == 1 else f"{line.who} ({len(line.people)})".strip()
    promises = "; ".join(f"{one.what} @ {_short(one.by)}" if one.by else one.what for one in line.promises)
    direction = line.direction + "?" * line.wants_reply
    return " | ".join([who, line.kind or "-", _short(line.day), direction, line.note, promises]).strip(" |")


def _short(day: str | None) -> str:
    return (day or "").removeprefix("2026-")
