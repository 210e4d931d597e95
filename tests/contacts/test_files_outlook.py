"""Outlook's CSV of contacts: of the web, and of Windows in English and German."""

from __future__ import annotations

import csv
import io

import pytest

from networkcoach.contacts.files import ContactFile, read_contact_bytes

WEB = [
    *("First Name", "Middle Name", "Last Name", "Title", "Suffix", "Nickname", "Given Yomi", "Surname Yomi"),
    *("E-mail Address", "E-mail 2 Address", "E-mail 3 Address", "Home Phone", "Home Phone 2", "Business Phone"),
    *("Business Phone 2", "Mobile Phone", "Car Phone", "Other Phone", "Primary Phone", "Pager", "Business Fax"),
    *("Home Fax", "Other Fax", "Company Main Phone", "Callback", "Radio Phone", "Telex", "TTY/TDD Phone", "IMAddress"),
    *("Job Title", "Department", "Company", "Office Location", "Manager's Name", "Assistant's Name"),
    *("Assistant's Phone", "Company Yomi", "Business Street", "Home Street", "Personal Web Page", "Spouse"),
    *("Schools", "Hobby", "Location", "Web Page", "Birthday", "Anniversary", "Notes"),
]
WINDOWS = [
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *("Business Street", "Business City", "Assistant's Phone", "Business Fax", "Business Phone", "Home Phone"),
    *(
        "Mobile Phone",
        "Primary Phone",
        "Account",
        "Anniversary",
        "Birthday",
        "Categories",
        "Children",
        "E-mail Address",
    ),
    *("E-mail Type", "E-mail Display Name", "E-mail 2 Address", "E-mail 2 Type", "Gender", "Keywords", "Notes"),
    *("Priority", "Profession", "Spouse", "User 1", "Web Page"),
]
GERMAN = [
    *("Anrede", "Vorname", "Weitere Vornamen", "Nachname", "Suffix", "Firma", "Abteilung", "Position"),
    *("Straße geschäftlich", "Ort geschäftlich", "Fax geschäftlich", "Telefon geschäftlich", "Telefon (privat)"),
    *("Mobiltelefon", "Beruf", "E-Mail-Adresse", "E-Mail-Typ", "E-Mail: Angezeigter Name", "E-Mail 2: Adresse"),
    *("Geburtstag", "Geschlecht", "Jahrestag", "Kategorien", "Kinder", "Notizen", "Partner", "Webseite"),
]


def as_bytes(
    header: list[str], *people: dict[str, str], delimiter: str = ",", encoding: str = "utf-8", quoted: bool = False
) -> bytes:
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.DictWriter(text, header, restval="", delimiter=delimiter, quoting=quoting)
    writer.writeheader()
    writer.writerows(people)
    return text.getvalue().encode(encoding)


def read(header: list[str], *people: dict[str, str]) -> ContactFile:
    return read_contact_bytes(as_bytes(header, *people), "contacts.csv")


def test_of_the_web() -> None:
    file = read(
        WEB,
        {
            "First Name": "Ana",
            "Middle Name": "Pilar",
            "Last Name": "Ruiz",
            "Title": "Ms.",
            "Nickname": "Anita",
            "E-mail Address": "ana@example.com",
            "E-mail 3 Address": "ruiz@example.com",
            "Home Phone": "1",
            "Mobile Phone": "2",
            "Business Fax": "3",
            "Assistant's Phone": "4",
            "Job Title": "Planner",
            "Company": "Example Trams",
            "Birthday": "1990-05-06",
            "Notes": "First line\nsecond, line",
            "Personal Web Page": "https://www.example.com/in/ana",
        },
    )
    (ana,) = file.records
    assert (file.format, str(file), file.warnings) == ("outlook", "An Outlook file with 1 person.", [])
    assert (ana.name, ana.given, ana.family, ana.nickname) == ("Ana Pilar Ruiz", "Ana", "Ruiz", "Anita")
    assert (ana.emails, ana.phones) == (("ana@example.com", "ruiz@example.com"), ("1", "2", "3", "4"))
    assert (ana.company, ana.position, ana.birthday) == ("Example Trams", "Planner", "1990-05-06")
    assert (ana.notes, ana.url) == ("First line\nsecond, line", "https://www.example.com/in/ana")


def test_of_windows_with_every_cell_quoted() -> None:
    bo = {
        "Title": "Mr.",
        "First Name": "Bo",
        "Last Name": "Ek",
        "Company": "Bäckerei “Süß”",
        "Job Title": "Baker",
        "Business Fax": "+43 1 99",
        "Assistant's Phone": "+43 1 98",
        "Business Phone": "+43 1 11",
        "Primary Phone": "+43 1 10",
        "Birthday": "5/23/1985",
        "Anniversary": "0/0/00",
        "Categories": "Choir;Red Category; Trams, night",
        "Children": "Tim; Lea",
        "E-mail Address": "bo@example.com",
        "E-mail Type": "SMTP",
        "E-mail Display Name": "Bo Ek (bo@example.com)",
        "E-mail 2 Address": "ek@example.com",
        "Notes": "Line one\r\n\r\nLine three\r\n",
        "Spouse": "Cy",
    }
    file = read_contact_bytes(as_bytes(WINDOWS, bo, encoding="cp1252", quoted=True), "contacts.CSV")
    (one,) = file.records
    assert (file.format, len(file.warnings)) == ("outlook", 1)
    assert (one.name, one.company, one.position) == ("Bo Ek", "Bäckerei “Süß”", "Baker")
    assert one.phones == ("+43 1 10", "+43 1 11", "+43 1 98", "+43 1 99")
    assert (one.birthday, one.tags) == ("1985-05-23", ("Choir", "Red Category", "Trams, night"))
    assert (one.children, one.emails) == (("Tim", "Lea"), ("bo@example.com", "ek@example.com"))
    assert one.notes == "Line one\n\nLine three"


