"""Unit 1 as a learner meets it: whose line it is, one question, forty words of thanks, and news eight weeks late."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog, demo_log
from networkcoach.lessons import Lesson

NAME = "1-interested-ear"
PLACES = {"anyone": ["advice", "inspiring"], "amara": ["by_hand", "diary", "wrong"], "unsent": ["red"]}
SORTED = {item: place for place, items in PLACES.items() for item in items}
CALLS = "Dear Otis, in January I rang the three museums, as you suggested. One hung up on me. "


@pytest.fixture
def log() -> ContactLog:
    return demo_log()


OTHERS = [
    ("1.1", SORTED, "right", ["Here the best thing is to send nothing", "fit all twelve people"]),
    ("1.1", {**SORTED, "red": "amara"}, "not_right", ["Where did she say this?"]),
    ("1.1", {**SORTED, "wrong": "unsent"}, "not_right", ["want to hear only of what worked?"]),
    ("1.1", {**SORTED, "diary": "unsent"}, "not_right", ["Would you mind a second message"]),
    ("1.1", dict.fromkeys(SORTED, "amara"), "not_right", ["“your advice” names nothing", "Look again: You are one of"]),
    ("1.1", {**SORTED, "red": "later"}, "not_attempted", ["places are anyone, amara, unsent"]),
    ("1.2", " D ", "right", ["It starts where she stopped"]),
    ("1.2", "a", "not_right", ["it hands the work to her"]),
    ("1.2", "b", "not_right", ["a form to fill in"]),
    ("1.2", "c", "not_right", ["A note needs no question", "“no hurry”"]),
    ("1.2", "no question", "not_attempted", ["a, b, c or d"]),
    (
        "1.3",
        "hi amara! thx for the drawing tip, i tried it straight away and i cant even say where the stream behind my "
        "house bends lol. so now i'll walk there tomorrow. robin",
        "right",
        ["“thx”", "i tried"],
    ),
    (
        "1.3",
        "Thank you for mentioning the parish flood diaries. I never knew that normal people wrote down the water. I "
        "have already asked our library for one.",
        "right",
        ["“parish” and “diaries”", "could only you have written"],
    ),
    (
        "1.3",
        "Much appreciated: the tip about drawing by hand. My first attempt was terrible, the water would have to run "
        "uphill. I'll do another.",
        "right",
        ["“appreciated”", "first attempt"],
    ),
    (
        "1.3",
        "Your advice to sketch the river first stopped me yesterday evening, just as I was opening the model. I drew "
        "instead. Thank you so much for that, it was inspiring.",
        "right",
        ["Praise does not push the detail aside"],
    ),
    (
        "1.3",
        "Dear Ms Diallo-Finch, thank you. Your advice that one should draw a river before modelling it has made me "
        "slower, in a good way. I needed one hour for 100 metres of stream.",
        "right",
        ["made me slower"],
    ),
    (
        "1.3",
        "Thank you for telling me to draw the river by hand before opening the model. That was very inspiring.",
        "not_right",
        ["What is different since she said it?"],
    ),
    (
        "1.3",
        "Thank you very much for yesterday. I got to know so much about your daily work and I feel motivated now.",
        "not_right",
        ["Neither of her two sentences", "What is different"],
    ),
    (
        "1.3",
        "You're an amazing, inspiring woman and I admire you so much. I drew a river. Thank you for everything you do!",
        "not_right",
        ["This is warm, and it could go to anyone", "more praise here than detail"],
    ),
    (
        "1.3",
        "Dear Amara, thanks for the drawing tip, I did it last night with my green pencil. By the way, does Puddle & "
        "Sons take interns in summer?",
        "not_right",
        ["This asks her for something", "“interns”"],
    ),
    ("1.3", "Thanks for drawing by hand. I tried it.", "not_right", ["Number of words in all: 8."]),
    (
        "1.4",
        "hi otis its robin. i phoned the museums like u said. 1st one hung up on me haha. 2nd one has a drawer w old "
        "maps nobody sorted. so u were right, they cant get the boring stuff done. no reply needed!",
        "right",
        ["“phoned the museums”", "“u said”", "no reply"],
    ),
    (
        "1.4",
        "Hello Mr Penhaligon-Park, sorry this comes so late. As you suggested I called three small museums and asked "
        "what they can't get done. One needs somebody to put its maps in order. The first call went badly, I admit. "
        "Just thought you would like to hear.",
        "right",
        ["The delay takes up little room", "Just thought you would like to hear"],
    ),
    (
        "1.4",
        "Dear Otis, I'm writing about the three phone calls, not about jobs. I made them in January. The woman at the "
        "second museum said nobody has touched the map drawer for years, and she laughed. Thank you for pushing me. "
        "I'd be happy if this made you smile; that's all it is for.",
        "right",
        ["Nothing about work is in it"],
    ),
    (
        "1.4",
        "Good evening Otis, small report from your student. I have called the three museums in January like you "
        "proposed me. The first was not interested and finished the call. The second have many old maps without order. "
        "I was nervous, but it was worth. It is not necessary to answer.",
        "right",
        ["“called the three museums”", "“you proposed”", "“not necessary”"],
    ),
    ("1.4", CALLS + "Please let me know what you think by Friday.", "not_right", ["A way out is missing"]),
    ("1.4", CALLS + "Is there perhaps something for me at Gullwing? No hurry.", "not_right", ["request from December"]),
    ("1.4", CALLS + "No need to reply. Sorry again, I feel so ashamed.", "not_right", ["make him comfort you"]),
    (
        "1.4",
        "Dear Otis, I followed your advice and it was really helpful. Thank you so much. No need to reply.",
        "not_right",
        ["What Robin did was not found", "What came of the calls is missing"],
    ),
    (
        "1.4",
        "Hi Otis, I will ring the museums next week as you suggested. No need to answer.",
        "not_right",
        ["What Robin did was not found"],
    ),
    ("1.5", [1, 12], "noted", ["Amara Diallo-Finch and Otis Penhaligon-Park", "1 more would make three"]),
    ("1.5", 99, "not_attempted", ["nobody with the number 99"]),
    ("1.6", "Nobody, really", "noted", ["You wrote: “Nobody, really”", "glad and said nothing"]),
]


@pytest.mark.parametrize(("exercise", "answer", "outcome", "words"), OTHERS)
def test_other_answers(unit: Lesson, exercise: str, answer: Any, outcome: str, words: list[str]) -> None:
    feedback = unit[exercise].answer(answer)
    assert feedback.outcome == outcome, feedback.text
    assert [word for word in words if word not in feedback.text] == [], feedback.text


def test_a_detail_that_nobody_said_is_the_line_best_left_unsent(unit: Lesson) -> None:
    items = {item.key: item for item in unit["1.1"].spec.items}  # type: ignore[attr-defined]
    assert [key for key, item in items.items() if item.bin == "unsent"] == ["red"]
    assert "send nothing" in items["red"].why
    assert "red" not in unit["1.1"].text.before


def test_twice_a_question_that_comes_back_is_best_answered_by_waiting(unit: Lesson) -> None:
    assert "doing nothing" in unit["1.2"].text.recall[2].answer
    assert unit["1.4"].text.recall[2].answer.startswith("Better not.")


def test_what_robin_knows_stands_in_the_log(unit: Lesson, log: ContactLog) -> None:
    said = " ".join(" ".join(log.shared_by(name)) for name in log.contacts["name"]).casefold()
    for words in (
        "draw the river by hand before opening the model",
        "read parish flood diaries",
        "ring three small museums and ask what they cannot get done",
        "measure humidity before blaming flour",
        "count the doors, not the passengers",
        "trust the second inspection",
        "a queue is a decision nobody made",
    ):
        assert words in said, words


def test_the_days_of_the_course_are_those_of_the_log(unit: Lesson, log: ContactLog) -> None:
    by_name = {name.split()[0]: name for name in log.contacts["name"]}
    met = dict(zip(log.contacts["name"], log.contacts["met_on"].astype(str), strict=True))
    assert met[by_name["Amara"]].startswith("2025-11-18")
    assert met[by_name["Teodor"]].startswith("2026-01-15")
    assert met[by_name["Otis"]].startswith("2025-11-05")
    rung = next(one for one in log.promise_list() if "museums" in one.what)
    assert (rung.by, rung.state) == ("2026-01-31", "on_time")
    assert "20 January" in unit["1.4"].text.before


def test_the_worked_pair_solves_no_exercise(unit: Lesson) -> None:
    worked = unit.text.worked
    assert worked is not None
    assert "Liesbeth" in worked.better
    assert not [word for word in ("Amara", "Otis", "museum", "river") if word in worked.better]
    assert unit["1.3"].answer(worked.better).outcome == "not_right"
    assert unit["1.4"].answer(worked.better).outcome == "not_right"


def test_thanks_grow_by_detail_as_the_presenter_shows(log: ContactLog) -> None:
    shared = log.shared_by("Liesbeth Quackelbeen")
    flattery = "You are so inspiring. Thanks for everything! "
    detail = "Thanks for the humidity trick. "
    act = "I measured first, and our cakes rose."
    steps = [flattery, flattery + detail, flattery + detail + act, detail + act]
    seen = [nc.review_message(step, shared, "Liesbeth").labels for step in steps]
    assert seen[0] == {"generic"}
    assert {"specific_callback", "gratitude"} <= seen[1]
    assert {"specific_callback", "gratitude", "reports_action"} <= seen[2] & seen[3]


def test_praise_beside_a_detail_is_no_trap(unit: Lesson) -> None:
    for praise in ("It was very inspiring.", "You were brilliant.", "What a wonderful idea, thanks again!"):
        draft = f"Thank you for “draw by hand first”. I closed the model and took my green pencil. {praise}"
        assert unit["1.3"].answer(draft).outcome == "right", praise


def test_who_has_no_sentence_of_somebody_writes_to_them_last(unit: Lesson, log: ContactLog) -> None:
    told = unit["1.5"].answer([1, log.add("Bo Example")]).text
    assert "A sentence is written down for Amara Diallo-Finch." in told
    assert "No sentence is written down for Bo Example. Write to them last." in told


def test_thanks_come_back_after_a_week(unit: Lesson, day: Any) -> None:
    unit["1.6"].answer("My cousin, for the fractions")
    day.now += timedelta(days=7)
    told = unit["1.6"].answer("I told my old teacher").text
    assert told.startswith("A week ago you wrote: “My cousin, for the fractions”\n\nNow you write: “I told my old")


def test_minutes_are_those_of_the_workshops(unit: Lesson) -> None:
    workshop_90 = {one.id: one.minutes.workshop_90 for one in unit if one.minutes.workshop_90}
    assert workshop_90 == {"1.2": 5, "1.3": 7, "1.4": 8}
    assert (unit.minutes.workshop_60, unit.minutes.workshop_90) == (12, 20)
