"""Unit 4 as learners meet it: reviews and offers in many wordings, and facts that agree with the demo log."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import demo_log
from networkcoach.lessons import Lesson

NAME = "4-their-project"
BINS = {"forty": "dishonest", "shop": "not_there", "account": "dishonest", "trade": "dishonest"}
BINS |= {"library": "honest", "own_page": "honest", "not_yet": "honest"}


OTHERS: list[tuple[str, Any, str, list[str]]] = [
    ("4.1", BINS, "right", ["The best thing to post this week is nothing.", "Which of them could you do this month"]),
    ("4.1", BINS | {"account": "not_there"}, "not_right", ["more than the wrong place"]),
    ("4.1", BINS | {"shop": "honest"}, "not_right", ["Only the place is wrong."]),
    ("4.1", BINS | {"not_yet": "dishonest"}, "not_right", ["What would a review of page 40 be worth to her?"]),
    ("4.1", {"forty": "dishonest"}, "not_attempted", ["6 of 7 have no place yet"]),
    ("4.1", {"forty": "bin"}, "not_attempted", ["places are honest, dishonest, not_there"]),
    ("4.2", "B", "right", ["the fault goes to her first"]),
    ("4.2", "c", "right", ["a stranger gets the whole picture"]),
    ("4.2", "a", "not_right", ["hides the fault"]),
    ("4.2", "d", "not_right", ["She asked Robin, and not the whole world."]),
    ("4.2", "e", "not_right", ["Posting nothing is fine. The untruth is the trouble."]),
    ("4.2", "b and c", "not_attempted", ["Choose one of a, b, c, d or e"]),
    (
        "4.3",
        "I know the author a little, so bear that in mind. The six hand-drawn knots on page 12 are great because she "
        "draws each one wrong as well as right. Later on there are ten questions to ask before you lift something, and "
        "I used them for a sofa. The bit with the figures around page 90 is heavy going.",
        "right",
        ["“figures”", "how you know each other"],
    ),
    (
        "4.3",
        "the drawings on p.12 are hand made and you see what goes wrong. the questions on p.118 are now on our fridge. "
        "p.90 = numbers numbers numbers, i gave up and came back later. i know sorcha from an interview for my studies "
        "so im maybe not 100% objective",
        "right",
        [],
    ),
    (
        "4.3",
        "As someone who can barely tie shoes: the six hand drawn knots worked for me. The ten questions did too. The "
        "figures didn't. And now the fine print: Sorcha and I had a long talk in December.",
        "right",
        ["“Sorcha and I”"],
    ),
    (
        "4.3",
        "I have never met the author, so this is a neutral review. The knots on page 12 are drawn by hand and the ten "
        "questions are useful. Page 90 is difficult.",
        "not_right",
        ["Nothing was found about how you know the author."],
    ),
    (
        "4.3",
        "I know the author and she is lovely. Her book is well written, clear and useful. It has some weak parts but "
        "on the whole I would recommend it to everyone who likes the topic.",
        "not_right",
        ["Nothing from the first 40 pages was found", "Nothing from after page 100 was found"],
    ),
    (
        "4.3",
        "Amazing book with amazing drawings of knots and an amazing list of ten questions. Only page 90 is less "
        "amazing. Full disclosure: I know the author.",
        "not_right",
        ["It says “Amazing”", "could stand under any book"],
    ),
    ("4.3", "Good book.", "not_right", ["Number of words: 2."]),
    ("4.3", 5, "not_attempted", ["as text"]),
    (
        "4.4",
        "Dear Mr. Thistlewood, would it help if I put labels on the boxes of single socks? I could come for two hours "
        "on the 28th, that's a Saturday. If it doesn't fit, just let it go. Kind regards Robin Applecart",
        "right",
        ["“Thistlewood”", "It has an end: “hours”"],
    ),
    (
        "4.4",
        "dear mr thistlewood, saturday 4 april i am free from 10 - 1 and could type the sizes list into a table so it "
        "can be printed. no need to answer if its not useful. robin",
        "right",
        ["“saturday 4 april”"],
    ),
    (
        "4.4",
        "Dear Mr Thistlewood, may I take on one thing for the Sock Library? I would wash and pair the single socks on "
        "Saturday, April 4th, for ninety minutes. It is only an offer; say no whenever you like.",
        "right",
        [],
    ),
    (
        "4.4",
        "Dear Mr Thistlewood, good luck with the Sock Library, it sounds like a wonderful project. If you ever need "
        "anything, just ask. Robin",
        "not_right",
        ["It is not clear yet what you would do.", "No Saturday was found."],
    ),
    (
        "4.4",
        "Dear Mr Thistlewood, I could label the boxes at the Sock Library on Saturday 28 March, from ten to twelve. I "
        "look forward to it. Robin",
        "not_right",
        ["No open door was found."],
    ),
    (
        "4.4",
        "Dear Mr Thistlewood, I could label the boxes on Saturday 28 March, ten to twelve. No problem if not. PS Are "
        "there any internships at Radio Teaspoon? Robin",
        "not_right",
        ["“internships”", "read the socks as an application"],
    ),
    (
        "4.4",
        "Hamza! I can label boxes on Saturday the 28th from 10 to 12. No worries if not! Robin",
        "not_right",
        ["He likes to be called Mr Thistlewood in writing"],
    ),
    ("4.4", "\n", "not_attempted", ["Nothing is written yet"]),
    ("4.5", 2, "noted", ["You chose Ben.", "No promise is written down for Ben yet."]),
    ("4.5", 99, "not_attempted", ["nobody with the number 99"]),
    ("4.6", "He is shy", "noted", ["You wrote: “He is shy”", "ask before you tag, quote or share"]),
]


@pytest.mark.parametrize(("exercise", "answer", "outcome", "words"), OTHERS)
def test_other_answers(unit: Lesson, exercise: str, answer: Any, outcome: str, words: list[str]) -> None:
    feedback = unit[exercise].answer(answer)
    assert feedback.outcome == outcome
    assert [word for word in words if word not in feedback.text] == []


def test_posting_nothing_is_the_best_answer_at_page_40(unit: Lesson) -> None:
    item = next(one for one in unit["4.1"].spec.items if one.key == "not_yet")  # type: ignore[attr-defined]
    assert item.bin == "honest"
    assert "nothing" in item.why
    assert "nothing yet" in unit["4.1"].solution()


def test_the_coach_agrees_with_the_notes_on_the_worked_pair(unit: Lesson) -> None:
    worked, shared = unit.text.worked, demo_log().shared_by("Teodor")
    assert worked is not None
    weak = nc.review_message(worked.weak, shared, "Teodor").labels
    better = nc.review_message(worked.better, shared, "Teodor").labels
    assert "honest_review_problem" in weak
    assert "supports_project" in better
    assert "honest_review_problem" not in better


def test_the_two_sentences_of_the_demonstration_do_what_the_notes_say(unit: Lesson) -> None:
    presenting = unit["4.1"].text.presenter
    told = " ".join(beat.do for beat in presenting.beats)
    before, after = re.findall(r"(I have read 40 .*? tonight|I will finish .*? each other)\.", told)
    assert "honest_review_problem" in nc.review_message(f"{before}.").labels
    assert "honest_review_problem" not in nc.review_message(f"{after}.").labels


def test_facts_are_those_of_the_demo_log(unit: Lesson) -> None:
    log = demo_log()
    promised = {log.person_named(one.contact_id): one for one in log.promise_list() if one.state == "open"}
    assert promised["Sorcha Winterbourne"].by == "2026-02-28"
    assert "180 pages" in " ".join(log.shared_by("Sorcha"))
    assert "by the end of\nFebruary" in unit.text.opening or "by the end of February" in unit.text.opening
    poster = [one for one in log.promise_list() if "poster" in one.what.casefold()]
    assert [one.state for one in poster] == ["late"]
    assert "five days late" in unit["4.1"].text.presenter.beats[3].do


def test_the_saturdays_are_saturdays(unit: Lesson) -> None:
    before = " ".join(unit["4.4"].text.before.split())
    assert "21 and 28 March, then 4 and 11 April" in before
    named = [date(2026, 3, 21), date(2026, 3, 28), date(2026, 4, 4), date(2026, 4, 11)]
    assert {day.strftime("%A") for day in named} == {"Saturday"}


def test_what_was_not_read_is_called_so(unit: Lesson) -> None:
    papers = [one for one in unit.text.evidence if re.search(r"Mayzlin|Epley|Zervas|Hollenbeck", one.source)]
    assert len(papers) == 4
    assert all("not read" in one.doubt for one in papers)
    assert not [one.source for one in unit.text.evidence if one.doi]


def test_minutes_are_those_of_the_curriculum(unit: Lesson) -> None:
    assert 35 <= unit.minutes.alone <= 45
    assert (unit.minutes.workshop_60, unit.minutes.workshop_90) == (6, 8)
    assert (unit["4.1"].minutes.workshop_60, unit["4.3"].minutes.workshop_90) == (6, 2)
    assert "three of the seven" in unit["4.1"].text.presenter.notes
