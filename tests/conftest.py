"""What every test needs: a place of its own for the log."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test ever touches the log of the person who runs it."""
    monkeypatch.setenv("NETWORKCOACH_HOME", str(tmp_path / "networkcoach-home"))


# What CI says must depend on the change alone; new examples are looked for where somebody is there to read them.
settings.register_profile("ci", derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")
