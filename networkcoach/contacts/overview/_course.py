"""Did it happen, and how did it come about: promises that had fallen due, and promises done, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networkcoach.contacts._promises import FollowThrough, follow_through
from networkcoach.store import Store

MOST_POINTS = 120  # more than a picture has room for


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """How many promises had fallen due by the end of a day (ISO text), and how many of these were done."""

    day: str
    due: int
    done: int


@dataclass(frozen=True)
class PromiseCourse:
    """Did it happen, and how did it come about.

    Attributes
    ----------
    now
        The count of today.
    points
        The course up to today, judged as `FollowThrough` is, each day by what had happened until then. At most 120
        points; of the days between two of them nothing is lost but the steps. The last one gives today's numbers.
    """

    now: FollowThrough
    points: tuple[CoursePoint, ...]


# A promise is judged from the day it was kept, or else from the day after its own. Leaving somebody alone who asked for
# it keeps what was promised to them. A day that was noted in advance counts from today.
_EVENTS = """
    WITH judged AS (
        SELECT min(coalesce(kept_on, do_not_contact_on), :today) AS done, min(date(by_day, '+1 day'), :today) AS passed
        FROM promise JOIN contact ON contact.id = contact_id
        WHERE dropped_because IS NULL
            AND (kept_on IS NOT NULL OR do_not_contact_on IS NOT NULL OR by_day < :today)
    )
    SELECT day, sum(due), sum(done) FROM (
        SELECT min(coalesce(done, passed), coalesce(passed, done)) AS day, 1 AS due, 0 AS done FROM judged
        UNION ALL SELECT done, 0, 1 FROM judged WHERE done IS NOT NULL
    ) GROUP BY day ORDER BY day"""


def promise_course(store: Store, today: date) -> PromiseCourse:
    """Count promises as they stand, and as they stood on each day that changed something."""
    points, due, done = [], 0, 0
    for day, more_due, more_done in store.read(_EVENTS, {"today": today.isoformat()}):
        due, done = due + more_due, done + more_done
        points.append(CoursePoint(day, due, done))
    return PromiseCourse(follow_through(store, today), tuple(_thinned(points)))


def _thinned(points: Sequence[CoursePoint]) -> list[CoursePoint]:
    """Keep the first point, and of each stretch of days the last."""
    if len(points) <= MOST_POINTS:
        return list(points)
    days = [date.fromisoformat(one.day).toordinal() for one in points]
    step = (days[-1] - days[0]) // (MOST_POINTS - 2) + 1
    newest = {(days[-1] - day) // step: one for day, one in zip(days, points, strict=True)}
    return sorted({points[0], *newest.values()}, key=lambda one: one.day)
