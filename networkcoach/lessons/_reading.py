"""How easy a lesson is to read, and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from networkcoach._data import Document

LONGEST_SENTENCE = 20
_NOT_PROSE = frozenset(
    {"examples", "source", "doi", "present", "absent", "unless", "label", "id", "key", "kind", "misconception"}
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a lesson, and the line where its paragraph begins."""

    text: str
    line: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(re.findall(r"\w+(?:[’'-]\w+)*", self.text))


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


def reading_line(document: Document) -> str:
    """Say in one line how long a lesson takes and how long its sentences are.

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
    return f"{exercises} exercises, about {minutes} minutes, {average:.1f} words in a sentence"
