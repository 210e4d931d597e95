"""People who may be in the log twice, side by side, to say whether they are one person or two."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from networkcoach.contacts import ContactLog
from networkcoach.views._card import Card, saved_words, script, style, words
from networkcoach.views._days import day_in_words
from networkcoach.views._say import people, shortened
from networkcoach.views._undo import NO_BUTTON, press_undo, undo_button

if TYPE_CHECKING:
    from networkcoach.contacts._merge import LikelyPair
    from networkcoach.contacts._person import PersonPage

PAGE = 5  # pairs
MOST = 500  # pairs that are kept at hand
QUICK = 2_000  # people who are compared without being asked; 30,000 took 530 ms, measured
_SOON = 0.1  # seconds; many similar names at few companies can take a hundred times as long as as many others
LONGEST = 300  # letters of a note

_ALONE = ("name", "company", "position", "wish")  # all that is shown of somebody who asked to be left alone
_ONCE = ("name", "company", "position", "url", "birthday", "rhythm_days")  # of which a joined person has only one
_COUNTS = ("talks", "promises")  # as many are not the same ones
_OURS = ("merge", "apart")


class DuplicatesCard(Card):
    """The card of `networkcoach.duplicates`."""

    _esm = script("common.js", "duplicates_card.js")
    _css = style("desk.css", "facts.css", "log.css")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._pairs: list[LikelyPair] | None = None
        self._start, self._took = 0, 0.0
        if self._is_quick():
            self._compare()
        super().__init__({"title": words()["duplicates"]["title"]}, self._now())

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Compare everybody with everybody."""
        self._compare()
        return self._now()

    def do_page(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show other pairs."""
        self._start = message["start"]
        return self._now()

    def do_merge(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Join two entries, for somebody has said that they are one person."""
        keep, other = message["keep"], message["other"]
        self._log.merge(keep, other)
        return self._after("joined", name=self._log.person_named(keep))

    def do_apart(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Remember that two entries are two people."""
        one, other = message["one"], message["other"]
        self._log.apart(one, other)
        return self._after("parted", one=self._log.person_named(one), other=self._log.person_named(other))

    def do_undo(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names."""
        if not self.state["undo"]:
            return {}  # pressed twice
        problem = press_undo(self._log, self.state)
        return problem | self._now() if problem else self._after("undone")

    def _after(self, told: str, **names: str | None) -> dict[str, Any]:
        self._compare()
        told = words()["duplicates"][told].format(**{name: shortened(text) for name, text in names.items()})
        return self._now() | {"told": told, "saved": saved_words(self._log)}

    def catch_up(self) -> dict[str, Any]:
        """Compare again what another card has changed; where that takes long, only leave out who is gone."""
        if self._is_quick():
            self._compare()
        elif self._pairs:
            self._pairs = [pair for pair in self._pairs if all(map(self._log.person_named, (pair.one, pair.other)))]
        return self._now()

    def _compare(self) -> None:
        began = time.perf_counter()
        self._pairs = self._log.likely_duplicates(MOST + 1)
        self._took = time.perf_counter() - began

    def _is_quick(self) -> bool:
        """Whether comparing is worth doing unasked, so that no press on another card has to wait for it."""
        return self._log.count_people() <= QUICK and self._took < _SOON

    def _now(self) -> dict[str, Any]:
        pairs = self._pairs or []
        shown, most = pairs[:MOST], max(0, min(MOST, len(pairs)) - 1)
        self._start = max(0, min(self._start, most)) // PAGE * PAGE
        page = shown[self._start : self._start + PAGE]
        first, last = self._start + 1, self._start + len(page)
        where = words()["duplicates"]["page"].format(start=first, end=last, count=len(shown))
        return {
            "message": self._message(),
            "looked": self._pairs is not None,
            "empty": not self._log.count_people(),
            "pairs": [_pair(self._log, one) for one in page],
            "start": self._start,
            "size": PAGE,
            "where": where if len(shown) > PAGE else "",
            "has_earlier": self._start > 0,
            "has_later": self._start + PAGE < len(shown),
            "told": "",
            **self._undo(),
        }

    def _message(self) -> str:
        tell, count = words()["duplicates"], self._log.count_people()
        if not count:
            return str(tell["empty"])
        if self._pairs is None:
            return str(tell["not_yet"].format(count=people(count)))
        found = len(self._pairs)
        if found > MOST:
            return str(tell["found_most"].format(n=MOST))
        return str(tell["nobody" if not found else "found_one" if found == 1 else "found"].format(n=found))

    def _undo(self) -> dict[str, Any]:
        newest = self._log.store.newest()
        return undo_button(self._log) if newest and newest.verb in _OURS else NO_BUTTON


def _pair(log: ContactLog, pair: LikelyPair) -> dict[str, Any]:
    tell = words()["duplicates"]
    pages = [log.page_of(who, talks=1) for who in (pair.one, pair.other)]
    alone = any(page.standing.state == "do_not_contact" for page in pages)
    left, right = (_shown(page, log.today, alone) for page in pages)
    names = {"one": left["name"], "other": right["name"]}
    return {
        "one": pair.one,
        "other": pair.other,
        "title": tell["pair_same" if left["name"] == right["name"] else "pair"].format(**names),
        "caption": tell["caption"].format(**names),
        "why": tell["why"].format(reasons=", ".join(pair.reasons)),
        "note": tell["alone_both"] if alone else "",
        "rows": sorted(_rows(left, right), key=lambda row: (row["field"] != tell["fields"]["name"], row["same"])),
        "left_goes": _goes(left, right),
        "right_goes": _goes(right, left),
    }


def _shown(page: PersonPage, today: date, alone: bool) -> dict[str, str]:
    return {name: text for name, text in _entry(page, today) if not alone or name in _ALONE}


def _rows(left: dict[str, str], right: dict[str, str]) -> Iterator[dict[str, Any]]:
    tell = words()["duplicates"]
    for name, field in tell["fields"].items():
        values = [left.get(name, ""), right.get(name, "")]
        if any(values):
            same = name not in _COUNTS and values[0].casefold() == values[1].casefold()
            both = [tell["both"].format(value=values[0])]
            yield {"field": field, "same": same, "cells": both if same else [one or tell["nothing"] for one in values]}


def _goes(keep: dict[str, str], other: dict[str, str]) -> str:
    """Say what of the other one would not stay."""
    tell = words()["duplicates"]
    lost = [
        tell["goes_value"].format(field=tell["fields"][name], value=other[name])
        for name in _ONCE
        if keep.get(name) and other.get(name) and keep[name] != other[name]
    ]
    return str(tell["goes"].format(values=", ".join(lost)) if lost else tell["all_stays"])


def _entry(page: PersonPage, today: date) -> Iterator[tuple[str, str]]:
    """Say what is known of a person, field by field; nothing of what was told in confidence, nothing of children."""
    tell, fields = words()["duplicates"], page.fields
    for name in ("name", "company", "position", "url", "notes"):
        yield name, shortened(_text(fields[name]), LONGEST if name == "notes" else 120)
    for name, main in (("emails", "email"), ("phones", "phone"), ("tags", "")):
        known = fields[name]
        several = known if isinstance(known, tuple) else ()
        first = (_text(fields[main]),) if main else ()
        yield name, shortened(", ".join(dict.fromkeys(filter(None, (*first, *several)))), LONGEST)
    for name in ("met_on", "connected_on"):
        yield name, day_in_words(_text(fields[name]), today) if fields[name] else ""
    yield "birthday", _birthday(_text(fields["birthday"]), today)
    yield "rhythm_days", tell["every"].format(n=fields["rhythm_days"]) if fields["rhythm_days"] else ""
    yield "talks", _talks(page, today)
    yield "promises", str(len(page.promises) or "")
    alone = _text(fields["do_not_contact_on"])
    yield "wish", tell["alone"].format(day=day_in_words(alone, today)) if alone else ""


def _talks(page: PersonPage, today: date) -> str:
    if not page.talks:
        return ""
    last = day_in_words(page.talks[0].day, today)
    return str(words()["duplicates"]["talks_last"].format(n=page.talk_count, day=last))


def _birthday(day: str, today: date) -> str:
    if day.startswith("--"):  # without its year; 2000 has a 29 February
        return day_in_words(f"2000{day[1:]}", date(2000, 1, 1))
    return day_in_words(day, today) if day else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
