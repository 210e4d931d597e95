"""The plan in words, as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from networkcoach.contacts import ContactLog, Promise
from networkcoach.contacts._choosing import SortedGroup, SortedPerson
from networkcoach.contacts._plan import LENGTH, Advice, CheckIn, Plan, PlanPerson
from networkcoach.views._card import words
from networkcoach.views._days import day_in_words, how_far
from networkcoach.views._say import shortened
from networkcoach.views.promises import ENOUGH, is_open, promise_words

PAGE = 8  # people to choose from at once: with the plan itself, the card stays small
_NAMES = 6
_SOON = timedelta(days=7)
_SAID = 3  # sentences of theirs beside the box
_LONGEST = 90


def plan_state(log: ContactLog, start: int) -> dict[str, Any]:
    """Return all that the page shows; `start` is the place from which people to choose from are shown."""
    plan, tell = log.plan(), words()["plan"]
    if plan is None:
        return {"lead": tell["none"], "begin": tell["begin"], "begun": False}
    return {
        "lead": _lead(plan, log.today),
        "begin": tell["begin_anew"] if plan.is_over else "",
        "begun": True,
        "choose": _to_choose(log, plan, start),
        "people": [_person(log, one) for one in plan.people],
        "advice": [_advice(one, len(plan.people)) for one in _one_of_each(log.advice())],
        "when": {"when": plan.if_when, "then": plan.if_then, "weekday": plan.weekday, "time": plan.time},
        "checks": [check_in(one, log.today) for one in plan.check_ins] if plan.people else [],
        "soon": (log.today + _SOON).isoformat(),
    }


def _lead(plan: Plan, today: date) -> str:
    start = date.fromisoformat(plan.started_on)
    days = {"start": day_in_words(plan.started_on, today), "end": _day(start + timedelta(LENGTH), today)}
    key = "over" if plan.is_over else "lead" if plan.day_number else "lead_today"
    return str(words()["plan"][key].format(day=plan.day_number, **days))


def _day(day: date, today: date) -> str:
    return day_in_words(day.isoformat(), today)


def _to_choose(log: ContactLog, plan: Plan, start: int) -> dict[str, Any]:
    tell, groups = words()["plan"], log.sorted_for_plan(keep=start, size=PAGE)
    last = start + len(groups.keep.people)
    place = words()["today"]["place"].format(first=start + 1, last=last, all=groups.keep.total)
    return {
        "chosen": tell["chosen"].format(n=len(plan.people)) if plan.people else tell["chosen_none"],
        "people": [_choice(one) for one in groups.keep.people],
        "place": place if groups.keep.total > PAGE else "",
        "back": max(0, start - PAGE) if start else None,
        "forward": last if last < groups.keep.total else None,
        "nobody": "" if groups.keep.total else tell["nobody"],
        "rest": _named(tell["rest"], groups.rest),
        "leave_alone": _named(tell["leave_alone"], groups.leave_alone),
    }


def _choice(one: SortedPerson) -> dict[str, Any]:
    tell = words()["plan"]
    signs = [tell["easy"] if one.easy else "", tell["dormant"] if one.dormant else ""]
    about = [tell["why"][one.why], *signs] if one.why != "dormant" else [tell["why"]["dormant"]]
    return {"id": one.id, "name": one.name, "about": ", ".join(filter(None, about)), "on": one.in_plan}


def _named(sentence: str, group: SortedGroup) -> str:
    if not group.total:
        return ""
    names = ", ".join(one.name for one in group.people[:_NAMES])
    more = group.total - min(len(group.people), _NAMES)
    return sentence.format(names=words()["plan"]["and_more"].format(names=names, n=more) if more else names)


def _person(log: ContactLog, one: PlanPerson) -> dict[str, Any]:
    tell, note = words()["plan"], note_on(one)
    said = [note.text for note in log.notes_of(one.id) if note.topic == "said" and note.source == "told"]
    hint = " · ".join(shortened(text, _LONGEST) for text in said[:_SAID])
    return {
        "id": one.id,
        "name": one.name,
        "note": note,
        "strategy": one.strategy or "none",
        "words": one.words or "",
        "said": tell["words_help"].format(said=hint) if hint and not note else "",
        "promises": [_promise(promise, log.today) for promise in (*one.before, *one.promises)],
    }


def note_on(one: PlanPerson) -> str:
    """Say of somebody with whom nothing is to be done that this is so, or nothing."""
    tell = words()["plan"]
    if one.state == "do_not_contact":
        return str(tell["left"])
    return str(tell["rests"]) if one.left_alone else ""


def _promise(one: Promise, today: date) -> dict[str, Any]:
    when = day_in_words(one.by, today) if one.by else ""
    can_move = one.state == "open" and one.by == one.first_by  # a promise gets a new day once
    soon = (today + _SOON).isoformat()
    return {
        "id": one.id,
        "what": shortened(one.what),
        "when": when,
        "state": one.state,
        "words": promise_words(one),
        "open": is_open(one),
        "move": words()["plan"]["new_day"].format(day=day_in_words(soon, today)) if can_move else "",
    }


def _one_of_each(advice: Sequence[Advice]) -> list[Advice]:
    """Take the first of each kind: eight times the same sentence helps nobody. Every person's is shown beside them."""
    return list({one.key: one for one in reversed(advice)}.values())[::-1]


def _advice(one: Advice, people: int) -> str:
    return str(words()["plan"]["advice"][one.key].format(n=people, name=one.name))


def check_in(one: CheckIn, today: date) -> dict[str, str]:
    """Say what a check-in shows: its head, the count or how far it is, and what lies behind the count."""
    tell = words()["plan"]
    head = tell["check_in"].format(number=one.day_number, day=day_in_words(one.day, today))
    if not one.is_past:
        return {"head": head, "told": tell["check_in_ahead"].format(far=how_far(one.day, today)), "split": ""}
    if not one.due:
        return {"head": head, "told": tell["check_in_nothing"], "split": ""}
    form = tell["check_in_many" if one.due >= ENOUGH else "check_in_few"]
    told = form.format(done=one.done, due=one.due, percent=round(100 * one.done / one.due))
    split = tell["check_in_split"].format(on_time=one.on_time, late=one.late, open=one.open)
    untold = tell["not_told"].format(n=one.told_missing) if one.told_missing else ""
    return {"head": head, "told": told, "split": f"{split} {untold}".strip()}
