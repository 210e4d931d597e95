"""Two entries of one person: found with the reasons, joined so that nothing is lost, or remembered as two people."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from networkcoach.contacts import _values as values
from networkcoach.contacts._plan_changes import merge_plans
from networkcoach.contacts._who_is_who import FORMER, to_json
from networkcoach.contacts._writing import OTHER_IDS
from networkcoach.contacts.files._identity import email_key, profile_key
from networkcoach.store import Store

_TEXTS = ("given", "family", "nickname", "email", "phone", "company", "position", "url", "birthday", "connected_on")
_LISTS = ("emails", "phones", "children", "tags")
_FIRST_DAYS = ("met_on", "do_not_contact_on")
_LATEST_DAYS = ("snoozed_until",)
_MANY = 40  # who share a key as common as this share nothing
_ALIKE = 0.84  # of 1; below it, names that only look alike outnumber the slips of a key


@dataclass(frozen=True)
class LikelyPair:
    """Two entries that may be one person, and why; never merged without being asked.

    Attributes
    ----------
    one, other
        Their ids, the older entry first.
    reasons
        Short texts, such as ``"same name"`` and ``"same company"``.
    """

    one: int
    other: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    id: int
    name: str
    words: tuple[str, ...]
    email: str | None
    phone: str
    company: str
    position: str
    profile: str | None


def likely_duplicates(store: Store, most: int = 20) -> list[LikelyPair]:
    """Find entries with the same or a similar name and something else alike, the surest first.

    A name alone is never enough: two people may share it.
    """
    rows = store.read("SELECT id, name, email, phone, company, position, url FROM contact ORDER BY id")
    entries = [_entry(row) for row in rows]
    apart = {(row[0], row[1]) for row in store.read("SELECT one_id, other_id FROM apart")}
    found = []
    for one, other in _candidates(entries):
        if (one.id, other.id) not in apart and (pair := _compare(one, other)):
            found.append(pair)
    return sorted(found, key=lambda pair: (-len(pair.reasons), pair.one, pair.other))[:most]


def keep_apart(db: sqlite3.Connection, one: int, other: int) -> None:
    """Remember that two entries are two people."""
    if one == other:
        raise ValueError("These are one entry already; choose two.")
    db.execute("INSERT INTO apart (one_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING", sorted((one, other)))


def merge_people(db: sqlite3.Connection, keep: int, other: int) -> None:
    """Join `other` to `keep`: talks, promises, notes and whatever fills a gap; then the entry of `other` goes."""
    if keep == other:
        raise ValueError("These are one entry already; choose two.")
    rows = db.execute("SELECT * FROM contact WHERE id IN (?, ?)", (keep, other)).fetchall()
    kept, joined = (next(row for row in rows if row["id"] == who) for who in (keep, other))
    for table in ("talk", "promise", "note", "draft"):
        db.execute(f"UPDATE {table} SET contact_id = ? WHERE contact_id = ?", (keep, other))
    merge_plans(db, keep, other)
    whole = _whole(kept, joined)
    places = ", ".join(f"{column} = :{column}" for column in whole)
    db.execute(f"UPDATE contact SET {places} WHERE id = :id", {**whole, "id": keep})
    db.execute("DELETE FROM apart WHERE ? IN (one_id, other_id)", (other,))  # by itself, so that undo knows of it
    db.execute("DELETE FROM contact WHERE id = ?", (other,))


def _whole(kept: sqlite3.Row, joined: sqlite3.Row) -> dict[str, str | int | None]:
    """Give the columns of the joined entry: what the kept one has stays, the other fills the gaps."""
    whole: dict[str, str | int | None] = {name: kept[name] or joined[name] for name in _TEXTS}
    for name in _LISTS:
        both = json.loads(kept[name]) + json.loads(joined[name])
        whole[name] = json.dumps(list(dict.fromkeys(both)), ensure_ascii=False)
    whole["notes"] = "\n\n".join(dict.fromkeys(filter(None, (kept["notes"], joined["notes"])))) or None
    for name in _FIRST_DAYS:
        whole[name] = min(filter(None, (kept[name], joined[name])), default=None)
    for name in _LATEST_DAYS:
        whole[name] = max(filter(None, (kept[name], joined[name])), default=None)
    rhythms = [row["rhythm_days"] for row in (kept, joined) if row["rhythm_days"]]
    whole["rhythm_days"] = kept["rhythm_days"] or (rhythms[0] if rhythms else None)
    whole["rests_since"] = kept["rests_since"] if joined["rests_since"] else None  # one of them is awake
    whole["imported"] = _imported(kept, joined)
    return whole


def _imported(kept: sqlite3.Row, joined: sqlite3.Row) -> str:
    """Remember what files said of either, so that next month's file knows the person by both addresses."""
    one, other = json.loads(kept["imported"]), json.loads(joined["imported"])
    both = other | one
    if "uid" in one and "uid" in other:
        other[OTHER_IDS] = [*other.get(OTHER_IDS, []), other["uid"]]
    urls = [*one.get(FORMER, []), *other.get(FORMER, [])]
    urls += [url for url in (kept["url"], joined["url"]) if url and url != (kept["url"] or joined["url"])]
    if urls:
        both[FORMER] = list(dict.fromkeys(urls))
    for name in (*_LISTS, OTHER_IDS):
        if one.get(name) or other.get(name):
            both[name] = list(dict.fromkeys([*one.get(name, []), *other.get(name, [])]))
    return to_json(both)


