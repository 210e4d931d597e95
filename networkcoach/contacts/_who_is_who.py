"""Who is who: which records of a file are the same person, and which people of the log they are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from networkcoach.contacts._values import same_name
from networkcoach.contacts._writing import is_own_id, known_ids
from networkcoach.contacts.files._identity import email_key, profile_key
from networkcoach.contacts.files._model import LISTS, TEXTS, FileContact

COLUMNS = (*TEXTS, *LISTS)
FORMER = "former_urls"  # people may change their profile address; an older file still has the one before

_WISH = "asked not to be contacted"
_OTHER_NAME = "Record {0} has the profile or email of an earlier one, but another name: they were joined as one person."
_TWO_PEOPLE = "fits two people, one by profile address and one by email"

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def said_by(record: FileContact) -> tuple[dict[str, Any], str]:
    """Give what a record says, and the same as the text that is kept."""
    said = {name: value for name in (*COLUMNS, "uid") if (value := getattr(record, name))}
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

    A record that says exactly what an earlier file said is not new. Two such records stay two people.
    """

    def __init__(self, log: dict[int, sqlite3.Row]) -> None:
        self._by_words: dict[str, list[int]] = {}
        for row in log.values():
            if row["imported"] != "{}":
                self._by_words.setdefault(row["imported"], []).append(row["id"])
        self._wishes = {_name_and_company(row) for row in log.values() if row["do_not_contact_on"]} - {None}

    def find(self, record: FileContact) -> set[int]:
        """Take the next person of whom a file said the same."""
        same = self._by_words.get(said_by(record)[1], [])
        return {same.pop(0)} if same else set()

    def has_a_wish(self, record: FileContact) -> bool:
        """Say whether someone of this name at this company asked to be left alone."""
        said = {"name": record.name, "company": record.company}
        return bool(self._wishes) and _name_and_company(said) in self._wishes


class _Ids:
    """People by the id that files give them. Those of our own files differ even where two share an email address."""

    def __init__(self, records: Iterable[FileContact], log: dict[int, sqlite3.Row], key: str) -> None:
        uids = {record.uid for record in records if record.uid}
        self._by_uid = {uid: row["id"] for row in log.values() for uid in known_ids(row, key)} if uids else {}
        self._taken = {person for uid, person in self._by_uid.items() if uid in uids}

    def find(self, record: FileContact) -> set[int]:
        return {self._by_uid[record.uid]} if record.uid in self._by_uid else set()

    def left(self, found: set[int], record: FileContact) -> set[int]:
        """Leave out who is the person of another record, where the file is ours and knows that they are two."""
        return found - self._taken if record.uid and is_own_id(record.uid) else found

    def learn(self, person: int, record: FileContact) -> None:
        if record.uid:
            self._by_uid.setdefault(record.uid, person)
            self._taken.add(person)


def _name_and_company(said: Any) -> tuple[str, str] | None:
    return (same_name(said["name"]), same_name(said["company"])) if said["company"] else None


def sort_out(
    records: Sequence[FileContact], log: dict[int, sqlite3.Row], key: str
) -> tuple[dict[int, list[FileContact]], list[tuple[int, str]], list[str]]:
    """Say which records are which person; people who are new have negative numbers. `key` is the log's own."""
    who = _Who()
    for row in log.values():
        emails = json.loads(row["emails"]) if row["emails"] != "[]" else []
        who.learn(row["id"], profile_key(row["url"]), _email_keys([row["email"], *emails]))
        if f'"{FORMER}"' in row["imported"]:
            for url in json.loads(row["imported"]).get(FORMER, []):
                who.learn(row["id"], profile_key(url), ())
    plain, ids = _Plain(log), _Ids(records, log, key)
    people: dict[int, list[FileContact]] = {}
    skipped: list[tuple[int, str]] = []
    warnings: list[str] = []
    for record in records:
        profile, addresses = profile_key(record.url), _email_keys([record.email, *record.emails])
        found = ids.find(record)
        if not found:
            found = ids.left(who.find(profile, addresses) if profile or addresses else plain.find(record), record)
        person = found.pop() if found else -1 - len(people)
        if found:
            skipped.append((record.number, _TWO_PEOPLE))
            warnings.append(f"Record {record.number} {_TWO_PEOPLE}: left out. Are the two the same?")
        elif plain.has_a_wish(record) if person < 0 else log[person]["do_not_contact_on"]:
            skipped.append((record.number, _WISH))
        else:
            if any(same_name(record.name) != same_name(one.name) for one in people.get(person, ())):
                warnings.append(_OTHER_NAME.format(record.number))
            people.setdefault(person, []).append(record)
            ids.learn(person, record)
            who.learn(person, profile, addresses)
    return people, skipped, warnings


def _email_keys(emails: Iterable[str | None]) -> set[str]:
    return {key for email in emails if (key := email_key(email))}
