"""The plan of 90 days, to hang on a wall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from networkcoach.paper._frame import page
from networkcoach.paper._letters import Letters


@dataclass(frozen=True)
class SheetPromise:
    """One promise of the plan.

    Attributes
    ----------
    by
        The day, or None.
    done
        Whether it happened; else there is an empty box to tick.
    """

    what: str
    by: date | None = None
    done: bool = False


@dataclass(frozen=True)
class SheetPerson:
    """One person of the plan.

    Attributes
    ----------
    strategy, said
        What fits, in words; and the words of theirs that it rests on. Both may be empty.
    remark
        One line in the place of promises, such as “rests for now”, or empty.
    """

    name: str
    strategy: str = ""
    said: str = ""
    remark: str = ""
    promises: tuple[SheetPromise, ...] = ()


@dataclass(frozen=True)
class SheetCheckIn:
    """A day of looking whether it happened.

    Attributes
    ----------
    number
        30, 60 or 90.
    count
        The count in words once the day has come; empty leaves room to write it.
    """

    number: int
    day: date
    count: str = ""


@dataclass(frozen=True)
class PlanSheet:
    """All that stands on the page; whoever shows a plan fills it in.

    Attributes
    ----------
    if_when, if_then
        The two halves of the sentence that ties it to a moment. Empty leaves room to write it.
    weekly
        When the weekly ten minutes are, in words, or empty.
    """

    started_on: date
    people: tuple[SheetPerson, ...]
    check_ins: tuple[SheetCheckIn, ...]
    if_when: str = ""
    if_then: str = ""
    weekly: str = ""


def plan_page(sheet: PlanSheet, *, names: bool = True) -> str:
    """Make the page of a plan.

    Parameters
    ----------
    sheet
        The plan.
    names
        False gives each person a letter, also within what was promised or said.

    Returns
    -------
    str
        A whole page of HTML.

    Examples
    --------
    >>> sheet = PlanSheet(date(2026, 3, 16), (SheetPerson("Keiko Saltmarsh"),), ())
    >>> "Keiko" in plan_page(sheet), "Keiko" in plan_page(sheet, names=False)
    (True, False)
    """
    return page("plan.html", sheet=sheet if names else _without_names(sheet), names=names)


def _without_names(sheet: PlanSheet) -> PlanSheet:
    letters = Letters({number: one.name for number, one in enumerate(sheet.people)})
    people = tuple(_lettered(one, number, letters) for number, one in enumerate(sheet.people))
    when, then = letters.hidden(sheet.if_when), letters.hidden(sheet.if_then)
    return replace(sheet, people=people, if_when=when, if_then=then)


def _lettered(person: SheetPerson, number: int, letters: Letters) -> SheetPerson:
    promises = tuple(replace(one, what=letters.hidden(one.what)) for one in person.promises)
    return replace(person, name=letters.of(number), said=letters.hidden(person.said), promises=promises)
