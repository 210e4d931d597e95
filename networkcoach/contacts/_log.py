"""`ContactLog`: everything one can do with the people one has met."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from networkcoach.contacts import _people, _promises, _talks
from networkcoach.contacts import _values as values
from networkcoach.contacts._reading import LogReading
from networkcoach.contacts._values import Day
from networkcoach.store import Step

if TYPE_CHECKING:
    from networkcoach.contacts._import import ImportReport
    from networkcoach.contacts.files import ContactFile


class ContactLog(LogReading):
    """People, what passed between you, and what you promised them.

    Every change is saved when the call returns, and `undo` takes it back. A person is named by id, by full name, or by
    a given name or nickname that only one person has. Days are ISO text or dates.

    Parameters
    ----------
    store
        Where everything is kept.
    clock
        Tells today each time it matters: a log opened yesterday knows that it is today.
    is_demo
        Whether the people are invented.

    Examples
    --------
    >>> from datetime import date
    >>> from networkcoach.store import Store
    >>> log = ContactLog(Store.open(None), lambda: date(2026, 3, 16))
    >>> amara = log.add("Amara Diallo-Finch", met_on="2026-03-10")
    >>> thanks = log.promise(amara, "say thanks", by="2026-03-15")
    >>> log.follow_through().open
    1
    >>> log.keep(thanks, on="2026-03-11")
    >>> log.follow_through().on_time
    1
    """

    def add(
        self,
        name: str,
        *,
        email: str | None = None,
        phone: str | None = None,
        company: str | None = None,
        position: str | None = None,
        url: str | None = None,
        met_on: Day | None = None,
        rhythm_days: int | None = None,
        birthday: Day | None = None,
        notes: str | None = None,
        tags: Iterable[str] = (),
    ) -> int:
        """Add a person and return their id.

        Parameters
        ----------
        name
            The full name.
        met_on
            The day of the interview. Their rhythm starts then, at 60 days unless you say otherwise.
        rhythm_days
            How many days may pass without a word. Without it and without `met_on` there are no reminders.
        birthday
            ISO text, or ``--05-06`` without a year.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().add("Ana Example", met_on="2026-03-12", tags=["alumni"])
        13
        """
        fields = {"email": email, "phone": phone, "company": company, "position": position, "url": url}
        fields |= {"notes": notes}
        dated = {"met_on": met_on, "rhythm_days": rhythm_days, "birthday": birthday}
        with self.store.step("add") as db:
            return _people.add_person(db, name, fields | dated, tags, self.today)

    def record(
        self,
        person: int | str,
        kind: str = "email",
        on: Day | None = None,
        note: str = "",
        direction: str | None = None,
        strategy: str | None = None,
        wants_reply: bool = False,
    ) -> int:
        """Record a talk, today's or an earlier one, and return its id. The person's rhythm starts anew from it.

        Parameters
        ----------
        kind
            ``email``, ``message``, ``call``, ``meeting``, ``interview``, ``letter`` or ``other``.
        on
            The day; None is today.
        direction
            ``to`` them, ``from`` them or ``both``. None is what is usual: calls, meetings and interviews are both, the
            rest goes to them.
        strategy
            ``interested_ear``, ``give``, ``personal_life`` or ``side_project``.
        wants_reply
            Whether they asked something that waits for your answer.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.record("Otis", note="Told him what the three museums said.")
        >>> log.contacts.set_index("name").loc["Otis Penhaligon-Park", "state"]
        'on_track'
        """
        with self.store.step("record") as db:
            who = _people.find_person(db, person)
            return _talks.record_talk(
                db,
                who,
                day=values.past_day(on, self.today),
                kind=kind,
                direction=direction,
                strategy=strategy,
                note=note,
                wants_reply=wants_reply,
            )

    def promise(self, person: int | str, what: str, by: Day | None = None) -> int:
        """Write down what you promised someone, best with a day, and return the promise's id.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().promise("Teodor", "send the night-bus map", by="2026-03-20")
        14
        """
        with self.store.step("promise") as db:
            return _promises.give_promise(db, _people.find_person(db, person), what, by)

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

    def snooze(self, person: int | str, until: Day | None) -> None:
        """Leave a person off the due list until a day, on which they may be back; None wakes them now.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.snooze("Keiko", until="2026-04-01")
        >>> "Keiko Saltmarsh" in list(log.due()["name"])
        False
        """
        self._set("snooze", person, "snoozed_until = :value", values.iso_or_none(until))

    def rhythm(self, person: int | str, days: int | None) -> None:
        """Set how many days may pass without a word; None for no reminders.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.rhythm("Vilhelmina", 90)
        >>> log.contacts.set_index("name").loc["Vilhelmina Frost", "due_on"]
        '2026-01-26'
        """
        self._set("rhythm", person, "rhythm_days = :value", values.rhythm(days))

    def do_not_contact(self, person: int | str, on: Day | None = None) -> None:
        """Respect that someone wants to be left alone: no reminders, no talks shown. The first day stays.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.do_not_contact("Tunde")
        >>> "Tunde Marlowe-Ajayi" in list(log.interactions["contact"])
        False
        """
        day = values.past_day(on, self.today)
        self._set("do_not_contact", person, "do_not_contact_on = coalesce(do_not_contact_on, :value)", day)

    def import_contacts(
        self, contact_file: ContactFile, progress: Callable[[int, int], None] | None = None
    ) -> ImportReport:
        """Take the people of a file into the log, as one step; the same file twice adds nobody.

        Parameters
        ----------
        contact_file
            What `networkcoach.read_contacts` returned.
        progress
            Called now and then with how many people are done, and of how many.

        Returns
        -------
        ImportReport
            How many were added, updated, found twice, unchanged or skipped, and why.
        """
        from networkcoach.contacts._import import import_contacts  # late: reading files is another's work

        if not hasattr(contact_file, "records"):
            raise TypeError("import_contacts takes what read_contacts(path) returned, not the path itself.")
        return import_contacts(self.store, contact_file, self.today, progress)

    def undo(self) -> Step | None:
        """Take back the newest change, a whole import included; the last 100 are kept, also over a restart.

        Returns
        -------
        Step or None
            What was taken back, or None if there is nothing left.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.record("Otis", "call")
        >>> log.undo()
        Step(verb='record', contact_id=12, name='Otis Penhaligon-Park')
        """
        return self.store.undo()

    def _set(self, verb: str, person: int | str, change: str, value: str | int | None) -> None:
        with self.store.step(verb) as db:
            who = _people.find_person(db, person)
            db.execute(f"UPDATE contact SET {change} WHERE id = :who", {"who": who, "value": value})

    def backup(self, path: str | Path) -> None:
        """Write a complete copy of the file, answers included, readable by you alone.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     demo_log().backup(Path(folder, "copy.sqlite"))
        """
        self.store.backup(Path(path))
