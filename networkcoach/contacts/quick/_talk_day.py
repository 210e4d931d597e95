"""The day of the talk, told apart from days that the line only speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from networkcoach.contacts.quick._days import Day, DayWords, doubts_of, is_no_day, read_day
from networkcoach.contacts.quick._kinds import Manner
from networkcoach.contacts.quick._names import Name
from networkcoach.contacts.quick._parts import Found, Line
from networkcoach.contacts.quick._tokens import Clause

_MOST = 9  # days of one line among which the talk's is looked for
_SURE, _TOLD = 0, 1
_LATELY = timedelta(days=60)  # an older day that the line only speaks of is somebody's birthday


@dataclass(frozen=True)
class TalkDay:
    """The day, its tokens (none if it is today because nothing was said), and what is not certain."""

    day: date
    first: int = 0
    last: int = 0
    doubts: tuple[str, ...] = ()
    stays: bool = False

    def founds(self) -> list[Found]:
        """Say which words it came from."""
        return [Found("day", self.first, self.last, stays=self.stays)] if self.first < self.last else []


def find_talk_day(line: Line, days: Sequence[DayWords], names: Sequence[Name], manner: Manner) -> TalkDay:
    """Choose the first day that stands with the name or the kind, or alone; else it is today."""
    days = days[:_MOST]
    ranked = sorted(
        (rank, n) for n, words in enumerate(days) if (rank := _rank(line, words, names, manner)) is not None
    )
    for rank, n in ranked:
        day = read_day(line, days[n], ahead=False)
        if day and (rank == _SURE or days[n].only_past or line.today - day.day < _LATELY):
            return _taken(line, days[n], day, may_be_told=rank != _SURE)
    return TalkDay(line.today, doubts=tuple(_untaken(line, words) for words in days))


def _rank(line: Line, words: DayWords, names: Sequence[Name], manner: Manner) -> int | None:
    """Say how likely a day is the talk's; None if it is not."""
    clause = next(clause for clause in line.clauses if clause.first <= words.first < clause.last)
    if words.only_ahead or line.has(words.first - 1, "not_on"):
        return None
    if _stands_alone(line, words, clause):
        return _SURE
    if manner.kind and _has_name_or_kind(clause, names, manner):
        if not _is_told(line, words, clause):
            return _SURE
        return _TOLD if words.last == clause.last else None
    theirs = any(line.has(number, "they") or line.has(number, "them") for number in range(*clause))
    at_the_edge = words.last == clause.last or words.first == clause.first
    return _TOLD if manner.kind is None and at_the_edge and not theirs else None


def _stands_alone(line: Line, words: DayWords, clause: Clause) -> bool:
    others = [number for number in range(*clause) if not words.first <= number < words.last]
    return all(
        line.has(number, "small") or line.has(number, "on") or not line.tokens[number].is_word for number in others
    )


def _has_name_or_kind(clause: Clause, names: Sequence[Name], manner: Manner) -> bool:
    places = [name.first for name in names] + [found.first for found in manner.founds if found.field == "kind"]
    return any(clause.first <= place < clause.last for place in places)


def _is_told(line: Line, words: DayWords, clause: Clause) -> bool:
    """Whether a day stands behind "about", "that" or the like, and so in what was talked about."""
    tokens = line.tokens
    behind = (number for number in range(clause.first, words.first) if line.has(number, "about"))
    return any(not any(line.words.kinds.at(tokens, number + n) for n in (1, 2)) for number in behind)


def _taken(line: Line, words: DayWords, day: Day, *, may_be_told: bool) -> TalkDay:
    doubts = list(doubts_of(line, words, day))
    if may_be_told and not words.only_past:
        doubts.append(line.doubt("content_day", words=line.said(words.first, words.last)))
    first = words.first
    while first and line.has(first - 1, "on") and _same_clause(line, first - 1, words.first):
        first -= 1
    return TalkDay(day.day, first, words.last, tuple(doubts), stays=may_be_told)


def _same_clause(line: Line, one: int, other: int) -> bool:
    return any(clause.first <= one and other < clause.last for clause in line.clauses)


def _untaken(line: Line, words: DayWords) -> str:
    said = line.said(words.first, words.last)
    if is_no_day(line, words):
        return line.doubt("no_day", words=said)
    return line.doubt("ahead" if words.only_ahead else "not_the_day", words=said)
