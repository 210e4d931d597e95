"""Run all tests, or read the code with ruff and mypy; the same for a person, for CI and before a commit."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from launch.browser import VARIABLE, find_browser
from launch.places import Places, environment
from launch.setup import prepare

NBVAL = ("--nbval-current-env", "--nbval-cell-timeout=60")
NO_BROWSER = (
    "Not run: the browser tests, because no Chromium, Chrome or Edge was found. Get one with: {python} -m playwright"
    " install chromium"
)
NO_TESTS_MATCHED = 5


@dataclass(frozen=True)
class Run:
    """One part of the tests.

    Attributes
    ----------
    title
        What the person reads.
    args
        The words after ``pytest``.
    """

    title: str
    args: tuple[str, ...]


RUNS = (
    Run("the code, and the examples in its documentation", ("-m", "not browser and not hub")),
    Run("every notebook runs to its end", ("--nbval-lax", *NBVAL, "notebooks")),
    Run("demo notebooks still show what is stored in them", ("--nbval", *NBVAL, "tests/notebooks")),
    Run("a real JupyterHub with real users, where the tests run as root", ("-m", "hub")),
)
BROWSER_RUNS = (
    Run("real JupyterLab in a real browser", ("-m", "browser and not hub and not lite")),
    Run("the edition that runs in a browser alone, built and opened", ("-m", "lite")),
)
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))


def test(places: Places, args: Sequence[str]) -> int:
    """Set up for tests and run them; 0 only if all passed.

    With a path among `args`, pytest runs that path alone. Without a browser all else runs, and the last line says so;
    under ``CI=true`` that counts as a failure.

    Parameters
    ----------
    places
        The course.
    args
        ``test``, then words for pytest.
    """
    prepare(places, ["test"])
    start, env, rest = time.monotonic(), environment(places, os.environ), list(args[1:])
    browser = find_browser(env, places.python)
    if browser:
        env[VARIABLE] = browser
    failed = [run.title for run in chosen_runs(places, rest, browser) if not _passes(places, run, rest, env)]
    print(f"\n{_verdict(failed)} ({time.monotonic() - start:.0f} s)", flush=True)
    if not browser:
        print(NO_BROWSER.format(python=places.python), flush=True)
    return int(bool(failed) or (not browser and env.get("CI") == "true"))


def chosen_runs(places: Places, rest: Sequence[str], browser: str | None) -> tuple[Run, ...]:
    """Choose the runs: all, or the one path that the person named.

    Examples
    --------
    >>> [run.title for run in chosen_runs(Places(Path()), ["start.py::part"], None)]
    ['what you named']
    """
    if any((places.course / word.partition("::")[0]).exists() for word in rest if not word.startswith("-")):
        return (Run("what you named", ()),)
    return (*RUNS, *BROWSER_RUNS) if browser else RUNS


def _passes(places: Places, run: Run, rest: Sequence[str], env: Mapping[str, str]) -> bool:
    print(f"\n=== {run.title}", flush=True)
    code = _in_course(places, ["pytest", *run.args, *rest], env)
    return code == 0 or (bool(rest) and code == NO_TESTS_MATCHED)  # "-k word" may leave a part with no test


def _verdict(failed: Sequence[str]) -> str:
    return f"FAILED: {'; '.join(failed)}" if failed else "All tests that were run passed."


def check(places: Places, args: Sequence[str]) -> int:
    """Read the code with ruff and mypy; 0 only if nothing was found."""
    prepare(places, ["test"])
    env = environment(places, os.environ)
    codes = []
    for words in CHECKS:
        print(f"\n=== {' '.join(words)}", flush=True)
        codes.append(_in_course(places, [*words, *args[1:]], env))
    return int(any(codes))


def _in_course(places: Places, words: Sequence[str | Path], env: Mapping[str, str]) -> int:
    command = [str(places.python), "-m", *map(str, words)]
    return subprocess.run(command, cwd=places.course, env=env, check=False).returncode
