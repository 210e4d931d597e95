"""The plan of 90 days: begun, filled, changed, taken back; and what is worth a thought about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts._plan import Plan
from networkcoach.store import Store

TODAY = date(2026, 3, 16)


class Clock:
    day = TODAY


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(clock: Clock) -> Iterator[ContactLog]:
    log = ContactLog(Store.open(None), lambda: clock.day)
    log.add("Ana", met_on="2026-03-01")
    log.add("Ben", met_on="2026-03-01")
    yield log
    log.store.close()


def plan_of(log: ContactLog) -> Plan:
    plan = log.plan()
    assert plan
    return plan


def keys(log: ContactLog) -> list[str]:
    return [one.key for one in log.advice()]


def test_there_is_none_by_default(log: ContactLog) -> None:
    assert (log.plan(), log.advice(), demo_log().plan()) == (None, [], None)


@pytest.mark.parametrize(
    "change",
    [
        lambda log: log.plan_for("Ana"),
        lambda log: log.if_then("it rains", "I write"),
        lambda log: log.weekly("sunday"),
    ],
)
def test_nothing_is_planned_without_one(log: ContactLog, change: object) -> None:
    with pytest.raises(ValueError, match=r"^There is no plan yet; begin one with log.start_plan\(\)\.$"):
        change(log)  # type: ignore[operator]
    assert log.undo().verb == "add"  # type: ignore[union-attr]


def test_a_new_plan_counts_its_days_from_nought(log: ContactLog, clock: Clock) -> None:
    log.start_plan()
    plan = plan_of(log)
    assert (plan.started_on, plan.day_number, plan.people, plan.is_over) == ("2026-03-16", 0, (), False)
    assert (plan.if_when, plan.if_then, plan.weekday, plan.time) == (None,) * 4
    assert [(one.day_number, one.day, one.is_past) for one in plan.check_ins] == [
        (30, "2026-04-15", False),
        (60, "2026-05-15", False),
        (90, "2026-06-14", False),
    ]
    clock.day = date(2026, 6, 14)
    assert ([one.is_past for one in plan_of(log).check_ins], plan_of(log).is_over) == ([True] * 3, False)
    clock.day += timedelta(1)
    assert (plan_of(log).day_number, plan_of(log).is_over) == (91, True)


def test_a_plan_may_begin_next_monday(log: ContactLog) -> None:
    log.start_plan("2026-03-23")
    assert plan_of(log).day_number == -7


def test_a_cell_that_runs_again_changes_nothing(log: ContactLog, clock: Clock) -> None:
    log.start_plan()
    log.plan_for("Ana", "give", "moss")
    clock.day += timedelta(12)
    log.start_plan()
    log.start_plan("2026-03-16")
    log.plan_for("Ana", "give", "moss")
    assert [one.name for one in plan_of(log).people] == ["Ana"]
    assert log.undo().verb == "plan_for"  # type: ignore[union-attr]
    assert plan_of(log).people == ()


def test_a_plan_that_is_not_over_is_replaced_only_by_a_clear_wish(log: ContactLog) -> None:
    log.start_plan("2026-02-01")
    log.plan_for("Ana")
    log.weekly("sunday", "18:00")
    with pytest.raises(ValueError, match="There is a plan already, begun on 2026-02-01; with replace=True a new one"):
        log.start_plan("2026-03-16")
    log.start_plan(replace=True)
    assert (plan_of(log).started_on, plan_of(log).people, plan_of(log).weekday) == ("2026-03-16", (), None)
    log.undo()
    assert (plan_of(log).started_on, plan_of(log).people[0].name, plan_of(log).time) == ("2026-02-01", "Ana", "18:00")


def test_a_plan_that_is_over_makes_room(log: ContactLog, clock: Clock) -> None:
    log.start_plan()
    log.plan_for("Ana")
    clock.day += timedelta(91)
    log.start_plan()
    assert (plan_of(log).day_number, plan_of(log).people) == (0, ())


def test_people_keep_the_order_in_which_they_came(log: ContactLog) -> None:
    log.start_plan()
    for name in ("Ben", "Ana"):
        log.plan_for(name)
    log.plan_for("Ben", "give")
    assert [one.name for one in plan_of(log).people] == ["Ben", "Ana"]
    log.unplan("Ben")
    log.plan_for("Ben")
    assert [one.name for one in plan_of(log).people] == ["Ana", "Ben"]


def test_what_is_planned_for_somebody_changes_piece_by_piece(log: ContactLog) -> None:
    log.start_plan()
    seen = []
    for fields in (
        {},
        {"strategy": "give"},
        {"words": " Count\nthe doors. "},
        {"strategy": "side_project"},
        {"words": ""},
    ):
        log.plan_for("Ana", **fields)
        seen.append((plan_of(log).people[0].strategy, plan_of(log).people[0].words))
    assert seen == [
        (None, None),
        ("give", None),
        ("give", "Count\nthe doors."),
        ("side_project", "Count\nthe doors."),
        ("side_project", None),
    ]
    with pytest.raises(ValueError, match="'charm' is not a strategy; choose one of: interested_ear"):
        log.plan_for("Ana", "charm")


def test_taking_out_who_is_not_in_is_no_step(log: ContactLog) -> None:
    log.start_plan()
    log.unplan("Ana")
    assert log.undo().verb == "start_plan"  # type: ignore[union-attr]


def test_nothing_is_planned_for_who_wants_to_be_left_alone(log: ContactLog) -> None:
    log.start_plan()
    log.do_not_contact("Ana")
    with pytest.raises(ValueError, match="Ana asked to be left alone, so there is nothing to plan"):
        log.plan_for("Ana")


def test_the_sentence_with_if_and_then(log: ContactLog) -> None:
    log.start_plan()
    log.if_then(" it is Sunday\nand six ", "I do one")
    assert (plan_of(log).if_when, plan_of(log).if_then) == ("it is Sunday and six", "I do one")
    log.if_then("it is Monday", None)
    assert (plan_of(log).if_when, plan_of(log).if_then) == ("it is Monday", None)


@pytest.mark.parametrize(
    ("at", "kept"), [("18:00", "18:00"), (" 9:05 ", "09:05"), (time(7, 30), "07:30"), ("23:59", "23:59"), (None, None)]
)
def test_the_weekly_ten_minutes(log: ContactLog, at: str | time | None, kept: str | None) -> None:
    log.start_plan()
    log.weekly("sunday", at)
    assert (plan_of(log).weekday, plan_of(log).time) == ("sunday", kept)
    log.weekly(None)
    assert (plan_of(log).weekday, plan_of(log).time) == (None, None)


@pytest.mark.parametrize(
    ("weekday", "at", "sentence"),
    [
        ("Sonntag", None, "'Sonntag' is not a day of the week; choose one of: monday, tuesday"),
        ("sunday", "24:00", "'24:00' is not a time of day; write it like 18:00."),
        ("sunday", "six", "'six' is not a time of day"),
        ("sunday", 18, "'18' is not a time of day"),
        ("sunday", "٠٩:٣٠", "is not a time of day"),
        (None, "18:00", "name the day too, such as sunday"),
    ],
)
def test_a_time_that_is_none_is_one_sentence(log: ContactLog, weekday: str, at: str, sentence: str) -> None:
    log.start_plan()
    with pytest.raises(ValueError, match=sentence):
        log.weekly(weekday, at)
    assert plan_of(log).weekday is None


def test_every_step_is_taken_back_also_after_opening_the_file_again(tmp_path: Path) -> None:
    def opened() -> ContactLog:
        return ContactLog(Store.open(tmp_path / "log.sqlite"), lambda: TODAY)

    log = opened()
    log.add("Ana")
    changes = {
        "start_plan": lambda: log.start_plan("2026-01-01"),
        "plan_for": lambda: log.plan_for("Ana", "give"),
        "if_then": lambda: log.if_then("it rains", "I write"),
        "weekly": lambda: log.weekly("monday", "8:00"),
        "unplan": lambda: log.unplan("Ana"),
    }
    seen = []
    for change in changes.values():
        seen.append(repr_of(log))
        change()
    for verb, before in zip(reversed(changes), reversed(seen), strict=True):
        log.store.close()
        log = opened()
        step = log.undo()
        assert step
        assert (step.verb, repr_of(log)) == (verb, before)
        assert step.name == ("Ana" if verb in ("plan_for", "unplan") else None)
    log.store.close()


def repr_of(log: ContactLog) -> list[tuple[object, ...]]:
    return [tuple(row) for table in ("plan", "plan_person") for row in log.store.read(f"SELECT * FROM {table}")]


def test_a_plan_is_in_a_copy_and_never_on_the_page_of_a_notebook(log: ContactLog, tmp_path: Path) -> None:
    log.start_plan()
    log.plan_for("Ana", words="moss")
    log.backup(tmp_path / "copy.sqlite")
    log.start_plan(replace=True)
    log.restore(tmp_path / "copy.sqlite")
    assert plan_of(log).people[0].words == "moss"
    assert "Ana" not in repr(plan_of(log)) + repr(plan_of(log).people)


class TestAdvice:
    def test_how_many_people(self, log: ContactLog) -> None:
        log.start_plan()
        counted = []
        for number in range(10):
            log.plan_for(log.add(f"Person {number}", met_on="2026-03-01"))
            counted.append([key for key in keys(log) if key.endswith("people")])
        assert counted == [["too_few_people"]] * 4 + [[]] * 4 + [["too_many_people"]] * 2

    def test_an_empty_plan_needs_people_first(self, log: ContactLog) -> None:
        log.start_plan()
        assert keys(log) == ["too_few_people"]

    def test_somebody_dormant_and_somebody_easy_if_there_is_anybody(self, log: ContactLog) -> None:
        log.start_plan()
        log.plan_for("Ana")
        assert "no_dormant" not in keys(log)
        log.add("Old", met_on="2024-01-01")
        log.record("Old", on="2024-01-02")
        assert "no_dormant" in keys(log)
        log.plan_for("Old")
        assert "no_dormant" not in keys(log)
        log.unplan("Ana")
        assert "no_easy" in keys(log)

    def test_who_was_dormant_at_the_start_stays_the_dormant_one(self, log: ContactLog, clock: Clock) -> None:
        for name in ("Old", "Older"):
            log.add(name, met_on="2024-01-01")
            log.record(name, on="2024-01-02")
        log.start_plan()
        log.plan_for("Old")
        log.record("Old", on=TODAY)
        clock.day += timedelta(5)
        (old,) = plan_of(log).people
        assert (old.state, old.dormant, "no_dormant" in keys(log)) == ("on_track", True, False)

    def test_promises_are_few_and_dated(self, log: ContactLog) -> None:
        log.start_plan()
        log.plan_for("Ana")
        about = [(one.key, one.person, one.promise) for one in log.advice() if one.person]
        assert about == [("no_promise", 1, None)]
        for by in ("2026-03-20", "2026-03-21", None):
            promise = log.promise("Ana", "call", by=by)
        about = [(one.key, one.name, one.promise) for one in log.advice() if one.person]
        assert about == [("more_than_two_promises", "Ana", None), ("undated", "Ana", promise)]
        log.keep(promise)
        assert [one for one in log.advice() if one.person] == []

    def test_two_messages_without_an_answer_are_worth_a_thought(self, log: ContactLog) -> None:
        log.start_plan()
        log.plan_for("Ana")
        log.promise("Ana", "call", by="2026-04-01")
        for on in ("2026-01-01", "2026-02-01"):
            log.record("Ana", on=on)
        log.change("Ana", met_on="2025-12-01")
        assert [one.key for one in log.advice() if one.person] == ["two_unanswered"]
        log.rest("Ana")
        assert [one.key for one in log.advice() if one.person] == []

    def test_who_is_left_alone_counts_no_more(self, log: ContactLog) -> None:
        log.start_plan()
        for number in range(8):
            log.plan_for(log.add(f"Person {number}", met_on="2026-03-01"))
        log.plan_for("Ana")
        assert "too_many_people" in keys(log)
        log.do_not_contact("Ana")
        assert "too_many_people" not in keys(log)
        assert [one.left_alone for one in plan_of(log).people].count(True) == 1


def test_a_time_of_day_with_a_day_is_no_time(log: ContactLog) -> None:
    log.start_plan()
    with pytest.raises(ValueError, match="is not a time of day"):
        log.weekly("sunday", datetime(2026, 3, 16, 18))  # type: ignore[arg-type]
