"""Unit 2 as a learner meets it: offers and their cost, a link with its reason, two yeses, and a gift of one's own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog, demo_log
from networkcoach.lessons import Lesson

NAME = "2-give"
LINK = "https://example.com/street-names"
PLACES = {
    "fits": ["amara", "ignacio", "sorcha", "tunde"],
    "anyone": ["parvati", "vilhelmina"],
    "burden": ["otis", "liesbeth"],
    "string": ["hamza", "teodor"],
}
SORTED = {item: place for place, items in PLACES.items() for item in items}
BOTH = "Otis repairs street pianos. Ignacio gives free concerts in stairwells on Fridays."


@pytest.fixture
def log() -> ContactLog:
    return demo_log()


OTHERS = [
    ("2.1", SORTED, "right", ["one of the four is silence", "no message now"]),
    ("2.1", {**SORTED, "tunde": "burden"}, "not_right", ["Sending nothing can be the thing that fits"]),
    ("2.1", {**SORTED, "teodor": "fits"}, "not_right", ["Who gains if Teodor opens this file?"]),
    ("2.1", {**SORTED, "liesbeth": "anyone"}, "not_right", ["What did this person say about surprises?"]),
    ("2.1", dict.fromkeys(SORTED, "fits"), "not_right", ["Count the minutes", "Look again: To Hamza"]),
    ("2.1", {**SORTED, "otis": "later"}, "not_attempted", ["places are fits, anyone, burden, string"]),
    ("2.2", " A ", "right", ["She asked for it", "Half a line about the delay"]),
    ("2.2", "c", "not_right", ["no word says what Keiko has to do with it"]),
    ("2.2", "d", "not_right", ["hands her an evening of work", "Which half page"]),
    ("2.3", f"Dear Mr Thistlewood, for your street names: {LINK}, p. 31. Robin", "right", ["“31”", "street names"]),
    (
        "2.3",
        f"Dear Mr Thistlewood, in January you said that nobody lives in “the community” but in a street. {LINK}, "
        "the page to open is 31. Kind regards, Robin Applecart",
        "right",
        ["“31”", "Can he leave it unanswered"],
    ),
    (
        "2.3",
        "Dear Mr Thistlewood! you have learned me to use real street name when I speak about people. In this link "
        f"{LINK} on page 31 it is written why the streets by your station have such names. I wish you nice week! "
        "Robin",
        "right",
        ["saves him 211 pages"],
    ),
    (
        "2.3",
        f"Mr Thistlewood – a footnote to “never the community”: {LINK}, p. 31, the names round Radio Teaspoon. For "
        "a slow afternoon, or for the bin. Robin",
        "right",
        ["He can see why it is for him", "community"],
    ),
    (
        "2.3",
        "Good day Mr Thistlewood. You like it when reporters name the street. So please find here a book with all "
        f"the names ({LINK}). Page thirty-one concerns your area. Robin",
        "right",
        ["“thirty-one”", "Nothing in it asks him to do something"],
    ),
    (
        "2.3",
        f"Hi Mr Thistlewood, I saw this and thought of you: {LINK}. Hope you like it!",
        "not_right",
        ["not there yet"],
    ),
    (
        "2.3",
        f"Dear Mr Thistlewood, you said: name the street. I read all 212 pages, it was fun. {LINK} Robin",
        "not_right",
        ["which one is for him"],
    ),
    (
        "2.3",
        f"Dear Mr Thistlewood, you might enjoy this book on street names (p31): {LINK}",
        "not_right",
        ["The reason is not there yet", "“p31”"],
    ),
    (
        "2.3",
        f"Dear Mr Thistlewood, you say the name of the street. Page 31 is on yours: {LINK}. Please tell me what you"
        " think until Sunday.",
        "not_right",
        ["he gets something to do"],
    ),
    (
        "2.3",
        f"Dear Mr Thistlewood, as you always name the street: {LINK}, page 31. In return, would you mention me on air?",
        "not_right",
        ["“In return”", "something is wanted back"],
    ),
    (
        "2.4",
        "Dear Otis, dear Ignacio, both of you said I could introduce you, so I'm doing it. Otis, Ignacio gives "
        "free concerts in stairwells on Fridays. Ignacio, Otis repairs street pianos. Maybe one of his pianos "
        "could be part of a concert. No pressure at all. Best, Robin",
        "right",
        ["“pianos”", "“No pressure”", "Read it once as Otis"],
    ),
    (
        "2.4",
        "Otis, Ignacio – Robin here. You both gave me the green light. O. mends pianos on the street, I. plays "
        "stairwells on Fridays, and somewhere in there is a duet. Take it from here or don't, both good.",
        "right",
        ["“green light”", "“duet”"],
    ),
    (
        "2.4",
        "Dear Mr Belmonte-Reyes, dear Mr Penhaligon-Park, after having received the approval of both of you, I "
        "take the liberty to introduce you. Mr Belmonte-Reyes offers free concerts in stairwells. Mr "
        "Penhaligon-Park repairs pianos for the street. The pianos would profit from the concerts. Kindly consider"
        " yourselves free to reply or not.",
        "right",
        ["“approval”"],
    ),
    (
        "2.4",
        "dear otis and dear ignacio, thank you that i may write to you two. otis, you repair pianos in street, he "
        "makes concerts in stairs without money. ignacio, you search always nice places with sound, he knows "
        "places with piano. if you do not have time, no problem for me. many greetings robin",
        "right",
        ["“no problem”"],
    ),
    (
        "2.4",
        "Dear both, I checked with each of you first, and you were both happy with it. Ignacio: Otis can tell you "
        "which street pianos are in tune. Otis: Ignacio's stairwell concerts would give your repairs an audience. "
        "You don't have to write to me, or to each other.",
        "right",
        ["Nothing pulls at them"],
    ),
    ("2.4", "Otis, meet Ignacio. Ignacio, meet Otis. You two should talk!", "not_right", ["why these two"]),
    ("2.4", f"Dear both, you both said yes. {BOTH} Over to you. Robin", "not_right", ["why these two", "“yes”"]),
    (
        "2.4",
        f"Dear both, I hope you don't mind that I introduce you. {BOTH} You could help each other. No need to reply.",
        "not_right",
        ["both were asked and said yes", "“No need”"],
    ),
    (
        "2.4",
        f"You both agreed. {BOTH} That could fit. No rush. PS Otis, I am looking for a job, keep me in mind.",
        "not_right",
        ["a wish of Robin’s"],
    ),
    (
        "2.4",
        "Dear Otis, would it be OK if I gave your address to Ignacio, who plays in stairwells? He could try your "
        "pianos.",
        "not_right",
        ["both were asked and said yes"],
    ),
    ("2.5", 99, "not_attempted", ["nobody with the number 99"]),
    ("2.6", "A kitten. I will not give what has to be fed.", "noted", ["what has to be fed", "finish this sentence"]),
]


def states(log: ContactLog, *names: str) -> list[str]:
    return [one.state for one in log.standings([log.id_of(name) for name in names])]


@pytest.mark.parametrize(("exercise", "answer", "outcome", "words"), OTHERS)
def test_other_answers(unit: Lesson, exercise: str, answer: Any, outcome: str, words: list[str]) -> None:
    feedback = unit[exercise].answer(answer)
    assert feedback.outcome == outcome
    assert [word for word in words if word not in feedback.text] == []


def test_the_best_gift_can_be_no_message(unit: Lesson, log: ContactLog) -> None:
    item = next(one for one in unit["2.1"].spec.items if one.key == "tunde")  # type: ignore[attr-defined]
    assert (item.bin, "sends nothing" in item.text) == ("fits", True)
    assert states(log, "Tunde") == ["resting"]


def test_nobody_who_wants_no_message_is_written_to(unit: Lesson, log: ContactLog) -> None:
    written_to = [item.text for item in unit["2.1"].spec.items if item.key != "tunde"]  # type: ignore[attr-defined]
    written_to += [unit["2.3"].spec.to, unit["2.4"].spec.to]  # type: ignore[attr-defined]
    assert not any(name in text for text in written_to for name in ("Rufus", "Tunde"))
    assert states(log, "Otis", "Ignacio", "Hamza") == ["overdue", "dormant", "on_track"]


def test_what_is_told_of_the_cast_is_in_the_log(unit: Lesson, log: ContactLog) -> None:
    talks = log.interactions.set_index("note")["on"].astype(str)
    assert (talks["Helped on sorting day."], talks["Voice note of thanks."]) == ("2026-03-07", "2026-03-08")
    assert date(2026, 3, 7).strftime("%A") == "Saturday"
    notes = next(one for one in log.promise_list() if one.what == "Send him the typed notes of our talk.")
    assert (notes.by, str(talks["Thanks and the typed notes of our talk."])) == ("2025-12-22", "2025-12-20")
    assert '"Photo, please!!"' in talks.index
    assert date(2026, 4, 20).strftime("%A") == "Monday"
    assert "Monday, 20 April 2026" in unit["2.3"].text.before


def test_what_one_told_about_their_life_is_not_for_the_other(unit: Lesson) -> None:
    shared = " ".join(unit["2.4"].spec.shared)  # type: ignore[attr-defined]
    assert not any(word in shared for word in ("saw", "Busan", "runs", "brother", "Valparaíso"))


def test_the_coach_agrees_with_the_worked_pair(unit: Lesson) -> None:
    worked, told = unit.text.worked, ["Count the doors, not the passengers."]
    assert worked is not None
    assert nc.review_message(worked.weak, told, "Teodor").labels == {"generic"}
    assert nc.review_message(worked.better, told, "Teodor").labels == {"specific_callback", "reports_action", "gives"}


def test_a_gift_with_a_reason_a_gift_without_and_a_cv() -> None:
    told = ["Count the doors, not the passengers."]
    with_reason = "You said to count the doors, so I timed them at my stop. My page is attached for your new drivers."
    assert "gives" in nc.review_message(with_reason, told, "Teodor").labels
    assert "generic" in nc.review_message("I saw this article and thought of you. Enjoy!", told, "Teodor").labels
    assert "gives" not in nc.review_message("I attach my CV.", told, "Teodor").labels


def test_a_gift_is_promised_and_done_without_an_answer(unit: Lesson, log: ContactLog) -> None:
    assert (unit["2.5"].spec.desk, unit["2.5"].spec.strategy) == ("promises", "give")  # type: ignore[attr-defined]
    told = unit["2.5"].answer([2]).text
    assert "You chose Teodor Vasilescu." in told
    assert "Your log has a sentence that Teodor Vasilescu said." in told
    assert told.endswith("It is done, whether they answer or not.")
    assert "to leave it at that is the gift" in unit["2.5"].answer([6]).text


def test_the_rule_comes_back_after_a_week(unit: Lesson, day: Any) -> None:
    unit["2.6"].answer("I give nothing that has to be fed")
    day.now += timedelta(days=7)
    told = unit["2.6"].answer("A photo, and it held").text
    assert told.startswith("Before, you wrote: “I give nothing that has to be fed”")


def test_minutes_are_those_of_the_plan(unit: Lesson) -> None:
    assert 35 <= unit.minutes.alone <= 45
    assert {one.id: one.minutes.workshop_60 for one in unit if one.minutes.workshop_60} == {"2.2": 5, "2.5": 5}
    assert unit.minutes.workshop_60 == unit.minutes.workshop_90 == 10
