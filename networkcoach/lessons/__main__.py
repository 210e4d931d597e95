"""``python -m networkcoach.lessons check [files]``: look over lessons and workshops, and say what to change."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from networkcoach.lessons._check import lesson_problems
from networkcoach.lessons._check_workshops import workshop_problems
from networkcoach.lessons._file import lesson_names, lesson_path, read_lessons
from networkcoach.lessons._fit import Problem
from networkcoach.lessons._reading import LONGEST_SENTENCE, reading_line, sentences
from networkcoach.lessons._text import LessonProblem, read_document
from networkcoach.lessons._workshops import workshops_path


def main(arguments: Sequence[str]) -> int:
    """Check the files named, or all lessons and workshops of the course; 0 if all are well.

    Examples
    --------
    >>> main(["check", "nowhere.yaml"])
    nowhere.yaml:1: the file can't be opened (No such file or directory).
    1
    """
    if arguments[:1] != ["check"]:
        print("To check lesson files: python -m networkcoach.lessons check [files]")
        return 2
    paths = [Path(name) for name in arguments[1:]] or [*map(lesson_path, lesson_names()), workshops_path()]
    return max([_check(path) for path in paths], default=0)


def _check(path: Path) -> int:
    is_lesson = path.name != workshops_path().name
    problems = lesson_problems(path) if is_lesson else _workshop_problems(path)
    if problems:
        print("\n".join(str(problem) for problem in problems))
        return 1
    document = read_document(path)
    print(f"{path.name}: ok. {reading_line(document) if is_lesson else 'The minutes of every plan add up'}.")
    for one in sentences(document):
        if one.words > LONGEST_SENTENCE:
            print(f"{path.name}:{one.line}: {one.words} words in one sentence; can it be two? “{one.text}”")
    return 0


def _workshop_problems(path: Path) -> list[Problem]:
    """Look over the workshops, unless a lesson cannot be read: that one is named beside its own file."""
    try:
        lessons = read_lessons()
    except LessonProblem as problem:
        return [Problem(path.name, 1, f"First mend the lesson ({problem}).")]
    return workshop_problems(path, lessons)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
