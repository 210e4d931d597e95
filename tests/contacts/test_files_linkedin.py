"""LinkedIn's Connections.csv in all the forms that it is met in."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from networkcoach._data import data_path
from networkcoach.contacts.files import ContactFile, UnreadableFile, read_contact_bytes, read_contacts

NOTES = "When exporting your connection data, you may notice that some of the email addresses are missing."
HEADER = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
GERMAN = ["Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verbunden am"]
ANA = ["Ana", "Ruiz", "https://www.example.com/in/ana", "ana@example.com", "Trams, Ltd", "Planner", "05 Mar 2024"]
ZOË = ["Zoë", "Jäger", "https://www.example.com/in/zoe", "", "Bäckerei “Süß”", "Bäckerin", "5 Jan 2026"]
CLOSED = ["", "", "", "", "", "", "02 Aug 2022"]
GIVEN = ("Ana", "Tomás", "Wiebke", "Farid", "Noor", "Jun", "Małgorzata", "Bashir", "Ìyá", "Petra")


def as_text(*rows: list[str], header: list[str] = HEADER, delimiter: str = ",", end: str = "\n") -> str:
    """Write a file as LinkedIn does, or as a spreadsheet does when it saves one."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    padding = [""] * 6 if delimiter == ";" else []
    writer.writerows([["Notes:", *padding], [NOTES, *padding], padding, header, *rows])
    return text.getvalue()


def read(text: str, encoding: str = "utf-8") -> ContactFile:
    return read_contact_bytes(text.encode(encoding), "Connections.csv")


def names(file: ContactFile) -> list[str]:
    return [one.name for one in file.records]


def forty_people() -> list[list[str]]:
    people = ((n, GIVEN[n % 10], f"Family{n}") for n in range(40))
    return [
        [given, family, f"https://www.example.com/in/p{n}", "", "", "", "1 May 2025"] for n, given, family in people
    ]


