"""Who, what was promised, did it happen: the desk behind the promise form, and the form as a card of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from networkcoach.contacts import ContactLog, Promise
from networkcoach.lessons import Exercise
from networkcoach.views._card import script, words
from networkcoach.views._days import day_in_words
from networkcoach.views._desk import DeskCard
from networkcoach.views._undo import NO_BUTTON, undo_button
from networkcoach.views._who import WhoDesk, who_is

PAGE = 20  # a list never shows more at once
ENOUGH = 5  # a percentage of fewer promises would pretend to know more than it does


class PromiseDesk(WhoDesk):
    """Turns what the promise form sends into changes of the log, and the log into what the form shows."""

    def write(self, message: dict[str, Any]) -> int:
        """Add the person if new, write down the promise, mark it kept if it was; return the person's id."""
        with self._log.store.step("promise"):  # one press of the button is one step, to be taken back as one
            who = self.picked(message)
            self.give(who, message)
        return who

    def give(self, person: int, message: dict[str, Any]) -> int:
        """Write down a promise to somebody who is in the log, mark it kept if it was; return its id."""
        if not message["what"] and message["happened"] != "unknown":
            raise ValueError(words()["promise"]["need_what"])
        what = message["what"] or words()["promise"]["forgotten"]
        with self._log.store.step("promise"):
            promise = self._log.promise(person, what, by=message["by"], strategy=message.get("strategy"))
            if message["happened"] == "yes":
                self._log.keep(promise, on=message["on"])
        return promise

    def state(self, only: Collection[int] | None = None) -> dict[str, Any]:
        """Give the list below the form: score, newest promises, what can be taken back.

        Parameters
        ----------
        only
            People to show; without it, everybody. The score stands only where everybody is shown.
        """
        tell = words()["promise"]
        promises = [one for one in self._log.promise_list() if only is None or one.contact_id in only]
        more = tell["more_rows"].format(shown=PAGE, all=len(promises)) if len(promises) > PAGE else ""
        lead = self.score() if only is None else tell["theirs"] if promises else ""
        return {
            "score": f"{lead} {more}".strip(),
            "rows": self.rows(promises[: -PAGE - 1 : -1]),
            **(undo_button(self._log) if only is None or promises else NO_BUTTON),
        }

    def score(self) -> str:
        """One sentence: did it happen? With fewer than five dated promises a count, not a percentage."""
        tell = words()["promise"]
        now = self._log.follow_through()
        if not now.due:
            sentence = tell["none_yet"]
        else:
            key = "score" if now.due >= ENOUGH else "score_few"
            sentence = tell[key].format(done=now.done, due=now.due, percent=round(100 * now.done / now.due))
        waiting = tell["waiting"].format(not_yet_due=now.not_yet_due) if now.not_yet_due else ""
        undated = tell["undated_one" if now.undated == 1 else "undated"].format(n=now.undated) if now.undated else ""
        return " ".join(filter(None, (sentence, waiting, undated)))

    def rows(self, shown: Sequence[Promise]) -> list[dict[str, Any]]:
        """Give promises as the page lists them."""
        twice = {
            name
            for name, count in Counter(name for _, name in {(p.contact_id, p.contact) for p in shown}).items()
            if count > 1
        }
        return [self._row(one, one.contact in twice) for one in shown]

    def _row(self, one: Promise, is_double: bool) -> dict[str, Any]:
        who = one.contact
        if is_double:  # two people of one name: what stands beside it tells them apart
            alike = self._log.search(who, PAGE)
            who = next((who_is(person) for person in alike if person.id == one.contact_id), who)
        return {
            "id": one.id,
            "who": who,
            "what": one.what,
            "when": day_in_words(one.by, self._log.today) if one.by else "",
            "state": one.state,
            "words": promise_words(one),
            "open": is_open(one),
        }


def promise_words(one: Promise) -> str:
    """Say in words what became of a promise."""
    state = one.state
    if state == "on_time" and not one.kept_on:
        state = "left_alone"
    elif one.kept_on and not one.by:
        state = "kept"
    return str(words()["promise"]["states"][state])


def is_open(one: Promise) -> bool:
    """Whether a promise can still be kept."""
    return one.state in ("open", "not_yet_due", "undated")


class PromisesCard(DeskCard):
    """The card of `networkcoach.promises`, and the desk of exercises that ask for promises."""

    _esm = script("common.js", "who.js", "promises.js", "desk.js", "promises_card.js")
    _words = "promise"

    def __init__(self, log: ContactLog, exercise: Exercise | None = None) -> None:
        self._desk = PromiseDesk(log)
        super().__init__(log, exercise)

    def desk_state(self) -> dict[str, Any]:
        """Give the promises; in an exercise only those to the people of its answer.

        At a projector, the rest of the log is nobody's business.
        """
        return self._desk.state(only=self._chosen.here() if self._is_inside else None)

    def do_find(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look for people while somebody types a name."""
        return self._desk.find(message["text"])

    def do_promise(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Write a promise into the log, and its person into the answer."""
        self._chosen.add(self._desk.write(message | {"strategy": self._chosen.strategy}))
        return self._now(written=self.state.get("written", 0) + 1, found=None)

    def do_keep(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Mark a promise as kept today."""
        self._log.keep(message["promise"])
        return self._now()
