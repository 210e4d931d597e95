"""Unit 0 as a learner meets it: every outcome of every exercise, in plain text."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from networkcoach.contacts import demo_log
from networkcoach.lessons import Lesson, load_lesson

README = Path(__file__).parents[2] / "README.md"


OTHERS = [
    ("0.1", 0, "not_right", ["You guessed 0.", "more happened than you thought", "6 of 11"]),
    ("0.1", 11, "not_right", ["You guessed 11.", "fewer happened than you thought", "Parvati", "Keiko"]),
    ("0.1", "6", "right", ["You guessed 6", "Which of these is most like you?"]),
    ("0.1", 5.5, "not_attempted", ["whole number"]),
    ("0.1", 12, "not_attempted", ["from 0 to 11"]),
    ("0.1", -1, "not_attempted", ["from 0 to 11"]),
    ("0.1", True, "not_attempted", ["from 0 to 11"]),
    ("0.1", float("nan"), "not_attempted", ["from 0 to 11"]),
    ("0.2", [(11, 35)], "not_right", ["Look again: “I loved the museum idea.”", "not marked yet"]),
    ("0.2", [(11, 128)], "not_right", ["Look again: “I loved the museum idea.”", "It asks him for nothing."]),
    ("0.2", [(60, 78), (107, 127)], "right", ["“I graduate in June and could start at once.”"]),
    ("0.2", [{"start": 36, "end": 79}, {"start": 80, "end": 128}], "right", ["one line?"]),
    ("0.2", (36, 128), "right", ["“I graduate in June and could start at once.”"]),
    ("0.2", [[36, 128]], "right", []),
    ("0.2", [[0, 9999]], "not_attempted", ["inside the text"]),
    ("0.2", [[40, 36]], "not_attempted", ["inside the text"]),
    ("0.2", [[0, 4]], "not_attempted", ["whole sentence"]),
    ("0.2", ["12"], "not_attempted", ["a start and an end"]),
    ("0.3", "c", "not_right", ["“your advice” does not say which advice"]),
    ("0.3", "d", "not_right", ["praise"]),
    ("0.3", " B ", "right", ["his own phrase"]),
    ("0.3", "e", "not_attempted", ["Choose one of a, b, c or d first. Any of them is a fine start."]),
    ("0.3", None, "not_attempted", ["a, b, c or d"]),
    ("0.3", 1, "not_attempted", ["a, b, c or d"]),
    ("0.4", "How do you know that a trainee is ready for the night routes? No need to reply.", "right", ["“trainee”"]),
    (
        "0.4",
        "What do new drivers fear? If a role ever comes up, I could start at once. No rush.",
        "not_right",
        ["“If a"],
    ),
    ("0.4", "I’m not asking for a job. What do drivers miss in the first week? No rush.", "right", ["“No rush”"]),
    ("0.4", "What do new drivers miss in the first week?", "not_right", ["A way out is missing"]),
    ("0.4", 7, "not_attempted", ["as text"]),
    ("0.4", " \n ", "not_attempted", ["Nothing is written yet"]),
    ("0.5", 2, "noted", ["You chose Ben.", "2 more"]),
    ("0.5", 99, "not_attempted", ["nobody with the number 99"]),
    ("0.5", "Ana", "not_attempted", ["the number of a person"]),
    ("0.6", "They laugh", "noted", ["You wrote: “They laugh”"]),
    ("0.6", None, "not_attempted", ["as text"]),
    ("0.7", {"parvati": "write", "nobody": "wait"}, "not_attempted", ["Items are parvati"]),
    ("0.7", "write", "not_attempted", ["a place to every item"]),
    (
        "0.7",
        dict.fromkeys(["parvati", "ignacio", "tunde", "rufus", "amara", "otis"], "write"),
        "not_right",
        ["He said what he wants.", "Look again: Tunde"],
    ),
]


@pytest.mark.parametrize(("exercise", "answer", "outcome", "words"), OTHERS)
def test_other_answers(unit: Lesson, exercise: str, answer: Any, outcome: str, words: list[str]) -> None:
    feedback = unit[exercise].answer(answer)
    assert feedback.outcome == outcome
    assert [word for word in words if word not in feedback.text] == []


def test_the_count_is_not_seen_before_the_guess(unit: Lesson) -> None:
    guess = unit["0.1"]
    before = [unit.title, unit.text.opening, *unit.text.objectives, *unit.text.questions, *unit.text.key_points]
    before += [
        guess.title,
        guess.text.before,
        guess.question,
        guess.hint(1),
        str(guess),
        json.dumps(guess.spec.shown()),
    ]
    before += [one for exercise in unit for one in (exercise.title, exercise.text.before, exercise.question)]
    assert not any(re.search(r"\b(6|six)\b(?! minutes| people)|55|happened:", text, re.IGNORECASE) for text in before)


def test_the_count_is_that_of_the_demo_log(unit: Lesson) -> None:
    counted = demo_log().follow_through()
    spec = unit["0.1"].spec
    assert (spec.value, spec.max) == (counted.done, counted.due)  # type: ignore[attr-defined]
    assert f"{counted.done} of {counted.due}" in unit["0.1"].answer(3).text


def test_the_demo_log_can_be_the_log_of_an_act() -> None:
    log = demo_log()
    lesson = load_lesson("0-does-it-happen", store=log.store, today=lambda: log.today, people=log)
    text = lesson["0.5"].answer([3, 9, 10]).text
    assert "You chose Keiko Saltmarsh, Liesbeth Quackelbeen and Hamza Thistlewood." in text
    assert "2 of 4 happened." in text
    assert "In your whole log it is 6 of 11. That is 55 %." in text
    assert "easiest to repair today may be Liesbeth Quackelbeen" in text


def test_one_item_is_best_left_alone(unit: Lesson) -> None:
    bins = {item.key: item.bin for item in unit["0.7"].spec.items}  # type: ignore[attr-defined]
    assert bins["rufus"] == "leave"
    assert [key for key, bin in bins.items() if bin == "wait"] == ["tunde", "amara"]


def test_a_page_is_not_told_what_is_right_before_an_answer(unit: Lesson) -> None:
    for exercise in ("0.1", "0.2", "0.4", "0.7"):
        shown = json.dumps(unit[exercise].spec.shown())
        assert not any(word in shown for word in ("wanted", "value", "why", '"bin"', "checks"))


def test_hints_come_one_by_one_and_the_last_one_stays(unit: Lesson) -> None:
    marking = unit["0.2"]
    given = [marking.hint() for _ in range(4)]
    assert len(set(given)) == marking.hint_count == 3
    assert given[2] == given[3]
    assert marking.hint(1) == given[0]


def test_solutions_are_there_where_there_can_be_one(unit: Lesson) -> None:
    assert {one.id for one in unit if not one.has_solution} == {"0.5", "0.6"}
    assert "6 of 11" in unit["0.1"].solution()
    assert "Yours" in unit["0.6"].solution()


def test_minutes_are_those_of_the_curriculum(unit: Lesson) -> None:
    assert 35 <= unit.minutes.alone <= 45
    assert unit.minutes.workshop_60 == 14
    assert unit["0.1"].minutes.workshop_60 == 6
    assert unit["0.2"].minutes.workshop_60 + unit["0.4"].minutes.workshop_60 == 8


@pytest.mark.parametrize(
    "request_for_work",
    [
        "Do you need any help training drivers this summer? No hurry.",
        "Is there a summer job going for someone who likes trams? No pressure.",
        "Would you take me on as a trainee driver? No pressure",
        "Could you use an extra pair of hands with the drivers? Whenever suits you.",
    ],
)
def test_a_request_in_other_words_is_still_one(unit: Lesson, request_for_work: str) -> None:
    points = {point.key: point.ok for point in unit["0.4"].answer(request_for_work).points}
    assert points["no_request"] is False


def test_a_way_out_has_many_forms(unit: Lesson) -> None:
    for way_out in ("Answer whenever suits you.", "At your leisure.", "When convenient.", "If that suits."):
        draft = f"What is the first thing you tell new drivers? {way_out}"
        assert unit["0.4"].answer(draft).outcome == "right", way_out


def test_numbers_out_of_a_table_are_numbers(unit: Lesson) -> None:
    assert unit["0.1"].answer(np.int64(6)).outcome == "right"
    assert unit["0.1"].answer(np.float64(9)).outcome == "not_right"
    assert unit["0.5"].answer(np.array([1, 2])).outcome == "noted"
    assert unit["0.5"].answer([np.int64(1), np.int64(2)]).outcome == "noted"
    assert unit["0.2"].answer([(np.int64(36), np.int64(79))]).outcome == "not_right"


def test_the_plain_text_never_shows_an_answer(unit: Lesson) -> None:
    secret = "They will laugh at my bicycle"
    unit["0.6"].answer(secret)
    unit["0.4"].draft(secret)
    shown = [str(unit), repr(unit)] + [form(one) for one in unit for form in (str, repr)]
    assert not any("bicycle" in text for text in shown)
    assert "1 of 7 tried" in str(unit)


def test_a_wrong_answer_was_tried_too(unit: Lesson) -> None:
    unit["0.1"].answer(9)
    unit["0.3"].answer("a")
    assert str(unit.progress) == "2 of 7 tried"


def test_a_sign_fits_every_kind_of_exercise(unit: Lesson) -> None:
    everywhere_write = dict.fromkeys(unit["0.7"].text.examples["right"], "write")
    for exercise, answer in (("0.2", [(11, 35)]), ("0.4", "Do you have any internships?"), ("0.7", everywhere_write)):
        text = unit[exercise].answer(answer).text
        assert "- Look again: " in text
        assert "Not yet:" not in text


def test_an_invented_day_is_called_one(unit: Lesson) -> None:
    dated = [one for exercise in unit for one in (exercise.question, exercise.text.before) if "16 March" in one]
    assert len(dated) == 2
    assert all(re.search(r"Imagine [a-z ]*that today is [A-Za-z, ]*16 March", one) for one in dated)


def test_what_someone_told_is_only_what_they_could_tell(unit: Lesson) -> None:
    writing = unit["0.4"]
    assert "What Teodor told:\n  - “Count the doors" in str(writing)
    assert not [line for line in writing.spec.shown()["shared"] if "Robin" in line]


def test_a_study_is_told_with_its_authors_and_without_two_thirds(unit: Lesson) -> None:
    for told in (unit["0.6"].text.before, unit.text.closing):
        assert re.search(r"Aknin and (Gillian )?Sandstrom\s\(2024\)", told)
    told = " ".join([unit.text.closing, *(one.says for one in unit.text.evidence)])
    assert "two thirds" not in told
    assert told.count("five wrote") == told.count("very three") == 2


def test_a_presenter_is_asked_only_for_what_the_page_can_do(unit: Lesson) -> None:
    presenting = unit["0.1"].text.presenter
    assert not [beat.do for beat in presenting.beats if beat.do.startswith(("Run", "Show"))]
    assert "nc.demo_log().due()" in presenting.notes
    assert "Rufus Oldacre" not in set(demo_log().due()["name"])
    assert len(unit["0.1"].answer(9).points) == 5
    assert "on paper" in unit["0.5"].text.before


def test_the_readme_gives_the_minutes_of_the_lesson(unit: Lesson) -> None:
    readme = " ".join(README.read_text(encoding="utf-8").split())
    first, *rest = re.findall(r"(\d+) minutes? (?:for|of the 60)", readme)
    assert int(first) == unit.minutes.workshop_60
    assert [int(one) for one in rest] == [one.minutes.workshop_60 for one in unit if one.minutes.workshop_60]


def test_a_fear_and_what_came_of_it_stand_apart(unit: Lesson, day: Any) -> None:
    assert "You wrote: “They laugh”\n\nThis is a guess" in unit["0.6"].answer("They laugh").text
    day.now += timedelta(days=7)
    told = unit["0.6"].answer("He was glad").text
    assert told.startswith("Before, you wrote: “They laugh”\n\nNow you write: “He was glad”\n\nLay the two")
