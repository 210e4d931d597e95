"""The workshops add up, and whoever writes them hears where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from networkcoach.lessons import LessonProblem, LessonText, read_lessons, read_workshops
from networkcoach.lessons.__main__ import main
from networkcoach.lessons._check_workshops import workshop_problems
from networkcoach.lessons._workshops import workshops_path

PLANS = {plan.minutes: plan for plan in read_workshops().plans}


@pytest.fixture
def lessons() -> list[LessonText]:
    return read_lessons()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    copy = tmp_path / "workshops.yaml"
    copy.write_text(workshops_path().read_text(encoding="utf-8"), encoding="utf-8")
    return copy


def change(file: Path, old: str, new: str) -> int:
    """Change the first place, and give its line."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_those_of_the_course_add_up(lessons: list[LessonText]) -> None:
    assert workshop_problems(workshops_path(), lessons) == []
    assert main(["check", str(workshops_path())]) == 0


@pytest.mark.parametrize("minutes", [60, 90])
def test_each_lasts_as_long_as_it_says(minutes: int) -> None:
    plan = PLANS[minutes]
    assert sum(block.minutes for block in plan.blocks) == minutes
    assert plan.starts[0] == 0
    assert plan.starts[-1] + plan.blocks[-1].minutes == minutes
    assert set(plan.clock) == {exercise for block in plan.blocks for exercise in block.exercises}
    assert list(plan.clock.values()) == sorted(set(plan.clock.values()))


def test_the_clock_runs_through_blocks_and_exercises() -> None:
    assert [PLANS[60].clock[one] for one in ("0.1", "0.2", "0.4", "1.2")] == [0, 6, 10, 14]


def test_the_longer_one_holds_all_of_the_shorter_one_a_break_and_a_look_back() -> None:
    assert PLANS[60].clock.keys() <= PLANS[90].clock.keys()
    without = [block for block in PLANS[90].blocks if not block.exercises]
    assert [block.minutes for block in without] == [5, 3, 2, 3]
    (pause,) = [start for start, block in zip(PLANS[90].starts, PLANS[90].blocks, strict=True) if block is without[0]]
    assert abs(pause - 45) <= 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"0.1": 6 }', '"0.1": 5 }', "0.1 has 5 minutes here and 6 in 0-does-it-happen.yaml."),
        ('"0.1": 6 }', '"9.9": 6 }', "no lesson has an exercise '9.9'."),
        ('{ "0.2": 4, "0.4": 4 }', '{ "0.2": 4 }', "has 8 minutes, but its parts add up to 4."),
        ("- minutes: 60", "- minutes: 61", "There is no workshop of 61 minutes"),
        ("minutes: 12", "minutes: 11", "The blocks of the plan add up to 59, not 60. Give 1 more."),
        ("minutes: 12", "minutes: 14", "The blocks of the plan add up to 62, not 60. Take away 2."),
        ('{ "0.2": 4, "0.4": 4 }', '{ "0.2": 4, "0.1": 4 }', "0.1 stands in 2 blocks"),
        ('{ "0.2": 4, "0.4": 4 }', '{ "0.2": 8 }', "0.4 has minutes in 'workshop_60' of 0-does-it-happen.yaml"),
        ('worked: "1.3"', 'worked: "2.2"', "2.2 is not in this block"),
        ('live: { "0.1"', 'live: { "0.2"', "0.2 is not in this block, so no box can be shown with it."),
        ("[forty, shop, own_page]", "[forty, shed]", "4.1 has no item 'shed' in this block."),
        ("[Only what they shared, Children,", "[Only what they shared, Kindness,", "begins with 'Kindness'"),
        ('exercise: "2.5", minutes: 5', 'exercise: "2.5", minutes: 6', "2.5 has 5 minutes in this plan"),
        ('exercise: "2.5", minutes: 5', 'exercise: "2.5", minutes: 0', "adds up to 9 minutes. Find 1 more."),
        ("        minutes: 12\n", "", "missing 1 required positional argument: 'minutes'"),
        ("        minutes: 12\n", "        minuts: 12\n", "'minuts'"),
        ("before:", "before: [", "this is not YAML"),
    ],
)
def test_what_does_not_add_up_is_named(file: Path, lessons: list[LessonText], old: str, new: str, said: str) -> None:
    change(file, old, new)
    assert said in "\n".join(map(str, workshop_problems(file, lessons)))


def test_the_line_is_that_of_the_mistake(file: Path, lessons: list[LessonText]) -> None:
    line = change(file, '"1.2": 5', '"1.2": 4')
    found = workshop_problems(file, lessons)
    assert {problem.line for problem in found} <= {line - 2, line - 1, line}
    assert line in {problem.line for problem in found}
    assert {problem.file for problem in found} == {"workshops.yaml"}


def test_a_block_that_cannot_be_read_is_found(file: Path) -> None:
    line = change(file, "        minutes: 12\n", "")
    with pytest.raises(LessonProblem, match=rf"workshops.yaml:{line - 1}: .*A block has a title"):
        read_workshops(file)


def test_the_check_of_the_course_ends_with_the_workshops(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "workshops.yaml: ok." in capsys.readouterr().out


def test_a_file_that_does_not_add_up_fails_the_check(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(file, '"0.1": 6 }', '"0.1": 5 }')
    assert main(["check", str(file)]) == 1
    assert "Change it here, or 'workshop_60' there." in capsys.readouterr().out
