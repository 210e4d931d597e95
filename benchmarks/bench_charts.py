"""How long each chart of the log takes with 30,000 people and 300,000 talks, beside plain pandas and matplotlib.

Run with ``python benchmarks/bench_charts.py`` (about a minute). The other way is what somebody would write in a
cell: read the tables that the chart needs, group them, plot all of it, and write SVG, as our cards do. It knows none of
our rules, says nothing in words, and has no table. Ours is the whole card, from the file to the state that is sent,
picture included; what is imported once is imported before. The processor's time stands beside that by the clock: other
programs hardly change it.
"""

from __future__ import annotations

import io
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure
from side_by_side import COURSE, Row, Times, in_turns, machine, row, show

sys.path.insert(0, str(COURSE))
import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.store import Store
from networkcoach.store._spoken import keep_spoken

PEOPLE, TALKS, PROMISES = 30_000, 300_000, 30_000
ROUNDS, ROUNDS_OF_ALL_POINTS = 7, 2  # 300,000 points take the other way some seconds
TODAY = date(2026, 3, 16)
DAYS = 3000
KINDS = ("email",) * 6 + ("message",) * 2 + ("call", "interview")
SIDES = (("to", 0), ("to", 0), ("both", 0), ("from", 0), ("from", 1))  # whose, and whether they want a reply
STRATEGIES = ("interested_ear", "give", "personal_life", "side_project", *(None,) * 6)


def fill(store: Store) -> None:
    chance = random.Random(1)
    days = [(TODAY - timedelta(n)).isoformat() for n in range(DAYS)]
    with store.transaction() as db:
        # Rows of newest days are worked out once at the end, and not at each of 300,000 talks.
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if trigger.startswith("spoken_"):
                db.execute(f"DROP TRIGGER {trigger}")
        db.executemany(
            """INSERT INTO contact (name, connected_on, met_on, rhythm_days, company, do_not_contact_on)
            VALUES (?, ?, ?, ?, ?, ?)""",
            (person(n, chance, days) for n in range(PEOPLE)),
        )
        db.executemany(
            """INSERT INTO talk (contact_id, day, kind, direction, wants_reply, strategy, note)
            VALUES (?, ?, ?, ?, ?, ?, 'A talk about moss.')""",
            (talk(chance, days) for _ in range(TALKS)),
        )
        db.executemany(
            """INSERT INTO promise (contact_id, by_day, first_by_day, kept_on, strategy, what)
            VALUES (?, ?, ?, ?, ?, 'send it')""",
            (promise(chance, days) for _ in range(PROMISES)),
        )
        keep_spoken(db)


def person(n: int, chance: random.Random, days: list[str]) -> tuple[object, ...]:
    connected, company = chance.choice(days), f"Company {int(chance.expovariate(0.01))}"
    met, left_alone = chance.random() < 0.2, chance.random() < 0.01
    rhythm = chance.choice((30, 60, 90, None))
    return f"Person {n}", connected, connected if met else None, rhythm, company, days[0] if left_alone else None


def talk(chance: random.Random, days: list[str]) -> tuple[object, ...]:
    who, day, kind = chance.randint(1, PEOPLE), chance.choice(days), chance.choice(KINDS)
    return who, day, kind, *chance.choice(SIDES), chance.choice(STRATEGIES)


def promise(chance: random.Random, days: list[str]) -> tuple[object, ...]:
    by = chance.choice(days)
    kept = chance.choice((None, by, chance.choice(days)))
    return chance.randint(1, PEOPLE), by, by, kept, chance.choice(STRATEGIES)


def table(path: Path, sql: str, days: tuple[str, ...] = ()) -> pd.DataFrame:
    with closing(sqlite3.connect(path)) as db:
        return pd.read_sql(sql, db, parse_dates=list(days))


def drawn(plot: Callable[[Figure], object]) -> int:
    figure, text = Figure(figsize=(7.6, 4.2), layout="constrained"), io.StringIO()
    plot(figure)
    figure.savefig(text, format="svg")
    return len(text.getvalue())


def plain_happened(path: Path) -> int:
    promises = table(path, "SELECT by_day, kept_on FROM promise", ("by_day", "kept_on")).sort_values("by_day")
    done = promises["kept_on"].notna().cumsum()
    return drawn(
        lambda figure: figure.subplots().plot(promises["by_day"], range(len(promises)), promises["by_day"], done)
    )


