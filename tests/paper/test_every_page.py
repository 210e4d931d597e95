"""What holds for every page to print: one file, well formed, in order, with nothing from elsewhere."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from paper import Element, body, parsed

import networkcoach as nc
from networkcoach._data import data_path, read_yaml
from networkcoach.lessons import lesson_names
from networkcoach.paper import PlanSheet, SheetCheckIn, SheetPerson, SheetPromise, my_work, plan_page
from networkcoach.paper.__main__ import pages

TODAY = date(2026, 3, 16)


def _sheet() -> PlanSheet:
    keiko = SheetPerson(
        "Keiko", "give", "Photo, please!!", promises=(SheetPromise("send it", TODAY), SheetPromise("x"))
    )
    done = SheetPerson("Otis", remark="Rests for now.", promises=(SheetPromise("tell him", done=True),))
    return PlanSheet(TODAY, (keiko, done), (SheetCheckIn(30, date(2026, 4, 15)),))


def _work() -> str:
    log = nc.demo_log()
    lessons = [nc.lesson(name, log=log) for name in lesson_names()]
    lessons[0]["0.3"].answer("b")
    lessons[0]["0.5"].answer([1, 2])
    return my_work(lessons, TODAY)


PAGES = {
    **dict(pages()),
    "my-work": _work(),
    "plan": plan_page(_sheet()),
    "plan-bare": plan_page(PlanSheet(TODAY, (), ())),
}


def test_all_of_them_are_written() -> None:
    names = [name.rpartition(".")[0] for name in PAGES if name.endswith(".html")]
    kinds = ("handout", "presenter")
    wanted = {f"{kind}-{name}" for kind in kinds for name in (*lesson_names(), "workshop-60", "workshop-90")}
    assert set(names) == wanted


@pytest.mark.parametrize("name", PAGES)
class TestEveryPage:
    def test_its_tags_nest_and_it_says_its_language_and_title(self, name: str) -> None:
        root = parsed(PAGES[name])
        assert PAGES[name].startswith("<!DOCTYPE html>")
        assert [one.attributes for one in root.all("html")] == [{"lang": "en"}]
        (title,) = root.all("title")
        assert title.text
        assert "width=device-width" in PAGES[name]

    def test_its_headings_are_in_order(self, name: str) -> None:
        headings = body(PAGES[name]).all("h1", "h2", "h3", "h4", "h5", "h6")
        levels = [int(one.tag[1]) for one in headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
        assert all(one.text for one in headings)

    def test_nothing_comes_from_elsewhere_and_nothing_runs(self, name: str) -> None:
        root = parsed(PAGES[name])
        assert root.all("script", "link", "img", "iframe", "object", "form", "button", "base", "svg") == []
        assert [
            one.tag for one in _all(root) if any(key.startswith("on") or key == "src" for key in one.attributes)
        ] == []
        (style,) = root.all("style")
        assert not re.search(r"url\(|@import|</", "".join(map(str, style.inside)))

    def test_no_sign_of_a_template_or_of_python_is_left(self, name: str) -> None:
        text = body(PAGES[name]).text
        assert re.findall(r"\{\{|\}\}|\{%|\{\w+\}|Undefined|<\w+ object|&(?:lt|gt|amp|quot|#\d+);", text) == []
        assert [one for one in _all(body(PAGES[name])) if one.text in ("None", "True", "False", "[]", "()")] == []

    def test_no_list_or_table_is_empty(self, name: str) -> None:
        main = body(PAGES[name])
        assert [one for one in main.all("ul", "ol") if not one.all("li")] == []
        assert [one for one in main.all("table") if not one.all("th") or not one.all("td")] == []

    def test_every_heading_cell_says_what_it_heads(self, name: str) -> None:
        assert {one.attributes.get("scope") for one in body(PAGES[name]).all("th")} <= {"col", "row"}


def _all(element: Element) -> list[Element]:
    inner = [one for one in element.inside if isinstance(one, Element)]
    return inner + [found for one in inner for found in _all(one)]


def test_every_word_stands_on_a_page() -> None:
    """The templates name each group of words once, as in `set tell = w.plan`; a word is then `tell.title`."""
    folder = data_path("lessons").parent.parent / "networkcoach" / "paper"
    used = "".join(
        path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".py")
    )
    words = read_yaml(data_path("words", "paper.yaml")).value
    groups = {name: value for name, value in words.items() if isinstance(value, dict)}
    missing = [
        f"{name}.{key}"
        for name, group in groups.items()
        for key in group
        if not re.search(rf"\b(tell|w\.{name})\.{key}\b", used)
    ]
    missing += [name for name in words.keys() - groups.keys() if f"w.{name}" not in used and f'"{name}"' not in used]
    assert missing == []


def test_it_is_black_on_white_on_paper() -> None:
    (style,) = parsed(PAGES["plan"]).all("style")
    printed = str(style.inside[0]).split("@media print")[1]
    assert "--page: #fff;" in printed
    assert "--text: #000;" in printed
    assert "prefers-color-scheme: dark" in str(style.inside[0])
    assert "@media screen and (prefers-color-scheme: dark)" in str(style.inside[0])


def test_a_template_is_a_file_of_its_own() -> None:
    folder = Path(nc.__file__).parent / "paper" / "page"
    assert {path.suffix for path in folder.iterdir()} == {".html", ".css", ".js"}
