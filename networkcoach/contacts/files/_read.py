"""`read_contacts` and `read_contact_bytes`: from a file to its people."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from networkcoach.contacts.files._clean import clean_line
from networkcoach.contacts.files._content import MOST_BYTES, unwrap
from networkcoach.contacts.files._decode import decode, refuse_other_texts
from networkcoach.contacts.files._families import CSV_FAMILIES, not_yet
from networkcoach.contacts.files._model import ContactFile, UnreadableFile
from networkcoach.contacts.files._ours import OURS, is_ours
from networkcoach.contacts.files._table import find_table


def read_contacts(path: str | PathLike[str]) -> ContactFile:
    """Read a file of people; no log is touched.

    Parameters
    ----------
    path
        LinkedIn's ``Connections.csv``, or the zip that LinkedIn sends.

    Raises
    ------
    UnreadableFile
        One sentence: what the file is, and what to do instead.

    Examples
    --------
    >>> from networkcoach._data import data_path
    >>> read_contacts(data_path("examples", "linkedin-connections.csv")).records[0].name
    'Lena Brookfield'
    """
    path = Path(path)
    try:
        path = path.expanduser()
        if path.is_dir():
            raise UnreadableFile(f"“{path.name or path}” is a folder: choose the file Connections.csv in it.")
        if not path.is_file():
            raise UnreadableFile(
                f"There is no file {path.name} in that place: copy its path from the file manager, "
                "or choose it with the button that brings people in."
            )
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)  # one more than allowed, so that the limit is noticed
    except UnreadableFile:
        raise
    except RuntimeError as error:
        raise UnreadableFile(f"{path.parts[0]} is nobody's folder on this computer: write the path in full.") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise UnreadableFile(f"“{path.name}” can't be opened: check that you may read it.") from error
    return read_contact_bytes(data, path.name)


def read_contact_bytes(data: bytes, name: str) -> ContactFile:
    r"""Read the content of a file of people, as an upload button gives it.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        What it is called; only for what is told about it, the content decides how it is read.

    Raises
    ------
    UnreadableFile
        One sentence: what the file is, and what to do instead.

    Examples
    --------
    >>> read_contact_bytes(b"First Name,Last Name,Company\nAna,Ruiz,Example Trams\n", "Connections.csv")
    A LinkedIn file with 1 person.
    """
    name = clean_line(name)
    try:
        return replace(_read(bytes(data)), name=name)
    except UnreadableFile as error:
        raise UnreadableFile(_naming(name, str(error))) from error


def _naming(name: str, sentence: str) -> str:
    """Say which file a sentence is about, where its name is known."""
    for this in ("This file", "This zip"):
        if name and sentence.startswith(this):
            return f"“{name}”{sentence.removeprefix(this)}"
    return sentence


def _read(data: bytes) -> ContactFile:
    content = unwrap(data)
    if content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:40].replace(b"\x00", b"").upper().startswith(b"BEGIN:VCARD"):
        raise not_yet("a list of vCards")
    text, doubts = decode(content)
    refuse_other_texts(text)
    table = find_table(text, (OURS,) if is_ours(text) else CSV_FAMILIES)
    file = table.family.read(table)
    if not file.records:
        doubts.append("There is nobody in this file: download it once more if you have connections.")
    return replace(file, warnings=doubts + file.warnings)
