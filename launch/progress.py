"""Run one long step and show that it is alive."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

# pip: "Collecting numpy==2.4.6 ..." "Installing collected packages: ..."; uv: "Resolved 109 packages", "Prepared ...".
_NEWS = re.compile(r"^\s*(?:(Collecting|Downloading) ([\w.-]+)|(Installing|Resolved|Prepared|Installed)\b)")


def news_of(line: str) -> str:
    """Say in a word or two what an installer is at, or nothing if the line does not tell.

    Examples
    --------
    >>> news_of("Collecting numpy==2.4.6 (from pandas)"), news_of("Installing collected packages: six")
    ('numpy', 'unpacking')
    """
    found = _NEWS.match(line)
    if not found:
        return ""
    return found[2] or "unpacking"


@dataclass
class _Step:
    """One running command: its output so far and the latest news in it."""

    process: subprocess.Popen[str]
    log: TextIO
    lines: list[str] = field(default_factory=list)
    news: str = ""

    def listen(self) -> None:
        assert self.process.stdout is not None  # we asked for a pipe
        with self.process.stdout as output:
            for line in output:
                self.lines.append(line)
                self.log.write(line)
                self.news = news_of(line) or self.news


def run_step(
    label: str, command: Sequence[str | Path], env: Mapping[str, str], log: Path, folder: Path | None = None
) -> tuple[bool, str]:
    """Run a command under a line that counts the seconds; keep what it writes in a file.

    Parameters
    ----------
    label
        What the person reads.
    command, env
        The command and all of its environment variables.
    log
        The file that the output is added to.
    folder
        Where the command runs; without it, where we run.

    Returns
    -------
    tuple
        Whether it succeeded, and its output.
    """
    start = time.monotonic()
    with log.open("a", encoding="utf-8") as file:
        process = subprocess.Popen(
            [str(word) for word in command],
            env={**env, "PYTHONUNBUFFERED": "1"},
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        step = _Step(process, file)
        listener = threading.Thread(target=step.listen, daemon=True)
        listener.start()
        try:
            _watch(label, step, start)
        except BaseException:
            process.kill()
            raise
        listener.join()
    return process.wait() == 0, "".join(step.lines)


def _watch(label: str, step: _Step, start: float) -> None:
    live = sys.stdout.isatty()
    print(f"  {label} ", end="" if not live else "\r", flush=True)
    beats = 0
    while True:
        try:
            step.process.wait(0.25 if live else 2)
            break
        except subprocess.TimeoutExpired:
            beats += 1
            if live:
                _redraw(f"  {label} {'.' * (beats % 4):3} {time.monotonic() - start:3.0f} s  {step.news}")
            else:
                print(".", end="", flush=True)
    seconds = f"{time.monotonic() - start:.0f} s"
    if live:
        _redraw(f"  {label}: {seconds}")
        print()
    else:
        print(f" {seconds}", flush=True)


def _redraw(text: str) -> None:
    print(f"\r{text[:78]:78}", end="", flush=True)
