"""Live slides have the steps of the printed ones, with the exercises themselves; other programs can show them too."""

from __future__ import annotations

import json
import re
from typing import Any

import nbformat
import pytest

import networkcoach as nc
from networkcoach.lessons import Workshop, read_workshops
from networkcoach.notebooks import cells_of
from networkcoach.paper._deck import deck
from networkcoach.paper._live import live_slides
from networkcoach.present._pages import page_of, slides_pages
from networkcoach.server import clean, is_ours

PLANS = read_workshops().plans
each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.minutes))


def page(plan: Workshop) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(slides_pages()[page_of(plan)])
    return read


def code(plan: Workshop) -> list[str]:
    return [source for one in live_slides(plan) for kind, source in cells_of(one.markdown) if kind == "code"]


@each_plan
class TestSteps:
    def test_each_exercise_of_the_plan_is_there_once_and_in_its_order(self, plan: Workshop) -> None:
        shown = [found[1] for source in code(plan) if (found := re.search(r'\["(.+)"\]$', source))]
        assert shown == list(plan.clock)

    def test_numbers_and_titles_are_those_of_the_speakers_page(self, plan: Workshop) -> None:
        printed = _printed(plan)
        numbers = [one.number for one in live_slides(plan)]
        assert numbers == sorted(numbers)
        assert (numbers[0], numbers[-1]) == (1, len(printed))
        for one in live_slides(plan):
            part, slide = printed[one.number - 1]
            (title,) = re.findall(r"^##? (.+)$", one.markdown, re.M)
            boxes = [box.title for block in plan.blocks for box in block.live.values()]
            assert title in (slide.title, part.title, *boxes) or not slide.title

    def test_what_is_left_out_is_in_the_exercise_itself(self, plan: Workshop) -> None:
        shown = {one.number for one in live_slides(plan)}
        left_out = {one.layout for number, (_, one) in enumerate(_printed(plan), 1) if number not in shown}
        assert left_out == {"reasons", "good", "sort"}

    def test_all_boxes_exist_and_show_the_log_of_the_page(self, plan: Workshop) -> None:
        names = {"nc": nc, "log": nc.demo_log()}
        for source in code(plan):
            assert eval(source, names) is not None


def _printed(plan: Workshop) -> list[tuple[Any, Any]]:
    return [(part, one) for part in deck(plan) for one in part.slides]


@each_plan
class TestNotebook:
    def test_a_slide_begins_where_its_heading_stands_and_nothing_else_is_shown(self, plan: Workshop) -> None:
        for number, cell in enumerate(page(plan)["cells"]):
            kind = cell["metadata"]["slideshow"]["slide_type"]
            is_heading = cell["cell_type"] == "markdown" and bool(re.search(r"^##? ", "".join(cell["source"]), re.M))
            assert kind == ("skip" if number < 2 else "slide" if is_heading else "-")
            assert not cell["metadata"]["deletable"]

    def test_it_is_a_sound_notebook_that_the_server_keeps_clean(self, plan: Workshop) -> None:
        text = slides_pages()[page_of(plan)]
        nbformat.validate(nbformat.reads(text, as_version=4))
        assert is_ours(page(plan))
        cleaned = page(plan)
        clean(cleaned)
        assert cleaned == page(plan)

    def test_no_note_for_the_presenter_is_on_it(self, plan: Workshop) -> None:
        text = json.dumps(page(plan), ensure_ascii=False)
        notes = [part.note for part in deck(plan) if part.note]
        notes += [part.text.presenter.notes for part in deck(plan) if part.text]
        assert notes
        assert not [note for note in notes if note[:60] in text]


def test_a_workshop_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="no workshop of 45 minutes"):
        nc.slides(nc.demo_log(), 45)
