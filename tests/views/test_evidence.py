"""The figures are the published ones, and the picture can be read by everyone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

import networkcoach as nc
from networkcoach.drift import still_in_touch
from networkcoach.views._card import style
from networkcoach.views._figure import THEME
from networkcoach.views.figure_card import FigureCard

# Panzarasa, Opsahl & Carley 2009; recomputed from CollegeMsg for pairs that could be watched for 120 days.
PUBLISHED = {1: 51.0, 3: 37.3, 7: 26.4, 14: 17.6, 21: 11.8, 30: 8.2, 45: 5.5, 60: 4.5, 75: 3.5, 90: 2.7}
PAIRS = 5496
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def card() -> FigureCard:
    return nc.evidence()


@pytest.fixture(scope="module")
def picture(card: FigureCard) -> ET.Element:
    return ET.fromstring(card.spec["html"])


def test_the_numbers_are_those_that_were_published() -> None:
    curve = still_in_touch()
    assert dict(curve.share) == PUBLISHED
    assert curve.pairs == PAIRS
    assert "10.1002/asi.21015" in curve.source
    assert "1,899 people" in curve.source


def test_reading_them_twice_gives_the_same() -> None:
    once = still_in_touch()
    still_in_touch.cache_clear()
    assert still_in_touch() == once


def test_numbers_in_the_lesson_are_those_that_were_published() -> None:
    lesson = nc.lesson("0-does-it-happen", log=nc.demo_log())
    after = " ".join(lesson["0.1"].text.after.split())
    assert "At day 90, 3.3 % of them were in touch, against 2.2 % of the others. That shows no cause" in after


def test_the_title_is_the_finding(card: FigureCard) -> None:
    assert card.spec["title"] == "After 30 days, 8 of 100 pairs were still in touch"
    assert round(PUBLISHED[30]) == 8


def test_the_table_has_every_number(card: FigureCard) -> None:
    assert card.spec["table"]["rows"] == [[str(day), f"{share:g} %"] for day, share in PUBLISHED.items()]
    assert len(card.spec["table"]["columns"]) == 2


def test_the_picture_has_a_text_alternative(picture: ET.Element) -> None:
    alternative = picture.attrib["aria-label"]
    assert picture.attrib["role"] == "img"
    assert alternative.startswith(f"{still_in_touch().finding}. A falling curve of 5,496 pairs.")
    assert alternative.endswith(still_in_touch().caveat)
    assert [word for day, share in PUBLISHED.items() if (word := f"day {day}: {share:g} %") not in alternative] == []


def test_the_caveat_stands_in_the_picture_itself(picture: ET.Element) -> None:
    drawn = " ".join("".join(text.itertext()).strip() for text in picture.iter(f"{SVG}text"))
    assert still_in_touch().caveat in drawn
    assert f"{PAIRS:,} pairs" in drawn
    assert still_in_touch().finding in drawn


def test_what_was_counted_and_the_source_are_told(card: FigureCard) -> None:
    definition, source = card.spec["notes"]
    assert "still in touch" in definition
    assert source.startswith("Source: Panzarasa, Opsahl & Carley 2009")


def test_no_colour_is_fixed_so_that_it_reads_in_both_themes(card: FigureCard) -> None:
    html = re.sub(r'(?:href="|url\(|id=")#?[\w-]+', "", card.spec["html"])
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", html) == []
    assert not re.search(r"(?:fill|stroke|color): ?(?:black|white|rgb)", html)
    assert set(re.findall(r"var\(--nc-[\w-]+\)", html)) <= set(THEME.values())


def test_every_shape_has_a_colour_of_the_theme_or_none(picture: ET.Element) -> None:
    unstyled = [
        element
        for group in picture.iter(f"{SVG}g")
        for element in group
        if element.tag in (f"{SVG}path", f"{SVG}text", f"{SVG}use")
        and not re.search(r"fill|stroke", element.attrib.get("style", "") + group.attrib.get("style", ""))
    ]
    assert unstyled == []


def test_every_colour_of_the_picture_is_one_of_the_cards() -> None:
    assert [name for name in THEME.values() if f"{name[4:-1]}:" not in style()] == []


def test_it_runs_nothing_and_loads_nothing(card: FigureCard, picture: ET.Element) -> None:
    assert not [element.tag for element in picture.iter() if element.tag in (f"{SVG}script", f"{SVG}image")]
    links = [value for element in picture.iter() for name, value in element.attrib.items() if name.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert not re.search(r"\son\w+=", card.spec["html"])


def test_drawing_twice_gives_the_same_and_leaves_no_figure_open(card: FigureCard) -> None:
    import matplotlib.pyplot as plt

    assert nc.evidence().spec == card.spec
    assert plt.get_fignums() == []