def _entry(row: sqlite3.Row) -> _Entry:
    return _Entry(
        row["id"],
        row["name"],
        tuple(sorted(_words(row["name"]))),
        email_key(row["email"]),
        _number(row["phone"] or ""),
        values.findable(row["company"] or ""),
        values.findable(row["position"] or ""),
        profile_key(row["url"]),
    )


def _number(phone: str) -> str:
    """Give the end of a telephone number, which is the same with and without the country's number."""
    digits = "".join(filter(str.isdigit, phone)).lstrip("0")
    return digits[-8:] if len(digits) >= 6 else ""


def _words(name: str) -> list[str]:
    """Give the words of a name as they are compared: without case, accents, points and hyphens, in any order."""
    plain = "".join(letter if letter.isalnum() else " " for letter in values.findable(name) if letter != "'")
    return plain.split()


def _candidates(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Pair those who share something rare enough: a whole name, a telephone, or a word of the name at one company."""
    groups: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
    for one in entries:
        groups[("name", *one.words)].append(one)
        if one.phone:
            groups[("phone", one.phone)].append(one)
        if one.company:
            for word in set(one.words):
                groups[("company", one.company, word)].append(one)
                groups[("company", one.company, word[:1], "letter")].append(one)
    seen: set[tuple[int, int]] = set()
    for group in groups.values():
        if 1 < len(group) <= _MANY:
            for one, other in combinations(group, 2):
                if (one.id, other.id) not in seen and one.id != other.id:
                    seen.add((one.id, other.id))
                    yield one, other


def _compare(one: _Entry, other: _Entry) -> LikelyPair | None:
    names = _about_names(one, other)
    if not names:
        return None
    same = [
        text
        for text, mine, theirs in (
            ("same telephone number", one.phone, other.phone),
            ("same email address", one.email, other.email),
            ("same company", one.company, other.company),
            ("same position", one.position, other.position),
        )
        if mine and mine == theirs
    ]
    same += [f"“{one.email}” and “{other.email}” begin alike"] if _same_beginning(one.email, other.email) else []
    return LikelyPair(one.id, other.id, (names, *same)) if same else None


def _about_names(one: _Entry, other: _Entry) -> str | None:
    if one.words == other.words:
        return "same name"
    if set(one.words) < set(other.words) or set(other.words) < set(one.words):
        return "one name is a part of the other"
    shorter, longer = sorted((" ".join(one.words), " ".join(other.words)), key=len)
    # difflib and not rapidfuzz: pure Python also runs in the browser, and few pairs come this far
    if len(longer) - len(shorter) > 3:
        return None
    match = SequenceMatcher(None, shorter, longer, autojunk=False)  # its quick bound first: half the time, measured
    return "similar names" if match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE else None


def _same_beginning(one: str | None, other: str | None) -> bool:
    return bool(one and other) and one != other and one.partition("@")[0] == other.partition("@")[0]  # type: ignore[union-attr]
