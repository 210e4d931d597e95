"""The plan, filled into the page that one prints."""

from __future__ import annotations

from datetime import date

from networkcoach.contacts._plan import CheckIn, Plan, PlanPerson
from networkcoach.paper import PlanSheet, SheetCheckIn, SheetPerson, SheetPromise, plan_page
from networkcoach.views._card import words
from networkcoach.views.plan.shown import check_in, note_on


def page_of(plan: Plan, today: date, *, names: bool) -> str:
    """Make the page of a plan, with names or with letters in their place."""
    sheet = PlanSheet(
        started_on=date.fromisoformat(plan.started_on),
        people=tuple(_person(one) for one in plan.people),
        check_ins=tuple(_check_in(one, today) for one in plan.check_ins),
        if_when=plan.if_when or "",
        if_then=plan.if_then or "",
        weekly=_weekly(plan),
    )
    return plan_page(sheet, names=names)


def _person(one: PlanPerson) -> SheetPerson:
    return SheetPerson(
        name=one.name,
        strategy=words()["plan"]["strategies"][one.strategy] if one.strategy else "",
        said=one.words or "",
        remark=note_on(one),
        promises=tuple(
            SheetPromise(promise.what, date.fromisoformat(promise.by) if promise.by else None, bool(promise.kept_on))
            for promise in one.promises
        ),
    )


def _check_in(one: CheckIn, today: date) -> SheetCheckIn:
    count = check_in(one, today)["told"] if one.is_past else ""
    return SheetCheckIn(one.day_number, date.fromisoformat(one.day), count)


def _weekly(plan: Plan) -> str:
    if not plan.weekday:
        return ""
    day = words()["plan"]["weekdays"][plan.weekday]
    return f"{day}, {plan.time}" if plan.time else str(day)
