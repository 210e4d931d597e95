"""What the contact told, thing by thing, and where a draft comes back to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from networkcoach.coach._book import Book
from networkcoach.coach._letter import Letter
from networkcoach.coach._phrases import Found
from networkcoach.coach._stem import related, stem
from networkcoach.coach._tokens import Token, Words, read_words

PERSONAL = frozenset({"family", "home_and_health", "leisure"})
#: Fields that say who of a family it is.
KIN = frozenset(
    {"children", "parents", "siblings", "partners", "grandparents", "grandchildren", "nephews", "relatives"}
)
_PERSONAL_ORDER = ("family", "home_and_health", "leisure")
_OF_LIFE = {"family", "leisure", "leisure_first", "home_and_health"}
_PLAIN = frozenset({"said"})
#: What one list of phrases decides alone: how they met, how to write to them, what they said in their own words.
_DECIDED = (
    ("met", {"met"}),
    ("manner", {"manner"}),
    ("leisure", {"on_foot"}),
    ("advice", {"imperative"}),
    ("said", {"saying"}),
)


@dataclass(frozen=True)
class Thing:
    """One thing that the contact told.

    Attributes
    ----------
    kinds
        What it is about: job, said, advice, need, offer, own_project, own_trade, family, home_and_health or leisure; or
        met (how they met) or manner (how they like to be written to).
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
    """Sort the things that a contact told: "Runs a film club. Bring the popcorn yourself." are two."""
    names = {token.word for token in read_words(contact_name).tokens}
    things: list[Thing] = []
    for number, text in enumerate(shared):
        words = read_words(_without_subject(text, names))
        found = book.shared.find(words)
        for kinds, sentences in _parted(words, found, is_job=number == 0 and not _is_sentence(text)):
            tokens = [token for token in words.tokens if token.sentence in sentences]
            groups = {name for one in sentences for name in _groups(words, found, one)}
            stems = frozenset(stem(word) for word in _carrying(tokens, names, book))
            things.append(Thing(kinds, stems, _fields_of(stems, groups, book)))
    return things


def _without_subject(text: str, names: set[str]) -> str:
    """Let "She learns the oboe." read as "Learns the oboe.", which most people note."""
    subjects = "|".join(map(re.escape, sorted({"he", "she", *names})))
    return re.sub(rf"(^|[.!?;]\s+)(?:{subjects})\s+", r"\1", text, flags=re.IGNORECASE)


def _parted(words: Words, found: Sequence[Found], is_job: bool) -> list[tuple[frozenset[str], list[int]]]:
    """Part a note into its sentences; what has no kind of its own goes on with what stands before it."""
    parts: list[tuple[frozenset[str], list[int]]] = []
    for number in range(len(words.sentences)):
        kinds = _kinds(_groups(words, found, number), is_job and number == 0)
        if parts and kinds in (_PLAIN, parts[-1][0]):
            parts[-1][1].append(number)
        else:
            parts.append((kinds, [number]))
    return parts


def _groups(words: Words, found: Sequence[Found], number: int) -> set[str]:
    """Name the lists that have a phrase in a sentence; only what begins with a deed tells somebody to do it."""
    first = words.sentences[number].first
    here = [one for one in found if words.tokens[one.first].sentence == number]
    return {one.group for one in here if one.group != "imperative" or one.first == first}


def _fields_of(stems: frozenset[str], groups: set[str], book: Book) -> frozenset[str]:
    """Give the fields of some words; somebody's twin sister is no child of theirs."""
    fields = frozenset(field for one in stems for field in book.fields.get(one, ()))
    return fields - {"children"} if "twin_sibling" in groups else fields


def _is_sentence(text: str) -> bool:
    """Tell a sentence of theirs from the bare name of a job, which a list of what somebody told often begins with."""
    bare = text.strip()
    return bare.endswith((".", "!", "?", "”", '"')) or bare.startswith(("“", '"'))


def _kinds(groups: set[str], is_job: bool) -> frozenset[str]:
    """Say what a thing is about, sometimes two at once: a team that somebody coaches, with a daughter in goal."""
    for kind, names in _DECIDED:
        if groups & names and not (kind == "advice" and "family" in groups):
            return frozenset({kind})
    if is_job and not groups & {"life", "said", "leisure_first"}:
        return frozenset({"job", "own_trade"} if groups & {"self_employed", "own_project"} else {"job"})
    kinds: set[str] = set()
    if "family_first" in groups and "advice" not in groups:
        kinds.add("family")
    elif "said" in groups and not groups & {"family", "leisure_first", "own_project_first"}:
        return frozenset({next((name for name in ("offer", "advice", "need") if name in groups), "said")})
    if groups & {"own_project", "own_project_first"}:
        kinds.add("own_project")
    if "need" in groups and (kinds or not groups & _OF_LIFE):
        kinds.add("need")
    if not kinds or (kinds == {"own_project"} and "family" in groups):
        kinds |= set([name for name in _PERSONAL_ORDER if groups & {name, f"{name}_first"}][:1])
    if not kinds and "job" in groups:
        kinds.add("job")
    return frozenset(kinds) or _PLAIN


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
