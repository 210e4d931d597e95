"""The verbs for people: adding them, changing what is known, their rhythm, and leaving them in peace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from networkcoach.contacts import _people
from networkcoach.contacts import _values as values
from networkcoach.contacts._reading import LogReading
from networkcoach.contacts._values import Day


class LogPeople(LogReading):
    """The verbs of `ContactLog` for people."""

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

    def change(self, person: int | str, **fields: Any) -> None:
        """Change what is known of a person; what is not named stays.

        Parameters
        ----------
        **fields
            Those of `add`, and ``given``, ``family``, ``nickname``, ``emails``, ``phones`` and ``children`` (lists);
            None empties a field.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.change("Teodor", position="Retired", email=None)
        >>> log.contacts.loc[1, ["position", "email"]].tolist()
        ['Retired', None]
        """
        with self.store.step("change") as db:
            _people.change_person(db, _people.find_person(db, person), fields, self.today)

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

    def rest(self, person: int | str) -> None:
        """Let it rest: no reminders about a person until one of you writes, or until you wake them.

        Their promises stay in the list; what you once promised is not undone by silence.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.rest("Ignacio")
        >>> "Ignacio Belmonte-Reyes" in list(log.due()["name"])
        False
        """
        self._set("rest", person, "rests_since = coalesce(rests_since, :value)", self.today.isoformat())

    def wake(self, person: int | str) -> None:
        """End a rest or a snooze now.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.rest("Keiko")
        >>> log.wake("Keiko")
        >>> "Keiko Saltmarsh" in list(log.due()["name"])
        True
        """
        self._set("wake", person, "rests_since = NULL, snoozed_until = :value", None)

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

    def merge(self, keep: int | str, other: int | str) -> None:
        """Make one person of two: all that was written about either stays, and `undo` parts them again.

        Parameters
        ----------
        keep
            Whose name, company and so on stay where both have one.
        other
            Who is joined to them. A field that only they have fills the gap; two notes become one.

        Raises
        ------
        ValueError
            If both are the same entry.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> twice = log.add("Otis P. Park", phone="+44 20 7946 0000")
        >>> log.merge("Otis Penhaligon-Park", twice)
        >>> log.contacts.set_index("name").loc["Otis Penhaligon-Park", "phone"]
        '+44 20 7946 0000'
        """
        from networkcoach.contacts._merge import merge_people  # late, with all that knows files

        kept, joined = self.id_of(keep), self.id_of(other)
        with self.store.step("merge", kept) as db:  # by its person, forgetting finds who was joined to them
            merge_people(db, kept, joined)

    def apart(self, one: int | str, other: int | str) -> None:
        """Remember that two people who look like one are two; they are not offered as likely again.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> ana, anna = log.add("Ana Ruiz", company="Trams"), log.add("Ana Ruíz", company="Trams")
        >>> len(log.likely_duplicates())
        1
        >>> log.apart(ana, anna)
        >>> log.likely_duplicates()
        []
        """
        from networkcoach.contacts._merge import keep_apart

        with self.store.step("apart") as db:
            keep_apart(db, _people.find_person(db, one), _people.find_person(db, other))

    def _set(self, verb: str, person: int | str, change: str, value: str | int | None) -> None:
        with self.store.step(verb) as db:
            who = _people.find_person(db, person)
            db.execute(f"UPDATE contact SET {change} WHERE id = :who", {"who": who, "value": value})
