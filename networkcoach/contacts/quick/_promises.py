"""Promises in a line: what the student will do, best with a day. What the other one promised is none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from networkcoach.contacts.quick._days import DayWords, doubts_of, read_day
from networkcoach.contacts.quick._parts import Found, Line

_SOFT = frozenset(",:،，、：-–—(")  # a promise may go on behind it; behind a full stop it doesn't
_LONGEST_BY = 5  # words in "not later than the"
_LOOSE = " ,:،，、：–—-("
_NEAR = 3  # words behind an act among which "me" makes it theirs: "will send me", "promised to show us"


@dataclass(frozen=True)
class FoundPromise:
    """A promise by its tokens, words before it such as "and I'll" included; `act` is where it begins itself."""

    first: int
    act: int
    last: int
    what: str
    by: str | None
    by_words: tuple[int, int] | None = None
    doubts: tuple[str, ...] = ()

    def founds(self, number: int) -> list[Found]:
        """Say which words it came from."""
        words = [Found("promise", self.first, self.last, number)]
        return words + ([Found("by", *self.by_words, number)] if self.by_words else [])


@dataclass(frozen=True)
class By:
    """Until when, by its tokens."""

    first: int
    last: int
    day: str
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Opening:
    """Words that open a promise: tokens `first` to `act`, and where it may end at the latest."""

    first: int
    act: int
    clause: int
    doubts: tuple[str, ...] = ()


@dataclass
class PromiseSearch:
    """Goes through the clauses of one line, once."""

    line: Line
    days: Sequence[DayWords]
    doubts: list[str] = field(default_factory=list)

    def all(self) -> list[FoundPromise]:
        """Find all promises; `doubts` then holds what looked like one and is none."""
        found: list[FoundPromise] = []
        clause, number = 0, 0
        while clause < len(self.line.clauses):
            number = max(number, self.line.clauses[clause].first)
            opening = self._next_opening(clause, number, found)
            promise = self._read(opening) if opening else None
            if promise is None:
                clause += 1
                continue
            found.append(promise)
            number = promise.last
            while clause < len(self.line.clauses) and self.line.clauses[clause].last <= number:
                clause += 1
        return found

    def _next_opening(self, clause: int, number: int, found: Sequence[FoundPromise]) -> Opening | None:
        line, last = self.line, self.line.clauses[clause].last
        start = number
        while number < last:
            first = number
            while number < last and line.has(number, "joiners"):
                number += 1
            if number < last and (first == start or number > first):
                follows = bool(found) and self._is_right_behind(found[-1].last, first)
                opening = self._opening_at(clause, number, follows)
                if opening:
                    return Opening(first, opening.act, opening.clause, opening.doubts)
            number = max(number, first + 1)
        return None

    def _is_right_behind(self, last: int, first: int) -> bool:
        return all(not token.is_word for token in self.line.tokens[last:first])

    def _opening_at(self, clause: int, number: int, follows: bool) -> Opening | None:
        line = self.line
        match = line.words.promises.at(line.tokens, number)
        if match is None:
            act = number + 1 if line.has(number, "i") else number
            return self._without_opening_words(clause, number, act, follows)
        if match.value == "mine":
            return Opening(number, match.last, clause)
        if match.value == "bare":
            return self._bare(clause, number, match.last)
        if match.value in ("free", "headed"):
            return self._free(clause, number, match.last, headed=match.value == "headed")
        return None

    def _bare(self, clause: int, number: int, act: int) -> Opening | None:
        line = self.line
        if not line.words.acts.at(line.tokens, act):
            return None
        if self._names_me(act) or self._has_their_subject(clause, number):
            self.doubts.append(line.doubt("not_mine", words=line.said(number, line.clauses[clause].last)))
            return None
        theirs = (
            clause > 0 and number == line.clauses[clause].first and line.has(line.clauses[clause - 1].first, "they")
        )
        said = line.said(number, line.clauses[clause].last)
        return Opening(number, act, clause, (line.doubt("whose", words=said),) if theirs else ())

    def _names_me(self, act: int) -> bool:
        return any(self.line.has(number, "to_me") for number in range(act, act + 1 + _NEAR))

    def _has_their_subject(self, clause: int, number: int) -> bool:
        """Whether the clause speaks of them before a joiner: "she likes boats and will visit Ghent"."""
        return any(self.line.has(before, "they") for before in range(self.line.clauses[clause].first, number))

    def _free(self, clause: int, number: int, act: int, *, headed: bool) -> Opening | None:
        line = self.line
        if act < line.clauses[clause].last:
            return None if headed or self._names_me(act) else Opening(number, act, clause)
        if clause + 1 == len(line.clauses) or line.tokens[act].text in (".", ",", ";"):
            return None
        first = line.clauses[clause + 1].first
        return Opening(number, first + line.has(first, "i"), clause + 1)

    def _without_opening_words(self, clause: int, number: int, act: int, follows: bool) -> Opening | None:
        """Take "I send the article" and, as on a list of things to do, "send the article by Fri"."""
        line = self.line
        match = line.words.acts.at(line.tokens, act)
        if match is None or match.value == "acts" or self._names_me(act):
            return None
        if act > number or match.value == "clear" or follows:
            return Opening(number, act, clause)
        return Opening(number, act, clause) if self._is_to_come(act, line.clauses[clause].last) else None

    def _is_to_come(self, first: int, last: int) -> bool:
        for day in self.days:
            if first < day.first and day.last <= last and read_day(self.line, day, ahead=True):
                preposition = self.line.tokens[day.first - 1].key
                if day.only_ahead or preposition in self.line.words.sets["unread_after"]:
                    return True
        return False

    def _read(self, opening: Opening) -> FoundPromise | None:
        last = self._end(opening)
        by = self._by(opening.act, last)
        what = self._what(opening.act, last, by)
        if not any(letter.isalnum() for letter in what):
            return None
        doubts = (*opening.doubts, *(by.doubts if by else self._unread(opening.act, last)))
        day, words = (by.day, (by.first, by.last)) if by else (None, None)
        return FoundPromise(opening.first, opening.act, last, what, day, words, doubts)

    def _end(self, opening: Opening) -> int:
        """Find where a promise ends: with its clause, or a later one that says until when."""
        clause, last = opening.clause, self._end_in_clause(opening.act, self.line.clauses[opening.clause].last)
        if last < self.line.clauses[clause].last or self._has_day(opening.act, last):
            return last
        for number in range(clause + 1, len(self.line.clauses)):
            first, then = self.line.clauses[number]
            if not self._goes_on(number):
                return last
            if self._has_day(first, then):
                return self._end_in_clause(first, then)
        return last

    def _end_in_clause(self, first: int, last: int) -> int:
        for number in range(first + 1, last - 1):
            if self.line.has(number, "joiners") and self._is_new(number + 1, self._has_day(first, number)):
                return number
        return last

    def _is_new(self, number: int, has_day: bool) -> bool:
        """Whether something else begins at a word: somebody else's doing, or the next promise."""
        line = self.line
        if line.has(number, "they") or line.has(number, "me"):
            return True
        match = line.words.promises.at(line.tokens, number)
        act = line.words.acts.at(line.tokens, number)
        return bool(match and match.value != "headed") or bool(has_day and act and act.value != "acts")

    def _goes_on(self, clause: int) -> bool:
        before, first = self.line.clauses[clause - 1].last, self.line.clauses[clause].first
        soft = all(token.text in _SOFT for token in self.line.tokens[before:first])
        return soft and not self._is_new(first, has_day=True)

    def _has_day(self, first: int, last: int) -> bool:
        return any(first <= day.first and day.last <= last and self._by_at(day, first, last) for day in self.days)

    def _by(self, first: int, last: int) -> By | None:
        found = (self._by_at(day, first, last) for day in self.days if first <= day.first and day.last <= last)
        return next(filter(None, found), None)

    def _by_at(self, words: DayWords, first: int, last: int) -> By | None:
        """Read a day as the promise's own, if it is said with "by" or stands at its beginning or end."""
        line = self.line
        day = read_day(line, words, ahead=True)
        start, how = self._with_preposition(words.first, first)
        at_the_edge = words.last == last or start == first or self._only_signs(words.last, last)
        if day is None or not (how or at_the_edge):
            return None
        iso, doubts = day.day, list(doubts_of(line, words, day))
        if how == "before" and day.day > line.today:
            iso = day.day - timedelta(1)
            doubts.append(line.doubt("before", words=line.said(start, words.last), one=line.show(iso)))
        return By(start, words.last, iso.isoformat(), tuple(doubts))

    def _with_preposition(self, number: int, first: int) -> tuple[int, str | None]:
        """Take in the words right before a day that belong to it; say "by" or "before" if there are such."""
        line = self.line
        while number > first and line.has(number - 1, "on") and not line.words.by.at(line.tokens, number - 1):
            number -= 1
        for start in range(max(first, number - _LONGEST_BY), number):
            match = line.words.by.at(line.tokens, start)
            if match and match.last == number:
                return start, match.value
        return number, None

    def _only_signs(self, first: int, last: int) -> bool:
        return not any(token.is_word for token in self.line.tokens[first:last])

    def _what(self, first: int, last: int, by: By | None) -> str:
        if by is None:
            return self.line.said(first, last).strip()
        pieces = (self.line.said(first, by.first), self.line.said(by.last, last))
        return " ".join(piece for text in pieces if (piece := text.strip(_LOOSE)))

    def _unread(self, first: int, last: int) -> tuple[str, ...]:
        """Say that "before Easter" is no day that can be read here."""
        line = self.line
        for number in range(first + 1, last - 1):
            if line.has(number, "unread_after") and not line.words.kinds.at(line.tokens, number + 1):
                return (line.doubt("unread", words=line.said(number, last)),)
        return ()
