"""One property of a vCard: its parameters, and what its value says after all escapes."""

from __future__ import annotations

import binascii
import codecs
import re
from dataclasses import dataclass

from networkcoach.contacts.files._people import MOST_PARTS

_PARAM = re.compile(r'(?:[^";]|"[^"]*")+')
# Two characters that no value has stand for an escaped backslash and an escaped sign while others are replaced.
_BACKSLASH, _SIGN = "\0", "\x01"
_ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\:": ":", _BACKSLASH: "\\"}
_CHARSET = re.compile(r';CHARSET="?([^";:]+)', re.IGNORECASE)
# A name of an encoding comes from the file, and Python also knows encodings that are no text, or slow.
_TEXT_ENCODINGS = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|windows-125\d|cp\d{3,4}|koi8-[ru]|macintosh|shift[-_]jis|sjis"
    r"|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|gb(?:2312|k|18030)|big5|tis-620"
)
_NO_PREFERENCE = 101  # one more than the lowest that vCard 4.0 has


@dataclass(frozen=True)
class Params:
    """What stands before the value of a property, in the words of all three versions.

    Attributes
    ----------
    types
        Such as ``HOME`` and ``CELL``, in capitals.
    rank
        The lower, the more it is preferred.
    """

    types: frozenset[str] = frozenset()
    rank: int = _NO_PREFERENCE
    is_printable: bool = False
    is_text: bool = False
    charset: str | None = None
    omitted_year: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card; ``raw`` is its value as it stands there."""

    group: str
    name: str
    params: Params
    raw: str

    @property
    def text(self) -> str:
        """The value without its escapes."""
        return self._read(_hidden(self.raw.replace(_SIGN, "")))

    def parts(self, sign: str, most: int = MOST_PARTS) -> list[str]:
        r"""Take a value of several apart first, and its escapes out then; the last part is whatever is left.

        Examples
        --------
        >>> Property("", "N", Params(), r"Ruiz\;Vega;Ana;;").parts(";")
        ['Ruiz;Vega', 'Ana', '', '']
        """
        hidden = _hidden(self.raw.replace(_SIGN, "")).replace(f"\\{sign}", _SIGN)
        return [self._read(part).replace(_SIGN, sign) for part in hidden.split(sign, most - 1)]

    def _read(self, hidden: str) -> str:
        text = hidden
        if self.params.is_printable and "=" in text:
            text = _hidden(_from_quoted_printable(text, self.params.charset))
        if "\\" in text or _BACKSLASH in text:
            for escape, sign in _ESCAPES.items():
                text = text.replace(escape, sign)
        return text


def _hidden(raw: str) -> str:
    return raw.replace("\\\\", _BACKSLASH)


def read_params(text: str) -> Params:
    """Read parameters: ``TYPE=HOME,CELL``, ``type=pref``, ``PREF=1``, and the bare words of vCard 2.1.

    Examples
    --------
    >>> sorted(read_params('TYPE="home,cell";PREF=2').types), read_params("CELL;PREF").rank
    (['CELL', 'HOME'], 1)
    """
    types: set[str] = set()
    said: dict[str, str] = {}
    for param in _PARAM.findall(text):
        name, equals, value = (part.strip().upper() for part in param.partition("="))
        value = value.replace('"', "")
        if not equals or name == "TYPE":
            types.update(word.strip() for word in (value if equals else name).split(","))
        else:
            said.setdefault(name, value)
    preference = said.get("PREF", "")
    rank = int(preference) if re.fullmatch("[0-9]{1,3}", preference) else 1 if "PREF" in types else _NO_PREFERENCE
    return Params(
        types=frozenset(types),
        rank=rank,
        is_printable="QUOTED-PRINTABLE" in (said.get("ENCODING"), *types),
        is_text=said.get("VALUE") == "TEXT",
        charset=_encoding(said.get("CHARSET", "")),
        omitted_year=said.get("X-APPLE-OMIT-YEAR", ""),
    )


def charset_of(head: str) -> str | None:
    """Find which encoding the head of a property names, if Python knows it and it is one of text.

    Examples
    --------
    >>> charset_of("N;CHARSET=ISO-8859-1"), charset_of("N;CHARSET=rot13")
    ('cp1252', None)
    """
    match = _CHARSET.search(head)
    return _encoding(match[1].strip()) if match else None


def _encoding(charset: str) -> str | None:
    name = charset.strip().lower()
    if name in ("iso-8859-1", "us-ascii", "ascii"):
        return "cp1252"  # it has these and the signs that Windows writes under their names
    try:
        return codecs.lookup(name).name if _TEXT_ENCODINGS.fullmatch(name) else None
    except LookupError:
        return None


def _from_quoted_printable(raw: str, charset: str | None) -> str:
    data = binascii.a2b_qp(raw.replace("=00", "").replace("=01", "").encode())
    for encoding in (charset, "utf-8"):
        try:
            return data.decode(encoding or "utf-8")
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")
