"""The kinds of exercise, in what unit 0 does not use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from networkcoach.lessons import Feedback, Lesson, Point, load_lesson
from networkcoach.lessons._feedback import compose, quoted
from networkcoach.lessons.kinds import Act, Around, Choose, Mark, NotAnAnswer, Predict
from networkcoach.lessons.kinds.choose import Option
from networkcoach.lessons.kinds.mark import Piece
from networkcoach.lessons.kinds.sort import Item
from networkcoach.lessons.kinds.write import IT_CAN_BE_WRONG
from networkcoach.store import Store


def act(unit: Lesson, **changes: Any) -> Act:
    spec = unit["0.5"].spec
    assert isinstance(spec, Act)
    return replace(spec, **changes)


def test_an_act_without_a_log_says_what_is_missing() -> None:
    unit = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: date(2026, 3, 16))
    feedback = unit["0.5"].answer([1, 2])
    assert (feedback.outcome, "Open your log" in feedback.text) == ("not_attempted", True)
    assert unit["0.5"].stored is None


def test_an_act_gives_a_count_and_no_percentage_below_five(unit: Lesson, log: Any) -> None:
    for state in ("on_time", "late", "open", "open"):
        log.promised(1, state)
    text = unit["0.5"].answer([1]).text
    assert "2 of 4 happened." in text
    assert "%" not in text
    log.promised(1, "not_yet_due")
    log.promised(1, "undated")
    log.promised(1, "dropped")
    assert "2 of 4 happened." in unit["0.5"].feedback.text
    log.promised(1, "on_time")
    assert "3 of 5 happened. That is 60 %." in unit["0.5"].feedback.text


def test_an_act_tells_unknown_from_not_kept(unit: Lesson, log: Any) -> None:
    log.promised(1, "open", "2026-01-01", "an old letter")
    log.promised(2, "open", "2026-03-01", "a photo")
    text = unit["0.5"].answer([1, 2, 3, 3]).text
    assert "You chose Ana, Ben and Cleo." in text
    assert "No promise is written down for Cleo." in text
    assert "easiest to repair today may be Ben: “a photo”" in text
    assert "more would make three" not in text


def test_an_act_with_nothing_due_blames_nobody(unit: Lesson, log: Any) -> None:
    log.promised(1, "not_yet_due")
    text = unit["0.5"].answer([1]).text
    assert "nothing is called late" in text
    assert "No open promise to these people is past its day." in text
    assert "whole log" not in text


def test_an_act_shows_the_whole_log_where_it_has_more(unit: Lesson, log: Any) -> None:
    log.promised(1, "on_time")
    log.promised(2, "open")
    assert "In your whole log it is 1 of 2." in unit["0.5"].answer([1]).text


def test_an_act_says_how_many_promises_nobody_can_judge(unit: Lesson, log: Any) -> None:
    for state in ("on_time", "on_time", *["undated"] * 7):
        log.promised(1, state)
    text = unit["0.5"].answer([1]).text
    assert "2 of 2 happened." in text
    assert "Promises without a day in your log: 7. Nobody can say whether such a promise is late" in text
    assert text.index("2 of 2") < text.index("without a day") < text.index("No open promise")


def test_an_act_calls_nothing_late_that_has_no_day(unit: Lesson, log: Any) -> None:
    log.promised(1, "undated")
    text = unit["0.5"].answer([1]).text
    assert "nothing to count, and nothing is called late" in text
    assert "without a day in your log: 1." in text


def test_an_act_is_silent_about_days_where_all_have_one(unit: Lesson, log: Any) -> None:
    log.promised(1, "open", what="Send a photo.")
    text = unit["0.5"].answer([1]).text
    assert "without a day" not in text
    assert "“Send a photo”. It has waited" in text


def test_an_act_can_be_about_promises(unit: Lesson, log: Any) -> None:
    log.promised(2, "on_time")
    log.promised(3, "open", what="a map")
    spec = act(unit, of="promise", how_many=1)
    text = spec.judge(spec.take(2), Around(people=log)).text
    assert "You chose Cleo." in text
    assert "0 of 1 happened." in text
    assert "no promise with the number 7" in spec.judge(7, Around(people=log)).text
    assert "promises" in spec.lines()[0]


def test_a_stored_act_outlives_a_forgotten_person(unit: Lesson, log: Any) -> None:
    unit["0.5"].answer([1, 2])
    del log.names[2]
    feedback = unit["0.5"].feedback
    assert feedback.outcome == "noted"
    assert feedback.text.startswith("Your answer is kept. Your log has nobody with the number 2.")


@pytest.mark.parametrize("nothing", ["", "many", None, True, float("inf")])
def test_a_guess_that_is_no_number_is_asked_for_kindly(unit: Lesson, nothing: object) -> None:
    feedback = unit["0.1"].answer(nothing)
    assert feedback == Feedback("not_attempted", "Any number from 0 to 11 is a fine guess. Which one is yours?")


@pytest.mark.parametrize(
    ("guess", "sentence"),
    [
        (99, "The answer lies somewhere from 0 to 11. Which number would you guess?"),
        (5.5, "The answer is a whole number. Which one comes nearest to your guess?"),
    ],
)
def test_a_guess_outside_is_met_with_a_question(unit: Lesson, guess: float, sentence: str) -> None:
    assert unit["0.1"].answer(guess) == Feedback("not_attempted", sentence)


def test_what_has_no_place_yet_is_counted_named_and_marked(unit: Lesson) -> None:
    all_placed = dict(unit["0.7"].text.examples["right"])
    left = {key: bin for key, bin in all_placed.items() if key not in ("ignacio", "rufus")}
    feedback = unit["0.7"].answer(left)
    assert feedback.text.splitlines() == [
        "2 of 6 have no place yet. Where would you put them?",
        "",
        "- Ignacio wrote “tell me how …”",
        "- Rufus wrote “I’d rather not …”",
    ]
    assert [(point.key, point.ok) for point in feedback.points] == [("ignacio", None), ("rufus", None)]
    one_left = unit["0.7"].answer(left | {"rufus": "leave"})
    assert one_left.text.startswith("1 of 6 has no place yet. Where would you put it?")
    assert unit["0.7"].answer({}).text.startswith("Nothing has a place yet.")
    assert len(unit["0.7"].answer({}).points) == 6


def test_a_short_item_without_a_place_is_named_in_full() -> None:
    item = Item("a", "A bell rings.", "now", "w.", "e?", "m")
    assert item.waiting() == Point("A bell rings.", key="a")


def test_predict_can_allow_parts_of_a_whole() -> None:
    guess = Predict(0, 100, 8.6, "per cent", "Yes.", "Less.", "More.", whole=False)
    assert guess.take("8.6") == 8.6
    assert [guess.judge(one, Around()).text for one in (8.6, 9, 8)] == ["Yes.", "Less.", "More."]
    assert guess.shown()["step"] == "any"


def test_mark_with_nothing_to_find_is_right_when_nothing_is_marked() -> None:
    marking = Mark((Piece("All well.", why="Kind."), Piece("Bye.", why="Short.")), "Nothing it is.", "Look again.", "")
    assert marking.judge(marking.take([]), Around()).outcome == "right"
    assert marking.judge(marking.take([[0, 9]]), Around()).outcome == "not_right"


def test_mark_counts_code_points_and_halves() -> None:
    marking = Mark((Piece("🚋🚋🚋🚋", wanted=True, why="w"), Piece("Bye", why="b")), "Yes.", "No.", "More.")
    assert marking.text[0:4] == "🚋🚋🚋🚋"
    assert marking.judge([[0, 2]], Around()).outcome == "right"
    assert marking.judge([[0, 1]], Around()).outcome == "not_attempted"
    assert marking.judge([[0, 1], [3, 4]], Around()).outcome == "right"
    assert marking.judge([[0, 8]], Around()).outcome == "not_right"


def test_points_tell_a_page_which_piece_they_are_about(unit: Lesson) -> None:
    feedback = unit["0.2"].answer([[11, 35], [80, 128]])
    assert [(point.key, point.ok, point.start, point.end) for point in feedback.points] == [
        ("1", False, 11, 35),
        ("3", True, 80, 128),
    ]
    assert unit["0.7"].answer(unit["0.7"].text.examples["right"]).points[0].key == "parvati"


def test_writing_quotes_the_words_and_says_that_it_can_be_wrong(unit: Lesson) -> None:
    draft = "Dear Teodor, are you hiring? A driver told me. No rush."
    feedback = unit["0.4"].answer(draft)
    assert "“are you hiring” is still a request for work" in feedback.text
    assert IT_CAN_BE_WRONG in feedback.text
    broke = next(point for point in feedback.points if point.key == "no_request")
    assert draft[broke.start : broke.end] == broke.quote == "are you hiring"


def test_a_choice_names_what_can_be_chosen() -> None:
    options = tuple(Option(key, key, "w.", "r.", "n?", right=key == "b") for key in "ab")
    with pytest.raises(NotAnAnswer, match=r"^Choose one of a or b first\. Any of them is a fine start\.$"):
        Choose(options).take({"a": 1})
    assert Choose(options).shown()["options"][1] == {
        "key": "b",
        "text": "b",
        "outcome": "right",
        "feedback": "w. r. n?",
    }


def test_feedback_prints_well_in_a_terminal() -> None:
    feedback = compose("not_right", "Lead.", Point("word " * 30, ok=False), Point("Fine.", ok=True), "", "Ask?")
    lines = str(feedback).splitlines()
    assert lines[:3] == ["Not quite", "", "Lead."]
    assert lines[4].startswith("- Look again: word")
    assert lines[5].startswith("  word")
    assert lines[-3:] == ["- Yes: Fine.", "", "Ask?"]
    assert all(len(line) <= 80 for line in lines)


def test_long_words_of_the_learner_are_cut() -> None:
    assert quoted("one two " * 40).endswith(" …”")
    assert len(quoted("x" * 500)) < 70
    assert Feedback("noted", "One.\n\nTwo.").text.count("\n") == 2
