"""Open the workbook: find a port, then become JupyterLab."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from launch.places import Places, environment
from launch.problems import Problem
from launch.setup import prepare

FIRST_PORT = 8888
PORT_TAKEN = "Port {port} is in use, perhaps by a workbook that is still open. Leave out --port to get a free one."


def open_workbook(places: Places, args: Sequence[str]) -> int:
    """Set up if needed and open the workbook; ends when JupyterLab ends.

    Parameters
    ----------
    places
        The course.
    args
        A page to open in place of the first one, and options for JupyterLab, which come last and so win over ours.
    """
    asked, rest = split_port(args)
    _check_page(rest)
    port = free_port(asked)
    prepare(places)
    print(f"Opening the workbook at port {port}. Leave this window open; Ctrl+C in it ends the workbook.", flush=True)
    return become(lab_command(places, rest, port), environment(places, os.environ))


def lab_command(places: Places, args: Sequence[str], port: int) -> list[str]:
    """Write the command that starts JupyterLab, for this computer only and with links between pages working.

    Examples
    --------
    >>> command = lab_command(Places(Path("course"), windows=False), ["--no-browser"], 8888)
    >>> command[:4], Path(command[-1]).name
    (['course/.venv/bin/python', '-P', '-m', 'jupyterlab'], 'start-here.ipynb')
    """
    command = [str(places.python), "-P", "-m", "jupyterlab"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={places.course}", f"--ServerApp.port={port}"]
    command += ["--ServerApp.port_retries=0", "--ServerApp.answer_yes=True"]  # Ctrl+C ends it at once
    command += ["--LabApp.log_level=WARN", "--log-level=WARN"]
    # it would look for helpers that a workbook has no use for, by calling npm, which leaves files in the home folder
    command += ["--LanguageServerManager.autodetect=False"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; JupyterLab would refuse
        command += ["--allow-root"]
    if any(word.endswith(".ipynb") for word in args):
        return [*command, *args]
    page = places.first_page.relative_to(places.course).as_posix()
    # the browser opens the page named last; whoever copies the printed address lands there too
    return [*command, f"--LabApp.default_url=/lab/tree/{page}", *args, str(places.first_page)]


def split_port(args: Sequence[str]) -> tuple[int | None, list[str]]:
    """Take the port that the person asked for out of the options.

    Examples
    --------
    >>> split_port(["--port=8899", "--no-browser"]), split_port(["--port", "8899"]), split_port(["--no-browser"])
    ((8899, ['--no-browser']), (8899, []), (None, ['--no-browser']))
    """
    port: int | None = None
    rest: list[str] = []
    words = iter(args)
    for word in words:
        name, equals, value = word.partition("=")
        if name in ("--port", "--ServerApp.port"):
            port = _port_number(value if equals else next(words, ""))
        else:
            rest.append(word)
    return port, rest


def _port_number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Problem(f"A port is a number from 1 to 65535, not {text!r}.")
    return int(text)


def free_port(asked: int | None) -> int:
    """Take the asked port, or find a free one: 8888 or one of the fifty after it, else any.

    Raises
    ------
    Problem
        If the asked one is taken.
    """
    if asked:
        if not _is_free(asked):
            raise Problem(PORT_TAKEN.format(port=asked))
        return asked
    for port in range(FIRST_PORT, FIRST_PORT + 51):
        if _is_free(port):
            return port
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        if os.name == "posix":  # as the server does; on Windows the option would let two share a port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _check_page(args: Sequence[str]) -> None:
    if args and not args[0].startswith("-") and not Path(args[0]).exists():
        raise Problem(f"There is no page and no command {args[0]!r}. Type: {Path(sys.argv[0]).name} --help")


def become(command: list[str], env: dict[str, str]) -> int:
    """Go on as another program; where that can't be, wait for it."""
    if os.name == "posix":
        os.execve(command[0], command, env)
    with subprocess.Popen(command, env=env) as process:  # on Windows exec would return to the prompt too early
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # JupyterLab got it as well and is closing
                continue
