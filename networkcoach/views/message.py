"""The writing box of the message coach: to whom, what they told, the draft with its marks, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from networkcoach.coach import Review, review_message
from networkcoach.contacts import ContactLog
from networkcoach.contacts._drafts import Draft, Overruled
from networkcoach.contacts._person import PersonPage
from networkcoach.views._card import Card, saved_words, script, style, words
from networkcoach.views._observed import is_confided, observed, overruling, trust
from networkcoach.views._say import shortened
from networkcoach.views._undo import NO_BUTTON, press_undo, undo_button
from networkcoach.views._versions import compared, versions_for_page
from networkcoach.views._who import MATCHES
from networkcoach.views.promises import PAGE, PromiseDesk

KINDS = ("email", "message", "letter")  # of what is written
OFFERED = 5  # people who could do with a word
CALLED = 40  # letters
ALONE = "do_not_contact"
LONGEST = 300  # letters of one thing that somebody told

Message = dict[str, Any]


class MessageCard(Card):
    """Choose a person, write, look at what the coach marks, and note that it was sent.

    Every message about a draft names the person whose it is, so that what is typed never lands at somebody else.
    """

    _asides = Card._asides | {"read"}
    _esm = script("common.js", "marked_box.js", "message_parts.js", "message_card.js")
    _css = style("desk.css", "facts.css", "log.css", "message.css")

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._desk = PromiseDesk(log)
        self._open: int | None = None
        self._last = ("", 0)  # the draft that was read last, and its number
        spec = {
            "title": words()["message"]["title"],
            "kinds": {kind: words()["today"]["kinds"][kind] for kind in KINDS},
            "ways": words()["people"]["ways"],
            "trust": trust(),
            "whose": "demo" if log.is_demo else "own",
        }
        super().__init__(spec, {"found": None, "filled": 0, "told": "", **NO_BUTTON, **self._begin()})

    def catch_up(self) -> dict[str, Any]:
        """Show what another card changed: who they are, what they told, whether they may be written to."""
        if self._open is None:
            return self._begin()
        if self._log.person_named(self._open) is None:
            return self._closed() | {"problem": words()["message"]["gone"]}
        return NO_BUTTON | {"told": "", "person": self._person()} | self._read(*self._last)

    def do_look(self, _message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, for someone who comes back to this card."""
        return self._begin() if self._open is None else {}

    def do_find(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people while somebody types a name."""
        return self._desk.find(message["text"])

    def do_open(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Show the box for a person; a name that goes with another number is of another log."""
        who = int(message["person"])
        name = self._log.person_named(who)
        if name is None or name != message.get("name", name):
            raise ValueError(words()["message"]["gone"])
        self._open = who
        return self._filled() | NO_BUTTON | {"told": "", "found": None}

    def do_close(self, _message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Go back to choosing a person."""
        return self._closed()

    def do_read(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Read a draft as far as it is typed; the number says to the page which one it was."""
        return self._read(message["text"], message["number"]) if self._is_open(message) else {}

    def do_keep(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Save the draft as it stands now."""
        who, text = int(message["person"]), message["text"]
        before = self._at_hand(who)
        if (before.text if before else "") != text:
            self._log.keep_draft(who, text, before.overruled if before else ())
        return self._stored() | {"told": ""} if self._is_open(message) else {}

    def do_version(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Keep this version and go on in a copy."""
        kept = self._log.keep_version(message["person"])
        return self._stored() | self._told("version_done" if kept else "version_same")

    def do_compare(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Show what changed since an earlier version, or what was sent; without one, fold it away."""
        drafts = self._log.drafts_of(message["person"])
        found = next((one for one in drafts if one.id == message["draft"]), None)
        if found is None:
            return {"compared": None}
        now = found if found.talk_id is not None else drafts[0]
        shown = compared(found.text, now.text)
        return {"compared": shown | {"id": found.id, "text": "" if found is now else shown["text"]}}

    def do_back(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Go on with an earlier version; the one at hand stays."""
        self._log.bring_back_draft(message["person"], message["draft"])
        return self._filled() | self._told("back_done")

    def do_overrule(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Take a mark away, for this draft."""
        text, page = message["text"], self._page()
        more = overruling(text, self._review(text, page), message["label"]) if page else ()
        return self._overruled(message, tuple(dict.fromkeys((*self._overruled_now(), *more))))

    def do_agree(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Show a mark again that was overruled."""
        pair = (message["label"], message["quote"])
        return self._overruled(message, tuple(one for one in self._overruled_now() if one != pair))

    def do_note(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Write down what they told, and read the draft again. What was told in confidence stays so."""
        if is_confided(message["note"], _confided(self._log.page_of(message["person"], talks=0))):
            raise ValueError(words()["message"]["confided"])
        self._log.note(message["person"], message["note"], topic="personal", source="told")
        done = {"person": self._person(), "noted": self.state.get("noted", 0) + 1, **undo_button(self._log)}
        return self._read(message["text"], message["number"]) | self._told("note_done") | done

    def do_sent(self, message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Note that it was sent; the next message begins empty."""
        who = message["person"]
        self._log.sent(who, message["kind"], note=message["note"], strategy=message["strategy"] or None)
        kind = words()["today"]["kinds"][message["kind"]]
        told = words()["message"]["sent_done"].format(kind=kind, name=self._log.person_named(who))
        done = {"told": told, "sent": self.state.get("sent", 0) + 1}
        return self._filled() | {"saved": saved_words(self._log)} | done | undo_button(self._log)

    def do_undo(self, _message: Message, _buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names: a talk, and the message is at hand again; or a note."""
        wrong = press_undo(self._log, self.state)
        if wrong or self._open is None:
            return wrong | undo_button(self._log)
        stored = self._stored()
        if stored["text"] != self.state["text"]:
            return self._filled() | NO_BUTTON | self._told("undone")
        return stored | {"person": self._person()} | self._read(*self._last) | NO_BUTTON | self._told("undone_note")

    def _is_open(self, message: Message) -> bool:
        return bool(message["person"] == self._open)

    def _begin(self) -> dict[str, Any]:
        """Give what stands on the card before a person is chosen."""
        begun = [{"id": one, "text": name} for one, name in self._log.people_with_drafts(MATCHES)]
        there = {one["id"] for one in begun}
        due = [one.standing for one in self._log.due_list(size=MATCHES).people]
        return {
            "person": None,
            "reading": None,
            "begun": begun,
            "due": [{"id": one.id, "text": one.name} for one in due if one.id not in there][:OFFERED],
            "is_empty": not self._log.count_people(),
        }

    def _closed(self) -> dict[str, Any]:
        self._open = None
        return self._begin() | NO_BUTTON | {"told": "", "found": None}

    def _filled(self) -> dict[str, Any]:
        """Show the person with the draft as it is stored, and tell the page to put it into the box."""
        stored = self._stored()
        now = {"person": self._person(), "filled": self.state["filled"] + 1, "compared": None}
        return now | stored | self._read(stored["text"], 0)

    def _stored(self) -> dict[str, Any]:
        """Give what is stored of the draft; the page compares it with what stands in the box."""
        drafts = self._drafts()
        text = drafts[0].text if drafts and drafts[0].talk_id is None else ""
        versions = versions_for_page(drafts, self._log.today)
        return {"text": text, "versions": versions, "saved": saved_words(self._log) if text else ""}

    def _read(self, text: str, number: int) -> dict[str, Any]:
        self._last = (text, number)
        page = self._page()
        if page is None or page.standing.state == ALONE:
            return {"reading": None}
        review = self._review(text, page)
        return {"reading": observed(text, review, self._overruled_now(), _confided(page)) | {"number": number}}

    def _review(self, text: str, page: PersonPage) -> Review:
        return review_message(text, self._log.shared_by(page.standing.id), page.standing.name)

    def _overruled(self, message: Message, pairs: Overruled) -> dict[str, Any]:
        self._log.keep_draft(message["person"], message["text"], pairs)
        return self._stored() | self._read(message["text"], message["number"])

    def _overruled_now(self) -> Overruled:
        at_hand = self._at_hand(self._open)
        return at_hand.overruled if at_hand else ()

    def _at_hand(self, person: int | None) -> Draft | None:
        drafts = self._log.drafts_of(person) if person is not None else []
        return drafts[0] if drafts and drafts[0].talk_id is None else None

    def _drafts(self) -> list[Draft]:
        return self._log.drafts_of(self._open) if self._open is not None else []

    def _page(self) -> PersonPage | None:
        return self._log.page_of(self._open, talks=0) if self._open is not None else None

    def _person(self) -> dict[str, Any] | None:
        page = self._page()
        return person_for_page(page, self._log.shared_by(page.standing.id)) if page else None

    def _told(self, key: str) -> dict[str, Any]:
        person = self.state["person"] or {}
        return {"told": words()["message"][key].format(called=person.get("called"))}


def person_for_page(page: PersonPage, shared: Sequence[str]) -> dict[str, Any]:
    """Give whom one writes to: how they are called, and what they told; of who wants to be left alone only that."""
    tell, fields, name = words()["message"], page.fields, page.standing.name
    if page.standing.state == ALONE:
        return {"id": page.standing.id, "name": name, "called": name, "alone": tell["alone"].format(name=name)}
    given = str(fields["given"] or name.split()[0])
    nickname = str(fields["nickname"] or "")
    called = {"called": shortened(nickname or given, CALLED), "nickname": shortened(given, CALLED)}
    how = [tell["call_too" if nickname and nickname != given else "call"].format(**called)]
    how += [tell["address"].format(email=fields["email"])] if fields["email"] else []
    newest = [shortened(text, LONGEST) for text in shared[-PAGE:]]
    return {
        "id": page.standing.id,
        "name": name,
        "called": called["called"],
        "alone": "",
        "beside": shortened(", ".join(str(fields[one]) for one in ("position", "company") if fields[one])),
        "how": " ".join(how),
        "email": fields["email"] or "",
        "shared": newest,
        "more": tell["shared_more"].format(n=len(shared) - PAGE) if len(shared) > PAGE else "",
    }


def _confided(page: PersonPage) -> list[str]:
    return [note.text for note in page.notes if note.source == "confidence"]
