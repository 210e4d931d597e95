"""Pages to print in a real browser: readable on a phone and at 200 %, in light and dark, and whole on A4 and Letter."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import COURSE
from playwright.sync_api import Page

import networkcoach as nc
from networkcoach.lessons import lesson_names
from networkcoach.paper import PlanSheet, SheetCheckIn, SheetPerson, SheetPromise, my_work, plan_page
from networkcoach.paper.__main__ import pages

TODAY = date(2026, 3, 16)
# NETWORKCOACH_PICTURES=docs/pictures renews the picture of the README.
PICTURES = COURSE / os.environ.get("NETWORKCOACH_PICTURES", "test-pictures")
INSIDE = (658, 911)  # points of a screen inside the margins, for the narrower of the two papers and the shorter one
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 3


def _my_work() -> str:
    lessons = [nc.lesson(name, log=nc.demo_log()) for name in lesson_names()]
    lessons[0]["0.3"].answer("b")
    lessons[0]["0.5"].answer([1, 2])
    lessons[0]["0.6"].answer(LONG)
    return my_work(lessons, TODAY)


def _plan() -> str:
    promises = (SheetPromise(LONG, TODAY), SheetPromise("send the photo"), SheetPromise("call", done=True))
    people = tuple(SheetPerson(f"{LONG} {n}", "give something small", LONG, promises=promises) for n in range(8))
    return plan_page(PlanSheet(TODAY, people, tuple(SheetCheckIn(n, TODAY) for n in (30, 60, 90)), LONG))


PAGES: dict[str, Callable[[], str]] = {
    "my-work": _my_work,
    "plan": _plan,
    **{name.removesuffix(".html"): (lambda text=text: text) for name, text in pages()},
}


@pytest.fixture
def shown(page: Page, tmp_path: Path, request: pytest.FixtureRequest) -> Page:
    """The page of this name, opened as a file."""
    file = tmp_path / f"{request.param}.html"
    file.write_text(PAGES[request.param](), encoding="utf-8")
    page.goto(file.as_uri())
    return page


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the right edge."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll("main *")]
              .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".unseen"))
              .map((one) => one.outerHTML.slice(0, 100))"""
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "shown",
    ["my-work", "plan", "handout-4-their-project", "presenter-0-does-it-happen", "presenter-workshop-90"],
    indirect=True,
)
def test_axe_finds_nothing_serious(shown: Page, scheme: str, request: pytest.FixtureRequest) -> None:
    shown.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = Axe().run(shown).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found] == []
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = request.node.callspec.params["shown"]
    shown.screenshot(path=PICTURES / f"paper-{name}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("shown", PAGES, indirect=True)
class TestPrintedPage:
    def test_it_fits_a_phone_and_200_per_cent(self, shown: Page) -> None:
        for width in (320, 640):
            shown.set_viewport_size({"width": width, "height": 800})
            assert too_wide(shown) == []
            assert shown.evaluate("document.documentElement.scrollWidth") <= width

    def test_it_prints_black_on_white_and_no_question_is_longer_than_a_sheet(self, shown: Page, tmp_path: Path) -> None:
        shown.emulate_media(media="print", color_scheme="dark")
        shown.set_viewport_size({"width": INSIDE[0], "height": INSIDE[1]})
        assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert shown.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        heights = shown.evaluate("[...document.querySelectorAll('.ask')].map((one) => one.offsetHeight)")
        assert [height for height in heights if height > INSIDE[1]] == []
        for size in ("A4", "Letter"):
            file = tmp_path / "page.pdf"
            shown.pdf(path=file, format=size)
            assert re.search(rb"/Type\s*/Page\b", file.read_bytes())


@pytest.mark.parametrize("shown", ["presenter-workshop-60"], indirect=True)
def test_a_picture_for_the_readme(shown: Page) -> None:
    shown.set_viewport_size({"width": 760, "height": 1180})
    shown.emulate_media(color_scheme="light")
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown.screenshot(path=PICTURES / "workshop-60.png")
    assert shown.get_by_role("heading", level=1).bounding_box()
