"""The four strategies: what is used and what is never tried, over all and with each person."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from networkcoach.contacts._talks import STRATEGIES
from networkcoach.store import Store

# A talk from them is theirs. A kept promise counts, unless a talk about it counts already: a kept promise is often also
# written down as the talk in which it happened.
_USED_IN_TALKS = "strategy IS NOT NULL AND direction <> 'from'"
_USED_IN_PROMISES = """strategy IS NOT NULL AND dropped_because IS NULL AND NOT (kept_on IS NOT NULL AND EXISTS (
    SELECT 1 FROM talk WHERE talk.contact_id = promise.contact_id AND talk.day IN (kept_on, told_on)
        AND talk.strategy = promise.strategy AND direction <> 'from'
))"""
NOT_LEFT_ALONE = "contact_id NOT IN (SELECT id FROM contact WHERE do_not_contact_on IS NOT NULL)"
# Sums side by side, because grouping would sort all of them first; and all that is counted in one reading of the talks.
_TALKS = f"""SELECT {", ".join(f"total(strategy = '{one}')" for one in STRATEGIES)},
        count(CASE WHEN kind <> 'interview' THEN 1 END), count(CASE WHEN kind <> 'interview' THEN strategy END)
    FROM talk WHERE direction <> 'from' AND {NOT_LEFT_ALONE}"""
_PROMISES = f"""SELECT strategy, sum(kept_on IS NOT NULL) AS done, sum(kept_on IS NULL) AS promised
    FROM promise WHERE {_USED_IN_PROMISES} AND {NOT_LEFT_ALONE} GROUP BY strategy"""
_SOME = "contact_id IN (SELECT value FROM json_each(:people))"
_OF_SOME = f"""SELECT contact_id, strategy, count(*) AS done FROM (
        SELECT contact_id, strategy FROM talk WHERE {_USED_IN_TALKS} AND {_SOME}
        UNION ALL SELECT contact_id, strategy FROM promise WHERE kept_on IS NOT NULL AND {_USED_IN_PROMISES} AND {_SOME}
    ) GROUP BY contact_id, strategy"""
_LAST_SPOKEN = """SELECT contact.id, name FROM contact JOIN spoken ON contact_id = contact.id
    WHERE last > 0 AND do_not_contact_on IS NULL ORDER BY last DESC, contact.id LIMIT :most"""
_KNOWN = """SELECT count(*) FROM contact JOIN spoken ON contact_id = contact.id
    WHERE last > 0 AND do_not_contact_on IS NULL"""


@dataclass(frozen=True, slots=True)
class StrategyUse:
    """How often one of the four was used, and how often it is promised and still to come."""

    strategy: str
    done: int
    promised: int


@dataclass(frozen=True)
class PersonUse:
    """How often each of the four was used with one person, in the order of the four."""

    id: int
    name: str
    done: tuple[int, ...]


@dataclass(frozen=True)
class StrategiesUsed:
    """What is used and what is never tried.

    Attributes
    ----------
    over_all
        One for each of the four, in their usual order.
    people
        Those with whom there was a word most recently.
    known
        How many people there are with whom there was a word. Nobody who asked to be left alone is counted anywhere.
    talks, with_one
        Talks from your side or of both that are no interviews, and how many of these have one of the four.
    """

    over_all: tuple[StrategyUse, ...]
    people: tuple[PersonUse, ...]
    known: int
    talks: int
    with_one: int

    @property
    def never_tried(self) -> tuple[str, ...]:
        """Those of the four that were never used."""
        return tuple(one.strategy for one in self.over_all if not one.done)


def strategies_used(store: Store, most: int) -> StrategiesUsed:
    """Count the uses of the four strategies, and those with at most so many people."""
    *in_talks, talks, with_one = map(int, store.read(_TALKS)[0])
    in_promises = {row["strategy"]: row for row in store.read(_PROMISES)}
    over_all = tuple(_use(one, done, in_promises.get(one)) for one, done in zip(STRATEGIES, in_talks, strict=True))
    people = store.read(_LAST_SPOKEN, {"most": most})
    return StrategiesUsed(over_all, _of_each(store, people), store.read(_KNOWN)[0][0], talks, with_one)


def _use(strategy: str, done: int, promises: sqlite3.Row | None) -> StrategyUse:
    if promises is None:
        return StrategyUse(strategy, done, 0)
    return StrategyUse(strategy, done + promises["done"], promises["promised"])


def _of_each(store: Store, people: Iterable[Any]) -> tuple[PersonUse, ...]:
    names = {row["id"]: row["name"] for row in people}
    count: Counter[tuple[int, str]] = Counter()
    for row in store.read(_OF_SOME, {"people": json.dumps(list(names))}):
        count[row["contact_id"], row["strategy"]] = row["done"]
    return tuple(PersonUse(who, name, tuple(count[who, one] for one in STRATEGIES)) for who, name in names.items())