def zipped(**files: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in files.items():
            target.writestr(name, text)
    return archive.getvalue()


def test_every_column_is_read() -> None:
    (ana,) = read(as_text(ANA)).records
    assert (ana.number, ana.name, ana.given, ana.family) == (1, "Ana Ruiz", "Ana", "Ruiz")
    assert (ana.url, ana.email, ana.emails) == (ANA[2], "ana@example.com", ("ana@example.com",))
    assert (ana.company, ana.position, ana.connected_on) == ("Trams, Ltd", "Planner", "2024-03-05")
    assert (ana.phone, ana.birthday, ana.notes, ana.phones, ana.children, ana.tags) == (None, None, None, (), (), ())


def test_the_preamble_is_not_taken_for_the_header() -> None:
    file = read(as_text(*forty_people()))
    assert len(file.records) == 40
    assert file.format == "linkedin"
    assert not file.skipped
    assert not file.warnings


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(end: str) -> None:
    assert names(read(as_text(ANA, ZOË, end=end))) == ["Ana Ruiz", "Zoë Jäger"]


def test_mixed_line_ends_and_none_at_the_end() -> None:
    text = "First Name,Last Name\r\nAna,Ruiz\rZoë,Jäger\nNoor,"
    assert names(read(text)) == ["Ana Ruiz", "Zoë Jäger", "Noor"]


def test_the_sentence_above_the_header_may_have_line_breaks_and_be_any_sentence() -> None:
    text = as_text(ANA).replace(NOTES, '"First Name, of course\nLast Name""s, Email Address,\n\nand\nso on"')
    assert names(read(text)) == ["Ana Ruiz"]


def test_an_older_file_without_preamble_and_url() -> None:
    text = "First Name,Last Name,Email Address,Company,Position,Connected On\nAna,Ruiz,,,Planner,3/25/17\n"
    (ana,) = read(text).records
    assert (ana.url, ana.position, ana.connected_on) == (None, "Planner", "2017-03-25")


def test_header_names_in_any_case_with_any_spaces_and_order() -> None:
    (ana,) = read(" last  NAME ,COMPANY, first\u00a0name\nRuiz,Trams,Ana\n").records
    assert (ana.name, ana.company) == ("Ana Ruiz", "Trams")


def test_a_german_header() -> None:
    (zoë,) = read(as_text(ZOË, header=GERMAN)).records
    assert (zoë.name, zoë.company, zoë.connected_on) == ("Zoë Jäger", "Bäckerei “Süß”", "2026-01-05")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_saved_again_by_a_german_spreadsheet(encoding: str, delimiter: str) -> None:
    rows = ([*ANA[:6], "05.03.2024"], [*ZOË[:6], "05. Jän 26"])
    text = as_text(*rows, header=GERMAN, delimiter=delimiter, end="\r\n")
    file = read("\ufeff" + text if encoding == "utf-16-be" else text, encoding)
    assert names(file) == ["Ana Ruiz", "Zoë Jäger"]
    assert [one.connected_on for one in file.records] == ["2024-03-05", "2026-01-05"]
    assert file.records[1].company == "Bäckerei “Süß”"
    assert bool(file.warnings) == (encoding == "cp1252")


def test_a_comma_file_that_a_spreadsheet_took_for_one_column() -> None:
    lines = [
        "Notes:",
        f'"{NOTES}"',
        "",
        ",".join(HEADER),
        'Noor,,,,,"",',
        '"Ana,Ruiz,,,""Trams, Ltd"",Planner,05 Mar 2024"',
    ]
    file = read("\r\n".join(lines))
    assert names(file) == ["Noor", "Ana Ruiz"]
    assert file.records[1].company == "Trams, Ltd"
    nested = read("\n".join('"' + line.replace('"', '""') + '"' for line in as_text(ANA).splitlines()))
    assert nested.records[0].company == "Trams, Ltd"


def test_closed_accounts_are_skipped_and_counted() -> None:
    file = read(as_text(ANA, CLOSED, ["", "", "", "jun@example.com", "", "", ""], [""] * 7, CLOSED))
    assert names(file) == ["Ana Ruiz", "jun@example.com"]
    assert [number for number, _ in file.skipped] == [2, 4]  # the blank row counts for nothing
    assert "closed account" in file.skipped[0][1]
    assert "2 records left out" in str(file)


def test_a_name_of_one_word_or_none() -> None:
    mail = "jun@example.com"
    rows = (["Noor", "", "", "", "", "", ""], ["", "Ito", "", "", "", "", ""], ["", "", "", mail, "Trams", "", ""])
    assert names(read(as_text(*rows))) == ["Noor", "Ito", "Trams"]


def test_short_and_long_rows_lone_quotes_and_line_breaks() -> None:
    file = read('First Name,Last Name,Company\nAna\nBo,Ek,Trams,more\nCy "C" ,5" Fox,"Two\nlines, ""quoted"""\n')
    assert names(file) == ["Ana", "Bo Ek", 'Cy "C" 5" Fox']
    assert file.records[2].company == 'Two lines, "quoted"'
    assert file.warnings == ["Records that have more cells than the header: 1. What stood there was left out."]


def test_a_missing_quotation_mark_is_told() -> None:
    file = read(as_text(ANA, ZOË).replace('"Trams, Ltd"', '"Trams'))
    assert any("quotation mark" in warning for warning in file.warnings)


def test_hostile_text_stays_text() -> None:
    cells = ["=1+1", "<script>alert(1)</script>", "javascript:alert(1)", "@SUM(A1)", "../../etc", "$\\alpha$", ""]
    (one,) = read(as_text(cells)).records
    assert [one.given, one.family, one.url, one.email, one.company, one.position] == cells[:6]


def test_a_very_long_cell_is_not_cut() -> None:
    (one,) = read(as_text(["Ana", "", "", "", "x" * 300_000, "", ""])).records
    assert one.company == "x" * 300_000


def test_a_zip_from_linkedin() -> None:
    members = {
        "__MACOSX/x/._Connections.csv": "no",
        "x/._Connections.csv": "no",
        "Profile.csv": "First Name,Last Name\n",
    }
    file = read_contact_bytes(zipped(**members, **{"Basic_Export/CONNECTIONS.CSV": as_text(*forty_people())}), "x.zip")
    assert (len(file.records), file.format, file.name) == (40, "linkedin", "x.zip")


def test_from_a_path_and_the_ending_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "people.jpg"
    path.write_text(as_text(ANA), encoding="utf-8")
    assert names(read_contacts(path)) == names(read_contacts(str(path))) == ["Ana Ruiz"]


def test_bytes_as_an_upload_button_gives_them() -> None:
    assert names(read_contact_bytes(memoryview(as_text(ANA).encode()), "x")) == ["Ana Ruiz"]  # type: ignore[arg-type]


def test_a_header_with_nobody_below_it() -> None:
    file = read(as_text())
    assert not file.records
    assert file.warnings == ["There is nobody in this file: export it once more if there should be."]
    assert read(as_text([*[""] * 6, "05 Mar 2024"])).warnings == file.warnings  # closed accounts alone
    assert file.contacts.shape == (0, 16)


def test_the_table_has_objects_and_none() -> None:
    table = read(as_text(ANA, ["Noor", *[""] * 6])).contacts
    texts = "name given family nickname email phone company position url connected_on birthday notes"
    assert " ".join(table.columns) == f"{texts} emails phones children tags"
    assert {str(kind) for kind in table.dtypes} == {"object"}
    noor = table.iloc[1]
    assert noor["name"] == "Noor"
    assert all(noor[name] is None for name in ("family", "email", "company", "connected_on", "birthday", "notes"))
    assert [noor[name] for name in ("emails", "phones", "children", "tags")] == [[], [], [], []]
    assert table.loc[0, "emails"] == ["ana@example.com"]


def test_printing_a_file_shows_nobody() -> None:
    file = read(as_text(ANA, CLOSED))
    assert (
        repr(file)
        == str(file)
        == "A LinkedIn file with 1 person. 1 record left out: a closed account (no name, no email)."
    )


def test_the_example_for_learners() -> None:
    file = read_contacts(data_path("examples", "linkedin-connections.csv"))
    assert len(file.records) == 11
    assert len(file.skipped) == 1
    assert not file.warnings
    assert all(one.connected_on for one in file.records)
    assert all("example.com" in (one.url or "") for one in file.records)


def test_one_byte_that_is_cut_off_does_not_spoil_the_rest() -> None:
    file = read_contact_bytes(as_text(ZOË, [*ZOË[:5], "Bäckerinä", ""]).rstrip(",\n").encode()[:-1], "x")
    assert file.records[0].name == "Zoë Jäger"
    assert file.records[1].position == "Bäckerin\ufffd"
    assert "1 letter" in file.warnings[0]


def test_bytes_that_windows_1252_does_not_have_are_told() -> None:
    file = read_contact_bytes(b"First Name,Last Name\nJ\xfcrgen,\x81\n", "x")
    assert file.records[0].name == "Jürgen \ufffd"
    assert len(file.warnings) == 2


def test_the_limit_of_cells_is_as_before() -> None:
    before = csv.field_size_limit()
    read(as_text(ANA))
    with pytest.raises(UnreadableFile):
        read("nothing known")
    assert csv.field_size_limit() == before
