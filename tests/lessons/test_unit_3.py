"""Unit 3 as a learner meets it: drafts of many students, and facts that agree with the demo log."""

from __future__ import annotations

import re
from typing import Any

import pytest

import networkcoach as nc
from networkcoach._data import data_path, read_yaml
from networkcoach.contacts import demo_log
from networkcoach.lessons import Lesson, load_lesson

NAME = "3-personal-life"
LESSON = read_yaml(data_path("lessons", f"{NAME}.yaml"))
ITEMS = ["robotics", "foggy", "picnic", "ghent", "flat", "surprises", "boat", "spoons"]


def sorted_with(**places: str) -> dict[str, str]:
    return {**LESSON.value["exercises"][0]["examples"]["right"], **places}


OTHERS = [
    ("3.1", dict.fromkeys(ITEMS, "leave"), "not_right", ["Look again: Her daughter", "Look again: Her team made"]),
    (
        "3.1",
        dict.fromkeys(ITEMS, "use"),
        "not_right",
        ["her sister talked about her", "What happens if Robin does nothing"],
    ),
    ("3.1", sorted_with(picnic="use"), "not_right", ["Is her family on a meadow news of her work?"]),
    ("3.1", sorted_with(ghent="leave"), "not_right", ["Who else could have told Robin?"]),
    ("3.1", {}, "not_attempted", ["Nothing has a place yet"]),
    ("3.1", "use", "not_attempted", ["a place to every item"]),
    ("3.2", "a", "not_right", ["she is still a child"]),
    ("3.2", "b", "not_right", ["nobody needs to know the school"]),
    ("3.2", "D", "not_right", ["a picture of a child’s life"]),
    ("3.2", "c", "right", ["her own question"]),
    ("3.2", "e", "not_attempted", ["a, b, c or d"]),
    ("3.5", 2, "noted", ["what you know about Ben", "2 more would make three", "No note about these people"]),
    ("3.5", 99, "not_attempted", ["nobody with the number 99"]),
    ("3.6", "my weight", "noted", ["“my weight”", "In my log I never keep"]),
    ("3.6", " ", "not_attempted", []),
]


@pytest.mark.parametrize(("exercise", "answer", "outcome", "words"), OTHERS)
def test_other_answers(unit: Lesson, exercise: str, answer: Any, outcome: str, words: list[str]) -> None:
    feedback = unit[exercise].answer(answer)
    assert feedback.outcome == outcome
    assert [word for word in words if word not in feedback.text] == []


WARM = [
    "Hi Parvati, I hope the first hours of your shifts have been kind to you lately.",
    "hey parvati! hope tonights shift starts well, you said the first hour decides everything so fingers crossed",
    "I wish you peaceful nights and that you can rest good after. Robin",
    "Dear Parvati, I started to write names in my own notes, never numbers. It makes me kinder. Have a good night.",
    "hi parvati, names not bed numbers - i told my whole flat about this. hope you are having ok shifts :)",
    "My grandmother was in hospital and a nurse called her by her name. I thought of your rule. Have a good night.",
    "Dear Parvati, I must admit that I am late with my thanks. Your first hour changed how I start my day.",
    "Good luck for tonight, from somebody who walked past the children’s ward and thought of your rule about names.",
    "I hope you’re not too tired after last week’s nights, and that the next ones are lighter.",
    "Thinking of you and your team tonight. May the first hour be an easy one.",
]


@pytest.mark.parametrize("draft", WARM)
def test_a_warm_line_that_guesses_nothing_has_many_forms(unit: Lesson, draft: str) -> None:
    assert unit["3.3"].answer(draft).outcome == "right"


GUESSED = [
    ("As a mother you have so much to do, I hope you can sleep sometimes.", "no_guess", "mother"),
    ("Hi Parvati, you must be so tired from all these nights. I hope they get better.", "no_guess", "you must be"),
    ("You looked exhausted when we met in the canteen, I hope you sleep more now.", "no_guess", "You looked"),
    ("I saw on facebook that you were in Kochi with your family. Hope the nights are ok.", "no_guess", "facebook"),
    ("Hope the nights are fine and your husband helps you a bit.", "no_guess", "husband"),
    ("Hi Parvati, I hope your mother is feeling better, and your nights are calm.", "in_confidence", "your mother"),
    ("I know exactly how you feel, hope your nights are better than mine.", "own_story", "know exactly how"),
    ("I hope your nights are ok. I am so tired too, six exams.", "own_story", "I am so tired"),
    ("Do you have someone at home who looks after you after your nights?", "no_guess", "someone at home"),
    ("Hope you’re well! Just checking in.", "for_her", "Nothing from her nights"),
]


@pytest.mark.parametrize(("draft", "check", "words"), GUESSED)
def test_a_guess_is_found_in_many_forms(unit: Lesson, draft: str, check: str, words: str) -> None:
    feedback = unit["3.3"].answer(draft)
    missed = {point.key: point.text for point in feedback.points if point.ok is False}
    assert feedback.outcome == "not_right"
    assert words in missed[check]


WISHES = [
    "Dear Mr. Thistlewood, Ramadan is nearly over, and I wanted to wish you a joyful Eid when it comes.",
    "Mr Thistlewood, I hope the last days of the fast go gently for you. No need to reply.",
    "Dear Mr Thistlewood, you told me you are fasting, so no lunch talk from me. I wish you an easy last week.",
    "Salaam Mr Thistlewood, may Allah accept your fasts, and Eid Mubarak in advance to all at the station.",
    "Dear Mr Thistlewood, I do not celebrate Eid myself, but I wanted to wish you a very happy one. No answer needed.",
    "dear mr thistlewood, happy eid for friday (or saturday, the moon will tell). robin",
    "Dear Mr Thistlewood, I hope the first breakfast after the fast will taste very good. Happy Eid!",
    "Dear Mr Thistlewood, you like voice notes better, so I’ll say this again in one: a blessed end of Ramadan!",
    "Mr Thistlewood, thinking of you as Ramadan comes to an end. It was good to meet you at the sock table.",
]


