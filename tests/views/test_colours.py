"""Every colour of ours can be read on every background of ours, in both themes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from picture import themes

from networkcoach import views
from networkcoach.views._card import style
from networkcoach.views._figure import LOOK, NOTE, THEME
from networkcoach.views.charts._signs import PICTURES

TEXTS = ("text", "quiet", "fits", "look", "trouble", "note")
BACKGROUNDS = ("page", "soft")


# What people see who lack one kind of cone, of linear red, green and blue: Machado, Oliveira & Fernandes 2009, IEEE
# Trans. Vis. Comput. Graph. 15(6), 1291-1298, doi 10.1109/TVCG.2009.113, severity 1. Nine numbers each need no library;
# colorspacious, which has them, was last released in 2018.
SEEN = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# From linear red, green and blue to the X, Y and Z of white under daylight (sRGB, IEC 61966-2-1), each as a part of it.
TO_XYZ = ((0.43394, 0.37621, 0.18985), (0.21264, 0.71517, 0.07219), (0.01775, 0.10945, 0.87280))
# All that any picture is drawn with; tests of the pictures hold that there is no other colour in them.
SIGN_COLOURS = {drawn: name.removeprefix("var(--nc-").removesuffix(")") for drawn, name in THEME.items()}
DRAWN = [name for name in SIGN_COLOURS.values() if name != "page"]


def linear(colour: str) -> list[float]:
    """Red, green and blue as amounts of light."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def lab(colour: str, seen_with: str) -> list[float]:
    """Lightness and two axes of hue (CIE 1976), in which equal distances look about equally far."""
    light = [min(1, max(0, part)) for part in times(SEEN[seen_with], linear(colour))]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else part * 841 / 108 + 4 / 29 for part in times(TO_XYZ, light))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def apart(one: str, other: str, seen_with: str) -> float:
    """How far apart two colours look; about 2 can just be seen."""
    return math.dist(lab(one, seen_with), lab(other, seen_with))


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ruler_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert lab("#ffffff", "everybody") == pytest.approx([100, 0, 0], abs=0.01)
    assert lab("#ff0000", "everybody") == pytest.approx([53.24, 80.09, 67.20], abs=0.05)
    for seen_with in SEEN:  # grey stays grey
        assert lab("#808080", seen_with) == pytest.approx([53.59, 0, 0], abs=0.05)
    assert apart("#cc6666", "#779944", "everybody") > 2 * apart("#cc6666", "#779944", "deuteranopia")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_text_passes_four_and_a_half(theme: str, text: str, background: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[text], colours[background]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_buttons_and_borders_can_be_seen(theme: str) -> None:
    colours = themes()[theme]
    assert contrast(colours["on-main"], colours["main"]) >= 4.5
    for background in BACKGROUNDS:
        assert contrast(colours["line"], colours[background]) >= 3
        assert contrast(colours["note"], colours[background]) >= 4.5  # words on a plain button, and the ring of focus


def test_on_paper_the_colours_are_the_light_ones() -> None:
    on_screen = re.findall(r"@media screen \{\nbody\[data-jp-theme-light=\"false\"\] \.nc-card \{\n--nc-", style())
    assert len(on_screen) == style().count("--nc-page: #") - 1 == 1


def test_no_colour_stands_outside_the_twothemes() -> None:
    sheets = (Path(views.__file__).parent / "page").glob("*.css")
    rules = re.sub(r"--nc-[^\n]*\n", "", style(*(sheet.name for sheet in sheets)))
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= {"#000"}  # black borders on paper


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_of_charts_can_be_seen(theme: str) -> None:
    colours = themes()[theme]
    marks = {sign.colour for signs in PICTURES.values() for sign in signs.values()}
    assert len(marks) >= 4
    assert [one for one in marks if contrast(colours[SIGN_COLOURS[one]], colours["page"]) < 3] == []
    assert contrast(colours["page"], colours[SIGN_COLOURS[NOTE]]) >= 4.5  # a number in a full dot


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("seen_with", SEEN)
def test_the_two_colours_that_mean_something_differ_for_every_reader(theme: str, seen_with: str) -> None:
    colours = themes()[theme]
    assert apart(colours[SIGN_COLOURS[NOTE]], colours[SIGN_COLOURS[LOOK]], seen_with) > 25


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("seen_with", SEEN)
@pytest.mark.parametrize(("one", "other"), combinations(DRAWN, 2))
def test_every_two_colours_of_pictures_are_told_apart_by_every_reader(
    theme: str, seen_with: str, one: str, other: str
) -> None:
    colours = themes()[theme]
    assert apart(colours[one], colours[other], seen_with) > 10


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", DRAWN)
def test_every_colour_of_pictures_is_seen_on_the_page(theme: str, colour: str) -> None:
    assert contrast(themes()[theme][colour], themes()[theme]["page"]) >= 3


@pytest.mark.parametrize("picture", PICTURES)
def test_no_two_signs_of_a_picture_differ_by_their_colour_alone(picture: str) -> None:
    pairs = combinations(PICTURES[picture].items(), 2)
    assert [(name, other) for (name, one), (other, two) in pairs if one.shape == two.shape] == []
