"""The time machine: a slider moves the picture, a line that was kept stays, and the card says that it is a toy."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from picture import differs

import networkcoach as nc
from networkcoach.drift import Habits, read_toy, run_clock
from networkcoach.views import time_machine as module
from networkcoach.views._card import NO_BUTTONS, words
from networkcoach.views._figure import _STYLE, THEME
from networkcoach.views._sliders import Slider
from networkcoach.views.time_machine import TimeMachineCard, finding

Send = Callable[..., dict[str, Any]]
SVG = "{http://www.w3.org/2000/svg}"
TELL = words()["machine"]


@pytest.fixture
def card() -> TimeMachineCard:
    return nc.time_machine()


def picture(state: dict[str, Any]) -> ET.Element:
    return ET.fromstring(state["html"])


def texts(state: dict[str, Any]) -> str:
    return " ".join("".join(text.itertext()).strip() for text in picture(state).iter(f"{SVG}text"))


class TestSliders:
    def test_each_has_its_words_at_each_step(self, card: TimeMachineCard) -> None:
        assert [one["key"] for one in card.spec["sliders"]] == ["weeks", "people", "missed", "reason"]
        for one in card.spec["sliders"]:
            assert len(one["texts"]) == len(set(one["texts"])) == (one["max"] - one["min"]) // one["step"] + 1
        assert card.spec["sliders"][0]["texts"][:2] == ["every week", "every 2 weeks"]
        assert card.spec["sliders"][1]["texts"][:3] == ["nobody", "1 person", "2 people"]

    def test_they_stand_where_the_model_begins(self, card: TimeMachineCard) -> None:
        assert Habits(**card.state["at"]) == Habits()

    def test_a_step_moves_the_picture_and_the_numbers(self, card: TimeMachineCard, send: Send) -> None:
        before = card.state
        after = send(card, "turn", at={**before["at"], "reason": 100})
        assert after["html"] != before["html"]
        assert after["title"] == finding(run_clock(Habits(reason=100)))
        assert after["table"] != before["table"]
        assert after["runs"] != before["runs"]

    def test_what_does_not_move_may_be_left_out(self, card: TimeMachineCard, send: Send) -> None:
        send(card, "turn", at={"weeks": 20})
        assert send(card, "turn", at={"people": 5})["at"] == {"weeks": 20, "people": 5, "missed": 30, "reason": 50}

    @pytest.mark.parametrize("given", [None, "many", float("nan"), [3], {}])
    def test_what_is_no_number_is_where_it_began(self, card: TimeMachineCard, send: Send, given: Any) -> None:
        assert send(card, "turn", at={"weeks": given})["at"]["weeks"] == Habits().weeks

    @pytest.mark.parametrize("at", [None, 3, "all", {"speed": 9}])
    def test_a_message_that_says_nothing_changes_nothing(self, card: TimeMachineCard, send: Send, at: Any) -> None:
        before = card.state
        assert send(card, "turn", at=at) == before | {"ack": card.state["ack"], "problem": ""}

    @given(st.integers() | st.floats(allow_nan=False))
    def test_any_number_becomes_a_step(self, value: float) -> None:
        slider = Slider("missed", range(0, 91, 10), 30, {"many": "{n}"})
        assert slider.fitting(value) in slider.steps

    def test_a_week_without_room_for_all_is_told_of(self, card: TimeMachineCard, send: Send) -> None:
        assert card.state["full"] == ""
        assert (
            "With 40 people, each of them hears from you every 20 weeks"
            in send(card, "turn", at={"people": 40})["full"]
        )
        assert send(card, "turn", at={"weeks": 20})["full"] == ""


class TestKeptLine:
    def test_it_stays_while_the_habit_changes(self, card: TimeMachineCard, send: Send) -> None:
        send(card, "keep", at={"people": 40})
        after = send(card, "turn", at={"people": 10})
        assert after["kept"].startswith("You kept this line: every 8 weeks, 40 people;")
        assert [len(row) for row in after["table"]["rows"]] == [4] * len(TELL["when"])
        assert after["table"]["rows"][-1][3] == f"{run_clock(Habits(people=40)).on(730)[0]:.0f}"
        assert "kept" in texts(after)
        assert re.fullmatch(r"That is \d+ fewer than on the line you kept\.", after["compared"])

    def test_the_same_habit_is_as_good_as_itself(self, card: TimeMachineCard, send: Send) -> None:
        assert send(card, "keep", at={})["compared"] == TELL["compared"]["equal"]

    def test_another_line_takes_its_place(self, card: TimeMachineCard, send: Send) -> None:
        send(card, "keep", at={"people": 40})
        send(card, "keep", at={"people": 10})
        assert "10 people" in card.state["kept"]

    def test_starting_over_lets_it_go(self, card: TimeMachineCard, send: Send) -> None:
        before = dict(card.state)
        send(card, "keep", at={"people": 40, "weeks": 3})
        after = send(card, "start_over")
        assert {name: after[name] for name in before} == before

    def test_the_picture_keeps_nothing_of_what_was_drawn_before(self, card: TimeMachineCard, send: Send) -> None:
        before = card.state["html"]
        for people in range(0, 40, 7):
            send(card, "turn", at={"people": people})
        assert send(card, "start_over")["html"] == before


class TestFinding:
    def test_it_is_the_title_of_the_picture_and_opens_the_alternative(self, card: TimeMachineCard) -> None:
        title, svg = card.state["title"], picture(card.state)
        assert re.fullmatch(
            r"After two years, about \d+ of 40 are still in touch; most runs lie between \d+ and \d+", title
        )
        assert title in texts(card.state).replace("\n", " ")
        assert svg.attrib["role"] == "img"
        assert svg.attrib["aria-label"].startswith(f"{title}.")
        assert "after two years 9 (" in svg.attrib["aria-label"]

    @settings(deadline=None, max_examples=40)
    @given(st.builds(Habits, st.integers(1, 26), st.integers(0, 40), st.integers(0, 90), st.integers(0, 100)))
    def test_any_habit_has_one(self, habits: Habits) -> None:
        told = finding(run_clock(habits))
        assert told.startswith("After two years, ")
        assert not re.search(r"[{}]|about 0|between (\d+) and \1$", told)

    def test_the_alternative_tells_the_spread_the_line_that_was_kept_and_no_habit(
        self, card: TimeMachineCard, send: Send
    ) -> None:
        send(card, "keep")
        state = send(card, "turn", at={"reason": 100})
        told = picture(state).attrib["aria-label"]
        for when, average, most, kept in state["table"]["rows"]:
            assert f"{when} {average} ({most})" in told
            assert f"{when} {kept}" in told.split("On the line you kept: ")[1].split(".")[0]
        alone = run_clock(Habits(people=0))
        assert f"With no habit: the next day {alone.on(1)[0]:.0f}; after a week {alone.on(7)[0]:.0f};" in told

    def test_the_table_agrees_with_it(self, card: TimeMachineCard) -> None:
        when, average, most = card.state["table"]["rows"][-1]
        assert when == "after two years"
        assert f"about {average} of 40" in card.state["title"]
        assert most.replace(" to ", " and ") in card.state["title"]

    def test_single_runs_are_told_apart_from_the_spread(self, card: TimeMachineCard) -> None:
        assert "8 of 10 runs" in texts(card.state)
        assert "A toy, not a forecast" in texts(card.state).replace("\n", " ")
        assert [len(run) for run in card.state["runs"]] == [len(card.spec["names"])] * 3


class TestHonesty:
    def test_everything_assumed_is_shown_with_its_source(self, card: TimeMachineCard) -> None:
        told = [says for says, _ in card.spec["assumed"]]
        assert any("hold 2 notes" in says for says in told)
        assert any("still answer 365 days after" in says for says in told)
        assert not re.search(r"[{}]", json.dumps(told))
        assert sum("guess" in source for _, source in card.spec["assumed"]) >= 5

    def test_where_the_guess_begins_stands_in_the_picture(self, card: TimeMachineCard) -> None:
        assert "real data to day 90 (dots), then a guess" in texts(card.state)

    def test_the_lead_calls_it_a_toy_and_says_how_often_it_runs(self) -> None:
        assert "It is a toy" in TELL["lead"]
        assert f"{len(read_toy().names)} invented people" in TELL["lead"]
        assert f"{read_toy().runs} times over" in TELL["lead"]


class TestPicture:
    @pytest.mark.parametrize("name", ["time_machine", "time_machine_compared"])
    def test_it_looks_as_it_did_when_somebody_looked_at_it(self, name: str, tmp_path: Path) -> None:
        kept = run_clock(Habits(people=30)) if name.endswith("compared") else None
        with matplotlib.rc_context(_STYLE):
            figure = Figure(figsize=module._SIZE)
            axes = figure.add_axes(module._BOX)
            module._frame(axes)
            module._draw(axes, run_clock(Habits()), kept)
            assert differs(figure, name, tmp_path) is None

    def test_the_frame_and_what_moves_are_one_picture(self, card: TimeMachineCard) -> None:
        assert card.state["html"].count("<svg") == card.state["html"].count("</svg>") == 1
        assert "people still in touch" in texts(card.state)
        names = [element.attrib["id"] for element in picture(card.state).iter(f"{SVG}g") if "id" in element.attrib]
        assert len(set(names)) == len(names)

    def test_no_colour_is_fixed_so_that_it_reads_in_both_themes(self, card: TimeMachineCard) -> None:
        html = re.sub(r'(?:href="|url\(|id=")#?[\w-]+', "", card.state["html"])
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", html) == []
        assert set(re.findall(r"var\(--nc-[\w-]+\)", html)) <= set(THEME.values())

    def test_letters_are_big_enough_for_the_back_of_a_room(self, card: TimeMachineCard) -> None:
        sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", card.state["html"])]
        assert min(sizes) >= 11
        assert max(sizes) >= 16

    def test_labels_near_each_other_are_moved_apart(self) -> None:
        assert module._apart([10.0]) == [10.0]
        assert module._apart([10.0, 20.0]) == [10.0, 20.0]
        for ends in ([10.0, 10.5], [10.5, 10.0], [10.0, 10.0]):
            first, second = module._apart(ends)
            assert abs(first - second) == pytest.approx(module._APART)
            assert (first > second) == (ends[0] >= ends[1])


def test_what_is_sent_is_small_and_plain(card: TimeMachineCard, send: Send) -> None:
    send(card, "keep", at={"people": 33})
    assert len(json.dumps(send(card, "turn", at={"people": 12}), allow_nan=False).encode()) < 25_000
    assert len(json.dumps(card.spec, allow_nan=False).encode()) < 6_000


def test_a_notebook_file_gets_a_constant(card: TimeMachineCard) -> None:
    assert repr(card) == NO_BUTTONS


def test_two_cards_do_not_move_each_other(card: TimeMachineCard, send: Send) -> None:
    other = nc.time_machine()
    send(card, "turn", at={"people": 1})
    assert Habits(**other.state["at"]) == Habits()


def test_the_card_brings_only_words_and_helpers_that_it_uses(card: TimeMachineCard) -> None:
    first, code = str(card._esm).split("\n", 1)
    assert set(json.loads(first.removeprefix("const WORDS = ").removesuffix(";"))) == set(
        re.findall(r"WORDS\.(\w+)", code)
    )
    for helper in ("slider", "newest", "quietly", "numbers"):
        assert f"function {helper}(" in code
