"""Does a lesson fit together? What a schema cannot see: sums, keys, places for words, examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from networkcoach.lessons._feedback import OUTCOMES
from networkcoach.lessons._phrases import parse
from networkcoach.lessons._text import ExerciseText, LessonText, Minutes, Worked
from networkcoach.lessons.kinds import Act, Around, Choose, Kind, Mark, NotAnAnswer, Predict, Reflect, Sort, Write
from networkcoach.lessons.kinds.write import Check

Steps = tuple[str | int, ...]
Found = Iterator[tuple[Steps, str]]

_NO_COACH = "'{name}' does nothing here unless the exercise has 'reviewer: true'."


@dataclass(frozen=True)
class Problem:
    """Something an author should change.

    Examples
    --------
    >>> print(Problem("a.yaml", 3, "'title' is missing here."))
    a.yaml:3: 'title' is missing here.
    """

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


def misfits(lesson: LessonText, stem: str) -> Found:
    """Go through a lesson and give the place and the sentence for everything that does not fit."""
    if lesson.id != stem:
        yield ("id",), f"The file is called {stem}.yaml, so the id must be {stem}."
    yield from _repeated(("exercises",), "id", [one.id for one in lesson.exercises])
    yield from _sums(lesson)
    yield from _worked(lesson.worked) if lesson.worked else ()
    for number, exercise in enumerate(lesson.exercises):
        at = ("exercises", number)
        for steps, sentence in _exercise(exercise, lesson.misconceptions):
            yield (*at, *steps), sentence


def _repeated(at: Steps, field: str, keys: Sequence[str]) -> Found:
    seen = Counter[str]()
    for number, key in enumerate(keys):
        seen[key] += 1
        if seen[key] > 1:
            yield (*at, number, field), f"'{key}' is used twice. Each needs its own."


def _sums(lesson: LessonText) -> Found:
    for field in fields(Minutes):
        parts = sum(getattr(one.minutes, field.name) for one in lesson.exercises)
        parts += lesson.reading if field.name == "alone" else 0
        whole = getattr(lesson.minutes, field.name)
        if parts != whole:
            more = " and the reading" if field.name == "alone" else ""
            yield ("minutes", field.name), f"'{field.name}' is {whole}, but the exercises{more} add up to {parts}."


def _worked(worked: Worked) -> Found:
    for number, note in enumerate(worked.notes):
        if note.words not in worked.weak and note.words not in worked.better:
            yield ("worked", "notes", number, "words"), f"The words '{note.words}' stand in neither message."


def _exercise(exercise: ExerciseText, misconceptions: dict[str, Any]) -> Found:
    beats, minutes = exercise.presenter.beats, exercise.minutes
    if beats and sum(beat.minutes for beat in beats) != max(minutes.workshop_60, minutes.workshop_90):
        yield ("presenter", "beats"), "The minutes of the beats do not add up to those of the workshop."
    for steps, key in _misconceptions(exercise.spec):
        if key is not None and key not in misconceptions:
            yield steps, f"There is no misconception '{key}' at the top of this file."
    if exercise.promise:
        for steps, sentence in _places(exercise.promise, "what", {"name"}):
            yield ("promise", *steps), sentence
    yield from _spec(exercise.spec)
    yield from _examples(exercise)


def _misconceptions(spec: Kind) -> Iterator[tuple[Steps, str | None]]:
    lists = {"options": Choose, "items": Sort, "pieces": Mark, "checks": Write}
    for name, kind in lists.items():
        if isinstance(spec, kind):
            for number, one in enumerate(getattr(spec, name)):
                yield (name, number, "misconception"), one.misconception


def _spec(spec: Kind) -> Found:
    if isinstance(spec, Choose):
        yield from _choose(spec)
    elif isinstance(spec, Sort):
        yield from _sort(spec)
    elif isinstance(spec, Mark):
        yield from _mark(spec)
    elif isinstance(spec, Predict):
        yield from _predict(spec)
    elif isinstance(spec, Write):
        yield from _write(spec)
    elif isinstance(spec, Reflect):
        yield from _places(spec, "noted", {"quote"})
        for steps, sentence in _places(spec.again, "noted", {"first", "now"}) if spec.again else ():
            yield ("again", *steps), sentence
    elif isinstance(spec, Act):
        yield from _act(spec)


def _choose(spec: Choose) -> Found:
    yield from _repeated(("options",), "key", [option.key for option in spec.options])
    if not any(option.right for option in spec.options):
        yield ("options",), "At least one option must have 'right: true'."
    for number, option in enumerate(spec.options):
        if not option.right and option.misconception is None:
            yield ("options", number), f"Option '{option.key}' is not right, so it needs a 'misconception'."


def _sort(spec: Sort) -> Found:
    bins = [bin.key for bin in spec.bins]
    yield from _repeated(("bins",), "key", bins)
    yield from _repeated(("items",), "key", [item.key for item in spec.items])
    for number, item in enumerate(spec.items):
        if item.bin not in bins:
            yield ("items", number, "bin"), f"There is no bin '{item.bin}'. There are: {', '.join(bins)}."


def _mark(spec: Mark) -> Found:
    for number, piece in enumerate(spec.pieces):
        at = ("pieces", number)
        if piece.selectable and not piece.why:
            yield at, "This piece can be marked, so it needs a 'why' (or 'selectable: false')."
        if piece.wanted and (piece.misconception is None or not piece.selectable):
            yield at, "A wanted piece can be marked and needs a 'misconception' that overlooks it."
        if piece.core not in piece.text:
            yield (*at, "core"), f"The words '{piece.core}' are not in the text of this piece."
    for name in ("label", "coach_lead", "when_coach_differs"):
        if spec.reviewer and not getattr(spec, name):
            yield ("reviewer",), f"With 'reviewer: true', a text to be marked needs a '{name}' too."
        elif getattr(spec, name) and not spec.reviewer:
            yield (name,), _NO_COACH.format(name=name)


def _predict(spec: Predict) -> Found:
    if not spec.min <= spec.value <= spec.max:
        yield ("value",), f"The value {spec.value} must lie between {spec.min} and {spec.max}."
    for name in ("exact", "too_high", "too_low"):
        yield from _places(spec, name, {"guess"})


def _write(spec: Write) -> Found:
    for number, check in enumerate(spec.checks):
        for steps, sentence in _check(check):
            yield ("checks", number, *steps), sentence
        if check.label and not spec.reviewer:
            yield ("checks", number, "label"), _NO_COACH.format(name="label")
    yield from _repeated(("checks",), "key", [check.key for check in spec.checks])


def _check(check: Check) -> Found:
    ways = [bool(check.present), bool(check.absent), bool(check.min_words or check.max_words)]
    if sum(ways) != 1:
        yield (), "A check needs one of these: 'present', 'absent', or a number of words."
    if check.label and not (check.present or check.absent):
        yield ("label",), "A 'label' goes with 'present' or 'absent'. Give the check one of the two."
    for name in ("present", "absent", "unless"):
        for number, phrase in enumerate(getattr(check, name)):
            try:
                parse(phrase)
            except ValueError as error:
                yield (name, number), str(error)
    quoting = "met" if check.present else "not_met"
    if (check.present or check.absent) and "{quote}" not in getattr(check, quoting):
        yield (quoting,), "Put {quote} here, so that the learner sees which words were found."
    for name in ("met", "not_met"):
        yield from _places(check, name, {"quote", "words"})


_ACT_PLACES = {
    "chosen": {"names"},
    "more": {"left"},
    "unknown": {"names"},
    "count": {"done", "due"},
    "whole_log": {"done", "due"},
    "percentage": {"percent"},
    "undated": {"undated"},
    "repair": {"name", "what"},
    "kept": {"kept"},
    "still_open": {"open"},
    "with_words": {"names"},
    "without_words": {"names"},
    "sources": {"told", "public", "confidence", "elsewhere"},
    "elsewhere_left": {"elsewhere"},
}


def _act(spec: Act) -> Found:
    for field in fields(spec.texts):
        for steps, sentence in _places(spec.texts, field.name, _ACT_PLACES.get(field.name, set())):
            yield ("texts", *steps), sentence


def _places(spec: object, name: str, known: set[str]) -> Found:
    """Find ``{places}`` that nothing will fill."""
    for place in re.findall(r"\{(\w+)\}", getattr(spec, name)):
        if place not in known:
            allowed = ", ".join(f"{{{one}}}" for one in sorted(known)) or "none"
            yield (name,), f"{{{place}}} means nothing here. Allowed: {allowed}."


def _examples(exercise: ExerciseText) -> Found:
    noted = isinstance(exercise.spec, (Reflect, Act))
    wanted = ("noted", "not_attempted") if noted else ("right", "not_right", "not_attempted")
    for outcome in OUTCOMES:
        if outcome in wanted and outcome not in exercise.examples:
            yield ("examples",), f"An example for the outcome '{outcome}' is missing."
        elif outcome in exercise.examples and outcome not in wanted:
            yield ("examples", outcome), f"This kind of exercise never has the outcome '{outcome}'."
        elif outcome in exercise.examples:
            came = _outcome(exercise.spec, exercise.examples[outcome])
            if came != outcome:
                yield ("examples", outcome), f"This example should be '{outcome}', but it comes out as '{came}'."


def _outcome(spec: Kind, given: object) -> str:
    try:
        return spec.judge(spec.take(given), Around(people=_AnyLog())).outcome
    except (NotAnAnswer, ValueError):
        return "not_attempted"


@dataclass(frozen=True)
class _AnyPromise:
    id: int
    contact_id: int
    what: str = "send the photo"
    by: str | None = None
    state: str = "undated"


class _AnyLog:
    """A log in which every number is somebody, and a promise: examples of an act cannot know the learner's own."""

    due = done = undated = 0

    def follow_through(self) -> _AnyLog:
        return self

    def person_named(self, contact_id: int, /) -> str:
        return f"Person {contact_id}"

    def promise_list(self) -> list[_AnyPromise]:
        return [_AnyPromise(number, number) for number in range(1, 20)]

    def notes_of(self, _contact_id: int, /) -> list[Any]:
        return []
