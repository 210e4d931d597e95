"""One pass in Notebook 7, the other front end of Jupyter."""

from __future__ import annotations

from pathlib import Path

from lab import Lab, Notebook, course_copy
from playwright.sync_api import Page, expect


def test_the_lesson_in_notebook_7(tmp_path: Path, page: Page) -> None:
    with Lab(course_copy(tmp_path / "course"), tmp_path / "home", app="notebook") as server:
        shown = Notebook(page, server, "notebooks/0-does-it-happen.ipynb").open()
        shown.run_all()
        expect(shown.card("How things stand")).to_contain_text("All is well here.")
        box = shown.card("0.4").get_by_role("textbox")
        box.fill("How do you train the first hour?")
        shown.card("0.4").get_by_role("button", name="Check").click()
        expect(shown.card("0.4").locator(".nc-saved")).to_contain_text("Saved on this computer")
        shown.restart_kernel()
        shown.run_all()
        expect(shown.card("0.4").get_by_role("textbox")).to_have_value("How do you train the first hour?")
        assert "first hour" not in shown.save()
