"""How long the log takes with 30,000 people and 300,000 talks, how that grows, and plain pandas beside it.

Run with ``python benchmarks/bench_log.py``. Plain pandas knows the due day alone and none of the other rules. It is
timed twice: on frames that are in memory with their days parsed, and with reading them from the file, as our log does.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
from side_by_side import machine

from networkcoach.contacts import ContactLog
from networkcoach.store import Store

SIZES = ((30, 300), (300, 3_000), (3_000, 30_000), (30_000, 300_000))  # people, talks
ROUNDS = 7
TODAY = date(2026, 3, 16)


def fill(store: Store, people: int, talks: int) -> None:
    chance = random.Random(1)
    days = [(TODAY - timedelta(n)).isoformat() for n in range(1000)]
    rhythms, ways = [30, 60, 90, None], ["to", "from", "both"]
    with store.transaction() as db:
        db.executemany(
            "INSERT INTO contact (name, email, met_on, rhythm_days) VALUES (?, ?, ?, ?)",
            ((f"Person {n}", f"p{n}@example.com", chance.choice(days), chance.choice(rhythms)) for n in range(people)),
        )
        db.executemany(
            "INSERT INTO talk (contact_id, day, kind, direction, note) VALUES (?, ?, 'email', ?, 'A talk about moss.')",
            ((chance.randint(1, people), chance.choice(days), chance.choice(ways)) for _ in range(talks)),
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


def actions(log: ContactLog, people: int) -> Iterator[tuple[str, Callable[[], object]]]:
    frames = loaded(log.path)
    yield "pandas on frames in memory: who is due", lambda: plain_pandas(*frames)
    yield "pandas that reads its frames first: who is due", lambda: plain_pandas(*loaded(log.path))
    yield "a page of the due list, with talks and promises", log.due_list
    yield "log.due(), all of them as a frame", log.due
    yield "log.contacts, everybody as a frame", lambda: log.contacts
    yield "a talk is written down", lambda: log.record(people // 2)
    yield "the same, by name", lambda: log.record(f"Person {people // 2}")
    yield "it is taken back", log.undo
    yield "one person's page", lambda: log.page_of(people // 3)
    yield "search as you type: a name", lambda: log.search("person 2", 20)
    yield "search as you type: a word of talks", lambda: log.search("moss", 20)
    yield "search as you type: nobody", lambda: log.search("sundial", 20)
    yield "log.follow_through()", log.follow_through
    yield "likely duplicates", log.likely_duplicates


def milliseconds(action: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:])  # the first fills the caches


def measured(people: int, talks: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder, "log.sqlite"))
        fill(store, people, talks)
        log = ContactLog(store, lambda: TODAY)
        times = {what: milliseconds(action) for what, action in actions(log, people)}
        print(f"{people:,} people: {log.due_list().total:,} of them are due", file=sys.stderr)
        store.close()
    return times


def main() -> None:
    print(f"The log, medians of {ROUNDS} in milliseconds; {machine()}")
    columns = [measured(people, talks) for people, talks in SIZES]
    print(f"  {'talks':<50}{''.join(f'{talks:>11,}' for _, talks in SIZES)}   of pandas   growth")
    beside = columns[-1]["pandas on frames in memory: who is due"]
    for what in columns[0]:
        times = [column[what] for column in columns]
        growth = times[-1] / times[0]
        print(f"  {what:<50}{''.join(f'{ms:11.1f}' for ms in times)} {times[-1] / beside:9.2f} x {growth:7.1f} x")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Peak memory of this process, the frames of pandas included: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
