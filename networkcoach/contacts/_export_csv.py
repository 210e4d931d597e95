"""The people of the log as a CSV file that every spreadsheet opens, and that comes back exactly."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from networkcoach.contacts._writing import log_key, own_id, people_to_write
from networkcoach.contacts.files._model import LISTS
from networkcoach.contacts.files._ours import COLUMNS, FORMAT, MARK, guarded, joined
from networkcoach.store import Store, write_file

_STORED = [column for column in COLUMNS if column != "uid"]


def write_csv(store: Store, path: Path) -> int:
    """Write the people of the log to a CSV file and say how many they are.

    Raises
    ------
    StoreProblem
        If the file can't be written; one that was there before is unchanged.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(Store.open(None), Path(folder, "people.csv"))
    0
    """
    data, people = csv_bytes(store)
    write_file(path, data)
    return people


def csv_bytes(store: Store) -> tuple[bytes, int]:
    r"""Write the people of the log as the bytes of a CSV file, and say how many they are.

    A row holds what the log knows of a person by itself. Talks, promises and what was noted from talks stay in the
    log, and with them whatever was told in confidence; the backup carries all of it.

    Examples
    --------
    >>> store = Store.open(None)
    >>> with store.transaction() as db:
    ...     _ = db.execute("INSERT INTO contact (name, company) VALUES ('Ana Ruiz', '=Trams')")
    >>> csv_bytes(store)[0].decode().splitlines()[1].split(",")[7]
    '"\'=Trams"'
    """
    people = people_to_write(store, [*_STORED, "imported"])
    key = log_key(store)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)  # ends lines with CRLF
    writer.writerow([MARK, *COLUMNS.values()])
    writer.writerows([FORMAT, *_cells(person, key)] for person in people)
    return text.getvalue().encode("utf-8-sig"), len(people)  # with a mark, by which Excel knows UTF-8


def _cells(person: sqlite3.Row, key: str) -> Iterator[str]:
    for column in _STORED:
        value = person[column]
        if column in LISTS:
            value = "" if value == "[]" else joined(json.loads(value))
        yield guarded(str(value)) if value else ""
    yield own_id(person, key)
