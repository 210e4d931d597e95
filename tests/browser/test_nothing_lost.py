"""What was typed while nobody listened is still there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from lab import Lab, Notebook
from playwright.sync_api import Page, expect

import networkcoach as nc

TEXT = "I fear that they have long forgotten me."


def test_text_typed_while_the_kernel_was_dead_comes_back(notebook: Callable[[str], Notebook]) -> None:
    shown = notebook("0-does-it-happen")
    shown.kill_kernel()
    box = shown.card("0.6").get_by_role("textbox")
    box.fill(TEXT)
    expect(shown.card("0.6").locator(".nc-trouble")).to_contain_text(
        "Choose Kernel, then Restart Kernel", timeout=15_000
    )
    shown.run_all()
    expect(shown.card("0.6").get_by_role("textbox")).to_have_value(TEXT)
    expect(shown.card("0.6").locator(".nc-saved")).to_contain_text("Saved on this computer")
    shown.restart_kernel()
    shown.run_all()
    expect(shown.card("0.6").get_by_role("textbox")).to_have_value(TEXT)


def test_a_draft_is_kept_without_any_button(notebook: Callable[[str], Notebook], page: Page) -> None:
    shown = notebook("0-does-it-happen")
    shown.card("0.6").get_by_role("textbox").press_sequentially(TEXT, delay=5)
    expect(shown.card("0.6").locator(".nc-saved")).to_contain_text("Saved on this computer")
    shown.card("0.3").get_by_role("radio").nth(2).check()
    shown.card("0.2").get_by_role("checkbox").nth(0).check()
    expect(shown.card("0.2").locator(".nc-saved")).to_contain_text("Saved on this computer")
    page.reload()
    shown.open()
    shown.restart_kernel()
    shown.run_all()
    expect(shown.card("0.6").get_by_role("textbox")).to_have_value(TEXT)
    expect(shown.card("0.3").get_by_role("radio").nth(2)).to_be_checked()
    expect(shown.card("0.3").locator(".nc-outcome")).to_have_count(0)  # ticked, but not checked
    expect(shown.card("0.2").get_by_role("checkbox").nth(0)).to_be_checked()


def test_one_log_in_two_notebooks(notebook: Callable[[str], Notebook], fresh: Lab, page: Page) -> None:
    lesson = notebook("0-does-it-happen")
    other = Notebook(page.context.new_page(), fresh, "notebooks/start-here.ipynb").open()
    other.run_all()
    for shown, card, name in ((lesson, "0.5", "Amara Example"), (other, "People and promises", "Otis Example")):
        form = shown.card(card)
        form.get_by_label("Who is it?").fill(name)
        expect(form.get_by_role("radio", name="as a new person")).to_be_checked()
        form.get_by_label("What did you promise?").fill("send the map")
        form.get_by_role("button", name="Write it down").click()
        expect(form.locator(".nc-rows")).to_contain_text(name)
    expect(other.card("People and promises").locator(".nc-rows")).to_contain_text("Amara Example")


def test_a_half_filled_form_and_ticks_come_back_too(notebook: Callable[[str], Notebook]) -> None:
    shown = notebook("0-does-it-happen")
    shown.kill_kernel()
    form = shown.card("0.5")
    form.get_by_label("Who is it?").fill("Amara Example")
    form.get_by_label("What did you promise?").fill("tell her about the river")
    form.get_by_label("By when?").fill("2026-04-30")
    form.get_by_role("radio", name="I don't know").check()
    shown.card("0.3").get_by_role("radio").nth(1).check()
    shown.run_all()
    form = shown.card("0.5")
    expect(form.get_by_label("Who is it?")).to_have_value("Amara Example")
    expect(form.get_by_label("What did you promise?")).to_have_value("tell her about the river")
    expect(form.get_by_label("By when?")).to_have_value("2026-04-30")
    expect(form.get_by_role("radio", name="I don't know")).to_be_checked()
    expect(form.get_by_role("radio", name="as a new person")).to_be_checked()
    expect(shown.card("0.3").get_by_role("radio").nth(1)).to_be_checked()
    form.get_by_role("button", name="Write it down").click()
    expect(form.locator(".nc-rows")).to_contain_text("tell her about the river")
    expect(form.get_by_label("Who is it?")).to_have_value("")


def test_focus_stays_where_somebody_reads(notebook: Callable[[str], Notebook], page: Page) -> None:
    shown = notebook("0-does-it-happen")
    where = "document.activeElement.className"
    shown.card("0.3").get_by_role("button", name="Show one good answer").press("Enter")
    expect(shown.card("0.3").locator(".nc-solution")).to_be_visible()
    assert page.evaluate(where) == "nc-solution"
    form = shown.card("0.5")
    form.get_by_label("Who is it?").fill("Amara Example")
    expect(form.get_by_role("radio", name="as a new person")).to_be_checked()
    form.get_by_label("What did you promise?").fill("a map")
    form.get_by_label("What did you promise?").press("Enter")
    expect(form.get_by_label("Who is it?")).to_be_focused()
    form.get_by_role("button", name="It happened: a map, Amara Example").press("Enter")
    expect(form.locator(".nc-rows")).to_contain_text("✓ done")
    assert page.evaluate(where) == "nc-score"


def test_it_says_not_saved_until_the_kernel_has_reported(notebook: Callable[[str], Notebook]) -> None:
    shown = notebook("0-does-it-happen")
    words = """card => { const box = card.querySelector('textarea'), line = card.querySelector('.nc-saved');
                         box.value = 'a thought'; box.dispatchEvent(new Event('input', { bubbles: true }));
                         return line.textContent }"""
    assert shown.card("0.6").evaluate(words) == "Not saved yet …"
    expect(shown.card("0.6").locator(".nc-saved")).to_contain_text("Saved on this computer")


def test_my_log_is_as_it_was_after_a_restart_and_another_run_all(fresh: Lab, page: Page) -> None:
    log = nc.open_log(fresh.log_file)
    ana = log.add("Ana Example", met_on=log.today - timedelta(days=30))
    log.promise(ana, "send the map", by=log.today - timedelta(days=2))
    log.store.close()
    shown = Notebook(page, fresh, "notebooks/my-log.ipynb").open()
    shown.run_all()
    expect(shown.card("Today")).to_contain_text("send the map")
    shown.card("Today").get_by_role("button", name="Let it rest").click()
    expect(shown.card("Today")).to_contain_text("Nobody")
    shown.restart_kernel()
    shown.run_all()
    expect(shown.card("Today")).to_contain_text("Nobody")
    assert nc.open_log(fresh.log_file).page_of(ana).standing.state == "resting"
