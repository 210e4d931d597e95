"""The time machine: a toy in which 40 invented people drift out of touch, or do not, over two years.

What it takes for true stands in ``data/drift.yaml``, each with its source or the words "our guess". In short:

- Left alone, a person's last word comes on a day drawn from the published curve, which goes on by a guess after day 90.
- A habit writes to some of them once in so many weeks; a week has room for a few notes; life gets in the way of some.
- A note is answered if it comes before the person has lost the thread. Each answered word gives a new while, drawn at
  random, that is longer if it had a reason; it never shortens an earlier one.
- Somebody is in touch on a day if another word passes on that day or later: the rule of the real data.

The dice are thrown once and kept, so that two habits meet the same luck and a slider moves a picture without flicker.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from networkcoach.drift._habits import Habits, Toy, TwoYears, read_toy
from networkcoach.drift._published import still_in_touch

if TYPE_CHECKING:
    from numpy import ndarray

    Numbers = ndarray[Any, Any]


@dataclass(frozen=True)
class _Dice:
    """All the luck there is; arrays of runs x people, those of notes one such array for each turn."""

    natural: Numbers  # chances, for the last word of those who are left alone
    first_while: Numbers  # how long the thread holds after that, in multiples of its mean
    phase: Numbers  # when in the first turn the first note is due
    life: Numbers
    reason: Numbers
    whiles: Numbers


def run_clock(habits: Habits, toy: Toy | None = None) -> TwoYears:
    """Let two years go by, many times, with the same dice for every habit.

    Examples
    --------
    >>> nobody = run_clock(Habits(people=0))
    >>> round(nobody.on(730)[0])
    0
    >>> run_clock(Habits(reason=100)).on(730) > run_clock(Habits(reason=0)).on(730)
    True
    """
    toy = toy or read_toy()
    return _counted(last_words(habits, toy), toy)


def natural_days(chances: Numbers) -> Numbers:
    """Turn chances between 0 and 1 into days of a last word, so that their shares follow the published curve.

    Between two published days the share falls evenly on a logarithmic scale. After the last of them it halves at each
    doubling of the days: a guess.
    """
    import numpy as np

    days, shares = zip((0, 100.0), *still_in_touch().share, strict=True)
    final, tail = days[-1], shares[-1] / 100
    inside = np.interp(-np.log(chances), -np.log(np.array(shares) / 100), days)
    day: Numbers = np.where(chances < tail, final * tail / chances, inside)
    return day


def last_words(habits: Habits, toy: Toy) -> Numbers:
    """Give the day of the last word for each run and person."""
    import numpy as np

    dice = _thrown(toy)
    last = natural_days(dice.natural)
    kept = slice(0, min(habits.people, len(toy.names)))
    turn = 7 * habits.turn(toy.notes_a_week)
    heard = last[:, kept]
    until = heard + dice.first_while[:, kept] * _mean(toy.half_with_reason)  # a first talk has a reason
    for n in range(math.ceil((toy.days + toy.run_on) / turn) if habits.people else 0):
        day = (dice.phase[:, kept] + n) * turn
        answered = (dice.life[n, :, kept] * 100 >= habits.missed) & (day <= until) & (day <= toy.days + toy.run_on)
        has_reason = dice.reason[n, :, kept] * 100 < habits.reason
        means = np.where(has_reason, _mean(toy.half_with_reason), _mean(toy.half_without))
        until = np.where(answered, np.maximum(until, day + dice.whiles[n, :, kept] * means), until)
        heard = np.where(answered, np.maximum(heard, day), heard)
    last[:, kept] = heard
    return last


def _mean(half: float) -> float:
    return half / math.log(2)


@cache
def _thrown(toy: Toy) -> _Dice:
    import numpy as np

    random = np.random.default_rng(toy.seed)
    each = (toy.runs, len(toy.names))
    turns = (math.ceil((toy.days + toy.run_on) / 7), *each)  # at most one note a week to each
    return _Dice(
        natural=1 - random.random(each),
        first_while=random.standard_exponential(each),
        phase=random.random(each),
        life=random.random(turns, dtype=np.float32),
        reason=random.random(turns, dtype=np.float32),
        whiles=random.standard_exponential(turns, dtype=np.float32),
    )


def _counted(last: Numbers, toy: Toy) -> TwoYears:
    import numpy as np

    published = (day for day, _ in still_in_touch().share)
    days = np.array(sorted({0, *published, *range(120, toy.days, 30), 365, toy.days}))
    ordered = np.sort(last, axis=1)
    counts = np.array([len(toy.names) - np.searchsorted(run, days) for run in ordered])
    low, high = np.percentile(counts, [10, 90], axis=0, method="inverted_cdf")
    return TwoYears(
        days=tuple(days.tolist()),
        average=tuple(counts.mean(axis=0).tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        lines=tuple(tuple(run) for run in counts[: toy.shown].tolist()),
        last_words=tuple(tuple(run) for run in np.floor(last[: toy.shown]).astype(int).tolist()),
    )