def test_of_windows_in_german() -> None:
    frau = {
        "Anrede": "Frau",
        "Vorname": "Zoë",
        "Weitere Vornamen": "Maria",
        "Nachname": "Jäger",
        "Firma": "Süß & Söhne – Wien",
        "Position": "Bäckerin",
        "Beruf": "Meisterin",
        "Fax geschäftlich": "3",
        "Telefon (privat)": "2",
        "Mobiltelefon": "1",
        "E-Mail-Adresse": "zoe@example.com",
        "E-Mail 2: Adresse": "jaeger@example.com",
        "Geburtstag": "3.4.1985",
        "Kategorien": "Chor;Wien",
        "Kinder": "Tim, Lea",
        "Notizen": "Erste Zeile\r\nzweite; Zeile",
    }
    data = as_bytes(GERMAN, frau, delimiter=";", encoding="cp1252", quoted=True)
    file = read_contact_bytes(data, "Kontakte.CSV")
    (one,) = file.records
    assert (file.format, file.columns["company"]) == ("outlook", "Firma")
    assert (one.name, one.company, one.position) == ("Zoë Maria Jäger", "Süß & Söhne – Wien", "Bäckerin")
    assert (one.emails, one.phones) == (("zoe@example.com", "jaeger@example.com"), ("2", "1", "3"))
    assert (one.birthday, one.tags, one.children) == ("1985-04-03", ("Chor", "Wien"), ("Tim", "Lea"))
    assert one.notes == "Erste Zeile\nzweite; Zeile"


@pytest.mark.parametrize(
    ("column", "birthdays", "doubts"),
    [
        (["5/23/1985", "3/4/1990"], ["1985-05-23", "1990-03-04"], 0),
        (["23/5/1985", "3/4/1990"], ["1985-05-23", "1990-04-03"], 0),
        (["3/4/1990", "5/6/1985"], [None, None], 1),
        (["3/4/1990", "5/5/1985"], [None, "1985-05-05"], 1),
        (["23/5/1985", "5/23/1985"], [None, None], 1),
        (["0/0/00", "5/23/1985"], [None, "1985-05-23"], 1),
        (["5/23/1604", "2/29/1604"], ["--05-23", "--02-29"], 0),
        (["5/23/85", "2/30/1985"], ["1985-05-23", None], 1),
        (["5/23/07", "5/23/29"], ["--05-23", "--05-23"], 1),
    ],
)
def test_birthdays_are_decided_once_for_the_column(column: list[str], birthdays: list[str | None], doubts: int) -> None:
    file = read(WEB, *({"First Name": "Bo", "Birthday": text} for text in column))
    assert [one.birthday for one in file.records] == birthdays
    assert len(file.warnings) == doubts


def test_mr_and_ms_are_no_job() -> None:
    header = ["Title", "First Name", "Last Name", "E-mail Address", "Company"]
    (one,) = read(header, {"Title": "Mr.", "First Name": "Bo", "E-mail Address": "bo@example.com"}).records
    assert one.position is None
    (one,) = read(["Anrede", "Vorname", "Nachname", "Firma"], {"Anrede": "Frau", "Vorname": "Zoë"}).records
    assert one.position is None


def test_a_card_of_a_company_and_one_of_nobody() -> None:
    file = read(WINDOWS, {"Company": "Trams"}, {"Notes": "?"}, {"Title": "Mr."})
    assert [one.name for one in file.records] == ["Trams"]
    assert [number for number, _ in file.skipped] == [2, 3]


def test_addresses_of_a_directory_are_no_emails_and_that_is_told() -> None:
    exchange = "/o=ExampleLabs/ou=Exchange Administrative Group/cn=Recipients/cn=ana"
    file = read(WINDOWS, {"First Name": "Ana", "E-mail Address": exchange, "E-mail 2 Address": "ana@example.com"})
    assert file.records[0].emails == ("ana@example.com",)
    assert file.warnings == ["Addresses that only an office's own directory knows: 1. They were left out."]


def test_a_file_that_google_wrote_for_outlook() -> None:
    header = ["First Name", "Last Name", "E-mail Address", "Mobile Phone", "Company", "Categories"]
    (one,) = read(header, {"First Name": "Bo", "Categories": "myContacts;Choir", "Mobile Phone": "1"}).records
    assert (one.tags, one.phone) == (("Choir",), "1")


def test_columns_may_be_corrected() -> None:
    data = as_bytes(WINDOWS, {"First Name": "Bo", "Home Phone": "1", "Business Phone": "2", "Department": "Ovens"})
    (one,) = read_contact_bytes(data, "x", columns={"phone": "Home Phone", "position": "Department"}).records
    assert (one.phones, one.position) == (("1", "2"), "Ovens")
    assert read_contact_bytes(data, "x", columns={"phone": None}).records[0].phones == ()
