"""The plan of 90 days: a few people, what one rests on with each, and three days of looking whether it happened.

The promises of a plan are those to its people whose day, the first one or the one it was moved to, lies on or after the
start; those kept before the start are not among them. A promise without a day belongs to it while it is open, and once
it was kept after the start. So an old promise comes into the plan when it gets a new day, and not by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import chain

from networkcoach.contacts._choosing import MOST_PROMISES, is_easy, there_is
from networkcoach.contacts._promises import FollowThrough, Promise, count_promises, promise_state, promises_of
from networkcoach.contacts._rhythm import Standing, standings_of
from networkcoach.store import Store

CHECKS = (30, 60, 90)
LENGTH = CHECKS[-1]
FEWEST_PEOPLE, MOST_PEOPLE = 5, 8

_DORMANT_AFTER = 180

_PEOPLE = """SELECT contact_id, plan_person.strategy, words, rhythm_days, do_not_contact_on, rests_since,
        max(coalesce((SELECT max(day) FROM talk WHERE talk.contact_id = contact.id AND day < :start), ''),
            CASE WHEN met_on < :start THEN met_on ELSE '' END) AS before
    FROM plan_person JOIN contact ON contact.id = contact_id ORDER BY plan_person.position, plan_person.id"""
_WORDS_TO = "SELECT day FROM talk WHERE contact_id = ? AND direction <> 'from' AND day >= ?"


@dataclass(frozen=True)
class CheckIn(FollowThrough):
    """Did it happen? The promises of the plan as they stood on a day, as far as the log knows today.

    Leaving somebody alone is done on time: whoever asked for it, and whoever the learner let rest before the promise
    was late. On a day that is still to come, they count as they stand today.

    Attributes
    ----------
    day_number, day
        30, 60 or 90, and the day itself as ISO text.
    told_missing
        Kept, and the person has not heard of it by then.
    is_past
        Whether that day has come.
    """

    day_number: int
    day: str
    told_missing: int
    is_past: bool


@dataclass(frozen=True, repr=False)
class PlanPerson:
    """Somebody in the plan.

    Attributes
    ----------
    state
        How things stand with them today, as in `Standing`.
    strategy
        One of the four, or None.
    words
        A sentence of theirs on which the learner rests what they do, or None; not shown once they asked to be left
        alone.
    promises
        Those of the plan in the order in which they were given, with the state in which they count there.
    before
        Open since before the plan: a new day takes them into it.
    easy, dormant
        Whether it was easy to write to them, and whether the tie slept: at the start of the plan, or today.
    left_alone
        Whether nothing is to be done: they asked for it, or the learner let them rest.
    """

    id: int
    name: str
    state: str
    strategy: str | None
    words: str | None
    promises: tuple[Promise, ...]
    before: tuple[Promise, ...]
    easy: bool
    dormant: bool
    left_alone: bool


@dataclass(frozen=True, repr=False)
class Plan:
    """The plan as it stands today.

    Attributes
    ----------
    started_on
        ISO text.
    day_number
        Days since the start: 0 on the first day, below 0 before it.
    if_when, if_then
        The two halves of the learner's own sentence, or None.
    weekday, time
        When the weekly ten minutes are: ``monday`` to ``sunday``, and ``18:00`` or None.
    people
        In the order in which they came into the plan.
    now
        How things stand today.
    check_ins
        The days 30, 60 and 90.
    """

    started_on: str
    day_number: int
    if_when: str | None
    if_then: str | None
    weekday: str | None
    time: str | None
    people: tuple[PlanPerson, ...]
    now: CheckIn
    check_ins: tuple[CheckIn, ...]

    @property
    def is_over(self) -> bool:
        """Whether its 90 days have passed."""
        return self.day_number > LENGTH


@dataclass(frozen=True)
class Advice:
    """One thing worth a thought; never a rule.

    Attributes
    ----------
    key
        ``too_few_people``, ``too_many_people``, ``no_dormant``, ``no_easy``; of one person ``two_unanswered``,
        ``no_promise`` and ``more_than_two_promises``; of one promise ``undated``.
    person, name
        Whom it is about, or None.
    promise
        The id of the promise, or None.
    """

    key: str
    person: int | None = None
    name: str | None = None
    promise: int | None = None


@dataclass(frozen=True)
class _Member:
    """Somebody in the plan with the days by which their promises are judged; ISO text, empty for never."""

    shown: PlanPerson
    asked_on: str
    rests_since: str
    words_on: tuple[str, ...]


def read_plan(store: Store, today: date) -> Plan | None:
    """Read the plan, or None if there is none."""
    rows = store.read("SELECT started_on, if_when, if_then, weekday, time FROM plan")
    if not rows:
        return None
    start = date.fromisoformat(rows[0]["started_on"])
    members = _members(store, start, today)
    return Plan(
        rows[0]["started_on"],
        (today - start).days,
        rows[0]["if_when"],
        rows[0]["if_then"],
        rows[0]["weekday"],
        rows[0]["time"],
        tuple(one.shown for one in members),
        _check_in(members, start, (today - start).days, today),
        tuple(_check_in(members, start, number, today) for number in CHECKS),
    )


def advice_on(store: Store, plan: Plan, today: date) -> list[Advice]:
    """Say what is worth a thought: how many people, whom, and how many promises with which days."""
    awake = [one for one in plan.people if not one.left_alone]
    return [*_on_choice(store, plan, len(awake), today), *chain.from_iterable(map(_on_person, awake))]


def _on_choice(store: Store, plan: Plan, awake: int, today: date) -> Iterable[Advice]:
    if awake < FEWEST_PEOPLE:
        yield Advice("too_few_people")
    if awake > MOST_PEOPLE:
        yield Advice("too_many_people")
    if plan.people:
        dormant, easy = there_is(store, today)
        if dormant and not any(one.dormant for one in plan.people):
            yield Advice("no_dormant")
        if easy and not any(one.easy for one in plan.people):
            yield Advice("no_easy")


def _on_person(one: PlanPerson) -> Iterable[Advice]:
    waiting = [promise for promise in one.promises if promise.state in ("open", "not_yet_due", "undated")]
    if one.state == "resting":
        yield Advice("two_unanswered", one.id, one.name)
    elif not one.promises:
        yield Advice("no_promise", one.id, one.name)
    if len(waiting) > MOST_PROMISES:
        yield Advice("more_than_two_promises", one.id, one.name)
    for promise in waiting:
        if promise.by is None:
            yield Advice("undated", one.id, one.name, promise.id)


def _members(store: Store, start: date, today: date) -> list[_Member]:
    rows = store.read(_PEOPLE, {"start": start.isoformat()})
    standings = {one.id: one for one in standings_of(store, today, [row["contact_id"] for row in rows])}
    return [_member(store, row, standings[row["contact_id"]], start, today) for row in rows]


def _member(store: Store, row: sqlite3.Row, standing: Standing, start: date, today: date) -> _Member:
    who, begin = standing.id, start.isoformat()
    every = promises_of(store, who, today)
    left_alone = bool(row["do_not_contact_on"] or row["rests_since"])
    shown = PlanPerson(
        who,
        standing.name,
        standing.state,
        row["strategy"],
        None if row["do_not_contact_on"] else row["words"],
        tuple(one for one in every if _is_of_plan(one, begin)),
        tuple(one for one in every if one.state == "open" and not left_alone and not _is_of_plan(one, begin)),
        _was_easy(row, standing, start, today),
        _was_dormant(row, standing, start),
        left_alone,
    )
    words_on = tuple(day for (day,) in store.read(_WORDS_TO, (who, begin)))
    member = _Member(shown, row["do_not_contact_on"] or "", row["rests_since"] or "", words_on)
    promises = tuple(replace(one, state=_state_on(one, member, today, today)) for one in shown.promises)
    return replace(member, shown=replace(shown, promises=promises))


def _is_of_plan(promise: Promise, start: str) -> bool:
    if promise.kept_on and promise.kept_on < start:
        return False
    if promise.by is None:
        return promise.dropped_because is None
    return max(promise.by, promise.first_by or "") >= start


def _was_easy(row: sqlite3.Row, standing: Standing, start: date, today: date) -> bool:
    then = is_easy("", _day(row["before"]), start)
    return then or is_easy(standing.state, _day(standing.last_contact), today)


def _was_dormant(row: sqlite3.Row, standing: Standing, start: date) -> bool:
    before = _day(row["before"])
    silence = (start - before).days if before else 0
    return standing.state == "dormant" or silence > max(_DORMANT_AFTER, 2 * (row["rhythm_days"] or 0))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _check_in(members: list[_Member], start: date, number: int, today: date) -> CheckIn:
    day = start + timedelta(number)
    seen = min(day, today)
    judged = [
        (member, replace(one, state=_state_on(one, member, seen, today)))
        for member in members
        for one in member.shown.promises
    ]
    counts = count_promises([promise for _, promise in judged])
    untold = sum(_is_untold(promise, member, seen) for member, promise in judged)
    return CheckIn(**asdict(counts), day_number=number, day=day.isoformat(), told_missing=untold, is_past=day <= today)


def _state_on(promise: Promise, member: _Member, day: date, today: date) -> str:
    """Judge a promise as on a day; what the log holds of later days is not known yet on an earlier one."""
    seen = day.isoformat()

    def known(on: str | None) -> bool:
        return bool(on) and (day == today or str(on) <= seen)

    rests = "" < member.rests_since <= seen and (promise.by is None or promise.by >= member.rests_since)
    kept_on = promise.kept_on if known(promise.kept_on) else None
    return promise_state(promise.by, kept_on, promise.dropped_because, known(member.asked_on) or rests, seen)


def _is_untold(promise: Promise, member: _Member, day: date) -> bool:
    if (
        member.shown.state in ("do_not_contact", "resting")
        or promise.state not in ("on_time", "late")
        or not promise.kept_on
    ):
        return False
    heard_on = [*member.words_on, *filter(None, [promise.told_on])]
    return not any(promise.kept_on <= on <= day.isoformat() for on in heard_on)
