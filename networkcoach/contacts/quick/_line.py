"""One typed line, read as a talk and its promises; every guess says which words it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from networkcoach.contacts._people import Person
from networkcoach.contacts.quick._days import DayWords, find_days
from networkcoach.contacts.quick._kinds import Manner, MannerSearch
from networkcoach.contacts.quick._names import Name, NameSearch, possessive
from networkcoach.contacts.quick._note import Note, NoteWriter
from networkcoach.contacts.quick._parts import Find, Found, Line
from networkcoach.contacts.quick._promises import FoundPromise, PromiseSearch
from networkcoach.contacts.quick._talk_day import TalkDay, find_talk_day
from networkcoach.contacts.quick._words import Words, usual_words

_FIELDS = ("who", "kind", "day", "direction", "wants_reply")


@dataclass(frozen=True)
class Guess:
    """Where a field came from: words of the line with their place, or none if it is the usual value.

    Attributes
    ----------
    field
        ``who``, ``kind``, ``day``, ``direction``, ``wants_reply``, ``promise`` or ``by``.
    number
        Of which promise, counted from 0.
    """

    field: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    number: int = 0

    @property
    def is_usual(self) -> bool:
        """Whether nothing in the line told."""
        return self.start is None


@dataclass(frozen=True)
class QuickPromise:
    """A promise of the student; `by` is ISO text or None."""

    what: str
    by: str | None = None


@dataclass(frozen=True)
class QuickLine:
    """What a line says, before the student has looked at it.

    Attributes
    ----------
    who, people
        The words that name the person, and who in the log is called so: exactly one is certain, none is unknown,
        several are to be asked about.
    kind
        As in `ContactLog.record`; None if the line holds only promises, so there is no talk to record.
    day
        ISO text; today if the line does not say.
    note
        The rest of the line in the student's own words.
    guesses
        Where each field came from.
    doubts
        Short sentences about what the student should look at.
    """

    who: str
    people: tuple[Person, ...]
    kind: str | None
    day: str
    direction: str
    note: str
    wants_reply: bool
    promises: tuple[QuickPromise, ...]
    guesses: tuple[Guess, ...]
    doubts: tuple[str, ...]


def read_line(text: str, today: date, find: Find, words: Words | None = None) -> QuickLine:
    """Read one line such as ``Ana, coffee yesterday, her son won the chess cup, I send the article by Fri``.

    Nothing of the line is lost: each word is in the note, in a promise, or among the words of a guess.

    Parameters
    ----------
    text
        What was typed.
    today
        The day that counts as today.
    find
        Gives the people who are called so: `people_called` of a log.
    words
        Other words than those of ``data/quick.yaml``.

    Examples
    --------
    >>> line = read_line("Ana, coffee yesterday, her son won the chess cup", date(2026, 3, 16), lambda name: [])
    >>> line.who, line.kind, line.day, line.note
    ('Ana', 'meeting', '2026-03-15', 'her son won the chess cup')
    """
    line = Line.of(text, today, words or usual_words())
    days = find_days(line)
    search = PromiseSearch(line, days)
    promises = search.all()
    promised = [(promise.first, promise.last) for promise in promises]
    names = NameSearch(line, days, promised, find).names()
    days = [day for day in days if not _overlaps(day, [*promised, *((name.first, name.last) for name in names)])]
    manner = MannerSearch(line, names, promised, days).read()
    talk_day = find_talk_day(line, days, names, manner)
    founds = [*(Found("who", name.first, name.last) for name in names), *manner.founds, *talk_day.founds()]
    note = NoteWriter(line, founds, promised, manner.only_maybe, len(names) > 1).write()
    return _put_together(line, names, manner, talk_day, note, promises, search.doubts)


def _overlaps(day: DayWords, taken: Iterable[tuple[int, int]]) -> bool:
    return any(day.first < last and first < day.last for first, last in taken)


def _put_together(
    line: Line,
    names: Sequence[Name],
    manner: Manner,
    talk_day: TalkDay,
    note: Note,
    promises: Sequence[FoundPromise],
    doubts: Iterable[str],
) -> QuickLine:
    who = _who(line, names)
    only_promises = bool(promises) and not (note.text or manner.kind or talk_day.first < talk_day.last)
    founds = [*note.founds, *(found for n, promise in enumerate(promises) for found in promise.founds(n))]
    about_talk = [line.doubt("only_promise")] if only_promises else [*manner.doubts, *talk_day.doubts]
    too_long = [line.doubt("long")] if line.rest else []
    about_promises = [doubt for promise in promises for doubt in promise.doubts]
    return QuickLine(
        who=who,
        people=_people(names),
        kind=None if only_promises else manner.kind or "other",
        day=talk_day.day.isoformat(),
        direction="to" if only_promises else manner.direction,
        note=(note.text + line.rest).strip(),
        wants_reply=manner.wants_reply,
        promises=tuple(QuickPromise(promise.what, promise.by) for promise in promises),
        guesses=tuple(_guesses(line, founds)),
        doubts=tuple(
            dict.fromkeys([*_about_names(line, names, who), *about_talk, *about_promises, *doubts, *too_long])
        ),
    )


def _who(line: Line, names: Sequence[Name]) -> str:
    if not names:
        return ""
    said = line.said(names[0].first, names[-1].last)
    return said[: len(said) - possessive(line.tokens[names[-1].last - 1])]


def _people(names: Sequence[Name]) -> tuple[Person, ...]:
    """Give all who could be meant; nobody if only one of two is known, because one person is taken as certain."""
    people = tuple(dict.fromkeys(person for name in names for person in name.people))
    return people if len(names) < 2 or len(people) > 1 else ()


def _about_names(line: Line, names: Sequence[Name], who: str) -> Iterable[str]:
    if not names:
        yield line.doubt("no_name")
    elif len(names) > 1:
        yield line.doubt("two", who=who)
    elif not names[0].people:
        yield line.doubt("unknown", who=who)
    elif len(names[0].people) > 1:
        yield line.doubt("several", who=who, n=len(names[0].people))


def _guesses(line: Line, founds: Sequence[Found]) -> Iterable[Guess]:
    """Tell for each field where it came from; the usual value comes from nowhere in the line."""
    for found in founds:
        start, end = line.tokens[found.first].start, line.tokens[found.last - 1].end
        yield Guess(found.field, line.text[start:end], start, end, found.number)
    told = {found.field for found in founds}
    yield from (Guess(field) for field in _FIELDS if field not in told)
