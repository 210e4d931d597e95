"""The handouts: all of a lesson's text, room for each kind of answer, and good answers on the last page only."""

from __future__ import annotations

import dataclasses

import pytest
from paper import Element, body

from networkcoach.lessons import (
    LessonProblem,
    LessonText,
    Workshop,
    read_lessons,
    read_workshops,
)
from networkcoach.lessons.kinds import Act, Choose, Mark, Reflect, Sort, Write
from networkcoach.paper import handout, workshop_handout
from networkcoach.paper._handout import lines, minutes_in

LESSONS = read_lessons()
HOSTILE = "<script>alert(1)</script> & <b onclick='x'>*bold*</b> {{ 7 * 7 }} {% raw %}"


def flat(text: str) -> str:
    return " ".join(text.split())


def section(page: Element, start: str) -> Element:
    """The part of an exercise."""
    return next(one for one in page.all("section") if one.text.startswith(start))


def parts(html: str) -> tuple[str, str]:
    """What stands before the last page, and on it."""
    page = body(html)
    (last,) = page.with_class("new-page")
    return page.text.removesuffix(last.text), last.text


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
class TestHandout:
    def test_every_exercise_stands_there_with_its_question(self, lesson: LessonText) -> None:
        before, _ = parts(handout(lesson))
        for one in lesson.exercises:
            assert f"{one.id} {one.title}" in before
            assert flat(one.question.replace("\n- ", " ")) in before

    @pytest.mark.parametrize("workshop", ["60", "90"])
    def test_a_workshop_has_its_own_exercises_only(self, lesson: LessonText, workshop: str) -> None:
        text = body(handout(lesson, workshop)).text  # type: ignore[arg-type]
        for one in lesson.exercises:
            assert (f"{one.id} {one.title}" in text) == bool(minutes_in(one.minutes, workshop))

    def test_good_answers_stand_on_the_last_page_only(self, lesson: LessonText) -> None:
        before, last = parts(handout(lesson))
        assert lesson.worked
        told = [one.solution for one in lesson.exercises if one.solution] + [one.why for one in lesson.worked.notes]
        assert told
        assert [one for one in told if flat(one) in before] == []
        assert [one for one in told if flat(one) not in last] == []

    def test_the_two_messages_stand_side_by_side(self, lesson: LessonText) -> None:
        assert lesson.worked
        (beside,) = body(handout(lesson)).with_class("beside")
        weak, better = beside.all("p")
        assert (weak.text, better.text) == (flat(lesson.worked.weak), flat(lesson.worked.better))

    def test_nothing_is_told_that_is_for_the_presenter(self, lesson: LessonText) -> None:
        text = body(handout(lesson)).text
        assert [one.id for one in lesson.exercises if flat(one.presenter.notes) in text] == []

    def test_there_is_room_for_every_answer(self, lesson: LessonText) -> None:
        page = body(handout(lesson))
        for one in lesson.exercises:
            here, spec = section(page, f"{one.id} {one.title}"), one.spec
            if isinstance(spec, Choose):
                assert len(here.with_class("box")) == len(spec.options)
            elif isinstance(spec, Sort):
                (table,) = here.all("table")
                assert [row.all("th")[0].text for row in table.all("tr")[1:]] == [
                    flat(item.text) for item in spec.items
                ]
                assert {len(row.with_class("box")) for row in table.all("tr")[1:]} == {len(spec.bins)}
            elif isinstance(spec, Mark):
                (text,) = here.with_class("to-mark")
                assert text.text == flat(spec.text)
            elif isinstance(spec, (Write, Reflect)):
                ruled = [len(part.all("span")) for part in here.with_class("lines")]
                assert ruled == [lines(spec), *([spec.rows] if spec.comes_back else [])]
            elif isinstance(spec, Act):
                (table,) = here.all("table")
                assert len(table.all("tr")) - 1 >= spec.how_many
            else:
                assert len(here.with_class("blank")) == 1

    def test_a_question_is_not_cut_by_the_end_of_a_page(self, lesson: LessonText) -> None:
        for ask in body(handout(lesson)).with_class("ask"):
            assert ask.with_class("question")
            assert ask.with_class("lines") + ask.with_class("box") + ask.with_class("to-mark") + ask.all("td", "p")


def test_long_answers_get_more_lines_than_the_box_on_a_screen() -> None:
    write = next(one.spec for one in LESSONS[0].exercises if isinstance(one.spec, Write))
    longest = max(check.max_words for check in write.checks)
    assert lines(write) >= longest / 10
    assert lines(dataclasses.replace(write, rows=40)) == 40
    assert lines(dataclasses.replace(write, checks=(), rows=3)) == 3


def test_what_an_author_writes_is_text() -> None:
    lesson = dataclasses.replace(
        LESSONS[0], title=HOSTILE, opening=HOSTILE, key_points=(HOSTILE,), questions=(HOSTILE,), worked=None
    )
    exercise = dataclasses.replace(
        lesson.exercises[2], title=HOSTILE, question=HOSTILE, before=HOSTILE, solution=HOSTILE
    )
    html = handout(dataclasses.replace(lesson, exercises=(exercise,)))
    page = body(html)
    assert page.all("script", "b") == []
    assert page.text.count("alert(1)") == 9
    assert page.text.count("{{ 7 * 7 }}") == 9


def test_pictures_code_and_links_into_the_course_are_left_out() -> None:
    markdown = "![A map](https://example.com/a.png) [log](my-log.ipynb) [site](https://example.com)\n\n# Big\n"
    markdown += "[bad](javascript:alert(1))\n\n```python\nnc.today(log)\n```\n"
    page = body(handout(dataclasses.replace(LESSONS[0], opening=markdown)))
    assert "A map log site" in page.text
    assert "nc.today" not in page.text
    assert [one.attributes["href"] for one in page.all("a") if one.text == "site"] == ["https://example.com"]
    assert [one.text for one in page.all("a") if not (one.attributes["href"] or "").startswith("http")] == []
    assert [one.text for one in page.all("h1")] == [LESSONS[0].title]


@pytest.mark.parametrize("plan", read_workshops().plans, ids=lambda plan: str(plan.minutes))
class TestWorkshopHandout:
    def test_it_has_the_exercises_of_the_plan_in_their_order(self, plan: Workshop) -> None:
        headings = [one.text.split()[0] for one in body(workshop_handout(plan)).all("h3") if one.text[0].isdigit()]
        assert headings[: len(plan.clock)] == list(plan.clock)

    def test_a_break_needs_no_paper(self, plan: Workshop) -> None:
        headings = [one.text for one in body(workshop_handout(plan)).all("h2")]
        assert "Break" not in headings
        assert len(headings) == sum(bool(block.exercises) for block in plan.blocks) + 2


def test_a_plan_with_an_exercise_that_is_nowhere_says_so() -> None:
    plan = read_workshops().plans[0]
    block = dataclasses.replace(plan.blocks[0], exercises={"9.9": 6})
    with pytest.raises(LessonProblem, match=r"9\.9.*Change data/workshops\.yaml"):
        workshop_handout(dataclasses.replace(plan, blocks=(block,)))
