"""The button that takes something back: it takes back what it names, or nothing.

Two notebooks may be open on one log. What a button offered to take back need not be the newest step any more when it is
pressed, and `ContactLog.undo` would take back the other window's work.
"""

from __future__ import annotations

from networkcoach.contacts import ContactLog


def newest_step(log: ContactLog) -> int | None:
    """Return the number of the step that undo would take back; numbers are never used twice.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> newest_step(demo_log()) is None
    True
    """
    newest: int | None = log.store.read("SELECT max(id) AS newest FROM step")[0]["newest"]
    return newest


def take_back(log: ContactLog, step: int | None) -> bool:
    """Take a step back if it is still the newest; return whether it was.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> log = demo_log()
    >>> ana = log.add("Ana Example")
    >>> step = newest_step(log)
    >>> ben = log.add("Ben Example")
    >>> take_back(log, step), log.count_people()
    (False, 14)
    """
    with log.store.transaction():  # nobody else writes between looking and undoing
        if newest_step(log) != step:
            return False
        log.undo()
    return True
