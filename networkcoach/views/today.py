"""Whom to write to today: why now, what was last talked about, what was promised; and one press for each answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from networkcoach.contacts import ContactLog, Promise
from networkcoach.contacts._person import DuePerson, Talk
from networkcoach.views._card import Card, saved_words, script, style, words
from networkcoach.views._days import day_in_words, how_far
from networkcoach.views._say import shortened
from networkcoach.views._undo import press_undo, undo_button
from networkcoach.views.promises import PAGE, PromiseDesk

PROMISES = 3  # of one person at once; twenty people must fit into a small message
LONGEST = 100  # letters of a note, for the same reason
_BY_HAND = ("email", "message", "call", "letter")  # a meeting is rarely done twice in the same way


class TodayCard(Card):
    """The card of `networkcoach.today`."""

    _esm = script("common.js", "today_forms.js", "today_card.js")
    _css = style("desk.css", "facts.css", "log.css")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._desk = PromiseDesk(log)
        super().__init__({"title": words()["today"]["title"], "page": PAGE}, self._page(0) | _quiet())

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, for someone who comes back to this page, perhaps on another day."""
        return self._page()

    def do_fold(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Let a sentence about a form go, because the form was closed."""
        return {}

    def do_page(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show another page of people."""
        return self._page(int(message["start"])) | _quiet() | self._pressed()

    def do_did(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Record a talk, and the promises that were kept by it, as one step."""
        who, on = message["person"], message["on"] or None
        with self._log.store.step("record"):
            talk = self._log.record(who, message["kind"], on=on, note=message["note"])
            for promise in message["kept"]:
                self._log.keep(promise, on=on)
        day = self._log.store.read("SELECT day FROM talk WHERE id = ?", (talk,))[0]["day"]
        told = f"{self._did(who, message['kind'], day, len(message['kept']))} {self._next(who)}"
        return self._noted(told.strip(), offer=thanks_offer(self._log, who, message["kind"], day))

    def do_later(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Leave a person off the list for some days, or until a day."""
        until = message["until"] or (self._log.today + timedelta(message["days"] or 0)).isoformat()
        if until <= self._log.today.isoformat():
            raise ValueError(words()["today"]["need_later"])
        self._log.snooze(message["person"], until)
        return self._noted(self._say("later", message["person"], until))

    def do_rest(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Let it rest."""
        self._log.rest(message["person"])
        return self._noted(self._say("rest", message["person"]))

    def do_keep(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Mark a promise as kept today."""
        self._log.keep(message["promise"])
        return self._noted(self._say("happened", message["person"]))

    def do_redate(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Move a promise, once."""
        if message["by"] < self._log.today.isoformat():
            raise ValueError(words()["today"]["need_later"])
        self._log.redate(message["promise"], message["by"])
        return self._noted(self._say("redate", message["person"], message["by"]))

    def do_drop(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Let a promise go, with the reason."""
        self._log.drop(message["promise"], message["reason"])
        return self._noted(self._say("drop", message["person"]))

    def do_told(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Note that somebody knows what came of a promise."""
        self._log.told(message["promise"])
        return self._noted(self._say("told", message["person"]))

    def do_open(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show a person's page on the card that has such pages, further down."""
        from networkcoach.views.people import show_person  # late: that card uses this one's forms

        return {} if show_person(self._log, message["person"]) else {"problem": words()["today"]["no_page"]}

    def do_thanks(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Promise to say thanks, as offered."""
        return self._noted(promise_thanks(self._log, self.state["offer"]))

    def do_undo(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names."""
        wrong = press_undo(self._log, self.state)
        return self._noted("" if wrong else words()["today"]["noted"]["undo"]) | wrong

    def catch_up(self) -> dict[str, Any]:
        """Show who is due now, and no button for a step that may not be this card's own."""
        return self._page() | _quiet()

    def _noted(self, told: str, offer: dict[str, Any] | None = None) -> dict[str, Any]:
        news = {"told": told, "offer": offer, "saved": saved_words(self._log), **undo_button(self._log)}
        return self._page() | news | self._pressed()

    def _pressed(self) -> dict[str, Any]:
        return {"presses": self.state["presses"] + 1}

    def _page(self, start: int | None = None) -> dict[str, Any]:
        """Give what stands on the card: a page of people, and the counts."""
        start = self.state["start"] if start is None else start
        due = self._log.due_list(start, PAGE)
        if start and not due.people:  # the last one of the last page has left
            start = (due.total - 1) // PAGE * PAGE if due.total else 0
            due = self._log.due_list(start, PAGE)
        return {
            "lead": self._lead(due.total),
            "score": words()["today"]["score"].format(score=self._desk.score()) if self._log.count_people() else "",
            "start": start,
            "total": due.total,
            "today": self._log.today.isoformat(),
            "people": [person_for_page(one, self._log.today) for one in due.people],
        }

    def _lead(self, total: int) -> str:
        tell = words()["today"]
        if total:
            return str(tell["lead_one"] if total == 1 else tell["lead"].format(n=f"{total:,}"))
        if not self._log.count_people():
            return str(tell["empty"])
        following = self._log.next_due()
        if following is None or following.due_on is None:
            return f"{tell['nobody']} {tell['no_rhythm']}"
        day = day_in_words(following.due_on, self._log.today)
        return f"{tell['nobody']} {tell['next'].format(name=following.name, day=day)}"

    def _say(self, what: str, person: int, day: str = "") -> str:
        shown = day_in_words(day, self._log.today) if day else ""
        return str(words()["today"]["noted"][what].format(name=self._log.person_named(person), day=shown))

    def _did(self, person: int, kind: str, day: str, kept: int) -> str:
        tell = words()["today"]
        key = ("did", "did_kept_one")[kept] if kept < 2 else "did_kept"
        name = self._log.person_named(person)
        shown = day_in_words(day, self._log.today)
        return str(tell["noted"][key].format(kind=tell["kinds"][kind], name=name, day=shown, n=kept))

    def _next(self, person: int) -> str:
        due_on = self._log.page_of(person, talks=0).standing.due_on
        if due_on is None or due_on <= self._log.today.isoformat():
            return ""
        return str(words()["today"]["noted"]["next"].format(day=day_in_words(due_on, self._log.today)))


def _quiet() -> dict[str, Any]:
    """Give a state in which nothing was pressed."""
    return {"told": "", "offer": None, "step": None, "undo": "", "presses": 0}


def person_for_page(due: DuePerson, today: date) -> dict[str, Any]:
    """Give all that the card shows of one person."""
    last = due.last_talk
    told = last is not None and due.question is not None and last.id == due.question.id
    kind = last.kind if last and last.kind in _BY_HAND else _BY_HAND[0]
    promises = [_promise(one, today) for one in due.promises] + [_untold(one, today) for one in due.untold]
    more = len(promises) - PROMISES
    return {
        "id": due.standing.id,
        "name": due.standing.name,
        "beside": shortened(", ".join(filter(None, (due.person.position, due.person.company)))),
        "why": list(reasons(due, today)),
        "last": "" if told else _last(last, today),
        "kind": kind,
        "promises": promises[:PROMISES],
        "more": words()["today"]["more_promises"].format(n=more) if more > 0 else "",
    }


def reasons(due: DuePerson, today: date) -> Iterator[str]:
    """Say why somebody is on the list, beside what was promised."""
    tell, standing = words()["today"]["why"], due.standing
    if due.question:
        key = "question" if due.question.note else "question_bare"
        yield tell[key].format(day=day_in_words(due.question.day, today), note=_short(due.question.note))
    if standing.state == "never_followed_up" and due.interview_on:
        yield tell["never_followed_up"].format(far=how_far(due.interview_on, today))
    elif standing.state == "resting" and standing.promise_late:
        yield tell["unanswered"]
    elif standing.state == "due" and standing.last_contact is None:
        yield tell["first_word"]
    elif standing.state in ("due", "overdue", "dormant"):
        yield from _by_rhythm(due, today)


def _by_rhythm(due: DuePerson, today: date) -> Iterator[str]:
    tell, standing = words()["today"]["why"], due.standing
    if standing.last_contact is None or standing.due_on is None:
        return
    last, due_on = date.fromisoformat(standing.last_contact), date.fromisoformat(standing.due_on)
    rhythm, late = (due_on - last).days, (today - due_on).days
    if standing.state == "dormant":
        yield tell["dormant"].format(n=(today - last).days)
    elif late > 0:
        yield tell["past_rhythm_one" if late == 1 else "past_rhythm"].format(n=late, rhythm=rhythm)
    else:
        yield tell["rhythm"].format(rhythm=rhythm, far=how_far(standing.due_on, today))


def _last(talk: Talk | None, today: date) -> str:
    tell = words()["today"]
    if talk is None:
        return str(tell["no_talk"])
    key = "last_both" if talk.direction == "both" else "last"
    said = {"kind": tell["kinds"][talk.kind], "way": tell["ways"].get(talk.direction), "note": _short(talk.note)}
    return str(tell[key].format(day=day_in_words(talk.day, today), **said)).strip()


def _promise(one: Promise, today: date) -> dict[str, Any]:
    tell = words()["today"]
    if one.by is None or one.first_by is None:
        return _row(one, tell["no_day"], can_move=True)
    moved = one.first_by != one.by
    days = {"day": one.by, "first": one.first_by}
    said = {name: day_in_words(day, today) for name, day in days.items()}
    return _row(one, tell["by_moved" if moved else "by"].format(far=how_far(one.by, today), **said), can_move=not moved)


def _untold(one: Promise, today: date) -> dict[str, Any]:
    day = one.kept_on or today.isoformat()
    when = words()["today"]["done_on"].format(day=day_in_words(day, today), far=how_far(day, today))
    return _row(one, when, can_move=False) | {"state": "untold"}


def _row(one: Promise, when: str, *, can_move: bool) -> dict[str, Any]:
    what = shortened(one.what)
    ended = f"{what}." if what[-1].isalnum() else what
    return {"id": one.id, "what": ended, "when": when, "state": one.state, "can_move": can_move}


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), LONGEST)


def thanks_offer(log: ContactLog, person: int, kind: str, day: str) -> dict[str, Any] | None:
    """Offer, after an interview, to promise a thank-you for the next day; None where there is nothing to offer.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> thanks_offer(demo_log(), 12, "interview", "2026-03-16")
    {'person': 12, 'by': '2026-03-17', 'text': 'Promise to say thanks, by 17 March'}
    """
    if kind != "interview":
        return None
    # of an interview that is written down late, the next day is over; a promise must not begin as a broken one
    by = max(date.fromisoformat(day) + timedelta(1), log.today).isoformat()
    text = words()["today"]["offer_thanks"].format(day=day_in_words(by, log.today))
    return {"person": person, "by": by, "text": text}


def promise_thanks(log: ContactLog, offer: dict[str, Any]) -> str:
    """Write down the promise that was offered; return what to say of it."""
    tell = words()["today"]
    log.promise(offer["person"], tell["thanks"], by=offer["by"])
    name, day = log.person_named(offer["person"]), day_in_words(offer["by"], log.today)
    return str(tell["noted"]["thanks"].format(name=name, day=day))
