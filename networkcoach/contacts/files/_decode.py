"""From bytes to text, without losing a byte in silence."""

from __future__ import annotations

import codecs

from networkcoach.contacts.files._model import INSTEAD, UnreadableFile, counted

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

#: A warning.
OLD = "This file is not in UTF-8; it was read as windows-1252. If letters look wrong, save it as UTF-8 first."


def decode(data: bytes) -> tuple[str, list[str]]:
    """Turn bytes into text, and say what is doubtful about it.

    Parameters
    ----------
    data
        UTF-8 or UTF-16 with a mark, UTF-8 without one, else windows-1252.

    Returns
    -------
    tuple
        The text without NUL, and warnings.

    Examples
    --------
    >>> decode("Zoë".encode())
    ('Zoë', [])
    >>> decode("Zoë".encode("cp1252"))[0]
    'Zoë'
    """
    text, warnings = _text(data)
    return text.replace("\x00", ""), warnings


def _text(data: bytes) -> tuple[str, list[str]]:
    if data[:2] in _UTF16:
        return _marked(data[2:], _UTF16[data[:2]])
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _without_utf8(data)


def _without_utf8(data: bytes) -> tuple[str, list[str]]:
    # One byte cut off at the end of a UTF-8 file must not turn every ü in it into two other letters.
    nearly = data.decode("utf-8", "replace")
    broken = nearly.count("\ufffd")
    if sum(map("\u007f".__lt__, nearly)) > 2 * broken:
        return nearly, [lost_letters(broken)]
    # No guessing of other encodings: tried on such files, charset-normalizer 3.5 read "Peña" of a windows-1252 file
    # as "Peþa" (hp-roman8) or "Pe人" (johab). A list of people is too short for statistics.
    text = data.decode("cp1252", "replace")
    lost = text.count("\ufffd")
    return text, [OLD, lost_letters(lost)] if lost else [OLD]


def _marked(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, [lost_letters(text.count("\ufffd"))]


def lost_letters(number: int) -> str:
    """Say that letters of a file are lost.

    Examples
    --------
    >>> lost_letters(1).partition(";")[0]
    "1 letter of this file can't be read"
    """
    return f"{counted(number, 'letter')} of this file can't be read; you find \ufffd in their place."


def refuse_other_texts(text: str) -> None:
    """Refuse web pages and other texts that are certainly no list of people.

    Raises
    ------
    UnreadableFile
        One sentence that says what it is.

    Examples
    --------
    >>> refuse_other_texts("First Name,Last Name")
    """
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableFile("This file is empty: export it once more and choose the new one.")
    if start.startswith(("<!doctype html", "<html", "<head", "<body", "<table", "<!--")):
        raise UnreadableFile(
            "This file is a web page, not a list of people: sign in where your contacts are, export them, "
            f"and {INSTEAD}."
        )
    for beginning, what in (
        ("<?xml", "an XML file"),
        ("[{", "a JSON file"),
        ("{", "a JSON file"),
        ("begin:vcalendar", "a calendar"),
    ):
        if start.startswith(beginning):
            raise UnreadableFile(f"This file is {what}, not a list of people: {INSTEAD}.")
