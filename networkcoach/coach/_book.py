"""The words of the coach: what ``data/coach`` holds, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from networkcoach._data import data_path, read_yaml
from networkcoach.coach._phrases import PhraseBook
from networkcoach.coach._stem import stem

#: In the order in which a learner should hear of them: what can hurt somebody first.
LABELS = (
    "honest_review_problem",
    "intrusive",
    "pressure",
    "asks_for_job",
    "generic",
    "all_about_me",
    "specific_callback",
    "gratitude",
    "reports_action",
    "personal_connection",
    "supports_project",
    "gives",
)
WARNINGS = LABELS[:4]
WHOLE = LABELS[4:6]
HELPS = LABELS[6:]


@dataclass(frozen=True)
class Wording:
    """What a learner reads about a label, or about one group of phrases of it."""

    name: str
    why: str
    question: str


@dataclass(frozen=True)
class Book:
    """Everything an author may change.

    Attributes
    ----------
    phrases
        All phrases, by groups named ``label.group``, ``label.spared`` and the like.
    shared
        Phrases that say what a shared thing is about.
    wording
        By label, and by ``label.group`` where a group has words of its own.
    weak
        Groups that count only beside others.
    fields
        Names of the fields that a stem belongs to.
    """

    phrases: PhraseBook
    shared: PhraseBook
    wording: Mapping[str, Wording]
    weak: frozenset[str]
    fields: Mapping[str, frozenset[str]]


@cache
def the_book() -> Book:
    """Read ``data/coach`` once."""
    classes = {name: words.split() for name, words in _read("words.yaml").items()}
    groups: dict[str, list[str]] = {}
    wording: dict[str, Wording] = {}
    weak: set[str] = set()
    for label in LABELS:
        found = _read("labels", f"{label}.yaml")
        wording[label] = Wording(found["name"], found["why"], found["question"])
        for name, group in found["groups"].items():
            key = f"{label}.{name}"
            groups[key] = group["phrases"]
            wording[key] = Wording(
                found["name"], group.get("why", found["why"]), group.get("question", found["question"])
            )
            weak |= {key} if group.get("strength") == "weak" else set()
        for name in ("spared", "released"):
            if name in found:
                groups[f"{label}.{name}"] = found[name]
    shared = PhraseBook(_read("shared.yaml"), classes)
    return Book(PhraseBook(groups, classes), shared, wording, frozenset(weak), _fields(_read("fields.yaml")))


def _read(*parts: str) -> dict[str, Any]:
    read: dict[str, Any] = read_yaml(data_path("coach", *parts)).value
    return read


def _fields(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, words in lists.items():
        for word in words.split():
            names.setdefault(stem(word), set()).add(name)
    return {word: frozenset(fields) for word, fields in names.items()}
