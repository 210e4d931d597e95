"""What the contact told, thing by thing, and where a draft comes back to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from networkcoach.coach._book import Book
from networkcoach.coach._letter import Letter
from networkcoach.coach._stem import related, stem
from networkcoach.coach._tokens import Token, read_words

PERSONAL = frozenset({"family", "home_and_health", "leisure"})
_ORDER = ("own_project", "family", "home_and_health", "leisure", "offer", "advice", "job")


@dataclass(frozen=True)
class Thing:
    """One thing that the contact told.

    Attributes
    ----------
    kind
        What it is about: job, said, advice, own_project, family, home_and_health or leisure.
    stems
        The stems of the words that carry it.
    fields
        The fields those words belong to: football, dogs, bread.
    """

    kind: str
    stems: frozenset[str]
    fields: frozenset[str]
    self_employed: bool = False

    @property
    def personal(self) -> bool:
        """True if it is of their life outside work."""
        return self.kind in PERSONAL


@dataclass(frozen=True)
class Echo:
    """Where a draft comes back to a thing.

    Attributes
    ----------
    thing
        The thing.
    same
        Numbers of the tokens that are words of it.
    near
        Numbers of the tokens that belong to the same field.
    share
        How much of it comes back, from 0 to 1.
    """

    thing: Thing
    same: frozenset[int]
    near: frozenset[int]
    share: float


def read_shared(shared: Sequence[str], contact_name: str, book: Book) -> list[Thing]:
    """Sort the things that a contact told."""
    names = {token.word for token in read_words(contact_name).tokens}
    things: list[Thing] = []
    for number, text in enumerate(shared):
        words = read_words(text)
        groups = {found.group for found in book.shared.find(words)}
        kind = _kind(groups, first=number == 0)
        carrying = list(_carrying(words.tokens, names, book))
        stems = frozenset(stem(word) for word in carrying)
        fields = frozenset(field for one in stems for field in book.fields.get(one, ()))
        things.append(Thing(kind, stems, fields, "self_employed" in groups))
    return things


def _kind(groups: set[str], first: bool) -> str:
    if first and "deed" not in groups and not ("said" in groups and "job" not in groups):
        return "job"
    if "family_first" in groups and not groups & {"advice"}:
        return "family"
    if "said" in groups and "family" not in groups:
        return (
            "offer" if "offer" in groups else "advice" if "advice" in groups else "need" if "need" in groups else "said"
        )
    for name in _ORDER:
        if name in groups:
            return name
    return "need" if "need" in groups else "said"


def _carrying(tokens: Iterable[Token], names: set[str], book: Book) -> Iterable[str]:
    for token in tokens:
        word = token.word
        if (
            len(word) > 1
            and word[0] != "'"
            and word not in names
            and not any(book.phrases.is_a(word, name) for name in ("plain", "item_plain", "said_strong"))
        ):
            yield word


def echoes(letter: Letter, things: Sequence[Thing], book: Book) -> list[Echo]:
    """Hold a draft against everything that the contact told."""
    open_tokens = [n for n in range(len(letter.words.tokens)) if n not in letter.aside]
    plain = [book.phrases.is_a(letter.words.tokens[n].word, "plain") for n in open_tokens]
    carrying = [n for n, is_plain in zip(open_tokens, plain, strict=True) if not is_plain]
    return [_echo(letter, thing, carrying, book) for thing in things]


def _echo(letter: Letter, thing: Thing, carrying: Sequence[int], book: Book) -> Echo:
    same: set[int] = set()
    near: set[int] = set()
    met: set[str] = set()
    for at in carrying:
        here = letter.stems[at]
        hits = [one for one in thing.stems if related(one, here)]
        if hits:
            same.add(at)
            met.update(hits)
        elif thing.fields and book.fields.get(here, frozenset()) & thing.fields:
            near.add(at)
    return Echo(thing, frozenset(same), frozenset(near), len(met) / max(len(thing.stems), 1))
