"""Look over a lesson file for its author: what does not fit its form, and what does not fit together.

Needs the library jsonschema, so nothing imports this module unless something is wrong or somebody asks.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from networkcoach._data import Document, data_path
from networkcoach.lessons._fit import Problem, misfits
from networkcoach.lessons._text import LessonProblem, lesson_text, read_document

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of names and values",
}


def lesson_problems(path: Path) -> list[Problem]:
    """All problems of a lesson file, in the order of its lines.

    Examples
    --------
    >>> lesson_problems(data_path("lessons", "0-does-it-happen.yaml"))
    []
    """
    try:
        document = read_document(path)
    except LessonProblem as problem:
        where, _, sentence = str(problem).partition(": ")
        name, _, line = where.rpartition(":")
        return [Problem(name, int(line) if line.isdigit() else 1, sentence)]
    return schema_problems(document) or _fit_problems(document)


def _fit_problems(document: Document) -> list[Problem]:
    lesson = lesson_text(document.value)
    found = [_at(document, steps, sentence) for steps, sentence in misfits(lesson, document.path.stem)]
    return sorted(found, key=lambda problem: problem.line)


def schema_problems(document: Document) -> list[Problem]:
    """Give what the schema finds, in plain words."""
    found = [
        _at(document, steps, sentence)
        for error in _validator().iter_errors(document.value)
        for steps, sentence in _explained(error)
    ]
    return sorted(dict.fromkeys(found), key=lambda problem: problem.line)


def _at(document: Document, steps: tuple[str | int, ...], sentence: str) -> Problem:
    name, _, line = document.where(*steps).rpartition(":")
    return Problem(name, int(line), sentence)


@lru_cache(maxsize=1)
def _validator() -> Any:
    import jsonschema

    schema = json.loads(data_path("lessons", "lesson.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


def _explained(error: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """One schema error as places and sentences."""
    at = tuple(error.absolute_path)
    if error.validator == "required":
        yield from _missing(error, at)
    elif error.validator == "additionalProperties":
        yield from _unknown(error, at)
    else:
        yield at, f"{_named(at)} {_rule(error)}"


def _missing(error: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in error.validator_value:
        if name not in error.instance and f"'{name}'" in error.message:
            yield at, f"'{name}' is missing here. {_meaning(error.schema, name)}".rstrip()


def _unknown(error: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    known = list(error.schema["properties"])
    for name in sorted(set(error.instance) - set(known)):
        close = difflib.get_close_matches(name, known, 1)
        advice = f"Did you mean '{close[0]}'?" if close else f"Known here: {', '.join(known)}."
        yield (*at, name), f"'{name}' is not known here. {advice}"


def _meaning(schema: Any, name: str) -> str:
    described = schema.get("properties", {}).get(name, {})
    if "$ref" in described:
        described = _validator().schema["$defs"][described["$ref"].rpartition("/")[2]]
    return str(described.get("description", ""))


def _named(at: tuple[str | int, ...]) -> str:
    """Name the value, such as: 'title', or: item 2 of 'hints'."""
    if not at:
        return "The lesson"
    if isinstance(at[-1], int):
        return f"Item {at[-1] + 1} of '{at[-2]}'" if len(at) > 1 else f"Item {at[-1] + 1}"
    return f"'{at[-1]}'"


def _rule(error: Any) -> str:
    value, rule = error.instance, error.validator_value
    meaning = str(error.schema.get("description", ""))
    if error.validator == "type":
        cure = ' Put it in quotes, such as "0.1".' if rule == "string" and isinstance(value, (int, float)) else ""
        return f"must be {_TYPES[rule]}.{cure}"
    if error.validator in ("enum", "const"):
        return f"is '{value}', and must be one of: {', '.join(rule)}."
    if error.validator in ("minimum", "maximum"):
        return f"is {value}, and must be at {'least' if error.validator == 'minimum' else 'most'} {rule}."
    if error.validator == "pattern":
        return f"is '{value}', and has not the right form. {meaning}"
    count = f"at least {rule} entries" if rule > 1 else "something in it"
    return f"needs {count}. {meaning}"
