"""write: a few lines in the learner's own words, looked at by phrases that an author wrote, and by the coach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from networkcoach.lessons._feedback import Feedback, Point, compose, filled, listed, quoted
from networkcoach.lessons._phrases import Found, count_words, find_phrases
from networkcoach.lessons._ports import SeenLabel
from networkcoach.lessons.kinds._kind import Around, Kind, as_text, seen_by_coach

IT_CAN_BE_WRONG = "This check only looks for words. It can be wrong, and you know the person. You decide."
_MOST_QUOTES = 3


@dataclass(frozen=True)
class Check:
    """One thing to look for: words that should be there, words that should not, or a length.

    Attributes
    ----------
    present, absent
        Phrases (see `networkcoach.lessons._phrases`); a check has one of the two, or a length.
    unless
        Phrases that make an absent phrase harmless, such as ``not asking ... job``.
    label
        What the message coach calls the same thing: where there is a coach, what it sees counts like a phrase.
    min_words, max_words
        The length.
    met, not_met
        What the learner reads. ``{quote}`` stands for the learner's words, ``{words}`` for their number.
    misconception
        Key of the thought behind a draft that does not meet it.
    """

    key: str
    met: str
    not_met: str
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    label: str = ""
    min_words: int = 0
    max_words: int = 0
    misconception: str | None = None

    def point(self, text: str, coached: SeenLabel | None = None) -> Point:
        """Look at a draft, and at what the coach sees under the same name, and say what was found."""
        found = find_phrases(text, self.present or self.absent, self.unless)
        found = (found or self._found_by_coach(text, coached))[:_MOST_QUOTES]
        ok = self._is_met(text, found)
        words_found = dict.fromkeys(quoted(text[one.start : one.end]) for one in found)
        quotes = listed(list(words_found)) if found else ""
        sentence = filled(self.met if ok else self.not_met, quote=quotes, words=count_words(text))
        first = found[0] if found else None
        words = text[first.start : first.end] if first else ""
        return Point(sentence, ok, words, self.key, first.start if first else None, first.end if first else None)

    def _found_by_coach(self, text: str, coached: SeenLabel | None) -> list[Found]:
        if coached is None:
            return []
        spared = find_phrases(text, self.unless)
        places = [Found(mark.start, mark.end) for mark in coached.marks] or [Found(0, len(text))]
        # One is quoted, the weightiest: what the coach marks beside it makes little sense alone.
        return [place for place in places if not place.inside(spared)][:1]

    def _is_met(self, text: str, found: list[Found]) -> bool:
        if self.present:
            return bool(found)
        if self.absent:
            return not found
        return self.min_words <= count_words(text) <= (self.max_words or count_words(text))


@dataclass(frozen=True)
class Write(Kind):
    """Write a few lines.

    Attributes
    ----------
    checks
        What is looked for; the outcome is right if all are met.
    when_right, when_not_right
        The last sentence of the feedback: a question or one small step.
    start_from
        A draft to be turned into something better.
    to, shared
        The person it is written to, and what they told.
    reviewer
        True if the message coach shall read the draft too, where there is one: its labels count in the checks that
        name them, and it adds its other warnings, and at most one remark more.
    rows
        Lines of the box on a page.
    """

    checks: tuple[Check, ...]
    when_right: str
    when_not_right: str
    start_from: str = ""
    to: str = ""
    shared: tuple[str, ...] = ()
    reviewer: bool = False
    rows: int = 4

    def take(self, given: object) -> str:
        """Accept text, and keep it exactly as it was typed."""
        return as_text(given)

    def judge(self, value: Any, around: Around) -> Feedback:
        """Quote what met or broke each check, then add what only the coach noticed."""
        seen = seen_by_coach(value, self.to, self.shared, around) if self.reviewer else ()
        by_label = {one.label: one for one in seen}
        points = [check.point(value, by_label.get(check.label)) for check in self.checks]
        right = all(point.ok for point in points)
        remarks = [_remark(value, one) for one in self._not_yet_said(seen, right)]
        closing = self.when_right if right else self.when_not_right
        return compose("right" if right else "not_right", *points, *remarks, IT_CAN_BE_WRONG, closing)

    def _not_yet_said(self, seen: Sequence[SeenLabel], right: bool) -> list[SeenLabel]:
        """All warnings, and one thing more: to a draft of two sentences, four kind remarks would be too many.

        Where every check of the author is met, the coach's doubt about the message as a whole would only confuse.
        """
        checked = {check.label for check in self.checks}
        new = [one for one in seen if one.label not in checked and not (right and one.kind == "whole")]
        others = [one for one in new if one.kind != "warning"]
        return [one for one in new if one not in others[1:]]

    def shown(self) -> dict[str, Any]:
        """Give what stands beside the box."""
        return {"start_from": self.start_from, "to": self.to, "shared": list(self.shared), "rows": self.rows}

    def lines(self) -> list[str]:
        """Give what the person told, and the draft to start from."""
        told = [f"What {self.to} told:", *(f"  - {one}" for one in self.shared)] if self.shared else []
        return [*told, *([f"Start from: {quoted(self.start_from, 300)}"] if self.start_from else [])]


def _remark(text: str, seen: SeenLabel) -> Point:
    first = next(iter(seen.marks), None)
    start, end = (first.start, first.end) if first else (None, None)
    return Point(f"{seen.why} {seen.question}", None, text[start:end] if first else "", seen.label, start, end)
