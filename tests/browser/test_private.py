"""What a person types never reaches a notebook file, whatever server and whatever setting."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab import Lab, Notebook, course_copy
from playwright.sync_api import Page, expect

SECRET = "Xanthippe Zoltanbury promised me the moon"


@pytest.fixture(params=["ours", "plain"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Lab]:
    """JupyterLab with our settings, and one that knows nothing of the course."""
    ours = request.param == "ours"
    with Lab(course_copy(tmp_path / "course"), tmp_path / "home", with_our_settings=ours) as started:
        yield started


def write_everywhere(shown: Notebook) -> None:
    for exercise in ("0.4", "0.6"):
        box = shown.card(exercise).get_by_role("textbox")
        box.fill(SECRET)
        box.blur()
        expect(shown.card(exercise).locator(".nc-saved")).to_contain_text("Saved")
    promise = shown.card("0.5")
    promise.get_by_label("Who is it?").fill(SECRET)
    expect(promise.get_by_role("radio", name="as a new person")).to_be_checked()
    promise.get_by_label("What did you promise?").fill(SECRET)
    promise.get_by_role("button", name="Write it down").click()
    expect(promise.locator(".nc-rows")).to_contain_text(SECRET)


def test_nothing_typed_reaches_the_file(server: Lab, page: Page) -> None:
    shown = Notebook(page, server, "notebooks/0-does-it-happen.ipynb").open()
    shown.run_all()
    write_everywhere(shown)
    shown.save()
    shown.run_all()
    text = shown.save()
    kept = [cell for cell in json.loads(text)["cells"] if cell.get("outputs")]
    assert bool(kept) == (not server.has_our_settings)  # else this test would prove nothing
    assert SECRET not in text
    assert "Xanthippe" not in text


def test_saving_widgets_is_refused_even_when_the_user_turns_it_on(fresh: Lab, page: Page) -> None:
    shown = Notebook(page, fresh, "notebooks/0-does-it-happen.ipynb").open()
    page.evaluate(
        "plugin => window.jupyterapp.serviceManager.settings.save(plugin, JSON.stringify({ saveState: true }))",
        "@jupyter-widgets/jupyterlab-manager:plugin",
    )
    page.reload()
    shown.open()
    shown.run_all()
    write_everywhere(shown)
    text = shown.save()
    assert "widgets" not in json.loads(text)["metadata"]
    assert SECRET not in text


def test_ipython_keeps_no_history(fresh: Lab, page: Page) -> None:
    shown = Notebook(page, fresh, "notebooks/start-here.ipynb").open()
    shown.run_all()
    page.evaluate(
        """code => window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel
                   .requestExecute({ code, store_history: true }).done""",
        f"secret = '{SECRET}'",
    )
    for file in (file for file in fresh.home.rglob("*") if file.is_file()):
        assert SECRET.encode() not in file.read_bytes(), file
