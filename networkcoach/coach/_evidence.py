"""What in a draft speaks for or against a label: its signs, its words and pieces of words, each with its place."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from networkcoach.coach._shared import PERSONAL
from networkcoach.coach._signs import Signs, Span

Known = Mapping[str, Container[str]]

_SHORTEST, _LONGEST = 3, 5  # letters of a piece of a word


@dataclass(frozen=True)
class Evidence:
    """One thing that was seen.

    Attributes
    ----------
    kind
        ``sign`` (a rule saw it), ``word`` (a stem, or two that follow each other) or ``piece`` (of a word: it still
        knows a word with a slip of the key, or in another form).
    name
        Which one; what the contact told stands as ``<told>``, ``<theirs>`` or ``<project>``, so that it counts in any
        trade.
    spans
        The tokens that show it; none for what is true of the whole draft.
    """

    kind: str
    name: str
    spans: tuple[Span, ...]


def evidence_of(signs: Signs, known: Known | None = None) -> Iterator[Evidence]:
    """List all that was seen in a draft; what occurs several times comes once, with all its places.

    Parameters
    ----------
    known
        By kind, the names that have a weight: others are left out. Without it, all are listed, to learn from.
    """
    for name, spans in signs.spans.items():
        if known is None or name in known["sign"]:
            yield Evidence("sign", name, tuple(spans))
    words = list(_marked_words(signs))
    for kind, found in (("word", _words(words)), ("piece", _pieces(words))):
        yield from _collected(kind, found, known[kind] if known else None)


def _collected(kind: str, found: Iterator[tuple[str, Span]], known: Container[str] | None) -> Iterator[Evidence]:
    places: dict[str, list[Span]] = {}
    for name, span in found:
        if known is None or name in known:
            places.setdefault(name, []).append(span)
    for name, spans in places.items():
        yield Evidence(kind, name, tuple(spans))


def _marked_words(signs: Signs) -> Iterator[tuple[str, Span]]:
    """Give the stems of a draft in order, the ends of sentences included, with marks for what the contact told."""
    marks = _marks(signs)
    for sentence in signs.letter.words.sentences:
        for at in range(sentence.first, sentence.last):
            yield marks.get(at, signs.letter.stems[at]), (at, at + 1)
        yield "?" if sentence.asks else ".", (sentence.last, sentence.last)


def _marks(signs: Signs) -> dict[int, str]:
    marks = dict.fromkeys(signs.letter.names, "<name>")
    told = signs.echoed("said", "advice", "need", "offer")
    for hits, mark in (
        (signs.echoed("job"), "<job>"),
        (told, "<told>"),
        (signs.echoed("own_project"), "<project>"),
        (signs.echoed(*PERSONAL), "<theirs>"),
    ):
        marks.update(dict.fromkeys(hits, mark))
    return marks


def _words(words: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    yield from words
    for (one, (first, _)), (other, (_, last)) in pairwise(words):
        yield f"{one} {other}", (first, last)


def _pieces(words: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    for word, span in words:
        if word[0] in "<?.":
            continue
        whole = f" {word} "
        for size in range(_SHORTEST, _LONGEST + 1):
            for at in range(max(1, len(whole) - size + 1)):
                yield whole[at : at + size], span
            if len(whole) <= size:
                break
