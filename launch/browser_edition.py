"""Build the browser edition: the course as a folder of files for any web host."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from launch.places import Places, environment
from launch.setup import prepare


def browser_edition(places: Places, args: Sequence[str]) -> int:
    """Set up if need be, and build the site into the folder ``dist/browser``, or into the one that is named."""
    prepare(places)
    command = [str(places.python), "-m", "deploy.browser", *args[1:]]
    return subprocess.run(command, cwd=places.course, env=environment(places, os.environ), check=False).returncode
