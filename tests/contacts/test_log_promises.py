"""Promises: judged once they are kept or their day is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from networkcoach.contacts import ContactLog, FollowThrough
from networkcoach.store import Store

TODAY = date(2026, 3, 16)


@pytest.fixture
def log() -> ContactLog:
    log = ContactLog(Store.open(None), lambda: TODAY)
    log.add("Ana")
    return log


def states(log: ContactLog) -> list[str]:
    return [promise.state for promise in log.promise_list()]


@pytest.mark.parametrize(
    ("by", "kept_on", "expected"),
    [
        ("2026-03-15", None, "open"),
        ("2026-03-16", None, "not_yet_due"),
        ("2026-03-15", "2026-03-15", "on_time"),
        ("2026-03-15", "2026-03-16", "late"),
        ("2026-04-01", "2026-03-16", "on_time"),
        (None, None, "undated"),
        (None, "2026-03-16", "on_time"),
    ],
)
def test_what_becomes_of_a_promise(log: ContactLog, by: str | None, kept_on: str | None, expected: str) -> None:
    promise = log.promise(1, "a photo", by=by)
    if kept_on:
        log.keep(promise, on=kept_on)
    assert states(log) == [expected]
    counted = log.follow_through()
    assert getattr(counted, expected) == 1
    assert counted.due == counted.done + counted.open
    assert counted.done == counted.on_time + counted.late


def test_keeping_again_changes_nothing(log: ContactLog) -> None:
    promise = log.promise(1, "a photo", by="2026-03-14")
    log.keep(promise, on="2026-03-13")
    log.keep(promise)
    assert log.promise_list()[0].kept_on == "2026-03-13"
    step = log.undo()
    assert step is not None
    assert (step.verb, step.name) == ("keep", "Ana")
    assert states(log) == ["open"]


def test_a_promise_can_be_moved_once_and_the_first_day_stays_visible(log: ContactLog) -> None:
    promise = log.promise(1, "a photo", by="2026-03-10")
    log.redate(promise, "2026-03-20")
    log.redate(promise, "2026-03-20")
    assert (log.promise_list()[0].by, log.promise_list()[0].first_by) == ("2026-03-20", "2026-03-10")
    assert states(log) == ["not_yet_due"]
    with pytest.raises(ValueError, match="was moved before, from 2026-03-10 to 2026-03-20; keep it, or drop it"):
        log.redate(promise, "2026-03-30")
    log.undo()
    assert states(log) == ["open"]


def test_naming_a_first_day_later_is_not_moving(log: ContactLog) -> None:
    promise = log.promise(1, "a photo")
    log.redate(promise, "2026-03-20")
    log.redate(promise, "2026-03-25")
    assert log.promise_list()[0].first_by == "2026-03-20"


def test_a_dropped_promise_says_why_and_is_not_judged(log: ContactLog) -> None:
    promise = log.promise(1, "a photo", by="2026-03-10")
    log.drop(promise, "The sundial was stolen.")
    assert log.follow_through() == FollowThrough(0, 0, 0, 0, 0, 0, 1, 0)
    assert not log.contacts.loc[0, "promise_late"]
    with pytest.raises(ValueError, match="settled already"):
        log.redate(promise, "2026-03-30")
    log.keep(promise)  # it happened after all
    assert (states(log), log.promise_list()[0].dropped_because) == (["late"], None)
    with pytest.raises(ValueError, match="was kept already, so it can't be dropped"):
        log.drop(promise, "too late")


def test_a_promise_may_say_which_strategy_it_is_a_part_of(log: ContactLog) -> None:
    log.promise(1, "a photo", by="2026-03-20", strategy="give")
    log.promise(1, "an essay")
    assert [promise.strategy for promise in log.promise_list()] == ["give", None]
    assert list(log.promises.columns)[-1] == "strategy"
    assert list(log.promises["strategy"]) == ["give", None]
    with pytest.raises(ValueError, match=r"^'charm' is not a strategy; choose one of: interested_ear, give, "):
        log.promise(1, "a smile", strategy="charm")
    assert len(log.promise_list()) == 2


def test_the_strategy_of_a_promise_goes_along_when_entries_are_joined_and_copies_brought_back(
    log: ContactLog, tmp_path: Path
) -> None:
    twice = log.add("Ana R.")
    log.promise(twice, "a photo", strategy="give")
    log.merge("Ana", twice)
    log.backup(tmp_path / "copy.sqlite")
    log.undo()
    log.undo()
    assert log.promise_list() == []
    log.restore(tmp_path / "copy.sqlite")
    assert [(promise.contact, promise.strategy) for promise in log.promise_list()] == [("Ana", "give")]


def test_telling_is_noted_once(log: ContactLog) -> None:
    promise = log.promise(1, "ring the museums")
    log.told(promise, on="2026-03-10")
    log.told(promise)
    assert log.promise_list()[0].told_on == "2026-03-10"


def test_wrong_promises_are_one_sentence_and_write_nothing(log: ContactLog) -> None:
    wrong = [
        (lambda: log.promise(1, " "), "This needs what was promised; it is empty."),
        (lambda: log.promise(1, "a photo", by="soon"), "'soon' is not a day"),
        (lambda: log.keep(99), "There is no promise 99; log.promises shows them all"),
        (lambda: log.keep("1"), "There is no promise '1'"),  # type: ignore[arg-type]
        (lambda: log.told(2**80), "There is no promise"),
        (lambda: log.drop(99, "why"), "There is no promise 99"),
    ]
    for call, sentence in wrong:
        with pytest.raises(ValueError, match=sentence):
            call()
    promise = log.promise(1, "a photo")
    with pytest.raises(ValueError, match="This needs a reason"):
        log.drop(promise, "")
    with pytest.raises(ValueError, match="is the year right"):
        log.keep(promise, on="2062-03-17")
    assert states(log) == ["undated"]


def test_everything_can_be_taken_back_also_after_opening_the_file_again(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    log = ContactLog(Store.open(path), lambda: TODAY)

    def look() -> list[list[tuple[object, ...]]]:
        return [
            [row[:] for row in log.store.read(f"SELECT * FROM {table}")] for table in ("contact", "talk", "promise")
        ]

    changes = [
        lambda: log.add("Ana", met_on="2026-03-01"),
        lambda: log.record(1, "interview", on="2026-03-01", note="Moss."),
        lambda: log.promise(1, "a photo", by="2026-03-10"),
        lambda: log.promise(1, "an essay"),
        lambda: log.redate(1, "2026-03-20"),
        lambda: log.keep(1),
        lambda: log.told(1),
        lambda: log.drop(2, "not wanted"),
        lambda: log.snooze(1, "2026-04-01"),
        lambda: log.rhythm(1, 30),
        lambda: log.do_not_contact(1),
    ]
    seen: list[object] = []
    for change in changes:
        seen.append(look())
        change()
    for before in reversed(seen):
        log.store.close()
        log = ContactLog(Store.open(path), lambda: TODAY)
        assert log.undo() is not None
        assert look() == before
    assert log.undo() is None
    log.store.close()


def test_the_log_can_be_backed_up_under_a_path_as_text(log: ContactLog, tmp_path: Path) -> None:
    log.backup(str(tmp_path / "copy.sqlite"))
    copy = ContactLog(Store.open(tmp_path / "copy.sqlite"), lambda: TODAY)
    assert copy.person_named(1) == "Ana"
    assert copy.path == tmp_path / "copy.sqlite"
    assert repr(copy) == "<ContactLog>"
    copy.store.close()


def test_an_id_out_of_a_table_is_as_good_as_any(log: ContactLog) -> None:
    for what in ("a photo", "a map", "a tip"):
        log.promise(1, what, by="2026-03-20")
    first, second, third = log.promises["id"]  # numpy's numbers
    log.keep(first)
    log.told(first)
    log.redate(second, "2026-03-25")
    log.drop(third, "no longer wanted")
    assert list(log.promises["state"]) == ["on_time", "not_yet_due", "dropped"]
    assert list(log.promises["by"]) == ["2026-03-20", "2026-03-25", "2026-03-20"]
    assert log.promises.loc[0, "told_on"] == "2026-03-16"


@pytest.mark.parametrize("day", ["0020-03-16", "0202-03-16", "1899-12-31", date(20, 3, 16)])
def test_a_year_before_1900_is_asked_about_wherever_a_day_is_given(log: ContactLog, day: date | str) -> None:
    promise = log.promise("Ana", "a book", by="1900-01-01")
    for change in (
        lambda: log.promise("Ana", "another book", by=day),
        lambda: log.record("Ana", on=day),
        lambda: log.keep(promise, on=day),
        lambda: log.told(promise, on=day),
        lambda: log.redate(promise, day),
        lambda: log.snooze("Ana", until=day),
        lambda: log.do_not_contact("Ana", on=day),
    ):
        with pytest.raises(ValueError, match=r"lies before 1900; is the year right\?$"):
            change()
    assert log.undo() is not None  # the promise, and nothing since
    assert log.undo() is not None
    assert log.undo() is None
