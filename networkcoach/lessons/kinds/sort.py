"""sort: every item goes into one of a few bins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from networkcoach.lessons._feedback import Feedback, Point, compose, quoted
from networkcoach.lessons._ports import LogReader
from networkcoach.lessons.kinds._kind import Around, Kind, NotAnAnswer

_FIRST_WORDS = 5


@dataclass(frozen=True)
class Bin:
    """A place for items."""

    key: str
    text: str


@dataclass(frozen=True)
class Item:
    """Something to sort.

    Attributes
    ----------
    bin
        Key of the bin where it fits best.
    why
        The reason, for a learner who put it there.
    if_elsewhere
        What to think about, for a learner who put it somewhere else.
    misconception
        Key of the thought that leads elsewhere.
    """

    key: str
    text: str
    bin: str
    why: str
    if_elsewhere: str
    misconception: str

    def point(self, put: Bin) -> Point:
        """Explain why it fits where the learner put it, or why not."""
        ok = put.key == self.bin
        reason = self.why if ok else self.if_elsewhere
        return Point(f"{self.text} You chose {quoted(put.text)}. {reason}", ok, self.text, self.key, brief=reason)

    def waiting(self) -> Point:
        """Name it by its first words, while it has no place."""
        first = " ".join(self.text.split()[:_FIRST_WORDS])
        if first == self.text:
            return Point(first, key=self.key)
        return Point(f"{first.rstrip('.,')} …" + "”" * (first.count("“") - first.count("”")), key=self.key)


@dataclass(frozen=True)
class Sort(Kind):
    """Sort items into bins; an answer is ``{item key: bin key}`` with every item in it."""

    bins: tuple[Bin, ...]
    items: tuple[Item, ...]
    when_right: str
    when_not_right: str

    def take(self, given: object) -> dict[str, str]:
        """Accept a place for every item."""
        if not isinstance(given, dict):
            raise NotAnAnswer("Please give a place to every item, such as {'a': 'now'}.")
        keys = [item.key for item in self.items]
        bins = [bin.key for bin in self.bins]
        if not all(key in keys and isinstance(bin, str) and bin in bins for key, bin in given.items()):
            raise NotAnAnswer(f"Items are {', '.join(keys)}; places are {', '.join(bins)}.")
        missing = [item for item in self.items if item.key not in given]
        if missing:
            raise NotAnAnswer(self._still_missing(len(missing)), [item.waiting() for item in missing])
        return {key: given[key] for key in keys}

    def _still_missing(self, missing: int) -> str:
        if missing == len(self.items):
            return "Nothing has a place yet. Which of these would you begin with?"
        if missing == 1:
            return f"1 of {len(self.items)} has no place yet. Where would you put it?"
        return f"{missing} of {len(self.items)} have no place yet. Where would you put them?"

    def judge(self, value: Any, around: Around) -> Feedback:  # noqa: ARG002 - needs nothing but the value
        """Explain every item."""
        bins = {bin.key: bin for bin in self.bins}
        points = [item.point(bins[value[item.key]]) for item in self.items]
        if all(point.ok for point in points):
            return compose("right", *points, self.when_right)
        return compose("not_right", *points, self.when_not_right)

    def shown(self) -> dict[str, Any]:
        """Bins and items, without the places."""
        return {
            "bins": [{"key": bin.key, "text": bin.text} for bin in self.bins],
            "items": [{"key": item.key, "text": item.text} for item in self.items],
        }

    def readable(self, value: Any, people: LogReader | None = None) -> str:
        """Give each item with its place."""
        bins = {bin.key: bin.text for bin in self.bins}
        placed = value if isinstance(value, dict) else {}
        lines = [f"- {item.text} → {bins[placed[item.key]]}" for item in self.items if placed.get(item.key) in bins]
        return "\n".join(lines) or super().readable(value, people)

    def lines(self) -> list[str]:
        """Items first, then the places."""
        items = [f"  {item.key}) {item.text}" for item in self.items]
        return [*items, "Places:", *(f"  {bin.key} = {bin.text}" for bin in self.bins)]