def plain_timeline(path: Path) -> int:
    talks = table(path, "SELECT contact_id, day, direction FROM talk", ("day",))

    def plot(figure: Figure) -> None:
        axes = figure.subplots()
        for direction, of_it in talks.groupby("direction"):
            axes.scatter(of_it["day"], of_it["contact_id"], s=4, label=direction)

    return drawn(plot)


def plain_strategies(path: Path) -> int:
    talks = table(path, "SELECT contact_id, strategy FROM talk")
    counts = talks.groupby(["contact_id", "strategy"]).size().unstack(fill_value=0)

    def plot(figure: Figure) -> None:
        over_all, people = figure.subplots(2)
        over_all.barh(counts.columns, counts.sum())
        people.imshow(counts.to_numpy(), aspect="auto")

    return drawn(plot)


def plain_given(path: Path) -> int:
    talks = table(path, "SELECT day, direction, strategy, kind, wants_reply FROM talk", ("day",))
    talks["month"] = talks["day"].dt.to_period("M").dt.to_timestamp()
    gifts = talks[talks["strategy"].isin(["give", "side_project"])]
    gave = gifts.groupby(["month", "direction"]).size().unstack(fill_value=0)
    asked = talks[(talks["kind"] == "interview") | (talks["wants_reply"] == 1)].groupby("month").size()

    def plot(figure: Figure) -> None:
        over, under = figure.subplots(2)
        for direction in gave:
            over.bar(gave.index, gave[direction], width=20)
        under.bar(asked.index, asked, width=20)

    return drawn(plot)


def plain_network(path: Path) -> int:
    people = table(path, "SELECT id, company, connected_on FROM contact", ("connected_on",))
    written = people["id"].isin(table(path, "SELECT DISTINCT contact_id FROM talk")["contact_id"])
    years = people.assign(written=written).groupby(people["connected_on"].dt.year)["written"].agg(["size", "sum"])
    companies = people["company"].value_counts().head(8)

    def plot(figure: Figure) -> None:
        of_years, of_companies = figure.subplots(2)
        of_years.bar(years.index, years["size"])
        of_years.bar(years.index, years["sum"])
        of_companies.barh(companies.index, companies)

    return drawn(plot)


WAYS: dict[str, tuple[Callable[[ContactLog], object], Callable[[Path], int]]] = {
    "did_it_happen": (nc.did_it_happen, plain_happened),
    "timeline": (nc.timeline, plain_timeline),
    "strategies": (nc.strategies, plain_strategies),
    "give_and_take": (nc.give_and_take, plain_given),
    "network": (nc.network, plain_network),
}


def timed(action: Callable[[], object]) -> Times:
    start, used = time.perf_counter(), time.process_time()
    action()
    return {"clock": 1000 * (time.perf_counter() - start), "processor": 1000 * (time.process_time() - used)}


def compared(log: ContactLog, name: str) -> tuple[Row, Row]:
    """Compare by the clock, and by the processor's time."""
    ours, other = WAYS[name]
    path = log.path
    assert path is not None
    sizes: dict[str, int] = {}

    def our_way() -> None:
        sizes["ours"] = len(ours(log).state["html"].encode())  # type: ignore[attr-defined]

    def other_way() -> None:
        sizes["other"] = other(path)

    rounds = ROUNDS_OF_ALL_POINTS if name == "timeline" else ROUNDS
    mine, theirs = in_turns(rounds, lambda: timed(our_way), lambda: timed(other_way))
    what = f"{name} ({sizes['ours'] / 1000:,.0f} kB, {sizes['other'] / 1000:,.0f} kB)"
    return row(what, mine, "clock", theirs, "clock"), row(name, mine, "processor", theirs, "processor")


def least(rows: Sequence[Row]) -> str:
    """Say the least and the median of our times."""
    return ", ".join(f"{one.what.split()[0]} {min(one.ours):.0f} and {statistics.median(one.ours):.0f}" for one in rows)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder, "log.sqlite"))
        fill(store)
        log = ContactLog(store, lambda: TODAY)
        clock, processor = zip(*(compared(log, name) for name in WAYS), strict=True)
        store.close()
    show(f"Charts of {PEOPLE:,} people, {TALKS:,} talks, {PROMISES:,} promises, by the clock; {machine()}", clock)
    show("By the time of the processor", processor)
    print(f"Ours, least and median in ms, clock: {least(clock)}; processor: {least(processor)}")


if __name__ == "__main__":
    main()
