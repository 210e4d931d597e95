"""mark: find the pieces of a text that the question asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from networkcoach.lessons._feedback import Feedback, Point, compose, quoted
from networkcoach.lessons._ports import LogReader, SeenWords
from networkcoach.lessons.kinds._kind import Around, Kind, NotAnAnswer, as_whole_number, seen_by_coach

_MOST_REMARKS = 2  # of the coach: the author's own explanations come first


@dataclass(frozen=True)
class Piece:
    """A sentence or phrase of the text.

    Attributes
    ----------
    wanted
        True if it belongs to what the question asks for.
    why
        Why it does, or does not.
    core
        The few words that decide it; marking half of them is enough.
    selectable
        False for a greeting or a name at the end.
    new_line
        True if it starts on a new line; else one space comes before it.
    misconception
        For a wanted piece: the key of the thought that overlooks it.
    """

    text: str
    wanted: bool = False
    why: str = ""
    core: str = ""
    selectable: bool = True
    new_line: bool = False
    misconception: str | None = None


@dataclass(frozen=True)
class Placed:
    """A piece with its place in the whole text, in code points."""

    key: str
    start: int
    end: int
    piece: Piece

    def is_marked(self, marked: set[int]) -> bool:
        """Say whether at least half of the piece, or of its core, is marked."""
        places = [range(self.start, self.end)]
        if self.piece.core:
            at = self.start + self.piece.text.index(self.piece.core)
            places.append(range(at, at + len(self.piece.core)))
        return any(2 * len(marked.intersection(place)) >= len(place) for place in places)

    def first_of(self, marks: Sequence[SeenWords]) -> SeenWords | None:
        """Find the first of the coach's marks that touches the piece."""
        return next((mark for mark in marks if mark.start < self.end and self.start < mark.end), None)

    def is_seen_by(self, marks: Sequence[SeenWords]) -> bool:
        """Say whether the coach marks as much of it as a learner must; of what is not wanted, one word is enough."""
        covered = {at for mark in marks for at in range(mark.start, mark.end)}
        return self.is_marked(covered) if self.piece.wanted else self.first_of(marks) is not None

    def point(self, ok: bool) -> Point:
        """Explain it."""
        quote, why = self.piece.text, self.piece.why
        return Point(f"{quoted(quote, 200)} {why}", ok, quote, self.key, self.start, self.end, brief=why)


@dataclass(frozen=True)
class Mark(Kind):
    """Mark pieces of a text; an answer is a list of (start, end) in code points of ``.text``.

    Attributes
    ----------
    to, shared
        The person it is written to, and what they told.
    reviewer
        True if the learner shall see, once all is found, what the message coach marks in the text.
    label
        What the coach calls that which is wanted.
    coach_lead, when_coach_differs
        The sentences before its remarks, and where it marks other pieces: the author's key stays the truth.

    Examples
    --------
    >>> mark = Mark((Piece("I liked it."), Piece("Any jobs?", wanted=True)), "Yes.", "Look again.", "One is missing.")
    >>> mark.text
    'I liked it. Any jobs?'
    >>> mark.judge([[12, 21]], Around()).outcome
    'right'
    """

    pieces: tuple[Piece, ...]
    when_right: str
    when_not_right: str
    when_missed: str
    to: str = ""
    shared: tuple[str, ...] = ()
    reviewer: bool = False
    label: str = ""
    coach_lead: str = ""
    when_coach_differs: str = ""

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The pieces with their places; the selectable ones are those a page offers to tick."""
        result: list[Placed] = []
        at = 0
        for number, piece in enumerate(self.pieces):
            at += 1 if number else 0
            result.append(Placed(str(number), at, at + len(piece.text), piece))
            at += len(piece.text)
        return tuple(result)

    @cached_property
    def text(self) -> str:
        """The whole text."""
        parts = [("\n" if piece.new_line else " ") + piece.text for piece in self.pieces]
        return "".join(parts)[1:]

    @property
    def selectable(self) -> tuple[Placed, ...]:
        """The pieces that can be marked."""
        return tuple(placed for placed in self.placed if placed.piece.selectable)

    def take(self, given: object) -> list[list[int]]:
        """Accept pairs of offsets: lists, tuples, ``{"start", "end"}``, or one single pair."""
        if not isinstance(given, (list, tuple)):
            raise NotAnAnswer("Please give the places as a list of (start, end).")
        if not given and any(placed.piece.wanted for placed in self.selectable):
            raise NotAnAnswer("Nothing is marked yet.")
        ranges = [given] if len(given) == 2 and all(as_whole_number(x) is not None for x in given) else given
        return [self._range(one) for one in ranges]

    def _range(self, one: object) -> list[int]:
        pair = [one.get("start"), one.get("end")] if isinstance(one, dict) else one
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            raise NotAnAnswer("Each place needs a start and an end, such as (0, 12).")
        start, end = as_whole_number(pair[0]), as_whole_number(pair[1])
        if start is None or end is None or not 0 <= start < end <= len(self.text):
            raise NotAnAnswer(f"A place must lie inside the text, between 0 and {len(self.text)}.")
        return [start, end]

    def judge(self, value: Any, around: Around) -> Feedback:
        """Explain every piece that is marked, and every piece once all is found."""
        marked = {at for start, end in value for at in range(start, end)}
        hits = [placed for placed in self.selectable if placed.is_marked(marked)]
        if value and not hits:
            return Feedback("not_attempted", "Please mark a whole sentence, or at least half of it.")
        if all(placed.piece.wanted == (placed in hits) for placed in self.selectable):
            return compose("right", *(p.point(True) for p in self.selectable), *self._coached(around), self.when_right)
        missed = any(placed.piece.wanted and placed not in hits for placed in self.selectable)
        points = [placed.point(placed.piece.wanted) for placed in hits]
        return compose("not_right", *points, self.when_missed if missed else "", self.when_not_right)

    def _coached(self, around: Around) -> list[Point | str]:
        """Show what the coach marks in the same text, and say so where it is not what the author wants."""
        if not self.reviewer or around.review is None:
            return []
        seen = seen_by_coach(self.text, self.to, self.shared, around)
        marks = [mark for one in seen if one.label == self.label for mark in one.marks]
        firsts = [first for placed in self.placed if (first := placed.first_of(marks))]
        remarks = list({first.start: self._remark(first) for first in firsts}.values())[:_MOST_REMARKS]
        agreed = all(placed.is_seen_by(marks) == placed.piece.wanted for placed in self.placed)
        return [self.coach_lead if remarks else "", *remarks, "" if agreed else self.when_coach_differs]

    def _remark(self, mark: SeenWords) -> Point:
        return Point(mark.why, None, self.text[mark.start : mark.end], self.label, mark.start, mark.end)

    def shown(self) -> dict[str, Any]:
        """Give the text in its pieces, without what is wanted."""
        return {
            "pieces": [
                {"key": p.key, "text": p.piece.text, "start": p.start, "end": p.end}
                | {"selectable": p.piece.selectable, "new_line": p.piece.new_line}
                for p in self.placed
            ]
        }

    def readable(self, value: Any, people: LogReader | None = None) -> str:
        """Give the words that were marked."""
        try:
            ranges = self.take(value)
        except NotAnAnswer:
            return super().readable(value, people)
        return "\n".join(f"- {quoted(self.text[start:end], 200)}" for start, end in ranges)

    def lines(self) -> list[str]:
        """Give the text, then the places of the pieces for those who answer by offsets."""
        places = [f"  {p.start} to {p.end}: {quoted(p.piece.text)}" for p in self.selectable]
        return ["", *("  " + line for line in self.text.splitlines()), "", "Places:", *places]
