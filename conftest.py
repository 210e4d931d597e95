"""For every test, those in docstrings and notebooks too: places of its own for the log and for Jupyter."""

from __future__ import annotations

import os
import tempfile

import pytest

_FOLDERS = ("NETWORKCOACH_HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")


def pytest_configure(config: pytest.Config) -> None:
    """Send all that a test or a kernel of it writes to a folder that goes away; kernels inherit these variables."""
    place = tempfile.TemporaryDirectory(prefix="networkcoach-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(place.cleanup)
    for name in _FOLDERS:
        os.environ[name] = os.path.join(place.name, name.lower())  # noqa: PTH118 - a plain string is wanted
