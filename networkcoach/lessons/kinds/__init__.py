"""The kinds of exercise, one file each."""

from __future__ import annotations

from networkcoach.lessons.kinds._kind import Again, Around, Kind, NotAnAnswer
from networkcoach.lessons.kinds.act import Act
from networkcoach.lessons.kinds.choose import Choose
from networkcoach.lessons.kinds.mark import Mark
from networkcoach.lessons.kinds.predict import Predict
from networkcoach.lessons.kinds.reflect import Reflect
from networkcoach.lessons.kinds.sort import Sort
from networkcoach.lessons.kinds.write import Write

KINDS: dict[str, type[Kind]] = {
    "choose": Choose,
    "sort": Sort,
    "mark": Mark,
    "predict": Predict,
    "write": Write,
    "reflect": Reflect,
    "act": Act,
}

__all__ = [
    "KINDS",
    "Act",
    "Again",
    "Around",
    "Choose",
    "Kind",
    "Mark",
    "NotAnAnswer",
    "Predict",
    "Reflect",
    "Sort",
    "Write",
]
