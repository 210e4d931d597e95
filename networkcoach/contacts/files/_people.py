"""From what a file says about somebody to one person: the name that is shown, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from networkcoach.contacts.files._identity import names_a_profile
from networkcoach.contacts.files._model import FileContact

#: Of one value, such as tags of one person; more are no list.
MOST_PARTS = 1_000

NOBODY = "no name, company, email or telephone number"

_NAMED_ADDRESS = re.compile(r"[^<>]*<([^<>@ ]+@[^<>@ ]+)>")

# What a relation is called, in the languages of data/columns.yaml.
_CHILD = frozenset(
    (
        *("child", "son", "daughter", "kind", "sohn", "tochter", "hijo", "hija", "niño", "niña", "enfant", "fils"),
        *("fille", "figlio", "figlia", "bambino", "bambina", "filho", "filha", "criança", "zoon", "dochter"),
    )
)
_NO_TAG = frozenset(("mycontacts", "starred"))  # groups that Google makes by itself


def person(
    number: int,
    *,
    full: str = "",
    given: str = "",
    middle: str = "",
    family: str = "",
    nickname: str = "",
    emails: tuple[str, ...] = (),
    phones: tuple[str, ...] = (),
    company: str = "",
    position: str = "",
    urls: tuple[str, ...] = (),
    connected_on: str | None = None,
    birthday: str | None = None,
    notes: str = "",
    children: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    uid: str = "",
) -> FileContact | None:
    """Make a person of cleaned texts, empty where the file says nothing; None if nothing in them names anybody.

    Examples
    --------
    >>> person(1, given="Ana", middle="Pilar", family="Ruiz").name
    'Ana Pilar Ruiz'
    >>> person(2, emails=("Ana Ruiz <ana@example.com>",)).name
    'ana@example.com'
    >>> person(3, notes="who was that?") is None
    True
    """
    emails = different(map(_address, emails))
    parts = " ".join(filter(None, (given, middle, family)))
    name = full or parts or nickname or company or next(iter(emails + phones), "")
    if not name:
        return None
    return FileContact(
        number=number,
        name=name,
        given=given or None,
        family=family or None,
        nickname=nickname or None,
        email=emails[0] if emails else None,
        phone=phones[0] if phones else None,
        company=company or None,
        position=position or None,
        url=_main_url(urls) if len(urls) > 1 else urls[0] if urls else None,
        connected_on=connected_on,
        birthday=birthday,
        notes=notes or None,
        emails=emails,
        phones=phones,
        children=children,
        tags=tags,
        uid=uid or None,
    )


def _address(text: str) -> str:
    # Who copies an address from a mail program pastes "Ana Ruiz <ana@example.com>".
    match = _NAMED_ADDRESS.fullmatch(text) if text.endswith(">") else None
    return match[1] if match else text


def _main_url(urls: tuple[str, ...]) -> str:
    return next(filter(names_a_profile, urls), urls[0])


def different(texts: Iterable[str]) -> tuple[str, ...]:
    """Leave out what is empty or was there already.

    Examples
    --------
    >>> different(["ana@example.com", "", "Ana@example.com"])
    ('ana@example.com',)
    """
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(text.casefold(), text)
    return tuple(found.values())


def parted(cell: str, sign: str) -> list[str]:
    """Take a cell with several texts apart; the last part is whatever is left.

    Examples
    --------
    >>> parted("Tim ::: Lea", ":::")
    ['Tim', 'Lea']
    """
    return [part.strip() for part in cell.split(sign, MOST_PARTS - 1)]


def real_tags(texts: Iterable[str]) -> tuple[str, ...]:
    """Leave out the groups that Google puts everybody in; the star in front marks a group of its own making.

    Examples
    --------
    >>> real_tags(["* myContacts", "Choir", "* friends"])
    ('Choir', 'friends')
    """
    tags = (text.strip().removeprefix("*").strip() for text in texts)
    return different(tag for tag in tags if tag.replace(" ", "").casefold() not in _NO_TAG)


def is_child(relation: str) -> bool:
    """Say whether the label of a relation means a child.

    Examples
    --------
    >>> is_child("* Daughter"), is_child("_$!<Child>!$_"), is_child("Spouse")
    (True, True, False)
    """
    return relation.strip("*_$!<> ").casefold() in _CHILD
