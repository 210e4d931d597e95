"""act: something the learner does with their own log; the answer names the people or promises it was done with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from networkcoach.lessons._feedback import Feedback, compose, filled, listed
from networkcoach.lessons._ports import LogReader, SeenPromise
from networkcoach.lessons.kinds._kind import Around, Kind, NotAnAnswer, as_whole_number

_KEPT = ("on_time", "late")
_COUNTED = (*_KEPT, "open")
_STILL_OPEN = ("open", "not_yet_due", "undated")
_FROM_HERE_A_PERCENTAGE = 5


@dataclass(frozen=True)
class ActTexts:
    """What the learner reads, in this order; a sentence is used only where it fits, and only if it was written.

    ``chosen`` has {names}; ``more`` {left}; ``unknown`` {names}; ``count`` and ``whole_log`` {done} {due};
    ``percentage`` {percent}; ``undated`` {undated}, the promises without a day in the whole log;
    ``repair`` {name} {what}; ``kept`` {kept}; ``still_open`` {open}; ``with_words`` and ``without_words`` {names};
    ``sources`` {told} {public} {confidence} {elsewhere}; ``elsewhere_left`` {elsewhere}.
    """

    chosen: str
    closing: str
    more: str = ""
    unknown: str = ""
    count: str = ""
    nothing_due: str = ""
    whole_log: str = ""
    percentage: str = ""
    undated: str = ""
    repair: str = ""
    nothing_to_repair: str = ""
    kept: str = ""
    still_open: str = ""
    with_words: str = ""
    without_words: str = ""
    sources: str = ""
    elsewhere_left: str = ""
    none_elsewhere: str = ""


@dataclass(frozen=True)
class Act(Kind):
    """Name people (or promises) of the own log; an answer is an id or a list of ids.

    Attributes
    ----------
    of
        Whether the ids are those of people or of promises.
    how_many
        How many the exercise asks for; fewer are noted too.
    desk
        What it is done with on a page: ``promises`` to write down, ``words`` that they said, ``sources`` of notes, the
        ``plan``, or promises that are ``open``.
    strategy
        Of the promises that are written down here.
    """

    texts: ActTexts
    of: Literal["person", "promise"] = "person"
    how_many: int = 1
    desk: Literal["promises", "words", "sources", "plan", "open"] = "promises"
    strategy: str = ""

    def take(self, given: object) -> int | list[int]:
        """Accept one id, or a list of them."""
        given = given.tolist() if hasattr(given, "tolist") else given  # a column of a table
        if isinstance(given, (list, tuple, set)):
            ids = [_identity(one) for one in given]
            if not ids:
                raise NotAnAnswer("Nobody is chosen yet.")
            return list(dict.fromkeys(ids))
        return _identity(given)

    def judge(self, value: Any, around: Around) -> Feedback:
        """Count what was promised to these people and done, without a word about the person."""
        log = around.people
        if log is None:
            return Feedback("not_attempted", "This exercise works with your own log. Open your log, then come back.")
        ids = value if isinstance(value, list) else [value]
        promises = log.promise_list()
        known = {promise.id for promise in promises} if self.of == "promise" else set(filter(log.person_named, ids))
        unknown = [one for one in ids if one not in known]
        if unknown:
            thing = "nobody" if self.of == "person" else "no promise"
            return Feedback("not_attempted", f"Your log has {thing} with the number {unknown[0]}. Please pick from it.")
        chosen = [promise for promise in promises if (promise.contact_id if self.of == "person" else promise.id) in ids]
        return compose("noted", *self._sentences(log, ids, chosen))

    def _sentences(self, log: LogReader, ids: list[int], promises: list[SeenPromise]) -> list[str]:
        people = ids if self.of == "person" else list(dict.fromkeys(promise.contact_id for promise in promises))
        left = self.how_many - len(ids)
        return [
            filled(self.texts.chosen, names=listed([_name(log, person) for person in people])),
            filled(self.texts.more, left=left) if left > 0 else "",
            *self._of_promises(log, people, promises),
            *self._of_notes(log, people),
            self.texts.closing,
        ]

    def _of_promises(self, log: LogReader, people: list[int], promises: Sequence[SeenPromise]) -> list[str]:
        kept = sum(promise.state in _KEPT for promise in promises)
        still_open = sum(promise.state in _STILL_OPEN for promise in promises)
        with_promise = {promise.contact_id for promise in promises}
        return [
            _about(log, self.texts.unknown, [person for person in people if person not in with_promise]),
            self._count(promises),
            self._whole_log(log, promises),
            self._undated(log),
            self._repair(log, promises),
            filled(self.texts.kept, kept=kept) if kept else "",
            filled(self.texts.still_open, open=still_open) if still_open else "",
        ]

    def _of_notes(self, log: LogReader, people: list[int]) -> list[str]:
        notes = {person: log.notes_of(person) for person in people}
        with_words = [one for one in people if any(note.topic == "said" for note in notes[one])]
        sources = Counter(note.source for known in notes.values() for note in known)
        numbers = {name: sources[name] for name in ("told", "public", "confidence", "elsewhere")}
        left = sources["elsewhere"]
        return [
            _about(log, self.texts.with_words, with_words),
            _about(log, self.texts.without_words, [one for one in people if one not in with_words]),
            filled(self.texts.sources, **numbers) if sources else "",
            filled(self.texts.elsewhere_left, elsewhere=left) if left else self.texts.none_elsewhere,
        ]

    def _count(self, promises: Sequence[SeenPromise]) -> str:
        due = sum(promise.state in _COUNTED for promise in promises)
        done = sum(promise.state in _KEPT for promise in promises)
        return self._share(self.texts.count, done, due) if due else self.texts.nothing_due

    def _whole_log(self, log: LogReader, promises: Sequence[SeenPromise]) -> str:
        if not self.texts.whole_log:
            return ""
        whole = log.follow_through()
        more = whole.due > sum(promise.state in _COUNTED for promise in promises)
        return self._share(self.texts.whole_log, whole.done, whole.due) if more else ""

    def _undated(self, log: LogReader) -> str:
        """Say how many are left out of the count: an open promise without a day is neither kept nor late."""
        undated = log.follow_through().undated if self.texts.undated else 0
        return filled(self.texts.undated, undated=undated) if undated else ""

    def _share(self, template: str, done: int, due: int) -> str:
        """Give a count; a percentage of fewer than five promises would pretend to know more than it does."""
        sentence = filled(template, done=done, due=due)
        if due < _FROM_HERE_A_PERCENTAGE:
            return sentence
        return f"{sentence} {filled(self.texts.percentage, percent=round(100 * done / due))}"

    def _repair(self, log: LogReader, promises: Sequence[SeenPromise]) -> str:
        """Offer the promise that has waited least: the shorter the wait, the shorter the excuse."""
        late = [promise for promise in promises if promise.state == "open"]
        if not late:
            return self.texts.nothing_to_repair
        easiest = max(late, key=lambda promise: promise.by or "")
        return filled(self.texts.repair, name=_name(log, easiest.contact_id), what=easiest.what.rstrip("."))

    def shown(self) -> dict[str, Any]:
        """Give what to pick, and how many."""
        return {"of": self.of, "count": self.how_many, "desk": self.desk}

    def readable(self, value: Any, people: LogReader | None = None) -> str:
        """Name the people or promises; those who are no longer in the log are only counted."""
        ids = value if isinstance(value, list) else [value]
        if self.of == "person":
            names = [people.person_named(one) if people and isinstance(one, int) else None for one in ids]
        else:
            known = {promise.id: promise for promise in people.promise_list()} if people else {}
            names = [_promised(people, known.get(one)) for one in ids]
        here = [name for name in names if name]
        gone = len(ids) - len(here)
        return "\n".join(f"- {name}" for name in [*here, *([f"{gone} not in this log any more"] if gone else [])])

    def lines(self) -> list[str]:
        """Say what form the answer has."""
        return [f"  (Answer with the numbers of {self.how_many} of your {_PLURAL[self.of]}, such as [1, 2].)"]


_PLURAL = {"person": "people", "promise": "promises"}


def _promised(people: LogReader | None, promise: SeenPromise | None) -> str | None:
    return f"{_name(people, promise.contact_id)}: {promise.what}" if people and promise else None


def _identity(given: object) -> int:
    number = as_whole_number(given)
    if number is None or number < 1:
        raise NotAnAnswer("Please answer with the number of a person or promise in your log, such as 3.")
    return number


def _about(log: LogReader, template: str, people: list[int]) -> str:
    return filled(template, names=listed([_name(log, person) for person in people])) if template and people else ""


def _name(log: LogReader, person: int) -> str:
    return log.person_named(person) or "someone"
