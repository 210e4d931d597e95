"""The presenter's pages: the clock, the right answers with their reasons, and what to doubt."""

from __future__ import annotations

import pytest
from paper import Element, body

from networkcoach.lessons import LessonText, Workshop, read_lessons, read_workshops
from networkcoach.lessons.kinds import Choose, Mark, Predict, Sort, Write
from networkcoach.paper import presenter, workshop

LESSONS = read_lessons()
PLANS = read_workshops().plans


def flat(text: str) -> str:
    return " ".join(text.split())


def section(page: Element, start: str) -> Element:
    return next(one for one in page.all("section") if one.text.startswith(start))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
class TestPresenter:
    def test_it_tells_all_that_a_presenter_needs(self, lesson: LessonText) -> None:
        text = body(presenter(lesson)).text
        told = [flat(one.says) for one in lesson.evidence] + [flat(one.doubt) for one in lesson.evidence]
        for one in lesson.exercises:
            told += [
                flat(one.question),
                flat(one.solution),
                *(flat(beat.do) for beat in one.presenter.beats if any_slot(one.id)),
            ]
        told += [flat(one.answer) for one in lesson.misconceptions.values()]
        assert [one for one in told if one.replace("- ", "") not in text.replace("- ", "")] == []

    def test_the_clock_is_that_of_the_plans(self, lesson: LessonText) -> None:
        (overview,) = body(presenter(lesson)).with_class("overview")
        rows = {
            row.all("th")[0].text.split()[0]: [cell.text for cell in row.all("td")] for row in overview.all("tr")[1:]
        }
        for one in lesson.exercises:
            clock = [
                f"{p.clock[one.id]}–{p.clock[one.id] + minutes(p, one.id)}" if one.id in p.clock else "" for p in PLANS
            ]
            assert rows[one.id] == [*clock, str(one.minutes.alone)]

    def test_the_right_answer_is_marked(self, lesson: LessonText) -> None:
        page = body(presenter(lesson))
        for one in lesson.exercises:
            here, spec = section(page, f"{one.id} {one.title}"), one.spec
            right = [part.text for part in here.with_class("right")]
            if isinstance(spec, Choose):
                assert right == [flat(f"✓ {option.key}) {option.text}") for option in spec.options if option.right]
            elif isinstance(spec, Sort):
                bins = {bin.key: bin.text for bin in spec.bins}
                assert right == [bins[item.bin] for item in spec.items]
            elif isinstance(spec, Mark):
                assert right == [flat(f"✓ “{piece.text}”") for piece in spec.pieces if piece.wanted]
            elif isinstance(spec, Predict):
                assert right == [f"✓ {spec.value} ({spec.unit})"]
            elif isinstance(spec, Write):
                assert len(here.with_class("key")[0].all("li")) == len(spec.checks)


def any_slot(exercise: str) -> bool:
    return any(exercise in plan.clock for plan in PLANS)


def minutes(plan: Workshop, exercise: str) -> int:
    return next(block.exercises[exercise] for block in plan.blocks if exercise in block.exercises)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.minutes))
class TestWorkshop:
    def test_the_clock_of_its_blocks_runs_from_nought_to_the_end(self, plan: Workshop) -> None:
        (overview,) = body(workshop(plan)).with_class("overview")
        spans = [tuple(map(int, row.all("td")[0].text.split("–"))) for row in overview.all("tr")[1:]]
        assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
        assert (spans[0][0], spans[-1][1]) == (0, plan.minutes)

    def test_every_minute_has_something_to_do(self, plan: Workshop) -> None:
        page = body(workshop(plan))
        tables = [one for one in page.all("table") if "overview" not in (one.attributes["class"] or "")]
        spans = [tuple(map(int, row.all("td")[0].text.split("–"))) for one in tables for row in one.all("tr")[1:]]
        assert sorted({minute for start, end in spans for minute in range(start, end)}) == list(range(plan.minutes))
        assert sum(end - start for start, end in spans) == plan.minutes

    def test_its_exercises_bring_question_and_notes(self, plan: Workshop) -> None:
        text = body(workshop(plan)).text
        every = {one.id: one for lesson in LESSONS for one in lesson.exercises}
        for exercise in plan.clock:
            assert flat(every[exercise].question) in text
            assert f"{exercise} {every[exercise].title}" in text

    def test_objections_have_answers(self, plan: Workshop) -> None:
        text = body(workshop(plan)).text
        assert [one.thought for one in read_workshops().objections if one.answer not in text] == []
