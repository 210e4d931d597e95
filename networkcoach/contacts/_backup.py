"""Copies that the student takes of the log: when the last one was, and when a new one is worth the press."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from networkcoach._edition import browser_edition
from networkcoach.store import Store, StoreProblem

_DAY, _STATE = "backed_up_on", "backed_up_state"
_AFTER = timedelta(days=30)
# A browser may delete all that it keeps for a page, Safari after seven days without a visit. So whoever does not come
# back in time has lost the writing of three days at most.
_AFTER_IN_BROWSER = timedelta(days=3)

# How far the log has come: steps made and still there, answers given.
_HOW_FAR = """SELECT (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'step') || ' ' ||
    (SELECT coalesce(max(id), 0) FROM step) || ' ' || (SELECT count(*) || ' ' || total(tries) FROM answer) AS state"""


def take_backup(store: Store, path: Path, today: date) -> None:
    """Write a complete copy and remember the day, which the copy itself knows too."""
    before = {name: store.setting(name) for name in (_DAY, _STATE)}
    try:
        _remember(store, {_DAY: today.isoformat(), _STATE: _state(store)})
    except StoreProblem:  # the log can't be written where it lies: that is when a copy matters most
        store.backup(path)
        return
    try:
        store.backup(path)
    except BaseException:
        _remember(store, before)
        raise


def backed_up_on(store: Store) -> date | None:
    """Give the day of the newest copy, or None."""
    day = store.setting(_DAY)
    return date.fromisoformat(day) if day else None


def backup_is_due(store: Store, today: date) -> bool:
    """Say whether 30 days have passed since the last copy, in the browser 3, and something was written meanwhile.

    A log of which no copy was ever taken is worth one as soon as there is something in it.
    """
    last = backed_up_on(store)
    if last is None:
        return not is_empty(store)
    after = _AFTER_IN_BROWSER if browser_edition() else _AFTER
    return today - last >= after and _state(store) != store.setting(_STATE)


def is_empty(store: Store) -> bool:
    """Say whether nobody and no answer is in a log."""
    return not store.read("SELECT 1 FROM contact UNION SELECT 1 FROM answer LIMIT 1")


def _state(store: Store) -> str:
    return str(store.read(_HOW_FAR)[0]["state"])


def _remember(store: Store, settings: dict[str, str | None]) -> None:
    with store.transaction() as db:
        for name, value in settings.items():
            db.execute("DELETE FROM setting WHERE name = ?", (name,))
            if value is not None:
                db.execute("INSERT INTO setting VALUES (?, ?)", (name, value))
