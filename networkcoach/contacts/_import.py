"""Bring the people of a file into the log: one step that `undo` takes back, and nothing the student typed is lost."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from networkcoach.contacts._who_is_who import COLUMNS, FORMER, said_by, sort_out, to_json
from networkcoach.contacts._writing import log_key
from networkcoach.contacts.files._identity import profile_key
from networkcoach.contacts.files._model import LISTS, TEXTS, ContactFile, FileContact, counted, left_over
from networkcoach.store import Store

Progress = Callable[[int, int], None]

_TOLD = ("name", "company", "position")  # changes that are a reason to write to somebody
_MAIN = {"email": "emails", "phone": "phones"}


@dataclass(frozen=True)
class News:
    """Something that is different for a person since the last file, such as a new position."""

    contact_id: int
    name: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, repr=False)
class ImportReport:
    """What an import did. Every record of the file is in exactly one of the figures.

    Printing it shows figures only, so that no name gets into a saved notebook by accident.

    Attributes
    ----------
    added, updated, unchanged
        People who are new in the log, who got something new, and who were there just so.
    duplicates
        Records joined to another one of the same file: same profile address or email.
    skipped
        What was left out, by the file or by the import: (record number from 1 after the header, reason).
    warnings
        Sentences about what was read but should be looked at.
    news
        Changes of name, company or position.

    Examples
    --------
    >>> ImportReport(added=38, updated=1, duplicates=0, unchanged=2, skipped=[], warnings=[])
    38 people added, 1 updated, 2 unchanged.
    """

    added: int
    updated: int
    duplicates: int
    unchanged: int
    skipped: list[tuple[int, str]]
    warnings: list[str]
    news: tuple[News, ...] = ()

    def __str__(self) -> str:
        people = counted(self.added, "person", "people")
        sentences = [f"{people} added, {self.updated:,} updated, {self.unchanged:,} unchanged."]
        if self.duplicates:
            joined = "was the same person as another one and was joined with it"
            joined = joined if self.duplicates == 1 else "were the same person as another one and were joined with it"
            sentences.append(f"{counted(self.duplicates, 'record')} {joined}.")
        return " ".join([*sentences, *left_over(self.skipped, self.warnings)])

    __repr__ = __str__


def import_contacts(
    store: Store, contact_file: ContactFile, today: date, progress: Progress | None = None
) -> ImportReport:
    """Add the people of a file to the log and bring those who are there up to date.

    The same person is who has the same profile address or one of the same email addresses. Somebody new gets no
    rhythm, so nobody is overdue because of an import. What the student typed is never overwritten, and nothing is
    ever blanked.

    Parameters
    ----------
    store
        The log's file.
    contact_file
        From `read_contacts`.
    today
        Days of connecting after it are reported.
    progress
        Called about every 1 % with how many people are done, and of how many. If it raises, nothing is imported.

    Examples
    --------
    >>> file = ContactFile("linkedin", (FileContact(1, "Ana Ruiz", url="https://www.example.com/in/ana"),))
    >>> store = Store.open(None)
    >>> import_contacts(store, file, date(2026, 3, 16))
    1 person added, 0 updated, 0 unchanged.
    >>> import_contacts(store, file, date(2026, 3, 16))
    0 people added, 0 updated, 1 unchanged.
    """
    with store.step("import") as db:
        log = {row["id"]: row for row in db.execute("SELECT * FROM contact")}
        people, skipped, doubts = sort_out(contact_file.records, log, log_key(store))
        done, news = _write(db, _reported(people, progress), log)
    return ImportReport(
        added=done["added"],
        updated=done["updated"],
        duplicates=sum(len(records) - 1 for records in people.values()),
        unchanged=done["unchanged"],
        skipped=sorted(contact_file.skipped + skipped),
        warnings=contact_file.warnings + doubts + _about_future(contact_file.records, today),
        news=tuple(news),
    )


_Joined = tuple[int, FileContact, list[str]]  # who, what the file says, and their other profile addresses


def _reported(people: dict[int, list[FileContact]], progress: Progress | None) -> Iterator[_Joined]:
    of = len(people)
    every = max(1, of // 100)
    for done, (person, records) in enumerate(people.items(), start=1):
        record = _joined(records)
        yield person, record, _other_urls(record, records)
        if progress and (done % every == 0 or done == of):
            progress(done, of)


def _joined(records: list[FileContact]) -> FileContact:
    """Make one record of several about the same person: the first that says something counts."""
    first = records[0]
    if len(records) == 1:
        return first
    whole: dict[str, Any] = {}
    for name in TEXTS:
        whole[name] = next(filter(None, (getattr(one, name) for one in records)), None)
    for name in LISTS:
        whole[name] = tuple(dict.fromkeys(text for one in records for text in getattr(one, name)))
    return replace(first, **whole)


def _other_urls(record: FileContact, records: list[FileContact]) -> list[str]:
    """Find the profile addresses beside the main one, by which next month's file may name the person."""
    if len(records) == 1:
        return []
    urls = {profile_key(one.url): one.url for one in records if one.url}
    return [url for key, url in urls.items() if key not in (None, profile_key(record.url))]