@pytest.mark.parametrize("draft", WISHES)
def test_a_wish_has_many_forms(unit: Lesson, draft: str) -> None:
    assert unit["3.4"].answer(draft).outcome == "right"


TOO_FAR = [
    ("Hi Hamza, happy Ramadan! Hope you’re well.", "address"),
    ("Dear Hamza Thistlewood, I wish you a nice Eid.", "address"),
    ("Hi Mr Thistlewood, I hope you are well and the station is busy.", "season"),
    ("Dear Mr Thistlewood, happy end of Ramadan, now we can finally have our lunch meeting!", "asks_nothing"),
    ("Mr Thistlewood, how about dinner together after Ramadan?", "asks_nothing"),
    ("Dear Mr Thistlewood, Eid Mubarak! By the way, do you have any openings this summer?", "asks_nothing"),
    ("Dear Mr Thistlewood, you must be so hungry by now in Ramadan! I could never do it.", "no_prying"),
    ("Dear Mr Thistlewood, why do you fast, do you believe in it or is it the family?", "no_prying"),
    ("Dear Mr Thistlewood, blessed Ramadan. Are your wife and children fasting too?", "no_prying"),
    ("Dear Mr Thistlewood, happy Eid. You have not answered me, please reply by Friday.", "no_pressure"),
]


@pytest.mark.parametrize(("draft", "check"), TOO_FAR)
def test_what_goes_beyond_a_wish_is_found(unit: Lesson, draft: str, check: str) -> None:
    feedback = unit["3.4"].answer(draft)
    assert feedback.outcome == "not_right"
    assert check in {point.key for point in feedback.points if point.ok is False}


def test_what_to_leave_out_is_best_left_alone(unit: Lesson) -> None:
    items = {item.key: item for item in unit["3.1"].spec.items}  # type: ignore[attr-defined]
    assert [key for key in ITEMS if items[key].bin == "leave"] == ["picnic", "flat", "boat", "spoons"]
    assert "The best thing to do here is nothing." in items["spoons"].why
    assert "to do nothing is the best thing" in " ".join(unit["3.3"].answer(WARM[0]).text.split())


def test_what_was_told_in_confidence_stands_nowhere() -> None:
    (secret,) = [note.text for note in demo_log().notes_of("Parvati") if note.source == "confidence"]
    assert secret == "Cares for her mother."
    said = " ".join(_prose(LESSON.value))
    assert "cares for" not in said.casefold()
    assert not re.search(r"Parvati[^.]*mother", said)


def _prose(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, one in value.items() if key not in ("absent", "unless") for text in _prose(one)]
    return [text for one in value for text in _prose(one)] if isinstance(value, list) else [str(value)]


def test_facts_agree_with_the_demo_log(unit: Lesson) -> None:
    log = demo_log()
    late = next(one for one in log.promise_list() if "open day" in one.what)
    assert (late.by, late.state) == ("2026-03-13", "open")
    assert "by Friday, 13 March. It is three days late" in " ".join(unit["3.2"].text.before.split())
    liesbeth = " ".join(log.shared_by("Liesbeth Quackelbeen"))
    assert all(word in liesbeth for word in ("robotics", "open days", "Ghent", "Hates surprises", "15"))
    hamza = " ".join(log.shared_by("Hamza Thistlewood"))
    assert all(word in hamza for word in ("no lunch meetings", "voice notes", "Mr Thistlewood", "Sock Library"))
    assert log.shared_by("Vilhelmina Frost")[-1] == "Formal address."


def test_notes_of_the_demo_log_are_counted_by_where_they_are_from() -> None:
    log = demo_log()
    lesson = load_lesson(NAME, store=log.store, today=lambda: log.today, people=log)
    text = lesson["3.5"].answer([4, 5]).text
    assert "You looked through what you know about Ignacio Belmonte-Reyes and Parvati Nambiar." in text
    assert "Their public work: 1. In confidence: 1. From elsewhere: 0." in text
    assert "mother" not in text


def test_the_coach_does_what_the_presenter_shows(unit: Lesson) -> None:
    notes = unit["3.2"].text.presenter.notes
    draft, told = "How is your daughter getting on?", "Her daughter wants to try robotics."
    assert f'nc.review_message("{draft}", ["{told}"]).labels' in notes
    assert nc.review_message(draft, [told]).labels == {"personal_connection"}
    assert nc.review_message(draft, [told.replace("daughter", "neighbour")]).labels == {"intrusive"}
    to_the_child = "I will message your daughter and send her the date."
    assert to_the_child in " ".join(notes.split())
    assert nc.review_message(to_the_child, [told]).labels == {"intrusive"}


def test_the_letter_without_a_personal_line_is_fine(unit: Lesson) -> None:
    letter = re.search(r"“(Dear Ms Frost.*?)”", unit["3.2"].text.after, re.DOTALL)
    assert letter is not None
    log = demo_log()
    labels = nc.review_message(letter[1], log.shared_by("Vilhelmina Frost"), "Vilhelmina Frost").labels
    assert "specific_callback" in labels
    assert not labels & {"personal_connection", "intrusive", "generic"}


def test_minutes_are_those_of_the_workshops(unit: Lesson) -> None:
    assert (unit.minutes.workshop_60, unit.minutes.workshop_90) == (8, 13)
    assert [(one.id, one.minutes.workshop_90) for one in unit if one.minutes.workshop_90] == [("3.1", 5), ("3.2", 8)]
