"""Run every benchmark, one after the other, and print one table of what they said.

Run: python benchmarks/run_all.py            (about ten minutes; --first goes on to bench_start.py)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from side_by_side import machine, plain_environment

HERE = Path(__file__).resolve().parent
ORDER = ("bench_imports.py", "bench_page.py", "bench_start.py", "bench_import.py", "bench_log.py")


def run(name: str, more: list[str]) -> str:
    """Run one benchmark in a process of its own and return what it printed; a failing one stops none of the others."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    done = subprocess.run(
        [sys.executable, HERE / name, *more], env=plain_environment(), stdout=subprocess.PIPE, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else f"{done.stdout}{name} did not finish.\n"


def main() -> int:
    names = [*ORDER, *sorted(file.name for file in HERE.glob("bench_*.py") if file.name not in ORDER)]
    said = {name: run(name, sys.argv[1:] if name == "bench_start.py" else []) for name in names}
    print(machine())
    for name, text in said.items():
        print(f"\n{name}")
        print("".join(f"  {line}\n" for line in text.splitlines()), end="")
    return int(any("did not finish." in text for text in said.values()))


if __name__ == "__main__":
    sys.exit(main())
