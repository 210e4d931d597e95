"""Where one is, and where to go next; begin again, and take the answers away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.lessons import lesson_names
from networkcoach.views._card import words

Send = Callable[..., dict[str, Any]]
TELL = words()["progress"]
FIRST, SECOND = "0-does-it-happen", "1-interested-ear"
TITLE = "Does it happen?"


def test_at_the_beginning_it_says_where_to_begin(log: ContactLog) -> None:
    state = nc.progress(log).state
    assert state["message"] == TELL["begin"].format(title=TITLE, notebook=f"{FIRST}.ipynb")
    assert [row["id"] for row in state["rows"]] == lesson_names()
    assert {key: state["rows"][0][key] for key in ("title", "done", "again")} == {
        "title": TITLE,
        "done": "0 of 7 tried",
        "again": "",
    }
    assert (state["back"], state["can_take"], state["again_all"]) == ("", False, "")


def test_in_the_middle_it_names_the_next_exercise(log: ContactLog, send: Send) -> None:
    card = nc.progress(log)
    unit = nc.lesson(FIRST, log=log)
    unit["0.1"].answer(3)
    unit["0.2"].skip()
    state = send(card, "look")
    assert state["message"] == TELL["go_on"].format(
        title=TITLE, notebook=f"{FIRST}.ipynb", exercise="0.3", name=unit["0.3"].title
    )
    assert state["rows"][0]["done"] == "1 of 7 tried, 1 skipped"


def test_a_draft_is_no_answer(log: ContactLog) -> None:
    nc.lesson(FIRST, log=log)["0.6"].draft("They la")
    assert nc.progress(log).state["rows"][0]["done"] == "0 of 7 tried"


def test_at_the_end_there_is_no_next_lesson_and_no_praise(log: ContactLog) -> None:
    for name in lesson_names():
        for exercise in nc.lesson(name, log=log):
            exercise.skip()
    assert nc.progress(log).state["message"] == TELL["all_done"]


def test_it_is_the_same_after_a_restart(log: ContactLog, open_again: Callable[[], ContactLog]) -> None:
    nc.lesson(FIRST, log=log)["0.1"].answer(6)
    assert nc.progress(open_again()).state == nc.progress(log).state


class TestBeginAgain:
    @pytest.fixture
    def begun(self, log: ContactLog) -> ContactLog:
        nc.lesson(FIRST, log=log)["0.1"].answer(6)
        nc.lesson(SECOND, log=log)["1.6"].answer("My neighbour, last week.")
        return log

    def test_one_lesson_and_back(self, begun: ContactLog, send: Send) -> None:
        card = nc.progress(begun)
        state = send(card, "again", lesson=FIRST)
        assert [row["done"][0] for row in state["rows"][:2]] == ["0", "1"]
        assert state["back"] == TELL["back"].format(titles=TITLE)
        state = send(card, "back")
        assert [row["done"][0] for row in state["rows"][:2]] == ["1", "1"]
        assert state["back"] == ""
        assert nc.lesson(FIRST, log=begun)["0.1"].feedback.outcome == "right"

    def test_all_lessons_and_back_after_a_restart(
        self, begun: ContactLog, send: Send, open_again: Callable[[], ContactLog]
    ) -> None:
        card = nc.progress(begun)
        assert card.state["again_all"] == TELL["again_all"]
        state = send(card, "again", lesson="")
        assert {row["done"][0] for row in state["rows"]} == {"0"}
        state = send(nc.progress(open_again()), "back")
        assert [row["done"][0] for row in state["rows"][:2]] == ["1", "1"]

    def test_what_was_answered_since_is_set_aside_in_its_place(self, begun: ContactLog, send: Send) -> None:
        card = nc.progress(begun)
        send(card, "again", lesson=FIRST)
        guess = nc.lesson(FIRST, log=begun)["0.1"]
        guess.answer(2)
        send(card, "back")
        assert guess.stored is not None
        assert guess.stored.value == 6
        guess.bring_back()
        assert guess.stored.value == 2


def test_the_answers_go_away_as_one_page(log: ContactLog, send: Send) -> None:
    nc.lesson(FIRST, log=log)["0.6"].answer("That she <b>laughs</b> at my bicycle.")
    card = nc.progress(log)
    state = send(card, "take", names=True)
    assert state["download"]["name"] == TELL["page"].format(day="2026-03-16")
    page = card.file.decode("utf-8")
    assert "at my bicycle." in page
    assert "<b>laughs" not in page
    assert state["saved"] == TELL["taken"].format(name=state["download"]["name"])
    send(card, "taken")
    assert card.file == b""


def test_without_names_nobody_can_be_recognised(log: ContactLog, send: Send) -> None:
    ana = log.add("Ana Quillfeather", met_on="2026-03-01")
    nc.lesson(FIRST, log=log)["0.5"].answer([ana])
    nc.lesson(FIRST, log=log)["0.6"].answer("That Ana laughs.")
    card = nc.progress(log)
    send(card, "take", names=True)
    assert "Ana Quillfeather" in card.file.decode("utf-8")
    send(card, "take", names=False)
    assert "Ana" not in card.file.decode("utf-8")
