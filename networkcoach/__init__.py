"""networkcoach: a workbook that helps you really stay in touch.

The few names that notebooks use. Importing this module loads nothing heavy: pandas, matplotlib and the widgets come
when something asks for them.

Examples
--------
>>> import networkcoach as nc
>>> log = nc.demo_log()
>>> log.follow_through().done, log.follow_through().due
(6, 11)
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from networkcoach._cards import (
    did_it_happen,
    duplicates,
    evidence,
    give_and_take,
    import_people,
    message,
    network,
    people,
    plan,
    progress,
    promises,
    quick_log,
    real_data,
    recall,
    start,
    strategies,
    take_away,
    time_machine,
    timeline,
    today,
)
from networkcoach._shell import forget_typed_code, show_exercises_as_cards
from networkcoach._stage import demo, preflight, slides

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from os import PathLike

    from networkcoach.coach import Review
    from networkcoach.contacts import AmbiguousName, ContactLog, UnknownPerson
    from networkcoach.contacts.files import ContactFile, UnknownColumns, UnreadableFile
    from networkcoach.lessons import Exercise, Lesson

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName",
    "ContactFile",
    "ContactLog",
    "Exercise",
    "Lesson",
    "UnknownColumns",
    "UnknownPerson",
    "UnreadableFile",
    "bring_back",
    "demo",
    "demo_log",
    "did_it_happen",
    "duplicates",
    "evidence",
    "give_and_take",
    "import_people",
    "lesson",
    "message",
    "network",
    "open_log",
    "people",
    "plan",
    "preflight",
    "progress",
    "promises",
    "quick_log",
    "read_contacts",
    "real_data",
    "recall",
    "review_message",
    "slides",
    "start",
    "strategies",
    "take_away",
    "time_machine",
    "timeline",
    "today",
]

_LATE = {
    "AmbiguousName": "networkcoach.contacts",
    "ContactLog": "networkcoach.contacts",
    "UnknownPerson": "networkcoach.contacts",
    "ContactFile": "networkcoach.contacts.files",
    "UnknownColumns": "networkcoach.contacts.files",
    "UnreadableFile": "networkcoach.contacts.files",
    "Exercise": "networkcoach.lessons",
    "Lesson": "networkcoach.lessons",
}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"networkcoach has no name '{name}'. It has: {', '.join(__all__)}.")


def _clock(today: str | date | None) -> Callable[[], date]:
    if today is None:
        return date.today
    from networkcoach.contacts._values import as_day

    fixed = as_day(today)
    return lambda: fixed


def open_log(path: str | PathLike[str] | None = None, today: str | date | None = None) -> ContactLog:
    """Open your own contact log, or begin one.

    In demo mode (`demo`, or a start with ``present``) it is the log of invented people, which is thrown away at the
    end; any other is refused.

    Parameters
    ----------
    path
        The file. Without it, the one in your user-data folder (or in ``NETWORKCOACH_HOME``).
    today
        The day that counts as today, ISO text or a date. Without it, the computer's calendar is asked each time; in
        demo mode it is 2026-03-16.

    Raises
    ------
    OSError
        If the file can't be opened: one sentence that says why and what to do. Nothing is changed.

    Examples
    --------
    >>> log = open_log(today="2026-03-16")
    >>> ana = log.add("Ana Example", met_on="2026-03-01")
    >>> log.contacts.loc[0, "state"]
    'never_followed_up'
    """
    from pathlib import Path

    from networkcoach.contacts import DEMO_DAY, ContactLog, demo_log_at
    from networkcoach.store import Store, default_path, demo_folder

    forget_typed_code()
    file = Path(path) if path is not None else default_path()
    if demo_folder():
        return demo_log_at(file, today or DEMO_DAY)
    return ContactLog(Store.open(file), _clock(today))


def bring_back(copy: str | PathLike[str]) -> ContactLog:
    """Put a copy in the place of your own log, also when the log is damaged, and open it.

    The log as it was stays beside it, under another name.

    Parameters
    ----------
    copy
        A file that “take a copy” made.

    Raises
    ------
    OSError
        If the file is no sound copy: one sentence that says why. Nothing is changed then.

    Examples
    --------
    >>> import os, tempfile
    >>> from unittest.mock import patch
    >>> with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, NETWORKCOACH_HOME=folder):
    ...     demo_log().backup(f"{folder}/copy.sqlite")
    ...     bring_back(f"{folder}/copy.sqlite").count_people()
    12
    """
    from pathlib import Path

    from networkcoach.store import Store, default_path

    Store.bring_back(default_path(), Path(copy)).close()
    return open_log()


def demo_log() -> ContactLog:
    """Open the log of an invented student with twelve invented people, on 2026-03-16. It lives in memory only.

    Examples
    --------
    >>> sorted(set(demo_log().contacts["state"]))[:3]
    ['do_not_contact', 'dormant', 'due']
    """
    from networkcoach.contacts import demo_log as opened

    return opened()


def read_contacts(path: str | PathLike[str], *, columns: Mapping[str, str | None] | None = None) -> ContactFile:
    """Read a file of people without touching any log.

    Parameters
    ----------
    path
        A file of LinkedIn (CSV or zip), Google, Outlook or this workbook (CSV), or vCards of a telephone or computer.
        Its content decides, not its ending.
    columns
        For any other table, or where a column was taken for the wrong thing: from ``name``, ``given``, ``family``,
        ``email``, ``phone``, ``company``, ``position``, ``url``, ``connected_on``, ``birthday``, ``notes`` or ``tags``
        to the name of a column in the file.

    Raises
    ------
    UnknownColumns
        A table whose columns nobody knows; it has ``columns``, the first ``rows``, and a ``guess`` for `columns`.
    UnreadableFile
        One sentence: what the file is, and what to do instead. `UnknownColumns` is one too.

    Examples
    --------
    >>> from networkcoach._data import data_path
    >>> read_contacts(data_path("examples", "linkedin-connections.csv")).format
    'linkedin'
    """
    from networkcoach.contacts.files import read_contacts as read

    return read(path, columns=columns)


def review_message(text: str, shared: Sequence[str] = (), contact_name: str = "") -> Review:
    """Read a draft and say what stands out in it: marked words, a reason, a question. Nothing is kept or scored.

    Parameters
    ----------
    text
        The draft. Of a longer one the first 3,000 words are read, and the review says so.
    shared
        What the person told you, such as ``log.shared_by(person)``; only this may be used of their personal life.
    contact_name
        Whom it is for.

    Examples
    --------
    >>> review = review_message("Hi Bo, any roles going? I finish in May. I can start at once.", contact_name="Bo")
    >>> "asks_for_job" in review.labels
    True
    """
    from networkcoach.coach import review_message as review

    return review(text, shared, contact_name)


def lesson(name: str, *, log: ContactLog | None = None, today: str | date | None = None) -> Lesson:
    """Open a lesson, with every answer where it was left.

    Parameters
    ----------
    name
        Such as ``"0-does-it-happen"``.
    log
        Answers are kept in the same file as this log. Without it, your own log is opened.
    today
        As in `open_log`; without it, the log's own day counts.

    Examples
    --------
    >>> unit = lesson("0-does-it-happen", log=demo_log())
    >>> unit["0.1"].answer(None).outcome
    'not_attempted'
    """
    from networkcoach.lessons import load_lesson

    log = log or open_log(today=today)
    show_exercises_as_cards()
    clock = _clock(today) if today else lambda: log.today
    return load_lesson(name, store=log.store, today=clock, people=log, review=review_message)
