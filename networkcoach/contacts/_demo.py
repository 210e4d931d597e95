"""The log of an invented student, Robin Applecart, with twelve invented people."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Any

from networkcoach._data import data_path, read_yaml
from networkcoach.contacts._log import ContactLog
from networkcoach.contacts._values import Day, as_day
from networkcoach.store import Store

_TEXTS = ("name", "given", "family", "nickname", "email", "company", "position", "met_on", "rhythm_days")


def demo_log(today: Day = date(2026, 3, 16)) -> ContactLog:
    """Open a log of twelve invented people, in memory; whatever is done to it is gone at the end.

    Examples
    --------
    >>> demo_log().contacts["state"].value_counts()["on_track"]
    np.int64(4)
    """
    day = as_day(today)
    store = Store.open(None)
    _fill(store)
    return ContactLog(store, lambda: day, is_demo=True)


def _fill(store: Store) -> None:
    # A transaction and not a step: undo must not take the cast away.
    with store.transaction() as db:
        for number, person in enumerate(read_yaml(data_path("demo-cast.yaml")).value["people"], start=1):
            _insert(db, "contact", _person_row(number, person))
            for talk in person["talks"]:
                _insert(db, "talk", {"contact_id": number, **talk})
            for known in person.get("known", ()):
                _insert(db, "note", {"contact_id": number, "day": person["met_on"], **known})
            for promise in person.get("promises", ()):
                _insert(db, "promise", {"contact_id": number, "first_by_day": promise["by_day"], **promise})


def _person_row(number: int, person: dict[str, Any]) -> dict[str, Any]:
    row = {column: person.get(column) for column in (*_TEXTS, "do_not_contact_on")}
    row["emails"] = json.dumps([row["email"]])
    row["tags"] = json.dumps(person.get("tags", []), ensure_ascii=False)
    return {"id": number, **row}


def _insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{column}' for column in row)})", row)
