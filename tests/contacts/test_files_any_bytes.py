"""Whatever the bytes: people, or one sentence. And what is written is what is read."""

from __future__ import annotations

import contextlib
import csv
import io
import zipfile

from hypothesis import example, given, settings
from hypothesis import strategies as st

from networkcoach.contacts.files import ContactFile, UnreadableFile, read_contact_bytes
from networkcoach.contacts.files._clean import clean_line

HEADER = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
HEAD = ",".join(HEADER).encode() + b"\n"

cells = st.text(max_size=12) | st.sampled_from(
    ["", '"', "=1+1", "a\nb", "\r", "\x00", "\ufeff", ",;\t", "05 Mar 2024", "\u037e"]
)
GOOGLE = b"First Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Relation 1 - Value\n"
OUTLOOK = b'"Title","First Name","Last Name","E-mail Address","Birthday","Categories","Children","Notes"\r\n'
OWN = b"Who;Mail\n"
CARD = b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
WHOLE_CARD = (
    CARD
    + b"N;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:J=E4g=\r\ner;Zo=EB\r\nitem1.X-ABRELATEDNAMES:Tim\r\n"
    + 'FN;X="a:b":Zoë J\\, ä\r\n ger\r\nPHOTO;ENCODING=BASE64:\r\n abcd\r\n\r\nBDAY:--0229\r\n'.encode()
    + b"item1.X-ABLabel:_$!<Child>!$_\r\nTEL;PREF:tel:+1\r\nEND:VCARD\r\n"
)

texts = st.text(st.sampled_from('a"\n\r,;\t \x00\ufeff\u200dé') | st.characters(codec="utf-8"))


def read_or_refuse(data: bytes) -> None:
    try:
        file = read_contact_bytes(data, "any")
    except UnreadableFile:  # one kind of error, and no other
        return
    assert isinstance(file, ContactFile)
    assert all(one.name for one in file.records)
    assert all(len(one.birthday or "2024-02-29") in (7, 10) for one in file.records)
    str(file).encode()


@settings(deadline=None)  # the first example pays for imports, and other programs run too
@given(st.binary())
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
def test_any_bytes(data: bytes) -> None:
    read_or_refuse(data)


@settings(deadline=None)
@given(
    st.binary(), st.sampled_from([b"", b"\xef\xbb\xbf", b"Notes:\n\n"]), st.sampled_from([HEAD, GOOGLE, OUTLOOK, OWN])
)
def test_any_bytes_below_a_header(data: bytes, start: bytes, head: bytes) -> None:
    read_or_refuse(start + head + data)


@settings(deadline=None)
@given(st.binary(), st.booleans())
def test_any_bytes_in_a_card(data: bytes, is_marked: bool) -> None:
    read_or_refuse((b"\xef\xbb\xbf" if is_marked else b"") + CARD + data)
    read_or_refuse(b"\xff\xfe" + CARD.decode().encode("utf-16-le") + data)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["FN", "N", "NOTE", "BDAY", "TEL", "ORG", "X-MS-CHILD", "CATEGORIES"]), texts))
)
def test_any_text_in_any_property(lines: list[tuple[str, str]]) -> None:
    for params in ("", ";QUOTED-PRINTABLE", ";CHARSET=shift_jis;ENCODING=QUOTED-PRINTABLE", ';X="a;b:c";PREF=1'):
        read_or_refuse(CARD + "".join(f"{name}{params}:{text}\n" for name, text in lines).encode("utf-8", "replace"))


@settings(deadline=None)
@given(
    st.sampled_from([HEAD + b"Ana,Ruiz,\n", GOOGLE + b"Ana,Ruiz,--05-06\n", OUTLOOK + b'"","Ana"\r\n', WHOLE_CARD * 2]),
    st.integers(0),
    st.integers(0, 9),
    st.binary(max_size=20),
)
def test_any_bytes_spliced_into_a_valid_file(whole: bytes, at: int, taken: int, data: bytes) -> None:
    at %= len(whole)
    read_or_refuse(whole[:at] + data + whole[at + taken :])


def test_a_file_cut_at_every_byte() -> None:
    for whole in (HEAD + b"Ana,Ruiz,,,,,05 Mar 2024\n", GOOGLE + 'Zoë,"J\näger"'.encode(), OUTLOOK, WHOLE_CARD * 2):
        for length in range(len(whole)):
            read_or_refuse(whole[:length])
            read_or_refuse(b"\xff\xfe" + whole.decode("utf-8", "replace").encode("utf-16-le")[: 2 * length + 1])


@settings(deadline=None)
@given(texts, st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-16-be"]), st.sampled_from(",;\t"))
def test_any_text_below_a_header_in_any_encoding(text: str, encoding: str, delimiter: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    read_or_refuse((mark + delimiter.join(HEADER) + "\n" + text).encode(encoding, "replace"))


def a_zip() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("Connections.csv", HEAD + b"Ana,Ruiz\n" * 9)
    return archive.getvalue()


ZIP = a_zip()


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(ZIP) - 1), st.integers(0, 255)), max_size=6), st.integers(4, len(ZIP)))
def test_any_damage_to_a_zip(damage: list[tuple[int, int]], length: int) -> None:
    data = bytearray(ZIP)
    for at, byte in damage:
        data[at] = byte
    read_or_refuse(bytes(data[:length]))
    read_or_refuse(bytes(data))


@settings(deadline=None)
@given(
    st.lists(st.lists(cells, min_size=7, max_size=7)), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"])
)
@example([["\r\t", *[""] * 6]], ",", "\n")
def test_what_is_written_is_read(rows: list[list[str]], delimiter: str, end: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([HEADER, *rows])
    file = read_contact_bytes(text.getvalue().encode(), "round trip")
    written = [row for row in ([clean_line(cell) for cell in row] for row in rows) if any(row)]
    assert len(file.records) + len(file.skipped) == len(written)
    for one in file.records:
        found = [one.given, one.family, one.url, one.email, one.company, one.position]
        assert found == [cell or None for cell in written[one.number - 1][:6]]
    for number, _ in file.skipped:
        assert [written[number - 1][n] for n in (0, 1, 3)] == ["", "", ""]


@settings(deadline=None)
@given(texts)
def test_bytes_are_never_lost_in_silence(text: str) -> None:
    with contextlib.suppress(UnreadableFile):
        file = read_contact_bytes((HEADER[0] + "," + HEADER[1] + "\nAna,").encode() + text.encode("utf-8")[:-1], "cut")
        shown = "".join(one.name for one in file.records)
        assert "\ufffd" not in shown or "\ufffd" in text or file.warnings
