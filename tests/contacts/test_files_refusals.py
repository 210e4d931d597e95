"""Everything that is no list of people is refused with one sentence that says what it is and what to do."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from networkcoach.contacts.files import UnreadableFile, read_contact_bytes, read_contacts


def zipped(*files: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", how) as target:
        for name, data in files:
            target.writestr(name, data)
    return archive.getvalue()


def encrypted() -> bytes:
    data = bytearray(zipped(("Connections.csv", b"First Name,Last Name\n"), how=zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSED = {
    "empty": (b"", "empty"),
    "nothing but blanks": (b"\xef\xbb\xbf \r\n\n\x00", "empty"),
    "nothing but blanks in UTF-16": ("\ufeff \r\n".encode("utf-16-le"), "empty"),
    "PNG": (b"\x89PNG\r\n\x1a\n....", "picture"),
    "JPEG": (b"\xff\xd8\xff\xe0..JFIF", "picture"),
    "GIF": (b"GIF89a....", "picture"),
    "WebP": (b"RIFF\n\x00\x00\x00WEBPVP8 ", "picture"),
    "TIFF": (b"II*\x00....", "picture"),
    "BMP": (b"BM\x01\x00\x00\x00\x00\x00\x00\x00", "picture"),
    "HEIC": (b"\x00\x00\x00\x18ftypheic", "picture"),
    "PDF": (b"%PDF-1.7\n%", "PDF"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Excel"),
    "RTF": (rb"{\rtf1\ansi First Name", "RTF"),
    "database": (b"SQLite format 3\x00", "open_log"),
    "gzip": (b"\x1f\x8b\x08", "packed"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "packed"),
    "web page": (b"\n<!DOCTYPE html><title>Sign in</title>", "web page"),
    "web page in UTF-16": ("\ufeff<HTML>".encode("utf-16-le"), "web page"),
    "XML": (b"<?xml version='1.0'?><Workbook/>", "XML"),
    "JSON": (b'[{"First Name": "Ana"}]', "JSON"),
    "calendar": (b"BEGIN:VCALENDAR\r\n", "calendar"),
    "Excel": (zipped(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), "Excel workbook"),
    "Word": (zipped(("word/document.xml", b"")), "Word"),
    "PowerPoint": (zipped(("ppt/slides/slide1.xml", b"")), "PowerPoint"),
    "LibreOffice": (zipped(("mimetype", b""), ("content.xml", b"")), "LibreOffice"),
    "another zip": (zipped(("Profile.csv", b"First Name,Last Name\nAna,Ruiz\n")), "no Connections.csv"),
    "an empty zip": (zipped(), "no Connections.csv"),
    "only leavings of a Mac": (
        zipped(("__MACOSX/Connections.csv", b""), ("._Connections.csv", b"")),
        "no Connections.csv",
    ),
    "two of them": (zipped(("a/Connections.csv", b"x"), ("b/connections.csv", b"x")), "2 files"),
    "a zip in a zip": (zipped(("Connections.csv", zipped(("Connections.csv", b"x")))), "another zip"),
    "a picture in a zip": (zipped(("Connections.csv", b"\x89PNG\r\n\x1a\n")), "picture"),
    "a zip in an unusual way": (zipped(("Connections.csv", b"x" * 999), how=zipfile.ZIP_BZIP2), "unusual"),
    "a zip with a password": (encrypted(), "damaged or locked"),
    "half a zip": (zipped(("Connections.csv", os.urandom(5000)))[:3000], "damaged or locked"),
    "prose": (b"Dear diary, my first name, and my last name", "no row with names of columns"),
    "a table of its own": (b"First Name,Age\nAna,7\n", "a table with columns of its own"),
    "no name and no email": (b"Company,Position\nTrams,Planner\n", "a table with columns of its own"),
    "a table without names of columns": (b"Ana,ana@example.com\nBo,bo@example.com\n", "no row with names of columns"),
    "prose with commas": (b"Dear Ana, dear Bo,\nI am well, thank you\n", "no row with names of columns"),
    "a header too far down": (b"x\n" * 20 + b"First Name,Last Name\nAna,Ruiz\n", "no row with names of columns"),
    "noise": (bytes(range(256)) * 40, "no row with names of columns"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_with_one_sentence(what: str) -> None:
    data, says = REFUSED[what]
    with pytest.raises(UnreadableFile, match=says) as refusal:
        read_contact_bytes(data, "Connections.csv")
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert ":" in sentence or ";" in sentence  # what it is, then what to do


def test_too_large() -> None:
    with pytest.raises(UnreadableFile, match="25 MB"):
        read_contact_bytes(b"First Name,Last Name\n" + b"a,b\n" * (7 << 20), "x")


def test_a_zip_that_is_too_large_can_be_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="25 MB, which is the limit: unpack it"):
        read_contact_bytes(zipped(("Media/film.mp4", bytes(26 << 20)), how=zipfile.ZIP_STORED), "x")


def test_too_many_records() -> None:
    head = b"First Name,Last Name\n"
    assert len(read_contact_bytes(head + b"Ana,Ruiz\n" * 50_000, "x").records) == 50_000
    with pytest.raises(UnreadableFile, match="50,000 records"):
        read_contact_bytes(head + b"Ana,Ruiz\n" * 50_001, "x")


def test_millions_of_blank_rows_take_no_room() -> None:
    assert len(read_contact_bytes(b"First Name,Last Name\n" + b"\n" * 1_000_000 + b",\n\nAna,\n", "x").records) == 1


def test_a_zip_that_unpacks_to_far_more_than_it_says() -> None:
    data = bytearray(zipped(("Connections.csv", b"First Name,Last Name\n" + b"," * (51 << 20))))
    assert len(data) < 1 << 20
    with pytest.raises(UnreadableFile, match="50 MB"):
        read_contact_bytes(bytes(data), "bomb.zip")
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 100)  # the size that it declares
    with pytest.raises(UnreadableFile):
        read_contact_bytes(bytes(data), "bomb.zip")


def test_paths_that_can_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"There is no file gone\.csv in that place: copy its path"):
        read_contacts(tmp_path / "gone.csv")
    with pytest.raises(UnreadableFile, match="is a folder"):
        read_contacts(tmp_path)
    with pytest.raises(UnreadableFile):
        read_contacts("a\x00b")
    with pytest.raises(UnreadableFile, match=r"^~nobody-at-all is nobody's folder on this computer: write the path"):
        read_contacts("~nobody-at-all/x.csv")
    large = tmp_path / "large.csv"
    with large.open("wb") as stream:
        stream.truncate(26 << 20)
    with pytest.raises(UnreadableFile, match="25 MB"):
        read_contacts(large)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"First Name,Last Name\n")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match="may read it"):
        read_contacts(path)


def test_a_refusal_names_the_file_where_its_name_is_known() -> None:
    with pytest.raises(UnreadableFile, match=r"^“photo\.png” is a picture \(PNG\), not a list of people: choose "):
        read_contact_bytes(b"\x89PNG\r\n\x1a\n....", "photo.png")
    with pytest.raises(UnreadableFile, match=r"^“archive\.zip” has no Connections\.csv of LinkedIn in it: "):
        read_contact_bytes(zipped(("Profile.csv", b"x")), "archive.zip")
    with pytest.raises(UnreadableFile, match=r"^This file is a picture"):
        read_contact_bytes(b"GIF89a....", "")
