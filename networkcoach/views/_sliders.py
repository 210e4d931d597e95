"""Cards whose sliders move a picture: what a slider says at each step, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from networkcoach.views._card import Card

_NAMED = {0: "zero", 1: "one", 100: "hundred"}


@dataclass(frozen=True)
class Slider:
    """One slider.

    Attributes
    ----------
    key
        Its name in messages.
    steps
        The numbers it can stand on.
    start
        Where it stands at first.
    tell
        Its words: ``label``, ``many`` with ``{n}``, and maybe ``help``, ``zero``, ``one`` and ``hundred``.
    """

    key: str
    steps: range
    start: int
    tell: dict[str, str]

    def text(self, value: int) -> str:
        """Say a number in words.

        Examples
        --------
        >>> weeks = Slider("weeks", range(1, 27), 8, {"one": "every week", "many": "every {n} weeks"})
        >>> weeks.text(1), weeks.text(8)
        ('every week', 'every 8 weeks')
        """
        return self.tell.get(_NAMED.get(value, ""), self.tell["many"]).format(n=value)

    def fitting(self, value: object) -> int:
        """Give the step next below a number from the page; what is no number is where it stands at first."""
        if not isinstance(value, int | float) or value != value:
            return self.start
        inside = min(max(value, self.steps[0]), self.steps[-1])
        return self.steps[int(inside - self.steps[0]) // self.steps.step]

    def spec(self) -> dict[str, Any]:
        """Give what the page needs to know."""
        return {
            "key": self.key,
            "label": self.tell["label"],
            "help": self.tell.get("help", ""),
            "min": self.steps[0],
            "max": self.steps[-1],
            "step": self.steps.step,
            "texts": [self.text(value) for value in self.steps],
        }


class SlidersCard(Card):
    """A card with sliders. Its page asks for one picture at a time, always for the newest place of the sliders.

    Parameters
    ----------
    sliders
        None of them where there is nothing to move.
    """

    def __init__(self, sliders: Sequence[Slider], spec: dict[str, Any]) -> None:
        self._sliders = sliders
        self._at = {one.key: one.start for one in sliders}
        super().__init__(spec | {"sliders": [one.spec() for one in sliders]}, self._now())

    def do_turn(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Draw anew for where the sliders stand."""
        return self._turned(message)

    def do_start_over(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Put every slider back where it stood at first."""
        self._at = {one.key: one.start for one in self._sliders}
        return self._now()

    def _turned(self, message: dict[str, Any]) -> dict[str, Any]:
        at = message.get("at")
        if isinstance(at, dict):
            self._at |= {one.key: one.fitting(at[one.key]) for one in self._sliders if one.key in at}
        return self._now()

    def _now(self) -> dict[str, Any]:
        """Return all that follows from where the sliders stand; the page needs ``at``."""
        raise NotImplementedError
