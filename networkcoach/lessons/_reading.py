"""How easy a lesson is to read, and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from networkcoach._data import Document

LONGEST_SENTENCE = 20
_LONG = 6  # letters
_NOT_PROSE = frozenset(
    {"examples", "source", "doi", "present", "absent", "unless", "label", "id", "key", "kind", "misconception"}
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a lesson, and the line where its paragraph begins."""

    text: str
    line: int

    @property
    def split(self) -> list[str]:
        """Its words."""
        return re.findall(r"\w+(?:[’'-]\w+)*", self.text)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.split)


def sentences(document: Document) -> list[Sentence]:
    """All sentences that somebody reads, in the order of the file."""
    return [
        Sentence(text, line) for line, prose in _prose(document, (), document.value) for text in _split(prose) if text
    ]


def _prose(document: Document, at: tuple[str | int, ...], value: object) -> Iterator[tuple[int, str]]:
    if isinstance(value, str):
        yield document.lines[at], value
    elif isinstance(value, (dict, list)):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if step not in _NOT_PROSE:
                yield from _prose(document, (*at, step), inner)


def _split(prose: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n|\n\s*- ", prose):
        yield from re.split(r"(?<=[.?!:;…])[”*]*\s+", " ".join(block.split()))


def lix(found: Sequence[Sentence]) -> float:
    """Measure how easy a text is to read, whatever its language: words in a sentence, and words in 100 that are long.

    LIX was made by Björnsson (1968). About 25 is a book for children, 40 a newspaper, 60 a law. Unlike formulas that
    count syllables it needs no dictionary, so it fits a translated lesson as well.

    Examples
    --------
    >>> lix([Sentence("You listened to somebody.", 1), Sentence("That is rare.", 2)])
    32.1
    """
    words = [word for one in found for word in one.split]
    long = sum(len(word) > _LONG for word in words)
    return round(len(words) / len(found) + 100 * long / len(words), 1)


def reading_line(document: Document) -> str:
    """Say in one line how long a lesson takes and how easy it is to read.

    Examples
    --------
    >>> from networkcoach._data import data_path, read_yaml
    >>> reading_line(read_yaml(data_path("lessons", "0-does-it-happen.yaml"))).split(",")[0]
    '7 exercises'
    """
    found = sentences(document)
    average = sum(one.words for one in found) / len(found)
    minutes = document.value["minutes"]["alone"]
    exercises = len(document.value["exercises"])
    level = f"reading level LIX {lix(found):.0f} (25 is a book for children, 40 a newspaper)"
    return f"{exercises} exercises, about {minutes} minutes, {average:.1f} words in a sentence, {level}"
