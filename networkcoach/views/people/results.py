"""A page of people: those who fit what was typed, or those one last had a word with."""

from __future__ import annotations

from datetime import date
from typing import Any

from networkcoach.contacts import ContactLog, Person
from networkcoach.contacts._rhythm import Standing
from networkcoach.views._card import words
from networkcoach.views._days import how_far
from networkcoach.views._say import people, shortened
from networkcoach.views.promises import PAGE


class Results:
    """What stands below the search box, twenty people at a time."""

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._text, self._start = "", 0
        self._first: set[int] = set()

    def find(self, text: str, start: int = 0) -> None:
        """Look for a text, from one of those who fit on; an empty text stands for everybody."""
        self._text, self._start = text.strip(), max(0, start)

    def shown(self) -> dict[str, Any]:
        """Give the page of people, and what is said above it."""
        found, total, where = self._found() if self._text else self._everybody()
        same = self._text.casefold()
        return {
            "text": self._text,
            "start": self._start,
            "where": where,
            "rows": self._rows(found),
            "has_before": self._start > 0,
            "has_more": self._start + PAGE < total,
            "same": any(one.name.casefold() == same for one in found),
        }

    def _everybody(self) -> tuple[list[Person], int, str]:
        tell, total = words()["people"], self._log.count_people()
        if not total:
            return [], 0, tell["empty"]
        self._start = _start_of_page(self._start, total)
        if total <= PAGE:
            return self._log.last_spoken(0, PAGE), total, tell["everybody"].format(count=people(total))
        return self._log.last_spoken(self._start, PAGE), total, self._place("everybody_place", total)

    def _found(self) -> tuple[list[Person], int, str]:
        tell = words()["people"]
        if self._start:
            return self._further()
        found = self._log.search(self._text, PAGE + 1)
        self._first = {one.id for one in found[:PAGE]}
        if len(found) > PAGE:
            where = tell["found_many"].format(n=PAGE)
        else:
            where = tell["found_one"] if len(found) == 1 else tell["found"].format(n=len(found))
        return found[:PAGE], len(found), where if found else tell["fits_nobody"].format(text=shortened(self._text))

    def _further(self) -> tuple[list[Person], int, str]:
        """Look through all who fit, which takes longer. Those of the first page stay in front: nobody is missed."""
        found = sorted(self._log.search(self._text), key=lambda one: one.id not in self._first)
        self._start = _start_of_page(self._start, len(found))
        page = found[self._start : self._start + PAGE]
        return page, len(found), self._place("found_place", len(found))

    def _place(self, key: str, total: int) -> str:
        last = min(self._start + PAGE, total)
        return str(words()["people"][key].format(first=f"{self._start + 1:,}", last=f"{last:,}", all=f"{total:,}"))

    def _rows(self, found: list[Person]) -> list[dict[str, Any]]:
        standings = {one.id: one for one in self._log.standings([one.id for one in found])}
        return [
            {
                "id": one.id,
                "name": shortened(one.name),
                "beside": ", ".join(shortened(text) for text in (one.position, one.company) if text),
                "state": state_in_words(standings[one.id], self._log.today),
            }
            for one in found
            if one.id in standings
        ]


def _start_of_page(start: int, total: int) -> int:
    """Return the start of the page, or of the last one if people have left since."""
    return min(start, max(0, total - 1)) // PAGE * PAGE


def state_in_words(one: Standing, today: date) -> str:
    """Say the one thing that matters most about how things stand with somebody: a list is looked through quickly.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> log = demo_log()
    >>> [state_in_words(one, log.today) for one in log.standings([3, 8, 12])]
    ['a question waits for you', 'resting', '36 days past the rhythm']
    """
    flags = [flag for flag in ("your_turn", "promise_late") if getattr(one, flag)]
    far = how_far(one.due_on, today) if one.due_on else ""
    return str(words()["people"]["states"][(*flags, wording(one, today))[0]].format(n=one.days_late, far=far))


def wording(one: Standing, today: date) -> str:
    """Name the words for how things stand: the state, told apart where one says it otherwise."""
    if one.is_snoozed and one.state != "do_not_contact":
        return "snoozed"
    if one.state == "due":
        return "first_word" if one.due_on is None else "was_due" if one.due_on < today.isoformat() else "due"
    return one.state
