"""Bring the people of a file into the log: one step that `undo` takes back, and nothing the student typed is lost."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from networkcoach.contacts._who_is_who import COLUMNS, FORMER, said_by, sort_out, to_json
from networkcoach.contacts._writing import OTHER_IDS, is_own_id, log_key
from networkcoach.contacts.files._identity import names_a_profile, profile_key, uid_key
from networkcoach.contacts.files._model import LISTS, TEXTS, ContactFile, FileContact, counted, left_over
from networkcoach.store import Store

Progress = Callable[[int, int], None]

_TOLD = ("name", "company", "position")  # changes that are a reason to write to somebody
_MAIN = {"email": "emails", "phone": "phones"}
_NO_RECORD = "no such record in the file"


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
    """What an import did. Every record that was asked for is in exactly one of the figures.

    Printing it shows figures only, so that no name gets into a saved notebook by accident.

    Attributes
    ----------
    added, updated, unchanged
        People who are new in the log, who got something new, and who were there just so.
    duplicates
        Records joined to another one of the same file: same profile address, email or lasting id.
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
    store: Store,
    contact_file: ContactFile,
    today: date,
    progress: Progress | None = None,
    *,
    children: bool = False,
    only: Collection[int] | None = None,
) -> ImportReport:
    """Add the people of a file to the log and bring those who are there up to date.

    The same person is who has the same profile address, one of the same email addresses, or the same lasting id.
    Somebody new gets no rhythm, so nobody is overdue because of an import. What the student typed is never
    overwritten, and nothing is ever blanked.

    Parameters
    ----------
    store
        The log's file.
    contact_file
        From `read_contacts`.
    today
        Days of connecting after it are reported, and birthdays after it are left out.
    progress
        Called about every 1 % with how many people are done, and of how many. If it raises, nothing is imported.
    children
        Whether to take the names of children too. Our own file is taken whole: the student has written them there.
    only
        Numbers of the records to take; all others are as if the file did not have them.

    Examples
    --------
    >>> file = ContactFile("linkedin", (FileContact(1, "Ana Ruiz", url="https://www.example.com/in/ana"),))
    >>> store = Store.open(None)
    >>> import_contacts(store, file, date(2026, 3, 16))
    1 person added, 0 updated, 0 unchanged.
    >>> import_contacts(store, file, date(2026, 3, 16))
    0 people added, 0 updated, 1 unchanged.
    """
    records, skipped = _wanted(contact_file, only)
    unborn: list[str] = []
    if contact_file.format != "networkcoach":
        records, unborn = _without_future_birthdays(records, today)
        records = records if children else [replace(one, children=()) if one.children else one for one in records]
    profile_of = profile_key if contact_file.format == "linkedin" else _own_profile
    with store.step("import") as db:
        log = {row["id"]: row for row in db.execute("SELECT * FROM contact")}
        people, unsorted, doubts = sort_out(records, log, log_key(store), profile_of)
        done, news = _write(db, _reported(people, progress), log)
    return ImportReport(
        added=done["added"],
        updated=done["updated"],
        duplicates=sum(len(records) - 1 for records in people.values()),
        unchanged=done["unchanged"],
        skipped=sorted(skipped + unsorted),
        warnings=contact_file.warnings + doubts + unborn + _about_future(records, today),
        news=tuple(news),
    )


def _wanted(file: ContactFile, only: Collection[int] | None) -> tuple[list[FileContact], list[tuple[int, str]]]:
    """Give the records to take, and what is left out of those that were asked for."""
    if only is None:
        return list(file.records), list(file.skipped)
    asked = set(only)
    records = [one for one in file.records if one.number in asked]
    skipped = [(number, reason) for number, reason in file.skipped if number in asked]
    missing = asked - {one.number for one in records} - {number for number, _ in skipped}
    return records, skipped + [(number, _NO_RECORD) for number in missing]


