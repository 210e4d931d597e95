"""How long a LinkedIn file of 30,000 people takes, as a multiple of `csv.reader` alone on the same text.

Run: python benchmarks/bench_import.py
"""

from __future__ import annotations

import csv
import gc
import io
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from networkcoach.contacts._import import import_contacts
from networkcoach.contacts.files import ContactFile, read_contact_bytes
from networkcoach.store import Store

PEOPLE = 30_000
ROUNDS = 7
TODAY = date(2026, 3, 16)


def invented_file(people: int = PEOPLE) -> bytes:
    """Make a Connections.csv: one name in ten not ASCII, one email in twenty, one closed account in a hundred."""
    rows = io.StringIO()
    rows.write('Notes:\n"When exporting your connection data, some of the email addresses are missing."\n\n')
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
    for n in range(people):
        day = (TODAY - timedelta(days=n % 4000)).strftime("%d %b %Y")
        given = "Zoë" if n % 10 == 0 else f"Given{n % 700}"
        email = f"person{n}@example.com" if n % 20 == 0 else ""
        place, work = f"Example Works {n % 900}, Ltd", f"Planner of Trams {n % 300}"
        row = [given, f"Family{n}", f"https://www.example.com/in/person-{n}", email, place, work, day]
        writer.writerow(["", "", "", "", "", "", day] if n % 100 == 99 else row)
    return rows.getvalue().encode()


def timed(work: Callable[[], object]) -> float:
    """Seconds for one run, without the collection of what earlier runs left."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak(work: Callable[[], object]) -> float:
    """Megabytes that Python holds at most while this runs, beside what it held before."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def import_into(folder: Path, file: ContactFile, again: bool) -> float:
    """Seconds for an import into a new log on disk; or for the same file once more."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        store = Store.open(Path(place, "networkcoach.sqlite"))
        try:
            if again:
                import_contacts(store, file, TODAY)
            return timed(lambda: import_contacts(store, file, TODAY))
        finally:
            store.close()


def import_into_memory(file: ContactFile) -> None:
    store = Store.open(None)
    try:
        import_contacts(store, file, TODAY)
    finally:
        store.close()


def main() -> None:
    data = invented_file()
    text = data.decode()
    file = read_contact_bytes(data, "Connections.csv")
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):  # all four in each round, so that a busy machine slows them alike
            for name, seconds in (
                ("csv.reader alone", timed(lambda: list(csv.reader(io.StringIO(text, newline=""))))),
                ("read the file", timed(lambda: read_contact_bytes(data, "Connections.csv"))),
                ("import into a new log", import_into(Path(folder), file, again=False)),
                ("import the same again", import_into(Path(folder), file, again=True)),
            ):
                times.setdefault(name, []).append(seconds)
    whole = map(sum, zip(times["read the file"], times["import into a new log"], strict=True))
    unit = statistics.median(times["csv.reader alone"])
    print(f"{PEOPLE:,} people, {len(data) / 1e6:.1f} MB, median of {ROUNDS} rounds")
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"  {name:<24} {median * 1000:7.0f} ms   {median / unit:5.1f} x csv.reader")
    print(f"  {'read and import':<24} {statistics.median(whole) * 1000:7.0f} ms")
    read, taken = peak(lambda: read_contact_bytes(data, "Connections.csv")), peak(lambda: import_into_memory(file))
    print(f"  at most {read:.0f} MB while reading, {taken:.0f} MB while importing (the log itself in memory)")


if __name__ == "__main__":
    main()
