"""Phrases that an author can write without knowing patterns of programmers.

=================  ======================================================================
``keep me``        these words, one after the other
``intern*``        any word that begins so; ``*n't`` any that ends so; ``*`` any word
``(role|job)``     one of these words
``if ... comes``   any words between, in the same sentence (29 at most)
``... ?``          up to the question mark
=================  ======================================================================

Capitals and the form of apostrophes make no difference, and ``dont`` is read like ``don't``. A comma between words is
ignored, a full stop is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_][\w\u0300-\u036f]*(?:['’‘\u02bc-][^\W_][\w\u0300-\u036f]*)*|[?!.…\n]")
_ENDS = frozenset("?!.…\n")
_GAP = None
_LONGEST_GAP = 30
# Many people leave out the apostrophe. "Cant" and "wont" are words too, and nobody writes them in a message.
_NOT = re.compile(r"\b(are|ca|could|did|does|do|had|has|have|is|must|need|should|was|were|wo|would)nt\b")


@dataclass(frozen=True)
class Found:
    """Where a phrase stands in a text, in code points."""

    start: int
    end: int

    def inside(self, others: Sequence[Found]) -> bool:
        """Say whether it lies within one of the others."""
        return any(other.start <= self.start and self.end <= other.end for other in others)


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


def count_words(text: str) -> int:
    """Count words; signs do not count.

    Examples
    --------
    >>> count_words("Whenever you have a minute, or not.")
    7
    """
    return sum(token.text not in _ENDS for token in _tokens(text))


def find_phrases(text: str, phrases: Sequence[str], unless: Sequence[str] = ()) -> list[Found]:
    """Find phrases in a text, in the order of the text, without those that lie inside an ``unless`` phrase.

    Examples
    --------
    >>> text = "If a role ever comes up, keep me in mind."
    >>> [text[found.start:found.end] for found in find_phrases(text, ["if ... comes up", "keep me in mind"])]
    ['If a role ever comes up', 'keep me in mind']
    >>> find_phrases("I am not asking for a job.", ["a job"], unless=["not asking ... (job|role)"])
    []
    """
    tokens = _tokens(text)
    spared = [found for phrase in unless for found in _matches(tokens, parse(phrase))]
    found = {found for phrase in phrases for found in _matches(tokens, parse(phrase)) if not found.inside(spared)}
    return _outermost(sorted(found, key=lambda one: (one.start, -one.end)))


@lru_cache(maxsize=2000)
def parse(phrase: str) -> tuple[re.Pattern[str] | None, ...]:
    """Read one phrase: a pattern per word, None for ``...``.

    Raises
    ------
    ValueError
        If it is empty, or a bracket is not closed.

    Examples
    --------
    >>> len(parse("(any|a) role ... ?"))
    4
    """
    spaced = re.sub(r"\s*([(|)])\s*", lambda found: found[1] + (" " if found[1] == ")" else ""), phrase)
    spaced = re.sub(r"(?<=\S)\(", " (", spaced).replace(" |", "|").replace("| ", "|")
    parts = tuple(_part(word) for word in spaced.split())
    if not any(parts):
        raise ValueError(f"The phrase '{phrase}' has no word in it.")
    return parts


def _part(word: str) -> re.Pattern[str] | None:
    if word == "...":
        return _GAP
    if word.startswith("(") != word.endswith(")") or word.strip("()").count("("):
        raise ValueError(f"'{word}' opens or closes a bracket that has no partner.")
    choices = _plain(word.strip("()")).split("|")
    if "" in choices or any(_odd(choice) for choice in choices):
        raise ValueError(f"'{word}' is no word; use words, * ... ( | ) and ?.")
    return re.compile("|".join(re.escape(choice).replace(r"\*", r"[^?!.…\n]*") for choice in choices))


def _odd(choice: str) -> bool:
    return choice != "?" and re.fullmatch(r"[\w*'\u0300-\u036f-]+", choice) is None


def _plain(word: str) -> str:
    return _NOT.sub(r"\1n't", unicodedata.normalize("NFC", re.sub("[’‘\u02bc]", "'", word)).casefold())


def _tokens(text: str) -> list[_Token]:
    return [_Token(_plain(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text)]


def _matches(tokens: Sequence[_Token], parts: tuple[re.Pattern[str] | None, ...]) -> Iterator[Found]:
    for first in range(len(tokens)):
        last = _end(tokens, first, parts)
        if last is not None and last > first:
            yield Found(tokens[first].start, tokens[last - 1].end)


def _end(tokens: Sequence[_Token], at: int, parts: tuple[re.Pattern[str] | None, ...]) -> int | None:
    """Index after the last token of the shortest match that begins at ``at``."""
    if not parts:
        return at
    if parts[0] is _GAP:
        return _end_after_gap(tokens, at, parts[1:])
    if at < len(tokens) and parts[0].fullmatch(tokens[at].text):
        return _end(tokens, at + 1, parts[1:])
    return None


def _end_after_gap(tokens: Sequence[_Token], at: int, parts: tuple[re.Pattern[str] | None, ...]) -> int | None:
    for begin in range(at, min(at + _LONGEST_GAP, len(tokens))):
        end = _end(tokens, begin, parts)
        if end is not None or tokens[begin].text in _ENDS:
            return end
    return None


def _outermost(found: Sequence[Found]) -> list[Found]:
    result: list[Found] = []
    for one in found:
        if not one.inside(result):
            result.append(one)
    return result
