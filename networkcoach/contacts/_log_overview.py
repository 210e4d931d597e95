"""The log at one look: what its charts show."""

from __future__ import annotations

from networkcoach.contacts._reading import LogReading
from networkcoach.contacts.overview import _course, _given, _lines, _network, _used
from networkcoach.contacts.overview._course import PromiseCourse
from networkcoach.contacts.overview._given import GaveAndAsked
from networkcoach.contacts.overview._lines import PeopleLines
from networkcoach.contacts.overview._network import Network
from networkcoach.contacts.overview._used import StrategiesUsed


class LogOverview(LogReading):
    """The reading verbs of `ContactLog` behind its charts; each is quick with 300,000 talks."""

    def promise_course(self) -> PromiseCourse:
        """Say what became of the promises, and how that came about day by day.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> demo_log().promise_course().points[-1]
        CoursePoint(day='2026-03-14', due=11, done=6)
        """
        return _course.promise_course(self.store, self.today)

    def people_lines(self, most: int = 12) -> PeopleLines:
        """Lay the talks and promises of some people on a line: of those who wait for a word, then of the others.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> keiko = demo_log().people_lines().people[5]
        >>> keiko.standing.name, keiko.due_on, keiko.silent, [talk.direction for talk in keiko.talks]
        ('Keiko Saltmarsh', '2026-01-16', 134, ['both', 'to', 'to', 'from'])
        """
        return _lines.people_lines(self.store, self.today, most)

    def strategies_used(self, most: int = 12) -> StrategiesUsed:
        """Count how often each of the four strategies was used, over all and with some people.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> [(one.strategy, one.done) for one in demo_log().strategies_used().over_all]
        [('interested_ear', 2), ('give', 3), ('personal_life', 1), ('side_project', 5)]
        """
        return _used.strategies_used(self.store, most)

    def gave_and_asked(self) -> GaveAndAsked:
        """Count who gave and who asked, month by month; `GaveAndAsked` says what counts.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> total = demo_log().gave_and_asked().total
        >>> total.you_gave, total.they_gave, total.you_asked, total.they_asked
        (10, 11, 11, 3)
        """
        return _given.gave_and_asked(self.store)

    def network(self, most: int = 8) -> Network:
        """Count people by the year of connecting and by company, and those with something written down about them.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> [(year.name, year.people) for year in demo_log().network().years]
        [('2024', 1), ('2025', 7), ('2026', 3)]
        """
        return _network.network(self.store, most)
