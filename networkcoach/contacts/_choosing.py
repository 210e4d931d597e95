"""Whom to choose: the log in three groups for a plan, and a few people to whom one could promise something now."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from networkcoach.contacts._rhythm import IS_DUE, MOST_URGENT_FIRST, STANDINGS, Standing, days_of, standing_from
from networkcoach.store import Store

#: How many open promises to one person are enough.
MOST_PROMISES = 2
_EASY_WITHIN = timedelta(days=60)

# Thousands of people of a file, with whom there is no rhythm and nothing open, are in no group.
_GROUP = """CASE WHEN left_alone THEN 'leave_alone' WHEN state = 'resting' THEN 'rest'
    WHEN state <> 'no_rhythm' OR promise_late OR your_turn THEN 'keep' END"""
_WHY = """CASE WHEN left_alone THEN 'asked' WHEN rests THEN 'decided' WHEN state = 'resting' THEN 'two_unanswered'
    WHEN promise_late THEN 'promise_late' WHEN your_turn THEN 'your_turn' ELSE state END"""

# Three groups in one go, each in the order of the due list; the first of each is always read, for it knows how many
# they are.
_SORTED = f"""
    SELECT * FROM (
        SELECT *, count(*) OVER (PARTITION BY in_group) AS total, row_number() OVER (
            PARTITION BY in_group ORDER BY promise_late DESC, coalesce(due, :now), casefold(name), id
        ) AS place
        FROM ({STANDINGS.format(more=f", {_GROUP} AS in_group, {_WHY} AS why")}) WHERE in_group IS NOT NULL
    ) WHERE place = 1 OR place - CASE in_group
        WHEN 'leave_alone' THEN :leave_alone WHEN 'rest' THEN :rest ELSE :keep END BETWEEN 1 AND :size
    ORDER BY place"""

# Two queries: ordering all of them by both rules at once takes four times as long.
_NOT_TOO_MUCH = f"""state <> 'resting' AND id NOT IN (
        SELECT contact_id FROM promise WHERE kept_on IS NULL AND dropped_because IS NULL
        GROUP BY contact_id HAVING count(*) >= {MOST_PROMISES}
    )"""
_DUE = f"""{STANDINGS.format(more="")} WHERE {IS_DUE} AND {_NOT_TOO_MUCH} {MOST_URGENT_FIRST} LIMIT :size"""
_KNOWN = f"""{STANDINGS.format(more="")} WHERE (last > 0 OR id IN (SELECT contact_id FROM promise))
    AND NOT left_alone AND NOT is_snoozed AND NOT ({IS_DUE}) AND {_NOT_TOO_MUCH} ORDER BY last DESC, id LIMIT :size"""

_CHOICE = f"""SELECT coalesce(max(state = 'dormant'), 0), coalesce(max(state = 'on_track' OR last >= :easy), 0)
    FROM ({STANDINGS.format(more=f", {_GROUP} AS in_group")}) WHERE in_group = 'keep'"""


@dataclass(frozen=True, slots=True)
class SortedPerson:
    """Somebody as the log sorts them for a plan.

    Attributes
    ----------
    state
        As in `Standing`.
    why
        What decides: ``asked`` (to be left alone), ``decided`` (that they rest), ``two_unanswered``, ``promise_late``,
        ``your_turn``, or else the state.
    easy
        There was a word within the last 60 days, or all is on track.
    dormant
        A tie that sleeps: worth one try.
    in_plan
        Whether they are in the plan already.
    """

    id: int
    name: str
    state: str
    why: str
    easy: bool
    dormant: bool
    in_plan: bool


@dataclass(frozen=True)
class SortedGroup:
    """A page of one group, and how many are in the group in all."""

    people: tuple[SortedPerson, ...]
    total: int


@dataclass(frozen=True)
class SortedLog:
    """The log in three groups: whom to leave alone, whom to let rest, and whom to choose from."""

    leave_alone: SortedGroup
    rest: SortedGroup
    keep: SortedGroup


def is_easy(state: str, last: date | None, today: date) -> bool:
    """Say whether it is easy to write to somebody.

    Examples
    --------
    >>> is_easy("due", date(2026, 3, 1), date(2026, 3, 16)), is_easy("due", None, date(2026, 3, 16))
    (True, False)
    """
    return state == "on_track" or (last is not None and last >= today - _EASY_WITHIN)


def sorted_log(store: Store, today: date, leave_alone: int, rest: int, keep: int, size: int) -> SortedLog:
    """Sort everybody with a rhythm or something open; `size` people of each group, from its place on."""
    starts = {"leave_alone": leave_alone, "rest": rest, "keep": keep}
    rows = store.read(_SORTED, {**days_of(today), **starts, "size": size})
    planned = {row["contact_id"] for row in store.read("SELECT contact_id FROM plan_person")}
    groups = {name: [row for row in rows if row["in_group"] == name] for name in starts}
    return SortedLog(*(_group(groups[name], start, planned, today) for name, start in starts.items()))


def _group(rows: list[sqlite3.Row], start: int, planned: set[int], today: date) -> SortedGroup:
    people = tuple(_person(row, planned, today) for row in rows if row["place"] > start)
    return SortedGroup(people, rows[0]["total"] if rows else 0)


def _person(row: sqlite3.Row, planned: set[int], today: date) -> SortedPerson:
    state = row["state"]
    last = date.fromordinal(row["last"]) if row["last"] else None
    return SortedPerson(
        row["id"], row["name"], state, row["why"], is_easy(state, last, today), state == "dormant", row["id"] in planned
    )


def suggestions(store: Store, today: date, limit: int) -> list[Standing]:
    """List people to whom one could promise something now: who is due, then who was spoken with most recently."""
    rows = store.read(_DUE, {**days_of(today), "size": limit})
    if len(rows) < limit:
        rows += store.read(_KNOWN, {**days_of(today), "size": limit - len(rows)})
    return [standing_from(row, today) for row in rows]


def there_is(store: Store, today: date) -> tuple[bool, bool]:
    """Say whether the log has anybody dormant to choose, and anybody to whom it is easy to write."""
    dormant, easy = store.read(_CHOICE, {**days_of(today), "easy": (today - _EASY_WITHIN).toordinal()})[0]
    return bool(dormant), bool(easy)
