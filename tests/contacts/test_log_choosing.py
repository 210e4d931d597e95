"""Whom to choose: the log in three groups, and people to whom one could promise something now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.store import Store

TODAY = date(2026, 3, 16)


@pytest.fixture
def log() -> Iterator[ContactLog]:
    log = ContactLog(Store.open(None), lambda: TODAY)
    yield log
    log.store.close()


def ago(days: int) -> date:
    return TODAY - timedelta(days)


class TestSorted:
    def test_the_demo_cast(self) -> None:
        groups = demo_log().sorted_for_plan()
        assert [(one.name, one.state) for one in groups.leave_alone.people] == [("Rufus Oldacre", "do_not_contact")]
        assert [(one.name, one.why) for one in groups.rest.people] == [("Tunde Marlowe-Ajayi", "two_unanswered")]
        keep = {one.name.split()[0]: one for one in groups.keep.people}
        late = ["Ignacio", "Keiko", "Liesbeth", "Parvati", "Sorcha"]  # a broken promise comes first
        assert list(keep) == [*late, "Otis", "Teodor", "Hamza", "Amara", "Vilhelmina"]
        assert [name for name, one in keep.items() if one.dormant] == ["Ignacio"]
        assert {name for name, one in keep.items() if not one.easy} == {"Ignacio", "Keiko", "Otis", "Liesbeth"}
        assert keep["Parvati"].why == "promise_late"
        assert keep["Otis"].why == "overdue"

    def test_who_decides(self, log: ContactLog) -> None:
        log.add("Asked", met_on=ago(9))
        log.do_not_contact("Asked")
        log.add("Decided", met_on=ago(9))
        log.rest("Decided")
        log.add("Asks", met_on=ago(9))
        log.record("Asks", direction="from", wants_reply=True, on=ago(1))
        groups = log.sorted_for_plan()
        assert [
            (one.name, one.why) for group in (groups.leave_alone, groups.rest, groups.keep) for one in group.people
        ] == [("Asked", "asked"), ("Decided", "decided"), ("Asks", "your_turn")]

    def test_people_of_a_file_without_a_rhythm_are_in_no_group_unless_something_is_open(self, log: ContactLog) -> None:
        log.add("Silent")
        log.add("Promised")
        log.promise("Promised", "call", by=ago(3))
        assert [one.name for one in log.sorted_for_plan().keep.people] == ["Promised"]

    def test_pages_follow_each_other_in_each_group(self, log: ContactLog) -> None:
        for number in range(45):
            log.add(f"Person {number:02}", met_on=ago(9), rhythm_days=200 - number)
            log.do_not_contact(log.add(f"Other {number:02}"))
        first = log.sorted_for_plan()
        assert (first.keep.total, first.leave_alone.total, first.rest.total) == (45, 45, 0)
        pages = [log.sorted_for_plan(keep=at).keep for at in (0, 20, 40, 60)]
        assert [len(page.people) for page in pages] == [20, 20, 5, 0]
        assert [page.total for page in pages] == [45] * 4
        names = [one.name for page in pages for one in page.people]
        assert names == [f"Person {number:02}" for number in reversed(range(45))]
        assert log.sorted_for_plan(keep=20).leave_alone == first.leave_alone
        assert [one.name for one in log.sorted_for_plan(leave_alone=44, size=3).leave_alone.people] == ["Other 44"]

    def test_it_says_who_is_in_the_plan(self, log: ContactLog) -> None:
        log.add("Ana", met_on=ago(9))
        log.add("Ben", met_on=ago(9))
        log.start_plan()
        log.plan_for("Ben")
        assert {one.name: one.in_plan for one in log.sorted_for_plan().keep.people} == {"Ana": False, "Ben": True}

    @pytest.mark.parametrize(
        ("last", "rhythm", "easy", "dormant"),
        [
            (60, 20, True, False),
            (61, 20, False, False),
            (61, 90, True, False),
            (181, 90, False, True),
            (180, 30, False, False),
        ],
    )
    def test_easy_and_dormant(self, log: ContactLog, last: int, rhythm: int, easy: bool, dormant: bool) -> None:
        log.add("Ana", met_on=ago(400), rhythm_days=rhythm)
        log.record("Ana", "call", on=ago(last))
        (ana,) = log.sorted_for_plan().keep.people
        assert (ana.easy, ana.dormant) == (easy, dormant)


class TestSuggestions:
    def test_who_is_due_comes_first_in_the_order_of_the_due_list(self) -> None:
        log = demo_log()
        names = [one.name for one in log.suggestions()]
        due = [one.standing.name for one in log.due_list().people]
        assert names[: len(due)] == due
        assert names[len(due) :] == ["Hamza Thistlewood"]

    def test_then_who_was_spoken_with_most_recently(self, log: ContactLog) -> None:
        for name, days in (("Ana", 5), ("Ben", 3), ("Cy", 4)):
            log.add(name, met_on=ago(days))
        log.add("Nobody yet")
        assert [one.name for one in log.suggestions()] == ["Ben", "Cy", "Ana"]
        assert [one.name for one in log.suggestions(2)] == ["Ben", "Cy"]

    @pytest.mark.parametrize(
        "change",
        [
            lambda log: log.do_not_contact("Ana"),
            lambda log: log.rest("Ana"),
            lambda log: log.snooze("Ana", until="2026-04-01"),
            lambda log: [log.record("Ana", on=ago(days)) for days in (50, 40)],
            lambda log: [log.promise("Ana", what, by=ago(3)) for what in ("call", "write")],
            lambda log: [log.promise("Ana", what) for what in ("call", "write", "visit")],
        ],
    )
    def test_nobody_is_named_to_whom_it_would_be_too_much(self, log: ContactLog, change: object) -> None:
        log.add("Ana", met_on=ago(60))
        assert [one.name for one in log.suggestions()] == ["Ana"]
        change(log)  # type: ignore[operator]
        assert log.suggestions() == []

    def test_last_comes_who_was_promised_something_without_a_talk(self, log: ContactLog) -> None:
        log.add("Ben", met_on=ago(3))
        for name in ("Ana", "Nobody yet"):
            log.add(name)
        log.promise("Ana", "call")
        assert [one.name for one in log.suggestions()] == ["Ben", "Ana"]

    def test_settled_promises_do_not_count(self, log: ContactLog) -> None:
        log.add("Ana", met_on=ago(60))
        log.keep(log.promise("Ana", "call"))
        log.drop(log.promise("Ana", "write"), "no use")
        log.promise("Ana", "visit")
        assert [one.name for one in log.suggestions()] == ["Ana"]
