"""The launcher behind ``start.py``: sets the course up, opens it, tests it. Standard library only.

It never imports the package ``networkcoach``: the Python that runs it has none of the packages that the course needs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from launch.places import Places
from launch.problems import Problem, problem_of

HELP = """\
python3 start.py                  set up (the first time) and open the workbook in your browser
python3 start.py notebooks/my-log.ipynb --port 8899
                                  open another page; options go on to JupyterLab
python3 start.py present          open it on invented people, for a projector: your own log stays closed
python3 start.py preflight        five minutes before a talk: look whether all that will be shown works
python3 start.py paper            write handouts and presenter's pages, to print, into the folder paper
python3 start.py browser          build the edition that runs in a browser alone, for any web host (--help says more)
python3 start.py test             set up for tests and run all of them; what follows goes on to pytest
python3 start.py check            read the code with ruff and mypy
On Windows type py instead of python3."""


def main(args: Sequence[str], places: Places | None = None) -> int:
    """Do what the command line asks; every failure ends as one sentence and the exit code 1.

    Parameters
    ----------
    args
        The words after ``start.py``.
    places
        Where the course lies; tests give another place.

    Examples
    --------
    >>> main(["--help"])  # doctest: +ELLIPSIS
    python3 start.py ...
    0
    """
    places = places or Places(Path(__file__).resolve().parent.parent)
    try:
        return _command(args[:1])(places, args)
    except (Problem, OSError) as error:
        print(f"\n{error if isinstance(error, Problem) else problem_of(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Start again whenever you like.", file=sys.stderr)
        return 130


def _command(first: Sequence[str]) -> Callable[[Places, Sequence[str]], int]:
    match first:
        case ["-h" | "--help" | "help"]:
            return _help
        case ["test"]:
            from launch.checks import test

            return test
        case ["check"]:
            from launch.checks import check

            return check
        case ["present"]:
            from launch.present import present

            return present
        case ["preflight"]:
            from launch.present import preflight

            return preflight
        case ["paper"]:
            from launch.paper import paper

            return paper
        case ["browser"]:
            from launch.browser_edition import browser_edition

            return browser_edition
    from launch.lab import open_workbook

    return open_workbook


def _help(_places: Places, _args: Sequence[str]) -> int:
    print(HELP)
    return 0
