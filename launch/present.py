"""For the presenter: open the workbook on invented people, and look before that whether all works."""

from __future__ import annotations

import os
from collections.abc import Sequence

from launch import lab
from launch.places import Places, environment
from launch.setup import prepare


def present(places: Places, args: Sequence[str]) -> int:
    """Set up if need be, and open the workbook on invented people; ends when JupyterLab ends.

    Parameters
    ----------
    places
        The course.
    args
        ``present``, then options for JupyterLab.
    """
    asked, rest = lab.split_port(args[1:])
    port = lab.free_port(asked)
    prepare(places)
    return lab.become(
        [*_command(places, "present"), f"--ServerApp.port={port}", *rest], environment(places, os.environ)
    )


def preflight(places: Places, _args: Sequence[str]) -> int:
    """Set up if need be, and look through all that a talk shows."""
    prepare(places)
    return lab.become(_command(places, "preflight"), environment(places, os.environ))


def _command(places: Places, word: str) -> list[str]:
    return [str(places.python), "-P", "-m", "networkcoach", word]
