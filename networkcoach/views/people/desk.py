"""Turns what the forms on a person's page send into changes of the log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts._forget import Mention
from networkcoach.views._card import words
from networkcoach.views._days import day_in_words
from networkcoach.views.people.details import changed_fields
from networkcoach.views.promises import PAGE
from networkcoach.views.today import thanks_offer

Message = dict[str, Any]


class PersonDesk:
    """The forms of one log; each of them is one step, to be taken back as one."""

    def __init__(self, log: ContactLog) -> None:
        self._log = log

    def details(self, message: Message) -> None:
        """Change what differs from what stood in the form."""
        person = int(message["person"])
        fields = changed_fields(self._log.page_of(person, talks=0).fields, message["fields"])
        self._log.change(person, **fields)

    def note(self, message: Message) -> int:
        """Write down a note or correct it; return its id."""
        given = {key: message[key] for key in ("text", "topic", "source")}
        if message["note"] is None:
            return self._log.note(message["person"], **given)
        self._log.change_note(message["note"], **given)
        return int(message["note"])

    def talk(self, message: Message) -> int:
        """Write down a talk or correct it; return its id."""
        given = {key: message[key] for key in ("kind", "direction", "note")}
        given |= {"on": message["on"] or None, "strategy": message["strategy"] or None}
        given["wants_reply"] = bool(message["wants_reply"]) and message["direction"] != "to"
        if message["talk"] is None:
            return self._log.record(message["person"], **given)
        self._log.change_talk(message["talk"], **given)
        return int(message["talk"])

    def offer(self, message: Message) -> dict[str, Any] | None:
        """Offer to promise a thank-you after an interview that was just written down."""
        if message["talk"] is not None:
            return None
        return thanks_offer(self._log, message["person"], message["kind"], message["on"] or self._log.today.isoformat())

    def rhythm(self, message: Message) -> None:
        """Set the rhythm, and keep the wish behind it as a note in their words."""
        typed, wish = message["days"].strip(), message["wish"].strip()
        days = int(typed) if typed.isascii() and typed.isdigit() else typed or None
        with self._log.store.step("rhythm"):
            self._log.rhythm(message["person"], days)
            if wish:
                self._log.note(message["person"], wish, topic="said")

    def later(self, message: Message) -> None:
        """Set somebody aside for some days, or until a day."""
        until = message["until"] or (self._log.today + timedelta(message["days"] or 0)).isoformat()
        if until <= self._log.today.isoformat():
            raise ValueError(words()["today"]["need_later"])
        self._log.snooze(message["person"], until)

    def redate(self, message: Message) -> None:
        """Move a promise, to a day that is not over."""
        if not message["by"] or message["by"] < self._log.today.isoformat():
            raise ValueError(words()["today"]["need_later"])
        self._log.redate(message["promise"], message["by"])

    def forget(self, person: int) -> dict[str, Any]:
        """Forget a person for good; return what is to be said of it: also where the name still stands."""
        tell, name = words()["people"], self._log.person_named(person)
        mentions = self._log.forget(person).mentions
        if not mentions:
            return {"text": tell["forgotten"].format(name=name), "lines": []}
        lines = [self._mention(one) for one in mentions[:PAGE]]
        if len(mentions) > PAGE:
            lines.append(tell["more_mentions"].format(n=f"{len(mentions) - PAGE:,}"))
        return {"text": tell["mentions"].format(name=name), "lines": lines}

    def _mention(self, one: Mention) -> str:
        day = day_in_words(one.day, self._log.today) if one.day else ""
        return str(words()["people"]["mention"][one.what].format(about=one.about, day=day))
