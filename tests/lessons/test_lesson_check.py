"""What an author reads when a lesson file has a mistake: the file, the line, and what to do."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from networkcoach._data import data_path
from networkcoach.lessons import LessonProblem, load_lesson
from networkcoach.lessons.__main__ import main
from networkcoach.lessons._check import lesson_problems
from networkcoach.store import Store

TEXT = data_path("lessons", "0-does-it-happen.yaml").read_text(encoding="utf-8")

BROKEN = [
    (
        "        core: could start at once\n        why: >-",
        "        before: >-",
        "'before' is not known here.",
        "before: >-",
    ),
    ("        misconception: soft_hint\n      - text", "      - text", "needs a 'misconception' that overlooks it", ""),
    (
        "        new_line: true\n        selectable: false",
        "        new_line: true",
        "so it needs a 'why'",
        "- text: Robin",
    ),
    ("        min_words: 4\n", "        present: [hello]\n        min_words: 4\n", "needs one of these: 'present'", ""),
    ("        min_words: 4\n        max_words: 70\n", "", "needs one of these: 'present'", "- key: length"),
    ("      - { key: wait, text", "      - { key: write, text", "'write' is used twice", "text: Nothing for now"),
    ('id: "0.3"', "id: 0.3", "'id' must be text. Put it in quotes", "id: 0.3"),
    ("    kind: choose\n", "    kind: chose\n", "'kind' is 'chose', and must be one of: choose, sort", "kind: chose"),
    ("    kind: choose\n", "", "'kind' is missing here. How it is answered.", 'id: "0.3"'),
    ("    unit: promises kept\n", "", "'unit' is missing here. What is counted.", 'id: "0.1"'),
    ("    question: Which of", "    questoin: Which of", "Did you mean 'question'?", "questoin"),
    ("reading: 9", "reading: seven", "'reading' must be a whole number.", "reading: seven"),
    (
        "    version: 1\n    kind: mark",
        "    version: 0\n    kind: mark",
        "'version' is 0, and must be at least 1.",
        ": 0\n",
    ),
    ("    when_missed: At least", "    spoiler: At least", "'spoiler' is not known here. Known here:", "spoiler"),
    ("      - key: so_small", "      - key: So small", "is 'So small', and has not the right form.", "So small"),
    (
        "    hints:\n      - Cover the name.",
        "    hints: []\n    zzz:\n      - Cover",
        "'hints' needs something in it.",
        "hints: []",
    ),
    ("title: Does it happen?", "title: Does it happen?\ntitle: Twice", "'title' stands here twice", "title: Twice"),
    ("title: Does it happen?", 'title: "Does it', "this is not YAML", ""),
    ("id: 0-does", "id: 1-does", "so the id must be 0-does-it-happen", "id: 1-does"),
    ('id: "0.3"', 'id: "0.2"', "'0.2' is used twice. Each needs its own.", ""),
    ("      - key: c\n", "      - key: b\n", "'b' is used twice.", ""),
    ("        right: true\n", "", "At least one option must have 'right: true'.", "options:"),
    (
        "        misconception: warm_is_enough\n",
        "",
        "Option 'a' is not right, so it needs a 'misconception'.",
        "- key: a",
    ),
    (": thank_for_time", ": thanks", "There is no misconception 'thanks' at the top", "misconception: thanks"),
    ("minutes: { alone: 3 }", "minutes: { alone: 4 }", "the exercises and the reading add up to 43.", "{ alone: 42,"),
    ("workshop_60: 14", "workshop_60: 15", "is 15, but the exercises add up to 14.", "workshop_60: 15"),
    ('- { minutes: 3, do: "Silence', '- { minutes: 4, do: "Silence', "The minutes of the beats do not add up", ""),
    ("    value: 6\n", "    value: 16\n", "The value 16 must lie between 0 and 11.", "value: 16"),
    ("You guessed {guess}, and", "You guessed {gues}, and", "{gues} means nothing here. Allowed: {guess}.", "exact:"),
    ("core: keep me in mind", "core: keep him in mind", "'keep him in mind' are not in the text", "core: keep him"),
    (
        "        bin: leave",
        "        bin: peace",
        "There is no bin 'peace'. There are: write, wait, leave.",
        "bin: peace",
    ),
    ("          - Last Stop\n", "          - (Last Stop\n", "has no partner", "- (Last"),
    ("he knows: {quote}.", "he knows.", "Put {quote} here", "It is about something"),
    (
        "right: b, not_right: a",
        "right: c, not_right: a",
        "should be 'right', but it comes out as 'not_right'",
        "right: c",
    ),
    (", not_attempted: []", "", "An example for the outcome 'not_attempted' is missing.", "noted: [1, 2, 3]"),
    ("{ noted: [1, 2, 3]", "{ right: [1, 2, 3]", "never has the outcome 'right'", "right: [1, 2, 3]"),
    ("{percent} %", "{percentage} %", "{percentage} means nothing here. Allowed: {percent}.", "percentage: "),
    (
        "asks_for_job\n        absent",
        "asks_for_jobs\n        absent",
        "and must be one of: honest_review",
        "asks_for_jobs",
    ),
    ("    reviewer: true\n    rows: 5", "    rows: 5", "'label' does nothing here unless", "label: specific_callback"),
    (
        "        min_words: 4\n",
        "        label: generic\n        min_words: 4\n",
        "A 'label' goes with",
        "label: generic",
    ),
    ("    label: asks_for_job\n    coach", "    coach", "needs a 'label' too", "reviewer: true"),
    ("    reviewer: true\n    label", "    label", "'coach_lead' does nothing here unless", "coach_lead"),
    ("Now you write: {now}", "Now you write: {quote}", "Allowed: {first}, {now}.", ""),
]


def broken(tmp_path: Path, before: str, after: str) -> Path:
    assert before in TEXT
    path = tmp_path / "0-does-it-happen.yaml"
    path.write_text(TEXT.replace(before, after, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("before", "after", "sentence", "line"), BROKEN)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, before: str, after: str, sentence: str, line: str) -> None:
    path = broken(tmp_path, before, after)
    problems = lesson_problems(path)
    found = [problem for problem in problems if sentence in problem.sentence]
    assert found, problems
    assert str(found[0]).startswith("0-does-it-happen.yaml:")
    lines = [number for number, text in enumerate(path.read_text("utf-8").splitlines(True), 1) if line and line in text]
    assert not line or found[0].line in lines


def test_all_problems_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = broken(tmp_path, "reading: 9", "reading: x")
    path.write_text(path.read_text("utf-8").replace("    kind: mark", "    kind: marc"), encoding="utf-8")
    lines = [problem.line for problem in lesson_problems(path)]
    assert len(lines) == 2
    assert lines == sorted(lines)


def test_a_broken_lesson_says_the_same_when_it_is_opened(tmp_path: Path) -> None:
    path = broken(tmp_path, "    unit: promises kept\n", "")
    with pytest.raises(LessonProblem, match=r"0-does-it-happen\.yaml:\d+: 'unit' is missing here\."):
        load_lesson(path, store=Store.open(None), today=lambda: date(2026, 3, 16))


def test_a_broken_lesson_says_something_without_jsonschema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from networkcoach.lessons import _check

    _check._validator.cache_clear()
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    path = broken(tmp_path, "    unit: promises kept\n", "")
    with pytest.raises(LessonProblem, match=r"0-does-it-happen\.yaml: something in this lesson does not fit"):
        load_lesson(path, store=Store.open(None), today=lambda: date(2026, 3, 16))


def test_a_good_lesson_opens_without_jsonschema(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    path = broken(tmp_path, "title: Does it happen?", "title: Does it?")
    assert load_lesson(path, store=Store.open(None), today=lambda: date(2026, 3, 16)).title == "Does it?"


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00bad", b"a: \x07", b"- 1\n", b"", b"id: !!timestamp 2026-01-01\n", b"? [a]\n: b\n"]
)
def test_a_file_of_another_kind_is_no_lesson(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    assert lesson_problems(path)
    with pytest.raises(LessonProblem, match=r"x\.yaml:1: "):
        load_lesson(path, store=Store.open(None), today=lambda: date(2026, 3, 16))


def test_the_command_says_ok(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    length = r"7 exercises, about 42 minutes, \d\.\d words in a sentence"
    assert re.match(rf"0-does-it-happen\.yaml: ok\. {length}, reading level LIX \d\d ", said)
    assert main([]) == 2


def test_the_command_prints_problems_and_long_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = broken(tmp_path, "Then what?", "And " + "so on " * 12 + "it goes?")
    assert main(["check", str(long)]) == 0
    assert "27 words in one sentence; can it be two?" in capsys.readouterr().out
    assert main(["check", str(broken(tmp_path, "reading: 9", "reading: x"))]) == 1
    assert "0-does-it-happen.yaml:7: 'reading' must be a whole number." in capsys.readouterr().out


def test_the_schema_knows_every_field(unit_values: dict[str, Any], written: Callable[[dict[str, Any]], Path]) -> None:
    from dataclasses import fields, is_dataclass

    from networkcoach.lessons._check import _validator
    from networkcoach.lessons._text import ExerciseText, LessonText
    from networkcoach.lessons.kinds import KINDS

    schema = _validator().schema
    assert set(schema["properties"]) == {field.name for field in fields(LessonText)}
    shared = {field.name for field in fields(ExerciseText)} - {"spec"}
    for name, kind in KINDS.items():
        assert is_dataclass(kind)
        assert set(schema["$defs"][name]["properties"]) == shared | {field.name for field in fields(kind)}, name
    assert lesson_problems(written(unit_values)) == []
