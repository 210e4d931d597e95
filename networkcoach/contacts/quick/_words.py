"""The words of ``data/quick.yaml``, made ready for reading a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from networkcoach._data import DataFileError, Document, data_path, read_yaml
from networkcoach.contacts.quick._tokens import Token, cut, key_of

Slot = Callable[[Token], Any]


class Match(NamedTuple):
    """A phrase that stands in the line: tokens `first` to `last` (exclusive), and what it means."""

    first: int
    last: int
    value: Any
    slots: dict[str, Any]


@dataclass
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    slots: dict[str, _Node] = field(default_factory=dict)
    value: Any = None


class Phrases:
    """Phrases, some with {slots}, of which the longest that fits is found word by word."""

    def __init__(self, slots: Mapping[str, Slot] | None = None) -> None:
        self._root = _Node()
        self._slots = slots or {}

    def add(self, says: Iterable[str], value: Any) -> None:
        """Learn phrases; where two are the same, the earlier one stays."""
        for phrase in says:
            node = self._root
            for part in _parts(phrase):
                branch, name = (
                    (node.slots, part[1:-1]) if part[0] == "{" and part[-1] == "}" and part[1:] else (node.words, part)
                )
                node = branch.setdefault(name, _Node())
            node.value = value if node.value is None else node.value

    def at(self, tokens: Sequence[Token], first: int) -> Match | None:
        """Find the longest phrase that begins at a word."""
        if first >= len(tokens) or not (self._root.slots or tokens[first].key in self._root.words):
            return None  # as for nearly every word
        best: Match | None = None
        open_ends: list[tuple[int, _Node, dict[str, Any]]] = [(first, self._root, {})]
        while open_ends:
            number, node, slots = open_ends.pop()
            if node.value is not None and (best is None or number > best.last):
                best = Match(first, number, node.value, slots)
            if number < len(tokens):
                token = tokens[number]
                if token.key in node.words:
                    open_ends.append((number + 1, node.words[token.key], slots))
                for name, then in node.slots.items():
                    if (read := self._slots[name](token)) is not None:
                        open_ends.append((number + 1, then, {**slots, name: read}))
        return best

    def all_in(self, tokens: Sequence[Token], first: int, last: int) -> list[Match]:
        """Find all phrases between two places, none of them within another."""
        found: list[Match] = []
        number = first
        while number < last:
            match = self.at(tokens, number)
            if match and match.last <= last:
                found.append(match)
            number = match.last if match and match.last <= last else number + 1
        return found


def _parts(phrase: str) -> Iterable[str]:
    before, slot, rest = phrase.partition("{")
    yield from (token.key for token in cut(before))
    if slot:
        name, _, rest = rest.partition("}")
        yield f"{{{name}}}"
        yield from _parts(rest)


@dataclass(frozen=True)
class Words:
    """All that is known of words; lists of single words are sets, the rest are phrases."""

    sets: Mapping[str, frozenset[str]]
    kinds: Phrases
    directions: Phrases
    asks: Phrases
    before_name: Phrases
    promises: Phrases
    acts: Phrases
    days: Phrases
    by: Phrases
    months: Sequence[str]
    weekdays: Sequence[str]
    abbreviations: frozenset[str]
    doubts: Mapping[str, str]
    direction_names: Mapping[str, str]


_READS = (
    *("days", "count", "weekday", "in_week", "date", "nth"),
    *("week", "month", "month_end", "year", "weekend", "about"),
)


@cache
def usual_words() -> Words:
    """Read ``data/quick.yaml``, once."""
    return read_words(data_path("quick.yaml"))


_SETS = (
    *(
        "i",
        "me",
        "to_me",
        "over",
        "they",
        "them",
        "and",
        "joiners",
        "names_too",
        "titles",
        "particles",
        "small",
        "never_names",
        "about",
    ),
    *("parts", "capital_only", "no_days", "of", "on", "before", "by_day", "not_on", "unread_after"),
)


def read_words(path: Path) -> Words:
    """Read a file of words like ``data/quick.yaml``.

    Raises
    ------
    DataFileError
        If it can't be read, or tells of days in a way that nobody knows.

    Examples
    --------
    >>> read_words(data_path("quick.yaml")).months[4]
    'May'
    """
    document = read_yaml(path)
    said = document.value
    _check(document)
    sets = {name: frozenset(key_of(word) for word in said[name]) for name in _SETS}
    months, weekdays = said["months"], said["weekdays"]
    short = {key_of(word) for names in (*months, *weekdays) for word in names[1:]}
    return Words(
        sets=sets,
        kinds=_kinds(said["kinds"]),
        directions=_phrases(said["directions"]),
        asks=_phrases({"asks": said["asks"], "waits": said["waits"]}),
        before_name=_before_name(said),
        promises=_promises(said, sets["them"]),
        acts=_acts(said["promises"]),
        days=_days(said),
        by=_phrases({"before": said["before"], "by": said["by"]}),
        months=[names[0] for names in months],
        weekdays=[names[0] for names in weekdays],
        abbreviations=frozenset(short | sets["titles"]),
        doubts=said["doubts"],
        direction_names=said["direction_names"],
    )


def _check(document: Document) -> None:
    """Say in which line of the file a day is read in a way that nobody knows."""
    for number, entry in enumerate(document.value["days"]):
        if entry["reads"] not in _READS:
            where = document.where("days", number)
            raise DataFileError(f"{where}: '{entry['reads']}' is no way to read a day; use one of {', '.join(_READS)}.")


def _phrases(said: Mapping[str, Iterable[str]]) -> Phrases:
    phrases = Phrases()
    for value, says in said.items():
        phrases.add(says, value)
    return phrases


def _kinds(said: Mapping[str, Mapping[str, Iterable[str]]]) -> Phrases:
    phrases = Phrases({"word": _any_word})
    for role in ("words", "verbs", "maybe"):
        for kind, says in said.items():
            phrases.add(says.get(role, ()), (kind, role))
    return phrases


def _before_name(said: Mapping[str, Any]) -> Phrases:
    phrases = _phrases({"before_name": said["before_name"]})
    for roles in said["kinds"].values():
        phrases.add(roles.get("verbs", ()), "verb")
    return phrases


def _promises(said: Mapping[str, Any], them: frozenset[str]) -> Phrases:
    phrases = Phrases({"word": _any_word, "them": _in(them)})
    for how in ("never", "mine", "bare", "free", "headed"):
        phrases.add(said["promises"][how], how)
    return phrases


def _acts(said: Mapping[str, Iterable[str]]) -> Phrases:
    """Of the acts, "clear" ones are also at once, and those at once are also acts."""
    return _phrases({"clear": said["clear"], "at_once": said["at_once"], "acts": said["acts"]})


def _days(said: Mapping[str, Any]) -> Phrases:
    slots: dict[str, Slot] = {
        "number": _number({key_of(word): count for word, count in said["numbers"].items()}),
        "unit": _index(said["units"]),
        "weekday": _index(dict(enumerate(said["weekdays"]))),
        "month": _index(dict(enumerate(said["months"], start=1))),
        "day": lambda token: _day_of_month(token.key),
        "nth": lambda token: None if token.key.isdecimal() else _day_of_month(token.key),
        "year": _year,
        "date": lambda token: (
            token.key if token.key[0].isdecimal() and not token.key.isdecimal() and _is_date(token.key) else None
        ),
    }
    phrases = Phrases(slots)
    for entry in said["days"]:
        phrases.add(entry["says"], entry)
    return phrases


def _any_word(token: Token) -> str | None:
    return token.key if token.is_word else None


def _in(words: frozenset[str]) -> Slot:
    return lambda token: token.key if token.key in words else None


def _index(said: Mapping[Any, Iterable[str]]) -> Slot:
    known = {key_of(word): value for value, words in said.items() for word in words}
    return lambda token: known.get(token.key)


def _number(known: Mapping[str, int]) -> Slot:
    def read(token: Token) -> int | None:
        if token.key.isdecimal() and token.key.isascii() and len(token.key) <= 3:
            return int(token.key)
        return known.get(token.key)

    return read


def _day_of_month(key: str) -> int | None:
    number = key[:-2] if key[-2:] in ("st", "nd", "rd", "th") else key
    day = int(number) if number.isascii() and number.isdecimal() and len(number) <= 2 else 0
    return day if 1 <= day <= 31 else None


def _year(token: Token) -> int | None:
    key = token.key
    return int(key) if key.isascii() and key.isdecimal() and len(key) == 4 and key[:2] in ("19", "20") else None


def _is_date(key: str) -> bool:
    """Whether it has the form of a date: two or three numbers with one sign between them, and no time of day."""
    signs = {sign for sign in key if not sign.isdecimal()}
    return len(signs) == 1 and signs <= {".", "/", "-"} and key.isascii() and key.count(next(iter(signs))) in (1, 2)
