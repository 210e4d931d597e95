"""What can go wrong at the start, each in one sentence with the way out."""

from __future__ import annotations

import errno
import re


class Problem(Exception):
    """The start can't go on; the text is one sentence for the person at the keyboard."""


READ_ONLY = (
    "This folder can't be written to: {where}. Copy the course to a folder of your own, such as Documents, and start it"
    " there."
)
DISK_FULL = "The disk is full. The course needs about 700 MB: make room, then start again."
NO_NETWORK = (
    "The packages could not be fetched, because the internet can't be reached from here. The first start needs it,"
    " later ones don't: connect, then start again."
)
NO_TRUST = (
    "The packages could not be fetched, because this network inspects connections in a way that Python does not trust."
    " Try another network, or ask whoever runs this one for its certificate."
)
NO_BUILD = (
    "A package has no ready-made version for this Python or this computer. Use Python 3.12 (from python.org/downloads):"
    " delete the folder .venv and type python3.12 start.py"
)
UNKNOWN = "The packages could not be installed. The reason stands at the end of {where}; starting again often helps."

# What pip and uv write when something fails, and what it means. The first that fits counts.
SIGNS = (
    (r"No space left on device|Errno 28\b|os error 28\b|os error 112\b|not enough space", DISK_FULL),
    (r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|SSLCertVerification", NO_TRUST),
    (
        r"NewConnectionError|NameResolutionError|name resolution|getaddrinfo|nodename nor servname"
        r"|Network is unreachable|Connection refused|Connection reset|ConnectTimeout|Read timed out"
        r"|dns error|error sending request|tcp connect error|ProxyError|Could not connect",
        NO_NETWORK,
    ),
    (
        r"Failed building wheel for (?!networkcoach)|Failed to build (?!\W*networkcoach)|Microsoft Visual C\+\+",
        NO_BUILD,
    ),
)


def installer_problem(output: str, log: object) -> Problem:
    """Find out from an installer's output why it failed.

    Parameters
    ----------
    output
        All that pip or uv wrote.
    log
        Where that text is kept, for the cases that nobody foresaw.

    Examples
    --------
    >>> print(installer_problem("OSError: [Errno 28] No space left on device", "log"))
    The disk is full. The course needs about 700 MB: make room, then start again.
    """
    for sign, sentence in SIGNS:
        if re.search(sign, output, re.IGNORECASE):
            return Problem(sentence)
    return Problem(UNKNOWN.format(where=log))


def problem_of(error: OSError) -> Problem:
    """Say in one sentence what an error of the file system means for the person.

    Examples
    --------
    >>> print(problem_of(OSError(errno.EROFS, "Read-only file system", "/mnt/course/.venv")))  # doctest: +ELLIPSIS
    This folder can't be written to: /mnt/course/.venv. Copy the course ...
    """
    if error.errno == errno.ENOSPC:
        return Problem(DISK_FULL)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem(READ_ONLY.format(where=error.filename or "the course folder"))
    return Problem(f"The course could not be started: {error}.")
