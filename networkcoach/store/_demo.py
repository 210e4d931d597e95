"""Demo mode: while it is on, no log can be opened but the one that is thrown away at the end.

It is on where the environment variable ``NETWORKCOACH_DEMO`` names a folder. Whoever starts a server sets it, and every
notebook and every terminal of that server inherits it, over each restart. Whatever opens, reads or replaces a log asks
`stay_in_demo` first.
"""

from __future__ import annotations

import os
from pathlib import Path

from networkcoach.store._problem import StoreProblem

DEMO_VARIABLE = "NETWORKCOACH_DEMO"
REFUSED = (
    "This is a demo with invented people, so no other log is opened here, read or replaced; for your own log, "
    "close this JupyterLab and start the workbook without the demo."
)


def demo_folder() -> Path | None:
    """Say where the log of the demo lies; None while demo mode is off.

    Examples
    --------
    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, NETWORKCOACH_DEMO="thrown-away"):
    ...     demo_folder().name
    'thrown-away'
    """
    folder = os.environ.get(DEMO_VARIABLE)
    return Path(folder).expanduser().absolute() if folder else None


def stay_in_demo(path: Path) -> None:
    """Refuse, in demo mode, every file outside the folder of the demo; neither a link nor ``..`` leads out of it.

    Raises
    ------
    StoreProblem
        If it lies outside. The file is not touched.

    Examples
    --------
    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, NETWORKCOACH_DEMO="thrown-away"):
    ...     stay_in_demo(Path("thrown-away", "networkcoach.sqlite"))
    ...     stay_in_demo(Path("thrown-away", "..", "my-own.sqlite"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    networkcoach.store._problem.StoreProblem: This is a demo with invented people, so no other log is opened here, ...
    """
    if demo_folder() is not None and not is_in_demo(path):
        raise StoreProblem(REFUSED)


def is_in_demo(path: Path) -> bool:
    """Whether a file is part of a demo that is going on.

    Examples
    --------
    >>> is_in_demo(Path("my-own.sqlite"))
    False
    """
    folder = demo_folder()
    return folder is not None and path.resolve().is_relative_to(folder.resolve())
