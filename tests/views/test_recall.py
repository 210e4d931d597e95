"""Questions from memory: one writes, then looks; nothing that is not asked for is shown or kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog, _memory
from networkcoach.lessons import GAPS
from networkcoach.views._card import words

Send = Callable[..., dict[str, Any]]
TELL = words()["recall"]


@pytest.fixture
def later(log: ContactLog, open_again: Callable[..., ContactLog]) -> ContactLog:
    """Three days after two exercises."""
    unit = nc.lesson("0-does-it-happen", log=log)
    unit["0.3"].answer("b")
    unit["0.1"].answer(4)
    return open_again("2026-03-19")


def test_notes_come_back_after_the_same_days_as_exercises() -> None:
    assert _memory.GAPS == GAPS  # the two rooms do not know each other


def test_nothing_has_come_back_at_first(log: ContactLog) -> None:
    assert nc.recall(log).state == {"lead": TELL["nothing"], "items": [], "more": ""}


def test_what_has_come_back_is_asked_without_its_answer(later: ContactLog) -> None:
    state = nc.recall(later).state
    assert state["lead"] == TELL["come_back"].format(n=2)
    recall = nc.lesson("0-does-it-happen", log=later)["0.1"].text.recall[0]
    assert state["items"][0]["question"] == recall.question
    assert recall.answer[:20] not in json.dumps(state, ensure_ascii=False)


def test_who_has_written_sees_the_answer_beside_it(later: ContactLog, send: Send) -> None:
    card = nc.recall(later)
    key = card.state["items"][0]["key"]
    state = send(card, "remember", key=key, text="About half of them")
    item = next(one for one in state["items"] if one["key"] == key)
    assert item["wrote"] == TELL["you_wrote"].format(text="About half of them")
    assert nc.lesson("0-does-it-happen", log=later)["0.1"].text.recall[0].answer in item["answer"]
    assert (state["looked_at"], state["lead"]) == (key, TELL["come_back_one"])
    assert send(card, "remember", key=key, text="twice")["items"][0]["wrote"] == item["wrote"]


def test_a_thought_is_enough(later: ContactLog, send: Send) -> None:
    card = nc.recall(later)
    for item in card.state["items"]:
        state = send(card, "remember", key=item["key"], text="  ")
    assert [one["wrote"] for one in state["items"]] == [TELL["you_thought"]] * 2
    assert state["lead"] == TELL["done"]


def test_after_a_restart_what_was_looked_at_is_not_asked_again(
    later: ContactLog, send: Send, open_again: Callable[..., ContactLog]
) -> None:
    card = nc.recall(later)
    send(card, "remember", key=card.state["items"][0]["key"], text="half")
    assert nc.recall(open_again("2026-03-19")).state["lead"] == TELL["come_back_one"]


def test_no_more_than_four_are_shown_at_once(log: ContactLog, open_again: Callable[..., ContactLog]) -> None:
    for name in ("0-does-it-happen", "1-interested-ear"):
        for exercise in nc.lesson(name, log=log):
            examples = exercise.text.examples
            if "right" in examples:
                exercise.answer(examples["right"])
    state = nc.recall(open_again("2026-03-20")).state
    assert len(state["items"]) == 4
    assert state["more"].startswith("4 of ")
    assert len(json.dumps(state)) < 3000


def test_an_answer_in_another_card_brings_nothing_back_today(log: ContactLog, send: Send) -> None:
    from networkcoach.views.exercise import ExerciseCard

    card = nc.recall(log)
    send(ExerciseCard(nc.lesson("0-does-it-happen", log=log)["0.3"]), "answer", value="b")
    assert card.state["lead"] == TELL["nothing"]


class TestTheOpeningOfALesson:
    def test_it_asks_two_questions_on_earlier_units(self, log: ContactLog) -> None:
        card = nc.recall(log, before=nc.lesson("1-interested-ear", log=log))
        assert card.state["lead"] == TELL["opening"]
        assert [one["from"] for one in card.state["items"]] == ["From unit 0: Does it happen?"] * 2

    def test_what_was_remembered_stays_there(
        self, log: ContactLog, send: Send, open_again: Callable[..., ContactLog]
    ) -> None:
        card = nc.recall(log, before=nc.lesson("1-interested-ear", log=log))
        send(card, "remember", key=card.state["items"][1]["key"], text="the doors")
        later = open_again("2026-05-01")
        again = nc.recall(later, before=nc.lesson("1-interested-ear", log=later))
        assert again.state["items"][1]["wrote"] == TELL["you_wrote"].format(text="the doors")
        assert "wrote" not in again.state["items"][0]

    def test_the_first_unit_has_none(self, log: ContactLog) -> None:
        card = nc.recall(log, before=nc.lesson("0-does-it-happen", log=log))
        assert card.state == {"lead": TELL["none_before"], "items": [], "more": ""}


class TestQuestionsFromTheOwnLog:
    @pytest.fixture
    def noted(self, log: ContactLog, open_again: Callable[..., ContactLog]) -> ContactLog:
        ana = log.add("Ana Ruiz", met_on="2026-03-10")
        log.note(ana, "Hopes to open a second bakery.", topic="project", on="2026-03-16")
        log.note(ana, "Is ill.", topic="personal", source="confidence", on="2026-03-16")
        return open_again("2026-03-18")

    def test_they_are_made_from_what_somebody_told(self, noted: ContactLog) -> None:
        (item,) = nc.recall(noted).state["items"]
        assert item["question"] == TELL["questions"]["project"].format(name="Ana")
        assert item["from"] == TELL["own"].format(day="16 March")
        assert "bakery" not in json.dumps(item)

    def test_what_is_typed_there_is_not_kept(self, noted: ContactLog, send: Send) -> None:
        card = nc.recall(noted)
        state = send(card, "remember", key=card.state["items"][0]["key"], text="Something with bread, zyx")
        assert "second bakery" in state["items"][0]["answer"]
        assert "zyx" in state["items"][0]["wrote"]
        assert noted.path is not None
        noted.store.close()
        assert b"zyx" not in b"".join(file.read_bytes() for file in noted.path.parent.iterdir() if file.is_file())
