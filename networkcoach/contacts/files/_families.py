"""Which kinds of CSV files there are. Each family has a module of its own; those without one are named and refused."""

from __future__ import annotations

from collections.abc import Callable

from networkcoach.contacts.files._linkedin import LINKEDIN
from networkcoach.contacts.files._model import ContactFile, UnreadableFile
from networkcoach.contacts.files._table import CsvFamily, Table

_GOOGLE = """first name|middle name|last name|name prefix|name suffix|nickname|file as|organization name
|organization title|organization department|birthday|notes|photo|labels|e-mail 1 - label|e-mail 1 - value
|e-mail 1 - type|phone 1 - value|name|given name|additional name|family name|group membership
|organization 1 - name|organization 1 - title"""
_OUTLOOK = """title|first name|middle name|last name|suffix|nickname|given yomi|surname yomi|e-mail address
|e-mail 2 address|e-mail display name|home phone|business phone|mobile phone|business street|job title|department
|company|birthday|anniversary|notes|categories|children|spouse
|anrede|vorname|weitere vornamen|nachname|firma|abteilung|position|mobiltelefon|e-mail-adresse|geburtstag
|kinder|notizen"""
_PEOPLE = """first name|last name|name|given name|family name|vorname|nachname
|e-mail 1 - value|e-mail address|e-mail-adresse"""


def not_yet(what: str) -> UnreadableFile:
    """Say honestly that a file is known for what it is, but can't be read by this version."""
    return UnreadableFile(
        f"This file is {what}; for now only LinkedIn's files can be read: choose Connections.csv or LinkedIn's zip."
    )


def _refuse(what: str) -> Callable[[Table], ContactFile]:
    def read(_table: Table) -> ContactFile:
        raise not_yet(what)

    return read


def _names(text: str) -> frozenset[str]:
    return frozenset(text.replace("\n", "").split("|"))


#: The family that knows most of the names in a header reads the file; the first of two that know as many.
CSV_FAMILIES = (
    LINKEDIN,
    CsvFamily(_names(_GOOGLE), _names(_PEOPLE), _refuse("a list of Google contacts")),
    CsvFamily(_names(_OUTLOOK), _names(_PEOPLE), _refuse("a list of Outlook contacts")),
)
