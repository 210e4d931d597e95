"""What every test needs: a place of its own for the log."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test ever touches the log of the person who runs it."""
    monkeypatch.setenv("NETWORKCOACH_HOME", str(tmp_path / "networkcoach-home"))
