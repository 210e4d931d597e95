"""Tables of no known kind: their columns are asked for with a guess, and then they are read."""

from __future__ import annotations

import pytest

from networkcoach._data import data_path, read_yaml
from networkcoach.contacts.files import (
    FIELDS,
    ContactFile,
    UnknownColumns,
    UnreadableFile,
    read_contact_bytes,
    read_contacts,
)
from networkcoach.contacts.files._usual import guess_columns

OWN = "Who;Mail;Where;Job;Born;Remarks;Groups\nAna Ruiz;ana@example.com;Trams;Planner;6.5.1990;tea;a, b\n"


def read(text: str, encoding: str = "utf-8", **columns: str | None) -> ContactFile:
    return read_contact_bytes(text.encode(encoding), "list.csv", columns=columns or None)


def unknown(text: str, **columns: str) -> UnknownColumns:
    with pytest.raises(UnknownColumns) as refusal:
        read(text, **columns)
    return refusal.value


def test_what_is_asked() -> None:
    asked = unknown(OWN)
    assert asked.columns == ("Who", "Mail", "Where", "Job", "Born", "Remarks", "Groups")
    assert asked.rows == (("Ana Ruiz", "ana@example.com", "Trams", "Planner", "6.5.1990", "tea", "a, b"),)
    assert asked.guess == {
        "email": "Mail",
        "position": "Job",
        "birthday": "Born",
        "notes": "Remarks",
        "tags": "Groups",
    }
    assert str(asked) == (
        "“list.csv” is a table with columns of its own: say which of them hold the name, the email and so on."
    )


def test_what_was_told_is_read_and_nothing_else() -> None:
    guess = unknown(OWN).guess
    file = read(OWN, name="who", company=" WHERE ", **guess)
    (ana,) = file.records
    assert (file.format, file.warnings, file.columns["company"]) == ("csv", [], "Where")
    assert str(file) == "A table with 1 person."
    assert (ana.name, ana.email, ana.company, ana.position) == ("Ana Ruiz", "ana@example.com", "Trams", "Planner")
    assert (ana.birthday, ana.notes, ana.tags) == ("1990-05-06", "tea", ("a", "b"))
    assert read(OWN, email="Mail").records[0].name == "ana@example.com"


def test_at_most_five_rows_each_as_long_as_the_header() -> None:
    asked = unknown("Who,Mail\n" + "\n".join(f'x{n},"{n}\n8",more' for n in range(9)))
    assert asked.rows == tuple((f"x{n}", f"{n} 8") for n in range(5))


@pytest.mark.parametrize(
    ("header", "guess"),
    [
        ("Name,E-mail,Phone,Company", "name email phone company"),
        ("full_name\temail_address\tphone_number", "name email phone"),
        ("firstName;lastName;emailAddress", "given family email"),
        ("Nombre,Apellidos,Correo electrónico,Teléfono,Empresa,Cargo", "given family email phone company position"),
        ("Prénom;Nom;Courriel;Société;Date de naissance", "given family email company birthday"),
        ("Nome;Cognome;Telefono;Azienda;Ruolo;Compleanno", "given family phone company position birthday"),
        ("Nome;Sobrenome;Telefone;Empresa;Notas", "given family phone company notes"),
        ("Voornaam;Achternaam;E-mailadres;Bedrijf;Functie", "given family email company position"),
        ("Vollständiger Name;Telefon 1;Notizen", "name phone notes"),
    ],
)
def test_guesses_in_seven_languages(header: str, guess: str) -> None:
    delimiter = next(sign for sign in ",;\t" if sign in header)
    row = delimiter.join("x" for _ in header.split(delimiter))
    assert unknown(f"{header}\n{row}\n").guess == dict(zip(guess.split(), header.split(delimiter), strict=True))


@pytest.mark.parametrize(
    ("header", "row", "guess"),
    [
        ("Name;Vorname", "Ruiz;Ana", {"given": "Vorname", "family": "Name"}),
        ("Name;Vorname", "Ana Ruiz;Ana", {"name": "Name", "given": "Vorname"}),
        ("Surname,Name", "Ruiz,Ana", {"family": "Surname", "given": "Name"}),
        (
            "Naam;Voornaam;Achternaam",
            "Ana Ruiz;Ana;Ruiz",
            {"name": "Naam", "given": "Voornaam", "family": "Achternaam"},
        ),
    ],
)
def test_a_name_beside_a_part_of_it(header: str, row: str, guess: dict[str, str]) -> None:
    titles = header.replace(",", ";").split(";")
    found = guess_columns(titles, [row.replace(",", ";").split(";")])
    assert {field: titles[at] for field, at in found.items()} == guess


