"""The verbs for what passed between you and people: talks, and what you know from them."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import _notes, _people, _talks
from networkcoach.contacts import _values as values
from networkcoach.contacts._reading import LogReading
from networkcoach.contacts._values import Day


class LogTalks(LogReading):
    """The verbs of `ContactLog` for talks and notes."""

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
            who, day = _people.find_person(db, person), values.past_day(on, self.today)
            _people.end_rest(db, who, day)
            return _talks.record_talk(
                db,
                who,
                day=day,
                kind=kind,
                direction=direction,
                strategy=strategy,
                note=note,
                wants_reply=wants_reply,
            )

    def change_talk(self, talk: int, **fields: Any) -> None:
        """Correct a talk; what is not named stays.

        Parameters
        ----------
        **fields
            Those of `record`: ``kind``, ``on``, ``note``, ``direction``, ``strategy``, ``wants_reply``.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> talk = log.record("Otis", note="Rang hm.")
        >>> log.change_talk(talk, kind="call", note="Rang him.", direction="both")
        >>> log.interactions.iloc[-1][["kind", "note"]].tolist()
        ['call', 'Rang him.']
        """
        with self.store.step("change_talk") as db:
            _talks.change_talk(db, talk, fields, self.today)

    def remove_talk(self, talk: int) -> None:
        """Take a talk out of the log, such as one that was written down twice.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.remove_talk(log.record("Otis", "call"))
        """
        with self.store.step("remove_talk") as db:
            _talks.remove_talk(db, talk)

    def note(
        self, person: int | str, text: str, topic: str = "other", source: str = "told", on: Day | None = None
    ) -> int:
        """Write down something you know of a person, and how you know it; return the note's id.

        Parameters
        ----------
        topic
            ``met`` (how you met), ``said`` (in their words), ``personal``, ``children``, ``project`` or ``other``.
        source
            ``told`` (they told you), ``public`` (their public work), ``elsewhere``, or ``confidence`` (they told you in
            confidence). Only what was told is ever offered for a message.
        on
            The day you heard it; None is today.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.note("Otis", "Is looking for a second saw.", topic="personal")
        >>> log.shared_by("Otis")[-1]
        'Is looking for a second saw.'
        """
        with self.store.step("note") as db:
            who = _people.find_person(db, person)
            return _notes.add_note(db, who, text, topic, source, values.past_day(on, self.today))

    def change_note(self, note: int, **fields: Any) -> None:
        """Correct a note: its ``text``, ``topic``, ``source`` or day (``on``).

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> saw = log.note("Otis", "Is looking for a second saw.")
        >>> log.change_note(saw, source="confidence")
        >>> "Is looking for a second saw." in log.shared_by("Otis")
        False
        """
        with self.store.step("change_note") as db:
            _notes.change_note(db, note, fields, self.today)

    def remove_note(self, note: int) -> None:
        """Take a note out of the log.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.remove_note(log.note("Otis", "Has a cold."))
        """
        with self.store.step("remove_note") as db:
            _notes.remove_note(db, note)
