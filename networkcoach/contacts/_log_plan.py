"""The verbs for the plan of 90 days, and what helps to choose people for it."""

from __future__ import annotations

from datetime import time as time_of_day

from networkcoach.contacts import _choosing, _people, _plan, _plan_changes
from networkcoach.contacts._choosing import SortedLog
from networkcoach.contacts._plan import Advice, Plan
from networkcoach.contacts._reading import LogReading
from networkcoach.contacts._rhythm import Standing
from networkcoach.contacts._values import Day


class LogPlan(LogReading):
    """The verbs of `ContactLog` for the plan. There is one plan at a time."""

    def plan(self) -> Plan | None:
        """Read the plan as it stands today, or None if there is none.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.start_plan()
        >>> log.plan_for("Keiko", "give", words="Photo, please!!")
        >>> log.redate(4, "2026-03-20")  # the photo, promised long ago, comes into the plan
        >>> plan = log.plan()
        >>> plan.people[0].promises[0].by, [(one.day_number, one.day) for one in plan.check_ins][0]
        ('2026-03-20', (30, '2026-04-15'))
        """
        return _plan.read_plan(self.store, self.today)

    def start_plan(self, on: Day | None = None, *, replace: bool = False) -> None:
        """Begin a plan of 90 days; one that is over makes room for it.

        Parameters
        ----------
        on
            The first day; None is today.
        replace
            Whether it also takes the place of a plan that is not over. Without it, such a plan stays as it is, so a
            cell that runs again changes nothing.

        Raises
        ------
        ValueError
            If another first day is named while a plan is not over.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.start_plan("2026-03-09")
        >>> log.plan().day_number
        7
        """
        with self.store.step("start_plan") as db:
            _plan_changes.begin_plan(db, on, replace, self.today)

    def plan_for(self, person: int | str, strategy: str | None = None, words: str | None = None) -> None:
        """Take somebody into the plan, or change what is planned for them.

        Parameters
        ----------
        strategy
            ``interested_ear``, ``give``, ``personal_life`` or ``side_project``; None leaves it as it is.
        words
            A sentence of theirs that you rest on; None leaves it as it is, an empty text takes it out.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.start_plan()
        >>> log.plan_for("Teodor", "interested_ear", words="Count the doors, not the passengers.")
        >>> log.plan_for("Teodor", "side_project")
        >>> log.plan().people[0].strategy, log.plan().people[0].words
        ('side_project', 'Count the doors, not the passengers.')
        """
        with self.store.step("plan_for") as db:
            _plan_changes.plan_for(db, _people.find_person(db, person), strategy, words)

    def unplan(self, person: int | str) -> None:
        """Take somebody out of the plan; their promises stay in the log.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.start_plan()
        >>> log.plan_for("Teodor")
        >>> log.unplan("Teodor")
        >>> log.plan().people
        ()
        """
        with self.store.step("unplan") as db:
            db.execute("DELETE FROM plan_person WHERE contact_id = ?", (_people.find_person(db, person),))

    def if_then(self, when: str | None, then: str | None) -> None:
        """Write your own sentence into the plan: if it is so, then I do that. None empties a half.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.start_plan()
        >>> log.if_then("it is Sunday at six and the tea is made", "I open the log and do one")
        >>> log.plan().if_then
        'I open the log and do one'
        """
        with self.store.step("if_then") as db:
            _plan_changes.set_if_then(db, when, then)

    def weekly(self, weekday: str | None, time: str | time_of_day | None = None) -> None:
        """Set when your ten minutes a week are; None for no day.

        Parameters
        ----------
        weekday
            ``monday`` to ``sunday``.
        time
            Such as ``18:00``; None for any time of that day.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.start_plan()
        >>> log.weekly("sunday", "18:00")
        >>> log.plan().weekday, log.plan().time
        ('sunday', '18:00')
        """
        with self.store.step("weekly") as db:
            _plan_changes.set_weekly(db, weekday, time)

    def advice(self) -> list[Advice]:
        """Say what about the plan is worth a thought, as keys; empty without a plan.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.start_plan()
        >>> log.plan_for("Hamza")
        >>> [(one.key, one.name) for one in log.advice()]
        [('too_few_people', None), ('no_dormant', None), ('no_promise', 'Hamza Thistlewood')]
        """
        plan = self.plan()
        return _plan.advice_on(self.store, plan, self.today) if plan else []

    def sorted_for_plan(self, *, leave_alone: int = 0, rest: int = 0, keep: int = 0, size: int = 20) -> SortedLog:
        """Sort the log for a plan: whom to leave alone, whom to let rest, and whom to choose from.

        Parameters
        ----------
        leave_alone, rest, keep
            From which place on each group is read.
        size
            How many people of each group.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> groups = demo_log().sorted_for_plan()
        >>> [(one.name, one.why) for one in (*groups.leave_alone.people, *groups.rest.people)]
        [('Rufus Oldacre', 'asked'), ('Tunde Marlowe-Ajayi', 'two_unanswered')]
        >>> groups.keep.total, groups.keep.people[0].dormant
        (10, True)
        """
        return _choosing.sorted_log(self.store, self.today, leave_alone, rest, keep, size)

    def suggestions(self, limit: int = 8) -> list[Standing]:
        """List people to whom you could promise something now: who is due, then who you spoke with most recently.

        Whoever you promised something before, without a talk, comes last.

        Nobody is among them who rests, asked to be left alone, is set aside, or has two open promises of you already.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> [one.name for one in demo_log().suggestions(3)]
        ['Ignacio Belmonte-Reyes', 'Keiko Saltmarsh', 'Liesbeth Quackelbeen']
        """
        return _choosing.suggestions(self.store, self.today, limit)
