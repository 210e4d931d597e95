"""One person's page, as values that the page can show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from networkcoach.contacts import Promise
from networkcoach.contacts._notes import TOPICS, Note
from networkcoach.contacts._person import PersonPage, Talk, Tried
from networkcoach.views._card import words
from networkcoach.views._days import day_in_words, how_far
from networkcoach.views._say import counted
from networkcoach.views.people.details import details_of
from networkcoach.views.people.results import wording
from networkcoach.views.promises import PAGE, is_open, promise_words

Field = str | int | tuple[str, ...] | None

_SAYS_LAST = ("do_not_contact", "dormant", "never_followed_up")  # their sentence says it already
_LINKS = ("emails", "url")  # the page makes a link of what is a safe address


class Pages:
    """Which twenty of the notes, promises and talks are shown, and which notes told in confidence are."""

    def __init__(self) -> None:
        self.revealed: set[int] = set()
        self._starts: dict[str, int] = {}

    def turn(self, part: str, start: int) -> None:
        """Show another twenty of a part."""
        self._starts[part] = max(0, start)

    def start(self, part: str) -> int:
        """Say from which one on a part is shown."""
        return self._starts.get(part, 0)

    def cut(self, part: str, total: int) -> dict[str, Any]:
        """Say which twenty of so many are shown; the last ones if there are fewer now."""
        start = min(self.start(part), max(0, total - 1)) // PAGE * PAGE
        self._starts[part] = start
        last = min(start + PAGE, total)
        place = words()["people"]["place"].format(first=f"{start + 1:,}", last=f"{last:,}", all=f"{total:,}")
        return {"start": start, "place": place if total > PAGE else "", "has_older": last < total}


def page_for_page(person: int, page: PersonPage, pages: Pages, today: date) -> dict[str, Any]:
    """Give all that is shown of one person; of somebody who asked to be left alone, the wish and the promises."""
    name, alone = page.standing.name, page.standing.state == "do_not_contact"
    shown = {
        "id": person,
        "name": name,
        "now": list(_now(page, today)),
        "left_alone": alone,
        "promises": _promises(page, pages, today),
        "forget": _forget(page),
    }
    if alone:
        return shown
    return shown | {
        "beside": ", ".join(str(page.fields[key]) for key in ("position", "company") if page.fields[key]),
        "facts": list(_facts(page.fields, today)),
        "details": details_of(page.fields),
        "notes": _notes(page, pages, today),
        "talks": _talks(page, pages, today),
        "ways": [_way(one, page.standing.state, today) for one in page.tried],
        "rhythm": _rhythm(page, today),
    }


def _now(page: PersonPage, today: date) -> Iterator[str]:
    """Say how things stand, in sentences."""
    tell, one = words()["people"]["now"], page.standing
    key = wording(one, today)
    days = {"day": "", "far": "", "n": "", "rhythm": page.fields["rhythm_days"], "name": one.name}
    if day := _that_day(page, key):
        days |= {"day": day_in_words(day, today), "far": how_far(day, today)}
    if key == "resting" and not day:
        key = "silent"
    if key == "dormant" and one.last_contact:
        days["n"] = (today - date.fromisoformat(one.last_contact)).days
    yield tell[key].format(**days)
    if one.your_turn:
        asked = next((talk.note for talk in page.talks if talk.wants_reply and talk.note), "")
        yield tell["your_turn"].format(note=asked) if asked else tell["your_turn_bare"]
    if one.promise_late:
        yield tell["promise_late"]
    if one.last_contact and key not in _SAYS_LAST:
        yield tell["last"].format(day=day_in_words(one.last_contact, today), far=how_far(one.last_contact, today))


def _that_day(page: PersonPage, key: str) -> str | None:
    """Find the day that the sentence on how things stand speaks of."""
    columns = {"do_not_contact": "do_not_contact_on", "resting": "rests_since", "snoozed": "snoozed_until"}
    if key in columns:
        day = page.fields[columns[key]]
    elif key == "never_followed_up":
        day = page.standing.last_contact
    else:
        day = page.standing.due_on
    return str(day) if day else None


def _facts(fields: dict[str, Field], today: date) -> Iterator[dict[str, str]]:
    tell = words()["people"]["fields"]
    for name in ("nickname", "emails", "phones", "url", "met_on", "birthday", "tags", "children", "notes"):
        value = fields[name]
        kind = name if name in _LINKS else "text"
        if isinstance(value, tuple) and name in ("emails", "phones"):
            yield from ({"label": tell[name], "text": one, "kind": kind} for one in value)
        elif value:
            text = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield {"label": tell[name], "text": _day(name, text, today), "kind": kind}


def _day(name: str, text: str, today: date) -> str:
    if name == "birthday" and text.startswith("--"):
        return day_in_words(f"2000-{text[2:]}", date(2000, 1, 1))  # a leap year, and no year is said
    return day_in_words(text, today) if name in ("met_on", "birthday") else text


def _notes(page: PersonPage, pages: Pages, today: date) -> dict[str, Any]:
    place = pages.cut("notes", len(page.notes))
    rows = [_note(one, page, pages, today) for one in page.notes[place["start"] : place["start"] + PAGE]]
    groups = [
        {"title": words()["people"]["topics"][topic], "rows": [row for row in rows if row["topic"] == topic]}
        for topic in TOPICS
    ]
    return {**place, "groups": [group for group in groups if group["rows"]]}


def _note(one: Note, page: PersonPage, pages: Pages, today: date) -> dict[str, Any]:
    """Give a note; what was told in confidence stays in the kernel until somebody presses "show"."""
    secret = one.source == "confidence"
    shown = not secret or one.id in pages.revealed
    return {
        "id": one.id,
        "topic": one.topic,
        "source": one.source,
        "tag": words()["people"]["sources"][one.source],
        "day": "" if one.day == page.fields["met_on"] else day_in_words(one.day, today),
        "secret": secret,
        "text": one.text if shown else None,
    }


def _promises(page: PersonPage, pages: Pages, today: date) -> dict[str, Any]:
    alone = page.standing.state == "do_not_contact"
    newest = sorted(page.promises, key=lambda one: (not is_open(one), -one.id))  # what can still be kept stands first
    place = pages.cut("promises", len(newest))
    return {**place, "rows": [_promise(one, alone, today) for one in newest[place["start"] : place["start"] + PAGE]]}


def _promise(one: Promise, alone: bool, today: date) -> dict[str, Any]:
    return {
        "id": one.id,
        "what": one.what,
        "state": one.state,
        "words": promise_words(one),
        "when": ", ".join(_what_became(one, alone, today)),
        "open": is_open(one),
        "can_move": is_open(one) and one.by == one.first_by,
        "can_tell": one.kept_on is not None and one.told_on is None,
    }


def _what_became(one: Promise, alone: bool, today: date) -> Iterator[str]:
    tell = words()["people"]
    if is_open(one) and one.by:
        yield tell["by"].format(day=day_in_words(one.by, today), far=how_far(one.by, today))
    if one.first_by and one.first_by != one.by:
        yield tell["moved"].format(day=day_in_words(one.first_by, today))
    if one.kept_on:
        yield tell["kept_on"].format(day=day_in_words(one.kept_on, today))
        if one.told_on:
            yield tell["told_on"].format(day=day_in_words(one.told_on, today))
        elif not alone:
            yield tell["not_told"]
    if one.dropped_because:
        yield tell["because"].format(reason=one.dropped_because)


def _talks(page: PersonPage, pages: Pages, today: date) -> dict[str, Any]:
    return {**pages.cut("talks", page.talk_count), "rows": [_talk(one, today) for one in page.talks]}


def _talk(one: Talk, today: date) -> dict[str, Any]:
    tell = words()["people"]
    kind = words()["today"]["kinds"][one.kind]
    return {
        "id": one.id,
        "on": one.day,
        "kind": one.kind,
        "direction": one.direction,
        "strategy": one.strategy or "",
        "wants_reply": one.wants_reply,
        "note": one.note,
        "day": day_in_words(one.day, today),
        "what": kind if one.direction == "both" else f"{kind} {tell['directions'][one.direction]}",
        "way": tell["ways"][one.strategy] if one.strategy else "",
    }


def _way(one: Tried, state: str, today: date) -> dict[str, str]:
    tell = words()["people"]
    if not one.last:
        asks = "" if state == "resting" else tell["ask"][one.strategy]  # whoever rests is not to be written to
        return {"name": tell["ways"][one.strategy], "text": tell["never_tried"], "ask": asks}
    day = day_in_words(one.last, today)
    text = tell["tried_once" if one.times == 1 else "tried"].format(n=one.times, day=day)
    return {"name": tell["ways"][one.strategy], "text": text, "ask": ""}


def _rhythm(page: PersonPage, today: date) -> dict[str, Any]:
    tell, days = words()["people"], page.fields["rhythm_days"]
    until = page.fields["snoozed_until"]
    is_away = bool(page.fields["rests_since"]) or (isinstance(until, str) and until > today.isoformat())
    return {
        "text": tell["rhythm"].format(n=days) if days else tell["no_rhythm"],
        "days": str(days or ""),
        "is_away": is_away,
    }


def _forget(page: PersonPage) -> str:
    """Say exactly what forgetting would delete."""
    tell, name = words()["people"], page.standing.name
    if page.standing.state == "do_not_contact":
        return str(tell["forget_wish"].format(name=name))
    counts = {"talk": page.talk_count, "note": len(page.notes), "promise": len(page.promises)}
    said = {f"{key}s": counted(count, *tell["counts"][key]) for key, count in counts.items()}
    return str(tell["forget_what"].format(name=name, **said))
