"""A real hub with real users: needs root. Elsewhere these tests are skipped, in CI they fail."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hub import LEARNERS, Hub, hindrance, hub_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ours = [item for item in items if "room" in getattr(item, "fixturenames", ())]
    why = hindrance() if ours and os.environ.get("CI") != "true" else ""
    for item in ours:
        item.add_marker(pytest.mark.hub)
        if why:
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def room() -> Iterator[Hub]:
    """A hub that is ready, with nobody in it yet."""
    if why := hindrance():
        pytest.fail(why)
    with hub_of(LEARNERS) as started:
        yield started
