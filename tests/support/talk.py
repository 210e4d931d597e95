"""A demo on a server of its own, beside a log of one's own that is full of markers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lab import Lab
from marked import files_with_marker, fill_with_markers
from playwright.sync_api import Page


class Talk(Lab):
    """JupyterLab as ``networkcoach present`` starts it, beside a log of one's own."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, folder / "home")
        self.thrown_away = folder / "thrown-away"
        self.thrown_away.mkdir()

    def _environment(self) -> dict[str, str]:
        return {**super()._environment(), "TMPDIR": str(self.thrown_away)}

    def _command(self) -> list[str]:
        options = ["--no-browser", f"--port={self.port}", f"--IdentityProvider.token={self.token}"]
        options += ["--LabApp.expose_app_in_browser=True"]
        return [sys.executable, "-P", "-m", "networkcoach", "present", *options]

    def __enter__(self) -> Talk:
        super().__enter__()
        (self.root,) = self.thrown_away.glob("networkcoach-demo-*/course")
        return self


@contextmanager
def talk_in(folder: Path) -> Iterator[Talk]:
    """Begin a talk; at its end nothing of it is left, and the markers are in the own log alone."""
    lab = Talk(folder)
    lab.home.mkdir()
    fill_with_markers(lab.log_file)
    own = {file.name: file.read_bytes() for file in lab.log_file.parent.iterdir()}
    with lab:
        yield lab
    assert list(lab.thrown_away.glob("networkcoach-demo-*")) == []
    assert {file.name: file.read_bytes() for file in lab.log_file.parent.iterdir()} == own
    assert files_with_marker(folder) == [lab.log_file]


def all_that_is_shown(page: Page) -> str:
    """The page's text, what stands in its boxes, and what it knows without showing it."""
    typed = page.evaluate("() => [...document.querySelectorAll('input, textarea')].map((box) => box.value).join(' ')")
    return f"{page.content()} {typed}"