def _write(
    db: sqlite3.Connection, people: Iterable[_Joined], log: dict[int, sqlite3.Row]
) -> tuple[Counter[str], list[News]]:
    done: Counter[str] = Counter()
    news: list[News] = []
    for person, record, urls in people:
        if person not in log:
            db.execute(_INSERT, _new_person(record, urls))
            done["added"] += 1
        elif changes := _changes(log[person], record, urls):
            places = ", ".join(f"{column} = :{column}" for column in changes)
            db.execute(f"UPDATE contact SET {places} WHERE id = :id", {**changes, "id": person})
            news += _news(log[person], changes)
            done["updated"] += 1
        else:
            done["unchanged"] += 1
    return done, news


_STORED = (*COLUMNS, "met_on", "rhythm_days", "imported")
_INSERT = f"INSERT INTO contact ({', '.join(_STORED)}) VALUES ({', '.join('?' * len(_STORED))})"


def _new_person(record: FileContact, urls: list[str]) -> list[str | int | None]:
    said, words = said_by(record)
    words = to_json(said | {FORMER: urls}) if urls else words
    texts = [said.get(name) for name in TEXTS]
    lists = (to_json(said[name]) if name in said else "[]" for name in LISTS)
    return [*texts, *lists, record.met_on, record.rhythm_days, words]


def _changes(row: sqlite3.Row, record: FileContact, urls: list[str]) -> dict[str, Any]:
    """Columns that the file changes: empty ones, and those that still hold what an earlier file said."""
    texts = {name: new for name in TEXTS if (new := getattr(record, name)) and new != row[name]}
    if not texts and not urls and not any(getattr(record, name) for name in LISTS):
        return {}  # as for nearly everyone in next month's file
    imported = json.loads(row["imported"])
    lists = {name: new for name in LISTS if (new := _new_in_list(row, record, name, imported))}
    texts = {name: new for name, new in texts.items() if (row[name] or None) == imported.get(name)}
    if record.name in (record.company, record.email, record.phone):
        texts.pop("name", None)  # it only stands in for a name that the file does not have
    for main, name in _MAIN.items():
        if row[main] and texts.get(main) not in lists.get(name, ()):
            texts.pop(main, None)  # an address that is known already does not take the place of the main one
    former = imported.get(FORMER, [])
    urls = [url for url in urls if url not in (row["url"], *former)]
    if not texts and not lists and not urls:
        return {}
    said: dict[str, Any] = texts | {name: imported.get(name, []) + new for name, new in lists.items()}
    if "url" in texts and row["url"]:
        urls = [row["url"], *urls]
    if urls:
        said[FORMER] = [*former, *urls]
    return {**texts, **_whole_lists(row, texts, lists), "imported": to_json(imported | said)}


def _whole_lists(row: sqlite3.Row, texts: dict[str, Any], lists: dict[str, list[str]]) -> dict[str, str]:
    whole = {name: json.loads(row[name]) + new for name, new in lists.items()}
    for main, name in _MAIN.items():
        if name in whole:
            whole[name].sort(key=lambda text, main=main: text != texts.get(main, row[main]))  # the main one first
    return {name: to_json(texts) for name, texts in whole.items()}


def _new_in_list(row: sqlite3.Row, record: FileContact, name: str, imported: dict[str, Any]) -> list[str]:
    """Find what a file adds to a list; what the student took out of it does not come back."""
    said = getattr(record, name)
    if not said:
        return []
    known = {text.casefold() for text in json.loads(row[name]) + imported.get(name, [])}
    return [text for text in said if text.casefold() not in known]


def _news(row: sqlite3.Row, changes: dict[str, Any]) -> Iterator[News]:
    for field in _TOLD:
        if field in changes and row[field]:
            yield News(row["id"], changes.get("name", row["name"]), field, row[field], changes[field])


def _about_future(records: Iterable[FileContact], today: date) -> list[str]:
    day = today.isoformat()
    late = [record.number for record in records if record.connected_on and record.connected_on > day]
    if not late:
        return []
    return [
        f"Days of connecting that lie after today: {len(late):,}, the first in record {late[0]}. Is the file right?"
    ]