def _own_profile(url: str | None) -> str | None:
    """Normalise a web address by which somebody is known; that of a company, which address books have too, is none."""
    return profile_key(url) if names_a_profile(url) else None


def _without_future_birthdays(records: list[FileContact], today: date) -> tuple[list[FileContact], list[str]]:
    """Leave out birthdays that are still to come: a spreadsheet makes 2029 of a birthday in 29."""
    day = today.isoformat()
    late = [one.number for one in records if one.birthday and one.birthday > day]  # "--05-06" sorts before any year
    if not late:
        return records, []
    doubt = f"Birthdays that lie after today: {len(late):,}, the first in record {late[0]}. They were left out."
    return [replace(one, birthday=None) if one.number in set(late) else one for one in records], [doubt]


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
    whole["notes"] = "\n\n".join(dict.fromkeys(one.notes for one in records if one.notes)) or None
    whole["birthday"] = _fullest(one.birthday for one in records if one.birthday)
    whole["uid"] = next((one.uid for one in records if one.uid), None)
    return replace(first, **whole)


def _fullest(birthdays: Iterable[str]) -> str | None:
    """Take the first birthday; if it has no year and another of the same day has one, that one."""
    found = [*birthdays]
    fuller = (one for one in found if found[0].startswith("--") and one.endswith(found[0][1:]) and one != found[0])
    return next(fuller, found[0] if found else None)


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
    if not texts and not urls and not record.uid and not any(getattr(record, name) for name in LISTS):
        return {}  # as for nearly everyone in next month's file
    imported = json.loads(row["imported"])
    notes = _new_notes(row["notes"] or "", texts.pop("notes", ""), imported.get("notes", ""))
    if record.birthday and (row["birthday"] or "").endswith(record.birthday.removeprefix("-")):
        texts.pop("birthday", None)  # the same day, and the log may know its year
    lists = {name: new for name in LISTS if (new := _new_in_list(row, record, name, imported))}
    texts = {name: new for name, new in texts.items() if (row[name] or None) == imported.get(name)}
    if record.name in (record.nickname, record.company, record.email, record.phone):
        texts.pop("name", None)  # it only stands in for a name that the file does not have
    for main, name in _MAIN.items():
        if row[main] and texts.get(main) not in lists.get(name, ()):
            texts.pop(main, None)  # an address that is known already does not take the place of the main one
    former = imported.get(FORMER, [])
    urls = [url for url in urls if url not in (row["url"], *former)]
    ids = _new_id(record, imported)
    if not texts and not lists and not urls and not notes and not ids:
        return {}
    said: dict[str, Any] = texts | {name: imported.get(name, []) + new for name, new in lists.items()} | ids
    if "url" in texts and row["url"]:
        urls = [row["url"], *urls]
    if urls:
        said[FORMER] = [*former, *urls]
    if notes:
        texts["notes"] = notes
        said["notes"] = _with(imported.get("notes", ""), record.notes or "")
    return {**texts, **_whole_lists(row, texts, lists), "imported": to_json(imported | said)}


def _new_notes(notes: str, new: str, imported: str) -> str:
    """Give the notes with what a file adds to them; nothing if they have it, or the student took it out."""
    return "" if not new or _has(notes, new) or _has(imported, new) else _with(notes, new)


def _with(notes: str, new: str) -> str:
    return new if not notes or _has(new, notes) else f"{notes}\n\n{new}"


def _has(notes: str, part: str) -> bool:
    return f"\n{part}\n" in f"\n{notes}\n"


def _new_id(record: FileContact, imported: dict[str, Any]) -> dict[str, Any]:
    """Remember by which id an address book names the person; our own ids are known without that."""
    others = imported.get(OTHER_IDS, [])
    if not record.uid or is_own_id(record.uid) or uid_key(record.uid) in map(uid_key, (imported.get("uid"), *others)):
        return {}
    return {OTHER_IDS: [*others, record.uid]} if "uid" in imported else {"uid": record.uid}


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
