"""How long the due list takes with 30,000 people and 300,000 talks, against plain pandas on loaded frames.

Run with ``python benchmarks/bench_log.py``. Plain pandas knows the due day alone and none of the other rules. It is
timed twice: on frames that are in memory with their days parsed, and with reading them from the file, as our log does.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from networkcoach.contacts import ContactLog
from networkcoach.store import Store

PEOPLE, TALKS, ROUNDS = 30_000, 300_000, 5
TODAY = date(2026, 3, 16)


def fill(store: Store) -> None:
    chance = random.Random(1)
    days = [(TODAY - timedelta(n)).isoformat() for n in range(1000)]
    with store.transaction() as db:
        db.executemany(
            "INSERT INTO contact (name, email, met_on, rhythm_days) VALUES (?, ?, ?, ?)",
            (
                (f"Person {n}", f"p{n}@example.com", chance.choice(days), chance.choice([30, 60, 90, None]))
                for n in range(PEOPLE)
            ),
        )
        db.executemany(
            "INSERT INTO talk (contact_id, day, kind, direction, note) VALUES (?, ?, 'email', ?, 'A talk about moss.')",
            (
                (chance.randint(1, PEOPLE), chance.choice(days), chance.choice(["to", "from", "both"]))
                for _ in range(TALKS)
            ),
        )


def loaded(path: Path | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    with closing(sqlite3.connect(str(path))) as db:
        contacts = pd.read_sql("SELECT * FROM contact", db, parse_dates=["met_on"])
        return contacts, pd.read_sql("SELECT * FROM talk", db, parse_dates=["day"])


def plain_pandas(contacts: pd.DataFrame, talks: pd.DataFrame) -> pd.DataFrame:
    last = talks.groupby("contact_id")["day"].max().rename("last_talk")
    joined = contacts.merge(last, left_on="id", right_index=True, how="left")
    joined["last_contact"] = joined[["met_on", "last_talk"]].max(axis=1)
    joined["due_on"] = joined["last_contact"] + pd.to_timedelta(joined["rhythm_days"], unit="D")
    joined["days_late"] = (pd.Timestamp(TODAY) - joined["due_on"]).dt.days.clip(lower=0)
    due = joined[joined["due_on"] <= pd.Timestamp(TODAY + timedelta(7))]
    return due.sort_values(["days_late", "name"], ascending=[False, True])


def seconds(action: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)  # what else the machine does only ever adds


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder, "log.sqlite"))
        fill(store)
        log = ContactLog(store, lambda: TODAY)
        frames = loaded(log.path)
        theirs = seconds(lambda: plain_pandas(*frames))
        reading = seconds(lambda: plain_pandas(*loaded(log.path)))
        print(f"{'':33} {'':8}   of loaded   of read")
        print(f"{'pandas, frames loaded':<33} {theirs:6.3f} s   {1:9.2f} {theirs / reading:9.2f}")
        print(f"{'pandas, frames read':<33} {reading:6.3f} s   {reading / theirs:9.2f} {1:9.2f}")
        for name, action in {
            "log.due()": log.due,
            "log.contacts": lambda: log.contacts,
            "log.follow_through()": log.follow_through,
            "log.search('person 29999')": lambda: log.search("person 29999"),
            "log.search('e', 9), names": lambda: log.search("e", 9),
            "log.search('moss', 9), talks": lambda: log.search("moss", 9),
            "log.search('sundial', 9), nobody": lambda: log.search("sundial", 9),
            "log.record('Person 17')": lambda: log.record("Person 17"),
            "log.record(17)": lambda: log.record(17),
        }.items():
            ours = seconds(action)
            print(f"{name:<33} {ours:6.3f} s   {ours / theirs:9.2f} {ours / reading:9.2f}")
        print(f"{len(log.due())} people are due")
        store.close()


if __name__ == "__main__":
    main()
