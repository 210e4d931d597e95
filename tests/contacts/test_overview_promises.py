"""Did it happen: the count and its course, held to a count by hand and to a model that looks at each day anew."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts.overview._course import MOST_POINTS, CoursePoint
from networkcoach.store import Store

TODAY = date(2026, 3, 16)

# Counted by hand, from the rows of data/demo-cast.yaml. Day, fallen due, done; and what happened on that day.
BY_HAND = (
    ("2025-02-01", 1, 0),  # Ignacio: by 2025-01-31, open
    ("2025-10-28", 2, 1),  # Vilhelmina: by 2025-10-31, kept 2025-10-28
    ("2025-11-16", 3, 1),  # Keiko: by 2025-11-15, open
    ("2025-12-20", 4, 2),  # Tunde: by 2025-12-22, kept 2025-12-20
    ("2026-01-10", 5, 3),  # Amara, the diary: by 2026-01-31, kept 2026-01-10
    ("2026-01-20", 6, 4),  # Otis: by 2026-01-31, kept 2026-01-20
    ("2026-02-14", 7, 4),  # Parvati: by 2026-02-13, open
    ("2026-02-21", 8, 4),  # Hamza, the poster: by 2026-02-20 ...
    ("2026-02-25", 8, 5),  # ... kept 2026-02-25, late
    ("2026-03-01", 9, 5),  # Sorcha: by 2026-02-28, open
    ("2026-03-07", 10, 6),  # Hamza, the socks: by 2026-03-07, kept 2026-03-07
    ("2026-03-14", 11, 6),  # Liesbeth: by 2026-03-13, open
)  # not yet due: Amara's river by 2026-04-30, Teodor's episode by 2026-03-20


def a_log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: TODAY)


def test_the_demo_is_counted_as_by_hand() -> None:
    course = demo_log().promise_course()
    assert course.points == tuple(CoursePoint(*one) for one in BY_HAND)
    now = course.now
    assert (now.done, now.due) == (6, 11)
    assert (now.on_time, now.late, now.open, now.not_yet_due, now.dropped, now.undated) == (5, 1, 5, 2, 0, 0)


def test_an_empty_log_has_no_course() -> None:
    assert a_log().promise_course().points == ()


def test_what_is_let_go_without_a_day_or_still_to_come_is_not_in_the_course() -> None:
    log = a_log()
    ana = log.add("Ana")
    log.drop(log.promise(ana, "call", by="2026-01-01"), "no longer wanted")
    log.promise(ana, "write")
    log.promise(ana, "send", by="2026-03-16")  # today is still time
    assert log.promise_course().points == ()


def test_leaving_somebody_alone_is_done_from_the_day_of_their_wish() -> None:
    log = a_log()
    ana = log.add("Ana")
    log.promise(ana, "call", by="2026-01-01")
    log.do_not_contact(ana, on="2026-02-01")
    assert log.promise_course().points == (CoursePoint("2026-01-02", 1, 0), CoursePoint("2026-02-01", 1, 1))


def test_a_day_noted_in_advance_counts_from_today() -> None:
    log = a_log()
    log.keep(log.promise(log.add("Ana"), "call", by="2026-03-30"), on="2026-03-20")
    assert log.promise_course().points == (CoursePoint("2026-03-16", 1, 1),)


DAYS = st.integers(-60, 60).map(lambda days: (TODAY + timedelta(days)).isoformat())
PAST = st.integers(-60, 0).map(lambda days: (TODAY + timedelta(days)).isoformat())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.none() | DAYS, st.none() | PAST), max_size=12))
def test_each_day_is_as_if_one_had_counted_on_it(promises: list[tuple[str | None, str | None]]) -> None:
    log = a_log()
    ana = log.add("Ana")
    for by, kept in promises:
        promise = log.promise(ana, "call", by=by)
        if kept:
            log.keep(promise, on=kept)
    course = log.promise_course()
    for at in range(-61, 1):
        day = (TODAY + timedelta(at)).isoformat()
        done = sum(1 for _, kept in promises if kept and kept <= day)
        passed = sum(1 for by, kept in promises if by and by < day and not (kept and kept <= day))
        newest = [point for point in course.points if point.day <= day]
        assert (newest[-1].due, newest[-1].done) == (done + passed, done) if newest else done + passed == 0
    assert course.now == log.follow_through()
    if course.points:
        assert (course.points[-1].due, course.points[-1].done) == (course.now.due, course.now.done)


def test_a_long_course_is_thinned_and_ends_with_the_numbers_of_today() -> None:
    log = a_log()
    ana = log.add("Ana")
    days = [(TODAY - timedelta(n)).isoformat() for n in range(1, 1001)]
    with log.store.step("promise") as db:
        rows = [(ana, "call", day, day, day if n % 2 else None) for n, day in enumerate(days)]
        db.executemany(
            "INSERT INTO promise (contact_id, what, by_day, first_by_day, kept_on) VALUES (?, ?, ?, ?, ?)", rows
        )
    course = log.promise_course()
    assert 60 < len(course.points) <= MOST_POINTS
    assert (course.points[-1].due, course.points[-1].done) == (1000, 500) == (course.now.due, course.now.done)
    assert [one.day for one in course.points] == sorted({one.day for one in course.points})
    assert all(
        one.due <= two.due and one.done <= two.done for one, two in zip(course.points, course.points[1:], strict=False)
    )
