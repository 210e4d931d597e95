"""Files in and out in real JupyterLab: people from any table, doubles, copies taken, brought back and deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from keyboard import Keyboard
from lab import Lab, Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Locator, Page, expect

OWN = 'log = nc.open_log(today="2026-03-16")'
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
BAD = "<img src=x onerror=document.title='stolen'>"
DOUBLES = """log = nc.open_log(today="2026-03-16")
ana = log.add("Ana Ruiz", company="Example Trams", position="Driver")
log.add("Ana Ruíz", company="Example Trams", position="Head driver", phone="+44 20 7946 0000")
for _ in range(2):
    log.add("<img src=x onerror=document.title='stolen'>", company="<b>Lantern</b>")"""


def choose(card: Locator, keys: Keyboard, label: str, file: Path) -> None:
    with keys.page.expect_file_chooser() as chosen:
        keys.press(card.get_by_label(label), "Enter")
    chosen.value.set_files(file)


def looks_well(shown: Notebook, card: Locator) -> None:
    for theme in THEMES:
        shown.theme(theme)
        assert findings(shown.page) == []
    shown.page.set_viewport_size({"width": 640, "height": 500})  # what 200 % zoom leaves of 1280 x 1000
    assert fits(card)
    shown.page.set_viewport_size({"width": 1280, "height": 1000})
    assert shown.page.title() != "stolen"


def test_a_table_with_columns_of_its_own(cells: Callable[..., Notebook], page: Page, tmp_path: Path) -> None:
    file = tmp_path / "club.csv"
    file.write_text(f"Who;Reach;Firm\nAna Ruiz;ana@example.com;{BAD}\nBen Ode;ben@example.com;Trams\n")
    shown = cells(OWN, "nc.import_people(log)")
    card, keys = shown.card("Bring in people"), Keyboard(page)
    choose(card, keys, "Choose your file of people", file)
    keys.press(card.get_by_role("button", name="Read the file like this"), "Enter")
    expect(card.locator(".nc-trouble", has_text="Choose the column")).to_be_visible()
    for label, letter in (("Whole name", "W"), ("Email address", "R"), ("Company", "F")):
        keys.press(card.get_by_label(label), letter)
    looks_well(shown, card)
    keys.press(card.get_by_role("button", name="Read the file like this"), "Enter")
    expect(card).to_contain_text("is a table with 2 people. With an email address: 2.")
    looks_well(shown, card)
    keys.press(card.get_by_role("button", name="Choose the columns anew"), "Enter")
    expect(card.get_by_label("Whole name")).to_have_value("Who")
    keys.press(card.get_by_role("button", name="Read the file like this"), "Enter")
    keys.press(card.get_by_role("button", name="Bring in 2 people"), "Enter")
    expect(card).to_contain_text("2 people added")
    expect(card.locator("[role=status][tabindex]").first).to_be_focused()
    shown.run_all()
    card = shown.card("Bring in people")
    keys.press(card.get_by_role("button", name="Take back: the import of a file"), "Enter")
    expect(card).to_contain_text("The import was taken back")


def test_a_few_of_thirty_thousand(cells: Callable[..., Notebook], page: Page, fresh: Lab, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    rows = (f"Kim{n},Example,https://www.linkedin.com/in/kim{n},,Firm {n % 700},,05 Mar 2024\n" for n in range(30_000))
    file.write_text(HEAD + "".join(rows))
    shown = cells(OWN, "nc.import_people(log)")
    card, keys = shown.card("Bring in people"), Keyboard(page)
    choose(card, keys, "Choose your file of people", file)
    expect(card).to_contain_text("30,000 people")
    keys.choose(card.get_by_role("radio", name="Only some"))
    expect(card.get_by_role("checkbox")).to_have_count(20)
    keys.press(card.get_by_role("button", name="Next 20"), "Enter")
    expect(card).to_contain_text("21–40 of 30,000")
    keys.press(card.get_by_role("button", name="Previous 20"), "Enter")
    expect(card.locator(".nc-where")).to_be_focused()  # the button that was pressed is gone
    for name in ("kim29999", "kim12345"):
        keys.write(card.get_by_label("Search in the file"), name)
        expect(card.get_by_role("checkbox")).to_have_count(1)
        keys.choose(card.get_by_role("checkbox", name=name))
    expect(card).to_contain_text("Ticked: 2 people")
    looks_well(shown, card)
    keys.press(card.get_by_role("button", name="Bring in whom I ticked (2)"), "Enter")
    expect(card).to_contain_text("2 people added")
    with sqlite3.connect(fresh.log_file) as db:
        assert sorted(db.execute("SELECT name FROM contact")) == [("Kim12345 Example",), ("Kim29999 Example",)]
    db.close()
    choose(card, keys, "Choose your file of people", file)
    keys.press(card.get_by_role("button", name="Bring in 30,000 people"), "Enter")
    expect(card.get_by_role("progressbar")).to_be_visible()
    expect(card).to_contain_text("29,998 people added, 0 updated, 2 unchanged.", timeout=60_000)
    expect(card.locator(".nc-saved")).to_contain_text("Saved on this computer")


def test_two_entries_one_person(cells: Callable[..., Notebook], page: Page) -> None:
    shown = cells(DOUBLES, "nc.duplicates(log)")
    card, keys = shown.card("Is somebody in your log twice?"), Keyboard(page)
    pair = card.get_by_role("region", name="Ana Ruiz and Ana Ruíz", exact=True)
    expect(pair.get_by_role("button", name="keep the left")).to_have_accessible_description(
        "Ana Ruiz and Ana Ruíz This goes: Name “Ana Ruíz”, Position “Head driver”. All else of both stays."
    )
    looks_well(shown, card)
    keys.press(pair.get_by_role("button", name="keep the left"), "Enter")
    expect(card.locator(".nc-lead")).to_contain_text("Ana Ruiz is one person now")
    expect(card.locator(".nc-lead")).to_be_focused()
    keys.press(card.get_by_role("button", name="Take back: joining"), "Enter")
    expect(card.locator(".nc-pair")).to_have_count(2)
    for _ in range(2):
        keys.press(card.get_by_role("button", name="Two people").first, "Enter")
        expect(card.locator(".nc-lead")).to_contain_text("are two people")
        expect(card.locator(".nc-lead")).to_be_focused()
    expect(card).to_contain_text("Nobody in your log looks double.")


def test_away_back_and_gone(cells: Callable[..., Notebook], page: Page, fresh: Lab, tmp_path: Path) -> None:
    code = f"{OWN}\nlog.add('Keiko Saltmarsh') if not log.count_people() else None\nnc.take_away(log)"
    shown = cells(code, "nc.promises(log)")
    card, keys = shown.card("Take it away"), Keyboard(page)
    expect(card).to_contain_text("Last copy: never.")
    for name, ending in (("Take a copy", ".sqlite"), ("as a table", ".csv"), ("vCards", ".vcf"), ("Reminders", ".ics")):
        with page.expect_download() as taken:
            keys.press(card.get_by_role("button", name=name), "Enter")
        assert taken.value.suggested_filename.endswith(ending)
        taken.value.save_as(tmp_path / f"taken{ending}")
    assert "Keiko Saltmarsh" in (tmp_path / "taken.csv").read_text(encoding="utf-8-sig")
    expect(card).to_contain_text("Last copy: 16 March, today.")

    form = shown.card("People and promises")
    form.get_by_label("Who is it?").fill("Keiko")
    expect(form.get_by_role("radio", name="Keiko Saltmarsh")).to_be_checked()
    form.get_by_label("What did you promise?").fill("a sundial")
    form.get_by_role("button", name="Write it down").click()
    expect(form.locator(".nc-rows")).to_contain_text("a sundial")

    keys.press(card.locator("summary", has_text="Bring a copy back"), "Enter")
    choose(card, keys, "Choose the copy", tmp_path / "taken.sqlite")
    expect(card.get_by_role("group", name="Bring a copy back")).to_be_focused()
    expect(card).to_contain_text("is a sound copy with 1 person and 0 talks, taken on 16 March.")
    looks_well(shown, card)
    keys.press(card.get_by_role("button", name="Put this copy in the place of my log"), "Enter")
    expect(card).to_contain_text("The log from before is kept as networkcoach.before-restore-1.sqlite")
    expect(form.locator(".nc-rows")).not_to_contain_text("a sundial")

    keys.press(card.locator("summary", has_text="Delete everything"), "Enter")
    keys.press(card.get_by_role("button", name="Delete everything …"), "Enter")
    expect(card.get_by_role("group", name="Delete everything")).to_be_focused()
    page.keyboard.press("Enter")  # once too often: nothing goes
    expect(card).to_contain_text(
        "Copies that this workbook made by itself go too: networkcoach.before-restore-1.sqlite"
    )
    looks_well(shown, card)
    keys.press(card.get_by_role("button", name="Yes, delete all of it for good"), "Enter")
    expect(card).to_contain_text("Everything is deleted. Your log is empty.")
    assert [file.name for file in fresh.log_file.parent.glob("*.sqlite")] == ["networkcoach.sqlite"]
