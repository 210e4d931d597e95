"""`review_message`: what the coach notices in a draft, with the words it reacts to, a reason, and one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from networkcoach._data import data_path, read_yaml
from networkcoach.coach._book import HELPS, LABELS, WARNINGS, WHOLE, Wording, the_book
from networkcoach.coach._evidence import evidence_of
from networkcoach.coach._features import read_signs
from networkcoach.coach._marks import place_of, spans_to_mark
from networkcoach.coach._signs import Signs
from networkcoach.coach._tokens import MOST_WORDS, QUOTES
from networkcoach.coach._weights import Part, the_weights, valued

_SURE = 0.8  # this far above the threshold, hardly a mark was wrong in drafts that were not learned from
_QUOTED = 90  # letters of a quotation
_NEEDS_CALLBACK = ("gratitude", "reports_action")


@dataclass(frozen=True)
class Mark:
    """Words in a draft that a label rests on.

    Attributes
    ----------
    start, end
        Their place in the text, in code points.
    label
        One of the twelve names of the message guide.
    why
        One sentence: what the person who reads it would notice.
    question
        One question that helps to rewrite.
    rule
        What saw it: the name of a sign, or ``words`` where single words decided.
    """

    start: int
    end: int
    label: str
    why: str
    question: str
    rule: str


@dataclass(frozen=True)
class Observation:
    """What is said about one label, in plain words.

    Attributes
    ----------
    label, name
        The label, and how a learner reads it.
    kind
        ``warning``, ``whole`` (the message as a whole) or ``helps``.
    why, question
        As in `Mark`, of the first mark.
    marks
        Where it stands; empty for a label of the whole message.
    doubt
        A sentence where the coach is not sure, else empty.
    reasons
        The names of what was seen, the weightiest first, for whoever wants to know.
    """

    label: str
    name: str
    kind: str
    why: str
    question: str
    marks: tuple[Mark, ...]
    doubt: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """What was noticed, what can hurt somebody first.

    Attributes
    ----------
    labels
        Names of the labels that apply.
    observations
        One for each label, in the order in which a learner should hear of them.
    note
        A sentence about the review itself: nothing stands out, or the draft was too long; else empty.
    """

    labels: frozenset[str]
    observations: tuple[Observation, ...]
    note: str

    @property
    def marks(self) -> list[Mark]:
        """All marks in the order of the text."""
        return sorted(
            (mark for one in self.observations for mark in one.marks), key=lambda mark: (mark.start, mark.end)
        )


def review_message(text: str, shared: Sequence[str] = (), contact_name: str = "") -> Review:
    """Read a draft and say what stands out in it; nothing is sent, kept or scored.

    Parameters
    ----------
    text
        The draft. Of a longer one, the first 3,000 words are read, and the note says so.
    shared
        What the contact told the writer, one thing each; only this may be used of their personal life.
    contact_name
        Whom it is for.

    Examples
    --------
    >>> review = review_message("Hi Bo, any roles going? I finish in May. I can start at once.", contact_name="Bo")
    >>> sorted(review.labels)
    ['all_about_me', 'asks_for_job', 'generic']
    >>> review_message("").note
    ''
    """
    signs = read_signs(text, shared, contact_name)
    if not signs.letter.words.sentences:
        return Review(frozenset(), (), "")
    weights = the_weights()
    seen = valued(evidence_of(signs, weights.rarity), weights.rarity)
    margins = weights.margins(seen)
    labels = _consistent(margins)
    parts = weights.parts(seen, labels)
    labels -= _said_twice(signs, parts, margins)
    observations = tuple(_observed(label, signs, parts[label], margins[label]) for label in LABELS if label in labels)
    return Review(frozenset(labels), observations, _note(signs, bool(labels)))


def _consistent(margins: dict[str, float]) -> set[str]:
    """Apply what follows from the guide: thanks and reports name something; what is generic names nothing."""
    labels = {label for label, margin in margins.items() if margin > 0}
    if labels.intersection(_NEEDS_CALLBACK):
        labels.add("specific_callback")
    helps = labels.intersection(HELPS)
    if "generic" in labels and helps:
        stronger = margins["generic"] > max(margins[label] for label in helps)
        labels -= helps if stronger else {"generic"}
    return labels


def _said_twice(signs: Signs, parts: Mapping[str, Sequence[Part]], margins: Mapping[str, float]) -> set[str]:
    """Find the weaker of the two labels for one thing of their life: it fits, or it goes too far, and never both."""
    both = ("personal_connection", "intrusive")
    if not all(label in parts for label in both):
        return set()
    fits, too_far = ([span for span, _ in spans_to_mark(label, signs, parts[label])] for label in both)
    if all(any(one[0] < span[1] and span[0] < one[1] for one in fits) for span in too_far):
        return {min(both, key=lambda label: margins[label])}
    return set()


def _observed(label: str, signs: Signs, speak: Sequence[Part], margin: float) -> Observation:
    marks = () if label in WHOLE else tuple(_marks(label, signs, speak))
    wording = the_book().wording[label]
    kind = "warning" if label in WARNINGS else "whole" if label in WHOLE else "helps"
    reasons = tuple(dict.fromkeys(f"{part.evidence.kind}: {part.evidence.name}" for part in speak[:6]))
    why, question = (marks[0].why, marks[0].question) if marks else (wording.why, wording.question)
    doubt = "" if margin > _SURE else _words()["unsure"]
    return Observation(label, wording.name, kind, why, question, marks, doubt, reasons)


def _marks(label: str, signs: Signs, speak: Sequence[Part]) -> list[Mark]:
    marks = []
    for (first, last), rule in spans_to_mark(label, signs, speak):
        start, end = place_of(signs, (first, last))
        wording = _wording(label, signs, first, last)
        quote = signs.letter.text[start:end].strip(QUOTES)
        quote = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"
        why = wording.why.replace("{quote}", " ".join(quote.split()))
        marks.append(Mark(start, end, label, why, wording.question, rule))
    return marks


def _wording(label: str, signs: Signs, first: int, last: int) -> Wording:
    """Take the sentence of the group of phrases that stands there, else the one of the label."""
    wording = the_book().wording
    for found in signs.letter.found:
        if found.group.startswith(f"{label}.") and found.group in wording and found.first < last and first < found.last:
            return wording[found.group]
    return wording[label]


def _note(signs: Signs, something: bool) -> str:
    if signs.letter.words.cut:
        return _words()["too_long"].format(n=f"{MOST_WORDS:,}")
    return "" if something else _words()["nothing"]


@cache
def _words() -> dict[str, str]:
    words: dict[str, Any] = read_yaml(data_path("coach", "review.yaml")).value
    return words
