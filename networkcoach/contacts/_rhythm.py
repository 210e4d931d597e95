"""The rhythm of staying in touch: when each person is due, and in which state they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from networkcoach.store import Store

#: States that put someone on the due list.
WANTS_A_WORD = ("due", "overdue", "never_followed_up", "dormant")

# The first rule that matches names the state. All of it in SQL: Python would take three times as long to look at 30,000
# people, and a page shows twenty. Days are numbers (see `store._spoken`), 0 for never.
STANDINGS = """
    WITH person AS (
        SELECT contact.id, name, rhythm_days, last, last_to, last_both, interview, silent,
            CASE WHEN last > 0 THEN last + rhythm_days END AS due,
            rests_since IS NOT NULL AS rests, do_not_contact_on IS NOT NULL AS left_alone,
            coalesce(snoozed_until, '') > :today AS is_snoozed,
            your_turn AND do_not_contact_on IS NULL AS your_turn,
            do_not_contact_on IS NULL AND contact.id IN (
                SELECT contact_id FROM promise WHERE by_day < :today AND kept_on IS NULL AND dropped_because IS NULL
            ) AS promise_late
        FROM contact JOIN spoken ON contact_id = contact.id
    ), standing AS (
        SELECT *, CASE
            WHEN left_alone THEN 'do_not_contact'
            WHEN rests OR (silent = 2 AND last_to < :now - 21) THEN 'resting'
            WHEN interview > 0 AND interview < :now - 14 AND last_to < interview AND last_both <= interview
                THEN 'never_followed_up'
            WHEN rhythm_days IS NULL THEN 'no_rhythm'
            WHEN due IS NULL THEN 'due'  -- a rhythm, and not a word yet: the first one is due
            WHEN last < :now - 180 AND last < :now - 2 * rhythm_days THEN 'dormant'
            WHEN due < :now - 7 THEN 'overdue'
            WHEN due <= :now + 7 THEN 'due'
            ELSE 'on_track'
        END AS state FROM person
    )
    SELECT id, name, last, due, rhythm_days, left_alone, state, promise_late, your_turn, is_snoozed{more}
    FROM standing"""

IS_DUE = f"""NOT is_snoozed AND NOT left_alone AND NOT rests
    AND (promise_late OR your_turn OR state IN {WANTS_A_WORD})"""

# Broken promises first, then days late, then name.
MOST_URGENT_FIRST = "ORDER BY promise_late DESC, min(coalesce(due, :now), :now), casefold(name), id"

_EVERYONE = f"{STANDINGS.format(more='')} ORDER BY id"
_SOME = f"{STANDINGS.format(more='')} WHERE id IN (SELECT value FROM json_each(:people)) ORDER BY id"
_DUE = f"{STANDINGS.format(more='')} WHERE {IS_DUE} {MOST_URGENT_FIRST}"
_DUE_PAGE = f"""{STANDINGS.format(more=", count(*) OVER ()")} WHERE {IS_DUE} {MOST_URGENT_FIRST}
    LIMIT :size OFFSET :start"""


_NEXT = f"""{STANDINGS.format(more="")}
    WHERE state = 'on_track' AND due IS NOT NULL AND NOT is_snoozed ORDER BY due, casefold(name), id LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with one person today; days are ISO text."""

    id: int
    name: str
    last_contact: str | None
    due_on: str | None
    days_late: int | None
    state: str
    promise_late: bool
    your_turn: bool
    is_snoozed: bool


@dataclass(frozen=True)
class DuePage:
    """A page of the due list.

    Attributes
    ----------
    people
        Those on this page, the most urgent first.
    total
        How many people are due in all.
    """

    people: tuple[Standing, ...]
    total: int


def all_standings(store: Store, today: date) -> list[Standing]:
    """How things stand with everyone, in the order of their ids."""
    return [standing_from(row, today) for row in store.read(_EVERYONE, days_of(today))]


def standings_of(store: Store, today: date, people: Sequence[int]) -> list[Standing]:
    """How things stand with some people, in the order of their ids."""
    rows = store.read(_SOME, {**days_of(today), "people": f"[{','.join(map(str, people))}]"})
    return [standing_from(row, today) for row in rows]


def due_standings(store: Store, today: date) -> list[Standing]:
    """All who want something, the most urgent first."""
    return [standing_from(row, today) for row in store.read(_DUE, days_of(today))]


def due_page(store: Store, today: date, start: int, size: int) -> DuePage:
    """Give a page of those who want something: `size` people from the place `start`."""
    rows = store.read(_DUE_PAGE, {**days_of(today), "start": start, "size": size})
    total = int(rows[0][-1]) if rows else 0
    if not rows and start:  # behind the end: the number of all is still wanted
        total = due_page(store, today, 0, 1).total
    return DuePage(tuple(standing_from(row, today) for row in rows), total)


def next_standing(store: Store, today: date) -> Standing | None:
    """Who is due next among those who are not due yet."""
    rows = store.read(_NEXT, days_of(today))
    return standing_from(rows[0], today) if rows else None


def days_of(today: date) -> dict[str, Any]:
    """Give today as `STANDINGS` wants it: as ISO text and as a number."""
    return {"today": today.isoformat(), "now": today.toordinal()}


def standing_from(row: Sequence[Any], today: date) -> Standing:
    """Make a standing of a row of `STANDINGS`."""
    who, name, last, due, rhythm, left_alone, state, promise_late, your_turn, is_snoozed = row[:10]
    late = None if rhythm is None or left_alone else max(0, today.toordinal() - (due or today.toordinal()))
    return Standing(
        who,
        name,
        _iso(last) if last else None,
        _iso(due) if due and not left_alone else None,
        late,
        state,
        bool(promise_late),
        bool(your_turn),
        bool(is_snoozed),
    )


@lru_cache(maxsize=4096)  # thousands of people share a few hundred days
def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
