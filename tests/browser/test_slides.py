"""The slides in a real browser, from a folder and with the network refused: letters, keys, reasons and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import COURSE
from playwright.sync_api import Page, expect

from networkcoach.lessons import read_workshops
from networkcoach.paper.__main__ import decks

PICTURES = COURSE / "test-pictures"
PLANS = [str(plan.minutes) for plan in read_workshops().plans]
SIZES = [(1280, 720), (1920, 1080)]
LAST_ROW = 28  # px on 1280 x 720

# Text and boxes of the slide that is shown: what leaves it, what lies on its number, and the smallest letters.
MEASURED = """() => {
  const slide = document.querySelector(".slide.now"), beyond = [], sizes = [];
  const number = slide.querySelector(".number").getBoundingClientRect();
  const seen = (box, what) => {
    const on = box.bottom > number.top + 1 && box.right > number.left;
    if (box.right > innerWidth || box.left < 0 || box.bottom > innerHeight || on) beyond.push(what);
  };
  const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: holder, textContent } = texts.currentNode;
    if (!textContent.trim() || holder.closest(".number")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) seen(box, textContent.trim());
    const svg = holder.closest("svg");
    sizes.push(parseFloat(getComputedStyle(holder).fontSize) * (svg ? svg.getScreenCTM().a : 1));
  }
  const boxes = slide.querySelectorAll(".framed, .bins > li, .columns > li");
  for (const box of boxes) seen(box.getBoundingClientRect(), "box");
  return { beyond, smallest: Math.min(...sizes) };
}"""

CUT = """[...document.querySelectorAll(".slide")].filter((one) => one.scrollHeight > one.clientHeight)
  .map((one) => `${one.id} ${one.scrollHeight}`)"""
HIDDEN = """[...document.querySelectorAll(".reveal, .sign")]
  .filter((one) => one.textContent && !one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.textContent)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("paper")
    for name, text in decks():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def asked(page: Page) -> Iterator[list[str]]:
    """Refuse the network; no page may even ask for it, and no script may fail."""
    wanted: list[str] = []
    failed: list[str] = []
    page.context.route(re.compile("^(?!file:)"), lambda route: route.abort())
    page.context.on("request", lambda request: wanted.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text))
    yield wanted
    assert [url for url in wanted if not url.startswith("file:")] == []
    assert failed == []


def opened(page: Page, folder: Path, name: str) -> Page:
    file, _, slide = name.partition("#")
    page.goto(f"{(folder / file).as_uri()}#{slide}")
    return page


def state(page: Page) -> tuple[int, int]:
    at, step = page.evaluate("[at, step]")
    return at, step


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_leaves_a_slide_and_the_last_row_can_read_it(
    page: Page, folder: Path, asked: list[str], plan: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, folder, f"slides-{plan}.html")
    found, states = [], [state(page)]
    while True:
        measured = page.evaluate(MEASURED)
        found += [f"{states[-1]}: {one}" for one in measured["beyond"]]
        assert measured["smallest"] >= LAST_ROW * size[0] / 1280 - 0.1, states[-1]
        page.keyboard.press("ArrowRight")
        if state(page) == states[-1]:
            break
        states.append(state(page))
    assert found == []
    assert states == sorted(set(states))
    assert {at for at, _ in states} == set(range(page.locator(".slide").count()))
    assert len(asked) == 1  # the file itself


