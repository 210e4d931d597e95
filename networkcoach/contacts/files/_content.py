"""From the bytes that somebody chose to the bytes of one list of people, or a sentence that says what they are."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from networkcoach.contacts.files._model import INSTEAD, UnreadableFile

MOST_BYTES = 25 << 20
MOST_UNPACKED = 50 << 20

_AS_CSV = "open it there, save it as CSV UTF-8, and choose that file"

# The content decides, never the ending of the name.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (rb"\x89PNG\r\n", f"a picture (PNG), not a list of people: {INSTEAD}"),
    (rb"\xff\xd8\xff", f"a picture (JPEG), not a list of people: {INSTEAD}"),
    (rb"GIF8[79]a", f"a picture (GIF), not a list of people: {INSTEAD}"),
    (rb"RIFF....WEBP", f"a picture (WebP), not a list of people: {INSTEAD}"),
    (rb"II\*\x00|MM\x00\*", f"a picture (TIFF), not a list of people: {INSTEAD}"),
    (rb"BM....\x00\x00\x00\x00", f"a picture (BMP), not a list of people: {INSTEAD}"),
    (rb"....ftyp", f"a picture or film, not a list of people: {INSTEAD}"),
    (rb"\s*%PDF-", f"a PDF, not a list of people: {INSTEAD}"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"a file of an older Excel or Word: {_AS_CSV}"),
    (rb"\{\\rtf", f"a text document (RTF), not a list of people: {INSTEAD}"),
    (rb"SQLite format 3\x00", "a database; if it is a backup of your log, open it with nc.open_log"),
    (rb"\x1f\x8b|BZh[1-9]|7z\xbc\xaf\x27\x1c|Rar!\x1a|\xfd7zXZ\x00", f"packed, but no zip: unpack it, then {INSTEAD}"),
)
_KINDS = tuple((re.compile(pattern, re.DOTALL), what) for pattern, what in _MAGIC)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_NOT_LINKEDIN = (
    ("xl/", f"an Excel workbook: {_AS_CSV}"),
    ("word/", f"a Word document, not a list of people: {INSTEAD}"),
    ("ppt/", f"a PowerPoint file, not a list of people: {INSTEAD}"),
    ("content.xml", f"a LibreOffice document: {_AS_CSV}"),
)


def unwrap(data: bytes) -> bytes:
    """Take the list of people out of what somebody chose.

    Parameters
    ----------
    data
        A file as it is, or LinkedIn's zip. Only its ``Connections.csv`` is unpacked, in memory.

    Raises
    ------
    UnreadableFile
        If it is too large, empty, damaged, or another kind of file.

    Examples
    --------
    >>> unwrap(b"First Name,Last Name")
    b'First Name,Last Name'
    """
    if len(data) > MOST_BYTES:
        way_out = (
            "unpack it and choose the list of people in it" if data.startswith(_ZIP) else "choose a smaller part of it"
        )
        raise UnreadableFile(f"This file has more than 25 MB, which is the limit: {way_out}.")
    if data.startswith(_ZIP):
        data = _unpack(data)
    _refuse_other_kinds(data)
    return data


def _refuse_other_kinds(data: bytes) -> None:
    if not data.strip(b"\x00\t\n\r "):
        raise UnreadableFile("This file is empty: export it once more and choose the new one.")
    for pattern, what in _KINDS:
        if pattern.match(data):
            raise UnreadableFile(f"This file is {what}.")
    if data.startswith(_ZIP):
        raise UnreadableFile("This zip holds another zip: unpack it first, then choose the inner one.")


def _unpack(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_member(archive, _connections(archive))
    except UnreadableFile:
        raise
    # Damaged zips make zipfile and what it builds on raise all of these.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile("This zip is damaged or locked: download it once more, or unpack it first.") from error


def _connections(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = archive.infolist()
    for start, what in _NOT_LINKEDIN:
        if any(member.filename.startswith(start) for member in members):
            raise UnreadableFile(f"This file is {what}.")
    found = [member for member in members if _base(member) == "connections.csv" and "__MACOSX/" not in member.filename]
    if not found:
        raise UnreadableFile(
            "This zip has no Connections.csv of LinkedIn in it: if it holds other lists, unpack it and choose one."
        )
    if len(found) > 1:
        raise UnreadableFile(f"This zip holds {len(found)} files named Connections.csv: unpack it and choose one.")
    return found[0]


def _base(member: zipfile.ZipInfo) -> str:
    return re.split(r"[/\\]", member.filename)[-1].lower()


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    # The other methods unpack a whole block at once, however large: no cap would hold.
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableFile("This zip is packed in an unusual way: unpack it first, then choose Connections.csv.")
    with archive.open(member) as stream:
        data = stream.read(MOST_UNPACKED + 1)  # counted while unpacking: the size that a zip declares may be a lie
    if len(data) > MOST_UNPACKED:
        raise UnreadableFile(
            "Connections.csv in this zip has more than 50 MB, which is the limit: choose a smaller one."
        )
    return data
