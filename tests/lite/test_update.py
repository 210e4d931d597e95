"""A new version at the same address brings new lessons and new text, and leaves log and answers as they were."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lite import Look, served
from playwright.sync_api import expect

from deploy.browser._pins import COURSE, Pins
from deploy.browser._site import Edition, build
from deploy.browser._tools import Tools

QUESTION = "How many of these 11 did Robin keep?"
TEXT = "Robin Applecart is a student in the last year of geography."


@pytest.fixture
def next_version(tools: Tools, pins: Pins, tmp_path: Path) -> Path:
    """The course with another question in its lesson, and another sentence before it."""
    course = tmp_path / "course"
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("networkcoach", "data", "notebooks", "jupyter"):
        shutil.copytree(COURSE / folder, course / folder, ignore=ignored)
    for file in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-lessons"):
        shutil.copyfile(COURSE / file, course / file)
    for file, old, new in (
        ("data/lessons/0-does-it-happen.yaml", QUESTION, "How many of these 11 came true?"),
        ("notebooks/0-does-it-happen.ipynb", TEXT, "Robin Applecart looks at maps all day."),
    ):
        text = (course / file).read_text(encoding="utf-8")
        assert old in text
        (course / file).write_text(text.replace(old, new), encoding="utf-8")
    return build(Edition(tmp_path / "next", course=course), tools, pins)


def test_an_update_brings_lessons_and_leaves_the_log(
    look: Look, site: Path, next_version: Path, tmp_path: Path
) -> None:
    online = tmp_path / "online"
    shutil.copytree(site, online)
    with served(online) as address:
        with look(address) as visit:
            lesson = visit.page("0-does-it-happen")
            lesson.run_all()
            card = lesson.card("0.1")
            expect(card).to_contain_text(QUESTION)
            card.get_by_label("Your guess").fill("9")
            card.get_by_role("button", name="Check").click()
            lesson.is_saved("0.1")
            assert lesson.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.model.dirty") is False
        shutil.copytree(next_version, online, dirs_exist_ok=True)
        with look(address) as visit:
            lesson = visit.page("0-does-it-happen")
            lesson.run_all()
            card = lesson.card("0.1")
            expect(card).to_contain_text("How many of these 11 came true?")
            expect(card.get_by_label("Your guess")).to_have_value("9")
            expect(card.locator(".nc-feedback")).to_contain_text("6 of 11")
            assert "looks at maps all day" in json.dumps(lesson.sources())
