"""Phrases that an author can write without knowing patterns of programmers, found quickly in a draft.

=================  ======================================================================
``keep me``        these words, one after the other
``~tell``          any form of a word: tell, tells, told, telling
``intern*``        any word that begins so
``(role|~job)``    one of these words; ``(role|job)?`` or none of them
``<kin>``          any word of that list in ``words.yaml``; ``<kin>?`` or none
``..`` ``...``     up to 3, up to 8 words between, in the same sentence
``^`` ``$``        where a part of a sentence begins, where the sentence ends
``?``              only in a sentence that ends with a question mark; stands last
=================  ======================================================================

Lessons have phrases of their own. They look for single words in short answers; here several hundred phrases meet a
draft, so all of them are looked up by their first word in one walk through the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from networkcoach.coach._stem import stem
from networkcoach.coach._tokens import Token, Words

_NEGATORS = frozenset(
    ["not", "never", "no", "without", "nor", "neither", "hardly", "nobody", "none", "rather", "instead"]
)
_FURTHEST_NEGATOR = 5
_MOST_KNOWN = 50_000  # words that are remembered
_MOST_SENTENCES = 500  # a draft that is being written is read again at each pause
_START, _END, _ASKS = "^", "$", "?"


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a draft: its group, its tokens from ``first`` to before ``last``, and what it is said under."""

    group: str
    first: int
    last: int
    negated: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """One step of a phrase: a set of words with a number, a gap, or a place in the sentence."""

    kind: str  # "word", "gap", or one of ^ $ ?
    number: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase, and the numbers of the words that a sentence must have for it."""

    group: str
    parts: tuple[_Part, ...]
    needs: frozenset[int]


@dataclass
class PhraseBook:
    """All phrases of the coach, ready to be looked for.

    Parameters
    ----------
    groups
        Phrases by the name of their group.
    classes
        Lists of words by name, for ``<name>``.

    Examples
    --------
    >>> from networkcoach.coach._tokens import read_words
    >>> book = PhraseBook({"ask": ["keep me in mind", "is there .. (opening|vacancy) ?"]}, {})
    >>> words = read_words("Is there perhaps an opening? Please keep me in mind.")
    >>> [(found.group, words.tokens[found.first].word) for found in book.find(words)]
    [('ask', 'is'), ('ask', 'keep')]
    """

    groups: Mapping[str, Sequence[str]]
    classes: Mapping[str, Sequence[str]]
    _exact: dict[str, set[int]] = field(default_factory=dict)
    _stems: dict[str, set[int]] = field(default_factory=dict)
    _prefixes: dict[str, set[int]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _by_first: dict[int, list[_Phrase]] = field(default_factory=dict)
    _known: dict[str, frozenset[int]] = field(default_factory=dict)
    _sentences: dict[frozenset[int], dict[int, list[_Phrase]]] = field(default_factory=dict)
    _lists: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.classes:
            self._number_of(f"<{name}>")
        for group, phrases in self.groups.items():
            for phrase in phrases:
                self._add(group, phrase)

    def is_a(self, word: str, name: str) -> bool:
        """Say whether a word stands in a list of words."""
        return name in self.lists_with(word)

    def lists_with(self, word: str) -> frozenset[str]:
        """Give the names of the lists that a word stands in."""
        lists = self._lists.get(word)
        if lists is None:  # a draft asks this many times of each word
            meanings = self._meanings(word)
            lists = frozenset(one for one in self.classes if self._numbers[f"<{one}>"] in meanings)
            if len(self._lists) < _MOST_KNOWN:
                self._lists[word] = lists
        return lists

    def find(self, words: Words) -> list[Found]:
        """Find all phrases, in the order of the text."""
        meanings = [self._meanings(token.word) for token in words.tokens]
        found: dict[tuple[str, int, int], Found] = {}
        for sentence in words.sentences:
            scene = _Scene(words.tokens, meanings, sentence.first, sentence.last, sentence.asks)
            possible = self._possible(meanings[sentence.first : sentence.last])
            for at in range(sentence.first, sentence.last):
                for phrase in [one for number in meanings[at] for one in possible.get(number, ())]:
                    end = _end_of(phrase.parts, at, scene)
                    if end is not None and (phrase.group, at, end) not in found:
                        found[phrase.group, at, end] = _as_found(phrase.group, at, end, words.tokens, sentence.first)
        return list(found.values())

    def _possible(self, meanings: Sequence[frozenset[int]]) -> dict[int, list[_Phrase]]:
        """Give the phrases, by their first word, all of whose words stand in a sentence."""
        here = frozenset().union(*meanings)
        found = self._sentences.get(here)
        if found is None:
            found = {}
            for number in here & self._by_first.keys():
                if fits := [phrase for phrase in self._by_first[number] if phrase.needs <= here]:
                    found[number] = fits
            if len(self._sentences) < _MOST_SENTENCES:
                self._sentences[here] = found
        return found

    def _add(self, group: str, phrase: str) -> None:
        for pieces in _spelled_out(_pieces(phrase)):
            parts = [self._part(piece) for piece in pieces]
            places = [part for part in parts if part.kind == _START]
            rest = [part for part in parts if part.kind != _START]
            while rest and rest[0].optional:
                self._keep(group, (*places, *rest), rest[0].number)
                del rest[0]
            if not rest or rest[0].kind != "word":
                raise ValueError(f"The phrase '{phrase}' has no word that must be there.")
            self._keep(group, (*places, *rest), rest[0].number)

    def _keep(self, group: str, parts: tuple[_Part, ...], first: int) -> None:
        needs = frozenset(part.number for part in parts if part.kind == "word" and not part.optional)
        self._by_first.setdefault(first, []).append(_Phrase(group, parts, needs))

    def _part(self, piece: str) -> _Part:
        if piece in (_START, _END, _ASKS):
            return _Part(piece)
        if piece in ("..", "..."):
            return _Part("gap", 3 if piece == ".." else 8)
        optional = piece.endswith("?")
        return _Part("word", self._number_of(piece.rstrip("?")), optional)

    def _number_of(self, piece: str) -> int:
        if piece in self._numbers:
            return self._numbers[piece]
        number = self._numbers[piece] = len(self._numbers)
        for choice in self._choices(piece):
            if choice.startswith("~"):
                self._stems.setdefault(stem(choice[1:]), set()).add(number)
            elif choice.endswith("*"):
                self._prefixes.setdefault(choice[:-1], set()).add(number)
            else:
                self._exact.setdefault(choice, set()).add(number)
        return number

    def _choices(self, piece: str) -> Iterable[str]:
        if piece.startswith("<") and piece[1:-1] in self.classes:
            for choice in self.classes[piece[1:-1]]:
                yield from (
                    self._choices(choice) if choice.startswith("<") and choice[1:-1] in self.classes else [choice]
                )
        elif piece.startswith("("):
            for choice in piece.strip("()").split("|"):
                yield from self._choices(choice)
        else:
            yield piece

    def _meanings(self, word: str) -> frozenset[int]:
        known = self._known.get(word)
        if known is None:
            numbers = self._exact.get(word, set()) | self._stems.get(stem(word), set())
            for length in range(1, min(len(word), 14) + 1):
                numbers |= self._prefixes.get(word[:length], set())
            known = frozenset(numbers)
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = known
        return known


@dataclass(frozen=True, slots=True)
class _Scene:
    tokens: Sequence[Token]
    meanings: Sequence[frozenset[int]]
    first: int
    last: int
    asks: bool


def _pieces(phrase: str) -> list[str]:
    return re.findall(r"\([^)]*\)\??|\S+", phrase)


def _spelled_out(pieces: Sequence[str]) -> Iterable[list[str]]:
    """Write a bracket with choices of several words as several phrases: ``(sir|dear madam)``."""
    for n, piece in enumerate(pieces):
        if not piece.startswith("(") or " " not in piece:
            continue
        optional = "?" if piece.endswith("?") else ""
        choices = piece.rstrip("?")[1:-1].split("|")
        single = [choice for choice in choices if " " not in choice]
        ways = [[f"({'|'.join(single)}){optional}"]] if single else [[]] if optional else []
        ways += [choice.split() for choice in choices if " " in choice]
        for way in ways:
            yield from _spelled_out([*pieces[:n], *way, *pieces[n + 1 :]])
        return
    yield list(pieces)


def _end_of(parts: Sequence[_Part], at: int, scene: _Scene, n: int = 0) -> int | None:
    """Index after the last token of the shortest match of ``parts[n:]`` at ``at``; none if there is none."""
    while n < len(parts):
        part = parts[n]
        if part.kind == "word":
            if at < scene.last and part.number in scene.meanings[at]:
                if part.optional:
                    end = _end_of(parts, at + 1, scene, n + 1)
                    if end is not None:
                        return end
                else:
                    at += 1
            elif not part.optional:
                return None
        elif part.kind == "gap":
            for begin in range(at, min(at + part.number, scene.last) + 1):
                end = _end_of(parts, begin, scene, n + 1)
                if end is not None:
                    return end
            return None
        elif not _is_place(part.kind, at, scene):
            return None
        n += 1
    return at


def _is_place(kind: str, at: int, scene: _Scene) -> bool:
    if kind == _START:
        return at == scene.first or scene.tokens[at - 1].clause != scene.tokens[at].clause
    return scene.asks if kind == _ASKS else at == scene.last


def _as_found(group: str, first: int, last: int, tokens: Sequence[Token], sentence: int) -> Found:
    before = range(max(sentence, first - _FURTHEST_NEGATOR), first)
    clause = tokens[first].clause
    negated = any(tokens[n].word in _NEGATORS and tokens[n].clause == clause for n in before)
    return Found(group, first, last, negated, all(token.quoted for token in tokens[first:last]))
