"""The look at everything before a talk, as a card: that it appears and answers shows that buttons work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from networkcoach.views._card import Card, script, words


class Finding(Protocol):
    """What came of looking at one thing."""

    @property
    def to_do(self) -> str:
        """What to do about it; empty if it is ready."""


class PreflightCard(Card):
    """The card of `networkcoach.preflight`.

    Parameters
    ----------
    look
        Looks at everything, and gives what it found.
    verdict
        Sums that up in one sentence.
    """

    _esm = script("common.js", "preflight_card.js")

    def __init__(self, look: Callable[[], Sequence[Finding]], verdict: Callable[[Any], str]) -> None:
        self._look, self._verdict = look, verdict
        super().__init__({"title": words()["preflight"]["title"]}, {"lines": [], "message": ""})

    def do_hello(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look at everything now, and each time that somebody asks."""
        found = self._look()
        lines = [{"text": str(one), "well": not one.to_do} for one in found]
        return {"lines": lines, "message": self._verdict(found)}