@pytest.mark.parametrize(
    "header",
    ["First Name,Last Name,Email,Phone,Notes", "Vorname;Nachname;E-Mail;Telefon;Notiz", "last name\tFIRST NAME\tmail"],
)
def test_a_table_that_is_nearly_of_a_known_kind_is_read_with_all_its_columns(header: str) -> None:
    delimiter = next(sign for sign in ",;\t" if sign in header)
    cells = {"first": "Ana", "vorname": "Ana", "last": "Ruiz", "nachname": "Ruiz", "e": "a@example.com", "m": "a@x"}
    names = header.lower().split(delimiter)
    row = [next((cell for start, cell in cells.items() if name.startswith(start)), "text") for name in names]
    (one,) = read(f"{header}\n{delimiter.join(row)}\n").records
    assert (one.name, one.email) == ("Ana Ruiz", row[2])
    if len(names) > 3:
        assert (one.phone, one.notes) == ("text", "text")


def test_a_title_beside_a_company_is_a_job_where_nothing_tells_of_outlook() -> None:
    (one,) = read("First Name,Last Name,Title,Company,Email\nAna,Ruiz,Planner,Trams,a@example.com\n").records
    assert (one.position, one.company, one.email) == ("Planner", "Trams", "a@example.com")


def test_columns_that_somebody_added_to_a_known_file() -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On,Phone,My notes,Tags,Birthday\n"
    file = read(head + "Ana,Ruiz,,,Trams,,05 Mar 2024,1,tea,a;b,--05-06\n", notes="My notes")
    (ana,) = file.records
    assert (file.format, ana.phone, ana.notes, ana.tags) == ("linkedin", "1", "tea", ("a", "b"))
    assert (ana.birthday, ana.connected_on) == ("--05-06", "2024-03-05")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_lines_above_the_header(encoding: str, end: str) -> None:
    text = end.join(["My people", "", "Who;Prénom", "x;Zoë", ""])
    assert unknown_in(text.encode(encoding)).columns == ("Who", "Prénom")
    (one,) = read(text, encoding, given="prénom").records
    assert one.name == "Zoë"


def unknown_in(data: bytes) -> UnknownColumns:
    with pytest.raises(UnknownColumns) as refusal:
        read_contact_bytes(data, "x")
    return refusal.value


def test_a_column_that_is_not_there_is_asked_for_again() -> None:
    asked = unknown(OWN, name="Name")
    assert str(asked) == "“list.csv” has no column “name”: choose among the columns that it has."
    assert asked.columns[0] == "Who"
    known = "First Name,Last Name\nAna,Ruiz\n"
    assert unknown(known, notes="Remarks").columns == ("First Name", "Last Name")


def test_a_field_that_there_is_not_is_a_slip_of_the_one_who_calls() -> None:
    with pytest.raises(ValueError, match="'nmae' is nothing that a column can hold; choose one of: name, given"):
        read(OWN, nmae="Who")


def test_one_column_is_enough_if_it_is_told() -> None:
    assert [one.name for one in read("People\nAna\nBo\n", name="People").records] == ["Ana", "Bo"]
    with pytest.raises(UnreadableFile):
        read("People\nAna\nBo\n")


def test_several_emails_in_one_cell_and_closed_accounts_of_nobody() -> None:
    text = "Who;Mail;Tel\nAna;a@example.com, b@example.com;1\n;;\n;;7\n;n/a;\nBo;see, below;\n"
    file = read(text, name="Who", email="Mail", phone="Tel")
    assert [one.name for one in file.records] == ["Ana", "7", "n/a", "Bo"]
    assert file.records[0].emails == ("a@example.com", "b@example.com")
    assert file.records[3].emails == ("see, below",)


def test_a_vcard_has_no_columns_to_tell() -> None:
    assert read("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", name="Who").records[0].name == "Ana"


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana,\nI am well, and you?\nBo",
        "just one line",
        "1,2,3\n4,5,6\n",
        "ana@example.com,Ana\nbo@example.com,Bo\n",
        "import csv, io\nprint(csv, io)\n",
        "a\nb\nc\n",
        ",,,\n,,,\n",
    ],
)
def test_what_is_no_table_is_refused_plainly(text: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(text)
    assert type(refusal.value) is UnreadableFile
    assert "no row with names of columns" in str(refusal.value) or "nobody" in str(refusal.value)


def test_from_a_path(tmp_path: object) -> None:
    path = data_path("examples", "linkedin-connections.csv")
    assert read_contacts(path, columns={"company": None}).records[0].company is None


class TestUsualNames:
    def test_every_field_has_names_and_no_other_has_any(self) -> None:
        assert tuple(read_yaml(data_path("columns.yaml")).value) == (
            *("name", "given", "family", "email", "phone", "company", "position", "url"),
            *("connected_on", "birthday", "notes", "tags"),
        )
        assert set(FIELDS) == set(read_yaml(data_path("columns.yaml")).value)

    def test_no_name_stands_under_two_fields_and_each_language_is_there(self) -> None:
        fields: dict[str, set[str]] = {}
        for field, languages in read_yaml(data_path("columns.yaml")).value.items():
            assert len(languages) == 7
            for names in languages:
                for name in names:
                    (found,) = guess_columns([name], [])
                    fields.setdefault(name, set()).add(field)
                    assert found == field
        assert [name for name, several in fields.items() if len(several) > 1] == []
