"""Promises: given, kept, moved once, dropped; and the answer to "did it happen?"."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from networkcoach.contacts import _values as values
from networkcoach.contacts._talks import STRATEGIES
from networkcoach.store import Store


@dataclass(frozen=True)
class Promise:
    """One promise with its state today; days are ISO text.

    Attributes
    ----------
    by, first_by
        The day that counts, and the day first named; they differ once the promise was moved.
    state
        ``on_time``, ``late``, ``open``, ``not_yet_due``, ``dropped`` or ``undated``.
    strategy
        One of the four, or None.
    """

    id: int
    contact_id: int
    contact: str
    what: str
    by: str | None
    first_by: str | None
    kept_on: str | None
    told_on: str | None
    state: str
    dropped_because: str | None
    strategy: str | None


@dataclass(frozen=True)
class FollowThrough:
    """Did it happen? Promises counted by what became of them.

    Attributes
    ----------
    due
        Those that can be judged: kept, or their day is over. ``due == done + open``.
    done
        Kept: ``on_time + late``.
    on_time, late
        Kept by their day, or after it. Leaving someone alone who asked for it is on time.
    open
        Not kept, and the day is over.
    not_yet_due, dropped, undated
        Not judged: the day is still to come, given up with a reason, or no day was named.
    """

    due: int
    done: int
    on_time: int
    late: int
    open: int
    not_yet_due: int
    dropped: int
    undated: int


def promise_state(
    by: str | None, kept_on: str | None, dropped_because: str | None, left_alone: bool, today: str
) -> str:
    """Judge one promise; days are ISO text.

    Examples
    --------
    >>> promise_state("2026-03-13", None, None, False, "2026-03-16")
    'open'
    >>> promise_state("2026-03-13", "2026-03-14", None, False, "2026-03-16")
    'late'
    """
    if dropped_because is not None:
        return "dropped"
    if kept_on is not None:
        return "on_time" if by is None or kept_on <= by else "late"
    if left_alone:
        return "on_time"
    if by is None:
        return "undated"
    return "open" if by < today else "not_yet_due"


def all_promises(store: Store, today: date) -> list[Promise]:
    """Every promise in the order in which they were given."""
    return [_promise(row, today) for row in store.read(_PROMISES.format(which="TRUE"))]


def promises_of(store: Store, contact_id: int, today: date) -> list[Promise]:
    """Promises to one person in the order in which they were given."""
    rows = store.read(_PROMISES.format(which="contact_id = ?"), (contact_id,))
    return [_promise(row, today) for row in rows]


_PROMISES = """SELECT promise.*, contact.name, do_not_contact_on IS NOT NULL AS left_alone
    FROM promise JOIN contact ON contact.id = contact_id WHERE {which} ORDER BY promise.id"""


def _promise(row: sqlite3.Row, today: date) -> Promise:
    return Promise(
        row["id"],
        row["contact_id"],
        row["name"],
        row["what"],
        row["by_day"],
        row["first_by_day"],
        row["kept_on"],
        row["told_on"],
        promise_state(row["by_day"], row["kept_on"], row["dropped_because"], row["left_alone"], today.isoformat()),
        row["dropped_because"],
        row["strategy"],
    )


def follow_through(store: Store, today: date) -> FollowThrough:
    """Count all promises by their state, three times as fast as by way of the promises themselves."""
    rows = store.read(
        """SELECT by_day, kept_on, dropped_because, do_not_contact_on IS NOT NULL
        FROM promise JOIN contact ON contact.id = contact_id"""
    )
    now = today.isoformat()
    return _count(promise_state(by, kept, dropped, bool(left_alone), now) for by, kept, dropped, left_alone in rows)


def count_promises(promises: list[Promise]) -> FollowThrough:
    """Count promises by their state."""
    return _count(promise.state for promise in promises)


def _count(states: Iterable[str]) -> FollowThrough:
    count = Counter(states)
    done = count["on_time"] + count["late"]
    return FollowThrough(
        due=done + count["open"],
        done=done,
        on_time=count["on_time"],
        late=count["late"],
        open=count["open"],
        not_yet_due=count["not_yet_due"],
        dropped=count["dropped"],
        undated=count["undated"],
    )


def give_promise(
    db: sqlite3.Connection, contact_id: int, what: str, by: values.Day | None, strategy: str | None = None
) -> int:
    """Insert one promise and return its id."""
    row = db.execute("SELECT name, do_not_contact_on FROM contact WHERE id = ?", (contact_id,)).fetchone()
    if row["do_not_contact_on"]:
        raise ValueError(f"{row['name']} asked to be left alone, so there is nothing to promise.")
    day = values.iso_or_none(by)
    how = None if strategy is None else values.one_of(strategy, STRATEGIES, "a strategy")
    added = db.execute(
        "INSERT INTO promise (contact_id, what, by_day, first_by_day, strategy) VALUES (?, ?, ?, ?, ?)",
        (contact_id, values.needed_text(what, "what was promised"), day, day, how),
    )
    return int(added.lastrowid or 0)


def keep_promise(db: sqlite3.Connection, promise: int, day: str) -> None:
    """Mark as kept; the first day stays, so that a cell which runs twice changes nothing."""
    promise = values.row_with(db, "promise", promise)["id"]
    db.execute(
        "UPDATE promise SET kept_on = ?, dropped_because = NULL WHERE id = ? AND kept_on IS NULL", (day, promise)
    )


def redate_promise(db: sqlite3.Connection, promise: int, by: values.Day) -> None:
    """Move to another day; once only, and not after it was kept or dropped."""
    row = values.row_with(db, "promise", promise)
    promise, day = row["id"], values.as_day(by).isoformat()
    if row["kept_on"] or row["dropped_because"]:
        raise ValueError(f"Promise {promise} is settled already, so its day stays.")
    if day == row["by_day"]:
        return
    if row["by_day"] != row["first_by_day"]:
        raise ValueError(
            f"Promise {promise} was moved before, from {row['first_by_day']} to {row['by_day']}; "
            "keep it, or drop it and say why."
        )
    db.execute(
        "UPDATE promise SET by_day = ?, first_by_day = coalesce(first_by_day, ?) WHERE id = ?", (day, day, promise)
    )


def drop_promise(db: sqlite3.Connection, promise: int, reason: str) -> None:
    """Give a promise up, with the reason."""
    row = values.row_with(db, "promise", promise)
    if row["kept_on"]:
        raise ValueError(f"Promise {promise} was kept already, so it can't be dropped.")
    because = values.needed_text(reason, "a reason")
    db.execute("UPDATE promise SET dropped_because = ? WHERE id = ?", (because, row["id"]))


def tell_promise(db: sqlite3.Connection, promise: int, day: str) -> None:
    """Note that the person was told what came of it; the first day stays."""
    promise = values.row_with(db, "promise", promise)["id"]
    db.execute("UPDATE promise SET told_on = ? WHERE id = ? AND told_on IS NULL", (day, promise))
