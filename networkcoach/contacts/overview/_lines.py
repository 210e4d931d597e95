"""Some people on a line of time: who, when, from which side, when a word is due, how long it has been silent."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from networkcoach.contacts._rhythm import IS_DUE, STANDINGS, Standing, days_of, standing_from
from networkcoach.store import Store

_LONGEST = 730  # days back
_SHORTEST = 90
_ALL_FIT = 300  # talks: so many are shown one by one
_MARKS = 60  # of more talks so many marks of one kind on a line

# Of those who wait, and of the others, those of the most recent words: the line of somebody who has been silent for
# years is empty, and the list of today names the most urgent.
_IS_KNOWN = "(last > 0 OR rhythm_days IS NOT NULL OR {who} IN (SELECT contact_id FROM promise))"
_WAITING = (
    f"""{STANDINGS.format(more=", count(*) OVER () AS waiting")} WHERE {IS_DUE} ORDER BY last DESC, id LIMIT :size"""
)
_OTHERS = f"""{STANDINGS.format(more="")}
    WHERE {_IS_KNOWN.format(who="id")} AND NOT left_alone AND NOT ({IS_DUE}) ORDER BY last DESC, id LIMIT :size"""
_KNOWN = "(last > 0 OR rhythm_days IS NOT NULL OR {who} IN (SELECT contact_id FROM promise))"
_OTHERS = f"""{STANDINGS.format(more="")}
    WHERE {_IS_KNOWN.format(who="id")} AND NOT left_alone AND NOT ({IS_DUE}) ORDER BY last DESC, id LIMIT :size"""
_KNOWN = f"""SELECT count(*) FROM contact JOIN spoken ON contact_id = contact.id
    WHERE do_not_contact_on IS NULL AND {_IS_KNOWN.format(who="contact.id")}"""

# The day of meeting stands for an interview that was not written down.
_WORDS = """SELECT contact_id, day,
        CASE WHEN kind = 'interview' THEN 'both' ELSE direction END AS direction
    FROM talk WHERE contact_id IN (SELECT value FROM json_each(:people))
    UNION ALL SELECT id, met_on, 'both' FROM contact
    WHERE id IN (SELECT value FROM json_each(:people)) AND met_on IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM talk
        WHERE contact_id = contact.id AND day = met_on AND (direction = 'both' OR kind = 'interview')
    )"""
_SPAN = f"SELECT min(day), sum(day >= :longest) FROM ({_WORDS})"
_TALKS = f"""SELECT contact_id, direction, max(day) AS day, count(*) AS talks FROM ({_WORDS}) WHERE day >= :first
    GROUP BY contact_id, direction, CAST(julianday(day) - julianday(:first) AS INTEGER) / :step ORDER BY day"""
_PROMISES = """SELECT contact_id, kept_on IS NOT NULL AS kept, max(coalesce(kept_on, by_day)) AS day,
        count(*) AS promises
    FROM promise WHERE contact_id IN (SELECT value FROM json_each(:people))
        AND dropped_because IS NULL AND coalesce(kept_on, by_day) >= :first
    GROUP BY contact_id, kept, CAST(julianday(coalesce(kept_on, by_day)) - julianday(:first) AS INTEGER) / :step
    ORDER BY day"""


@dataclass(frozen=True, slots=True)
class TalkMark:
    """Talks of a few days, all from one side: ``to`` them, ``from`` them or ``both``. The day is the newest one's."""

    day: str
    direction: str
    talks: int


@dataclass(frozen=True, slots=True)
class PromiseMark:
    """Promises of a few days: kept on that day, or not kept, and that was their day or will be."""

    day: str
    kept: bool
    promises: int


@dataclass(frozen=True)
class PersonLine:
    """One person's line.

    Attributes
    ----------
    standing
        How things stand today.
    due_on
        When a word is due; None where no reminder comes: no rhythm, resting, or set aside.
    silent
        Days since the last word in either direction; None if there was none.
    wants_a_word
        Whether they are on the list of today.
    talks, promises
        The marks, the oldest first.
    """

    standing: Standing
    due_on: str | None
    silent: int | None
    wants_a_word: bool
    talks: tuple[TalkMark, ...]
    promises: tuple[PromiseMark, ...]


@dataclass(frozen=True)
class PeopleLines:
    """People on a line of time.

    Attributes
    ----------
    people
        Those who wait for a word, then the others; of each those of the most recent words first.
    waiting
        How many wait for a word in all.
    known
        How many people there are with a rhythm, a word or a promise. Nobody who asked to be left alone is among them.
    first, last
        The days at the two ends of the line.
    today
        Today.
    step
        Talks of so many days, from one side, are one mark; 1 unless there are many.
    """

    people: tuple[PersonLine, ...]
    waiting: int
    known: int
    first: str
    last: str
    today: str
    step: int


def people_lines(store: Store, today: date, most: int) -> PeopleLines:
    """Draw the lines of at most so many people, of two years at most."""
    due = store.read(_WAITING, {**days_of(today), "size": most})
    others = store.read(_OTHERS, {**days_of(today), "size": most - len(due)})
    people = json.dumps([row["id"] for row in (*due, *others)])
    longest = (today - timedelta(_LONGEST)).isoformat()
    oldest, talks = store.read(_SPAN, {"people": people, "longest": longest})[0]
    first = _first_day(oldest, today)
    step = (today - first).days // _MARKS + 1 if (talks or 0) > _ALL_FIT else 1
    marks = _marks(store, {"people": people, "first": first.isoformat(), "step": step})
    lines = tuple(_line(row, today, at < len(due), *marks[row["id"]]) for at, row in enumerate((*due, *others)))
    last = _last_day(lines, first, today).isoformat()
    known = int(store.read(_KNOWN)[0][0])
    return PeopleLines(lines, due[0]["waiting"] if due else 0, known, first.isoformat(), last, today.isoformat(), step)


def _marks(store: Store, shown: dict[str, Any]) -> defaultdict[int, tuple[list[TalkMark], list[PromiseMark]]]:
    marks: defaultdict[int, tuple[list[TalkMark], list[PromiseMark]]] = defaultdict(lambda: ([], []))
    for row in store.read(_TALKS, shown):
        marks[row["contact_id"]][0].append(TalkMark(row["day"], row["direction"], row["talks"]))
    for row in store.read(_PROMISES, shown):
        marks[row["contact_id"]][1].append(PromiseMark(row["day"], bool(row["kept"]), row["promises"]))
    return marks


def _first_day(oldest: str | None, today: date) -> date:
    days = (today - date.fromisoformat(oldest)).days if oldest else 0
    return today - timedelta(min(max(days, _SHORTEST), _LONGEST))


def _last_day(lines: Sequence[PersonLine], first: date, today: date) -> date:
    """Find the last day that anything is to be seen on, but leave most of the room to what was."""
    days = [today.isoformat(), *(one.due_on for one in lines if one.due_on)]
    days += [talk.day for one in lines for talk in one.talks]
    days += [promise.day for one in lines for promise in one.promises]
    return min(date.fromisoformat(max(days)), today + (today - first) / 3)


def _line(row: sqlite3.Row, today: date, waits: bool, talks: list[TalkMark], promises: list[PromiseMark]) -> PersonLine:
    standing = standing_from(row, today)
    is_quiet = standing.is_snoozed or standing.state == "resting"
    last = standing.last_contact
    silent = max(0, (today - date.fromisoformat(last)).days) if last else None
    return PersonLine(standing, None if is_quiet else standing.due_on, silent, waits, tuple(talks), tuple(promises))
