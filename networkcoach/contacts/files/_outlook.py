"""Outlook's CSV of contacts: of the web, and of Windows in English and German."""

from __future__ import annotations

import re
from dataclasses import replace

from networkcoach.contacts.files._model import ContactFile
from networkcoach.contacts.files._people import different, parted, real_tags
from networkcoach.contacts.files._rows import Columns, Texts, gathered, places, read_people, split
from networkcoach.contacts.files._table import CsvFamily, Table

_NAMES = {
    "given": ("first name", "vorname"),
    "family": ("last name", "nachname"),
    "email": ("e-mail address", "e-mail-adresse"),
    "phone": ("primary phone", "haupttelefon"),
    "company": ("company", "firma"),
    "position": ("job title", "position"),
    "url": ("web page", "webseite"),
    "birthday": ("birthday", "geburtstag"),
    "notes": ("notes", "notizen"),
    "tags": ("categories", "kategorien"),
}
_MIDDLE = ("middle name", "weitere vornamen")
_CHILDREN = ("children", "kinder")
_OTHERS = """suffix|nickname|given yomi|surname yomi|e-mail 2 address|e-mail 3 address|e-mail display name|e-mail type
|home phone|business phone|mobile phone|business fax|home fax|company main phone|business street|home street
|other street|home city|business city|department|anniversary|spouse|gender|initials|personal web page
|business web page|assistant's name|assistant's phone|manager's name|office location|referred by|keywords|location
|language|hobby|profession|user 1|account|billing information|mileage|private|sensitivity|priority
|anrede|abteilung|mobiltelefon|telefon geschäftlich|telefon (privat)|telefon privat|telefon firma|fax geschäftlich
|straße geschäftlich|ort geschäftlich|straße privat|e-mail-typ|e-mail: angezeigter name|e-mail 2: adresse
|partner|partner/in|jahrestag|beruf|büro|name assistent|initialen|geschlecht|stichwörter"""
# "Title" and "Anrede" are Mr and Ms here, never a job. A table that has a title and not much else is not known by it.
_NEVER = ("title", "anrede")

_EMAIL = re.compile(r"e-mail(?: ?([2-9]))?(?: address|-adresse|: adresse)|e-mail-adresse ([2-9])")
_WEB = re.compile(r"(?:personal |business )?web page|webseite(?: .*)?")
_PHONE = re.compile(r".*(?:phone|telefon|callback|rückmeldung).*|isdn|pager|tty.*|telex|.*fax.*", re.DOTALL)
_BEHIND = re.compile(r"fax|pager|isdn|telex|tty|hör|assist|company|firma|callback|rückmeldung")
_DIRECTORY = "Addresses that only an office's own directory knows: {:,}. They were left out."


def read_outlook(table: Table) -> ContactFile:
    """Turn Outlook's table into people."""
    at = places(table, _NAMES, _NEVER)
    if "phone" not in at and "phone" not in table.chosen and (first := _phones(table, at)):
        at["phone"] = first[0]
    every_email = _together(table, at, "email", _columns(table, _EMAIL))
    emails = _without_directories(every_email)
    columns = Columns(
        table,
        at,
        middle=table.cells(table.first(_MIDDLE)),
        nickname=table.cells(table.first(("nickname", "spitzname"))),
        emails=emails,
        phones=_together(table, at, "phone", _phones(table, at)),
        urls=_together(table, at, "url", _columns(table, _WEB)),
        children=split(table, table.first(_CHILDREN), _children),
        tags=split(table, at.get("tags"), lambda cell: real_tags(parted(cell, ";"))),
    )
    lost = sum(map(len, every_email)) - sum(map(len, emails))
    file = read_people(columns, "outlook")
    return replace(file, warnings=[*file.warnings, _DIRECTORY.format(lost)]) if lost else file


def _columns(table: Table, pattern: re.Pattern[str]) -> list[int]:
    return [at for at, _ in table.matching(pattern)]


def _phones(table: Table, at: dict[str, int]) -> list[int]:
    """Order the telephone numbers: the main one, the person's own, and then faxes and numbers of others."""
    found = [(_BEHIND.search(table.header[n]) is not None, n != at.get("phone"), n) for n in _columns(table, _PHONE)]
    return [n for _, _, n in sorted(found)]


def _together(table: Table, at: dict[str, int], field: str, found: list[int]) -> Texts:
    if field not in at:
        return gathered(table, ())
    return gathered(table, [(n, None) for n in dict.fromkeys([at[field], *found])])


def _without_directories(emails: Texts) -> Texts:
    # An Exchange server writes its own kind of address for colleagues: "/o=Example/ou=…/cn=ana", which is no email.
    return [tuple(email for email in texts if not email.lower().startswith("/o=")) for texts in emails]


def _children(cell: str) -> tuple[str, ...]:
    return different(parted(cell, ";" if ";" in cell else ","))


OUTLOOK = CsvFamily(
    columns=frozenset(name for names in (*_NAMES.values(), _MIDDLE, _CHILDREN) for name in names)
    | frozenset(_OTHERS.replace("\n", "").split("|")),
    people=frozenset(name for field in ("given", "family", "email") for name in _NAMES[field]),
    read=read_outlook,
)
