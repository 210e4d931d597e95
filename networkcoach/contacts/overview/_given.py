"""Who gave and who asked, over time, as far as the log knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from networkcoach.contacts.overview._used import NOT_LEFT_ALONE
from networkcoach.store import Store

_MOST_STRETCHES = 24  # so many bars fit beside each other
_LENGTHS = (1, 3, 12, 60, 240)  # months

# What counts, and nothing else: see `GaveAndAsked`. An interview is asked for by one and given by the other. A kept
# promise is often also written down as the talk in which it happened; then it counts once.
_GIFT = "strategy IN ('give', 'side_project') AND kind <> 'interview'"
_EVENTS = f"""
    SELECT substr(day, 1, 7) AS month, sum(direction <> 'from' AND {_GIFT}) AS you_gave,
        sum(direction = 'from' AND {_GIFT}) AS they_gave, sum(kind = 'interview') AS interviews,
        sum(wants_reply) AS they_asked
    FROM talk WHERE (strategy IN ('give', 'side_project') OR kind = 'interview' OR wants_reply) AND {NOT_LEFT_ALONE}
    GROUP BY month
    UNION ALL SELECT substr(kept_on, 1, 7) AS month, count(*), 0, 0, 0 FROM promise
    WHERE kept_on IS NOT NULL AND dropped_because IS NULL AND {NOT_LEFT_ALONE} AND NOT EXISTS (
        SELECT 1 FROM talk WHERE talk.contact_id = promise.contact_id AND talk.day IN (kept_on, told_on)
            AND direction <> 'from' AND talk.{_GIFT}
    ) GROUP BY month
    UNION ALL SELECT substr(met_on, 1, 7) AS month, 0, 0, count(*), 0 FROM contact
    WHERE met_on IS NOT NULL AND do_not_contact_on IS NULL AND NOT EXISTS (
        SELECT 1 FROM talk WHERE contact_id = contact.id AND day = met_on AND kind = 'interview'
    ) GROUP BY month"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What passed in some months; ``month`` is the first of them, such as ``2026-03``."""

    month: str
    you_gave: int
    they_gave: int
    you_asked: int
    they_asked: int


@dataclass(frozen=True)
class GaveAndAsked:
    """Who gave and who asked.

    *You gave*: a talk from your side (or of both) with the strategy ``give`` or ``side_project``, and each promise that
    you kept, unless such a talk with the same person on the day of keeping or of telling counts already. *They gave*:
    each interview, because it was their time, and a talk of theirs with one of these two strategies. *You asked*: each
    interview. *They asked*: each talk in which they wanted a reply. The day of meeting is an interview. What else was
    given or asked in a message is not known to the log.

    Attributes
    ----------
    stretches
        From the first to the last in which anything happened, also the empty ones between them, at most 24.
    months
        How many months a stretch has.
    waiting
        How many people wait for an answer of yours.
    """

    stretches: tuple[Stretch, ...]
    months: int
    waiting: int

    @property
    def total(self) -> Stretch:
        """All stretches as one."""
        sums = [sum(column) for column in zip(*(astuple(one)[1:] for one in self.stretches), strict=True)]
        return Stretch(self.stretches[0].month if self.stretches else "", *(sums or (0, 0, 0, 0)))


def gave_and_asked(store: Store) -> GaveAndAsked:
    """Count month by month, or by longer stretches where the log is long."""
    rows = store.read(_EVENTS)
    waiting = store.read(f"SELECT count(*) FROM spoken WHERE your_turn AND {NOT_LEFT_ALONE}")[0][0]
    if not rows:
        return GaveAndAsked((), 1, waiting)
    first, last = (_number(edge(row["month"] for row in rows)) for edge in (min, max))
    months = next((length for length in _LENGTHS if last // length - first // length < _MOST_STRETCHES), _LENGTHS[-1])
    return GaveAndAsked(tuple(_stretches(rows, first // months, last // months, months)), months, waiting)


def _stretches(rows: Sequence[Any], first: int, last: int, months: int) -> Iterator[Stretch]:
    count: Counter[tuple[int, str]] = Counter()
    for row in rows:
        for what in ("you_gave", "they_gave", "interviews", "they_asked"):
            count[_number(row["month"]) // months, what] += row[what] or 0
    for at in range(first, last + 1):
        interviews = count[at, "interviews"]
        yield Stretch(
            _month(at * months),
            count[at, "you_gave"],
            interviews + count[at, "they_gave"],
            interviews,
            count[at, "they_asked"],
        )


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
