"""The note: what is left of a line, in the student's own words. Where taking words out would read badly, they stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from networkcoach.contacts.quick._parts import Found, Line
from networkcoach.contacts.quick._tokens import Clause, closing

_MAY_GO = ("who", "kind", "day")
_CLINGS_TO = ("kind", "day", "direction", "who")  # small words that go are said to have meant this
_BREAK = "; "
_OPENING = "([{"
_BRACKETS = "()[]{}"


@dataclass(frozen=True)
class Note:
    """The text of the note, and the founds with the small words that went with them."""

    text: str
    founds: tuple[Found, ...]


@dataclass(frozen=True)
class NoteWriter:
    """Writes the note of one line.

    Attributes
    ----------
    keep_maybe
        Whether the kind is only guessed from a word like "thanked", which the note then keeps.
    keep_names
        Whether there are two names, of which the talk is saved with one.
    """

    line: Line
    founds: Sequence[Found]
    promised: Sequence[tuple[int, int]]
    keep_maybe: bool
    keep_names: bool

    def write(self) -> Note:
        """Put together what stays of each clause."""
        founds = list(self.founds)
        text, behind = "", ""
        for clause in self.line.clauses:
            for piece in self._unpromised(clause):
                kept, gone = self._kept(piece)
                covered = self._with_small_words(founds, gone)
                if covered is None:
                    kept = piece
                else:
                    founds = covered
                if kept.first < kept.last:
                    said, then = self._said(kept, piece)
                    if said[0] in _OPENING:
                        behind = behind.rstrip(_OPENING)
                    text += (behind or _BREAK if text else "") + said
                    behind = then
                else:
                    behind = _BREAK if any(sign in behind for sign in _BRACKETS) else behind
        return Note(text.strip(), tuple(founds))

    def _unpromised(self, clause: Clause) -> Iterator[Clause]:
        """Give the parts of a clause that are in no promise."""
        first = clause.first
        for start, last in self.promised:
            if start < clause.last and last > first:
                if start > first:
                    yield Clause(first, start)
                first = max(first, last)
        if first < clause.last:
            yield Clause(first, clause.last)

    def _said(self, kept: Clause, piece: Clause) -> tuple[str, str]:
        """Give the words with their full stop or question mark, and what stands between them and the next ones."""
        line = self.line
        start, last = line.tokens[kept.first].start, line.tokens[piece.last - 1].end
        end = closing(line.tokens, piece)
        follows = next((token.start for token in line.tokens[piece.last :] if token.start >= end), end)
        follows = next((token.start for token in line.tokens[piece.last :] if token.is_word), follows)
        if (
            kept.first == piece.first
            and line.text[start - 1 : start] in tuple(_OPENING)
            and line.text[end - 1] in _BRACKETS
        ):
            start -= 1
        said = line.text[start : line.tokens[kept.last - 1].end] + line.text[last:end]
        return said, line.text[end:follows]

    def _kept(self, piece: Clause) -> tuple[Clause, list[int]]:
        """Say what stays of a part of the line, and which words go."""
        first, last = piece
        whole = all(self._may_go(number) or self.line.has(number, "them") for number in range(first, last))
        if whole and self._has_found(first, last):
            return Clause(last, last), list(range(first, last))
        last = self._before_day(first, last)
        first = self._behind_structure(first, last)
        return Clause(first, last), [*range(piece.first, first), *range(last, piece.last)]

    def _has_found(self, first: int, last: int) -> bool:
        return not self.keep_names and any(
            one.field in _MAY_GO and one.first < last and first < one.last for one in self.founds
        )

    def _field_at(self, number: int) -> str | None:
        going = (one for one in self.founds if one.field in _MAY_GO and not one.stays)
        return next((one.field for one in going if one.first <= number < one.last), None)

    def _may_go(self, number: int) -> bool:
        token = self.line.tokens[number]
        return self._field_at(number) is not None or self.line.has(number, "small") or not token.is_word

    def _before_day(self, first: int, last: int) -> int:
        end = last
        while end > first and self._field_at(end - 1) == "day":
            end -= 1
        while first < end < last and self.line.has(end - 1, "on"):
            end -= 1
        return end if end > first else last

    def _behind_structure(self, first: int, last: int) -> int:
        """Find where the telling begins behind "called Ana yesterday", if all of that stands in front."""
        number, end, fields = first, first, []
        while number < last and self._may_go(number):
            field = self._field_at(number)
            number += 1
            if field:
                end = number
                fields.append(field)
        whole = all(self._field_at(rest) in (None, "day") for rest in range(end, last))
        rest_reads = end < last and not any(self.line.has(end, name) for name in ("joiners", "they", "them"))
        if set(fields) == {"day"} and not any(self._field_at(rest) == "day" for rest in range(end, last)):
            return end
        bare_name = "kind" not in fields and "day" not in fields
        goes_on = "who" in fields or self.line.has(end, "small") or self.line.has(end, "about")
        possessive = any(
            self.line.tokens[one].key.endswith("'s") and self._field_at(one) == "who" for one in range(first, end)
        )
        if not whole or not rest_reads or not goes_on or bare_name or possessive or self.keep_maybe or self.keep_names:
            return first
        return end

    def _with_small_words(self, founds: Sequence[Found], gone: Iterable[int]) -> list[Found] | None:
        """Let words that go cling to what was found beside them; None if there is nothing beside one."""
        founds = list(founds)
        for numbers in _runs(number for number in gone if not self._is_found(founds, number)):
            if not any(self.line.tokens[number].is_word for number in numbers):
                continue
            beside = [
                place
                for field in _CLINGS_TO
                for place, one in enumerate(founds)
                if one.field == field and (one.last == numbers[0] or one.first == numbers[-1] + 1)
            ]
            if not beside:
                return None
            one = founds[beside[0]]
            founds[beside[0]] = replace(one, first=min(one.first, numbers[0]), last=max(one.last, numbers[-1] + 1))
        return founds

    def _is_found(self, founds: Sequence[Found], number: int) -> bool:
        return any(one.first <= number < one.last for one in founds if one.field in _CLINGS_TO)


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
