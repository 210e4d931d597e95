"""Who gave and who asked, over time, as far as the log knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from networkcoach.contacts.overview._used import NOT_LEFT_ALONE
from networkcoach.store import Store

_MOST_STRETCHES = 24  # so many bars fit beside each other
_LENGTHS = (1, 3, 12, 60, 240)  # months

# What counts, and nothing else: see `GaveAndAsked`. An interview is asked for by one and given by the other. A kept
# promise is often also written down as the talk in which it happened; then it counts once.
_GIFT = "strategy IN ('give', 'side_project')"
_EVENTS = f"""
    SELECT substr(day, 1, 7) AS month, what, count(*) AS times FROM (
        SELECT day, 'you_gave' AS what FROM talk
        WHERE {_GIFT} AND direction <> 'from' AND kind <> 'interview' AND {NOT_LEFT_ALONE}
        UNION ALL SELECT kept_on, 'you_gave' FROM promise
        WHERE kept_on IS NOT NULL AND dropped_because IS NULL AND {NOT_LEFT_ALONE} AND NOT EXISTS (
            SELECT 1 FROM talk WHERE talk.contact_id = promise.contact_id AND talk.day IN (kept_on, told_on)
                AND talk.{_GIFT} AND direction <> 'from' AND kind <> 'interview'
        )
        UNION ALL SELECT day, 'interview' FROM talk WHERE kind = 'interview' AND {NOT_LEFT_ALONE}
        UNION ALL SELECT met_on, 'interview' FROM contact
        WHERE met_on IS NOT NULL AND do_not_contact_on IS NULL AND NOT EXISTS (
            SELECT 1 FROM talk WHERE contact_id = contact.id AND day = met_on AND kind = 'interview'
        )
        UNION ALL SELECT day, 'they_gave' FROM talk
        WHERE {_GIFT} AND direction = 'from' AND kind <> 'interview' AND {NOT_LEFT_ALONE}
        UNION ALL SELECT day, 'they_asked' FROM talk WHERE wants_reply AND {NOT_LEFT_ALONE}
    ) GROUP BY month, what"""


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
        count[_number(row["month"]) // months, row["what"]] += row["times"]
    for at in range(first, last + 1):
        interviews = count[at, "interview"]
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
    return date(number // 12, number % 12 + 1, 1).isoformat()[:7]
