"""Find a Chromium for the browser tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "NETWORKCOACH_BROWSER"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
FOLDERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_browser(env: Mapping[str, str] = os.environ, python: str | Path = sys.executable) -> str | None:
    """Find Chromium, Chrome or Edge: what ``NETWORKCOACH_BROWSER`` names, an installed one, or playwright's own.

    Parameters
    ----------
    env
        The environment variables.
    python
        The Python that has playwright.

    Returns
    -------
    str or None
        The path of the program; None if there is none.

    Examples
    --------
    >>> find_browser({"NETWORKCOACH_BROWSER": "/opt/my-chromium"})
    '/opt/my-chromium'
    """
    if env.get(VARIABLE):
        return env[VARIABLE]
    for program in PROGRAMS:
        if found := shutil.which(program, path=env.get("PATH")):
            return found
    for place in FOLDERS:
        if Path(place).exists():
            return place
    return _of_playwright(python)


def _of_playwright(python: str | Path) -> str | None:
    answer = subprocess.run([python, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None
