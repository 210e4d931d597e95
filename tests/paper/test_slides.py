"""The slides and the presenter's page beside them: all of the plan, each reason, and nothing from elsewhere."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from paper import Element, parsed

import networkcoach as nc
from networkcoach.lessons import (
    ExerciseText,
    LessonText,
    Workshop,
    read_lessons,
    read_workshops,
)
from networkcoach.lessons.kinds import Choose, Mark, Predict, Sort, Write
from networkcoach.paper import _deck, slides, speaker
from networkcoach.paper._deck import deck
from networkcoach.paper._pages import paged
from networkcoach.paper._speaker import thoughts_behind

PLANS = read_workshops().plans
LESSONS = read_lessons()
TEXTS = {one.id: one for lesson in LESSONS for one in lesson.exercises}
HOSTILE = "<script>alert(1)</script> & <b onclick='x'>*bold*</b> {{ 7 * 7 }} </style>"
PAGE = Path(nc.__file__).parent / "paper" / "page"


def flat(text: str) -> str:
    return " ".join(text.split())


def shown(html: str) -> list[Element]:
    return parsed(html).with_class("slide")


def explained(spec: Any) -> list[tuple[str, str]]:
    """What the room votes on, and why."""
    if isinstance(spec, Choose):
        return [(one.text, f"{one.why} {one.reader}") for one in spec.options]
    if isinstance(spec, Sort):
        places = {one.key: one.text for one in spec.bins}
        return [(one.text, f"{places[one.bin]}. {one.why}") for one in spec.items]
    return [(one.text, one.why) for one in spec.pieces if one.selectable] if isinstance(spec, Mark) else []


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.minutes))
class TestSlides:
    def test_every_exercise_is_there_with_its_question(self, plan: Workshop) -> None:
        titles = [one.all("h2")[0].text for one in shown(slides(plan))]
        places = [titles.index(flat(TEXTS[name].question)) for name in plan.clock]
        assert places == sorted(places)

    def test_each_option_has_its_reason_which_waits(self, plan: Workshop) -> None:
        html = slides(plan)
        voted = [
            (thing.with_class("thing")[0].all("span")[-1].text, why.text)
            for slide in shown(html)
            for thing in slide.all("li")
            for why in thing.with_class("reveal")
            if "why" in (why.attributes["class"] or "")
        ]
        wanted = [(flat(text), flat(why)) for name in plan.clock for text, why in explained(TEXTS[name].spec)]
        assert len(wanted) > 15
        assert sorted(voted) == sorted(wanted)

    def test_the_number_and_its_reasons_wait_too(self, plan: Workshop) -> None:
        later = [one.text for slide in shown(slides(plan)) for one in slide.with_class("reveal")]
        spec = TEXTS["0.1"].spec
        assert isinstance(spec, Predict)
        assert f"{spec.value} {spec.unit}" in later
        assert flat(TEXTS["0.1"].solution) in later

    def test_what_is_written_has_its_draft_and_one_good_answer(self, plan: Workshop) -> None:
        text = parsed(slides(plan)).text
        specs = [(TEXTS[name], TEXTS[name].spec) for name in plan.clock]
        wanted = [flat(told) for one, spec in specs if isinstance(spec, Write) for told in (*spec.shared, one.solution)]
        wanted += [flat(spec.start_from) for _, spec in specs if isinstance(spec, Write)]
        assert [one for one in wanted if one not in text] == []

    def test_all_prose_before_and_after_an_exercise_is_there(self, plan: Workshop) -> None:
        text = re.sub(r"\W+", " ", parsed(slides(plan)).text)
        prose = [
            page for name in plan.clock for part in (TEXTS[name].before, TEXTS[name].after) for page in paged(part)
        ]
        words = [re.sub(r"\W+", " ", paragraph).strip() for page in prose for paragraph in page.split("\n\n")]
        assert [one for one in words if one not in text] == []

    def test_the_two_messages_come_before_their_exercise(self, plan: Workshop) -> None:
        layouts = [(one.layout, part.title.split()[0]) for part in deck(plan) if part.title for one in part.slides]
        (at,) = [place for place, (layout, _) in enumerate(layouts) if layout == "worked"]
        assert layouts[at][1] == "1.3"
        assert at < layouts.index(("write", "1.3"))
        worked = LESSONS[1].worked
        assert worked
        text = parsed(slides(plan)).text
        assert [one.why for one in worked.notes if flat(one.why) not in text] == []

    def test_the_minutes_add_up(self, plan: Workshop) -> None:
        parts = deck(plan)
        assert sum(part.slot.minutes for part in parts) == plan.minutes
        assert [part.slot.start + part.slot.minutes for part in parts[:-1]] == [part.slot.start for part in parts[1:]]
        opened = [one for one in shown(slides(plan)) if "block" in (one.attributes["class"] or "")]
        blocks = [block for block in plan.blocks if block.exercises]
        assert [one.all("p")[0].text for one in opened] == [f"{block.minutes} minutes" for block in blocks]

    def test_the_curve_is_drawn_and_told(self, plan: Workshop) -> None:
        (svg,) = parsed(slides(plan)).all("svg")
        assert "After 30 days, 8 of 100 pairs" in (svg.attributes["aria-label"] or "")
        (line,) = svg.all("polyline")
        assert len((line.attributes["points"] or "").split()) == 10

    def test_a_slide_is_numbered_and_has_one_title(self, plan: Workshop) -> None:
        every = shown(slides(plan))
        assert [one.with_class("number")[0].text for one in every] == [
            f"{number} / {len(every)}" for number in range(1, len(every) + 1)
        ]
        assert {len(one.all("h2")) for one in every} == {1}
        assert all(one.all("h2")[0].text for one in every)

    def test_it_ends_with_four_ways_one_rule_and_where_to_go_on(self, plan: Workshop) -> None:
        last = shown(slides(plan))[-1]
        assert len(last.all("li")) == 4
        assert read_workshops().last_slide.rule in last.text
        assert read_workshops().last_slide.where in last.text

    @pytest.mark.parametrize("make", [slides, speaker])
    def test_nothing_comes_from_elsewhere(self, plan: Workshop, make: Any) -> None:
        html = make(plan)
        root = parsed(html)
        assert root.all("link", "img", "iframe", "object", "form", "base") == []
        assert re.findall(r"(?:src|href|srcset|action)=|url\(|@import|https?://|fetch\(|XMLHttp|import\(", html) == []
        policy = root.all("meta")[1].attributes
        assert policy["http-equiv"] == "Content-Security-Policy"
        assert (policy["content"] or "").startswith("default-src 'none'")
        assert re.findall(r"\{\{|\}\}|\{%|Undefined|<\w+ object", root.all("main")[0].text) == []

    def test_the_break_says_when_it_goes_on(self, plan: Workshop) -> None:
        breaks = [one for one in shown(slides(plan)) if "pause" in (one.attributes["class"] or "")]
        assert [one.all("p")[1].attributes["data-back"] for one in breaks] == ["5"] * (plan.minutes == 90)

    def test_the_presenter_has_all_that_is_to_do_to_know_and_to_answer(self, plan: Workshop) -> None:
        text = parsed(speaker(plan)).text
        told = [flat(one.answer) for one in read_workshops().objections]
        told += [flat(one.do) for one in plan.leave_out]
        told += [flat(beat.do) for name in plan.clock for beat in TEXTS[name].presenter.beats]
        told += [flat(beat.do) for block in plan.blocks for beat in block.beats]
        told += [flat(block.note) for block in plan.blocks]
        told += [flat(one.answer) for part in deck(plan) for one in thoughts_behind(part)]
        assert [one for one in told if one not in text] == []

    def test_the_presenter_can_go_to_every_slide(self, plan: Workshop) -> None:
        buttons = [one for one in parsed(speaker(plan)).all("button") if "data-slide" in one.attributes]
        titles = [one.all("h2")[0].text for one in shown(slides(plan))]
        assert [one.attributes["data-slide"] for one in buttons] == [str(number) for number in range(len(titles))]
        assert [one.text for one in buttons] == titles


def test_items_that_come_first_have_slides_of_their_own() -> None:
    shown = [one.given[1] for part in deck(PLANS[0]) for one in part.slides if one.layout == "sort"]
    assert [[item.key for item in some] for some in shown] == [
        ["forty", "shop", "own_page"],
        ["library", "account"],
        ["trade", "not_yet"],
    ]


@pytest.mark.parametrize("make", [slides, speaker])
def test_what_an_author_writes_is_text(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_deck, "read_lessons", lambda: [hostile(one) for one in LESSONS])
    root = parsed(make(PLANS[1]))
    assert len(root.all("script")) == 2
    assert len(root.all("style")) == 1
    assert root.all("main")[0].text.count("alert(1)") > 20
    assert [one for one in root.all("b") if "onclick" in one.attributes] == []


def hostile(lesson: LessonText) -> LessonText:
    worked = lesson.worked and dataclasses.replace(lesson.worked, weak=HOSTILE, better=HOSTILE, ask=HOSTILE)
    exercises = tuple(_hostile(one) for one in lesson.exercises)
    return dataclasses.replace(lesson, worked=worked, exercises=exercises)


def _hostile(one: ExerciseText) -> ExerciseText:
    spec: Any = one.spec
    if isinstance(spec, Choose):
        options = tuple(dataclasses.replace(option, text=HOSTILE, why=HOSTILE) for option in spec.options)
        spec = dataclasses.replace(spec, options=options)
    presenter = dataclasses.replace(one.presenter, notes=HOSTILE)
    given = {"title": HOSTILE, "question": HOSTILE, "before": HOSTILE, "solution": HOSTILE}
    return dataclasses.replace(one, spec=spec, presenter=presenter, **given)


def test_no_paragraph_is_lost_or_cut_between_slides() -> None:
    text = "\n\n".join(f"{number} " + "word " * number for number in range(1, 60))
    assert "\n\n".join(paged(text)).split() == text.split()
    assert paged("") == []


def test_the_script_of_the_slides_is_small() -> None:
    assert (PAGE / "slides.js").stat().st_size < 6 * 1024
