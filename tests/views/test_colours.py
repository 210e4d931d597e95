"""Every colour of ours can be read on every background of ours, in both themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from networkcoach import views
from networkcoach.views._card import style

TEXTS = ("text", "quiet", "fits", "look", "trouble", "note")
BACKGROUNDS = ("page", "soft")


def _themes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r"^(body\[[^{]*)?\.nc-card \{\n((?:--nc-[^\n]*\n)+)", style(), re.MULTILINE)
    themes = {
        "dark" if dark else "light": dict(re.findall(r"--nc-([\w-]+): (#[0-9a-f]{6})", body)) for dark, body in blocks
    }
    assert sorted(themes) == ["dark", "light"]
    return themes


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ruler_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_text_passes_four_and_a_half(theme: str, text: str, background: str) -> None:
    colours = _themes()[theme]
    assert contrast(colours[text], colours[background]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_buttons_and_borders_can_be_seen(theme: str) -> None:
    colours = _themes()[theme]
    assert contrast(colours["on-main"], colours["main"]) >= 4.5
    for background in BACKGROUNDS:
        assert contrast(colours["line"], colours[background]) >= 3
        assert contrast(colours["note"], colours[background]) >= 4.5  # words on a plain button, and the ring of focus


def test_no_colour_stands_outside_the_two_themes() -> None:
    sheets = (Path(views.__file__).parent / "page").glob("*.css")
    rules = re.sub(r"--nc-[^\n]*\n", "", style(*(sheet.name for sheet in sheets)))
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= {"#000"}  # black borders on paper
