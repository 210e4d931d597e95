"""Each card in the light and in the dark theme: nothing serious for axe, and a picture to look at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lab import COURSE, Lab, Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Page, expect

# NETWORKCOACH_PICTURES=docs/pictures renews the pictures of the README.
PICTURES = COURSE / os.environ.get("NETWORKCOACH_PICTURES", "test-pictures")


def picture(shown: Notebook, name: str, card: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown.card(card).scroll_into_view_if_needed()
    shown.card(card).screenshot(path=PICTURES / f"{name}.png")


def use_start(shown: Notebook, tmp_path: Path) -> None:
    from networkcoach._data import data_path

    file = shutil.copy(data_path("examples", "linkedin-connections.csv"), tmp_path / "Connections.csv")
    card = shown.card("Bring in people")
    card.get_by_label("Choose your file of people").set_input_files(file)
    expect(card.get_by_role("button", name="Bring in")).to_be_visible()
    promise = shown.card("People and promises")
    promise.get_by_label("Who is it?").fill("Keiko Saltmarsh")
    expect(promise.get_by_role("radio", name="as a new person")).to_be_checked()
    promise.get_by_label("What did you promise?").fill("send the photo of the sundial")
    promise.get_by_label("By when?").fill("2025-11-15")
    promise.get_by_role("button", name="Write it down").click()
    expect(promise.locator(".nc-rows")).to_contain_text("sundial")


def use_lesson(shown: Notebook) -> None:
    shown.card("0.1").get_by_label("Your guess").fill("9")
    shown.card("0.2").get_by_role("checkbox").nth(1).check()
    shown.card("0.3").get_by_role("radio").nth(1).check()
    shown.card("0.4").get_by_role("textbox").fill("When you train drivers, what do you watch first? No hurry.")
    shown.card("0.7").get_by_role("radio", name="Write this week").nth(0).check()
    for exercise in ("0.1", "0.2", "0.3", "0.4", "0.7"):
        card = shown.card(exercise)
        if card.get_by_role("button", name="Give me a hint").is_visible():
            card.get_by_role("button", name="Give me a hint").click()
            expect(card.locator(".nc-hint")).to_be_visible()
        card.get_by_role("button", name="Check").click()
        expect(card.locator(".nc-outcome")).to_be_visible()


@pytest.mark.parametrize("theme", THEMES)
def test_start_here(notebook: Callable[[str], Notebook], page: Page, theme: str, tmp_path: Path) -> None:
    shown = notebook("start-here")
    shown.theme(theme)
    use_start(shown, tmp_path)
    assert findings(page) == []
    for card in ("How things stand", "Bring in people", "People and promises", "Where you are"):
        picture(shown, f"start-{card.split()[0].lower()}-{theme.split()[1].lower()}", card)


@pytest.mark.parametrize("theme", THEMES)
def test_lesson(notebook: Callable[[str], Notebook], page: Page, theme: str) -> None:
    shown = notebook("0-does-it-happen")
    shown.theme(theme)
    use_lesson(shown)
    assert findings(page) == []
    page.set_viewport_size({"width": 1280, "height": 2600})  # a card is taken whole only where the page holds it whole
    for exercise in ("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"):
        picture(shown, f"exercise-{exercise}-{theme.split()[1].lower()}", exercise)
    picture(shown, f"evidence-{theme.split()[1].lower()}", "After 30 days")


def test_a_page_for_the_readme(fresh: Lab, page: Page) -> None:
    shown = Notebook(page, fresh, "notebooks/0-does-it-happen.ipynb").open()
    shown.run_all()
    shown.theme("JupyterLab Light")
    use_lesson(shown)
    shown.card("0.1").evaluate("card => card.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(1000)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / "lesson.png")
    expect(shown.card("0.1")).to_be_in_viewport()


def test_two_hundred_per_cent(notebook: Callable[[str], Notebook], page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 500})  # what 200 % zoom leaves of 1280 x 1000
    shown = notebook("0-does-it-happen")
    for exercise in ("0.2", "0.4", "0.7"):
        box = shown.card(exercise).bounding_box()
        assert box is not None
        assert fits(shown.card(exercise)), f"{exercise} has to be scrolled sideways"


@pytest.mark.parametrize("theme", THEMES)
def test_my_log_with_invented_people(cells: Callable[..., Notebook], page: Page, theme: str) -> None:
    shown = cells("log = nc.demo_log()", "nc.today(log)", "nc.quick_log(log)", "nc.people(log)")
    shown.theme(theme)
    line = shown.card("Write down what happened").get_by_role("textbox").first
    line.fill("Teodor, coffee yesterday, he liked the map, I send the timetable by Friday")
    expect(shown.card("Write down what happened").get_by_role("textbox").nth(2)).to_be_visible()
    shown.card("My people").get_by_role("button", name="Keiko").first.click()
    expect(shown.card("My people").get_by_role("heading", name="Keiko")).to_be_visible()
    assert findings(page) == []
    page.set_viewport_size({"width": 1280, "height": 2600})  # a card is taken whole only where the page holds it whole
    for card, name in (("Today", "today"), ("Write down what happened", "quick-log"), ("My people", "person")):
        assert fits(shown.card(card))
        picture(shown, f"my-log-{name}-{theme.split()[1].lower()}", card)
