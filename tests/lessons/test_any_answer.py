"""Whatever a page or a person sends as an answer: a sentence comes back, never an error."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.lessons import OUTCOMES, load_lesson
from networkcoach.lessons._phrases import find_phrases
from networkcoach.store import Store

TEXTS = st.text(st.characters(), max_size=30)  # lone surrogates too: browsers can send them
NEAR = st.sampled_from(["a", "b", "6", "write", "parvati", "otis", "start", "end", "again", "What? Or not."])
SMALL = st.integers(-5, 140)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), SMALL, TEXTS, NEAR)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NEAR | TEXTS, inner, max_size=4)),
    max_leaves=12,
)
RANGES = st.lists(st.tuples(SMALL, SMALL), max_size=5)


class AnyoneUpToNine:
    """A log with nine people and no promise."""

    due = done = undated = 0

    def follow_through(self) -> AnyoneUpToNine:
        return self

    def person_named(self, contact_id: int) -> str | None:
        return "Ana" if contact_id < 10 else None

    def promise_list(self) -> list[Any]:
        return []

    def notes_of(self, _contact_id: int) -> list[Any]:
        return []


UNIT = load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: date(2026, 3, 16), people=AnyoneUpToNine())


@pytest.mark.parametrize("exercise", [one.id for one in UNIT])
@settings(max_examples=150, deadline=None)
@given(value=VALUES | RANGES)
def test_any_value_gets_a_sentence(exercise: str, value: Any) -> None:
    asked = UNIT[exercise]
    before = asked.stored
    feedback = asked.answer(value)
    assert feedback.outcome in OUTCOMES
    assert feedback.text.strip()
    feedback.text.encode("utf-8")
    if feedback.outcome == "not_attempted":
        assert asked.stored == before
        assert len(feedback.text.partition("\n\n- ")[0]) < 200
    else:
        assert asked.stored is not None
        assert asked.feedback == feedback
        json.dumps(asked.stored.value, allow_nan=False).encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.sampled_from("if ever need comes up? role. don’t é \n🚋()*|"), max_size=80),
    phrase=st.sampled_from(["if ... ever need*", "(role|need) *", "... ?", "*n't ... up", "é"]),
)
def test_what_is_found_lies_in_the_text(text: str, phrase: str) -> None:
    for found in find_phrases(text, [phrase]):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]


def test_a_very_long_text_is_looked_at_quickly() -> None:
    assert UNIT["0.4"].answer("if should when " * 1300).outcome == "not_right"
    assert UNIT["0.4"].answer("x" * 20_001).outcome == "not_attempted"
    assert UNIT["0.2"].answer([[0, 128]] * 500).outcome == "not_right"
