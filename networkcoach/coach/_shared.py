"""What the contact told, thing by thing, and where a draft comes back to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from networkcoach.coach._book import Book
from networkcoach.coach._letter import Letter
from networkcoach.coach._stem import related, stem
from networkcoach.coach._tokens import Token, read_words

PERSONAL = frozenset({"family", "home_and_health", "leisure"})
_PERSONAL_ORDER = ("family", "home_and_health", "leisure")


@dataclass(frozen=True)
class Thing:
    """One thing that the contact told.

    Attributes
    ----------
    kinds
        What it is about: job, said, advice, need, offer, own_project, own_trade, family, home_and_health or leisure.
    stems
        The stems of the words that carry it.
    fields
        The fields those words belong to: football, dogs, bread.
    """

    kinds: frozenset[str]
    stems: frozenset[str]
    fields: frozenset[str]

    @property
    def personal(self) -> bool:
        """True if it is of their life outside work."""
        return bool(self.kinds & PERSONAL)


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
        kinds = _kinds(groups, is_job=number == 0 and not _is_sentence(text))
        carrying = list(_carrying(words.tokens, names, book))
        stems = frozenset(stem(word) for word in carrying)
        fields = frozenset(field for one in stems for field in book.fields.get(one, ()))
        things.append(Thing(kinds, stems, fields))
    return things


def _is_sentence(text: str) -> bool:
    """Tell a sentence of theirs from the bare name of a job, which a list of what somebody told often begins with."""
    bare = text.strip()
    return bare.endswith((".", "!", "?", "”", '"')) or bare.startswith(("“", '"'))


def _kinds(groups: set[str], is_job: bool) -> frozenset[str]:
    """Say what a thing is about, sometimes two at once: a team that somebody coaches, with a daughter in goal."""
    if is_job and "life" not in groups and "said" not in groups:
        return frozenset({"job", "own_trade"} if groups & {"self_employed", "own_project"} else {"job"})
    kinds: set[str] = set()
    if "family_first" in groups and "advice" not in groups:
        kinds.add("family")
    elif "said" in groups and "family" not in groups:
        return frozenset({next((name for name in ("offer", "advice", "need") if name in groups), "said")})
    if "own_project" in groups:
        kinds.add("own_project")
    if "need" in groups and (kinds or not groups & {"family", "leisure", "home_and_health"}):
        kinds.add("need")
    if not kinds or (kinds == {"own_project"} and "family" in groups):
        kinds |= set([name for name in _PERSONAL_ORDER if name in groups][:1])
    return frozenset(kinds or {"said"})


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
