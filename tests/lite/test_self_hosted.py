"""The edition that brings Pyodide along asks nobody but its own host."""

from __future__ import annotations

from pathlib import Path

from lite import served, visit
from playwright.sync_api import Playwright, expect

from deploy.browser._pins import Pins


def test_it_opens_and_answers_without_any_other_address(
    playwright: Playwright, own_site: Path, runtime: Path, pins: Pins, tmp_path: Path
) -> None:
    with served(own_site) as address, visit(playwright, tmp_path, address, runtime, pins) as begun:
        lesson = begun.page("0-does-it-happen", begun.context.pages[0])
        lesson.run_all()
        lesson.card("0.1").get_by_label("Your guess").fill("9")
        lesson.card("0.1").get_by_role("button", name="Check").click()
        expect(lesson.card("0.1").locator(".nc-feedback")).to_contain_text("6 of 11")
        lesson.is_saved("0.1")
        assert (begun.fetched, begun.refused, begun.errors) == ({}, [], [])
