"""Which words a learner sees marked: the whole clause that carries a label, and a quotation never cut in half."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from networkcoach._data import data_path, read_yaml
from networkcoach.coach._book import WARNINGS
from networkcoach.coach._signs import Signs, Span
from networkcoach.coach._tokens import QUOTES
from networkcoach.coach._weights import Part

_MOST_MARKS = 3  # of one label
_LEAST_SHARE = 0.3  # of the weightiest sign: what weighs less is not worth a mark of its own
_LEAST, _LONGEST = 4, 14  # words of a mark: shorter ones go on with what stands beside them, longer ones are parted
_FORMULAS = ("generic.stock", "gratitude.bare", "pressure.released")
#: Lists of words that a clause which is too long is parted before: first at these, then at those.
_PARTERS = ("joins_clauses", "joins_words")
_LOOSE_ENDS = (*_PARTERS, "leads_on")


def place_of(signs: Signs, span: Span) -> tuple[int, int]:
    """Give where a mark begins and ends in the text; with what stands around it, a quotation keeps its signs."""
    text, tokens = signs.letter.text, signs.tokens
    first, last = tokens[span[0]], tokens[span[1] - 1]
    start, end = first.start, last.end
    if first.quoted and last.quoted and _quotation(signs, span[0]) == span:
        return start, end
    if first.quoted and start and text[start - 1] in QUOTES:
        start -= 1
    if last.quoted:
        closing = next((at for at in range(end, min(end + 3, len(text))) if text[at] in QUOTES), end - 1)
        end = closing + 1
    return start, end


def spans_to_mark(label: str, signs: Signs, speak: Sequence[Part]) -> list[tuple[Span, str]]:
    """Choose what to mark: the clauses of the signs that carry the label, else the one in which the words weigh most.

    Parameters
    ----------
    speak
        What speaks for the label, the weightiest first.
    """
    carrying = [part for part in speak if part.evidence.kind == "sign" and _carries(label, part.evidence.name)]
    chosen = _Chosen(label, signs)
    for part in carrying:
        if part.amount >= _LEAST_SHARE * carrying[0].amount:
            chosen.add(part.evidence.spans, part.evidence.name)
    for name, spans in () if chosen.marks else signs.spans.items():
        if _carries(label, name):
            chosen.add(spans, name)
    return chosen.marks or [(_heaviest(signs, speak), "words")]


@dataclass
class _Chosen:
    """The marks of one label while they are chosen."""

    label: str
    signs: Signs
    marks: list[tuple[Span, str]] = field(default_factory=list)

    def add(self, spans: Sequence[Span], name: str) -> None:
        for span in spans:
            if span[1] > span[0] and not self._is_idle(span):
                whole = _whole(self.signs, span)
                if not self._goes_on(whole) and len(self.marks) < _MOST_MARKS:
                    self.marks.append((whole, name))

    def _goes_on(self, span: Span) -> bool:
        """Let a mark that stands beside it grow, or say that one covers it already."""
        for number, ((first, last), name) in enumerate(self.marks):
            joined = min(first, span[0]), max(last, span[1])
            if span[0] < last and first < span[1]:
                return True
            if first == span[1] or span[0] == last:
                tokens = self.signs.tokens
                if tokens[first].sentence == tokens[span[0]].sentence and joined[1] - joined[0] <= _LONGEST:
                    self.marks[number] = (joined, name)
                    return True
        return False

    def _is_idle(self, span: Span) -> bool:
        """Say whether a place only greets or takes leave, so that a mark there would be about nobody."""
        formulas = () if self.label in (*WARNINGS, "gratitude") else _FORMULAS
        return _only_formula(self.signs, _piece(self.signs, span[0]), formulas)


def _carries(label: str, sign: str) -> bool:
    names = _carriers()[label]
    return any(sign == name or (name.endswith("*") and sign.startswith(name[:-1])) for name in names)


@cache
def _carriers() -> Mapping[str, Sequence[str]]:
    carriers: dict[str, Sequence[str]] = read_yaml(data_path("coach", "marks.yaml")).value
    return carriers


def _whole(signs: Signs, span: Span) -> Span:
    """Let a mark be the clause that it stands in, with its quotations, and without loose words at its ends."""
    first, last = _piece(signs, span[0])
    last = max(last, _piece(signs, span[1] - 1)[1])
    first, last = _long_enough(signs, (first, last))
    first, last = _trimmed(signs, (first, last))
    for at in range(first, last):
        if signs.tokens[at].quoted:
            begin, end = _quotation(signs, at)
            first, last = min(first, begin), max(last, end)
    return first, last


def _quotation(signs: Signs, at: int) -> Span:
    """Give the words of the quotation that a word stands in."""
    first, last = at, at + 1
    while first > 0 and signs.tokens[first - 1].quoted:
        first -= 1
    while last < len(signs.tokens) and signs.tokens[last].quoted:
        last += 1
    return first, last


def _pieces(signs: Signs, number: int) -> Iterator[Span]:
    """Part a sentence into clauses, and clauses that are too long at the words that join them."""
    of = signs.of(number)
    first = of.start
    for at in range(of.start + 1, of.stop + 1):
        if at == of.stop or signs.tokens[at].clause != signs.tokens[first].clause:
            yield from _parted(signs, (first, at))
            first = at


def _parted(signs: Signs, span: Span, level: int = 0) -> Iterator[Span]:
    if span[1] - span[0] <= _LONGEST or level == len(_PARTERS):
        yield span
        return
    first = span[0]
    for at in range(span[0] + _LEAST, span[1] - _LEAST + 1):
        if at - first >= _LEAST and signs.is_a(at, _PARTERS[level]) and not signs.tokens[at].quoted:
            yield from _parted(signs, (first, at), level + 1)
            first = at
    yield from _parted(signs, (first, span[1]), level + 1)


def _piece(signs: Signs, at: int) -> Span:
    """Give the piece of a sentence that a word stands in."""
    return next(one for one in _pieces(signs, signs.tokens[at].sentence) if one[0] <= at < one[1])


def _long_enough(signs: Signs, span: Span) -> Span:
    """Let a piece of a word or two go on with the next one of its sentence, else with the one before."""
    first, last = span
    sentence = signs.of(signs.tokens[first].sentence)
    while last - first < _LEAST and last < sentence.stop:
        last = _piece(signs, last)[1]
    while last - first < _LEAST and first > sentence.start and first - 1 not in signs.letter.aside:
        first = _piece(signs, first - 1)[0]
    return first, last


def _trimmed(signs: Signs, span: Span) -> Span:
    first, last = span
    while last - first > _LEAST and _is_loose(signs, first, ("begins_loosely",)):
        first += 1
    goes_on = last < len(signs.tokens) and signs.tokens[last].sentence == signs.tokens[last - 1].sentence
    while goes_on and last - first > _LEAST and _is_loose(signs, last - 1, _LOOSE_ENDS):
        last -= 1
    return first, last


def _is_loose(signs: Signs, at: int, lists: Sequence[str]) -> bool:
    if signs.tokens[at].quoted:
        return False
    return at in signs.letter.aside or any(signs.is_a(at, name) for name in lists)


def _only_formula(signs: Signs, span: Span, formulas: Sequence[str] = _FORMULAS) -> bool:
    """Say whether nothing is left of a piece beside greetings, closings and stock phrases."""
    number = signs.tokens[span[0]].sentence
    covered = {at for found in signs.any_phrases(number, *formulas) for at in range(found.first, found.last)}
    left = [at for at in range(*span) if at not in covered and at not in signs.letter.aside]
    return len(left) < span[1] - span[0] and all(signs.is_a(at, "plain") for at in left)


def _heaviest(signs: Signs, speak: Sequence[Part]) -> Span:
    weight: dict[Span, float] = {}
    for part in speak:
        for first, last in part.evidence.spans:
            for at in range(first, last):
                piece = _piece(signs, at)
                weight[piece] = weight.get(piece, 0.0) + part.amount / len(part.evidence.spans) / (last - first)
    telling = [one for one in weight if not _only_formula(signs, one)] or list(weight)
    wanted = max(telling, key=lambda one: weight[one], default=_piece(signs, 0))
    return _whole(signs, wanted)
