"""What can be read from the log, as it stands today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from networkcoach.contacts import _promises, _rhythm, _search, _tables
from networkcoach.contacts._people import Person
from networkcoach.contacts._promises import FollowThrough, Promise
from networkcoach.store import Store

if TYPE_CHECKING:
    import pandas as pd


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
        return _tables.contact_table(self.store, _rhythm.due_standings(self.store, self.today).people)

    def follow_through(self) -> FollowThrough:
        """Answer "did it happen?" over all promises.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> f"{log.follow_through().done} of {log.follow_through().due} happened"
        '6 of 11 happened'
        """
        return _promises.count_promises(self.promise_list())

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
