"""What holds for each chart of the log: it follows the log, says the same in words, and shows nobody who asked."""

from __future__ import annotations

import json
import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from picture import differs

import networkcoach as nc
from networkcoach.contacts import ContactLog, demo_log
from networkcoach.views._card import NO_BUTTONS
from networkcoach.views._figure import THEME
from networkcoach.views.charts._card import ChartCard

Send = Callable[..., dict[str, Any]]
SVG = "{http://www.w3.org/2000/svg}"
CHARTS = ("did_it_happen", "timeline", "strategies", "give_and_take", "network")
NAMED = ("timeline", "strategies")  # those that name people
HOSTILE = '</text><script>alert(1)</script> & "quoted" $x^2$ --> \x07 Smith'
NAMES = {
    "long": "Bartholomew Maximilian Featherstonehaugh-Cholmondeley of Nether Wallop",
    "chinese": "田中さくら子",
    "arabic": "مريم الخوارزمي",
    "hindi": "अनुष्का शर्मा",
    "emoji": "Zoë 🦔🦔",
    "hostile": HOSTILE,
}


def chart(name: str, log: ContactLog) -> ChartCard:
    card: ChartCard = getattr(nc, name)(log)
    return card


def picture(card: ChartCard) -> ET.Element:
    return ET.fromstring(card.state["html"])


def texts(card: ChartCard) -> list[str]:
    return ["".join(text.itertext()).strip() for text in picture(card).iter(f"{SVG}text")]


def one_of_each(log: ContactLog, name: str) -> int:
    """Write something down about one person that every chart shows."""
    person = log.add(name, company=name, met_on=log.today - timedelta(100))
    log.record(person, on=log.today - timedelta(50), strategy="give")
    log.keep(log.promise(person, "call", by=log.today - timedelta(40)), on=log.today - timedelta(41))
    log.promise(person, "send it", by=log.today - timedelta(9))
    return person


