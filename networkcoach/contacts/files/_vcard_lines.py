"""From the bytes of a vCard file to its cards, each a list of properties.

By hand, because the libraries that were tried read files of real programs wrong; benchmarks/bench_vcards.py says which
ones, and measures beside the one that reads most.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from networkcoach.contacts.files._decode import OLD, decode, lost_letters
from networkcoach.contacts.files._model import UnreadableFile
from networkcoach.contacts.files._table import MOST_RECORDS
from networkcoach.contacts.files._vcard_values import Params, Property, charset_of, read_params

_DROPPED = re.compile(rb"\s*(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)(?:;.*)?", re.IGNORECASE)  # often 90 % of the file
_BLOCK = re.compile(rb".*;(?:ENCODING=)?(?:BASE64|B)(?:;.*)?", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(rb".*;(?:ENCODING=)?QUOTED-PRINTABLE(?:;.*)?", re.IGNORECASE)
_INSIDE = re.compile(rb"[ \t]=[89AB][0-9A-F]", re.IGNORECASE)  # a character of UTF-8 goes on here
_LONGEST_HEAD = 1_000
_MOST_LINES = 5_000  # of one card, without pictures
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_HEAD = re.compile(r"\s*(?:([\w-]+)\.)?([\w-]+)\s*(?:;(.*))?", re.DOTALL)
_QUOTED_HEAD = re.compile(r'((?:[^":]|"[^"]*")*+):')


@dataclass
class Card:
    """One card of a file: its number from 1, and what it says."""

    number: int
    properties: list[Property] = field(default_factory=list)


def read_cards(data: bytes) -> tuple[list[Card], list[str]]:
    r"""Part a file into its cards.

    Damage stays where it is: BEGIN before END closes the card before, the end of the file closes the last one, and a
    line that can't be read is left out and told.

    Returns
    -------
    tuple
        The cards, and warnings.

    Raises
    ------
    UnreadableFile
        If there are more than 50,000 cards.

    Examples
    --------
    >>> (card,), warnings = read_cards(b"BEGIN:VCARD\nFN:Ana\n Ruiz\nEND:VCARD\n")
    >>> card.properties[0].name, card.properties[0].raw
    ('FN', 'AnaRuiz')
    """
    warnings: list[str] = []
    cards: list[Card] = []
    heads: dict[str, tuple[str, str, Params] | None] = {}
    unread: list[int] = []
    is_open = False
    for line in _texts([*_whole_lines(_plain(data, warnings))], warnings):
        if (one := _property(line, heads)) is None:
            unread += [len(cards)] if line.strip() else []
        elif one.name == "BEGIN" and _is_card(one):
            if len(cards) == MOST_RECORDS:
                raise UnreadableFile(f"This file has more than {MOST_RECORDS:,} records, the limit: split it in two.")
            cards.append(Card(len(cards) + 1))
            is_open = True
        elif one.name == "END" and _is_card(one):
            is_open = False
        elif is_open and len(cards[-1].properties) < _MOST_LINES:
            cards[-1].properties.append(one)
        else:
            unread.append(len(cards))
    return cards, warnings + _about_lines(unread) + _about_end(cards, is_open)


def _is_card(one: Property) -> bool:
    return one.raw.strip().upper() == "VCARD"


def _about_lines(unread: list[int]) -> list[str]:
    if not unread:
        return []
    where = f"in record {unread[0]}" if unread[0] else "before the first record"
    return [f"Lines that can't be read: {len(unread):,}, the first {where}. They were left out."]


def _about_end(cards: list[Card], is_open: bool) -> list[str]:
    return [f"The file ends in the middle of record {len(cards)}: it may have been cut off."] if is_open else []


def _plain(data: bytes, warnings: list[str]) -> list[bytes]:
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        text, doubts = decode(data)
        data = text.encode()
        warnings += doubts
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\x00", b"")
    return data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _whole_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Unfold on bytes, because some writers fold inside a character; pictures and keys go no further."""
    parts: list[bytes] = []
    dropped = block = printable = goes_on = False
    for line in lines:
        if goes_on and not _END.fullmatch(line):
            # A space here belongs to the text, unless it parts the bytes of one character.
            parts.append(line[1:] if _INSIDE.match(line) else line)
        elif line[:1] in (b" ", b"\t") and (parts or dropped):
            if not dropped:
                parts.append(line[1:])
        elif block and line and b":" not in line and b";" not in line:
            continue  # BASE64 of vCard 2.1, which ends with an empty line
        else:
            if parts:
                yield b"".join(parts)
            dropped, block, printable = _kind(line.partition(b":")[0][:_LONGEST_HEAD])
            parts = [] if dropped else [line]
        goes_on = printable and not dropped and parts[-1].endswith(b"=")
        if goes_on:
            parts[-1] = parts[-1][:-1]
    if parts:
        yield b"".join(parts)


@lru_cache(maxsize=256)  # a file has the same few heads again and again
def _kind(head: bytes) -> tuple[bool, bool, bool]:
    return tuple(bool(pattern.fullmatch(head)) for pattern in (_DROPPED, _BLOCK, _QUOTED_PRINTABLE))  # type: ignore[return-value]


def _texts(lines: list[bytes], warnings: list[str]) -> Iterator[str]:
    """Decode each line by itself: old files name an encoding for each property."""
    others = 0
    for number, line in enumerate(lines, start=1):
        try:
            yield line.decode()
        except UnicodeDecodeError as error:
            head = line.partition(b":")[0][:_LONGEST_HEAD]
            charset = charset_of(head.decode("ascii", "replace")) if b";" in head else None
            if charset:
                yield line.decode(charset, "replace")
            elif number == len(lines) and error.end == len(line):
                yield line.decode("utf-8", "replace")  # the file was cut inside a character
                warnings.append(lost_letters(1))
            else:
                others += 1
                yield line.decode("cp1252", "replace")
    if others:
        warnings.append(OLD)


def _property(line: str, heads: dict[str, tuple[str, str, Params] | None]) -> Property | None:
    head, colon, raw = line.partition(":")
    if not colon or len(head) > _LONGEST_HEAD:
        return None
    if '"' in head and (match := _QUOTED_HEAD.match(line)):
        head, raw = match[1], line[match.end() :]
    if head not in heads:  # a file has the same few heads again and again
        heads[head] = _read_head(head)
    read = heads[head]
    return Property(*read, raw) if read else None


def _read_head(head: str) -> tuple[str, str, Params] | None:
    match = _HEAD.fullmatch(head)
    return ((match[1] or "").upper(), match[2].upper(), read_params(match[3] or "")) if match else None
