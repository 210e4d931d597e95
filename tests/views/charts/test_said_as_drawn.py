"""What a picture shows stands in its words too, in good English for any number; and another picture is noticed."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from picture import differs

import networkcoach as nc
from networkcoach.contacts import ContactLog, demo_log
from networkcoach.drift import TwoYears
from networkcoach.drift._recount import Recount
from networkcoach.store import Store
from networkcoach.views._figure import LOOK
from networkcoach.views.real_data import RealDataCard
from networkcoach.views.time_machine import finding

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = ("did_it_happen", "timeline", "strategies", "give_and_take", "network")
SAID = {"never": "0", "once": "1", "twice": "2", "one": "1", "nobody": "0"}
SINGLE = re.compile(r"(?<![\d,.])1 (?:people|promises|days|talks|times|pairs|companies|are|were|have)\b")


def empty_log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: date(2026, 3, 16))


def busy_log(people: int, each: int) -> ContactLog:
    """So many people, with so many of everything."""
    log = empty_log()
    for n in range(people):
        person = log.add(f"Person {n}", company="Moss & Sons", met_on=log.today - timedelta(50 + n), rhythm_days=30)
        for m in range(each):
            log.record(person, on=log.today - timedelta(1 + 9 * m + n), strategy=("give", "side_project")[m % 2])
            log.record(person, on=log.today - timedelta(1 + 9 * m), direction="from", wants_reply=True)
            log.keep(
                log.promise(person, "call", by=log.today - timedelta(9 + m)), on=log.today - timedelta(11 * m % 20)
            )
            log.promise(person, "send it", by=log.today - timedelta(m), strategy="give")
    return log


LOGS: dict[str, Callable[[], ContactLog]] = {
    "demo": demo_log,
    "one of each": lambda: busy_log(1, 1),
    "two of each": lambda: busy_log(2, 2),
    "many": lambda: busy_log(15, 4),
}


def drawn_numbers(picture: ET.Element) -> Iterator[str]:
    """Give the numbers in a picture, but for those that only label the scale below or beside it."""
    for group in picture:
        if re.match(r"matplotlib\.axis|[xy]tick", group.get("id", "")):
            continue
        if group.tag == f"{SVG}text":
            yield from re.findall(r"\d[\d,]*", "".join(group.itertext()))
        yield from drawn_numbers(group)


def told_numbers(alternative: str) -> list[str]:
    words = re.findall(r"\d[\d,]*|[A-Za-z]+", alternative)
    return [SAID.get(word.lower(), word).rstrip(",") for word in words]


def state_of(name: str, log: ContactLog) -> dict[str, Any]:
    state: dict[str, Any] = getattr(nc, name)(log).state
    return state


@pytest.mark.parametrize("which", LOGS)
@pytest.mark.parametrize("name", CHARTS)
class TestWords:
    def test_every_number_of_the_picture_is_told(self, name: str, which: str) -> None:
        picture = ET.fromstring(state_of(name, LOGS[which]())["html"])
        drawn = Counter(drawn_numbers(picture))
        assert sum(drawn.values()) >= 1
        assert set(drawn) - set(told_numbers(picture.attrib["aria-label"])) == set()

    def test_one_of_a_thing_is_told_as_one(self, name: str, which: str) -> None:
        told = json.dumps(state_of(name, LOGS[which]()), ensure_ascii=False)
        assert re.findall(SINGLE, told) == []


def test_the_two_searches_above_find_something() -> None:
    assert re.findall(SINGLE, "0 of 1 promises happened; 1 days silent; 1 of 2 people")[:2] == ["1 promises", "1 days"]
    picture = ET.fromstring(state_of("did_it_happen", demo_log())["html"])
    # In the title, beside the bars, and at the ends of the course.
    assert Counter(drawn_numbers(picture)) == Counter(["6", "11", "55", "5", "1", "5", "2", "11", "6"])


@pytest.mark.parametrize(
    ("average", "low", "high", "told"),
    [
        (1.2, 0, 3, "about 1 of 40 is still in touch; most runs lie between 0 and 3"),
        (0.9, 1, 1, "about 1 of 40 is still in touch, in most runs"),
        (1.6, 1, 3, "about 2 of 40 are still in touch; most runs lie between 1 and 3"),
    ],
)
def test_one_person_is_still_in_touch(average: float, low: int, high: int, told: str) -> None:
    assert finding(TwoYears((730,), (average,), (low,), (high,), (), ())).endswith(told)


@pytest.mark.parametrize(
    ("pairs", "day", "told"),
    [
        (1, 30, "Only one pair is left that could be judged so"),
        (2, 1, "After 1 day, 50.0 % of 2 pairs were still in touch"),
        (2, 2, "After 2 days, 50.0 % of 2 pairs were still in touch"),
    ],
)
def test_one_pair_and_one_day(pairs: int, day: int, told: str) -> None:
    card = RealDataCard()
    card._at = {"days": day}
    assert card._title(Recount(pairs, ((day, 50.0),), (), ())) == told


def figure_of(name: str) -> Figure:
    drawn: list[Figure] = []
    with pytest.MonkeyPatch.context() as patch:
        module = import_module(f"networkcoach.views.charts.{name}")
        patch.setattr(module, "figure_html", lambda figure, _alternative: drawn.append(figure) or "")
        state_of(name, demo_log())
    return drawn[0]


def smallest_bar(figure: Figure) -> Any:
    bars = [bar for axes in figure.axes for bar in axes.patches if bar.get_width() and bar.get_height()]
    return min(bars, key=lambda bar: abs(bar.get_width() * bar.get_height()))


def marks(figure: Figure) -> PathCollection:
    return next(one for axes in figure.axes for one in axes.collections if isinstance(one, PathCollection))


class TestAnotherPicture:
    @pytest.mark.parametrize("name", CHARTS)
    def test_another_colour_is_noticed(self, name: str, tmp_path: Path) -> None:
        figure = figure_of(name)
        one = marks(figure) if name == "timeline" else smallest_bar(figure)
        one.set(facecolor=LOOK, edgecolor=LOOK)
        assert differs(figure, name, tmp_path)

    @pytest.mark.parametrize("name", ["did_it_happen", "strategies", "give_and_take", "network"])
    def test_the_smallest_bar_half_as_long_again_is_noticed(self, name: str, tmp_path: Path) -> None:
        figure = figure_of(name)
        bar = smallest_bar(figure)
        if name == "give_and_take":
            bar.set_height(bar.get_height() * 1.5)
        else:
            bar.set_width(bar.get_width() * 1.5)
        assert differs(figure, name, tmp_path)

    @pytest.mark.parametrize(("name", "by"), [("timeline", 20), ("strategies", 1)])  # days; ways
    def test_one_mark_in_another_place_is_noticed(self, name: str, by: int, tmp_path: Path) -> None:
        figure = figure_of(name)
        places = marks(figure).get_offsets().copy()
        places[0, 0] += by
        marks(figure).set_offsets(places)
        assert differs(figure, name, tmp_path)
