"""Google's CSV of contacts, with the columns since 2024 and with those before."""

from __future__ import annotations

import csv
import io

import pytest

from networkcoach.contacts.files import ContactFile, FileContact, read_contact_bytes

NEW = [
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"),
    *("E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label"),
    *("Phone 2 - Value", "Address 1 - Label", "Address 1 - Formatted", "Relation 1 - Label", "Relation 1 - Value"),
    *("Relation 2 - Label", "Relation 2 - Value", "Website 1 - Label", "Website 1 - Value", "Event 1 - Label"),
    *("Event 1 - Value", "Custom Field 1 - Label", "Custom Field 1 - Value"),
]
OLD = [
    *("Name", "Given Name", "Additional Name", "Family Name", "Yomi Name", "Given Name Yomi", "Additional Name Yomi"),
    *("Family Name Yomi", "Name Prefix", "Name Suffix", "Initials", "Nickname", "Short Name", "Maiden Name"),
    *("Birthday", "Gender", "Location", "Billing Information", "Directory Server", "Mileage", "Occupation", "Hobby"),
    *("Sensitivity", "Priority", "Subject", "Notes", "Language", "Photo", "Group Membership", "E-mail 1 - Type"),
    *("E-mail 1 - Value", "E-mail 2 - Type", "E-mail 2 - Value", "Phone 1 - Type", "Phone 1 - Value"),
    *("Organization 1 - Type", "Organization 1 - Name", "Organization 1 - Yomi Name", "Organization 1 - Title"),
    *("Relation 1 - Type", "Relation 1 - Value", "Website 1 - Type", "Website 1 - Value"),
]


def as_bytes(header: list[str], *people: dict[str, str], encoding: str = "utf-8", end: str = "\n") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", lineterminator=end)
    writer.writeheader()
    writer.writerows(people)
    return text.getvalue().encode(encoding)


def read(header: list[str], *people: dict[str, str]) -> ContactFile:
    return read_contact_bytes(as_bytes(header, *people), "contacts.csv")


def new(**said: str) -> FileContact:
    (one,) = read(NEW, {name.replace("__", " - ").replace("_", " "): text for name, text in said.items()}).records
    return one


ANA = {
    "First Name": "Ana",
    "Middle Name": "Pilar",
    "Last Name": "Ruiz Vega",
    "Phonetic First Name": "AH-na",
    "Name Prefix": "Dr.",
    "Nickname": "Anita",
    "File As": "Ruiz, A.",
    "Organization Name": "Example Trams",
    "Organization Title": "Planner",
    "Organization Department": "Night lines",
    "Birthday": "1990-05-06",
    "Notes": "Likes tea ::: not coffee.\r\nMet in Graz, at the fair.",
    "Photo": "https://photos.example.com/ana",
    "Labels": "Choir ::: * myContacts ::: * starred",
    "E-mail 1 - Label": "Home",
    "E-mail 1 - Value": "ana@example.com",
    "E-mail 2 - Label": "* Work",
    "E-mail 2 - Value": "ana.ruiz@trams.example.com",
    "Phone 1 - Label": "Mobile",
    "Phone 1 - Value": "+43 1 555 0101 ::: +43 1 555 0102",
    "Relation 1 - Label": "Spouse",
    "Relation 1 - Value": "Bo",
    "Relation 2 - Label": "Child ::: Daughter",
    "Relation 2 - Value": "Tim ::: Lea",
    "Website 1 - Label": "Profile",
    "Website 1 - Value": "https://www.example.com/in/ana",
}


