"""A talk on a computer whose own log is full of markers: none reaches the screen, a file or a notebook."""

from __future__ import annotations

import os
import re
import sys

from lab import COURSE, Notebook
from marked import MARKER, files_with_marker
from playwright.sync_api import Page, expect
from talk import Talk, all_that_is_shown

from networkcoach._words import words

TELL = words()["start"]
SLIDES = words()["slides"]["title"].format(minutes=60)
PICTURES = COURSE / os.environ.get("NETWORKCOACH_PICTURES", "test-pictures")
PROJECTOR = {"width": 1280, "height": 720}


def tell_kernel(page: Page, code: str) -> str:
    """Run code in the notebook's kernel, and return what it prints or fails with."""
    return str(
        page.evaluate(
            """async code => {
                 const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
                 const said = [];
                 const asked = kernel.requestExecute({ code });
                 asked.onIOPub = (message) => said.push(JSON.stringify(message.content));
                 await asked.done;
                 return said.join(' '); }""",
            code,
        )
    )


def run_in_a_new_cell(page: Page, code: str) -> None:
    page.evaluate(
        """async code => {
             const { commands, shell } = window.jupyterapp;
             await commands.execute('notebook:insert-cell-below');
             shell.currentWidget.content.activeCell.model.sharedModel.setSource(code);
             await commands.execute('notebook:run-cell'); }""",
        code,
    )


def test_nothing_of_the_own_log_appears(talk: Talk, page: Page) -> None:
    page.set_viewport_size(PROJECTOR)  # type: ignore[arg-type]
    opens_by_itself(talk, page)
    answers_outlive_a_restart(talk, page)
    the_demo_begins_again(page)
    no_way_leads_to_the_own_log(talk, page)
    assert files_with_marker(talk.thrown_away) == []  # while it is still going on


def opens_by_itself(talk: Talk, page: Page) -> None:
    page.goto(f"{talk.url}/?token={talk.token}")
    shown = Notebook(page, talk, "notebooks/slides-60.ipynb")
    shown.wait_for_kernel()
    card = shown.card(SLIDES)  # nobody has pressed Run All
    expect(card).to_contain_text(TELL["demo_mode"])
    assert MARKER not in all_that_is_shown(page)
    assert MARKER not in shown.save()
    page.get_by_role("link", name=words()["slides"]["workbook"]).click()
    shown = Notebook(page, talk, "notebooks/start-here.ipynb")
    expect(page).to_have_url(re.compile("start-here"))
    shown.wait_for_kernel()
    shown.run_all()
    card = shown.card("How things stand")
    expect(card).to_contain_text(TELL["demo_mode"])
    expect(page.locator("#main")).to_have_attribute("data-shell-mode", "single-document")
    assert card.evaluate("card => parseFloat(getComputedStyle(card).fontSize)") >= 20
    assert MARKER not in all_that_is_shown(page)
    assert MARKER not in shown.save()
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / "present-start.png")


def answers_outlive_a_restart(talk: Talk, page: Page) -> None:
    shown = Notebook(page, talk, "notebooks/0-does-it-happen.ipynb").open()
    shown.run_all()
    shown.card("0.1").get_by_label("Your guess").fill("9")
    shown.card("0.1").get_by_role("button", name="Check").click()
    expect(shown.card("0.1").locator(".nc-outcome")).to_be_visible()
    assert words()["saved_in_demo"] in shown.card("0.1").inner_text()
    shown.card("0.1").scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "present-guess.png")
    shown.restart_kernel()
    shown.run_all()
    expect(shown.card("0.1").get_by_label("Your guess")).to_have_value("9")
    assert MARKER not in all_that_is_shown(page)
    assert MARKER not in shown.save()


def the_demo_begins_again(page: Page) -> None:
    first = page.locator('.nc-card[aria-label="How things stand"]')
    first.get_by_role("button", name=TELL["begin_again"]).click()
    expect(first).to_contain_text(TELL["begun_again"])
    guess = page.locator('.nc-card[aria-label^="0.1"]')
    expect(guess.get_by_label("Your guess")).to_have_value("")
    expect(guess.locator(".nc-outcome")).not_to_be_visible()


def no_way_leads_to_the_own_log(talk: Talk, page: Page) -> None:
    shown = Notebook(page, talk, "notebooks/my-log.ipynb").open()
    shown.run_all()
    expect(shown.card("Today")).to_be_visible()
    for code in (f"nc.open_log({str(talk.log_file)!r})", f"nc.bring_back({str(talk.log_file)!r})"):
        assert "This is a demo with invented people" in tell_kernel(page, code)
    asked = f"!{sys.executable} -c 'import networkcoach as nc; print(nc.open_log().count_people(), 1)'"
    assert "12 1" in tell_kernel(page, asked)
    run_in_a_new_cell(page, "nc.preflight()")
    look = shown.card(words()["preflight"]["title"])
    expect(look).to_contain_text(words()["preflight"]["all_ready"], timeout=60_000)
    page.screenshot(path=PICTURES / "present-preflight.png")
    assert MARKER not in all_that_is_shown(page)
    assert MARKER not in shown.save()
