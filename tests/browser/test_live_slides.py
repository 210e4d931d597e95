"""The first ten minutes of a workshop on live slides, as a presenter gives them: by keyboard and clicker alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from keyboard import Keyboard
from lab import COURSE, Notebook
from look import THEMES, same_lines
from marked import MARKER, files_with_marker
from playwright.sync_api import Locator, Page, ViewportSize, expect
from talk import Talk, all_that_is_shown

from networkcoach._words import words
from networkcoach.lessons import read_workshops
from networkcoach.paper._deck import deck
from networkcoach.paper._live import LiveSlide, live_slides

TELL = words()["slides"]
PLAN = read_workshops().plans[0]
PICTURES = COURSE / os.environ.get("NETWORKCOACH_PICTURES", "test-pictures")
SIZES: list[ViewportSize] = [{"width": 1280, "height": 720}, {"width": 1920, "height": 1080}]
PROJECTOR = SIZES[0]
LAST_ROW, ON_A_CHART = 28, 23  # px on 1280 x 720; on a chart the smallest letters tell where it comes from
BETWEEN = 9  # presses until a slide is over, however long it is

# The smallest letters of text and of charts, what is wider than the screen, and what lies under the line at the foot.
MEASURED = """() => {
  const stage = document.querySelector(".nc-stage"), sizes = { text: [99], chart: [99] };
  const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: holder, textContent } = texts.currentNode, range = document.createRange();
    if (!textContent.trim() || !holder.checkVisibility() || holder.closest("style, .nc-heard")) continue;
    range.selectNodeContents(texts.currentNode);
    if (!(range.getClientRects()[0]?.width > 2)) continue;
    const svg = holder.closest("svg"), scale = svg ? svg.getScreenCTM().a : 1;
    sizes[svg ? "chart" : "text"].push(parseFloat(getComputedStyle(holder).fontSize) * scale);
  }
  const foot = document.querySelector(".nc-foot").getBoundingClientRect();
  return {
    text: Math.min(...sizes.text), chart: Math.min(...sizes.chart),
    wide: stage.scrollWidth - stage.clientWidth, long: stage.scrollHeight - stage.clientHeight,
    cut: stage.getBoundingClientRect().bottom > foot.top + 1 || foot.bottom > innerHeight + 1,
  };
}"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


@pytest.fixture
def quiet(page: Page) -> Iterator[None]:
    """No script fails, nothing is complained of, and no request leaves this computer."""
    asked: list[str] = []
    failed: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    yield
    web = [urlsplit(url) for url in asked if url.startswith(("http", "ws"))]
    assert web
    assert [one.geturl() for one in web if one.hostname != "127.0.0.1"] == []
    assert failed == []


def begun(talk: Talk, page: Page, minutes: int = PLAN.minutes) -> Notebook:
    """Open the slides as the browser does when the demo starts, and press the one key that begins them."""
    shown = Notebook(page, talk, f"notebooks/slides-{minutes}.ipynb")
    page.goto(
        f"{talk.url}/lab/tree/{shown.path}?token={talk.token}" if minutes != 60 else f"{talk.url}/?token={talk.token}"
    )
    expect(page.get_by_role("button", name=TELL["begin"])).to_be_focused(timeout=90_000)
    page.keyboard.press("Enter")
    return shown


def heading(page: Page) -> Locator:
    return page.locator(".nc-stage .nc-on :is(h1, h2)")


def state(page: Page) -> tuple[str, str]:
    """The number and the title of the slide that is shown."""
    number = page.locator(".nc-number").inner_text().removeprefix(TELL["more"]).split("/")[0].strip()
    return number, heading(page).first.inner_text().removesuffix("¶")


def wanted(one: LiveSlide) -> tuple[str, str]:
    (title,) = re.findall(r"^##? (.+)$", one.markdown, re.M)
    return str(one.number), title


def on(page: Page, key: str = "PageDown") -> None:
    """Press until the next slide is there; a long one is scrolled first, and answers open one by one."""
    before = state(page)
    for _ in range(BETWEEN):
        page.keyboard.press(key)
        if state(page) != before:
            return
    raise AssertionError(f"no way on from {before}")


def of_the_first(minutes: int) -> list[LiveSlide]:
    printed = [part for part in deck(PLAN) for _ in part.slides]
    return [one for one in live_slides(PLAN) if printed[one.number - 1].slot.start < minutes]


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"live-{name}.png")


def axe(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, context={"include": [[".nc-on"]]}).response["violations"]
    found = [one for one in found if one["id"] not in ("region", "aria-input-field-name")]  # JupyterLab's own editors
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def test_the_first_ten_minutes(talk: Talk, page: Page, quiet: None) -> None:
    page.set_viewport_size(PROJECTOR)
    shown, seen = begun(talk, page), []
    does = {("4", "0.1 Guess, then count"): guess, ("11", "0.2 What does he have to answer?"): mark}
    for number, _ in enumerate(of_the_first(10)):
        seen.append(state(page))
        does.pop(seen[-1], lambda *_: None)(shown, page)
        if "nc.did_it_happen" in of_the_first(10)[number].markdown:
            expect(page.locator(".nc-on").get_by_role("img", name="6 of 11 promises happened")).to_be_in_viewport()
            in_both_themes(shown, page, "chart")
        on(page)
    assert seen == [wanted(one) for one in of_the_first(10)]
    assert not does
    assert MARKER not in all_that_is_shown(page)
    assert files_with_marker(talk.thrown_away) == []


