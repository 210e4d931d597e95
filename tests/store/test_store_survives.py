"""Nothing acknowledged is ever lost: many writers at once, and processes killed at any moment."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from editions import computer

from networkcoach.store import Store

pytestmark = computer  # the browser has no other processes
WRITERS, TALKS = 8, 500
KILLED_RUNS, RUNS_PER_FILE = 200, 20

WRITER = """
import sys
from datetime import date
from pathlib import Path
from networkcoach.contacts import ContactLog
from networkcoach.store import Store

log = ContactLog(Store.open(Path(sys.argv[1])), lambda: date(2026, 3, 16))
who = log.add(f"Writer {sys.argv[2]}")
for number in range(int(sys.argv[3])):
    log.record(who, note=str(number))
"""

# Each write is one step of two rows, so that half a step would be seen.
VICTIM = """
import sys
from pathlib import Path
from networkcoach.store import Store

run = sys.argv[2]
talk = "INSERT INTO talk (contact_id, day, kind, direction) VALUES (?, '2026-03-16', 'email', 'to')"
print("ready", flush=True)
store = Store.open(Path(sys.argv[1]))
for number in range(100_000):
    with store.step("record") as db:
        person = db.execute("INSERT INTO contact (name) VALUES (?)", (f"{run}-{number}",)).lastrowid
        db.execute(talk, (person,))
    print(number, flush=True)
"""


def test_eight_processes_write_500_talks_each_into_a_new_log_and_4000_are_there(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(n), str(TALKS)], stderr=subprocess.PIPE)
        for n in range(WRITERS)
    ]
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == [b""] * WRITERS
    store = Store.open(path)
    each = store.read("SELECT count(*), count(DISTINCT note) FROM talk GROUP BY contact_id")
    assert [row[:] for row in each] == [(TALKS, TALKS)] * WRITERS
    assert store.read("SELECT count(*) FROM step")[0][0] == 100
    assert store.read("PRAGMA integrity_check")[0][0] == "ok"
    store.close()


def acknowledged_before_kill(path: Path, run: int, moment: float) -> int:
    """Let a process write, kill it some time after it began, and return how many writes it had reported."""
    with subprocess.Popen([sys.executable, "-c", VICTIM, str(path), str(run)], stdout=subprocess.PIPE) as victim:
        assert victim.stdout
        assert victim.stdout.readline() == b"ready\n"
        time.sleep(moment)
        victim.kill()
        lines = victim.stdout.read().splitlines(keepends=True)
    return sum(line.endswith(b"\n") for line in lines)


def test_after_200_kills_at_random_moments_every_acknowledged_write_is_there(tmp_path: Path) -> None:
    chance = random.Random(20260316)
    acknowledged = unreported = 0
    for run in range(KILLED_RUNS):
        path = tmp_path / f"log-{run // RUNS_PER_FILE}.sqlite"  # the first run of each may die while making the file
        told = acknowledged_before_kill(path, run, chance.uniform(0, 0.06))
        store = Store.open(path)
        written = store.read(
            "SELECT name FROM contact JOIN talk ON contact_id = contact.id WHERE name LIKE ? ORDER BY contact.id",
            (f"{run}-%",),
        )
        people = store.read("SELECT count(*) FROM contact")[0][0]
        assert [row["name"] for row in written][:told] == [f"{run}-{n}" for n in range(told)], f"run {run}"
        assert len(written) <= told + 1  # at most the one that was saved and not yet reported
        assert store.read("SELECT count(*) FROM talk")[0][0] == people  # never half a step
        assert store.read("PRAGMA integrity_check")[0][0] == "ok"
        assert store.read("SELECT is_on FROM recorder")[0][0] == 0
        store.close()
        acknowledged += told
        unreported += len(written) - told
    assert acknowledged > KILLED_RUNS  # the kills did hit processes that were writing
    print(f"{acknowledged} acknowledged writes over {KILLED_RUNS} kills, {unreported} more were saved")
