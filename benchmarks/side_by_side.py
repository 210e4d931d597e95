"""What the benchmarks share: our way and the other way in turns, medians, and one table of ratios.

A figure in seconds says more about the computer than about the code. A ratio of two things that were measured in turns
says something on any computer, as long as both had the same weather. So no benchmark here asserts a time.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

COURSE = Path(__file__).resolve().parent.parent

Times = dict[str, float]  # what was measured, and how many milliseconds it took


@dataclass(frozen=True)
class Row:
    """One comparison.

    Attributes
    ----------
    what
        What was done, and what the other way is.
    ours, other
        Milliseconds, one for each round, in the order of the rounds.
    """

    what: str
    ours: Sequence[float]
    other: Sequence[float]

    @property
    def ratio(self) -> float:
        """Our median as a multiple of the other median."""
        return statistics.median(self.ours) / statistics.median(self.other)

    def __str__(self) -> str:
        ours, other = statistics.median(self.ours), statistics.median(self.other)
        low, high = middle_half([mine / theirs for mine, theirs in zip(self.ours, self.other, strict=True)])
        rounds = len(self.ours)
        return f"  {self.what:<56} {ours:8.0f} {other:8.0f} {self.ratio:7.2f} x   {low:5.2f} to {high:5.2f}  {rounds:4}"


def middle_half(values: Sequence[float]) -> tuple[float, float]:
    """Give the two numbers that the middle half of the values lies between; of one value, that value twice."""
    if len(values) == 1:
        return values[0], values[0]
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def in_turns(rounds: int, ours: Callable[[], Times], other: Callable[[], Times]) -> tuple[list[Times], list[Times]]:
    """Run both ways in each round, and change who begins, so that a busy moment slows both alike.

    Parameters
    ----------
    rounds
        How often each way runs; one more run of each comes first and does not count, because it fills the caches.
    """
    mine: list[Times] = []
    theirs: list[Times] = []
    for n in range(rounds + 1):
        turns = [(ours, mine), (other, theirs)]
        for way, kept in turns if n % 2 else reversed(turns):
            kept.append(way())
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return mine[1:], theirs[1:]


def row(what: str, ours: list[Times], our_name: str, other: list[Times], other_name: str) -> Row:
    """Take one measured thing out of the rounds."""
    return Row(what, [times[our_name] for times in ours], [times[other_name] for times in other])


def show(title: str, rows: Sequence[Row]) -> None:
    """Print the comparisons of one benchmark.

    The range behind the ratio is the middle half of the ratios of the single rounds: a wide one means a busy computer.
    """
    print(title)
    print(f"  {'':<56} {'ours ms':>8} {'other ms':>8} {'ratio':>9}   {'of the rounds':>14}  {'n':>4}")
    for one in rows:
        print(one)


def machine() -> str:
    """Say where and when this runs, and how busy the computer is."""
    load = " ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, load {load}"
    )


def plain_environment(**more: str) -> dict[str, str]:
    """Make the environment for a measured program: with compiled files, which some systems switch off."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | more
