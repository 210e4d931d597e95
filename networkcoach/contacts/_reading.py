"""What can be read from the log, as it stands today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from networkcoach.contacts import _backup, _people, _person, _promises, _rhythm, _search, _tables
from networkcoach.contacts._notes import Note
from networkcoach.contacts._people import Person
from networkcoach.contacts._person import DueList, PersonPage
from networkcoach.contacts._promises import FollowThrough, Promise
from networkcoach.contacts._rhythm import Standing
from networkcoach.store import Store

if TYPE_CHECKING:
    import pandas as pd

    from networkcoach.contacts._merge import LikelyPair
    from networkcoach.contacts.quick import QuickLine


class LogReading:
    """The half of `ContactLog` that changes nothing; its parameters are explained there."""

    def __init__(self, store: Store, clock: Callable[[], date], *, is_demo: bool = False) -> None:
        self.store = store
        self.is_demo = is_demo
        self._clock = clock

    def __repr__(self) -> str:
        """Return a constant: a notebook file keeps this text, so nothing personal may be in it."""
        return "<ContactLog of invented people>" if self.is_demo else "<ContactLog>"

    @property
    def today(self) -> date:
        """The day that counts as today, asked of the clock each time."""
        return self._clock()

    @property
    def path(self) -> Path | None:
        """The file that keeps the log, or None in memory."""
        return self.store.path

    @property
    def contacts(self) -> pd.DataFrame:
        """One row per person, with what you know of them and how things stand today.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().contacts.loc[1, ["name", "due_on", "state"]].tolist()
        ['Teodor Vasilescu', '2026-03-17', 'due']
        """
        return _tables.contact_table(self.store, _rhythm.all_standings(self.store, self.today))

    @property
    def interactions(self) -> pd.DataFrame:
        """One row per talk, the oldest first; nothing of people who asked to be left alone.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> list(demo_log().interactions)
        ['id', 'contact_id', 'contact', 'on', 'kind', 'direction', 'strategy', 'note']
        """
        return _tables.talk_table(self.store)

    @property
    def promises(self) -> pd.DataFrame:
        """One row per promise, in the order in which they were given.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().promises["state"].value_counts().to_dict()
        {'on_time': 5, 'open': 5, 'not_yet_due': 2, 'late': 1}
        """
        return _tables.promise_table(self.promise_list())

    def promise_list(self) -> list[Promise]:
        """List what `promises` shows, without pandas.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().promise_list()[0].what
        'Read the flood diary of 1953.'
        """
        return _promises.all_promises(self.store, self.today)

    def due(self) -> pd.DataFrame:
        """Show the rows of `contacts` that want something, the most urgent first.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().due()["name"].tolist()[:2]
        ['Ignacio Belmonte-Reyes', 'Keiko Saltmarsh']
        """
        return _tables.contact_table(self.store, _rhythm.due_standings(self.store, self.today))

    def due_list(self, start: int = 0, size: int = 20) -> DueList:
        """Give a page of those who want something, each with the last talk and what was promised; quick with many.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> page = demo_log().due_list(size=2)
        >>> page.total, page.people[1].standing.name, page.people[1].question.note
        (7, 'Keiko Saltmarsh', '"Photo, please!!"')
        """
        return _person.due_list(self.store, self.today, start, size)

    def next_due(self) -> Standing | None:
        """Say who is due next among those whose time is still to come, or None.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().next_due().name
        'Sorcha Winterbourne'
        """
        return _rhythm.next_standing(self.store, self.today)

    def page_of(self, person: int | str, talks_from: int = 0, talks: int = 20) -> PersonPage:
        """Read everything about one person.

        Parameters
        ----------
        talks_from, talks
            Which of the talks, the newest first, and how many of them.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> page = demo_log().page_of("Hamza")
        >>> [(one.strategy, one.times) for one in page.tried if one.times]
        [('side_project', 2)]
        """
        return _person.person_page(self.store, self.id_of(person), self.today, talks_from, talks)

    def id_of(self, person: int | str) -> int:
        """Find the id of a person by id, full name, or a given name or nickname that only one has.

        Raises
        ------
        UnknownPerson, AmbiguousName
            If nobody has it, or several people; the sentence says who comes near.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().id_of("Keiko")
        3
        """
        with self.store.transaction() as db:
            return _people.find_person(db, person)

    def read_line(self, text: str) -> QuickLine:
        """Read one typed line as a talk and its promises; nothing is saved, and nobody is guessed.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> line = demo_log().read_line("Keiko, coffee yesterday, I send the photo by Friday")
        >>> line.people[0].name, line.kind, line.day, line.promises[0].by
        ('Keiko Saltmarsh', 'meeting', '2026-03-15', '2026-03-20')
        """
        from networkcoach.contacts.quick import people_called, read_line  # late: only who types a line needs it

        return read_line(text, self.today, lambda name: people_called(self.store, name))

    def shared_by(self, person: int | str) -> list[str]:
        """List what a person told you; never what was told in confidence, or what you know from elsewhere.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().shared_by("Parvati")[-1]
        'Has a twin sister in Kochi.'
        """
        return _person.shared_by(self.store, self.id_of(person))

    def notes_of(self, person: int | str) -> list[Note]:
        """List what you noted about a person, each with where you know it from.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> [note.source for note in demo_log().notes_of("Parvati")]
        ['told', 'confidence', 'told', 'told', 'told']
        """
        return _person.notes_of(self.store, self.id_of(person))

    def likely_duplicates(self, most: int = 20) -> list[LikelyPair]:
        """Find entries that may be one person, with the reasons; nothing is merged without being asked.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().likely_duplicates()
        []
        """
        from networkcoach.contacts._merge import likely_duplicates  # late, with all that knows files

        return likely_duplicates(self.store, most)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to lose: nobody, and no answer.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().is_empty
        False
        """
        return _backup.is_empty(self.store)

    @property
    def backed_up_on(self) -> date | None:
        """The day of the newest copy that was taken of this log, or None.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().backed_up_on is None
        True
        """
        return _backup.backed_up_on(self.store)

    @property
    def backup_is_due(self) -> bool:
        """Whether a new copy is worth taking: the last is old (30 days, in the browser 3), and something was written.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().backup_is_due
        False
        """
        return not self.is_demo and _backup.backup_is_due(self.store, self.today)

    def follow_through(self) -> FollowThrough:
        """Answer "did it happen?" over all promises.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> f"{log.follow_through().done} of {log.follow_through().due} happened"
        '6 of 11 happened'
        """
        return _promises.follow_through(self.store, self.today)

    def search(self, text: str, limit: int | None = None) -> list[Person]:
        """Find people by words from their name, company, notes, talks or promises; case and accents don't matter.

        Parameters
        ----------
        text
            Words or parts of words, of which every one must occur.
        limit
            How many people will do. Those whose name has the words come first, and a search for a few is quick enough
            to run at each key.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> [person.name for person in demo_log().search("sundial")]
        ['Keiko Saltmarsh']
        """
        return _search.search_people(self.store, text, limit)

    def last_spoken(self, start: int = 0, size: int = 20) -> list[Person]:
        """List people, those you last had a word with first, then the newest; who wants to be left alone comes last.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> [person.name for person in demo_log().last_spoken(size=2)]
        ['Hamza Thistlewood', 'Amara Diallo-Finch']
        """
        return _search.last_spoken(self.store, start, size)

    def standings(self, people: Sequence[int]) -> list[Standing]:
        """Say how things stand today with some people, given by their ids and returned in the order of these.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> [standing.state for standing in demo_log().standings([3, 6])]
        ['overdue', 'do_not_contact']
        """
        found = {one.id: one for one in _rhythm.standings_of(self.store, self.today, people)}
        return [found[who] for who in people if who in found]

    def person_named(self, contact_id: int) -> str | None:
        """Say the name of the person with this id, or None if there is nobody.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().person_named(3)
        'Keiko Saltmarsh'
        """
        rows = self.store.read("SELECT name FROM contact WHERE id = ?", (contact_id,))
        return rows[0]["name"] if rows else None

    def count_people(self) -> int:
        """Count the people in the log.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().count_people()
        12
        """
        return int(self.store.read("SELECT count(*) FROM contact")[0][0])

    def count_talks(self) -> int:
        """Count the talks in the log, also those that are not shown.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().count_talks() > 40
        True
        """
        return int(self.store.read("SELECT count(*) FROM talk")[0][0])
