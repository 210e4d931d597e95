"""Who a line is about: where the name begins, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from networkcoach.contacts._people import Person
from networkcoach.contacts._values import findable
from networkcoach.contacts.quick._days import DayWords
from networkcoach.contacts.quick._parts import Find, Line
from networkcoach.contacts.quick._tokens import Clause, Token
from networkcoach.contacts.quick._words import Match

_LONGEST = 6  # words of a name
_LONGEST_SMALL = 3  # of one without capitals: more words are a sentence
_LOOK_UPS = 4  # in a log of 30,000 people each takes milliseconds
_STRONG, _FAIR, _WEAK = 2, 1, 0


class Place(NamedTuple):
    """Words that may be a name, by their tokens, and how much their place speaks for it."""

    first: int
    last: int
    strength: int


@dataclass(frozen=True)
class Name:
    """The name that was found, by its tokens, and who in the log is called so."""

    first: int
    last: int
    people: tuple[Person, ...] = ()


@dataclass
class NameSearch:
    """Looks for the person of one line."""

    line: Line
    days: Sequence[DayWords]
    promised: Sequence[tuple[int, int]]
    find: Find
    _asked: dict[str, tuple[Person, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._in_days = frozenset(number for day in self.days for number in range(day.first, day.last))
        self._day_at = {day.first: day for day in self.days}

    def names(self) -> list[Name]:
        """Find the person, or the two of "met Ben and Cleo"; an empty list if no name is there."""
        one = self._first_name()
        return [one, *self._second_name(one)] if one else []

    def _first_name(self) -> Name | None:
        places = list(self._places())
        strong = next((place for place in places if place.strength == _STRONG), None)
        if strong:
            return self._resolve(strong)
        collisions = list(self._collisions())
        fair = [place for place in places if place.strength == _FAIR]
        known = self._known([*fair, *collisions, *(place for place in places if place.strength == _WEAK)])
        if known:
            return known
        if fair or collisions:
            return self._resolve((fair + collisions)[0])
        promised = next(self._places_in_promises(), None)
        return self._resolve(promised) if promised else None

    def _known(self, places: Sequence[Place]) -> Name | None:
        for place in places:
            if len(self._asked) >= _LOOK_UPS:
                return None
            name = self._resolve(place)
            if name.people:
                return name
        return None

    # Where a name may stand

    def _places(self) -> Iterator[Place]:
        for number, clause in enumerate(self.line.clauses):
            if self._is_promised(clause.first) and self._is_promised(clause.last - 1):
                continue
            anchored = list(self._anchored(clause))
            head = self._head(number, clause, bool(anchored))
            yield from [place for place in head if place.first not in {one.first for one in anchored}]
            yield from anchored

    def _is_promised(self, number: int) -> bool:
        return any(first <= number < last for first, last in self.promised)

    def _head(self, number: int, clause: Clause, is_anchored_too: bool) -> Iterator[Place]:
        """Take the words with which a clause begins."""
        first = self._past_structure(clause)
        if first >= clause.last or not self._may_begin(first) or self._is_structure(first):
            return
        last = self._end(first, clause.last)
        if not self.line.tokens[first].looks_like_a_name:
            whole = number == 0 and first == clause.first and last == clause.last
            yield Place(first, last, _FAIR if whole else _WEAK)
        elif is_anchored_too and self.line.words.kinds.at(self.line.tokens, last):
            yield Place(first, last, _WEAK)  # "Gorgeous lunch with Ben"
        else:
            stops = last == clause.last or last - first > 1 or self._stops(last)
            yield Place(first, last, _STRONG if stops else _FAIR)

    def _past_structure(self, clause: Clause) -> int:
        first = clause.first
        while first < clause.last:
            day = self._day_at.get(first)
            if day:
                first = day.last
            elif (
                not self.line.tokens[first].is_word or self.line.has(first, "small") or self.line.has(first, "joiners")
            ):
                first += 1
            else:
                break
        return first

    def _anchored(self, clause: Clause) -> Iterator[Place]:
        """Take the words behind "with", "met", "emailed" and the like."""
        number = clause.first
        while number < clause.last:
            match = self.line.words.before_name.at(self.line.tokens, number) or self._kind_before_name(clause, number)
            if match is None:
                token = self.line.tokens[number]
                if token.text[0].isupper() and possessive(token) and self._may_begin(number):
                    yield Place(number, number + 1, _FAIR)  # "dinner at Ben's"
                number += 1
                continue
            number = match.last
            if self._is_day_name(number) and number + 1 < clause.last:
                number += 1
            if number < clause.last and self._may_begin(number) and not self._is_promised(match.first):
                named = self.line.tokens[number].looks_like_a_name
                if named or not self._is_structure(number):
                    yield Place(number, self._end(number, clause.last), _STRONG if named else _FAIR)

    def _is_day_name(self, number: int) -> bool:
        """Whether a name may begin with a word that is read as a day: "called Sunday Adeyemi on Sunday"."""
        tokens = self.line.tokens[number : number + 2]
        alone = number in self._day_at and number + 1 not in self._in_days
        return alone and len(tokens) == 2 and tokens[0].text[0].isupper() and tokens[1].text[0].isupper()

    def _kind_before_name(self, clause: Clause, number: int) -> Match | None:
        """Take "Coffee Ana" at the beginning of a clause for a name behind a kind."""
        match = self.line.words.kinds.at(self.line.tokens, number) if number == clause.first else None
        if match is None or match.last >= clause.last or self._is_structure(match.last):
            return None
        return match if self.line.tokens[match.last].looks_like_a_name else None

    def _may_begin(self, number: int) -> bool:
        token = self.line.tokens[number]
        if not token.is_word or not token.text[0].isalpha() or "/" in token.text or number in self._in_days:
            return False
        if not self.line.has(number, "never_names"):
            return True
        return self.line.has(number, "names_too") and token.text[0].isupper()

    def _is_structure(self, number: int) -> bool:
        line = self.line
        phrases = (line.words.kinds, line.words.before_name, line.words.directions, line.words.asks)
        return any(each.at(line.tokens, number) for each in phrases)

    def _stops(self, number: int) -> bool:
        """Whether a name can't go on at a word."""
        line = self.line
        lists = ("never_names", "small", "joiners", "me", "they", "about")
        return (
            not line.tokens[number].is_word
            or number in self._in_days
            or any(line.has(number, name) for name in lists)
            or self._is_structure(number)
        )

    def _collisions(self) -> Iterator[Place]:
        """Take words that are names too, such as Sunday, where they stand alone or before something that was done."""
        for clause in self.line.clauses[:2]:
            token = self.line.tokens[clause.first]
            if not token.text[0].isupper() or self._is_promised(clause.first) or self.line.has(clause.first, "small"):
                continue
            day = self._day_at.get(clause.first)
            if day and day.last - day.first == 1 and (len(self.days) > 1 or self._asks(token.text)):
                yield Place(clause.first, clause.first + 1, _FAIR)

    def _places_in_promises(self) -> Iterator[Place]:
        """Take a name from the promise itself: "Send Ana the slides by Friday"."""
        for clause in self.line.clauses:
            for number in range(clause.first + 1, clause.last):
                if self._is_promised(number) and self.line.tokens[number].looks_like_a_name and self._may_begin(number):
                    act = self.line.words.acts.at(self.line.tokens, number - 1)
                    before = self.line.words.before_name.at(self.line.tokens, number - 1)
                    if act or before:
                        yield Place(number, self._end(number, clause.last), _FAIR)

    # Where it ends, and whose it is

    def _end(self, first: int, last: int) -> int:
        """Find where a name ends that begins at a word."""
        tokens, capital = self.line.tokens, self.line.tokens[first].text[0].isupper()
        number = first
        while number < min(last, first + 2 * _LONGEST) and (
            number == first or not self._is_over(number, capital, last)
        ):
            number += 1
            if possessive(tokens[number - 1]):
                break
        return number

    def _is_over(self, number: int, capital: bool, last: int) -> bool:
        line, token = self.line, self.line.tokens[number]
        if token.text == ".":
            return not (line.has(number - 1, "titles") or len(line.tokens[number - 1].text) == 1)
        if capital and line.has(number, "particles"):
            while number < last and line.has(number, "particles"):
                number += 1
            return number == last or not line.tokens[number].text[0].isupper()
        if capital and not token.looks_like_a_name and not line.has(number - 1, "titles"):
            return True
        return self._stops(number)

    def _resolve(self, place: Place) -> Name:
        """Ask the log who is called so, and let it tell where the name ends."""
        first, last = place.first, place.last
        for wider in self._wider(first, last):
            if people := self._asks(self._text(*wider)):
                return Name(*wider, people)
        people = self._asks(self._text(first, last))
        if not people and self.line.has(first, "titles") and last - first > 1:
            people = self._asks(self._text(first + 1 + (self.line.tokens[first + 1].text == "."), last))
        if people:
            return self._longer(Name(first, last, people))
        return self._shorter(first, last)

    def _wider(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Try a name with a word that is a day or a kind too: Sunday Adeyemi, Jane Friday."""
        tokens = self.line.tokens
        before = first > 0 and first - 1 in self._day_at and first not in self._in_days
        if before and tokens[first - 1].text[0].isupper() and tokens[first].text[0].isupper():
            yield first - 1, last
        if last < len(tokens) and tokens[last].text[0].isupper() and self._stops(last):
            yield first, last + 1

    def _longer(self, name: Name) -> Name:
        """Take in words in small letters that belong to the name of somebody who is called so: "Ana ruiz"."""
        while (
            name.last < len(self.line.tokens) and len(name.people) and not possessive(self.line.tokens[name.last - 1])
        ):
            word = findable(self.line.tokens[name.last].text)
            people = tuple(one for one in name.people if word in findable(one.name).split()[1:])
            said = set(findable(self._text(name.first, name.last)).split())
            if not people or word in said or not word.isalpha():
                break
            name = Name(name.first, name.last + 1, people)
        return name

    def _shorter(self, first: int, last: int) -> Name:
        """Try fewer words where no capitals tell the end; with capitals, the name is somebody else's."""
        if self.line.tokens[first].text[0].isupper() or last - first == 1:
            return Name(first, last)
        closed = last - first <= _LONGEST_SMALL and not self.line.tokens[first].looks_like_a_name
        if closed and (last == len(self.line.tokens) or self._stops(last)):
            return Name(first, last)
        for end in (first + 2, first + 1):
            if end < last and (people := self._asks(self._text(first, end))):
                return Name(first, end, people)
        return Name(first, min(last, first + _LONGEST_SMALL))

    def _second_name(self, one: Name) -> Iterator[Name]:
        """Find Cleo in "Ben and Cleo"."""
        line, number = self.line, one.last + 1
        if (
            number >= len(line.tokens)
            or not line.has(one.last, "and")
            or not self._may_begin(number)
            or self._is_structure(number)
        ):
            return
        last = next(clause.last for clause in line.clauses if clause.first <= number < clause.last)
        name = self._resolve(Place(number, self._end(number, last), _STRONG))
        if name.people or (line.tokens[number].text[0].isupper() and line.tokens[one.first].text[0].isupper()):
            yield name

    def _text(self, first: int, last: int) -> str:
        said = self.line.said(first, last)
        return said[: len(said) - possessive(self.line.tokens[last - 1])].strip(" .")

    def _asks(self, name: str) -> tuple[Person, ...]:
        if name not in self._asked:
            self._asked[name] = tuple(self.find(name))
        found = self._asked[name]
        exact = tuple(one for one in found if findable(one.name) == findable(name))
        return exact if exact and " " in name else found


def possessive(token: Token) -> int:
    """Count the letters of 's at the end of a name."""
    if token.key.endswith("'s"):
        return 2
    return int(token.key.endswith("s'"))
