"""Files that mean harm, in every format: read as the text they are, or refused in one sentence, and never slow."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from networkcoach.contacts.files import ContactFile, FileContact, UnknownColumns, UnreadableFile, read_contact_bytes
from networkcoach.contacts.files import read_contacts as read_path

HEADERS = {
    "linkedin": ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"],
    "google": ["First Name", "Last Name", "Organization Name", "Organization Title", "Notes", "E-mail 1 - Value"],
    "outlook": ["First Name", "Last Name", "Company", "Job Title", "Notes", "E-mail Address", "Mobile Phone"],
}
HARM = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=HYPERLINK(1)",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "javascript:alert(1)",
    "../../etc/passwd",
    "$\\alpha$ `x` **y**",
    "{{7*7}} %s %n {0}",
    "'; DROP TABLE contact; --",
    "x" * 5000,
    "שלום abc",
    "👩\u200d🔬 نمی\u200cدانم",
]
BREAKS = ["a\r\nBEGIN:VEVENT\r\nATTENDEE:x", "a\rEND:VCARD\rBEGIN:VCARD", "a\x0bb\x0cc\x85d\u2028e\u2029f", "a\tb"]


def read(data: bytes) -> ContactFile:
    return read_contact_bytes(data, "any.csv")


def told(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read(data)
    assert str(refusal.value).endswith(".")
    assert ". " not in str(refusal.value)
    return str(refusal.value)


def of_table(kind: str, cell: str) -> FileContact:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([HEADERS[kind], ["Ana", *[cell] * (len(HEADERS[kind]) - 1)]])
    (one,) = read(text.getvalue().encode()).records
    return one


def of_card(value: str) -> FileContact:
    value = (
        value.replace("\\", "\\\\").replace("\r\n", "\\n").replace("\r", "\\n").replace(";", "\\;").replace(",", "\\,")
    )
    lines = [f"{name}:{value}" for name in ("ORG", "TITLE", "NOTE", "EMAIL", "TEL", "URL", "UID")]
    (one,) = read("\r\n".join(["BEGIN:VCARD", f"N:{value};Ana;;;", *lines, "END:VCARD", ""]).encode()).records
    return one


def texts_of(one: FileContact) -> list[str]:
    lines = [one.name, one.family, one.email, one.phone, one.company, one.position, one.url, one.uid]
    return [text for text in (*lines, *one.emails, *one.phones, *one.tags, *one.children) if text]


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("kind", HEADERS)
def test_harm_in_every_cell_is_text(kind: str, harm: str) -> None:
    one = of_table(kind, harm)
    assert (one.name, one.company, one.position) == (f"Ana {harm}", harm, harm)
    assert one.emails == (harm,)


@pytest.mark.parametrize("harm", HARM)
def test_harm_in_every_property_is_text(harm: str) -> None:
    one = of_card(harm)
    assert (one.name, one.company, one.notes, one.emails, one.url) == (f"Ana {harm}", harm, harm, (harm,), harm)


@pytest.mark.parametrize("breaks", BREAKS)
def test_a_line_break_gets_into_no_line(breaks: str) -> None:
    for one in [of_card(breaks), *(of_table(kind, breaks) for kind in HEADERS)]:
        assert all(len(text.splitlines()) == 1 for text in texts_of(one))
        assert "\r" not in (one.notes or "")


@pytest.mark.parametrize("sign", [*"\u202a\u202e\u2066\u2069\u200e\u200f\u200b\u2060\ufeff\x00\x1b\x7f\x9b"])
def test_invisible_signs_are_taken_out_everywhere(sign: str) -> None:
    for one in [of_card(f"a{sign}b"), *(of_table(kind, f"a{sign}b") for kind in HEADERS)]:
        assert one.company == "ab"
        assert not any(sign in text for text in [*texts_of(one), one.notes or ""])


@pytest.mark.parametrize(
    "text", ["First Name,Last Name\nAna\ud800,Ru\udfffiz\n", "BEGIN:VCARD\nFN:Ana\ud800 Ru\udfffiz\n"]
)
def test_half_characters_are_told(text: str) -> None:
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-8", b"")):
        file = read(mark + text.encode(encoding, "surrogatepass"))
        file.records[0].name.encode()
        assert file.warnings


def test_accents_beyond_all_reason_do_not_stop_the_clock() -> None:
    pile = "a" + "\u0301\u0327" * 500_000
    for data in (f"First Name,Last Name\n{pile},b\n", f"BEGIN:VCARD\nFN:{pile}\nNOTE:{pile}\nEND:VCARD\n"):
        (one,) = read(data.encode()).records
        assert one.name.count("\u0327") >= 499_000
        assert read(f"First Name,Last Name\n{one.name}\n".encode()).records[0].name == one.name
    assert read("First Name,Last Name\nZoe\u0308\u0323,\n".encode()).records[0].name == "Zoẹ̈"


MILLION = 1_000_000
LONG = {
    "letters": b"a" * MILLION,
    "commas": b"," * MILLION,
    "quotes": b'"' * MILLION,
    "spaces": b"x" + b" " * MILLION + b"y",
    "a quote that never ends": b'First Name,Last Name\n"' + b"a,b\n" * (MILLION // 4),
    "a long cell": b"First Name,Last Name\nx" + b" a" * (MILLION // 2),
    "many parts": b"First Name,E-mail 1 - Value,Labels\nx," + b":::" * 9999 + b"," + b" ::: a" * 99_999,
    "many categories": b"First Name,E-mail Address,Categories\nx,y," + b"a;" * (MILLION // 2),
    "a date": b"First Name,Last Name,Connected On\na,b," + b"1/" * (MILLION // 2),
    "a long line": b"BEGIN:VCARD\nFN:" + b"a" * MILLION,
    "backslashes": b"BEGIN:VCARD\nN:" + b"\\;" * (MILLION // 2),
    "semicolons": b"BEGIN:VCARD\nFN:a\nN:" + b";" * MILLION,
    "commas in a card": b"BEGIN:VCARD\nFN:a\nCATEGORIES:" + b",\\a" * (MILLION // 3),
    "quotes in a head": b"BEGIN:VCARD\nFN:a\nFN;X=" + b'"a' * (MILLION // 2) + b":a",
    "a head": b"BEGIN:VCARD\nFN:a\n" + b";B" * (MILLION // 2),
    "folds": b"BEGIN:VCARD\nFN:" + b"\n a" * (MILLION // 3),
    "soft breaks": b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:" + b"a=\n" * (MILLION // 3),
    "equal signs": b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:" + b"=" * MILLION,
    "a picture": b"BEGIN:VCARD\nFN:a\nPHOTO;BASE64:\n" + b"abcdefgh\n" * (MILLION // 9),
    "labels": b"BEGIN:VCARD\nFN:a\n" + b"i.X-ABLABEL:1\n" * (MILLION // 14),
    "lines without sense": b"BEGIN:VCARD\nFN:a\n" + b"x\n" * (MILLION // 2),
    "windows-1252": b"BEGIN:VCARD\n" + b"FN:\xc1na\n" * (MILLION // 8),
}


@pytest.mark.parametrize("what", LONG)
def test_a_million_of_anything_takes_no_time_to_speak_of(what: str) -> None:
    assert len(outcome(LONG[what])) < 300


def outcome(data: bytes) -> str:
    try:
        return str(read(data))
    except UnreadableFile as refusal:
        return str(refusal)


def test_ten_thousand_columns() -> None:
    names = [f"Column {n}" for n in range(10_000)]
    with pytest.raises(UnknownColumns) as asked:
        read(",".join(names).encode() + b"\n" + b"x," * 9_999)
    assert len(asked.value.columns) == 2_000
    file = read(",".join(["First Name", "Last Name", *names]).encode() + b"\nAna,Ruiz" + b",x" * 10_000)
    assert file.records[0].name == "Ana Ruiz"
    assert "more cells than the header" in file.warnings[0]


def test_cards_in_cards_in_cards() -> None:
    assert len(read(b"BEGIN:VCARD\n" * 40_000 + b"FN:Ana\n").records) == 1
    assert "50,000 records" in told(b"BEGIN:VCARD\n" * 50_001)
    many = read(b"BEGIN:VCARD\nFN:Ana\n" + b"TEL:1\n" * 9_000 + b"END:VCARD\nBEGIN:VCARD\nFN:Bo\n")
    assert [one.name for one in many.records] == ["Ana", "Bo"]
    assert many.warnings


def test_a_card_that_names_harmful_encodings() -> None:
    for charset in (
        "rot13",
        "hex",
        "zlib",
        "unicode_escape",
        "idna",
        "punycode",
        "undefined",
        "utf-7",
        "x" * 99,
        "utf-16",
    ):
        how = f";CHARSET={charset};ENCODING=QUOTED-PRINTABLE"
        assert read(f"BEGIN:VCARD\nFN{how}:Zo=C3=AB =5Cx41\n".encode()).records[0].name == "Zoë \\x41"
        read(b"BEGIN:VCARD\nFN;CHARSET=" + charset.encode() + b":\xff\xfe\n")


def test_nothing_is_fetched_and_no_picture_is_kept() -> None:
    links = "PHOTO;VALUE=uri:https://example.com/x.png\nLOGO:data:image/png;base64,AAAA\nURL:file:///etc/passwd\n"
    (one,) = read(f"BEGIN:VCARD\nFN:Ana\n{links}END:VCARD\n".encode()).records
    assert one.url == "file:///etc/passwd"  # text, made harmless where it is shown


@pytest.mark.parametrize("ending", ["csv", "vcf", "zip", "txt"])
def test_the_ending_of_the_name_never_decides(tmp_path: Path, ending: str) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<x/>")
    for data, says in (
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"<!doctype html><p>", "a web page"),
        (archive.getvalue(), "an Excel workbook"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "a calendar"),
        (b'{"First Name": "Ana", "Last Name": "Ruiz"}', "a JSON file"),
        (b"", "empty"),
    ):
        path = tmp_path / f"people.{ending}"
        path.write_bytes(data)
        with pytest.raises(UnreadableFile, match=r"^“people\..*” is ") as refusal:
            read_path(path)
        assert says in str(refusal.value)
    for data, kind in ((b"BEGIN:VCARD\nFN:Ana\n", "vcard"), (b"First Name,Last Name\nAna,Ruiz\n", "linkedin")):
        path.write_bytes(data)
        assert read_path(path).format == kind
