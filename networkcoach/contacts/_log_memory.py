"""The verbs for questions from the learner's own notes."""

from __future__ import annotations

from networkcoach.contacts import _memory
from networkcoach.contacts import _values as values
from networkcoach.contacts._memory import MemoryQuestion
from networkcoach.contacts._reading import LogReading
from networkcoach.contacts._values import Day


class LogMemory(LogReading):
    """The verbs of `ContactLog` for such questions. Like answers to exercises, `undo` does not reach them."""

    def memory_questions(self, limit: int = 3) -> list[MemoryQuestion]:
        """List what people told you and what you are asked about today, from memory.

        Each note comes back after 2, 7 and 21 days. Never asked is what was told in confidence, what you know from
        elsewhere, and what is about children; nor about people who rest, asked to be left alone, or have no rhythm.

        Parameters
        ----------
        limit
            How many in one day, with those that were asked today already.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> [(one.name, one.topic, one.level) for one in log.memory_questions(2)]
        [('Ignacio', 'met', 1), ('Keiko', 'met', 1)]
        """
        return _memory.memory_questions(self.store, self.today, limit)

    def remembered(self, note: int, on: Day | None = None) -> None:
        """Keep that you were asked about a note; what you wrote is not kept. A second time on that day changes nothing.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> first = log.memory_questions()[0]
        >>> log.remembered(first.note)
        >>> first in log.memory_questions()
        False
        """
        with self.store.transaction() as db:
            _memory.remember(db, note, values.past_day(on, self.today))
