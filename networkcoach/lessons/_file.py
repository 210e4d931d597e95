"""Lesson files: which there are, where they lie, and what is wrong with one that can't be read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from networkcoach._data import Document, data_path
from networkcoach.lessons._text import LessonProblem, LessonText, lesson_text, read_document


def lesson_names() -> list[str]:
    """Name the lessons of the course, in their order.

    Examples
    --------
    >>> lesson_names()[0]
    '0-does-it-happen'
    """
    return sorted(path.stem for path in data_path("lessons").glob("*.yaml"))


def lesson_path(name: str) -> Path:
    """Find the file of a lesson.

    Raises
    ------
    LessonProblem
        If there is none; the message names those there are.
    """
    names = lesson_names()
    if name not in names:
        raise LessonProblem(f"There is no lesson '{name}'. The course has: {', '.join(names)}.")
    return data_path("lessons", f"{name}.yaml")


def read_lesson(path: Path) -> LessonText:
    """Read a lesson file.

    Raises
    ------
    LessonProblem
        If something in it does not fit; the message names file and line.
    """
    return _read(path, path.stat().st_mtime_ns if path.exists() else 0)


def read_lessons() -> list[LessonText]:
    """Read all lessons of the course, in their order.

    Raises
    ------
    LessonProblem
        If something in one of them does not fit; the message names file and line.

    Examples
    --------
    >>> [lesson.title for lesson in read_lessons()][:2]
    ['Does it happen?', 'The interested ear']
    """
    return [read_lesson(lesson_path(name)) for name in lesson_names()]


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> LessonText:
    document = read_document(path)
    try:
        return lesson_text(document.value)
    except (KeyError, TypeError, ValueError) as error:
        raise LessonProblem(_explained(document, error)) from error


def _explained(document: Document, error: Exception) -> str:
    """Ask the schema for the line; it is not there in every edition, and only needed when something is wrong."""
    try:
        from networkcoach.lessons._check import schema_problems

        return "\n".join(str(problem) for problem in schema_problems(document)) or f"{document.where()}: {error}"
    except ImportError:
        return f"{document.path.name}: something in this lesson does not fit its form ({error})."
