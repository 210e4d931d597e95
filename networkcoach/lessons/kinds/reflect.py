"""reflect: an answer nobody judges, and a question that may come back after some days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from networkcoach.lessons._feedback import Feedback, filled, quoted
from networkcoach.lessons.kinds._kind import Again, Around, Kind, as_text

_LONG_QUOTE = 200


@dataclass(frozen=True)
class Reflect(Kind):
    """Write down a thought.

    In ``noted`` the place ``{quote}`` stands for the learner's words; in ``again.noted`` there are ``{first}``, for
    what was written at first, and ``{now}``.
    """

    noted: str
    again: Again | None = None
    rows: int = 4

    @property
    def comes_back(self) -> Again | None:
        """The question that is asked after some days."""
        return self.again

    def take(self, given: object) -> str:
        """Accept text, and keep it exactly as it was typed."""
        return as_text(given)

    def judge(self, value: Any, around: Around) -> Feedback:
        """Hand the learner's words back, beside the earlier ones if there are any."""
        if around.part and self.again:
            words = {"first": quoted(around.first, _LONG_QUOTE), "now": quoted(value, _LONG_QUOTE)}
            return Feedback("noted", filled(self.again.noted, **words))
        return Feedback("noted", filled(self.noted, quote=quoted(value, _LONG_QUOTE)))

    def shown(self) -> dict[str, Any]:
        """Give the size of the box, and the question that comes back."""
        again = {"after_days": self.again.after_days, "question": self.again.question} if self.again else None
        return {"rows": self.rows, "again": again}

    def lines(self) -> list[str]:
        """Say when the question comes back."""
        return [f"  (You will be asked again after {self.again.after_days} days.)"] if self.again else []
