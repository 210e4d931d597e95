"""Refuse the network for a moment, and remember who asked for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

_ASKS = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
_watches: list[list[str]] = []
_is_hooked = False


@contextmanager
def offline() -> Iterator[list[str]]:
    """Refuse every connection that leaves this computer, and give the list of places that were asked for.

    Python tells its hooks before it connects, whichever library asks. A hook can't be taken away again, so there is one
    that is idle between two looks.

    Examples
    --------
    >>> import socket
    >>> with offline() as asked:
    ...     socket.create_connection(("example.com", 80))
    Traceback (most recent call last):
    ConnectionRefusedError: The network is refused during this look.
    >>> asked
    ['example.com']
    """
    global _is_hooked
    if not _is_hooked:
        sys.addaudithook(_refuse)
        _is_hooked = True
    asked: list[str] = []
    _watches.append(asked)
    try:
        yield asked
    finally:
        _watches[:] = [watch for watch in _watches if watch is not asked]


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if not _watches or event not in _ASKS:
        return
    place = args[_ASKS[event]]
    host = place[0] if isinstance(place, tuple) else place
    if _is_here(host):
        return
    for watch in _watches:
        watch.append(str(host))
    raise ConnectionRefusedError("The network is refused during this look.")


def _is_here(host: object) -> bool:
    """Whether a place is on this computer: loopback, no name at all, or a socket that is a file."""
    if not isinstance(host, str) or not host or host == "localhost" or host.startswith("/"):
        return True
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
