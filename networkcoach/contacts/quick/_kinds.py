"""How people were in touch: the kind of talk, in which direction, and whether an answer is waited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from networkcoach.contacts.quick._days import DayWords
from networkcoach.contacts.quick._names import Name, possessive
from networkcoach.contacts.quick._parts import Found, Line
from networkcoach.contacts.quick._tokens import Clause
from networkcoach.contacts.quick._words import Match

_BOTH_WAYS = ("meeting", "call", "interview", "other")
_QUESTION_MARKS = "?؟？"
_ENOUGH = 3
_NEAR = 4  # words between a verb and who does it: "Ana has finally written"


@dataclass(frozen=True)
class Manner:
    """What was found of kind, direction and answer; None where nothing in the line told."""

    kind: str | None
    direction: str
    wants_reply: bool
    founds: tuple[Found, ...]
    only_maybe: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class MannerSearch:
    """Reads one line, of which the names, promises and days are known."""

    line: Line
    names: Sequence[Name]
    promised: Sequence[tuple[int, int]]
    days: Sequence[DayWords]

    def read(self) -> Manner:
        """Read kind, direction and whether they wait for an answer."""
        matches = [(clause, match) for clause in self.line.clauses for match in self._kinds(clause)]
        likely = [one for one in matches if self._score(*one) >= _ENOUGH]
        if not likely:
            return self._without_kind()
        clause, match = self._best(likely)
        kind, role = match.value
        direction, told, doubts = self._direction(clause, match, matches)
        asked = self._asked(direction)
        founds = [Found("kind", match.first, match.last), *told, *asked]
        return Manner(kind, direction, bool(asked), tuple(founds), role == "maybe", tuple(doubts))

    def _best(self, likely: Sequence[tuple[Clause, Match]]) -> tuple[Clause, Match]:
        """Choose the kind; "wrote a letter" is a letter, and "caught up with Mark on Teams" a call."""
        clause, match = max(likely, key=lambda one: (one[1].value[0] != "other", self._score(*one)))
        if match.value[1] == "maybe":
            clearer = [one for one in likely if one[0] == clause and one[1].value[1] != "maybe"]
            return clearer[0] if clearer else (clause, match)
        return clause, match

    def _without_kind(self) -> Manner:
        told = self._phrase("only_to", "only_from")
        direction = told.value.removeprefix("only_") if told else "both"
        asked = self._asked(direction)
        founds = [Found("direction", told.first, told.last)] if told else []
        return Manner(None, direction, bool(asked), (*founds, *asked), False, ())

    def _is_free(self, first: int, last: int) -> bool:
        taken = [*self.promised, *((name.first, name.last) for name in self.names)]
        return not any(first < to and start < last for start, to in taken)

    def _kinds(self, clause: Clause) -> Iterator[Match]:
        matches = self.line.words.kinds.all_in(self.line.tokens, *clause)
        return (match for match in matches if match.slots or self._is_free(match.first, match.last))

    def _score(self, clause: Clause, match: Match) -> int:
        """Weigh how much speaks for words being the kind of this talk, and not something they told of."""
        line = self.line
        number = match.first - 1
        while number >= clause.first and line.has(number, "small") and not line.has(number, "over"):
            number -= 1
        told = any(
            line.has(before, "about") and before + 1 < match.first for before in range(clause.first, match.first)
        )
        theirs = self._is_theirs(clause, number) and match.value[0] in _BOTH_WAYS  # their letter was a talk, though
        score = 1 if match.value[1] == "maybe" else 2
        score += 3 if self._has_name(clause) else 0
        score += 2 if self._begins(clause, match.first) else 0
        score += 2 if number >= clause.first and line.has(number, "over") else 0
        score += 2 if clause == line.clauses[0] else 0
        score += 1 if self._is_behind_a_bare_name(clause) else 0
        return score - 4 * theirs - 3 * told

    def _is_theirs(self, clause: Clause, number: int) -> bool:
        """Whether a word says whose something is: her, Ana's."""
        if number < clause.first:
            return False
        return self.line.has(number, "them") or (
            bool(possessive(self.line.tokens[number])) and not self.line.has(number, "they")
        )

    def _has_name(self, clause: Clause) -> bool:
        return any(clause.first <= name.first < clause.last for name in self.names)

    def _begins(self, clause: Clause, number: int) -> bool:
        """Whether only a day and words like "I had a long" stand before a word in its clause."""
        lists = ("small", "never_names", "me", "they", "joiners")
        return all(
            any(self.line.has(before, name) for name in lists)
            or not self.line.tokens[before].is_word
            or any(day.first <= before < day.last for day in self.days)
            for before in range(clause.first, number)
        )

    def _is_behind_a_bare_name(self, clause: Clause) -> bool:
        number = self.line.clauses.index(clause)
        before = self.line.clauses[number - 1] if number else None
        return before is not None and any((name.first, name.last) == tuple(before) for name in self.names)

    def _phrase(self, *values: str) -> Match | None:
        line = self.line
        for clause in line.clauses:
            for match in line.words.directions.all_in(line.tokens, *clause):
                free = not any(first < match.last and match.first < last for first, last in self.promised)
                if match.value in values and free:
                    return match
        return None

    def _direction(
        self, clause: Clause, match: Match, matches: Sequence[tuple[Clause, Match]]
    ) -> tuple[str, list[Found], list[str]]:
        kind, role = match.value
        if told := self._phrase("only_to", "only_from"):
            return told.value.removeprefix("only_"), [Found("direction", told.first, told.last)], []
        if kind in _BOTH_WAYS:
            return "both", [Found("direction", match.first, match.last)], []
        if told := self._phrase("both"):
            return "both", [Found("direction", told.first, told.last)], []
        one = self._of_verb(clause, match) if role != "words" else self._of_noun(clause, match)
        others = [
            self._of_verb(other, verb)
            for other, verb in matches
            if verb != match and verb.value[1] != "words" and verb.value[0] not in _BOTH_WAYS
        ]
        return self._summed_up(match, one, [other for other in others if other and other[1] != "dropped"])

    def _summed_up(
        self, match: Match, one: tuple[str, str] | None, others: Sequence[tuple[str, str]]
    ) -> tuple[str, list[Found], list[str]]:
        line, found = self.line, [Found("direction", match.first, match.last)]
        if one is None and others:
            one = others[0]
        if one is None:
            asked = self._asked("from")
            return ("from", [Found("direction", asked[0].first, asked[0].last)], []) if asked else ("to", [], [])
        directions = {one[0], *(other[0] for other in others)}
        if one[1] != "dropped" and len(directions) == 2:
            return "both", found, []
        if one[1] == "unsure":
            said = line.said(match.first, match.last)
            return one[0], found, [line.doubt("subject", words=said, direction=line.words.direction_names[one[0]])]
        return one[0], found, []

    def _of_verb(self, clause: Clause, verb: Match) -> tuple[str, str] | None:
        """Say who did it: by "me" behind it, or by who stands before it; where nobody does, it was the student."""
        line = self.line
        if any(line.has(number, "to_me") for number in range(verb.last, min(verb.last + 2, clause.last))):
            return "from", "told"
        for number in range(verb.first - 1, max(clause.first, verb.first - _NEAR) - 1, -1):
            if line.has(number, "me"):
                return "to", "told"
            if line.has(number, "they") or any(name.first <= number < name.last for name in self.names):
                return "from", "told"
        has_object = line.has(verb.last, "them") or any(verb.last <= name.first <= verb.last + 1 for name in self.names)
        if has_object or self._has_name(clause):
            return "to", "told"
        return "to", "unsure" if self._begins(clause, verb.first) else "dropped"

    def _of_noun(self, clause: Clause, noun: Match) -> tuple[str, str] | None:
        """Say which way a letter went: from whom or to whom, or whether it was got."""
        line = self.line
        for match in line.words.directions.all_in(line.tokens, *clause):
            whom = line.has(match.last, "them") or any(match.last == name.first for name in self.names)
            if (
                match.value == "from"
                and (match.last <= noun.first or whom)
                and (whom or line.tokens[match.first].key != "from")
            ):
                return "from", "told"
            if match.value == "to" and whom:
                return "to", "told"
        if self._is_theirs(clause, noun.first - 1):
            return "from", "told"
        before = [line.has(number, "me") for number in range(clause.first, noun.first)]
        return ("to", "told") if any(before) else None

    def _asked(self, direction: str) -> list[Found]:
        """Find what shows that they wait for an answer."""
        if direction == "to":
            return []
        line = self.line
        for clause in line.clauses:
            for match in line.words.asks.all_in(line.tokens, *clause):
                mine = self._is_mine(clause, match)
                fits = match.value == "waits" or direction == "from"
                if fits and not mine and not self._is_promised(match.first):
                    return [Found("wants_reply", match.first, match.last)]
        if direction != "from":
            return []
        marks = (number for number, token in enumerate(line.tokens) if token.text in _QUESTION_MARKS)
        return [Found("wants_reply", mark, mark + 1) for mark in marks if not self._is_promised(mark)][-1:]

    def _is_mine(self, clause: Clause, asks: Match) -> bool:
        """Whether the student asked: "I asked", or "asked Teodor" without anybody before it."""
        before = range(clause.first, asks.first)
        if any(self.line.has(number, "me") for number in before):
            return True
        named = {name.first for name in self.names}
        has_subject = any(self.line.has(number, "they") or number in named for number in before)
        return not has_subject and (asks.last in named or self.line.has(asks.last, "them"))

    def _is_promised(self, number: int) -> bool:
        return any(first <= number < last for first, last in self.promised)
