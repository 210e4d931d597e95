"""Search: people by words from their name first, then by words from anything else that is written about them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import NamedTuple

from networkcoach.contacts import _values as values
from networkcoach.contacts._people import Person
from networkcoach.store import Store

_LONGEST = 1_000  # characters of what is searched for; SQLite refuses to compare with a very long one

# SQLite finds plain letters in any case, and many times faster than Python. Whatever holds other letters is looked at
# by `findable`, which knows that é is an e.
_HAS_WORD = "{0} LIKE :word ESCAPE '\\'"
_HAS_OTHER_LETTERS = "length({0}) <> length(CAST({0} AS BLOB))"

_NAMED = f"SELECT id, name FROM contact WHERE {_HAS_WORD} OR {_HAS_OTHER_LETTERS}".format("name")
_PEOPLE = """SELECT id, name, company, position, email, met_on FROM contact
    WHERE id IN (SELECT value FROM json_each(?))"""
_LAST_SPOKEN = """SELECT id, name, company, position, email, met_on FROM contact JOIN spoken ON contact_id = id
    ORDER BY do_not_contact_on IS NOT NULL, last DESC, id DESC LIMIT ? OFFSET ?"""


class _Place(NamedTuple):
    """Where words about people stand."""

    table: str
    person: str
    columns: tuple[str, ...]
    only: str = "1"

    def query(self, chosen: str, condition: str) -> str:
        """Write the query for the rows of which a column fits."""
        fits = " OR ".join(condition.format(column) for column in self.columns)
        entry = " || ' ' || ".join(f"coalesce({column}, '')" for column in self.columns)
        return (
            f"SELECT {chosen.format(person=self.person, entry=entry)} FROM {self.table} WHERE ({fits}) AND {self.only} "
            f"AND (:among IS NULL OR {self.person} IN (SELECT value FROM json_each(:among))) LIMIT :most"
        )


# Names of people who asked to be left alone are found, what was talked about with them is not.
_SHOWN = "contact_id NOT IN (SELECT id FROM contact WHERE do_not_contact_on IS NOT NULL)"
_PLACES = (
    _Place("contact", "id", ("name", "given", "nickname", "email", "company", "position", "notes", "tags", "emails")),
    _Place("promise", "contact_id", ("what",), _SHOWN),
    _Place("talk", "contact_id", ("note",), _SHOWN),
    _Place("note", "contact_id", ("text",), _SHOWN),
)
# The plus keeps SQLite from going along the index of people, which would jump about in the file.
_WITH_WORD = tuple(place.query("DISTINCT +{person}", _HAS_WORD) for place in _PLACES)
_WITH_OTHER_LETTERS = tuple(place.query("{person}, {entry}", _HAS_OTHER_LETTERS) for place in _PLACES)


def search_people(store: Store, text: str, limit: int | None = None) -> list[Person]:
    """Find everyone in whose entries all words of `text` occur; those whose name has them come first.

    With a limit, other entries are looked at only if there are too few names, and only until enough people are found.
    """
    words = sorted(set(values.findable(text)[:_LONGEST].split()), key=len, reverse=True)  # the rarest first
    if not words:
        return []
    found = _named(store, words)[:limit]
    if limit is None or len(found) < limit:
        found += _mentioned(store, words, -1 if limit is None else limit + len(found)) - set(found)
    people = [Person(*row) for row in store.read(_PEOPLE, (json.dumps(found),))]
    return sorted(people, key=lambda one: (not _has_all(one.name, words), one.name.casefold(), one.id))[:limit]


def last_spoken(store: Store, start: int, size: int) -> list[Person]:
    """Give a page of people, those with the latest word first."""
    return [Person(*row) for row in store.read(_LAST_SPOKEN, (size, start))]


def _named(store: Store, words: Sequence[str]) -> list[int]:
    """Those whose name has all words, in the order of their names."""
    rows = store.read(_NAMED, {"word": containing(words[0])})
    return [who for _, who in sorted((name.casefold(), who) for who, name in rows if _has_all(name, words))]


def _mentioned(store: Store, words: Sequence[str], most: int) -> set[int]:
    """Those in whose entries each word occurs, in one or several; -1: all of them, else until there are so many."""
    people = None
    for word in words[:-1]:
        people = _who_has(store, word, people, -1)
    return _who_has(store, words[-1], people, most)


def _who_has(store: Store, word: str, among: Collection[int] | None, most: int) -> set[int]:
    if among is not None and not among:
        return set()
    args = {"word": containing(word), "among": None if among is None else json.dumps(list(among)), "most": most}
    people: set[int] = set()
    for query in _WITH_WORD:
        people.update(who for (who,) in store.read(query, args))
        if 0 <= most <= len(people):
            return people
    for query in _WITH_OTHER_LETTERS:
        people.update(who for who, entry in store.read(query, args | {"most": -1}) if word in values.findable(entry))
    return people


def containing(word: str) -> str:
    """Write a word for a LIKE that finds it anywhere in a text."""
    return f"%{values.as_like(word)}%"


def _has_all(name: str, words: Sequence[str]) -> bool:
    name = values.findable(name)
    return all(word in name for word in words)
