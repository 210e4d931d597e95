"""What each word of a draft is there for: greeting, name, stock phrase, closing, or the message itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from networkcoach.coach._book import Book
from networkcoach.coach._phrases import Found
from networkcoach.coach._stem import stem
from networkcoach.coach._tokens import Sentence, Token, Words, read_words

_LONGEST_CLOSING = 6
_LONGEST_GREETING = 7


@dataclass(frozen=True)
class Letter:
    """A draft that has been read.

    Attributes
    ----------
    text
        As it was typed.
    words
        Its tokens and sentences.
    found
        Every phrase of the book that stands in it.
    body
        Numbers of the sentences that are neither greeting nor closing nor signature.
    aside
        Numbers of the tokens that say nothing about anybody: greetings, names, closings.
    names
        Numbers of the tokens that are the contact's name.
    stems
        The stem of each token.
    """

    text: str
    words: Words
    found: Sequence[Found]
    body: tuple[int, ...]
    aside: frozenset[int]
    names: frozenset[int]
    stems: tuple[str, ...]


def read_letter(text: str, contact_name: str, book: Book) -> Letter:
    """Read a draft with the phrases of the book."""
    words = read_words(text)
    names = {token.word for token in read_words(contact_name).tokens}
    named = frozenset(n for n, token in enumerate(words.tokens) if token.word in names)
    aside = named | _greeting(words, names, book)
    closings = _closings(words, book)
    for number in closings:
        sentence = words.sentences[number]
        aside |= set(range(sentence.first, sentence.last))
    body = tuple(
        n
        for n, s in enumerate(words.sentences)
        if n not in closings and any(at not in aside for at in range(s.first, s.last))
    )
    found = book.phrases.find(words)
    return Letter(text, words, found, body, frozenset(aside), named, tuple(stem(token.word) for token in words.tokens))


def _greeting(words: Words, names: set[str], book: Book) -> set[int]:
    """Numbers of the tokens that greet: "Hi Bo", "Respected Sir", "Good morning"."""
    if not words.sentences:
        return set()
    sentence = words.sentences[0]
    greeting: set[int] = set()
    for at in range(sentence.first, min(sentence.last, sentence.first + _LONGEST_GREETING)):
        word = words.tokens[at].word
        if (
            book.phrases.is_a(word, "greeting")
            or book.phrases.is_a(word, "honorific")
            or word in names
            or (
                greeting and words.tokens[at].clause == words.tokens[sentence.first].clause and _whole_clause(words, at)
            )
        ):
            greeting.add(at)
        else:
            break
    return greeting


def _whole_clause(words: Words, at: int) -> bool:
    """Say whether the first clause is short enough to be a name that the log does not have."""
    tokens = words.tokens
    clause = tokens[at].clause
    end = next((n for n in range(at, len(tokens)) if tokens[n].clause != clause), len(tokens))
    return end - at <= 2 and end < len(tokens)


def _closings(words: Words, book: Book) -> set[int]:
    """Numbers of the sentences at the end that only take leave: "Best wishes", "Yours", "Ruth"."""
    closings: set[int] = set()
    for number in range(len(words.sentences) - 1, 0, -1):
        sentence = words.sentences[number]
        before_ends_line = words.sentences[number - 1].ends_line
        tokens = words.tokens[sentence.first : sentence.last]
        if before_ends_line and _takes_leave(
            tokens, sentence, book, bool(closings) or number == len(words.sentences) - 1
        ):
            closings.add(number)
        else:
            break
    return closings


def _takes_leave(tokens: Sequence[Token], sentence: Sentence, book: Book, last: bool) -> bool:
    if sentence.asks or len(tokens) > _LONGEST_CLOSING:
        return False
    closers = sum(book.phrases.is_a(token.word, "closer") for token in tokens)
    plain = sum(
        book.phrases.is_a(token.word, "plain") and not book.phrases.is_a(token.word, "closer") for token in tokens
    )
    return (closers > 0 and plain <= 1) or (last and len(tokens) <= 3 and plain == 0)
