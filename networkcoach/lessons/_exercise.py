"""An exercise at work: it asks, judges and keeps answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from networkcoach.lessons import _answers
from networkcoach.lessons._answers import Place, StoredAnswer
from networkcoach.lessons._feedback import Feedback, compose, wrapped
from networkcoach.lessons._ports import LogReader, Reviewer
from networkcoach.lessons._text import ExerciseText, Minutes, plain
from networkcoach.lessons.kinds import Around, Kind, NotAnAnswer

if TYPE_CHECKING:
    from networkcoach.store import Store

_AGAIN = "again"


@dataclass(frozen=True)
class Part:
    """One question of an exercise: the first, or the one that comes back after some days.

    Attributes
    ----------
    key
        ``""`` or ``"again"``.
    opens_on
        The day the question comes back; None for the first one, and while the first is not answered.
    is_open
        True if it can be shown today.
    """

    key: str
    question: str
    opens_on: date | None
    is_open: bool
    stored: StoredAnswer | None


@dataclass(frozen=True)
class Helpers:
    """What all exercises of a lesson share."""

    lesson: str
    store: Store
    today: Callable[[], date]
    people: LogReader | None
    review: Reviewer | None


class Exercise:
    """One exercise. Whatever is asked of it, its answers lie in the store and nowhere else.

    Attributes
    ----------
    text
        All that the author wrote: ``before``, ``minutes``, ``presenter``, ``examples`` and so on.
    """

    def __init__(self, text: ExerciseText, helpers: Helpers) -> None:
        self.text = text
        self._helpers = helpers
        self._hints_given = 0

    @property
    def id(self) -> str:
        """The name of the exercise, such as ``0.1``."""
        return self.text.id

    @property
    def kind(self) -> str:
        """One of choose, sort, mark, predict, write, reflect, act."""
        return self.text.kind

    @property
    def title(self) -> str:
        """The title."""
        return self.text.title

    @property
    def question(self) -> str:
        """The question that waits for an answer today: the first, or the one that has come back."""
        return self._part(None).question

    @property
    def spec(self) -> Kind:
        """The options, items, pieces or checks. ``spec.shown()`` is what a page may show before an answer."""
        return self.text.spec

    @property
    def minutes(self) -> Minutes:
        """How long it takes."""
        return self.text.minutes

    @property
    def people(self) -> LogReader | None:
        """The log that the lesson was opened with, if there was one."""
        return self._helpers.people

    @property
    def parts(self) -> tuple[Part, ...]:
        """The question, and the one that comes back if there is one."""
        stored = self._stored("")
        first = Part("", self.text.question, None, True, stored)
        again = self.spec.comes_back
        if again is None:
            return (first,)
        given_on = stored.given_on if stored and stored.outcome != "not_attempted" else None
        opens_on = given_on + timedelta(days=again.after_days) if given_on else None
        is_open = opens_on is not None and opens_on <= self._helpers.today()
        return first, Part(_AGAIN, again.question, opens_on, is_open, self._stored(_AGAIN))

    def _part(self, key: str | None) -> Part:
        """Find a part by its key; without one, the newest that is open."""
        if key is None:
            return [part for part in self.parts if part.is_open][-1]
        return next(part for part in self.parts if part.key == key)

    @property
    def stored(self) -> StoredAnswer | None:
        """The answer (or draft) to the question that is asked today, or None."""
        return self._part(None).stored

    @property
    def earlier(self) -> tuple[StoredAnswer, ...]:
        """Answers to earlier versions of the question, each with the question as it was."""
        return tuple(one for one in self._versions("") if one.version != self.text.version)

    def _versions(self, part: str) -> list[StoredAnswer]:
        return _answers.stored_answers(self._helpers.store, self.id, part)

    def _stored(self, part: str) -> StoredAnswer | None:
        return next((one for one in self._versions(part) if one.version == self.text.version), None)

    def answer(self, given: object, part: str | None = None) -> Feedback:
        """Judge an answer and keep it.

        Parameters
        ----------
        given
            choose: key of an option; sort: ``{item: bin}``; mark: list of (start, end); predict: number;
            write, reflect: text; act: number of a person or promise, or a list of them.
        part
            ``""`` or ``"again"``; without it, the question that is asked today.

        Returns
        -------
        Feedback
            ``not_attempted`` says in one sentence what to give instead; nothing is kept then, an earlier answer stays.
        """
        if part not in (None, *(one.key for one in self.parts if one.is_open or one.opens_on)):
            return Feedback("not_attempted", "This question is not open yet.")
        try:
            value = self.spec.take(given)
            asked = self._part(self._part_for(value, part))
            feedback = self.spec.judge(value, self._around(asked.key))
        except NotAnAnswer as problem:
            return compose("not_attempted", str(problem), *problem.points)
        if feedback.outcome != "not_attempted":
            _answers.save(self._helpers.store, self._place(asked), value, feedback.outcome, self._helpers.today())
        return feedback

    def _part_for(self, value: Any, part: str | None) -> str | None:
        """Find the part: a cell run again after a week repeats its answer, it does not answer the new question."""
        first = self._stored("")
        return "" if part is None and first and value == first.judged else part

    def _place(self, part: Part) -> Place:
        return Place(self._helpers.lesson, self.id, self.text.version, part.key, part.question)

    def _around(self, part: str) -> Around:
        first = self._stored("") if part else None
        return Around(self._helpers.people, self._helpers.review, part, first.judged or "" if first else "")

    def draft(self, given: object, part: str | None = None) -> None:
        """Keep what is being written (or sorted, or marked) without judging it.

        Raises
        ------
        ValueError
            If it is no plain value (text, number, list, mapping).
        """
        _answers.save_draft(
            self._helpers.store, self._place(self._part(part)), _plain_value(given), self._helpers.today()
        )

    @property
    def feedback(self) -> Feedback:
        """What came of the stored answer; ``not_attempted`` if there is none."""
        for part in reversed(self.parts):
            if part.stored and part.stored.outcome != "not_attempted":
                return self.feedback_to(part.stored)
        return Feedback("not_attempted", "There is no answer yet.")

    def feedback_to(self, stored: StoredAnswer, people: LogReader | None = None) -> Feedback:
        """Say what came of an answer to one of its parts; another log may stand in, such as one without names."""
        around = replace(self._around(stored.part), people=people or self.people)
        try:
            feedback = self.spec.judge(self.spec.take(stored.judged), around)
        except NotAnAnswer as problem:
            feedback = Feedback("not_attempted", str(problem))
        if feedback.outcome == "not_attempted":
            return Feedback(stored.outcome, f"Your answer is kept. {feedback.text}")
        return feedback

    @property
    def skipped(self) -> bool:
        """True if the learner can do this already, and so left it out; an answer ends that."""
        return self._stored("") is None and _answers.is_skipped(self._helpers.store, self.id)

    def skip(self) -> None:
        """Leave it out: what somebody can do already only tires them."""
        _answers.skip(self._helpers.store, self._place(self.parts[0]), self._helpers.today())

    def unskip(self) -> None:
        """Take it up after all."""
        _answers.unskip(self._helpers.store, self.id)

    def reset(self) -> None:
        """Begin again: the answers are set aside, and `bring_back` brings them back."""
        _answers.set_aside(self._helpers.store, self.id)

    @property
    def has_aside(self) -> bool:
        """True if answers were set aside."""
        return _answers.has_aside(self._helpers.store, self.id)

    def bring_back(self) -> None:
        """Bring back what was set aside last; what was answered since is set aside in its place."""
        _answers.bring_back(self._helpers.store, self.id)

    def hint(self, level: int | None = None) -> str:
        """Give the next hint, or the hint of a level (from 1); after the last one, the last one again."""
        if not self.text.hints:
            return "This exercise has no hints."
        self._hints_given = level if level is not None else self._hints_given + 1
        self._hints_given = min(max(self._hints_given, 1), len(self.text.hints))
        return self.text.hints[self._hints_given - 1]

    @property
    def hint_count(self) -> int:
        """How many hints there are."""
        return len(self.text.hints)

    def solution(self) -> str:
        """Give one good answer, and why it is one."""
        return self.text.solution or "There is no model answer here. Yours is the one that counts."

    @property
    def has_solution(self) -> bool:
        """False where only the learner can know the answer."""
        return bool(self.text.solution)

    def __str__(self) -> str:
        head = f"{self.id} {self.title} ({self.kind}, about {self.minutes.alone} minutes)"
        return wrapped("\n".join([head, "", plain(self.question), *self.spec.lines()]))

    def __repr__(self) -> str:
        return f"Exercise({self.id!r})"


def _plain_value(given: object) -> Any:
    try:
        return json.loads(json.dumps(given))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError("A draft can be text, a number, a list or a mapping of those.") from error