class TestKeys:
    def test_on_and_back_by_arrows_and_by_a_clicker(self, page: Page, folder: Path, asked: list[str]) -> None:
        opened(page, folder, "slides-60.html")
        for on, back in (("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), ("Space", "Shift+Space")):
            for _ in range(5):
                page.keyboard.press(on)
            assert state(page) == (3, 2)
            for _ in range(5):
                page.keyboard.press(back)
            assert state(page) == (0, 0)

    def test_the_ends_and_whole_slides(self, page: Page, folder: Path, asked: list[str]) -> None:
        last = opened(page, folder, "slides-60.html").locator(".slide").count() - 1
        for key, wanted in (("End", last), ("n", last), ("p", last - 1), ("Home", 0), ("p", 0), ("n", 1)):
            page.keyboard.press(key)
            assert state(page) == (wanted, 0)

    def test_reasons_wait_for_the_vote_and_are_told_aloud(self, page: Page, folder: Path, asked: list[str]) -> None:
        opened(page, folder, "slides-60.html#11")
        slide = page.locator(".slide.now")
        status = page.locator("[role=status]")
        expect(status).to_have_text(re.compile("^Slide 11 of 52: Mark every sentence"))
        expect(slide.locator(".why").first).to_be_hidden()
        page.keyboard.press("Enter")
        expect(slide.locator(".why").first).to_be_visible()
        expect(status).to_contain_text("I loved the museum idea. It names his idea")
        page.keyboard.press("Enter")
        expect(slide.locator(".why").first).to_be_hidden()
        expect(slide.locator(".told .sign")).to_have_text(["○", "✓"])
        page.keyboard.press("ArrowUp")
        assert state(page) == (10, 1)
        for _ in range(5):
            page.keyboard.press("Enter")
        assert state(page) == (10, 3)  # it stays on its slide

    def test_the_screen_goes_dark_and_a_clicker_brings_it_back(
        self, page: Page, folder: Path, asked: list[str]
    ) -> None:
        opened(page, folder, "slides-60.html#3")
        page.keyboard.press("b")
        expect(page.locator(".slide.now h2")).to_be_hidden()
        expect(page.locator("[role=status]")).to_have_text("The screen is dark. Press b again.")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
        page.keyboard.press("PageDown")
        expect(page.locator(".slide.now h2")).to_be_visible()
        assert state(page) == (2, 0)

    def test_keys_are_explained_and_the_colours_turn(self, page: Page, folder: Path, asked: list[str]) -> None:
        page.emulate_media(color_scheme="light")
        opened(page, folder, "slides-60.html")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys")).to_contain_text("full screen")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Escape")
        assert state(page) == (0, 0)
        page.keyboard.press("t")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 17, 17)"
        page.keyboard.press("t")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

    def test_a_slide_is_found_again_after_a_reload(self, page: Page, folder: Path, asked: list[str]) -> None:
        opened(page, folder, "slides-60.html")
        for _ in range(7):
            page.keyboard.press("n")
        page.reload()
        assert state(page) == (7, 0)

    def test_the_break_says_the_time_and_keeps_it(self, page: Page, folder: Path, asked: list[str]) -> None:
        page.clock.install(time="2026-03-16T10:00:00Z")
        opened(page, folder, "slides-90.html")
        number = page.evaluate("slides.findIndex((one) => one.querySelector('[data-back]'))")
        page.evaluate(f"show({number})")
        said = page.locator(".slide.now [data-back]")
        expect(said).to_contain_text(re.compile("10:05"))
        page.clock.run_for(120_000)
        page.keyboard.press("n")
        page.keyboard.press("p")
        expect(said).to_contain_text(re.compile("10:05"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["slides-90.html", "speaker-90.html"])
def test_axe_finds_nothing(page: Page, folder: Path, asked: list[str], scheme: str, name: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened(page, folder, name)
    PICTURES.mkdir(parents=True, exist_ok=True)
    found = []
    for number in (0, 6, 11, 18, 20, 22, 40, 55, 73):
        page.evaluate(f"show({number}{', 1' if name.startswith('slides') else ''})")
        violations = Axe().run(page).response["violations"]
        found += [f"{number} {one['id']}: {one['nodes'][0]['html'][:150]}" for one in violations]
        page.screenshot(path=PICTURES / f"{name.removesuffix('.html')}-{number + 1}-{scheme}.png")
    assert found == []


@pytest.mark.parametrize("plan", PLANS)
def test_on_paper_each_slide_is_one_page_with_all_reasons(
    page: Page, folder: Path, asked: list[str], tmp_path: Path, plan: str
) -> None:
    count = opened(page, folder, f"slides-{plan}.html").locator(".slide").count()
    file = tmp_path / "slides.pdf"
    page.emulate_media(media="print", color_scheme="dark")
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file.read_bytes())) == count
    page.set_viewport_size({"width": 1280, "height": 720})
    assert page.evaluate(CUT) == []
    assert page.evaluate(HIDDEN) == []


def test_without_script_all_slides_and_reasons_stand_one_below_the_other(browser: object, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((folder / "slides-60.html").as_uri())
    assert page.locator(".slide").count() == page.locator(".slide:visible").count()
    expect(page.locator(".why").last).to_be_visible()
    page.goto((folder / "speaker-60.html").as_uri())
    assert page.locator(".part").count() == page.locator(".part:visible").count()
    context.close()
