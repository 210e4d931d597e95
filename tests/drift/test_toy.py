"""The toy is held to the real curve where there is one, to its own rules elsewhere, and its dice never change."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach._data import data_path, read_yaml
from networkcoach.drift import Habits, Toy, TwoYears, read_toy, run_clock, still_in_touch
from networkcoach.drift._toy import last_words, natural_days

TOY = read_toy()
DRIFT = read_yaml(data_path("drift.yaml")).value
PUBLISHED = dict(still_in_touch().share)
CLOSE = 1.5  # per cent of 8,000 people: about three standard errors of a share of one half
SAME = 0.2  # people: what 200 runs leave to luck where two habits do not meet quite the same dice

habits = st.builds(
    Habits,
    weeks=st.integers(1, 26),
    people=st.integers(0, 40),
    missed=st.integers(0, 10).map(lambda n: n * 10),
    reason=st.integers(0, 10).map(lambda n: n * 10),
)


def after_two_years(habit: Habits, toy: Toy = TOY) -> float:
    return run_clock(habit, toy).on(toy.days)[0]


def per_cent(counts: TwoYears, day: int) -> float:
    return counts.on(day)[0] / len(TOY.names) * 100


class TestWithoutAHabit:
    @pytest.mark.parametrize("day", PUBLISHED)
    def test_it_follows_the_published_curve(self, day: int) -> None:
        assert per_cent(run_clock(Habits(people=0)), day) == pytest.approx(PUBLISHED[day], abs=CLOSE)

    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_it_does_so_with_other_dice_too(self, seed: int) -> None:
        counts = run_clock(Habits(people=0), replace(TOY, seed=seed))
        assert [day for day, share in PUBLISHED.items() if abs(per_cent(counts, day) - share) > CLOSE] == []

    @pytest.mark.parametrize("day", PUBLISHED)
    def test_the_curve_itself_is_met_without_any_luck(self, day: int) -> None:
        even = (np.arange(100_000) + 0.5) / 100_000
        assert (natural_days(even) >= day).mean() * 100 == pytest.approx(PUBLISHED[day], abs=0.01)

    def test_between_two_published_days_it_never_rises(self) -> None:
        assert (np.diff(natural_days(np.linspace(1, 0.0001, 5000))) >= 0).all()

    def test_after_them_it_halves_as_the_days_double(self) -> None:
        assert natural_days(np.array([0.0135, 0.00675])).tolist() == pytest.approx([180, 360])

    def test_life_in_the_way_each_time_is_the_same_as_no_habit(self) -> None:
        assert run_clock(Habits(missed=100)) == run_clock(Habits(people=0))


class TestHabits:
    @settings(deadline=None)
    @given(habits, st.integers(1, 25))
    def test_writing_more_often_never_loses_more_on_average(self, habit: Habits, more: int) -> None:
        often = replace(habit, weeks=max(1, habit.weeks - more))
        assert after_two_years(often) >= after_two_years(habit) - SAME

    @settings(deadline=None)
    @given(habits, st.integers(0, 100))
    def test_less_life_in_the_way_never_loses_anybody(self, habit: Habits, missed: int) -> None:
        freer = replace(habit, missed=min(habit.missed, missed))
        assert (last_words(freer, TOY) >= last_words(habit, TOY)).all()

    @settings(deadline=None)
    @given(habits, st.integers(0, 100))
    def test_more_reasons_never_lose_anybody(self, habit: Habits, reason: int) -> None:
        better = replace(habit, reason=max(habit.reason, reason))
        assert (last_words(better, TOY) >= last_words(habit, TOY)).all()

    @settings(deadline=None)
    @given(habits, st.integers(1, 40))
    def test_who_is_not_written_to_is_as_if_there_were_no_habit(self, habit: Habits, more: int) -> None:
        alone = last_words(Habits(people=0), TOY)
        assert (last_words(habit, TOY)[:, habit.people :] == alone[:, habit.people :]).all()

    def test_more_people_than_the_week_has_room_for_slow_each_note_down(self) -> None:
        everybody = replace(Habits(), people=40)
        assert run_clock(replace(everybody, weeks=1)) == run_clock(replace(everybody, weeks=20))
        assert run_clock(replace(everybody, weeks=21)) != run_clock(replace(everybody, weeks=20))


class TestTheCount:
    @settings(max_examples=50, deadline=None)
    @given(habits)
    def test_nobody_comes_back_and_nobody_appears(self, habit: Habits) -> None:
        counts = run_clock(habit)
        assert counts.days[0] == 0
        assert counts.days[-1] == TOY.days
        for line in (counts.average, counts.low, counts.high, *counts.lines):
            assert line[0] == len(TOY.names)
            assert all(0 <= later <= earlier for earlier, later in pairwise(line))
        assert all(low <= high for low, high in zip(counts.low, counts.high, strict=True))

    @settings(max_examples=50, deadline=None)
    @given(habits)
    def test_the_single_lines_are_those_people(self, habit: Habits) -> None:
        counts = run_clock(habit)
        assert len(counts.lines) == len(counts.last_words) == TOY.shown
        for line, last in zip(counts.lines, counts.last_words, strict=True):
            assert line == tuple(sum(word >= day for word in last) for day in counts.days)

    def test_eight_of_ten_runs_lie_in_the_band(self) -> None:
        counts = run_clock(Habits(), replace(TOY, shown=TOY.runs))
        inside = [low <= line[-1] <= high for line in counts.lines for low, high in [counts.on(TOY.days)[1:]]]
        assert sum(inside) >= 0.8 * TOY.runs

    def test_running_it_twice_gives_the_same(self) -> None:
        assert run_clock(Habits()) == run_clock(Habits())

    def test_other_dice_give_something_else_but_not_far_off(self) -> None:
        other = replace(TOY, seed=TOY.seed + 1)
        assert run_clock(Habits(), other) != run_clock(Habits())
        assert after_two_years(Habits(), other) == pytest.approx(after_two_years(Habits()), abs=5 * SAME)


class TestTheFile:
    def test_every_number_of_the_toy_is_told_of(self) -> None:
        told = " ".join(one["says"] + one["source"] for one in DRIFT["assumptions"])
        for name in ("run_on", "notes_a_week", "half_with_reason", "half_without"):
            assert f"{{{name}}}" in told

    def test_every_assumption_has_a_source_or_is_called_a_guess(self) -> None:
        known = ("Our guess", "A simplification", "The rule of the real data", "CollegeMsg")
        assert [one for one in DRIFT["assumptions"] if not one["says"] or not one["source"].startswith(known)] == []

    def test_the_forty_have_names_of_their_own(self) -> None:
        assert len(set(TOY.names)) == len(TOY.names) == 40

    def test_each_slider_stands_on_one_of_its_steps(self) -> None:
        assert list(DRIFT["habits"]) == [field.name for field in fields(Habits)]
        for name, slider in DRIFT["habits"].items():
            assert slider["start"] in range(slider["from"], slider["to"] + 1, slider["step"])
            assert getattr(Habits(), name) == slider["start"]
        assert DRIFT["habits"]["people"]["to"] == len(TOY.names)


class TestThePage:
    """What data/pages/time-machine.md says of the toy, it does."""

    PAGE = " ".join(data_path("pages", "time-machine.md").read_text(encoding="utf-8").split())

    @pytest.mark.parametrize(
        ("habit", "says"),
        [
            (Habits(), "50 of 100 with a reason | about 9 |"),
            (Habits(weeks=12, missed=0), "| Every 12 weeks, and life never gets in the way | about 9 |"),
            (Habits(weeks=4, missed=60), "life gets in the way of 60 of 100 notes | about 8 |"),
            (Habits(weeks=12, reason=100), "| Every 12 weeks, and every note has a reason | about 9 |"),
            (Habits(reason=0), "| Every 8 weeks, and no note has a reason | about 6 |"),
            (Habits(weeks=4, people=40), "| All 40 people, every 4 weeks | about 17 |"),
            (Habits(people=0), "| Nobody: no habit at all | nearly none |"),
        ],
    )
    def test_each_habit_ends_as_its_row_says(self, habit: Habits, says: str) -> None:
        assert says in self.PAGE
        assert f"about {after_two_years(habit):.0f} |" in says.replace("nearly none", "about 0")

    def test_how_surely_people_stay(self) -> None:
        few, many = (after_two_years(Habits(people=people)) / people * 100 for people in (12, 40))
        assert f"With 12 people, {few:.0f} of 100 stay. With 40 it is {many:.0f} of 100" in self.PAGE

    def test_how_large_luck_is(self) -> None:
        _, low, high = run_clock(Habits()).on(TOY.days)
        assert f"The same habit ends with {low} people or with {high}." in self.PAGE
