"""What a learner brings in and answers is there after a reload, and after the browser was closed."""

from __future__ import annotations

from pathlib import Path

from lite import LitePage, Look
from playwright.sync_api import expect

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


def everything_is_there(lesson: LitePage) -> None:
    """Three people in the log, and the answer in the lesson."""
    lesson.run_all()
    expect(lesson.card("How things stand")).to_contain_text("with 3 people")
    expect(lesson.card("0.1").get_by_label("Your guess")).to_have_value("9")
    expect(lesson.card("0.1").locator(".nc-feedback")).to_contain_text("6 of 11")


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
        expect(page.get_by_role("tab", name="start-here.ipynb")).to_have_count(0)  # one Python is enough
        lesson.run_all()
        lesson.card("0.1").get_by_label("Your guess").fill("9")
        lesson.card("0.1").get_by_role("button", name="Check").click()
        lesson.is_saved("0.1")
        page.reload()
        everything_is_there(lesson.is_open())
    with look() as visit:
        lesson = visit.page("0-does-it-happen")
        everything_is_there(lesson)
        assert lesson.page.title() != "stolen"


def test_a_few_of_thirty_thousand(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    rows = (f"Kim{n},Example,https://www.linkedin.com/in/kim{n},,Firm {n % 700},,05 Mar 2024\n" for n in range(30_000))
    file.write_text(head + "".join(rows), encoding="utf-8")
    with look() as visit:
        shown = visit.page("my-log")
        shown.run_all()
        card = shown.card("Bring in people")
        with shown.page.expect_file_chooser() as chosen:
            card.get_by_label("Choose your file of people").click()
        chosen.value.set_files(file)
        expect(card).to_contain_text("30,000 people", timeout=120_000)
        card.get_by_role("radio", name="Only some").check()
        for name in ("kim29999", "kim12345"):
            card.get_by_label("Search in the file").fill(name)
            expect(card.get_by_role("checkbox")).to_have_count(1)
            card.get_by_role("checkbox", name=name).check()
        card.get_by_role("button", name="Bring in whom I ticked (2)").click()
        expect(card).to_contain_text("2 people added")
        shown.page.reload()
        shown.is_open().run_all()
        expect(shown.card("How things stand")).to_contain_text("with 2 people")
