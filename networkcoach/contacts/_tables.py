"""The log as tables. Text and days are plain objects with None for nothing, so that no NaN hides in a name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import TYPE_CHECKING, Any

from networkcoach.contacts._promises import Promise
from networkcoach.contacts._rhythm import Standing
from networkcoach.store import Store

if TYPE_CHECKING:
    import pandas as pd

_LISTS = ("emails", "phones", "children", "tags")
_STORED = (
    *("name", "given", "family", "nickname", "email", "phone", "company", "position", "url"),
    *("met_on", "connected_on", "birthday", "notes", *_LISTS, "rhythm_days"),
)
_STANDING = ("last_contact", "due_on", "days_late", "state", "promise_late", "your_turn")
_TYPES = {
    "id": "int64",
    "contact_id": "int64",
    "rhythm_days": "Int64",
    "days_late": "Int64",
    "promise_late": "bool",
    "your_turn": "bool",
}


def contact_table(store: Store, standings: Sequence[Standing]) -> pd.DataFrame:
    """One row per person, in the order of `standings`."""
    wanted = json.dumps([one.id for one in standings])
    rows = store.read(
        f"SELECT id, {', '.join(_STORED)}, snoozed_until FROM contact WHERE id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    stored = {row["id"]: row for row in rows}
    standings = [one for one in standings if one.id in stored]  # another window may have taken one back just now
    table = _columns(("id", *_STORED, "snoozed_until"), [stored[one.id] for one in standings])
    for column in _LISTS:
        table[column] = [[] if text == "[]" else json.loads(text) for text in table[column]]
    for column in _STANDING:
        table[column] = [getattr(one, column) for one in standings]
    table["snoozed_until"] = table.pop("snoozed_until")  # the last column
    return _frame(table)


def talk_table(store: Store) -> pd.DataFrame:
    """One row per talk, the oldest first; nothing of people who asked to be left alone."""
    columns = ("id", "contact_id", "contact", "on", "kind", "direction", "strategy", "note")
    rows = store.read(
        """SELECT talk.id, contact_id, name, day, kind, direction, strategy, note
        FROM talk JOIN contact ON contact.id = contact_id WHERE do_not_contact_on IS NULL ORDER BY day, talk.id"""
    )
    return _frame(_columns(columns, rows))


def promise_table(promises: Sequence[Promise]) -> pd.DataFrame:
    """One row per promise, in the order in which they were given."""
    return _frame(_columns([field.name for field in fields(Promise)], [astuple(one) for one in promises]))


def _columns(names: Sequence[str], rows: Sequence[Any]) -> dict[str, list[Any]]:
    values: Sequence[Any] = list(zip(*rows, strict=True)) or [()] * len(names)
    return {name: list(column) for name, column in zip(names, values, strict=True)}


def _frame(table: dict[str, list[Any]]) -> pd.DataFrame:
    import pandas as pd  # late: the log works without it

    return pd.DataFrame({name: pd.Series(column, dtype=_TYPES.get(name, "object")) for name, column in table.items()})
