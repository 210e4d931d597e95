"""Where the workbook runs, as far as it matters to what is said and done: who keeps the log, and for how long."""

from __future__ import annotations

import os
import sys


def browser_edition() -> bool:
    """Whether this runs inside the browser, without a computer's own Python.

    Examples
    --------
    >>> browser_edition()
    False
    """
    return sys.platform == "emscripten"


def edition() -> str:
    """Name the place: ``browser``, ``temporary`` (Binder), ``hub`` (a JupyterHub) or ``computer``.

    Examples
    --------
    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, JUPYTERHUB_USER="robin"):
    ...     edition()
    'hub'
    """
    if browser_edition():
        return "browser"
    # BinderHub names itself in these to each server that it starts; it is a JupyterHub too, so it is asked for first.
    if "BINDER_LAUNCH_HOST" in os.environ or "BINDER_REPO_URL" in os.environ:
        return "temporary"
    return "hub" if "JUPYTERHUB_USER" in os.environ else "computer"