def test_every_column_since_2024() -> None:
    file = read(NEW, ANA)
    (ana,) = file.records
    assert (file.format, str(file), file.warnings) == ("google", "A Google file with 1 person.", [])
    assert (ana.name, ana.given, ana.family, ana.nickname) == ("Ana Pilar Ruiz Vega", "Ana", "Ruiz Vega", "Anita")
    assert (ana.email, ana.emails) == (
        "ana.ruiz@trams.example.com",
        ("ana.ruiz@trams.example.com", "ana@example.com"),
    )
    assert (ana.phone, ana.phones) == ("+43 1 555 0101", ("+43 1 555 0101", "+43 1 555 0102"))
    assert (ana.company, ana.position, ana.birthday) == ("Example Trams", "Planner", "1990-05-06")
    assert ana.notes == "Likes tea ::: not coffee.\nMet in Graz, at the fair."
    assert (ana.tags, ana.children, ana.url) == (("Choir",), ("Tim", "Lea"), "https://www.example.com/in/ana")
    assert ana.connected_on is None


def test_the_columns_before_2024_in_utf_16() -> None:
    noor = {
        "Name": "Prof. Noor al-Amin",
        "Given Name": "Noor",
        "Family Name": "al-Amin",
        "Yomi Name": "noor",
        "Birthday": "--02-29",
        "Notes": "Zoë’s friend",
        "Group Membership": "* My Contacts ::: Trams ::: Chess club",
        "E-mail 1 - Type": "* Home",
        "E-mail 1 - Value": "noor@example.com ::: n@example.com",
        "Phone 1 - Type": "Work",
        "Phone 1 - Value": "0",
        "Organization 1 - Name": "Süß & Söhne",
        "Organization 1 - Title": "Bäcker",
        "Relation 1 - Type": "Son",
        "Relation 1 - Value": "Farid",
    }
    file = read_contact_bytes(b"\xff\xfe" + as_bytes(OLD, noor, encoding="utf-16-le", end="\r\n"), "google.csv")
    (one,) = file.records
    assert (file.format, file.warnings) == ("google", [])
    assert (one.name, one.given, one.family) == ("Prof. Noor al-Amin", "Noor", "al-Amin")
    assert (one.birthday, one.tags, one.children) == ("--02-29", ("Trams", "Chess club"), ("Farid",))
    assert one.emails == ("noor@example.com", "n@example.com")
    assert (one.company, one.position, one.notes) == ("Süß & Söhne", "Bäcker", "Zoë’s friend")


@pytest.mark.parametrize(
    ("label", "value", "emails"),
    [
        ("Work", "a@x.example", ("a@x.example", "z@x.example")),
        ("* Work", "a@x.example", ("a@x.example", "z@x.example")),
        ("* ", "a@x.example ::: b@x.example", ("a@x.example", "b@x.example", "z@x.example")),
        ("Home ::: * Work", "a@x.example ::: b@x.example", ("b@x.example", "a@x.example", "z@x.example")),
        ("Home", "a@x.example ::: A@x.example", ("a@x.example", "z@x.example")),
        ("", "", ("z@x.example",)),
    ],
)
def test_a_star_marks_the_main_address(label: str, value: str, emails: tuple[str, ...]) -> None:
    one = new(
        First_Name="Bo",
        **{"E-mail_1__Label": label, "E-mail_1__Value": value, "E-mail_2__Label": "Other"},
        **{"E-mail_2__Value": "z@x.example"},
    )
    assert (one.emails, one.email) == (emails, emails[0])


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"First_Name": "Noor"}, "Noor"),
        ({"Last_Name": "Ito"}, "Ito"),
        ({"Nickname": "Bibi", "Organization_Name": "Trams"}, "Bibi"),
        ({"Organization_Name": "Trams", "Phone_1__Value": "1"}, "Trams"),
        ({"E-mail_1__Value": "jun@example.com", "Phone_1__Value": "1"}, "jun@example.com"),
        ({"Phone_1__Value": "+1 555 0100"}, "+1 555 0100"),
    ],
)
def test_what_stands_in_for_a_name(said: dict[str, str], name: str) -> None:
    assert new(**said).name == name


