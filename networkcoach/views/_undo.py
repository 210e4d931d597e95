"""The button that takes something back: it takes back what it names, or nothing.

Two notebooks may be open on one log. What a button offered to take back need not be the newest step any more when it is
pressed, and `ContactLog.undo` would take back the other window's work.
"""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.views._card import words

NO_BUTTON: dict[str, Any] = {"step": None, "undo": ""}


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


def undo_button(log: ContactLog) -> dict[str, Any]:
    """Give what a card's state needs for the button: the step it takes back, and what stands on it.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> log = demo_log()
    >>> log.rest("Keiko")
    >>> undo_button(log)["undo"]
    'Take back: letting Keiko Saltmarsh rest'
    """
    step = log.store.newest()
    if step is None:
        return NO_BUTTON
    tell = words()["undo"]
    named = tell["steps"].get(step.verb, tell["step"])
    if step.name is None and "{name}" in named:  # it was about several people
        named = tell["step"]
    return {"step": newest_step(log), "undo": tell["take_back"].format(step=named.format(name=step.name))}


def press_undo(log: ContactLog, shown: dict[str, Any]) -> dict[str, Any]:
    """Take back the step that the button of this state names; if it is not the newest any more, say so.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> log = demo_log()
    >>> log.rest("Keiko")
    >>> press_undo(log, undo_button(log))
    {}
    """
    return {} if take_back(log, shown["step"]) else {"problem": words()["undo"]["newer"]}
