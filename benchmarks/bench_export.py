"""How long 30,000 people take into each kind of file, beside a plain `DataFrame.to_csv` of the same people.

Run: python benchmarks/bench_export.py
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from side_by_side import Times, in_turns, row, show

from networkcoach.contacts import ContactLog
from networkcoach.contacts._export_calendar import write_calendar
from networkcoach.contacts._export_csv import write_csv
from networkcoach.contacts._export_vcard import write_vcards
from networkcoach.contacts._import import import_contacts
from networkcoach.contacts.files import read_contacts
from networkcoach.store import Store

PEOPLE, ROUNDS = 30_000, 5
TODAY, NOW = date(2026, 3, 16), datetime(2026, 3, 16, 8, tzinfo=UTC)


def fill(store: Store) -> None:
    """Add people of whom every second one has a rhythm, every fourth a birthday, every fifth a promise."""
    with store.transaction() as db:
        for n in range(PEOPLE):
            met_on = (TODAY - timedelta(n % 400)).isoformat() if n % 2 else None
            email = f"person{n}@example.com"
            person = (
                *(n + 1, f"Zoë{n % 700} Family{n}", f"Zoë{n % 700}", f"Family{n}", email, f'["{email}"]'),
                *(f"Works {n % 900}, Ltd", f"Planner of Trams {n % 300}", f"https://www.example.com/in/person-{n}"),
                *(
                    met_on,
                    60 if met_on else None,
                    None if n % 4 else "--05-06",
                    "Likes tea; walks at night.\nAsk in May.",
                ),
            )
            db.execute(
                f"""INSERT INTO contact (id, name, given, family, email, emails, company, position, url, met_on,
                rhythm_days, birthday, notes) VALUES ({", ".join("?" * len(person))})""",
                person,
            )
            if n % 5 == 0:
                db.execute(
                    "INSERT INTO promise (contact_id, what, by_day) VALUES (?, 'send it', '2026-04-01')", [n + 1]
                )


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def import_anew(path: Path) -> None:
    store = Store.open(None)
    import_contacts(store, read_contacts(path), TODAY)
    store.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(folder / "networkcoach.sqlite")
        fill(store)
        log = ContactLog(store, lambda: TODAY)
        write_csv(store, folder / "people.csv")

        def ours() -> Times:
            return {
                "csv": timed(lambda: write_csv(store, folder / "people.csv")),
                "vcard": timed(lambda: write_vcards(store, folder / "people.vcf")),
                "calendar": timed(lambda: write_calendar(store, folder / "days.ics", TODAY, NOW)),
                "back": timed(lambda: import_anew(folder / "people.csv")),
            }

        def other() -> Times:
            frame = log.contacts
            return {
                "loaded": timed(lambda: frame.to_csv(folder / "plain.csv")),
                "whole": timed(lambda: log.contacts.to_csv(folder / "plain.csv")),
            }

        mine, theirs = in_turns(ROUNDS, ours, other)
        events = write_calendar(store, folder / "days.ics", TODAY, NOW)
        show(
            f"{PEOPLE:,} people into a file, beside to_csv of log.contacts",
            [
                row("CSV; to_csv of a loaded frame", mine, "csv", theirs, "loaded"),
                row("CSV; log.contacts.to_csv", mine, "csv", theirs, "whole"),
                row("vCards; log.contacts.to_csv", mine, "vcard", theirs, "whole"),
                row(f"calendar of {events:,} days; log.contacts.to_csv", mine, "calendar", theirs, "whole"),
                row("our CSV read and imported; log.contacts.to_csv", mine, "back", theirs, "whole"),
            ],
        )
        store.close()


if __name__ == "__main__":
    main()
