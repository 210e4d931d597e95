"""The signs of a draft: what can be seen in it, by name, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from networkcoach.coach._book import Book
from networkcoach.coach._letter import Letter
from networkcoach.coach._phrases import Found
from networkcoach.coach._shared import Echo
from networkcoach.coach._tokens import Token

Span = tuple[int, int]  # tokens: from the first to before the last

TOLD = frozenset({"advice", "said", "need", "offer"})

#: Groups of phrases that go too far with somebody's life.
TOO_FAR = (
    "child_details",
    "child_contact",
    "found_online",
    "third_party",
    "health",
    "marriage_money_faith",
    "looks",
    "private_way",
)


@dataclass
class Signs:
    """A draft while it is looked at.

    Attributes
    ----------
    letter
        The draft as it was read.
    echoes
        Where it comes back to what the contact told.
    book
        The words of the coach.
    spans
        What was seen so far: by the name of the sign, the words that show it.
    """

    letter: Letter
    echoes: Sequence[Echo]
    book: Book
    spans: dict[str, list[Span]] = field(default_factory=dict)
    _groups: dict[int, dict[str, list[Found]]] = field(default_factory=dict)
    _echoed: dict[tuple[tuple[str, ...], bool], frozenset[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tokens: Sequence[Token] = self.letter.words.tokens
        self._in_body = frozenset(self.letter.body)
        self._lists = [self.book.phrases.lists_with(token.word) for token in self.tokens]
        for found in self.letter.found:
            number = self.letter.words.tokens[found.first].sentence
            self._groups.setdefault(number, {}).setdefault(found.group, []).append(found)

    def see(self, name: str, *spans: Span) -> None:
        """Note a sign."""
        self.spans.setdefault(name, []).extend(spans)

    def has(self, *names: str) -> bool:
        """Say whether any of these signs was seen."""
        return any(name in self.spans for name in names)

    def is_a(self, at: int, name: str) -> bool:
        """Say whether a token stands in a list of words."""
        return name in self._lists[at]

    def of(self, number: int) -> range:
        """Give the tokens of a sentence."""
        sentence = self.letter.words.sentences[number]
        return range(sentence.first, sentence.last)

    def asks(self, number: int) -> bool:
        """Say whether a sentence ends with a question mark."""
        return self.letter.words.sentences[number].asks

    def phrases(self, number: int, *groups: str) -> list[Found]:
        """Give the phrases of these groups in a sentence that are neither negated nor quoted."""
        here = self._groups.get(number, {})
        return [f for group in groups for f in here.get(group, ()) if not f.negated and not f.quoted]

    def any_phrases(self, number: int, *groups: str) -> list[Found]:
        """Give the phrases of these groups in a sentence, also negated and quoted ones."""
        here = self._groups.get(number, {})
        return [f for group in groups for f in here.get(group, ())]

    def words(self, number: int, *lists: str) -> list[Span]:
        """Give the tokens of a sentence that stand in one of these lists of words."""
        return [
            (at, at + 1)
            for at in self.of(number)
            if at not in self.letter.aside and any(self.is_a(at, one) for one in lists)
        ]

    def literal(self, number: int, words: frozenset[str]) -> list[Span]:
        """Give the tokens of a sentence that are one of these words."""
        return [(at, at + 1) for at in self.of(number) if at not in self.letter.aside and self.tokens[at].word in words]

    def echoed(self, *kinds: str, near: bool = False) -> frozenset[int]:
        """Give the numbers of all tokens that come back to a thing of these kinds."""
        if (kinds, near) not in self._echoed:
            hits: set[int] = set()
            for echo in self.echoes:
                if not echo.thing.kinds.isdisjoint(kinds):
                    hits |= echo.same | (echo.near if near else frozenset())
            self._echoed[kinds, near] = frozenset(hits)
        return self._echoed[kinds, near]

    def carrying(self, number: int) -> list[int]:
        """Give the tokens of a sentence that name something: not plain words, not the job, not names."""
        job = self.echoed("job")
        return [
            at
            for at in self.of(number)
            if at not in self.letter.aside
            and at not in job
            and len(self.tokens[at].word) > 1
            and not self.is_a(at, "plain")
        ]

    def beside(self, number: int) -> list[int]:
        """Give a sentence of the message, the one before it and the one after it."""
        return [n for n in (number - 1, number, number + 1) if n in self._in_body]

    def body(self) -> Iterator[int]:
        """Go through the sentences that are the message itself."""
        return iter(self.letter.body)


def spans_of(found: Sequence[Found]) -> list[Span]:
    """Give the tokens of phrases."""
    return [(one.first, one.last) for one in found]
