"""The log of an invented student, Robin Applecart, with twelve invented people."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

from networkcoach._data import data_path, read_yaml
from networkcoach.contacts._log import ContactLog
from networkcoach.contacts._values import Day, as_day
from networkcoach.store import REFUSED, Store, StoreProblem

DEMO_DAY = date(2026, 3, 16)
_BEGUN = "demo.begun"  # a setting: the cast is in this file
_TEXTS = ("name", "given", "family", "nickname", "email", "company", "position", "met_on", "rhythm_days")


def demo_log(today: Day = DEMO_DAY) -> ContactLog:
    """Open a log of twelve invented people, in memory; whatever is done to it is gone at the end.

    Examples
    --------
    >>> demo_log().contacts["state"].value_counts()["on_track"]
    np.int64(4)
    """
    return _opened(Store.open(None), today)


def demo_log_at(path: Path, today: Day = DEMO_DAY) -> ContactLog:
    """Open the same twelve people in a file, as demo mode does: what is done to them outlives a restart.

    Raises
    ------
    StoreProblem
        If the file holds anybody or anything else; nothing is changed then.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     log = demo_log_at(Path(folder, "demo.sqlite"))
    ...     log.forget("Rufus").copies, demo_log_at(Path(folder, "demo.sqlite")).count_people()
    (0, 11)
    """
    return _opened(Store.open(path), today)


def begin_again(log: ContactLog) -> None:
    """Make the log of a demo afresh: the twelve people as they were, and no answer.

    Examples
    --------
    >>> log = demo_log()
    >>> _ = log.forget("Rufus")
    >>> begin_again(log)
    >>> log.count_people()
    12
    """
    if not log.is_demo:
        raise ValueError("Only the log of a demo begins again; this one was left as it is.")
    log.delete_all()
    _begin(log.store)


def _opened(store: Store, today: Day) -> ContactLog:
    day = as_day(today)
    try:
        _begin(store)
    except BaseException:
        store.close()
        raise
    return ContactLog(store, lambda: day, is_demo=True)


def _begin(store: Store) -> None:
    """Let the cast in, once; two notebooks that open the same file at the same moment make no difference."""
    # A transaction and not a step: undo must not take the cast away.
    with store.transaction() as db:
        if store.setting(_BEGUN):
            return
        if any(db.execute(f"SELECT 1 FROM {table}").fetchone() for table in ("contact", "answer", "setting")):
            raise StoreProblem(REFUSED)  # somebody's own log, which got into the folder of the demo
        _fill(db)
        store.keep(_BEGUN, DEMO_DAY.isoformat())


def _fill(db: sqlite3.Connection) -> None:
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
