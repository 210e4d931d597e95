"""A line cut into words and clauses, each with its place, so that nothing of it can get lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from networkcoach.contacts._values import findable

_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff"  # they steer right-to-left text and are no letters
_EMOJI = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_PUNCTUATION = r""",;:!?…،؛؟、。，；：！？()\[\]{}<>"“”„«»|=*•·/\\+&#~`^"""
_INNER = ".'’‘_@\\-"  # part of a word only between two letters: O'Neill, Anne-Marie, example.com
# Not \w: it leaves out the vowel signs of Hindi and accents that are characters of their own.
_LETTER = rf"[^\s{_MARKS}{_EMOJI}{_PUNCTUATION}{_INNER}–—]"
_TOKEN = re.compile(
    rf"https?://\S+|[0-9]+(?:[./:\-][0-9]+)+|{_LETTER}+(?:[{_INNER}]{_LETTER}+)*|[{_EMOJI}]\ufe0f?|-+|[^\s{_MARKS}]|\n"
)
_BETWEEN = frozenset(",;:!?…،؛؟、。，；：！？()[]{}|•·*→–—\n")
_ENDS = frozenset(".!?…؟。！？)]}")


class Token(NamedTuple):
    """A word or a sign of the line; `key` is how it is compared."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter, a digit or a picture, and so must not get lost."""
        if len(self.text) > 1:
            return self.text[0] != "-"
        return self.text.isalnum() or (self.text >= "\u2190" and self.text not in _BETWEEN)

    @property
    def looks_like_a_name(self) -> bool:
        """Whether it begins with a capital, or with a letter of a script that has none."""
        first = self.text[0]
        return first.isalpha() and not first.islower()


class Clause(NamedTuple):
    """Words `first` to `last` (exclusive) between two signs."""

    first: int
    last: int


def cut(text: str) -> list[Token]:
    """Cut a line into words and signs.

    Examples
    --------
    >>> [token.text for token in cut("O’Neill, call on 3/3!")]
    ['O’Neill', ',', 'call', 'on', '3/3', '!']
    """
    return [Token(match.start(), match.end(), match[0], key_of(match[0])) for match in _TOKEN.finditer(text)]


def key_of(word: str) -> str:
    """Reduce a word to what is compared: no capitals, no accents, one kind of apostrophe."""
    if word.isascii():
        return word.lower()
    return findable(word.replace("’", "'").replace("‘", "'").replace("\ufe0f", ""))


def clauses(tokens: Sequence[Token], text: str, abbreviations: Collection[str]) -> list[Clause]:
    """Find what stands between commas, full stops, dashes and the like."""
    found: list[Clause] = []
    first = 0
    for number in range(len(tokens)):
        if _is_between(tokens, number, text, abbreviations):
            if number > first:
                found.append(Clause(first, number))
            first = number + 1
    if first < len(tokens):
        found.append(Clause(first, len(tokens)))
    return found


def _is_between(tokens: Sequence[Token], number: int, text: str, abbreviations: Collection[str]) -> bool:
    token = tokens[number]
    if token.text in _BETWEEN:
        return True
    if token.text[0] == "-" or token.text == "/":
        return len(token.text) > 1 or (text[token.end : token.end + 1].isspace() and text[: token.start][-1:].isspace())
    if token.text != "." or not (token.end == len(text) or text[token.end].isspace() or text[token.end] == '"'):
        return False
    before = tokens[number - 1] if number else token
    initial = len(before.text) == 1 and before.text.isupper() and before.key != "i"
    return not (before.end == token.start and (initial or before.key in abbreviations) and number + 1 < len(tokens))


def closing(tokens: Sequence[Token], clause: Clause) -> int:
    """Give the end of a clause with the full stop, question mark or bracket right behind it."""
    number = clause.last
    while number < len(tokens) and tokens[number].text in _ENDS and tokens[number].start == tokens[number - 1].end:
        number += 1
    return tokens[number - 1].end