def guess(shown: Notebook, page: Page) -> None:
    card, keys = shown.card("0.1"), Keyboard(page)
    in_both_themes(shown, page, "guess")
    before = state(page)
    keys.write(card.get_by_label("Your guess"), "9")
    page.keyboard.press("Enter")
    expect(card.locator(".nc-outcome")).to_be_in_viewport()
    expect(card.locator(".nc-feedback")).to_contain_text("the count is 6 of 11", ignore_case=True)
    assert state(page) == before
    in_both_themes(shown, page, "guessed")
    page.keyboard.press("Escape")  # out of the box: arrows lead on again


def mark(shown: Notebook, page: Page) -> None:
    card, keys = shown.card("0.2"), Keyboard(page)
    for box in card.get_by_role("checkbox").all()[1:]:
        keys.choose(box)
    keys.press(card.get_by_role("button", name="Check"))
    expect(card.locator(".nc-outcome")).to_be_visible()
    expect(card.locator(".nc-why").first).to_be_in_viewport()
    in_both_themes(shown, page, "marked")


def in_both_themes(shown: Notebook, page: Page, name: str) -> None:
    for theme in reversed(THEMES):
        shown.theme(theme)
        assert axe(page) == []
        picture(page, f"{name}-{theme.rpartition(' ')[2].lower()}")


def test_what_is_typed_stays_in_its_box_and_escape_leads_out(talk: Talk, page: Page, quiet: None) -> None:
    page.set_viewport_size(PROJECTOR)
    shown = begun(talk, page)
    cells = shown.cells()
    for key in "ddxam":  # single keys of JupyterLab; "d d" would delete the cell
        page.keyboard.press(key)
    while state(page)[0] != "13":
        page.keyboard.press("n")
    card, typed = shown.card("0.4"), "What do new drivers n b . p count? Never mind, or whenever you like."
    Keyboard(page).write(card.get_by_role("textbox"), typed)
    for key in ("ArrowLeft", "Home", "ArrowRight", "End", "Space", "Backspace"):
        page.keyboard.press(key)
    assert state(page)[0] == "13"
    expect(card.get_by_role("textbox")).to_have_value(typed)
    on(page, "PageUp")  # a clicker leads out of everything
    assert state(page)[0] == "12"
    on(page)
    expect(card.get_by_role("textbox")).to_have_value(typed)
    the_coach_reads_along(shown, page)
    leaves_by_escape(page)
    expect(page.get_by_role("button", name="Go on at slide")).to_be_focused()
    assert shown.cells() == cells
    speaker_follows(page)


def the_coach_reads_along(shown: Notebook, page: Page) -> None:
    while "coach" not in state(page)[1]:
        page.keyboard.press("n")
    card, keys = shown.card("Write to somebody"), Keyboard(page)
    keys.write(card.get_by_label("Whom do you write to?"), "Lies")
    keys.press(card.get_by_role("button", name="Liesbeth Quackelbeen"))
    keys.write(card.get_by_label("Your message to"), "Thanks for everything! Are there any jobs at your firm?")
    expect(card.locator(".nc-mark-warning").first).to_be_in_viewport()
    expect(card.get_by_role("listitem").filter(has_text="Asks for work").first).to_be_in_viewport()
    assert same_lines(card)
    in_both_themes(shown, page, "coach")
    page.keyboard.press("Escape")


def leaves_by_escape(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".nc-stage")).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator(".nc-stage")).to_be_hidden()
    page.keyboard.press("b")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name=TELL["keys_title"])).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate(TWO_FRAMES)  # in which JupyterLab could take the focus away
    expect(page.locator(".nc-stage")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".nc-stage")).to_have_count(0)


def speaker_follows(page: Page) -> None:
    with page.expect_popup() as opened:
        Keyboard(page).press(page.get_by_role("button", name=TELL["speaker"]))
    speaker = opened.value
    Keyboard(page).press(page.get_by_role("button", name="Go on at slide"))
    expect(speaker.locator("#together")).to_have_text("The slides are open and follow.")
    page.keyboard.press("Home")
    expect(speaker.locator("#now")).to_contain_text("Slide 1 of 52")
    speaker.keyboard.press("PageDown")
    expect(heading(page)).to_contain_text("Does it happen?")
    expect(speaker.locator(".part.now h2")).to_have_text("0.1 Guess, then count")
    assert MARKER not in speaker.content()


def test_the_last_row_reads_every_slide_and_nothing_is_cut(talk: Talk, page: Page, quiet: None) -> None:
    plan, found = read_workshops().plans[-1], []
    page.set_viewport_size(PROJECTOR)
    begun(talk, page, plan.minutes)
    for one in live_slides(plan):
        assert state(page) == wanted(one)
        for size in SIZES if "```" in one.markdown else [PROJECTOR]:  # text alone grows with the screen
            page.set_viewport_size(size)
            page.evaluate(TWO_FRAMES)
            now, share = page.evaluate(MEASURED), size["width"] / 1280
            too_small = now["text"] < LAST_ROW * share - 0.1 or now["chart"] < ON_A_CHART * share
            told = TELL["more"] in page.locator(".nc-number").inner_text()
            if too_small or now["wide"] > 1 or now["cut"] or told != (now["long"] > 4):
                found.append((state(page), size, now))
        page.keyboard.press("n")
    assert found == []
