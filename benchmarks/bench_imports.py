"""How long `import networkcoach` takes, as a multiple of importing what a notebook of one's own would begin with.

Run: python benchmarks/bench_imports.py

Each import runs in a new interpreter that has compiled files; the start of the interpreter itself is not counted.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from side_by_side import Row, Times, in_turns, machine, plain_environment, row, show

ROUNDS = 15
OTHER = "pandas, matplotlib.pyplot, ipywidgets"
OURS = ("networkcoach", "networkcoach.views.exercise")
READY = "import networkcoach as nc; nc.lesson('0-does-it-happen', log=nc.demo_log())"


def milliseconds(code: str) -> float:
    """Run `code` in a new interpreter and take the time of nothing else."""
    timed = f"from time import perf_counter as now; began = now(); {code}; print((now() - began) * 1000)"
    with tempfile.TemporaryDirectory() as home:
        env = plain_environment(NETWORKCOACH_HOME=home)
        run = subprocess.run([sys.executable, "-P", "-c", timed], env=env, capture_output=True, text=True, check=True)
    return float(run.stdout)


def ours() -> Times:
    return {name: milliseconds(f"import {name}") for name in OURS} | {"ready": milliseconds(READY)}


def other() -> Times:
    return {OTHER: milliseconds(f"import {OTHER}")}


def measure() -> list[Row]:
    mine, theirs = in_turns(ROUNDS, ours, other)
    rows = [row(f"import {name}", mine, name, theirs, OTHER) for name in OURS]
    return [*rows, row("import networkcoach and open a lesson", mine, "ready", theirs, OTHER)]


def main() -> None:
    print(machine())
    show(f"Other: import {OTHER}", measure())


if __name__ == "__main__":
    main()
