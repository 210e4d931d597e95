"""The page of pictures in the documentation shows every picture, in both themes, and stays small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from networkcoach._data import data_path

COURSE = data_path("lessons").parent.parent
PAGE = COURSE / "docs" / "pictures.md"
LINKS = re.findall(r"\]\(([^)#]+)", PAGE.read_text(encoding="utf-8"))
CALLED = {
    "chart-did_it_happen": "nc.did_it_happen(log)",
    "chart-timeline": "nc.timeline(log)",
    "chart-strategies": "nc.strategies(log)",
    "chart-give_and_take": "nc.give_and_take(log)",
    "chart-network": "nc.network(log)",
    "time-machine": "nc.time_machine()",
    "real-data": "nc.real_data()",
}


@pytest.mark.parametrize("name", CALLED)
def test_each_is_shown_in_both_themes_with_what_to_type(name: str) -> None:
    assert f"`{CALLED[name]}`" in PAGE.read_text(encoding="utf-8")
    for theme in ("light", "dark"):
        assert f"pictures/{name}-{theme}.png" in LINKS


@pytest.mark.parametrize("link", LINKS)
def test_each_link_leads_somewhere_and_no_picture_is_large(link: str) -> None:
    file: Path = PAGE.parent / link
    assert file.is_file()
    assert file.suffix != ".png" or file.stat().st_size < 150_000


def test_the_first_page_leads_there() -> None:
    assert "](docs/pictures.md)" in (COURSE / "README.md").read_text(encoding="utf-8")
