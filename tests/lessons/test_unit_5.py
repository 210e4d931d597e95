"""Unit 5 as a learner meets it: the reasons, the pairs, the if-then plan, and a plan of one's own."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.lessons import Lesson, load_lesson
from networkcoach.store import Store

NAME = "5-my-90-days"
START = date(2026, 3, 16)
ALL_B = dict.fromkeys(["keiko", "ignacio", "sorcha", "tunde", "teodor"], "b")
ALL_SLIPPED = dict.fromkeys(["parvati", "keiko", "ignacio", "sorcha", "liesbeth"], "slipped")


@pytest.fixture
def log() -> ContactLog:
    return demo_log()


OTHERS = [
    ("5.1", ALL_SLIPPED, "not_right", ["Robin’s line speaks of how to begin", "counts pages", "no mistake"]),
    ("5.1", {**ALL_SLIPPED, "sorcha": "late"}, "not_attempted", ["places are big, words, ashamed, slipped"]),
    ("5.1", {"parvati": "words", "keiko": "slipped"}, "not_attempted", ["3 of 5 have no place yet"]),
    ("5.2", ALL_B, "not_right", ["What would a third one ask of him?", "when someone is a better listener"]),
    ("5.2", {**ALL_B, "ignacio": "a", "teodor": "a", "tunde": "neither"}, "right", ["one person who rests"]),
    ("5.2", dict.fromkeys(ALL_B, "neither"), "not_right", ["there is something to promise", "might press him"]),
    ("5.3", "Keep in touch with Amara.", "not_right", ["No moment was found", "no day in it yet", "“Keep in touch”"]),
    ("5.3", "If Amara answers, I write back on Friday.", "not_right", ["No moment", "“Amara answers”"]),
    ("5.3", "I write to Amara every Sunday after lunch.", "not_right", ["a lot of post", "one single time?"]),
    ("5.3", "If it is Sunday, I think of Amara.", "not_right", ["No act was found", "your hands"]),
    ("5.3", "When I am on the bus, I write to Amara.", "not_right", ["There is no day in it yet"]),
    ("5.3", "After my shift on Friday I send Amara my CV.", "not_right", ["“my CV”"]),
    ("5.3", 7, "not_attempted", ["as text"]),
    ("5.3", " \n ", "not_attempted", ["Nothing is written yet"]),
    ("5.4", 99, "not_attempted", ["nobody with the number 99"]),
    ("5.4", [], "not_attempted", ["Nobody is chosen yet"]),
    ("5.5", 99, "not_attempted", ["no promise with the number 99"]),
    ("5.5", "the photo", "not_attempted", ["the number of a person or promise"]),
    ("5.6", "I would still ring the museums", "noted", ["You wrote: “I would still ring the museums”"]),
]


@pytest.mark.parametrize(("exercise", "answer", "outcome", "words"), OTHERS)
def test_other_answers(unit: Lesson, exercise: str, answer: Any, outcome: str, words: list[str]) -> None:
    feedback = unit[exercise].answer(answer)
    assert feedback.outcome == outcome
    assert [word for word in words if word not in feedback.text] == []


@pytest.mark.parametrize(
    "plan",
    [
        "When the kettle is on this Sunday, I'll draw the river for ten minutes. By 30 April I tell her how it went.",
        "if its sunday evening and im doing laundry then i write to amara 3 sentences about the drawing",
        "Wednesday, train to uni, 8:10: I type the message to Amara about the hand-drawn river.",
        "Before I go to bed on Sunday I'll scan the drawing; then it goes to Amara with two lines.",
        "If the washing machine beeps on Saturday, then I sit down and sketch. On Sunday Amara gets a photo.",
        "After swimming on Wednesday, while my hair dries, I send Amara two lines. She need not answer.",
        "As soon as the exam on 24 April is over I text Amara two lines, before I celebrate.",
        "If it's the Tuesday tutorial and we get the break, then Robin writes Amara about the hand-drawn river.",
        "Every Sunday I check the log at six. On 19 April, if the tea is made, I send Amara two lines.",
        "To keep in touch with Amara: when I lock my bike on Friday, I send her the picture of my river.",
        "At 17:00 on Friday, when I shut the laptop, I send her my drawing. Even if she never replies.",
    ],
)
def test_a_plan_in_other_words_is_a_plan(unit: Lesson, plan: str) -> None:
    feedback = unit["5.3"].answer(plan)
    assert [point.key for point in feedback.points if not point.ok] == []
    assert feedback.outcome == "right"


@pytest.mark.parametrize(
    ("wish", "missing"),
    [
        ("I'll send Amara a message by 30 April.", "moment"),
        ("If I get a chance on Sunday I will send a message.", "moment"),
        ("If Robin has time, Robin writes Amara on Friday.", "moment"),
        ("As soon as possible I'll send her an email.", "moment"),
        ("When the semester ends I will be there more for her.", "act"),
        ("When I drink tea on Sunday, I hope she will offer me a placement.", "own_power"),
        ("When I'm on the train on Friday I ask Amara whether there is an internship.", "own_power"),
        ("After lunch on Sunday I want Amara to like my drawing.", "own_power"),
        ("Every morning when I have coffee I text Amara a picture.", "day"),
        ("Each evening I send her a photo of the river.", "not_too_often"),
        ("After tea on Sunday I write to Amara, maybe.", "firm"),
    ],
)
def test_a_wish_in_other_words_is_still_a_wish(unit: Lesson, wish: str, missing: str) -> None:
    feedback = unit["5.3"].answer(wish)
    assert feedback.outcome == "not_right"
    assert missing in {point.key for point in feedback.points if not point.ok}


def test_a_plan_is_no_message_so_the_coach_does_not_read_it(unit: Lesson) -> None:
    assert not unit["5.3"].spec.reviewer  # type: ignore[attr-defined]
    assert "What Amara told:" in str(unit["5.3"])


def test_the_five_open_promises_are_those_of_the_log_and_of_unit_0(unit: Lesson, log: ContactLog) -> None:
    late = log.promises[log.promises["state"] == "open"]
    first_unit = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: START)
    told = " ".join(point.text for point in first_unit["0.1"].answer(9).points)
    items = {item.key: item for item in unit["5.1"].spec.items}  # type: ignore[attr-defined]
    assert len(items) == len(late) == 5
    for name, by in zip(late["contact"], late["by"], strict=True):
        given = name.split()[0]
        day = date.fromisoformat(by)
        assert f"{day.day} {day:%B}" in items[given.casefold()].text
        assert given in told
    assert {key: item.bin for key, item in items.items()} == {
        "parvati": "words",  # no message at all
        "keiko": "slipped",  # one minute, so always for later
        "ignacio": "ashamed",  # each month made it harder
        "sorcha": "big",  # 40 of 180 pages
        "liesbeth": "slipped",  # only to look it up
    }


def test_another_reading_of_a_reason_is_allowed_in_the_feedback(unit: Lesson) -> None:
    for item in unit["5.1"].spec.items:  # type: ignore[attr-defined]
        assert re.match(r"There may|After 121|That may|Perhaps|That can", item.if_elsewhere), item.key
    assert "More than one reason can be true" in unit["5.1"].text.before
    assert "no mistake" in unit["5.1"].spec.when_not_right  # type: ignore[attr-defined]


def test_one_pair_is_best_left_alone(unit: Lesson, log: ContactLog) -> None:
    neither = [item.key for item in unit["5.2"].spec.items if item.bin == "neither"]  # type: ignore[attr-defined]
    assert neither == ["tunde"]
    resting = log.contacts[log.contacts["state"] == "resting"]
    assert list(resting["given"]) == ["Tunde"]


def test_the_better_plan_leaves_alone_who_asked_for_it_and_looks_back_three_times(
    unit: Lesson, log: ContactLog
) -> None:
    worked = unit.text.worked
    assert worked is not None
    people = log.contacts.set_index("given")["state"]
    assert "Leave alone: Rufus" in worked.better
    assert "Rest: Tunde" in worked.better
    chosen = re.search(r"These 90 days: (.*)\.", worked.better)
    assert chosen
    planned = re.findall(r"[A-Z]\w+", chosen[1])
    assert 5 <= len(planned) <= 8
    assert not set(people[planned]) & {"do_not_contact", "resting"}
    assert "dormant" in set(people[planned])
    assert "Amara" not in worked.better  # she is for the learner, in 5.3


def test_the_days_of_looking_back_are_30_60_and_90_days_after_the_start(unit: Lesson) -> None:
    days = [START + timedelta(days=number) for number in (30, 60, 90)]
    named = "{0.day} {0:%B}, {1.day} {1:%B} and {2.day} {2:%B}".format(*days)
    assert named == "15 April, 15 May and 14 June"
    assert unit.text.worked
    assert named in unit.text.worked.better
    assert named in " ".join(unit["5.4"].text.after.split())


def test_every_weekday_fits_its_date(unit: Lesson) -> None:
    told = repr(unit.text)
    dated = re.findall(r"(\w+day) (\d+) (March|April|May|June)", told)
    assert len(dated) >= 10
    for weekday, number, month in dated:
        assert f"{datetime.strptime(f'{number} {month} 2026', '%d %B %Y'):%A}" == weekday, (number, month)


def test_a_plan_of_robin_counts_and_asks_what_to_drop(unit: Lesson, log: ContactLog) -> None:
    numbers = dict(zip(log.contacts["given"], log.contacts["id"], strict=True))
    few = unit["5.4"].answer([numbers["Keiko"], numbers["Ignacio"], numbers["Rufus"]]).text
    assert "2 more would make five." in few
    assert "0 of 2 happened." in few
    assert "%" not in few  # five dated promises are needed for that
    assert "Nothing is promised yet for Rufus Oldacre." in few
    many = [numbers[one] for one in ("Keiko", "Liesbeth", "Parvati", "Ignacio", "Sorcha", "Otis")]
    whole = unit["5.4"].answer(many).text
    assert "would make five" not in whole
    assert "1 of 6 happened. That is 17 %" in whole
    assert "easy one to begin with may be Liesbeth Quackelbeen" in whole
    assert whole.endswith("who could wait for the next 90 days?")


def test_a_promise_kept_today_is_said_to_be_done(unit: Lesson, log: ContactLog) -> None:
    photo = next(one.id for one in log.promise_list() if "sundial" in one.what)
    assert "Not marked as done yet: 1." in unit["5.5"].answer(photo).text
    log.keep(photo)
    text = unit["5.5"].answer(photo).text
    assert "You picked a promise to Keiko Saltmarsh." in text
    assert "Marked as done: 1." in text
    assert "Not marked" not in text
    assert "changes nothing about your count" in text


def test_the_plan_is_looked_at_again_after_30_days(unit: Lesson, day: Any) -> None:
    unit["5.6"].answer("The photo. Without the firm.")
    assert unit["5.6"].question.startswith("Imagine day 90")
    day.now += timedelta(days=29)
    assert unit["5.6"].question.startswith("Imagine day 90")
    day.now += timedelta(days=1)
    assert "too big, too vague, or no longer wanted?" in unit["5.6"].question
    told = unit["5.6"].answer("The photo happened").text
    assert told.startswith(
        "A month ago you wrote: “The photo. Without the firm.”\n\nNow you write: “The photo happened”"
    )


def test_the_measure_is_told_whole(unit: Lesson) -> None:
    told = " ".join(unit["5.4"].text.after.split())
    for rule in ("Promises done, out of promises whose day has passed", "a new day once", "counts as done"):
        assert rule in told
    assert "Replies, favours and offers are never counted" in told
    assert "With fewer than five promises there is a count, and no percentage" in told
    assert "They are not grades" in unit["5.6"].text.before


def test_one_set_of_questions_mixes_all_units(unit: Lesson) -> None:
    assert [one.id for one in unit if one.text.recall] == ["5.1", "5.2", "5.3", "5.4"]
    mixed = [recall.question for recall in unit["5.4"].text.recall]
    assert "units 1 to 4" in mixed[0]
    assert "From the first unit to the last" in mixed[2]


def test_own_logs_stay_off_the_screen(unit: Lesson) -> None:
    for exercise in ("5.4", "5.5"):
        assert "others can see your screen, do this on paper" in unit[exercise].text.before
    assert unit.minutes.workshop_60 == unit.minutes.workshop_90 == 7
    assert (unit["5.3"].minutes.workshop_60, unit["5.5"].minutes.workshop_60) == (3, 4)
