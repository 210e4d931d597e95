"""What is true of the place where the log lies: who keeps it, for how long, and who else can read it."""

from __future__ import annotations

from networkcoach._edition import browser_edition, edition
from networkcoach.contacts import ContactLog
from networkcoach.store import can_keep, keeps_nothing, log_is_elsewhere
from networkcoach.views._card import words


def place_words(log: ContactLog | None) -> dict[str, str]:
    """Give what is said of a log of one's own in this place, ``warning`` first of all; nothing of invented people."""
    if log is None or log.is_demo:
        return {}
    places: dict[str, dict[str, str]] = words()["start"]["places"]
    if is_elsewhere(log):
        return places["another_tab"]
    return {**places["computer"], **places[_name(log)]}


def is_elsewhere(log: ContactLog | None) -> bool:
    """Whether another tab of the browser holds this log; one that is only in memory is nobody else's."""
    return log is not None and not log.is_demo and log_is_elsewhere() and not _is_in_memory(log)


def _name(log: ContactLog) -> str:
    if browser_edition() and (_is_in_memory(log) or not _is_kept(log)):
        return "nowhere"
    return edition()


def _is_in_memory(log: ContactLog) -> bool:
    return log.path is None or keeps_nothing(log.path)


def _is_kept(log: ContactLog) -> bool:
    """Write a small file beside the log and read it back: a drive that kept things before may do so no more."""
    return log.path is not None and can_keep(log.path.parent)
