"""What a line is read with, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from networkcoach.contacts._people import Person
from networkcoach.contacts.quick._tokens import Clause, Token, clauses, cut
from networkcoach.contacts.quick._words import Words

Find = Callable[[str], Sequence[Person]]

_LONGEST = 1_000  # characters that are read, some 170 words; what is longer was pasted and stays in the note as it is


@dataclass(frozen=True)
class Line:
    """A line cut into words, and what is known beside it; `rest` is what was too long to be read."""

    text: str
    rest: str
    tokens: Sequence[Token]
    clauses: Sequence[Clause]
    words: Words
    today: date

    @classmethod
    def of(cls, text: str, today: date, words: Words) -> Line:
        """Cut a line; of a very long one only the beginning is read."""
        end = len(text) if len(text) <= _LONGEST else max(text.rfind(" ", 0, _LONGEST), 0) or _LONGEST
        text, rest = text[:end], text[end:]
        tokens = cut(text)
        return cls(text, rest, tokens, clauses(tokens, text, words.abbreviations), words, today)

    def said(self, first: int, last: int) -> str:
        """Give the words from one token to another (exclusive), just as they were typed."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def has(self, number: int, name: str) -> bool:
        """Whether the word at a place is in a list of ``data/quick.yaml``."""
        return 0 <= number < len(self.tokens) and self.tokens[number].key in self.words.sets[name]

    def doubt(self, name: str, **said: object) -> str:
        """Write a sentence about what is not certain."""
        return self.words.doubts[name].format(**said)

    def show(self, day: date) -> str:
        """Write a day as one says it; the year only if it is another one."""
        plain = f"{day.day} {self.words.months[day.month - 1]}"
        return plain if day.year == self.today.year else f"{plain} {day.year}"


@dataclass(frozen=True)
class Found:
    """Words of the line, by their tokens, that became a field; some stay in the note too."""

    field: str
    first: int
    last: int
    number: int = 0
    stays: bool = False
