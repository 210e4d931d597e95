"""act: something the learner does with their own log; the answer names the people or promises it was done with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from networkcoach.lessons._feedback import Feedback, compose, filled, listed
from networkcoach.lessons._ports import LogReader, SeenPromise
from networkcoach.lessons.kinds._kind import Around, Kind, NotAnAnswer, as_whole_number

_KEPT = ("on_time", "late")
_COUNTED = (*_KEPT, "open")
_FROM_HERE_A_PERCENTAGE = 5


@dataclass(frozen=True)
class ActTexts:
    """What the learner reads; each sentence is used only where it fits.

    ``chosen`` has {names}; ``more`` {left}; ``unknown`` {names}; ``count`` and ``whole_log`` {done} {due};
    ``percentage`` {percent}; ``undated`` {undated}, the promises without a day in the whole log;
    ``repair`` {name} {what}.
    """

    chosen: str
    more: str
    unknown: str
    count: str
    nothing_due: str
    whole_log: str
    percentage: str
    undated: str
    repair: str
    nothing_to_repair: str
    closing: str


@dataclass(frozen=True)
class Act(Kind):
    """Name people (or promises) of the own log; an answer is an id or a list of ids.

    Attributes
    ----------
    of
        Whether the ids are those of people or of promises.
    how_many
        How many the exercise asks for; fewer are noted too.
    """

    texts: ActTexts
    of: Literal["person", "promise"] = "person"
    how_many: int = 1

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
        with_promise = {promise.contact_id for promise in promises}
        silent = [_name(log, person) for person in people if person not in with_promise]
        left = self.how_many - len(ids)
        return [
            filled(self.texts.chosen, names=listed([_name(log, person) for person in people])),
            filled(self.texts.more, left=left) if left > 0 else "",
            filled(self.texts.unknown, names=listed(silent)) if silent else "",
            self._count(promises),
            self._whole_log(log, promises),
            self._undated(log),
            self._repair(log, promises),
            self.texts.closing,
        ]

    def _count(self, promises: Sequence[SeenPromise]) -> str:
        due = sum(promise.state in _COUNTED for promise in promises)
        done = sum(promise.state in _KEPT for promise in promises)
        return self._share(self.texts.count, done, due) if due else self.texts.nothing_due

    def _whole_log(self, log: LogReader, promises: Sequence[SeenPromise]) -> str:
        whole = log.follow_through()
        more = whole.due > sum(promise.state in _COUNTED for promise in promises)
        return self._share(self.texts.whole_log, whole.done, whole.due) if more else ""

    def _undated(self, log: LogReader) -> str:
        """Say how many are left out of the count: an open promise without a day is neither kept nor late."""
        undated = log.follow_through().undated
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
        return {"of": self.of, "count": self.how_many}

    def lines(self) -> list[str]:
        """Say what form the answer has."""
        return [f"  (Answer with the numbers of {self.how_many} of your {_PLURAL[self.of]}, such as [1, 2].)"]


_PLURAL = {"person": "people", "promise": "promises"}


def _identity(given: object) -> int:
    number = as_whole_number(given)
    if number is None or number < 1:
        raise NotAnAnswer("Please answer with the number of a person or promise in your log, such as 3.")
    return number


def _name(log: LogReader, person: int) -> str:
    return log.person_named(person) or "someone"
