"""Who is who: which records of a file are the same person, and which people of the log they are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from networkcoach.contacts._values import same_name
from networkcoach.contacts._writing import is_own_id, known_ids
from networkcoach.contacts.files._identity import email_key, profile_key, uid_key
from networkcoach.contacts.files._model import LISTS, TEXTS, FileContact

COLUMNS = (*TEXTS, *LISTS)
FORMER = "former_urls"  # people may change their profile address; an older file still has the one before

_WISH = "asked not to be contacted"
_NAME_OF_WISH = "Record {0} has the name of somebody who asked not to be contacted: is it the same person?"
_OTHER_NAME = "Record {0} has the profile or email of an earlier one, but another name: they were joined as one person."
_TWO_PEOPLE = "fits two people, one by profile address and one by email"

_COUNTED = 8  # digits

_SAID = (*COLUMNS, "uid")
_all_said = attrgetter(*_SAID)

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def said_by(record: FileContact) -> tuple[dict[str, Any], str]:
    """Give what a record says, and the same as the text that is kept."""
    said = {name: value for name, value in zip(_SAID, _all_said(record), strict=True) if value}
    return said, to_json(said)


class _Who:
    """Which people have a profile address or an email address."""

    def __init__(self) -> None:
        self._by_profile: dict[str, set[int]] = {}
        self._by_email: dict[str, set[int]] = {}

    def learn(self, person: int, profile: str | None, emails: Iterable[str]) -> None:
        if profile:
            self._by_profile.setdefault(profile, set()).add(person)
        for email in emails:
            self._by_email.setdefault(email, set()).add(person)

    def find(self, profile: str | None, emails: Iterable[str]) -> set[int]:
        """All who could be meant: nobody, one person, or several who are then not to be joined."""
        by_profile = self._by_profile.get(profile, set()) if profile else set()
        by_email = set().union(*(self._by_email.get(email, ()) for email in emails))
        # An address that a whole office shares does not hide who has the profile.
        return by_profile & by_email or by_profile | by_email


class _Plain:
    """People as files name them, for records with neither a profile nor an email: LinkedIn leaves out both at times.

    A record that says exactly what an earlier file said is not new, whether children were taken then or not. Two such
    records stay two people.
    """

    def __init__(self, log: dict[int, sqlite3.Row]) -> None:
        self._by_words: dict[str, list[int]] = {}
        for row in log.values():
            if row["imported"] != "{}":
                self._by_words.setdefault(_without_children(row["imported"]), []).append(row["id"])

    def find(self, record: FileContact) -> set[int]:
        """Take the next person of whom a file said the same."""
        same = self._by_words.get(_without_children(said_by(record)[1]), [])
        return {same.pop(0)} if same else set()


def _without_children(words: str) -> str:
    if '"children"' not in words:
        return words
    return to_json({name: value for name, value in json.loads(words).items() if name != "children"})


class _Wishes:
    """People who asked to be left alone, as they are known without an address."""

    def __init__(self, log: dict[int, sqlite3.Row]) -> None:
        people = [row for row in log.values() if row["do_not_contact_on"]]
        self._names = {same_name(row["name"]) for row in people}
        self._signs = {sign for row in people for sign in _signs(row["name"], row["company"], _phones(row))}

    def has(self, record: FileContact) -> bool:
        """Say whether someone of this name asked it, at this company or with this telephone number."""
        return self.has_name(record) and not self._signs.isdisjoint(_signs(record.name, record.company, record.phones))

    def has_name(self, record: FileContact) -> bool:
        """Say whether someone of this name asked it, who may be somebody else."""
        return bool(self._names) and same_name(record.name) in self._names


def _signs(name: str, company: str | None, phones: Iterable[str]) -> Iterator[tuple[str, str]]:
    if company:
        yield same_name(name), same_name(company)
    for phone in phones:
        if len(digits := "".join(filter(str.isdigit, phone))) > 5:
            yield same_name(name), digits[-9:]  # with or without the number of the country


def _phones(row: sqlite3.Row) -> list[str]:
    return [*json.loads(row["phones"]), *([row["phone"]] if row["phone"] else [])]


class _Ids:
    """People by the id that files give them. Those of our own files differ even where two share an email address."""

    def __init__(self, records: Iterable[FileContact], log: dict[int, sqlite3.Row], key: str) -> None:
        uids = {_id(record.uid, record.name) for record in records if record.uid}
        rows = log.values() if uids else ()
        self._by_uid = {_id(uid, row["name"]): row["id"] for row in rows for uid in known_ids(row, key)}
        self._taken = {person for uid, person in self._by_uid.items() if uid in uids}

    def find(self, record: FileContact) -> set[int]:
        uid = _id(record.uid, record.name)
        return {self._by_uid[uid]} if uid in self._by_uid else set()

    def left(self, found: set[int], record: FileContact) -> set[int]:
        """Leave out who is the person of another record, where the file is ours and knows that they are two."""
        return found - self._taken if record.uid and is_own_id(record.uid) else found

    def learn(self, person: int, record: FileContact) -> None:
        if record.uid:
            self._by_uid.setdefault(_id(record.uid, record.name), person)
            self._taken.add(person)


def _id(uid: str | None, name: str) -> str:
    """Give a lasting id as it is compared; a small number is counted by one phone, so it counts with the name only."""
    key = uid_key(uid) or ""
    return f"{key}\n{same_name(name)}" if key.isdecimal() and len(key) < _COUNTED else key


def sort_out(
    records: Sequence[FileContact],
    log: dict[int, sqlite3.Row],
    key: str,
    profile_of: Callable[[str | None], str | None] = profile_key,
) -> tuple[dict[int, list[FileContact]], list[tuple[int, str]], list[str]]:
    """Say which records are which person; people who are new have negative numbers.

    Parameters
    ----------
    key
        The log's own name for itself.
    profile_of
        Normalises a web address of the file, if it is one by which a person is known.
    """
    who, plain, ids, wishes = _known(log), _Plain(log), _Ids(records, log, key), _Wishes(log)
    people: dict[int, list[FileContact]] = {}
    skipped: list[tuple[int, str]] = []
    warnings: list[str] = []
    for record in records:
        profile, addresses = profile_of(record.url), _email_keys([record.email, *record.emails])
        found = ids.find(record)
        if not found:
            found = ids.left(who.find(profile, addresses) if profile or addresses else plain.find(record), record)
        person = found.pop() if found else -1 - len(people)
        if found:
            skipped.append((record.number, _TWO_PEOPLE))
            warnings.append(f"Record {record.number} {_TWO_PEOPLE}: left out. Are the two the same?")
        elif wishes.has(record) if person < 0 else log[person]["do_not_contact_on"]:
            skipped.append((record.number, _WISH))
        else:
            if person < 0 and wishes.has_name(record):
                warnings.append(_NAME_OF_WISH.format(record.number))
            if any(same_name(record.name) != same_name(one.name) for one in people.get(person, ())):
                warnings.append(_OTHER_NAME.format(record.number))
            people.setdefault(person, []).append(record)
            ids.learn(person, record)
            who.learn(person, profile, addresses)
    return people, skipped, warnings


def _known(log: dict[int, sqlite3.Row]) -> _Who:
    who = _Who()
    for row in log.values():
        emails = json.loads(row["emails"]) if row["emails"] != "[]" else []
        who.learn(row["id"], profile_key(row["url"]), _email_keys([row["email"], *emails]))
        if f'"{FORMER}"' in row["imported"]:
            for url in json.loads(row["imported"]).get(FORMER, []):
                who.learn(row["id"], profile_key(url), ())
    return who


def _email_keys(emails: Iterable[str | None]) -> set[str]:
    return {key for email in emails if (key := email_key(email))}