@pytest.mark.parametrize("name", CHARTS)
class TestDemo:
    def test_it_looks_as_it_did_when_somebody_looked_at_it(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drawn: list[Any] = []
        module = import_module(f"networkcoach.views.charts.{name}")
        monkeypatch.setattr(module, "figure_html", lambda figure, _alternative: drawn.append(figure) or "")
        chart(name, demo_log())
        assert differs(drawn[0], name, tmp_path) is None

    def test_the_title_stands_in_the_picture_and_opens_the_alternative(self, name: str) -> None:
        card = chart(name, demo_log())
        assert card.state["title"] in " ".join(texts(card))
        assert picture(card).attrib["aria-label"].startswith(card.state["title"])
        assert picture(card).attrib["role"] == "img"

    def test_the_alternative_is_one_paragraph_of_sentences(self, name: str) -> None:
        alternative = picture(chart(name, demo_log())).attrib["aria-label"]
        assert "\n" not in alternative
        assert alternative.endswith(".")
        assert not re.search(r"[{}]|\bNone\b|\.\.|  ", alternative)

    def test_the_numbers_are_a_table_and_what_was_counted_is_told(self, name: str) -> None:
        state = chart(name, demo_log()).state
        assert len(state["table"]["rows"]) >= 3
        assert {len(row) for row in state["table"]["rows"]} == {len(state["table"]["columns"])}
        assert all(note.endswith(".") for note in state["notes"])
        assert len(state["notes"]) >= 2

    def test_who_asked_to_be_left_alone_is_not_shown(self, name: str) -> None:
        assert "Rufus" not in json.dumps(chart(name, demo_log()).state)

    def test_no_colour_is_fixed_so_that_it_reads_in_both_themes(self, name: str) -> None:
        html = re.sub(r'(?:href="|url\(|id=")#?[\w-]+', "", chart(name, demo_log()).state["html"])
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", html) == []
        assert not re.search(r"(?:fill|stroke|color)(?:: ?|=\")(?:black|white|rgb)", html)
        assert set(re.findall(r"var\(--nc-[\w-]+\)", html)) <= set(THEME.values())

    def test_letters_are_big_enough_for_the_back_of_a_room(self, name: str) -> None:
        sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", chart(name, demo_log()).state["html"])]
        assert min(sizes) >= 11
        assert max(sizes) >= 16

    def test_what_is_sent_is_small(self, name: str) -> None:
        assert len(json.dumps(chart(name, demo_log()).state).encode()) < 40_000

    def test_a_notebook_file_gets_a_constant(self, name: str) -> None:
        assert repr(chart(name, demo_log())) == NO_BUTTONS

    def test_the_letters_are_those_of_the_page(self, name: str) -> None:
        html = chart(name, demo_log()).state["html"]
        assert "font-family" not in html
        assert "<style" not in html

    def test_drawing_twice_gives_the_same(self, name: str) -> None:
        assert chart(name, demo_log()).state == chart(name, demo_log()).state


@pytest.mark.parametrize("name", CHARTS)
class TestOwnLog:
    def test_an_empty_log_says_what_to_do_first(self, name: str, log: ContactLog) -> None:
        state = chart(name, log).state
        assert state["html"] == ""
        assert "my-log" in state["title"]
        assert state["table"]["rows"] == []

    def test_one_person_is_enough(self, name: str, log: ContactLog) -> None:
        one_of_each(log, "Ana Ruiz")
        state = chart(name, log).state
        assert state["html"]
        assert ("Ana Ruiz" in json.dumps(state)) == (name in NAMED)

    def test_only_somebody_who_asked_to_be_left_alone(self, name: str, log: ContactLog) -> None:
        log.do_not_contact(one_of_each(log, "Ana Ruiz"))
        state = chart(name, log).state
        assert "Ana" not in json.dumps(state)
        assert bool(state["html"]) == (name == "did_it_happen")  # kept by leaving them alone; counted, and not named

    def test_thousands_of_a_file_with_whom_nothing_happened(self, name: str, log: ContactLog) -> None:
        with log.store.transaction() as db:
            rows = [(f"Person {n}", f"20{n % 20:02}-05-06", f"Company {n % 50}") for n in range(3000)]
            db.executemany("INSERT INTO contact (name, connected_on, company) VALUES (?, ?, ?)", rows)
        state = chart(name, log).state
        assert bool(state["html"]) == (name == "network")
        assert len(json.dumps(state).encode()) < 40_000

    @pytest.mark.parametrize("kind", NAMES)
    def test_names_stay_names(self, name: str, log: ContactLog, kind: str) -> None:
        one_of_each(log, NAMES[kind])
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a warning would stay in the notebook file, with letters of a name
            card = chart(name, log)
        names = {element.tag for element in picture(card).iter()}
        assert f"{SVG}script" not in names
        assert "<script" not in card.state["html"]
        if name in NAMED:
            shown = next(text for text in texts(card) if text[:3] == NAMES[kind][:3])
            assert NAMES[kind].startswith(shown.removesuffix(" …"))
            assert shown.endswith(" …") == (kind in ("long", "hostile"))
            assert NAMES[kind] in json.dumps(card.state["table"], ensure_ascii=False) or kind == "hostile"

    def test_two_people_of_one_name_have_two_rows(self, name: str, log: ContactLog) -> None:
        for _ in range(2):
            one_of_each(log, "Ana Ruiz")
        card = chart(name, log)
        if name in NAMED:
            assert texts(card).count("Ana Ruiz") == 2


@pytest.mark.parametrize("name", CHARTS)
class TestFollowing:
    def test_a_change_in_another_card_is_drawn(self, name: str, log: ContactLog, send: Send) -> None:
        card, other = chart(name, log), nc.promises(log)
        before = card.state["html"]
        message = {"person": "new", "name": "Ana Ruiz", "what": "call", "by": "2026-03-01", "on": "2026-03-01"}
        send(other, "promise", **message, happened="yes")
        assert (card.state["html"] != before) == (name != "strategies")  # there was no talk
        person = log.id_of("Ana Ruiz")
        log.record(person, strategy="give")
        send(other, "promise", **{**message, "person": person, "what": "write"}, happened="yes")
        assert "problem" not in card.state
        assert card.state["html"] == chart(name, log).state["html"] != before

    def test_coming_back_draws_only_what_has_changed(
        self, name: str, log: ContactLog, send: Send, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one_of_each(log, "Ana Ruiz")
        card = chart(name, log)
        before = card.state["html"]
        draw, drawn = card._draw, []
        monkeypatch.setattr(card, "_draw", lambda found: drawn.append(1) or draw(found))
        send(card, "look")
        assert (card.state["html"], drawn) == (before, [])
        one_of_each(log, "Ben Ode")
        assert send(card, "look")["html"] != before
        assert drawn == [1]

    def test_charts_of_two_logs_know_nothing_of_each_other(self, name: str, log: ContactLog, send: Send) -> None:
        demo = chart(name, demo_log())
        before = demo.state
        message = {"person": "new", "name": "Ana Ruiz", "what": "call", "by": "2026-03-01", "on": None}
        send(nc.promises(log), "promise", **message, happened="not_yet")
        assert demo.state == before
