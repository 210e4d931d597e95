"""The quick log: one line is read as a talk and its promises, looked at, changed, and saved by one press."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog, Person
from networkcoach.contacts.quick import QuickLine, QuickPromise, QuickSaved, people_called, write_line
from networkcoach.views._card import Card, saved_words, script, style, words
from networkcoach.views._days import day_in_words
from networkcoach.views._say import counted
from networkcoach.views._undo import press_undo, undo_button
from networkcoach.views._who import MATCHES, who_is
from networkcoach.views.promises import PromiseDesk
from networkcoach.views.today import promise_thanks, thanks_offer

WORDS_OF_A_NAME = 3  # that are looked up one by one when nobody is called by all of them


class QuickLogCard(Card):
    """The card of `networkcoach.quick_log`."""

    _asides = Card._asides | {"read"}
    _esm = script("common.js", "quick_fields.js", "quick_log_card.js")
    _css = style("desk.css", "facts.css", "log.css")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._desk = PromiseDesk(log)
        self._line = ""
        spec = {"title": words()["quick"]["title"], "kinds": words()["today"]["kinds"]}
        super().__init__(spec, _quiet() | {"reading": None, "found": None, "written": 0})

    def do_read(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Read a line as far as it is typed; the number says to the page which one it was."""
        self._line = message["text"]
        return {"reading": self._read(self._line) | {"number": message.get("number", 0)}}

    def do_find(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people while somebody changes the name by hand."""
        return self._desk.find(message["text"])

    def do_save(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Write down what the fields say, as one step."""
        self._check(message)
        kind, who = message["kind"] or None, message["who"]
        promises = [QuickPromise(one["what"], one["by"] or None) for one in message["promises"] if one["what"].strip()]
        if kind is None and not promises:
            raise ValueError(words()["quick"]["nothing"])
        with self._log.store.step("record" if kind else "promise"):
            saved = write_line(
                self._log.store,
                self._log.today,
                None if who == "new" else int(who),
                new_name=message["name"],
                kind=kind,
                day=message["day"] or None,
                direction=message["direction"],
                note=message["note"],
                wants_reply=message["wants_reply"] and message["direction"] != "to",
                promises=promises,
            )
        day = message["day"] or self._log.today.isoformat()
        offer = thanks_offer(self._log, saved.person, kind, day) if kind else None
        told = self._told(saved, kind, day)
        return self._noted(told, offer) | {"written": self.state["written"] + 1, "reading": None, "found": None}

    def do_thanks(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Promise to say thanks, as offered."""
        return self._noted(promise_thanks(self._log, self.state["offer"]))

    def do_undo(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names."""
        wrong = press_undo(self._log, self.state)
        return self._noted("" if wrong else words()["quick"]["undone"]) | wrong

    def catch_up(self) -> dict[str, Any]:
        """Offer no step of another card, and read the line anew: who is in it may be in the log now, or no more."""
        reading = self.state["reading"]
        return _quiet() | {"reading": reading and self._read(self._line) | {"number": reading["number"]}}

    def _noted(self, told: str, offer: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"told": told, "offer": offer, "saved": saved_words(self._log), **undo_button(self._log)}

    def _check(self, message: dict[str, Any]) -> None:
        tell = words()["quick"]
        if not message["name"].strip():
            raise ValueError(tell["need_name"])
        if message["who"] is None:
            raise ValueError(tell["need_person"])
        if message["who"] != "new" and (alone := self._left_alone(int(message["who"]))):
            raise ValueError(alone)

    def _left_alone(self, person: int) -> str:
        """Say that somebody wishes to be left alone; nothing if they don't."""
        page = self._log.page_of(person, talks=0)
        if page.standing.state != "do_not_contact":
            return ""
        return str(words()["quick"]["left_alone"].format(name=page.standing.name))

    def _read(self, text: str) -> dict[str, Any]:
        line = self._log.read_line(text)
        alone = self._left_alone(line.people[0].id) if len(line.people) == 1 else ""
        people = line.people or self._near(line.who)
        return {
            "who": line.who,
            "people": [{"id": one.id, "text": who_is(one)} for one in people[:MATCHES]],
            "more": len(people) > MATCHES,
            "is_certain": len(line.people) == 1,
            "kind": line.kind or "",
            "day": line.day,
            "direction": line.direction,
            "wants_reply": line.wants_reply,
            "note": line.note,
            "promises": [_promise(line, number) for number in range(len(line.promises))],
            "from": {one.field: one.words for one in line.guesses if one.field not in ("promise", "by")},
            "alone": bool(alone),
            "doubts": [alone] if alone else list(line.doubts),
        }

    def _near(self, who: str) -> tuple[Person, ...]:
        """Find people who are called by a part of a name that nobody has."""
        parts = [part for part in who.split() if len(part) > 1][:WORDS_OF_A_NAME]
        near = [one for part in parts for one in people_called(self._log.store, part)[: MATCHES + 1]]
        return tuple(dict.fromkeys(near))

    def _told(self, saved: QuickSaved, kind: str | None, day: str) -> str:
        tell, many = words()["quick"], len(saved.promises)
        key = "saved_promise" if kind is None else "saved_both" if many else "saved_talk"
        name = self._log.person_named(saved.person)
        told = tell[key].format(
            kind=words()["today"]["kinds"][kind or "other"],
            name=name,
            day=day_in_words(day, self._log.today),
            promises=counted(many, tell["one_promise"], tell["promises"]),
        )
        if saved.is_new:
            told += " " + tell["is_new_met" if kind == "interview" else "is_new"].format(name=name)
        return str(told)


def _quiet() -> dict[str, Any]:
    """Give a state in which nothing was pressed."""
    return {"told": "", "offer": None, "step": None, "undo": ""}


def _promise(line: QuickLine, number: int) -> dict[str, Any]:
    one = line.promises[number]
    words_of = {guess.field: guess.words for guess in line.guesses if guess.number == number}
    return {
        "what": one.what,
        "by": one.by or "",
        "from": words_of.get("promise", ""),
        "by_from": words_of.get("by", ""),
    }
