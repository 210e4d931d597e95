"""States and days: each rule at its edge."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from networkcoach.contacts import ContactLog
from networkcoach.store import Store

TODAY = date(2026, 3, 16)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.fixture
def log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: TODAY)


def state(log: ContactLog) -> str:
    return str(log.contacts.loc[0, "state"])


@pytest.mark.parametrize(
    ("days", "expected", "days_late"),
    [
        (52, "on_track", 0),
        (53, "due", 0),
        (60, "due", 0),
        (67, "due", 7),
        (68, "overdue", 8),
        (180, "overdue", 120),
        (181, "dormant", 121),
    ],
)
def test_due_overdue_and_dormant_begin_on_their_day(log: ContactLog, days: int, expected: str, days_late: int) -> None:
    who = log.add("Ana", rhythm_days=60)
    log.record(who, "meeting", on=ago(days))
    assert (state(log), log.contacts.loc[0, "days_late"]) == (expected, days_late)


def test_someone_with_a_slow_rhythm_is_dormant_only_after_twice_of_it(log: ContactLog) -> None:
    who = log.add("Ana", rhythm_days=100)
    log.record(who, "meeting", on=ago(200))
    assert state(log) == "overdue"
    log.undo()
    log.record(who, "meeting", on=ago(201))
    assert state(log) == "dormant"


@pytest.mark.parametrize(("days", "expected"), [(14, "on_track"), (15, "never_followed_up")])
def test_an_interview_wants_a_follow_up_within_14_days(log: ContactLog, days: int, expected: str) -> None:
    log.add("Ana", met_on=ago(days))
    assert state(log) == expected


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        ({"on": ago(30)}, "on_track"),  # thanks on the same day
        ({"on": ago(31)}, "never_followed_up"),  # the request before
        ({"kind": "meeting", "on": ago(30)}, "never_followed_up"),  # the interview itself
        ({"kind": "interview", "on": ago(30), "direction": "to"}, "never_followed_up"),
        ({"kind": "meeting", "on": ago(29)}, "on_track"),
        ({"on": ago(10), "direction": "from"}, "never_followed_up"),
    ],
)
def test_what_counts_as_a_follow_up(log: ContactLog, talk: dict[str, object], expected: str) -> None:
    who = log.add("Ana", met_on=ago(30))
    log.record(who, **talk)  # type: ignore[arg-type]
    assert state(log) == expected


def test_an_interview_in_the_log_counts_where_no_day_of_meeting_is_given(log: ContactLog) -> None:
    who = log.add("Ana")
    log.record(who, "interview", on=ago(15))
    assert state(log) == "never_followed_up"
    assert log.due()["id"].tolist() == [who]  # also without a rhythm
    log.record(who)
    assert state(log) == "no_rhythm"


@pytest.mark.parametrize(("days", "expected"), [(21, "on_track"), (22, "resting")])
def test_two_unanswered_words_rest_after_21_days(log: ContactLog, days: int, expected: str) -> None:
    who = log.add("Ana", met_on=ago(90))
    log.record(who, on=ago(80))
    log.record(who, on=ago(days))
    assert state(log) == expected


def test_one_unanswered_word_does_not_rest(log: ContactLog) -> None:
    who = log.add("Ana", met_on=ago(90))
    log.record(who, on=ago(75))
    assert state(log) == "overdue"


@pytest.mark.parametrize("answer", ["email", "call", "interview"])
def test_an_answer_in_between_or_after_ends_the_silence(log: ContactLog, answer: str) -> None:
    who = log.add("Ana", rhythm_days=365, met_on=ago(90))
    log.record(who, on=ago(80))
    direction = "from" if answer == "email" else None
    log.record(who, answer, on=ago(70), direction=direction)
    log.record(who, on=ago(60))
    assert state(log) == "on_track"
    log.record(who, on=ago(50))
    assert state(log) == "resting"
    log.record(who, answer, on=ago(50), direction=direction)  # later on the same day
    assert state(log) == "on_track"


def test_on_one_day_the_order_of_recording_decides(log: ContactLog) -> None:
    who = log.add("Ana", rhythm_days=365, met_on=ago(90))
    log.record(who, on=ago(60))
    log.record(who, on=ago(50), direction="from")
    log.record(who, on=ago(50))
    assert state(log) == "on_track"  # one word since the answer
    log.record(who, on=ago(50))
    assert state(log) == "resting"


def test_meeting_counts_as_an_answer_to_what_was_sent_before(log: ContactLog) -> None:
    who = log.add("Ana", met_on=ago(60))
    log.record(who, on=ago(70))
    log.record(who, on=ago(65))
    log.record(who, on=ago(60))  # thanks on the day itself
    assert state(log) == "due"


def test_the_resting_are_left_in_peace_unless_a_promise_is_late_or_they_ask(log: ContactLog) -> None:
    who = log.add("Ana", met_on=ago(200))
    log.record(who, on=ago(150))
    log.record(who, on=ago(140))
    assert (state(log), len(log.due())) == ("resting", 0)
    promise = log.promise(who, "notes", by=ago(1))
    assert log.due()["promise_late"].tolist() == [True]
    log.drop(promise, "no longer wanted")
    assert log.due().empty
    log.record(who, on=ago(1), direction="from", wants_reply=True)
    assert log.due()["your_turn"].tolist() == [True]


def test_a_question_waits_until_it_is_answered(log: ContactLog) -> None:
    who = log.add("Ana", met_on=TODAY)
    log.record(who, direction="from", wants_reply=True)
    log.record(who, direction="from", note="and another thing")
    assert log.contacts["your_turn"].tolist() == [True]
    log.record(who, "call")
    assert log.contacts["your_turn"].tolist() == [False]


def test_any_word_starts_the_clock_anew_also_a_backdated_one(log: ContactLog) -> None:
    who = log.add("Ana", met_on=ago(100))
    log.record(who, on=ago(99))
    assert log.contacts.loc[0, "due_on"] == ago(39).isoformat()
    log.record(who, on=ago(20), direction="from")
    assert log.contacts.loc[0, ["due_on", "last_contact"]].tolist() == [ago(-40).isoformat(), ago(20).isoformat()]
    log.record(who, on=ago(50))  # an older one changes nothing
    assert log.contacts.loc[0, "due_on"] == ago(-40).isoformat()
    assert state(log) == "on_track"


def test_a_log_opened_yesterday_knows_that_it_is_today() -> None:
    day = TODAY
    log = ContactLog(Store.open(None), lambda: day)
    who = log.add("Ana", met_on=ago(53), rhythm_days=60)
    log.record(who, on=ago(53))
    log.promise(who, "a photo", by=TODAY)
    assert (log.contacts.loc[0, "state"], log.follow_through().open, log.today) == ("due", 0, TODAY)
    day = TODAY + timedelta(1)
    assert (log.follow_through().open, log.today) == (1, day)
    day = TODAY + timedelta(15)
    assert log.contacts.loc[0, "state"] == "overdue"
    log.record(who)
    assert log.interactions["on"].iloc[-1] == day.isoformat()


def test_the_due_list_sorts_by_name_without_regard_to_case(log: ContactLog) -> None:
    for name in ("bo", "Cy", "Ana", "ana"):
        log.record(log.add(name, rhythm_days=30), "call", on=ago(35))
    assert log.due()["name"].tolist() == ["Ana", "ana", "bo", "Cy"]


@pytest.mark.parametrize(
    ("talk", "sentence"),
    [
        ({"kind": "fax"}, "'fax' is not a kind of talk; choose one of: email, message, call"),
        ({"direction": "up"}, "'up' is not a direction; choose one of: to, from, both."),
        ({"strategy": "flattery"}, "'flattery' is not a strategy; choose one of: interested_ear"),
        ({"on": "30 Feb"}, "'30 Feb' is not a day"),
        ({"on": "2062-03-17"}, "2062-03-17 is more than a year ahead of today, 2026-03-16; is the year right"),
        ({"wants_reply": True}, "then the direction is 'from' or 'both'"),
        ({"note": 7}, "is not text"),
    ],
)
def test_a_wrong_talk_is_one_sentence_and_writes_nothing(
    log: ContactLog, talk: dict[str, object], sentence: str
) -> None:
    who = log.add("Ana")
    with pytest.raises(ValueError, match=sentence):
        log.record(who, **talk)  # type: ignore[arg-type]
    assert log.interactions.empty
    step = log.undo()
    assert step is not None
    assert step.verb == "add"


@pytest.mark.parametrize("kind", ["email", "message", "letter", "other"])
def test_a_written_word_goes_to_them_by_itself(log: ContactLog, kind: str) -> None:
    log.record(log.add("Ana"), kind)
    assert log.interactions["direction"].tolist() == ["to"]


@pytest.mark.parametrize("kind", ["call", "meeting", "interview"])
def test_a_spoken_word_goes_both_ways_by_itself(log: ContactLog, kind: str) -> None:
    log.record(log.add("Ana"), kind)
    log.record(1, kind, direction="from")
    assert log.interactions["direction"].tolist() == ["both", "from"]


def test_the_newest_interview_is_the_one_to_follow_up(log: ContactLog) -> None:
    who = log.add("Ana", met_on=ago(80))
    log.record(who, on=ago(79))
    log.record(who, "interview", on=ago(24))
    assert state(log) == "never_followed_up"


def test_a_question_asked_in_a_talk_waits_too(log: ContactLog) -> None:
    who = log.add("Ana")
    log.record(who, "meeting", on=ago(3), wants_reply=True)
    assert list(log.due()["name"]) == ["Ana"]
    log.record(who, "email", on=ago(1))
    assert log.due().empty
