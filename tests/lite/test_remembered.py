"""What a learner brings in and answers is there after a reload, and after the browser was closed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from lite import LitePage, Visit
from playwright.sync_api import expect

Look = Callable[[], AbstractContextManager[Visit]]
FILE = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zebedee,Quillfeather,https://www.linkedin.com/in/zebedee-q,zebedee@example.com,Sundial Repairs,Horologist,05 Mar 2024
Ottoline,<img src=x onerror=document.title='stolen'>,https://www.linkedin.com/in/ottoline,,Frostbite,=1+1,06 Mar 2024
Marigold,Featherstonehaugh,https://www.linkedin.com/in/marigold-f,marigold@example.com,Lantern Bench,Clerk,07 Mar 2024
"""


def bring_in(shown: LitePage, file: Path) -> None:
    card = shown.card("Bring in people")
    with shown.page.expect_file_chooser() as chosen:
        card.get_by_label("Choose your file of people").click()
    chosen.value.set_files(file)
    expect(card).to_contain_text("is a LinkedIn file with 3 people")
    card.get_by_role("button", name="Bring in 3 people").click()
    expect(card.get_by_role("button", name="Take back: the import of a file")).to_be_visible()


def everything_is_there(shown: LitePage, visit: Visit) -> None:
    """Three people in the log, and the answer in the lesson."""
    expect(shown.card("How things stand")).to_contain_text("3 people")
    lesson = visit.page("0-does-it-happen")
    lesson.run_all()
    expect(lesson.card("0.1").get_by_label("Your guess")).to_have_value("9")
    expect(lesson.card("0.1").locator(".nc-feedback")).to_contain_text("6 of 11")
    lesson.page.close()


def test_all_of_it_after_a_reload_and_a_closed_browser(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(FILE, encoding="utf-8")
    with look() as visit:
        page = visit.context.pages[0]
        page.goto(f"{visit.address}/")  # what somebody types
        shown = LitePage(page, visit.address, "start-here.ipynb").is_open()
        shown.run_all()
        expect(shown.card("How things stand")).to_contain_text("All is well here.")
        bring_in(shown, file)
        lesson = shown.open_link("0-does-it-happen")
        lesson.run_all()
        lesson.card("0.1").get_by_label("Your guess").fill("9")
        lesson.card("0.1").get_by_role("button", name="Check").click()
        lesson.is_saved("0.1")
        page.reload()
        shown = LitePage(page, visit.address, "start-here.ipynb").open()
        shown.run_all()
        everything_is_there(shown, visit)
    with look() as visit:
        shown = visit.page("start-here")
        shown.run_all()
        everything_is_there(shown, visit)
        assert shown.page.title() != "stolen"
