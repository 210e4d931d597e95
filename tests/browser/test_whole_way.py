"""The main job on the screen, by keyboard alone: bring people in, promise, answer all kinds, lose the kernel, go on."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import promise
from keyboard import Keyboard
from lab import Lab, Notebook
from playwright.sync_api import Page, expect

LINKEDIN = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zebedee,Quillfeather,https://www.linkedin.com/in/zebedee-q,zebedee@example.com,Sundial Repairs,Horologist,05 Mar 2024
Ottoline,<img src=x onerror=document.title='stolen'>,https://www.linkedin.com/in/ottoline,,Frostbite,=1+1,06 Mar 2024
Marigold,Featherstonehaugh,https://www.linkedin.com/in/marigold-f,marigold@example.com,Lantern Bench,Clerk,07 Mar 2024
"""
MARKERS = (
    "Zebedee",
    "Quillfeather",
    "Featherstonehaugh",
    "onerror",
    "bring the brass gnomon",
    "bell foundries",
    "laugh at me",
)


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    file = tmp_path / "Connections.csv"
    file.write_text(LINKEDIN, encoding="utf-8")
    return file


def bring_people_in(shown: Notebook, file: Path) -> None:
    card, keys = shown.card("Bring in people"), Keyboard(shown.page)
    with shown.page.expect_file_chooser() as chosen:
        keys.press(card.get_by_label("Choose your file of people"), "Enter")
    chosen.value.set_files(file)
    expect(card).to_contain_text("is a LinkedIn file with 3 people")
    expect(card.get_by_role("cell", name="Zebedee Quillfeather")).to_be_visible()
    keys.press(card.get_by_role("button", name="Bring in 3 people"), "Enter")
    expect(card).to_contain_text("3 people")
    expect(card.get_by_role("button", name="Take back: the import of a file")).to_be_visible()


def answer_lesson(shown: Notebook) -> None:
    """Answer each exercise of unit 0 without the mouse."""
    keys = Keyboard(shown.page)
    guess = shown.card("0.1")
    keys.write(guess.get_by_label("Your guess"), "9")
    shown.page.keyboard.press("Enter")
    expect(guess.locator(".nc-feedback")).to_contain_text("6 of 11")
    mark = shown.card("0.2")
    for sentence in ("I graduate in June", "keep me in mind"):
        keys.choose(mark.get_by_role("checkbox", name=re.compile(sentence)))
    keys.press(mark.get_by_role("button", name="Check"), "Enter")
    expect(mark.locator(".nc-outcome")).to_have_text("✓ Yes")
    choose = shown.card("0.3")
    keys.choose(choose.get_by_role("radio", name=re.compile("Thank you again")))
    shown.page.keyboard.press("Enter")
    expect(choose.locator(".nc-outcome")).to_have_text("○ Not quite")
    write = shown.card("0.4")
    keys.write(write.locator("textarea"), "How do the bell foundries train?\nNo hurry.")
    keys.press(write.get_by_role("button", name="Check"), "Enter")
    expect(write.locator(".nc-feedback")).to_contain_text("It can be wrong")
    promise(shown, "0.5", "Marigold", "bring the brass gnomon", "2026-01-31")
    think = shown.card("0.6")
    keys.write(think.locator("textarea"), "They will laugh at me.")
    keys.press(think.get_by_role("button", name="Keep this"), "Enter")
    expect(think.locator(".nc-outcome")).to_have_text("✎ Noted")
    sort = shown.card("0.7")
    for item in sort.locator("fieldset").all():
        keys.choose(item.get_by_role("radio", name="Write this week"))
    keys.press(sort.get_by_role("button", name="Check"), "Enter")
    expect(sort.locator(".nc-outcome")).to_have_text("○ Not quite")
    for card in (guess, mark, choose, write, think, sort):
        expect(card.locator(".nc-saved").first).to_contain_text("Saved on this computer")


def everything_is_there(shown: Notebook) -> None:
    expect(shown.card("0.1").get_by_label("Your guess")).to_have_value("9")
    expect(shown.card("0.1").locator(".nc-feedback")).to_contain_text("6 of 11")
    expect(shown.card("0.2").get_by_role("checkbox", name=re.compile("keep me in mind"))).to_be_checked()
    expect(shown.card("0.2").get_by_role("checkbox", name=re.compile("I loved"))).not_to_be_checked()
    expect(shown.card("0.3").get_by_role("radio", name=re.compile("Thank you again"))).to_be_checked()
    expect(shown.card("0.4").locator("textarea")).to_have_value("How do the bell foundries train?\nNo hurry.")
    expect(shown.card("0.5").locator(".nc-rows")).to_contain_text("bring the brass gnomon")
    expect(shown.card("0.6").locator("textarea")).to_have_value("They will laugh at me.")
    expect(shown.card("0.7").get_by_role("radio", name="Write this week").first).to_be_checked()


def nothing_personal(folder: Path) -> None:
    files = [file for file in folder.rglob("*.ipynb") if file.is_file()]
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert "widgets" not in json.loads(text)["metadata"], file
        assert not [marker for marker in MARKERS if marker in text], file


def people_in(file: Path) -> set[str]:
    with sqlite3.connect(file) as db:
        return {name for (name,) in db.execute("SELECT name FROM contact")}


def test_the_whole_way(notebook: Callable[[str], Notebook], fresh: Lab, connections: Path, page: Page) -> None:
    start = notebook("start-here")
    expect(start.card("How things stand")).to_contain_text("All is well here. This is your own log, still empty.")
    bring_people_in(start, connections)
    promise(start, "People and promises", "Zebedee", "bring the brass gnomon", "2026-01-30", "Yes, it happened")
    start.save()
    lesson = notebook("0-does-it-happen")
    expect(lesson.card("How things stand")).to_contain_text("with 3 people")
    answer_lesson(lesson)
    expect(lesson.card("0.5").locator(".nc-feedback")).to_contain_text("1 of 2")

    lesson.kill_kernel()
    lesson.run_all()
    everything_is_there(lesson)
    lesson.run_all()
    everything_is_there(lesson)
    lesson.save()
    assert page.title() != "stolen"
    assert len(people_in(fresh.log_file)) == 3
    nothing_personal(fresh.root)
    assert "outputs" in (fresh.root / lesson.path).read_text(encoding="utf-8")
    assert not [
        cell
        for cell in json.loads((fresh.root / lesson.path).read_text(encoding="utf-8"))["cells"]
        if cell.get("outputs")
    ]
