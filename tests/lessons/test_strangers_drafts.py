"""Drafts of many students, each with the verdict of a fair teacher.

They stand in ``drafts``, one file for each exercise: the text, ``right`` or ``not_right``, and why. The first 24 of a
file were written before their writer had seen a phrase, the others after. Nobody may change a verdict to please the
checks. A draft that is judged otherwise is printed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.lessons import Exercise, lesson_names, load_lesson
from networkcoach.store import Store

DRAFTS = Path(__file__).parent / "drafts"

# How many drafts of a file may be judged otherwise than the teacher would: as many as on the day when the phrases were
# last mended. What is left needs a reader and no list of words: blame in polite words, a link that is not there, ten
# sentences where three were asked for, a gain for one of the two, five acts in one plan, thanks without a word of them.
# At first sight, before any phrase was mended for them, 313 of the 360 drafts were judged as the teacher would.
MISSES = {"1.3": 1, "1.4": 1, "2.3": 2, "2.4": 1, "3.3": 2, "3.4": 1, "4.3": 0, "4.4": 0, "5.3": 1}


def exercise_of(number: str, day: Any, log: Any) -> Exercise:
    name = next(one for one in lesson_names() if one.startswith(number[0]))
    return load_lesson(name, store=Store.open(None), today=day, people=log, review=nc.review_message)[number]


def drafts_of(number: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DRAFTS / f"{number}.jsonl").read_text("utf-8").splitlines()]


def test_every_file_is_tried() -> None:
    assert {path.stem for path in DRAFTS.glob("*.jsonl")} == set(MISSES)


@pytest.mark.parametrize("number", MISSES)
def test_as_many_good_drafts_as_weak_ones(number: str) -> None:
    verdicts = [draft["verdict"] for draft in drafts_of(number)]
    assert verdicts.count("right") == verdicts.count("not_right") == 20


@pytest.mark.parametrize("number", MISSES)
def test_drafts_are_judged_as_a_teacher_would(number: str, day: Any, log: Any) -> None:
    exercise = exercise_of(number, day, log)
    told = [(exercise.answer(draft["text"]), draft) for draft in drafts_of(number)]
    misses = [(draft, feedback) for feedback, draft in told if feedback.outcome != draft["verdict"]]
    for draft, feedback in misses:
        print(f"\n{number}, should be {draft['verdict']} ({draft['why']}): {draft['text']}\n{feedback}")
    assert len(misses) <= MISSES[number]
