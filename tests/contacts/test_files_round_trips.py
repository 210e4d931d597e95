"""Invented people, written as each program writes them, are read back exactly."""

from __future__ import annotations

import csv
import io
import quopri
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts.files import FileContact, read_contact_bytes
from networkcoach.contacts.files._clean import clean_line, clean_lines
from networkcoach.contacts.files._people import different

LETTERS = "aZéßÆłŐ李م می😀👩\u200d🔬 '’-.=+@&<>/\\,;:\"|\t\u00a0ü\u0301"
# Three colons are how Google parts values, and nothing tells a text that has them itself.
_LINE = st.text(LETTERS, max_size=80).map(clean_line).filter(lambda text: ":::" not in text)
_WORD = st.text("abcäöé李@.-+0123456789", min_size=1, max_size=12).map(clean_line)
_NOTE = st.text(LETTERS + "\n\n", max_size=200).map(clean_lines)
_DAY = st.dates(date(1900, 1, 1), date(2024, 12, 31)).map(str) | st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(
    lambda day: f"-{str(day)[4:]}"
)


@dataclass(frozen=True)
class Known:
    """What is known of an invented person."""

    given: str
    family: str
    company: str
    position: str
    notes: str
    birthday: str
    emails: Sequence[str]
    phones: Sequence[str]
    tags: Sequence[str]
    children: Sequence[str]


_WORDS = st.lists(_WORD, max_size=4).map(different)
_people = st.lists(
    st.builds(
        Known,
        _LINE.filter(bool),
        *[_LINE] * 3,
        _NOTE,
        _DAY | st.just(""),
        *[_WORDS] * 4,
    ),
    min_size=1,
    max_size=4,
)


def fits(found: Sequence[FileContact], people: Sequence[Known]) -> None:
    assert len(found) == len(people)
    for one, known in zip(found, people, strict=True):
        assert one.name == " ".join(filter(None, (known.given, known.family)))
        for field in ("given", "family", "company", "position", "notes", "birthday"):
            assert getattr(one, field) == (getattr(known, field) or None)
        for field in ("emails", "phones", "tags", "children"):
            assert getattr(one, field) == tuple(getattr(known, field))


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def vcard(one: Known, width: int, colon: bool) -> bytes:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{escaped(one.family)};{escaped(one.given)};;;",
        f"ORG:{escaped(one.company)};Night",
        f"TITLE:{escaped(one.position)}",
        f"NOTE:{escaped(one.notes)}",
        f"BDAY:{one.birthday}",
        *(f"EMAIL;TYPE=HOME:{email}" for email in one.emails),
        *(f"TEL:{phone}" for phone in one.phones),
        "CATEGORIES:" + ",".join(map(escaped, one.tags)),
        *(f"item{n}.X-ABRELATEDNAMES:{child}" for n, child in enumerate(one.children)),
        *(f"item{n}.X-ABLabel:_$!<Child>!$_" for n in range(len(one.children))),
        "END:VCARD",
    ]
    whole = [line.encode() for line in lines]
    if colon:
        whole = [head + mark + value.replace(b":", b"\\:") for head, mark, value in (x.partition(b":") for x in whole)]
    folded = (b"\r\n ".join(line[at : at + width] for at in range(0, len(line), width)) for line in whole)
    return b"\r\n".join(folded) + b"\r\n"


@settings(deadline=None)
@given(_people, st.integers(12, 80), st.booleans())
def test_vcards_folded_at_any_byte(people: list[Known], width: int, colon: bool) -> None:
    data = b"".join(vcard(one, width, colon) for one in people)
    fits(read_contact_bytes(data, "x").records, people)


def printable(text: str, charset: str) -> str:
    data = text.replace("\n", "\r\n").encode(charset)
    encoded = quopri.encodestring(data.replace(b"\r\n", b"\0")).replace(b"\0", b"=0D=0A").replace(b"=00", b"=0D=0A")
    return encoded.replace(b";", b"=3B").replace(b"\\", b"=5C=5C").decode()


@settings(deadline=None)
@given(_people, st.sampled_from(["UTF-8", "GB18030"]))
def test_vcards_of_version_2(people: list[Known], charset: str) -> None:
    text = ""
    for one in people:
        how = f";CHARSET={charset};ENCODING=QUOTED-PRINTABLE:"
        text += (
            f"BEGIN:VCARD\r\nVERSION:2.1\r\nN{how}{printable(one.family, charset)};{printable(one.given, charset)}\r\n"
        )
        text += f"ORG{how}{printable(one.company, charset)}\r\nTITLE{how}{printable(one.position, charset)}\r\n"
        text += f"NOTE{how}{printable(one.notes, charset)}\r\nBDAY:{one.birthday}\r\n"
        text += "".join(f"EMAIL;INTERNET:{email}\r\n" for email in one.emails)
        text += "".join(f"TEL;CELL:{phone}\r\n" for phone in one.phones)
        text += "CATEGORIES:" + ",".join(one.tags) + "\r\n"
        text += "".join(f"X-MS-CHILD:{child}\r\n" for child in one.children) + "END:VCARD\r\n"
    fits(read_contact_bytes(text.encode(), "x").records, people)


def table(rows: Sequence[Sequence[str]], delimiter: str, end: str, encoding: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode(encoding)


_forms = st.tuples(
    st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8-sig", "utf-16"])
)


@settings(deadline=None)
@given(_people, _forms)
def test_google(people: list[Known], form: tuple[str, str, str]) -> None:
    header = ["First Name", "Last Name", "Organization Name", "Organization Title", "Notes", "Birthday", "Labels"]
    header += [f"{kind} 1 - {what}" for kind in ("E-mail", "Phone", "Relation") for what in ("Label", "Value")]
    rows = [
        [
            *(one.given, one.family, one.company, one.position, one.notes, one.birthday),
            " ::: ".join([*one.tags, "* myContacts"]),
            *("* Home", " ::: ".join(one.emails), "", " ::: ".join(one.phones)),
            *("Child", " ::: ".join(one.children)),
        ]
        for one in people
    ]
    fits(read_contact_bytes(table([header, *rows], *form), "x").records, people)


@settings(deadline=None)
@given(_people, _forms)
def test_outlook(people: list[Known], form: tuple[str, str, str]) -> None:
    header = ["Title", "First Name", "Last Name", "Company", "Job Title", "Notes", "Birthday", "Categories", "Children"]
    header += ["E-mail Address", "E-mail 2 Address", "E-mail 3 Address", "E-mail 4 Address"]
    header += ["Home Phone", "Business Phone", "Mobile Phone", "Other Phone"]
    rows = [
        [
            *("Mr.", one.given, one.family, one.company, one.position, one.notes, one.birthday),
            *("; ".join(one.tags), ";".join(one.children)),
            *([*one.emails, "", "", "", ""][:4]),
            *([*one.phones, "", "", "", ""][:4]),
        ]
        for one in people
    ]
    fits(read_contact_bytes(table([header, *rows], *form), "x").records, people)
