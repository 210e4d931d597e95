"""Answers in the store: kept as they were given, with the question they answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from networkcoach.lessons._feedback import Outcome

if TYPE_CHECKING:
    from sqlite3 import Connection

    from networkcoach.store import Store

_DRAFT = ":draft"
_SKIPPED = "skipped"
_ASIDE = "aside:{n}:"  # the higher the number, the later it was set aside


@dataclass(frozen=True)
class Place:
    """Where an answer belongs."""

    lesson: str
    exercise: str
    version: int
    part: str
    question: str


@dataclass(frozen=True)
class StoredAnswer:
    """An answer as it lies in the store.

    Attributes
    ----------
    value
        What was written last: the draft if there is one, else the answer.
    judged
        What was answered last; None if there is only a draft.
    outcome
        What came of the answer; ``not_attempted`` if there is only a draft.
    question, version
        The question as it was when this was answered.
    tries
        How many different answers were given.
    """

    value: Any
    judged: Any
    outcome: Outcome
    given_on: date
    changed_on: date
    version: int
    question: str
    part: str
    tries: int

    @property
    def is_draft(self) -> bool:
        """True if what was written last is not answered yet."""
        return self.outcome == "not_attempted" or self.value != self.judged


def save(store: Store, place: Place, value: Any, outcome: Outcome, day: date) -> None:
    """Keep an answer and drop its draft. The same answer once more (Run All) changes nothing."""
    with store.transaction() as connection:
        connection.execute(_UPSERT, _row(place, place.part, value, outcome, day))
        connection.execute(
            "DELETE FROM answer WHERE exercise = ? AND version = ? AND part = ?",
            (place.exercise, place.version, place.part + _DRAFT),
        )


def save_draft(store: Store, place: Place, value: Any, day: date) -> None:
    """Keep what is being written."""
    with store.transaction() as connection:
        connection.execute(_UPSERT, _row(place, place.part + _DRAFT, value, "not_attempted", day))


_UPSERT = """
    INSERT INTO answer (exercise, version, part, lesson, question, value, outcome, given_on, changed_on, tries)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
    ON CONFLICT (exercise, version, part) DO UPDATE SET
        lesson = excluded.lesson, question = excluded.question, value = excluded.value, outcome = excluded.outcome,
        changed_on = excluded.changed_on, tries = tries + 1
    WHERE value IS NOT excluded.value OR outcome <> excluded.outcome
"""


def _row(place: Place, part: str, value: Any, outcome: str, day: date) -> tuple[object, ...]:
    # json.dumps writes plain ASCII: no sign in an answer can trouble the file.
    stored, today = json.dumps(value), day.isoformat()
    return (place.exercise, place.version, part, place.lesson, place.question, stored, outcome, today, today)


def stored_answers(store: Store, exercise: str, part: str) -> list[StoredAnswer]:
    """All answers to an exercise, one per version of its question, the newest version first."""
    rows = store.read(
        "SELECT version, part, question, value, outcome, given_on, changed_on, tries FROM answer"
        " WHERE exercise = ? AND part IN (?, ?) ORDER BY version DESC, part",
        (exercise, part, part + _DRAFT),
    )
    by_version: dict[int, dict[str, Any]] = {}
    for row in rows:
        by_version.setdefault(row["version"], {})[row["part"]] = row
    return [_joined(found.get(part), found.get(part + _DRAFT)) for found in by_version.values()]


def _joined(answer: Any, draft: Any) -> StoredAnswer:
    row, newest = answer or draft, draft or answer
    return StoredAnswer(
        value=json.loads(newest["value"]),
        judged=json.loads(answer["value"]) if answer else None,
        outcome=row["outcome"],
        given_on=date.fromisoformat(row["given_on"]),
        changed_on=date.fromisoformat(newest["changed_on"]),
        version=row["version"],
        question=row["question"],
        part=row["part"].removesuffix(_DRAFT),
        tries=answer["tries"] if answer else 0,
    )


def answered_exercises(store: Store, lesson: str) -> set[tuple[str, int]]:
    """Give (exercise, version) of everything that was answered in a lesson."""
    rows = store.read(
        "SELECT DISTINCT exercise, version FROM answer WHERE lesson = ? AND outcome <> 'not_attempted'"
        " AND part IN ('', 'again')",
        (lesson,),
    )
    return {(row["exercise"], row["version"]) for row in rows}


def skip(store: Store, place: Place, day: date) -> None:
    """Keep that an exercise is left out."""
    with store.transaction() as connection:
        connection.execute(_UPSERT, _row(place, _SKIPPED, None, "not_attempted", day))


def unskip(store: Store, exercise: str) -> None:
    """Forget that it is left out."""
    with store.transaction() as connection:
        connection.execute("DELETE FROM answer WHERE exercise = ? AND part = ?", (exercise, _SKIPPED))


def is_skipped(store: Store, exercise: str) -> bool:
    """Say whether an exercise is left out."""
    return bool(store.read("SELECT 1 FROM answer WHERE exercise = ? AND part = ?", (exercise, _SKIPPED)))


def set_aside(store: Store, exercise: str) -> None:
    """Put everything that was answered here where no question finds it. Nothing is deleted."""
    with store.transaction() as connection:
        _move(connection, exercise, "", _ASIDE.format(n=_newest_aside(connection, exercise) + 1))


def has_aside(store: Store, exercise: str) -> bool:
    """Say whether something was set aside."""
    with store.transaction() as connection:
        return _newest_aside(connection, exercise) > 0


def bring_back(store: Store, exercise: str) -> None:
    """Exchange what was set aside last with what stands there now; if nothing stands there, it is only brought back."""
    with store.transaction() as connection:
        newest = _newest_aside(connection, exercise)
        aside, between = _ASIDE.format(n=newest), _ASIDE.format(n=newest + 1)
        if newest:
            _move(connection, exercise, "", between)
            _move(connection, exercise, aside, "")
            _move(connection, exercise, between, aside)


def _newest_aside(connection: Connection, exercise: str) -> int:
    parts = connection.execute("SELECT part FROM answer WHERE exercise = ? AND part LIKE 'aside:%'", (exercise,))
    return max((int(row["part"].split(":")[1]) for row in parts), default=0)


def _move(connection: Connection, exercise: str, source: str, target: str) -> None:
    """Exchange the beginning of the parts' names: only those that stand in the open if the source is empty."""
    connection.execute(
        "UPDATE answer SET part = ? || substr(part, ?) WHERE exercise = ? AND part LIKE ?"
        " AND (? <> '' OR part NOT LIKE 'aside:%')",
        (target, len(source) + 1, exercise, f"{source}%", source),
    )
