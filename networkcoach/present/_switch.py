"""The switch inside a notebook, for whoever did not start the demo as such."""

from __future__ import annotations

import os
import sys
import tempfile

from networkcoach.store import DEMO_VARIABLE, close_all_logs, demo_folder

_PLACES: list[tempfile.TemporaryDirectory[str]] = []  # each is deleted when this kernel ends


def switch_on() -> None:
    """Switch this kernel, and what it starts, to invented people, until it ends.

    Logs that are open are closed, and cards that show them leave the page: nobody in the room shall read on in them.
    """
    if demo_folder():
        return
    place = tempfile.TemporaryDirectory(prefix="networkcoach-demo-", ignore_cleanup_errors=True)
    _PLACES.append(place)
    os.environ[DEMO_VARIABLE] = place.name
    close_all_logs()
    if "networkcoach.views._card" in sys.modules:  # else no card was shown, and the widgets need not be loaded
        from networkcoach.views._card import Card

        Card.close_all()
