"""The people or promises of an answer, kept up to date with what is done beside it."""

from __future__ import annotations

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise
from networkcoach.lessons.kinds.act import Act


class Chosen:
    """Whom (or which promises) the answer of an `act` names.

    Parameters
    ----------
    exercise
        Without it, nobody is chosen and nothing is kept.
    """

    def __init__(self, log: ContactLog, exercise: Exercise | None) -> None:
        self._log = log
        self._exercise = exercise
        self._act = exercise.spec if exercise and isinstance(exercise.spec, Act) else None

    @property
    def strategy(self) -> str | None:
        """Which strategy the promises that are written down here belong to."""
        return (self._act.strategy or None) if self._act else None

    def stored(self) -> list[int]:
        """Give the ids of the answer."""
        stored = self._exercise.stored if self._exercise else None
        value = stored.value if stored else []
        return value if isinstance(value, list) else [value]

    def here(self) -> list[int]:
        """Give those of them that are still in the log; adding them may have been taken back."""
        if self._act and self._act.of == "promise":
            known = {one.id for one in self._log.promise_list()}
            return [one for one in self.stored() if one in known]
        return [one for one in self.stored() if self._log.person_named(one)]

    def add(self, one: int) -> None:
        """Put one more into the answer."""
        if self._exercise:
            self._exercise.answer([*dict.fromkeys([*self.here(), one])])

    def be(self, ids: list[int]) -> None:
        """Let the answer name these and no others; nobody at all is no answer, so the last one stays."""
        if self._exercise and ids and ids != self.stored():
            self._exercise.answer(ids)

    def forget_gone(self) -> None:
        """Leave out of the answer who is not in the log any more."""
        left = self.here()
        if self._exercise and left and left != self.stored():
            self._exercise.answer(left)
