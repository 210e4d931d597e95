"""The verbs for promises: given, kept, moved once, dropped, and told of."""

from __future__ import annotations

from networkcoach.contacts import _people, _promises
from networkcoach.contacts import _values as values
from networkcoach.contacts._reading import LogReading
from networkcoach.contacts._values import Day


class LogPromises(LogReading):
    """The verbs of `ContactLog` for promises."""

    def promise(self, person: int | str, what: str, by: Day | None = None, strategy: str | None = None) -> int:
        """Write down what you promised someone, best with a day, and return the promise's id.

        Parameters
        ----------
        strategy
            What it is a part of: ``interested_ear``, ``give``, ``personal_life`` or ``side_project``.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().promise("Teodor", "send the night-bus map", by="2026-03-20")
        14
        """
        with self.store.step("promise") as db:
            return _promises.give_promise(db, _people.find_person(db, person), what, by, strategy)

    def keep(self, promise: int, on: Day | None = None) -> None:
        """Mark a promise as kept, today or on an earlier day. If it is kept already, the first day stays.

        A promise that was dropped and happened after all counts as kept.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.keep(4)  # the photo for Keiko
        >>> log.follow_through().late
        2
        """
        with self.store.step("keep") as db:
            _promises.keep_promise(db, promise, values.past_day(on, self.today))

    def redate(self, promise: int, by: Day) -> None:
        """Move a promise to another day, once. The new day decides; the first one stays visible.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.redate(4, "2026-03-20")
        >>> log.promise_list()[3].first_by, log.promise_list()[3].state
        ('2025-11-15', 'not_yet_due')
        """
        with self.store.step("redate") as db:
            _promises.redate_promise(db, promise, by)

    def drop(self, promise: int, reason: str) -> None:
        """Give a promise up and say why; it counts neither as done nor as open.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.drop(5, "The recital was called off.")
        >>> log.follow_through().dropped
        1
        """
        with self.store.step("drop") as db:
            _promises.drop_promise(db, promise, reason)

    def told(self, promise: int, on: Day | None = None) -> None:
        """Note that you told the person what came of it. A second time, the first day stays.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.told(13)
        >>> log.promise_list()[-1].told_on
        '2026-03-16'
        """
        with self.store.step("told") as db:
            _promises.tell_promise(db, promise, values.past_day(on, self.today))
