"""Every test of the store runs twice: as on a computer, and as in the browser, where the file is written as a whole."""

from __future__ import annotations

import pytest

from networkcoach.store import _drive, tell_of_tab


@pytest.fixture(autouse=True, params=["computer", "browser"])
def edition(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Say where the store believes to be."""
    if request.param == "browser":
        monkeypatch.setattr("sys.platform", "emscripten")
        monkeypatch.setattr(_drive, "SECONDS_BETWEEN_LOOKS", 0.0)  # a test is quicker than people
        tell_of_tab(elsewhere=False)
    return str(request.param)
