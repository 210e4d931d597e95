"""Write the pages to print: a handout and a presenter's page of each lesson and workshop."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from launch.places import Places, environment
from launch.setup import prepare


def paper(places: Places, args: Sequence[str]) -> int:
    """Set up if need be, and write the pages into the folder ``paper``, or into the one that is named."""
    prepare(places)
    command = [str(places.python), "-m", "networkcoach.paper", *args[1:]]
    return subprocess.run(command, cwd=places.course, env=environment(places, os.environ), check=False).returncode
