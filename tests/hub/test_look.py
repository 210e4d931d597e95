"""A learner's way in, seen in a real browser: the form, the progress page, the first page, and who can read the log."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hub import Hub
from lab import CHROMIUM_FLAGS
from playwright.sync_api import Page, expect, sync_playwright

from launch.browser import find_browser
from networkcoach._words import words

PICTURES = Path(os.environ.get("NETWORKCOACH_PICTURES", "test-pictures"))
FIRST_PAGE = "lab/tree/networkcoach/notebooks/start-here.ipynb"


@pytest.fixture
def browser_page(room: Hub) -> Iterator[Page]:
    """A new browser, as a learner brings one."""
    program = find_browser()
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium found")
    assert program, "no Chromium found"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
        page.set_default_timeout(60_000)
        yield page
        browser.close()


def link(room: Hub) -> str:
    """The link that a teacher sends, as docs/a-room-of-a-hundred.md writes it."""
    asked = {"repo": room.repository, "branch": "main", "targetpath": "networkcoach", "urlpath": FIRST_PAGE}
    return f"{room.url}/hub/user-redirect/git-pull?{urlencode(asked)}"


def test_the_link_leads_to_the_first_page_which_says_who_can_read_the_log(room: Hub, browser_page: Page) -> None:
    learner, page = room.learner(3), browser_page
    page.goto(link(room))
    page.get_by_label("Username").fill(learner.name)
    page.get_by_label("Password").fill(learner.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{learner.own}/{FIRST_PAGE}*")
    expect(page.locator(".jp-Toolbar-kernelName").first).to_contain_text("Python 3")  # else Run All is lost in silence
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').first.wait_for()
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    card = page.locator(".nc-card").first
    expect(card).to_contain_text(words()["start"]["places"]["hub"]["note"], timeout=60_000)
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / "hub-first-page.png")
