"""Questions that come back, to be answered from memory: on earlier lessons, and on the learner's own notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from networkcoach.contacts import ContactLog
from networkcoach.lessons import GAPS, Lesson, RecallQuestion, coming_back, opening_of, remember
from networkcoach.views._card import Card, script, style, words
from networkcoach.views._days import day_in_words
from networkcoach.views._say import shortened

SHOWN = 4  # at once: more would look like homework
LONGEST = 400  # letters of a note or of what was written; the card stays small


@dataclass(frozen=True)
class Asked:
    """One question as the page shows it; ``remembered`` is None until somebody has looked."""

    key: str
    origin: str
    question: str
    answer: str
    level: int
    remembered: str | None = None
    is_own: bool = False

    def state(self) -> dict[str, Any]:
        """Give what the page may know: the answer only once it was asked for."""
        tell = words()["recall"]
        shown = {"key": self.key, "from": self.origin, "question": self.question, "own": self.is_own}
        if self.remembered is None:
            return shown
        wrote = tell["you_wrote"].format(text=shortened(self.remembered, LONGEST))
        return shown | {
            "wrote": wrote if self.remembered.strip() else tell["you_thought"],
            "answer": shortened(self.answer, LONGEST),
            "then": tell["look" if self.level < len(GAPS) else "look_last"],
        }


class Questions(Protocol):
    """Where the questions of a card come from."""

    def lead(self, waiting: int, looked_at: int) -> str:
        """Say in a sentence or two what this is."""

    def asked(self) -> Sequence[Asked]:
        """Give the questions, those that were looked at included."""

    def remember(self, key: str, text: str) -> Asked:
        """Keep what somebody remembered, and give the question back with it."""


class Opening:
    """The two questions that open a lesson."""

    def __init__(self, lesson: Lesson, earlier: Sequence[Lesson]) -> None:
        self._lesson, self._earlier = lesson, earlier

    def lead(self, waiting: int, looked_at: int) -> str:
        """Say why one begins with a look back."""
        return str(words()["recall"]["opening" if waiting or looked_at else "none_before"])

    def asked(self) -> list[Asked]:
        """Give the two questions."""
        return [_of_lesson(one) for one in opening_of(self._lesson, self._earlier)]

    def remember(self, key: str, text: str) -> Asked:
        """Keep it, and with it that these two questions open the lesson."""
        one = _with_key(opening_of(self._lesson, self._earlier), key)
        remember(_lesson_of(self._earlier, one), one, text, (self._lesson, self._earlier))
        return replace(_of_lesson(one), remembered=text)


class ComingBack:
    """What has come back by today, from all lessons and from the notes in the log."""

    def __init__(self, log: ContactLog, lessons: Sequence[Lesson]) -> None:
        self._log, self._lessons = log, lessons
        self._looked_at: list[Asked] = []

    def lead(self, waiting: int, looked_at: int) -> str:
        """Say how many there are, and that they can wait."""
        tell = words()["recall"]
        if waiting:
            return str(tell["come_back_one" if waiting == 1 else "come_back"].format(n=waiting))
        return str(tell["done" if looked_at else "nothing"])

    def asked(self) -> list[Asked]:
        """Give what was looked at here, then what waits: the learner's own notes first."""
        return [*self._looked_at, *self._own(), *map(_of_lesson, coming_back(self._lessons, self._log.today))]

    def remember(self, key: str, text: str) -> Asked:
        """Keep it; of a question on an own note, only that it was asked."""
        for one in self._looked_at:
            if one.key == key:  # pressed twice
                return one
        own = [one for one in self._own() if one.key == key]
        if own:
            self._log.remembered(int(key.removeprefix("note/")))
            looked_at = replace(own[0], remembered=text)
        else:
            back = _with_key(coming_back(self._lessons, self._log.today), key)
            remember(_lesson_of(self._lessons, back), back, text, None)
            looked_at = replace(_of_lesson(back), remembered=text)
        self._looked_at.append(looked_at)
        return looked_at

    def _own(self) -> list[Asked]:
        tell = words()["recall"]
        return [
            Asked(
                key=f"note/{one.note}",
                origin=tell["own"].format(day=day_in_words(one.day, self._log.today)),
                question=tell["questions"][one.topic].format(name=one.name),
                answer=f"{tell['note']} {one.text}",
                level=one.level,
                is_own=True,
            )
            for one in self._log.memory_questions()
        ]


class RecallCard(Card):
    """The card of `networkcoach.recall`.

    Parameters
    ----------
    log
        Where answers are kept.
    questions
        Gives them afresh each time.
    """

    _esm = script("common.js", "recall_card.js")
    _css = style("recall.css")

    def __init__(self, log: ContactLog, questions: Questions) -> None:
        self._log, self._questions = log, questions
        super().__init__({"title": words()["recall"]["title"]}, self._now())

    def do_remember(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Keep what was written, and show the answer beside it."""
        looked_at = self._questions.remember(message["key"], message["text"])
        return self._now() | {"looked_at": looked_at.key}

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, for someone who comes back to this page on another day."""
        return self._now()

    def catch_up(self) -> dict[str, Any]:
        """Show what another card has changed."""
        return self._now()

    def _now(self) -> dict[str, Any]:
        every = self._questions.asked()
        looked_at = [one for one in every if one.remembered is not None]
        waiting = [one for one in every if one.remembered is None]
        shown = waiting[:SHOWN]
        more = words()["recall"]["more"].format(shown=len(shown), all=len(waiting)) if len(waiting) > SHOWN else ""
        return {
            "lead": self._questions.lead(len(waiting), len(looked_at)),
            "items": [one.state() for one in every if one in shown or one in looked_at[-SHOWN:]],
            "more": more,
        }


def _of_lesson(one: RecallQuestion) -> Asked:
    tell = words()["recall"]
    unit = one.exercise.partition(".")[0]
    origin = tell["unit"].format(unit=unit, title=one.lesson_title)
    return Asked(one.key, origin, one.question, f"{tell['answer']} {one.answer}", one.level, one.remembered)


def _with_key(questions: Sequence[RecallQuestion], key: str) -> RecallQuestion:
    return next(one for one in questions if one.key == key)


def _lesson_of(lessons: Sequence[Lesson], one: RecallQuestion) -> Lesson:
    return next(lesson for lesson in lessons if lesson.id == one.lesson)
