"""What holds for every lesson of the course: each outcome of each exercise, and the rules for words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

import networkcoach as nc
from networkcoach._data import data_path, read_yaml
from networkcoach.contacts import demo_log
from networkcoach.lessons import Lesson, lesson_names, load_lesson, read_lesson
from networkcoach.lessons._check import lesson_problems
from networkcoach.lessons._reading import LONGEST_SENTENCE, lix, sentences

NAMES = lesson_names()
TITLES = ["0-does-it-happen", "1-interested-ear", "2-give", "3-personal-life", "4-their-project", "5-my-90-days"]
DOCUMENTS = {name: read_yaml(data_path("lessons", f"{name}.yaml")) for name in NAMES}
EXAMPLES = [
    pytest.param(name, one["id"], outcome, answer, id=f"{one['id']}-{outcome}")
    for name in NAMES
    for one in DOCUMENTS[name].value["exercises"]
    for outcome, answer in one["examples"].items()
]
EXERCISES = [
    pytest.param(name, one.id, id=one.id)
    for name in NAMES
    for one in read_lesson(data_path("lessons", f"{name}.yaml")).exercises
]
EASY = 30  # LIX; a newspaper has about 40
WIDGET_STATE = 3000  # letters that the page gets for one exercise, besides script and style
#: Looked at behind the link, or in a stored copy of the publisher's page.
CHECKED_DOIS = {
    "10.1002/jcpy.1446",
    "10.1016/j.jesp.2008.11.003",
    "10.1016/j.jesp.2016.10.002",
    "10.1016/S0191-3085(04)26007-5",
    "10.1037/0022-3514.95.1.128",
    "10.1037/a0013350",
    "10.1037/a0029223",
    "10.1037/bul0000025",
    "10.1037/emo0000017",
    "10.1037/pspi0000402",
    "10.1038/s44271-024-00075-8",
    "10.1086/511799",
    "10.1086/664500",
    "10.1111/spc3.12265",
    "10.1126/science.abl4476",
    "10.1177/0001839214554990",
    "10.1177/0265407508096700",
    "10.1177/0956797618772506",
    "10.1177/14413582221132847",
    "10.1287/orsc.1120.0808",
    "10.1080/10463283.2024.2334563",
    "10.3389/fpsyg.2023.1097239",
}


@dataclass
class AnyPromise:
    id: int
    contact_id: int
    what: str = "send the article"
    by: str | None = "2026-03-20"
    state: str = "not_yet_due"


class AnyLog:
    """A log in which every number is a person and a promise: the examples of an act can't know the learner's own."""

    due = done = undated = 0

    def follow_through(self) -> AnyLog:
        return self

    def person_named(self, contact_id: int) -> str:
        return f"Person {contact_id}"

    def promise_list(self) -> list[AnyPromise]:
        return [AnyPromise(n, n) for n in range(1, 20)]

    def notes_of(self, _contact_id: int) -> list[Any]:
        return []


def opened(name: str, **more: Any) -> Lesson:
    from networkcoach.store import Store

    return load_lesson(name, store=Store.open(None), today=lambda: date(2026, 3, 16), people=AnyLog(), **more)


def exercise_of(name: str, exercise: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in DOCUMENTS[name].value["exercises"] if one["id"] == exercise)
    return found


def test_the_course_has_its_six_units_with_at_least_six_exercises_each() -> None:
    assert NAMES == TITLES
    for number, name in enumerate(NAMES):
        ids = [one.id for one in opened(name)]
        assert ids[:6] == [f"{number}.{n}" for n in range(1, 7)]


@pytest.mark.parametrize("name", NAMES)
def test_the_check_for_authors_finds_nothing(name: str) -> None:
    assert lesson_problems(data_path("lessons", f"{name}.yaml")) == []


@pytest.mark.parametrize("coach", [None, nc.review_message], ids=["alone", "with the coach"])
@pytest.mark.parametrize(("name", "exercise", "outcome", "answer"), EXAMPLES)
def test_every_example_has_its_outcome(name: str, exercise: str, outcome: str, answer: Any, coach: Any) -> None:
    feedback = opened(name, review=coach)[exercise].answer(answer)
    assert feedback.outcome == outcome
    assert len(str(feedback).splitlines()) >= 3
    assert all(len(line) <= 80 for line in str(feedback).splitlines())
    said = [line for line in feedback.text.splitlines() if not line.startswith("- ")]
    assert "".join(said).rstrip("”").endswith(("?", "."))


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_every_exercise_can_be_left_alone_and_has_no_outcome_without_an_example(name: str, exercise: str) -> None:
    asked = opened(name)[exercise]
    assert asked.feedback.outcome == "not_attempted"
    noted = asked.kind in ("reflect", "act")
    wanted = {"noted", "not_attempted"} if noted else {"right", "not_right", "not_attempted"}
    assert set(asked.text.examples) == wanted


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_every_option_of_every_choice_explains_itself(name: str, exercise: str) -> None:
    asked = opened(name)[exercise]
    texts: list[str] = []
    if asked.kind == "choose":
        texts = [asked.answer(option["key"]).text for option in asked.spec.shown()["options"]]
    elif asked.kind == "sort":
        shown = asked.spec.shown()
        for bin in shown["bins"]:
            points = asked.answer({item["key"]: bin["key"] for item in shown["items"]}).points
            texts += [f"{point.key}: {point.text}" for point in points]
    assert len(set(texts)) == len(texts)
    assert all(len(text.split()) >= 12 for text in texts)


@pytest.mark.parametrize(("name", "exercise", "outcome", "answer"), EXAMPLES)
def test_no_feedback_praises_or_blames_the_learner(name: str, exercise: str, outcome: str, answer: Any) -> None:
    text = opened(name, review=nc.review_message)[exercise].answer(answer).text
    for quoted in re.findall(r"“[^”]*”", text):
        text = text.replace(quoted, "")
    praise = ("great job", "well done", "good job", "you are wrong", "you failed", "score", "!")
    assert [word for word in praise if word in text.casefold()] == [], outcome


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_what_a_page_gets_before_an_answer_is_small(name: str, exercise: str) -> None:
    asked = opened(name)[exercise]
    sent = json.dumps(asked.spec.shown(), ensure_ascii=True, allow_nan=False)
    assert len(sent) + len(asked.question) < WIDGET_STATE


@pytest.mark.parametrize(("name", "exercise"), EXERCISES)
def test_a_page_is_not_told_what_is_right_before_an_answer(name: str, exercise: str) -> None:
    asked = opened(name)[exercise]
    if asked.kind == "choose":
        return  # each option answers at once in the page, so it travels with it
    assert not set(_names_in(asked.spec.shown())) & {"wanted", "value", "why", "bin", "checks", "if_elsewhere"}


def _names_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(name for one in value.values() for name in _names_in(one))]
    return [name for one in value for name in _names_in(one)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", NAMES)
def test_every_named_misconception_leads_somebody_astray(name: str) -> None:
    value = DOCUMENTS[name].value
    used = set(re.findall(r"'misconception': '(\w+)'", str(value["exercises"])))
    assert used <= set(value["misconceptions"])
    unused = set(value["misconceptions"]) - used
    assert len(unused) <= 3, f"named at the top and used nowhere: {unused}"


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short_and_easy_to_read(name: str) -> None:
    found = sentences(DOCUMENTS[name])
    assert [f"{one.line}: {one.text}" for one in found if one.words > LONGEST_SENTENCE] == []
    print(f"{name}: LIX {lix(found)}")
    assert lix(found) < EASY


@pytest.mark.parametrize("name", NAMES)
def test_evidence_has_its_source_and_its_doubt(name: str) -> None:
    evidence = DOCUMENTS[name].value["evidence"]
    assert {one["doi"] for one in evidence if "doi" in one} <= CHECKED_DOIS
    assert all(one["source"] and one["doubt"] for one in evidence)


@pytest.mark.parametrize("name", NAMES)
def test_four_exercises_of_each_unit_come_back_three_times(name: str) -> None:
    asked = [one for one in opened(name) if one.text.recall]
    assert len(asked) >= (4 if name != "5-my-90-days" else 3)
    questions = [recall.question for one in asked for recall in one.text.recall]
    assert len(set(questions)) == len(questions) == 3 * len(asked)


@pytest.mark.parametrize("name", NAMES)
def test_minutes_fit_a_sitting(name: str) -> None:
    assert 35 <= opened(name).minutes.alone <= 45


def test_every_unit_lets_something_be_done_in_the_own_log() -> None:
    for name in NAMES:
        lesson = opened(name)
        assert [one.id for one in lesson if one.kind == "act"], name
        assert [one.id for one in lesson if one.kind == "reflect"], name
        assert [one.id for one in lesson if one.text.promise], name


@pytest.mark.parametrize("name", NAMES)
def test_the_messages_of_the_worked_example_are_read_by_the_coach_as_told(name: str) -> None:
    worked = opened(name).text.worked
    assert worked is not None
    if name == "5-my-90-days":
        return  # two plans, not two messages
    log = demo_log()
    person = next(one for one in log.contacts["name"] if one.split()[0] in worked.lead)
    shared = log.shared_by(person)
    weak = nc.review_message(worked.weak, shared, person).labels
    better = nc.review_message(worked.better, shared, person).labels
    good = {"specific_callback", "gratitude", "reports_action", "personal_connection", "supports_project", "gives"}
    assert better & good
    assert not better & {"asks_for_job", "pressure", "intrusive", "honest_review_problem", "generic"}
    assert weak - better
