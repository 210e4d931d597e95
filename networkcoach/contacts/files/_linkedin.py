"""LinkedIn's ``Connections.csv``, in English or German, as downloaded or saved again by Excel."""

from __future__ import annotations

from networkcoach.contacts.files._model import ContactFile, FileContact
from networkcoach.contacts.files._people import parted, real_tags
from networkcoach.contacts.files._rows import Columns, gathered, places, read_people, split
from networkcoach.contacts.files._table import CsvFamily, Table

_NAMES = {
    "given": ("first name", "vorname"),
    "family": ("last name", "nachname"),
    "url": ("url",),
    "email": ("email address", "e-mail-adresse"),
    "company": ("company", "unternehmen"),
    "position": ("position",),
    "connected_on": ("connected on", "verbunden am"),
}
_CLOSED = "a closed account (no name, no email)"


def read_linkedin(table: Table) -> ContactFile:
    """Turn LinkedIn's table into people.

    Closed accounts, which LinkedIn leaves in the list without name and email, are skipped and counted.
    """
    at = places(table, _NAMES)
    emails, phones, urls = (
        gathered(table, [(at[field], None)] if field in at else []) for field in ("email", "phone", "url")
    )
    tags = split(table, at.get("tags"), lambda cell: real_tags(parted(cell, ";")))  # a column that somebody added
    columns = Columns(table, at, emails=emails, phones=phones, urls=urls, tags=tags)
    return read_people(columns, "linkedin", _CLOSED, _is_closed)


def _is_closed(one: FileContact) -> bool:
    return not (one.given or one.family or one.email)


LINKEDIN = CsvFamily(
    columns=frozenset(name for names in _NAMES.values() for name in names),
    people=frozenset(name for field in ("given", "family", "email") for name in _NAMES[field]),
    read=read_linkedin,
)