def test_a_record_that_names_nobody_is_skipped_and_a_blank_one_is_not_there() -> None:
    file = read(NEW, ANA, {}, {"Notes": "who was that?", "Labels": "* myContacts"}, {"First Name": "Bo"})
    assert [one.number for one in file.records] == [1, 3]
    assert file.skipped == [(2, "no name, company, email or telephone number")]


def test_a_relation_may_have_a_star_and_one_label_for_several() -> None:
    said = {"Relation_1__Label": "* Child", "Relation_1__Value": "Tim ::: Lea", "Relation_2__Label": "Assistant"}
    assert new(First_Name="Bo", **said, Relation_2__Value="Cy").children == ("Tim", "Lea")


def test_groups_that_google_makes_are_no_tags_but_friends_are() -> None:
    assert new(First_Name="Bo", Labels="* myContacts ::: * friends ::: Book club ::: * starred").tags == (
        "friends",
        "Book club",
    )


@pytest.mark.parametrize(
    ("text", "birthday"),
    [("1990-05-06", "1990-05-06"), ("--05-06", "--05-06"), ("--02-29", "--02-29"), ("06.05.1990", "1990-05-06")],
)
def test_birthdays(text: str, birthday: str) -> None:
    assert new(First_Name="Bo", Birthday=text).birthday == birthday


def test_a_profile_is_preferred_to_other_pages() -> None:
    one = new(First_Name="Bo", Website_1__Value="https://trams.example.com ::: https://www.linkedin.com/in/bo-ek")
    assert one.url == "https://www.linkedin.com/in/bo-ek"
    assert new(First_Name="Bo", Website_1__Value="https://trams.example.com").url == "https://trams.example.com"


def test_many_columns_of_one_kind_and_some_that_are_missing() -> None:
    header = ["First Name", "Last Name", *(f"E-mail {n} - Value" for n in range(1, 13))]
    (one,) = read(header, {"First Name": "Bo"} | {f"E-mail {n} - Value": f"b{n}@example.com" for n in (3, 12)}).records
    assert one.emails == ("b3@example.com", "b12@example.com")


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_saved_again_by_a_spreadsheet(delimiter: str, encoding: str) -> None:
    rows = csv.reader(io.StringIO(as_bytes(NEW, {**ANA, "Birthday": "06.05.1990"}).decode(), newline=""))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    file = read_contact_bytes(text.getvalue().encode(encoding), "x")
    (ana,) = file.records
    assert (ana.name, ana.birthday, ana.email) == ("Ana Pilar Ruiz Vega", "1990-05-06", "ana.ruiz@trams.example.com")
    assert ana.notes == "Likes tea ::: not coffee.\nMet in Graz, at the fair."


def test_a_telephone_number_that_a_spreadsheet_cut_is_told() -> None:
    file = read(
        NEW, {"First Name": "Bo", "Phone 1 - Value": "1"}, {"First Name": "Cy", "Phone 1 - Value": "4,3155E+11"}
    )
    assert file.records[1].phone == "4,3155E+11"
    (warning,) = file.warnings
    assert "cut by a spreadsheet" in warning
    assert "record 2" in warning


def test_the_columns_that_were_read_are_named_as_the_file_writes_them() -> None:
    columns = read(NEW, ANA).columns
    assert columns["email"] == "E-mail 1 - Value"
    assert columns["tags"] == "Labels"
    assert "connected_on" not in columns
    assert read(OLD, {"Name": "Bo"}).columns["name"] == "Name"


def test_a_person_may_correct_which_column_is_which() -> None:
    data = as_bytes(NEW, ANA)
    whole = read_contact_bytes(data, "x")
    assert read_contact_bytes(data, "x", columns={"position": whole.columns["position"]}).records == whole.records
    (one,) = read_contact_bytes(
        data,
        "x",
        columns={"position": "organization  DEPARTMENT", "email": "E-mail 1 - Value", "notes": None, "phone": None},
    ).records
    assert (one.position, one.emails, one.notes, one.phones) == ("Night lines", ("ana@example.com",), None, ())
    assert one.company == "Example Trams"
