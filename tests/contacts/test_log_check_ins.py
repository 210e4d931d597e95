"""Did it happen? What counts for a plan on its days 30, 60 and 90, and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog
from networkcoach.contacts._plan import CheckIn, Plan
from networkcoach.store import Store

START = date(2026, 1, 1)


class Clock:
    day = START


def on_day(number: int) -> str:
    return (START + timedelta(number)).isoformat()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(clock: Clock) -> Iterator[ContactLog]:
    log = ContactLog(Store.open(None), lambda: clock.day)
    log.add("Ana", met_on=on_day(-20))
    log.add("Ben", met_on=on_day(-20))
    log.start_plan()
    log.plan_for("Ana")
    yield log
    log.store.close()


def plan_of(log: ContactLog) -> Plan:
    plan = log.plan()
    assert plan
    return plan


def figures(one: CheckIn) -> tuple[int, ...]:
    return one.due, one.done, one.on_time, one.late, one.open, one.told_missing


def test_a_promise_shows_in_each_check_in_as_it_stood_then(log: ContactLog, clock: Clock) -> None:
    promise = log.promise("Ana", "call", by=on_day(20))
    clock.day = START + timedelta(95)
    log.keep(promise, on=on_day(40))
    log.record("Ana", "call", on=on_day(70))
    assert [figures(one) for one in plan_of(log).check_ins] == [
        (1, 0, 0, 0, 1, 0),
        (1, 1, 0, 1, 0, 1),
        (1, 1, 0, 1, 0, 0),
    ]


@pytest.mark.parametrize(
    ("by", "day", "expected"),
    [
        (30, 30, "not_yet_due"),
        (29, 30, "open"),
        (31, 30, "not_yet_due"),
        (30, 31, "not_yet_due"),
        (30, 60, "not_yet_due"),
    ],
)
def test_a_day_is_over_on_the_day_after(log: ContactLog, clock: Clock, by: int, day: int, expected: str) -> None:
    log.promise("Ana", "call", by=on_day(by))
    clock.day = START + timedelta(day)
    assert getattr(plan_of(log).check_ins[0], expected) == 1


def test_a_check_in_to_come_shows_how_things_stand_today(log: ContactLog, clock: Clock) -> None:
    log.keep(log.promise("Ana", "call", by=on_day(10)))
    log.promise("Ana", "write", by=on_day(5))
    clock.day = START + timedelta(7)
    plan = plan_of(log)
    assert figures(plan.now) == figures(plan.check_ins[2]) == (2, 1, 1, 0, 1, 1)
    assert (plan.now.day_number, plan.now.day, plan.now.is_past) == (7, on_day(7), True)


class TestWhichPromises:
    def test_only_those_to_its_people(self, log: ContactLog) -> None:
        log.promise("Ben", "call", by=on_day(5))
        assert plan_of(log).now.not_yet_due == 0
        log.plan_for("Ben")
        assert plan_of(log).now.not_yet_due == 1

    @pytest.mark.parametrize(("by", "counts"), [(-1, False), (0, True), (1, True), (120, True)])
    def test_those_that_are_due_from_the_start_on(self, log: ContactLog, by: int, counts: bool) -> None:
        log.promise("Ana", "call", by=on_day(by))
        assert bool(plan_of(log).people[0].promises) is counts
        assert bool(plan_of(log).people[0].before) is (not counts)

    def test_an_old_one_comes_in_with_a_new_day(self, log: ContactLog) -> None:
        old = log.promise("Ana", "send the photo", by=on_day(-50))
        assert [one.id for one in plan_of(log).people[0].before] == [old]
        log.redate(old, on_day(9))
        (ana,) = plan_of(log).people
        assert ([one.id for one in ana.promises], ana.before) == ([old], ())

    def test_what_was_kept_before_the_start_was_no_part_of_it(self, log: ContactLog) -> None:
        log.keep(log.promise("Ana", "call", by=on_day(9)), on=on_day(-1))
        assert plan_of(log).people[0].promises == ()

    def test_without_a_day_while_it_is_open_or_kept_within_the_plan(self, log: ContactLog, clock: Clock) -> None:
        within, before, dropped, still = (log.promise("Ana", what) for what in ("a", "b", "c", "d"))
        clock.day = START + timedelta(40)
        log.keep(within, on=on_day(35))
        log.keep(before, on=on_day(-3))
        log.drop(dropped, "no use")
        plan = plan_of(log)
        assert [one.id for one in plan.people[0].promises] == [within, still]
        assert [(one.done, one.undated) for one in plan.check_ins] == [(0, 2), (1, 1), (1, 1)]

    def test_what_was_dropped_with_a_reason_is_apart(self, log: ContactLog, clock: Clock) -> None:
        log.drop(log.promise("Ana", "call", by=on_day(9)), "no use")
        clock.day = START + timedelta(40)
        assert (figures(plan_of(log).now), plan_of(log).now.dropped) == ((0,) * 6, 1)


class TestLeavingAlone:
    def test_at_their_wish_is_done_on_time(self, log: ContactLog, clock: Clock) -> None:
        log.promise("Ana", "call", by=on_day(20))
        log.promise("Ana", "write")
        clock.day = START + timedelta(40)
        log.do_not_contact("Ana", on=on_day(35))
        plan = plan_of(log)
        assert [figures(one)[:5] for one in plan.check_ins[:2]] == [(1, 0, 0, 0, 1), (2, 2, 2, 0, 0)]
        assert ([one.state for one in plan.people[0].promises], plan.people[0].left_alone) == (["on_time"] * 2, True)

    def test_letting_rest_is_done_if_it_was_not_late_before(self, log: ContactLog, clock: Clock) -> None:
        log.promise("Ana", "call", by=on_day(20))
        log.promise("Ana", "write", by=on_day(40))
        clock.day = START + timedelta(35)
        log.rest("Ana")
        plan = plan_of(log)
        assert [one.state for one in plan.people[0].promises] == ["open", "on_time"]
        assert figures(plan.now)[:5] == (2, 1, 1, 0, 1)
        assert [one.state for one in log.promise_list()] == ["open", "not_yet_due"]  # the list of all is not changed
        log.wake("Ana")
        assert figures(plan_of(log).now)[:5] == (1, 0, 0, 0, 1)

    def test_silence_alone_decides_nothing(self, log: ContactLog, clock: Clock) -> None:
        log.promise("Ana", "call", by=on_day(50))
        for number in (0, 10):
            log.record("Ana", on=on_day(number))
        clock.day = START + timedelta(40)
        (ana,) = plan_of(log).people
        assert (ana.state, ana.left_alone, ana.promises[0].state) == ("resting", False, "not_yet_due")

    def test_their_words_are_not_shown_any_more(self, log: ContactLog) -> None:
        log.plan_for("Ana", "give", "moss")
        log.do_not_contact("Ana")
        assert plan_of(log).people[0].words is None
        log.undo()
        assert plan_of(log).people[0].words == "moss"


class TestTold:
    @pytest.mark.parametrize(
        ("way", "on", "missing"),
        [("to", 12, 0), ("both", 12, 0), ("from", 12, 1), ("to", 10, 0), ("to", 9, 1), ("to", 31, 1)],
    )
    def test_a_word_to_them_since_then_could_tell(
        self, log: ContactLog, clock: Clock, way: str, on: int, missing: int
    ) -> None:
        clock.day = START + timedelta(50)
        log.keep(log.promise("Ana", "call", by=on_day(20)), on=on_day(10))
        log.record("Ana", direction=way, on=on_day(on))
        assert plan_of(log).check_ins[0].told_missing == missing

    @pytest.mark.parametrize(("told_on", "missing"), [(11, 0), (31, 1)])
    def test_or_it_is_noted(self, log: ContactLog, clock: Clock, told_on: int, missing: int) -> None:
        clock.day = START + timedelta(50)
        promise = log.promise("Ana", "call", by=on_day(20))
        log.keep(promise, on=on_day(10))
        log.told(promise, on=on_day(told_on))
        assert plan_of(log).check_ins[0].told_missing == missing

    def test_nobody_who_rests_need_hear_of_it(self, log: ContactLog, clock: Clock) -> None:
        log.keep(log.promise("Ana", "call", by=on_day(20)))
        clock.day = START + timedelta(5)
        assert plan_of(log).now.told_missing == 1
        log.rest("Ana")
        assert plan_of(log).now.told_missing == 0


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.none() | st.integers(-40, 120), st.none() | st.integers(-40, 100), st.booleans()), max_size=6
    ),
    st.integers(0, 130),
)
def test_any_promises_add_up_on_any_day(promises: list[tuple[int | None, int | None, bool]], day: int) -> None:
    log = ContactLog(Store.open(None), lambda: START + timedelta(day))
    log.add("Ana")
    log.start_plan(START)
    log.plan_for("Ana")
    for by, kept_on, is_dropped in promises:
        promise = log.promise("Ana", "call", by=None if by is None else on_day(by))
        if kept_on is not None:
            log.keep(promise, on=on_day(kept_on))
        elif is_dropped:
            log.drop(promise, "no use")
    plan = plan_of(log)
    for one in (plan.now, *plan.check_ins):
        assert (one.due, one.done) == (one.done + one.open, one.on_time + one.late)
        seen = min(date.fromisoformat(one.day), log.today)
        kept = [on for by, on, _ in promises if on is not None and on >= 0 and (by is None or by >= 0)]
        assert one.done == sum(seen == log.today or START + timedelta(on) <= seen for on in kept)
    log.store.close()
