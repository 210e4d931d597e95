"""`read_contacts` and `read_contact_bytes`: from a file to its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path

from networkcoach.contacts.files._clean import clean_line
from networkcoach.contacts.files._content import MOST_BYTES, unwrap
from networkcoach.contacts.files._decode import decode, refuse_other_texts
from networkcoach.contacts.files._families import ANY, CSV_FAMILIES
from networkcoach.contacts.files._header import find_table
from networkcoach.contacts.files._model import ContactFile, UnknownColumns, UnreadableFile
from networkcoach.contacts.files._ours import OURS, is_ours
from networkcoach.contacts.files._vcard import has_cards, is_vcard, read_vcards

Columns = Mapping[str, str | None]

_NOBODY = "There is nobody in this file: export it once more if there should be."


def read_contacts(path: str | PathLike[str], *, columns: Columns | None = None) -> ContactFile:
    """Read a file of people; no log is touched.

    Parameters
    ----------
    path
        A CSV of LinkedIn (or its zip), Google or Outlook, a vCard file, or our own CSV; its content tells which.
    columns
        For any other table: from a field, such as ``"name"``, to the column that holds it, as the file writes it. For
        a table that is known, it corrects what `ContactFile.columns` shows; None leaves a field out.

    Raises
    ------
    UnreadableFile
        One sentence: what the file is, and what to do instead.
    UnknownColumns
        If it is a table whose ``columns`` must be told; the error carries their names and a guess.

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
            raise UnreadableFile(f"“{path.name or path}” is a folder: choose the file in it that holds your people.")
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
    return read_contact_bytes(data, path.name, columns=columns)


def read_contact_bytes(data: bytes, name: str, *, columns: Columns | None = None) -> ContactFile:
    r"""Read the content of a file of people, as an upload button gives it.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        What it is called; only for what is told about it, the content decides how it is read.
    columns
        As for `read_contacts`.

    Raises
    ------
    UnreadableFile, UnknownColumns
        As for `read_contacts`.

    Examples
    --------
    >>> read_contact_bytes(b"First Name,Last Name,Company\nAna,Ruiz,Example Trams\n", "Connections.csv")
    A LinkedIn file with 1 person.
    """
    name = clean_line(name)
    try:
        return replace(_read(bytes(data), columns), name=name)
    except UnknownColumns as error:
        raise UnknownColumns(_naming(name, str(error)), error.columns, error.rows, error.guess) from error
    except UnreadableFile as error:
        raise UnreadableFile(_naming(name, str(error))) from error


def _naming(name: str, sentence: str) -> str:
    """Say which file a sentence is about, where its name is known."""
    for this in ("This file", "This zip"):
        if name and sentence.startswith(this):
            return f"“{name}”{sentence.removeprefix(this)}"
    return sentence


def _read(data: bytes, columns: Columns | None) -> ContactFile:
    content = unwrap(data)
    file = read_vcards(content) if is_vcard(content) else _read_text(content, columns)
    if file.records:
        return file
    return replace(file, warnings=[_NOBODY, *file.warnings])


def _read_text(content: bytes, columns: Columns | None) -> ContactFile:
    text, doubts = decode(content)
    refuse_other_texts(text)
    try:
        table = find_table(text, (OURS,) if is_ours(text) else CSV_FAMILIES, ANY, columns)
    except UnknownColumns:
        raise
    except UnreadableFile:
        if has_cards(text):  # below a few other lines, such as those of an email
            return read_vcards(content)
        raise
    file = table.family.read(table)
    return replace(file, warnings=doubts + file.warnings)
