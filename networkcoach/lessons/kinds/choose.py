"""choose: one option of several. Every option explains itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from networkcoach.lessons._feedback import Feedback, listed
from networkcoach.lessons._ports import LogReader
from networkcoach.lessons.kinds._kind import Around, Kind, NotAnAnswer


@dataclass(frozen=True)
class Option:
    """One option, with its own explanation.

    Attributes
    ----------
    why
        Why it works, or why it does not.
    reader
        What the person who reads it would notice.
    next
        One small step, or a question.
    misconception
        For an option that is not right: the key of the thought behind it.
    """

    key: str
    text: str
    why: str
    reader: str
    next: str
    right: bool = False
    misconception: str | None = None

    @property
    def feedback(self) -> Feedback:
        """What the learner reads after choosing it."""
        return Feedback("right" if self.right else "not_right", f"{self.why} {self.reader} {self.next}")


@dataclass(frozen=True)
class Choose(Kind):
    """Choose one option.

    Examples
    --------
    >>> option = Option("a", "Any tips?", why="It fits anyone.", reader="He would shrug.", next="What did he say?")
    >>> Choose((option,)).judge("a", Around()).outcome
    'not_right'
    """

    options: tuple[Option, ...]

    def take(self, given: object) -> str:
        """Accept the key of an option, in capitals too."""
        key = given.strip().casefold() if isinstance(given, str) else None
        for option in self.options:
            if option.key.casefold() == key:
                return option.key
        keys = listed([option.key for option in self.options]).replace(" and ", " or ")
        raise NotAnAnswer(f"Choose one of {keys} first. Any of them is a fine start.")

    def judge(self, value: Any, around: Around) -> Feedback:  # noqa: ARG002 - an option speaks for itself
        """Give the feedback of the option."""
        return next(option.feedback for option in self.options if option.key == value)

    def shown(self) -> dict[str, Any]:
        """Options with their feedback, so that a page can answer at once."""
        return {
            "options": [
                {"key": o.key, "text": o.text, "outcome": o.feedback.outcome, "feedback": o.feedback.text}
                for o in self.options
            ]
        }

    def readable(self, value: Any, people: LogReader | None = None) -> str:
        """Give the option that was chosen."""
        chosen = [option for option in self.options if option.key == value]
        return f"{chosen[0].key}) {chosen[0].text}" if chosen else super().readable(value, people)

    def lines(self) -> list[str]:
        """One line per option."""
        return [f"  {option.key}) {option.text}" for option in self.options]
