"""The card of `networkcoach.people`: everybody, and one person's page."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts._talks import KINDS, usual_direction
from networkcoach.views._card import Card, saved_words, script, style, words
from networkcoach.views._undo import NO_BUTTON, press_undo, undo_button
from networkcoach.views.people.desk import Message, PersonDesk
from networkcoach.views.people.page import Pages, page_for_page
from networkcoach.views.people.results import Results
from networkcoach.views.promises import PAGE, PromiseDesk
from networkcoach.views.today import promise_thanks


def show_person(log: ContactLog, person: int) -> bool:
    """Show a person on the newest people card of this log; return whether there is such a card.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> log = demo_log()
    >>> show_person(log, 3)
    False
    >>> card = PeopleCard(log)
    >>> show_person(log, 3), card.state["person"]["name"]
    (True, 'Keiko Saltmarsh')
    """
    reference = Card._shown.get((PeopleCard, "", id(log.store)))
    card = reference() if reference else None
    if not isinstance(card, PeopleCard):
        return False
    card.show(person)
    return True


class PeopleCard(Card):
    """Search as you type; one person's page with all that one can do there.

    ``state`` holds twenty people at most, or one person with twenty talks, notes and promises at most: a message to the
    page stays small with 30,000 people. Every message about a person names them, so that a form which was open when
    another card showed somebody else never writes to the wrong one.
    """

    _esm = script("common.js", "promises.js", "today_forms.js", "person_forms.js", "person.js", "people_card.js")
    _css = style("desk.css", "facts.css", "log.css")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._desk = PersonDesk(log)
        self._results = Results(log)
        self._pages = Pages()
        self._open: int | None = None
        self._wrote = False
        spec = {
            "title": words()["people"]["title"],
            "page": PAGE,
            "usual": {kind: usual_direction(kind) for kind in KINDS},
            "whose": "demo" if log.is_demo else "own",
        }
        super().__init__(spec, self._now())

    def show(self, person: int | str) -> None:
        """Show a person because another card asks for it.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> card = PeopleCard(demo_log())
        >>> card.show("Otis")
        >>> card.state["person"]["name"]
        'Otis Penhaligon-Park'
        """
        who = self._log.id_of(person)
        self._results.find(self._log.person_named(who) or "")
        self.state = {**self.state, **self._opened(who), "from_elsewhere": True, "problem": ""}

    def catch_up(self) -> dict[str, Any]:
        """Show what another card changed, and no button for a step that may not be this card's own."""
        self._wrote = False
        return self._now()

    def do_look(self, _message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, for someone who comes back to this card."""
        return self._now()

    def do_find(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people while somebody types."""
        self._results.find(message["text"], message.get("start", 0))
        return {"list": self._results.shown(), "told": None}

    def do_open(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Show a person."""
        return self._opened(int(message["person"]))

    def do_close(self, _message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Go back to the list."""
        self._open = None
        return self._now()

    def do_add(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Add somebody by name, and show their page."""
        who = self._log.add(message["name"])
        self._wrote = True
        return self._opened(who) | {"is_new": True, "saved": saved_words(self._log)}

    def do_turn(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Show older or newer talks, notes or promises."""
        self._pages.turn(message["part"], int(message["start"]))
        return self._now()

    def do_reveal(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Show a note that was told in confidence, or hide it again."""
        self._pages.revealed ^= {message["note"]}
        return self._now()

    def do_details(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Change what is known of a person."""
        self._desk.details(message)
        return self._done("facts")

    def do_note(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Write down a note, or correct it."""
        return self._done(f"note-{self._desk.note(message)}")

    def do_remove_note(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Take a note out."""
        self._log.remove_note(message["note"])
        return self._done("notes")

    def do_talk(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Write down a talk, or correct it."""
        return self._done(f"talk-{self._desk.talk(message)}") | {"offer": self._desk.offer(message)}

    def do_thanks(self, _message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Promise to say thanks, as offered."""
        promise_thanks(self._log, self.state["offer"])
        return self._done("promises")

    def do_remove_talk(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Take a talk out."""
        self._log.remove_talk(message["talk"])
        return self._done("talks")

    def do_promise(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Write down a promise."""
        return self._done(f"promise-{PromiseDesk(self._log).give(message['person'], message)}")

    def do_keep(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Mark a promise as kept today."""
        self._log.keep(message["promise"])
        return self._done(f"promise-{message['promise']}")

    def do_redate(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Move a promise, once."""
        self._desk.redate(message)
        return self._done(f"promise-{message['promise']}")

    def do_drop(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Let a promise go, with the reason."""
        self._log.drop(message["promise"], message["reason"])
        return self._done(f"promise-{message['promise']}")

    def do_told(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Note that the person knows what came of a promise."""
        self._log.told(message["promise"])
        return self._done(f"promise-{message['promise']}")

    def do_rhythm(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Set how many days may pass without a word."""
        self._desk.rhythm(message)
        return self._done("rhythm")

    def do_later(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Set a person aside for a while."""
        self._desk.later(message)
        return self._done("")

    def do_rest(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Let it rest."""
        self._log.rest(message["person"])
        return self._done("")

    def do_wake(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """End a rest, or the time for which somebody was set aside."""
        self._log.wake(message["person"])
        return self._done("")

    def do_leave_alone(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Respect a wish, for good."""
        self._log.do_not_contact(message["person"])
        return self._done("")

    def do_forget(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Forget a person for good."""
        told = self._desk.forget(message["person"])
        self._open, self._wrote = None, False  # what was done before must not be offered beside it
        self._results.find("")
        return self._now() | {"told": told, "forgotten": message["person"], "saved": saved_words(self._log)}

    def do_undo(self, _message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names."""
        wrong = press_undo(self._log, self.state)
        return self._done("") | wrong

    def _opened(self, person: int) -> dict[str, Any]:
        self._open, self._pages = person, Pages()
        return self._now() | {
            "opened": self.state.get("opened", 0) + 1,
            "from_elsewhere": False,
            "is_new": False,
            "told": None,
        }

    def _done(self, at: str) -> dict[str, Any]:
        """Say that something was written, and where on the page it stands now."""
        self._wrote = True
        return self._now() | {
            "done": self.state.get("done", 0) + 1,
            "at": at,
            "offer": None,
            "saved": saved_words(self._log),
        }

    def _now(self) -> dict[str, Any]:
        person = self._person()
        shown = {
            "person": person,
            "list": None if person else self._results.shown(),
            "today": self._log.today.isoformat(),
        }
        return shown | (undo_button(self._log) if self._wrote else NO_BUTTON)

    def _person(self) -> dict[str, Any] | None:
        if self._open is None or self._log.person_named(self._open) is None:  # forgotten or joined by another card
            self._open = None
            return None
        page = self._log.page_of(self._open, self._pages.start("talks"), PAGE)
        if page.talk_count and not page.talks:  # the last one of the last page was taken out
            self._pages.cut("talks", page.talk_count)
            page = self._log.page_of(self._open, self._pages.start("talks"), PAGE)
        return page_for_page(self._open, page, self._pages, self._log.today)
