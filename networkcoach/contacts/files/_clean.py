"""Values put in order: white space, and invisible control characters taken out; everything else is kept."""

from __future__ import annotations

import re
import unicodedata

# U+200C and U+200D are not here: Persian, Indic scripts and emoji are written with them.
_INVISIBLE = [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
#: Of these alone a value says nothing.
BLANKS = "\u200c\u200d "
_WHITE_CONTROLS = "\t\n\v\f\r\x85"  # these become a space, the other controls vanish
_DROP = dict.fromkeys([c for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in _WHITE_CONTROLS] + _INVISIBLE)
_MARKS = re.compile(b"\x01{30}(?=\x01)")
_JOINER_OF_MARKS = "\u034f"
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # half a character can't be stored


def clean_line(value: str) -> str:
    r"""Clean a value that has one line; what it says stays as it is.

    Parameters
    ----------
    value
        Any text. Formulas, HTML and paths are only text here and are made harmless where they are shown or written.

    Returns
    -------
    str
        In Unicode form NFC, trimmed, each run of white space one space, without control and direction characters.

    Examples
    --------
    >>> clean_line("  Ana\u00a0 Ruiz\n\u202e ")
    'Ana Ruiz'
    >>> clean_line("=1+1")
    '=1+1'
    """
    if value.isprintable():  # nearly every cell, and a third of the time: nothing to take out, no space but U+0020
        if not value.isascii():
            value = _composed(value)
        if "  " not in value and value.strip() == value:
            return value
        return " ".join(value.split())
    value = _composed(value.translate(_DROP).translate(_HALVES))
    value = " ".join(value.split())
    return value if value.strip(BLANKS) else ""


def _composed(value: str) -> str:
    """Give the form NFC. More than 30 accents on one letter are parted as Unicode says (UAX 15, Stream-Safe).

    Sorting a run of n accents takes n * n steps: a hostile file of 25 MB would take days, here and wherever names are
    compared later.
    """
    if len(value) > 30 and not value.isascii():
        marks = bytes(map(bool, map(unicodedata.combining, value)))
        ends = [match.end() for match in _MARKS.finditer(marks)]
        if ends:
            parts = zip([0, *ends], [*ends, len(value)], strict=True)
            value = _JOINER_OF_MARKS.join(value[start:end] for start, end in parts)
    return value if unicodedata.is_normalized("NFC", value) else unicodedata.normalize("NFC", value)


def clean_lines(value: str) -> str:
    r"""Clean a value of several lines, such as a note: its line breaks and the spaces within stay.

    Examples
    --------
    >>> clean_lines("\r\n Likes:\r\n  - tea \r\n\r\nAsk in May. \n")
    'Likes:\n  - tea\n\nAsk in May.'
    """
    value = _composed(value.translate(_DROP).translate(_HALVES).replace("\t", " "))
    text = "\n".join(map(str.rstrip, value.splitlines())).strip()
    return text if text.strip(BLANKS + "\n") else ""
