"""vCard 2.1, 3.0 and 4.0, as Apple, Google, Android and Outlook write them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from networkcoach.contacts.files._clean import clean_line, clean_lines
from networkcoach.contacts.files._dates import Days, about_days, read_birthdays
from networkcoach.contacts.files._identity import names_a_profile
from networkcoach.contacts.files._model import ContactFile, FileContact
from networkcoach.contacts.files._people import NOBODY, different, is_child, parted, person, real_tags
from networkcoach.contacts.files._vcard_lines import Card, read_cards
from networkcoach.contacts.files._vcard_values import Property

_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*(?:[\r\n]|\Z)", re.IGNORECASE)
_GROUP = "a group, not a person"
_NO_VOICE = frozenset(("FAX", "PAGER", "MODEM", "BBS", "TLX", "TELEX"))
_ANDROID = "vnd.android.cursor.item/"
_ANDROID_CHILD = "3"  # its number for this kind of relation; 0 is for a label in words

Said = dict[str, list[Property]]  # from the name of a property to all of that name


def is_vcard(data: bytes) -> bool:
    r"""Say whether a file begins with a card, whatever its encoding.

    Examples
    --------
    >>> is_vcard(b"\r\nbegin:vcard\r\n"), is_vcard(b"First Name,BEGIN:VCARD")
    (True, False)
    """
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"")
    return _BEGIN.match(start) is not None


def has_cards(text: str) -> bool:
    r"""Say whether a card begins in one of the first lines of a text.

    Examples
    --------
    >>> has_cards("Please find my card below.\n\nBEGIN:VCARD\n")
    True
    """
    return any(_BEGIN.fullmatch(line.encode("utf-8", "replace")) for line in text[:2000].splitlines())


def read_vcards(data: bytes) -> ContactFile:
    r"""Turn a file of vCards into people.

    Groups, which Apple keeps as cards, are skipped and counted.

    Examples
    --------
    >>> read_vcards(b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nBDAY:--02-29\nEND:VCARD\n").records[0].birthday
    '--02-29'
    """
    cards, warnings = read_cards(data)
    said = {card.number: _by_name(card) for card in cards}
    born = {number: day for number, one in said.items() if (day := _birthday(one))}
    words = {number: text for number, (text, is_date) in born.items() if not is_date}
    dates = {number: text for number, (text, is_date) in born.items() if is_date}
    days = read_birthdays(dates.values())
    records: list[FileContact] = []
    skipped: list[tuple[int, str]] = []
    for number, one in said.items():
        if _is_group(one):
            skipped.append((number, _GROUP))
        elif found := person(number, **_person(one), birthday=days.iso[dates.get(number, "")]):
            records.append(found)
        else:
            skipped.append((number, NOBODY))
    no_date = Days({}, None, frozenset(), frozenset(words.values()))
    warnings += about_days(words.items(), no_date) + about_days(dates.items(), days)
    return ContactFile("vcard", tuple(records), skipped, warnings)


def _by_name(card: Card) -> Said:
    said: Said = defaultdict(list)
    for one in card.properties:
        said[one.name].append(one)
    return said


def _is_group(said: Said) -> bool:
    kinds = said["KIND"] + said["X-ADDRESSBOOKSERVER-KIND"]
    return any(kind.raw.strip().lower() == "group" for kind in kinds)


def _person(said: Said) -> dict[str, Any]:
    full = _first(said["FN"])
    family, given, middle = _names(said["N"])
    if given == full and " " in given and not family:  # the name was never parted; our own files write it so too
        given = ""
    android = [one.parts(";") for one in said["X-ANDROID-CUSTOM"]]
    return {
        "full": full,
        "family": family,
        "given": given,
        "middle": middle,
        "nickname": next(filter(None, _nicknames(said, android)), ""),
        "emails": different(_email(one) for one in sorted(said["EMAIL"], key=_rank)),
        "phones": different(_phone(one) for one in sorted(said["TEL"], key=_voice_first)),
        "company": next(filter(None, (clean_line(one.parts(";", 2)[0]) for one in said["ORG"])), ""),
        "position": _first(said["TITLE"]) or _first(said["ROLE"]),
        "urls": _urls(said),
        "notes": "\n".join(different(clean_lines(one.text) for one in said["NOTE"])),
        "children": different([*_children(said), *_android_children(android)]),
        "tags": real_tags(clean_line(tag) for one in said["CATEGORIES"] for tag in _categories(one)),
        "uid": _first(said["UID"]) or _first(said["X-ABUID"]),
    }


def _first(properties: list[Property]) -> str:
    return next(filter(None, (clean_line(one.text) for one in properties)), "")


def _names(properties: list[Property]) -> tuple[str, str, str]:
    """Give family, given and middle names of the first N that has any."""
    for one in properties:
        parts = [clean_line(part) for part in one.parts(";", 4)] + [""] * 3
        if any(parts[:3]):
            return parts[0], parts[1], " ".join(filter(None, map(str.strip, parts[2].split(","))))
    return "", "", ""


def _nicknames(said: Said, android: list[list[str]]) -> list[str]:
    names = [clean_line(one.parts(",", 2)[0]) for one in said["NICKNAME"]]
    return names + [clean_line(parts[1]) for parts in android if parts[0] == f"{_ANDROID}nickname" and len(parts) > 1]


def _rank(one: Property) -> int:
    return one.params.rank


def _voice_first(one: Property) -> tuple[bool, int]:
    return bool(one.params.types & _NO_VOICE), one.params.rank


def _email(one: Property) -> str:
    text = clean_line(one.text)
    return text[len("mailto:") :].strip() if text.lower().startswith("mailto:") else text


def _phone(one: Property) -> str:
    text = clean_line(one.text)
    if not text.lower().startswith("tel:"):
        return text
    number, *params = parted(text[len("tel:") :], ";")  # RFC 3966
    extension = next((param[len("ext=") :] for param in params if param.lower().startswith("ext=")), "")
    return f"{number} ext. {extension}" if extension else number


def _urls(said: Said) -> tuple[str, ...]:
    profiles = (clean_line(one.text) for one in said["X-SOCIALPROFILE"])
    return different([*(clean_line(one.text) for one in said["URL"]), *filter(names_a_profile, profiles)])


def _categories(one: Property) -> list[str]:
    return [tag for part in one.parts(",") for tag in parted(part, ";")]


def _children(said: Said) -> list[str]:
    labels = {one.group: clean_line(one.text) for one in said["X-ABLABEL"] if one.group}
    names = [
        clean_line(one.text)
        for one in said["X-ABRELATEDNAMES"]
        if is_child(labels.get(one.group, "")) or any(map(is_child, one.params.types))
    ]
    names += [clean_line(one.text) for one in said["RELATED"] if any(map(is_child, one.params.types))]
    names += [name for one in said["X-MS-CHILD"] for name in parted(clean_line(one.text.replace(",", ";")), ";")]
    return [name for name in names if not name.lower().startswith("urn:")]  # that names another card


def _android_children(android: list[list[str]]) -> list[str]:
    relations = [parts for parts in android if parts[0] == f"{_ANDROID}relation" and len(parts) > 3]
    return [clean_line(one[1]) for one in relations if one[2] == _ANDROID_CHILD or (one[2] == "0" and is_child(one[3]))]


def _birthday(said: Said) -> tuple[str, bool] | None:
    """Give the text of a birthday, and whether it may be a date; VALUE=text is words such as "in spring"."""
    for one in said["BDAY"]:
        if text := clean_line(one.text):
            year = one.params.omitted_year
            if year and text.startswith(year):
                text = f"--{text[len(year) :].lstrip('-')}"
            return text, not one.params.is_text
    return None
