"""JupyterLab takes single keys: inside our cards none of them reaches the notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lab import Notebook
from playwright.sync_api import Locator, Page, expect

DANGEROUS = ("d", "d", "x", "m", "a", "b", "0", "0", "y", "c", "v", "z", "L", "i", "i")


def controls(shown: Notebook) -> dict[str, Locator]:
    return {
        "number box": shown.card("0.1").get_by_label("Your guess"),
        "tick box": shown.card("0.2").get_by_role("checkbox").first,
        "radio": shown.card("0.3").get_by_role("radio").first,
        "writing box": shown.card("0.4").get_by_role("textbox"),
        "date": shown.card("0.5").get_by_label("By when?"),
        "button": shown.card("0.6").get_by_role("button", name="Keep this"),
        "fold": shown.card("How things stand").locator("summary"),
    }


def test_single_keys_leave_the_notebook_alone(notebook: Callable[[str], Notebook], page: Page) -> None:
    shown = notebook("0-does-it-happen")
    before = shown.cells()
    for name, control in controls(shown).items():
        control.focus()
        for key in DANGEROUS:
            page.keyboard.press(key)
        assert shown.cells() == before, name
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        expect(control).to_be_visible()


def test_arrows_move_between_radios(notebook: Callable[[str], Notebook], page: Page) -> None:
    shown = notebook("0-does-it-happen")
    radios = shown.card("0.3").get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    expect(radios.nth(1)).to_be_focused()


def test_letters_arrive_in_the_box(notebook: Callable[[str], Notebook], page: Page) -> None:
    box = notebook("0-does-it-happen").card("0.4").get_by_role("textbox")
    box.focus()
    page.keyboard.type("Ladders add depth, LL, 00 xyz")
    page.keyboard.press("Enter")
    page.keyboard.type("a second line")
    expect(box).to_have_value("Ladders add depth, LL, 00 xyz\na second line")


def test_saving_by_keyboard_still_saves(notebook: Callable[[str], Notebook], page: Page) -> None:
    shown = notebook("0-does-it-happen")
    shown.card("0.4").get_by_role("textbox").focus()
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.model.dirty = true }")
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
    expect(page.locator(".jp-Dialog")).to_have_count(0)


@pytest.mark.parametrize("command", ["notebook:delete-cell", "notebook:cut-cell", "notebook:change-cell-to-markdown"])
def test_cells_are_locked_even_when_a_command_gets_through(notebook: Callable[[str], Notebook], command: str) -> None:
    shown = notebook("0-does-it-happen")
    before = shown.cells()
    shown.page.evaluate("() => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = 3 }")
    shown.page.evaluate("name => { window.jupyterapp.commands.execute(name) }", command)
    shown.page.wait_for_timeout(300)
    assert shown.cells() == before
    expect(shown.card("0.1")).to_be_visible()
