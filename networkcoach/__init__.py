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

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from networkcoach.contacts import AmbiguousName, ContactLog, UnknownPerson
    from networkcoach.contacts.files import ContactFile, UnreadableFile
    from networkcoach.lessons import Exercise, Lesson
    from networkcoach.views.duplicates import DuplicatesCard
    from networkcoach.views.figure_card import FigureCard
    from networkcoach.views.people import PeopleCard
    from networkcoach.views.people_file import PeopleFileCard
    from networkcoach.views.progress import ProgressCard
    from networkcoach.views.promises import PromisesCard
    from networkcoach.views.quick_log import QuickLogCard
    from networkcoach.views.start import StartCard
    from networkcoach.views.take_away import TakeAwayCard
    from networkcoach.views.today import TodayCard

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName",
    "ContactFile",
    "ContactLog",
    "Exercise",
    "Lesson",
    "UnknownPerson",
    "UnreadableFile",
    "bring_back",
    "demo_log",
    "duplicates",
    "evidence",
    "import_people",
    "lesson",
    "open_log",
    "people",
    "progress",
    "promises",
    "quick_log",
    "read_contacts",
    "start",
    "take_away",
    "today",
]

_LATE = {
    "AmbiguousName": "networkcoach.contacts",
    "ContactLog": "networkcoach.contacts",
    "UnknownPerson": "networkcoach.contacts",
    "ContactFile": "networkcoach.contacts.files",
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

    Parameters
    ----------
    path
        The file. Without it, the one in your user-data folder (or in ``NETWORKCOACH_HOME``).
    today
        The day that counts as today, ISO text or a date. Without it, the computer's calendar is asked each time.

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

    from networkcoach.contacts import ContactLog
    from networkcoach.store import Store, default_path

    _forget_typed_code()
    return ContactLog(Store.open(Path(path) if path is not None else default_path()), _clock(today))


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

    from networkcoach.contacts import ContactLog
    from networkcoach.store import Store, default_path

    return ContactLog(Store.bring_back(default_path(), Path(copy)), _clock(None))


def demo_log() -> ContactLog:
    """Open the log of an invented student with twelve invented people, on 2026-03-16. It lives in memory only.

    Examples
    --------
    >>> sorted(set(demo_log().contacts["state"]))[:3]
    ['do_not_contact', 'dormant', 'due']
    """
    from networkcoach.contacts import demo_log as opened

    return opened()


def read_contacts(path: str | PathLike[str]) -> ContactFile:
    """Read a file of people without touching any log.

    Parameters
    ----------
    path
        LinkedIn's ``Connections.csv``, or the zip that LinkedIn sends.

    Raises
    ------
    UnreadableFile
        One sentence: what the file is, and what to do instead.

    Examples
    --------
    >>> from networkcoach._data import data_path
    >>> read_contacts(data_path("examples", "linkedin-connections.csv")).format
    'linkedin'
    """
    from networkcoach.contacts.files import read_contacts as read

    return read(path)


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
    _show_exercises_as_cards()
    return load_lesson(name, store=log.store, today=_clock(today) if today else lambda: log.today, people=log)


def start(log: ContactLog | None = None) -> StartCard | None:
    """Show how things stand here: versions, whether buttons work, whose log is open, whether it is saved.

    Parameters
    ----------
    log
        The log to tell about. Without it, your own log is opened.

    Examples
    --------
    >>> card = start(demo_log())
    >>> card.do_hello({}, [])["message"].startswith("All is well here.")
    True
    """
    from networkcoach.views.missing import missing_sentence

    missing = missing_sentence()
    if missing:
        print(missing)
        return None
    from networkcoach.views.start import StartCard

    try:
        return StartCard(log or open_log())
    except OSError as trouble:
        return StartCard(None, str(trouble))


def import_people(log: ContactLog) -> PeopleFileCard:
    """Show the card that brings people in from a file.

    Examples
    --------
    >>> import_people(demo_log()).spec["title"]
    'Bring in people from a file'
    """
    _need_cards()
    from networkcoach.views.people_file import PeopleFileCard

    return PeopleFileCard(log)


def today(log: ContactLog) -> TodayCard:
    """Show who could do with a word today: why now, what you last talked about, what you promised.

    Examples
    --------
    >>> card = today(demo_log())
    >>> card.state["lead"], card.state["people"][1]["why"][0]
    ('7 people could do with a word from you.', 'Asked you something on 2 November 2025: "Photo, please!!"')
    """
    _need_cards()
    from networkcoach.views.today import TodayCard

    return TodayCard(log)


def quick_log(log: ContactLog) -> QuickLogCard:
    """Show the card on which one line becomes a talk and its promises, looked at before it is saved.

    Examples
    --------
    >>> card = quick_log(demo_log())
    >>> card.do_read({"text": "Otis, call yesterday, likes the saw"}, [])["reading"]["kind"]
    'call'
    """
    _need_cards()
    from networkcoach.views.quick_log import QuickLogCard

    return QuickLogCard(log)


def duplicates(log: ContactLog) -> DuplicatesCard:
    """Show people who may be in the log twice, side by side, to say whether they are one person or two.

    Examples
    --------
    >>> duplicates(demo_log()).state["message"]
    'Nobody in your log looks double.'
    """
    _need_cards()
    from networkcoach.views.duplicates import DuplicatesCard

    return DuplicatesCard(log)


def people(log: ContactLog) -> PeopleCard:
    """Show everybody in the log: search as you type, and one person's page.

    Examples
    --------
    >>> card = people(demo_log())
    >>> card.state["list"]["rows"][0]["name"]
    'Hamza Thistlewood'
    """
    _need_cards()
    from networkcoach.views.people import PeopleCard

    return PeopleCard(log)


def take_away(log: ContactLog) -> TakeAwayCard:
    """Show the card on which you take your log away as files, bring a copy back, or delete everything.

    Examples
    --------
    >>> card = take_away(demo_log())
    >>> card.do_take({"what": "csv"}, [])["told"]
    'networkcoach-invented-people-2026-03-16.csv, with 11 people, is among the downloads of your browser.'
    """
    _need_cards()
    from networkcoach.views.take_away import TakeAwayCard

    return TakeAwayCard(log)


def promises(log: ContactLog) -> PromisesCard:
    """Show the card on which you write down what you promised, and see whether it happened.

    Examples
    --------
    >>> promises(demo_log()).state["score"]
    '6 of 11 happened (55 %). 2 still to come.'
    """
    _need_cards()
    from networkcoach.views.promises import PromisesCard

    return PromisesCard(log)


def evidence() -> FigureCard:
    """Show what real data says: how many pairs of people were still in touch after some days, with the source.

    Examples
    --------
    >>> evidence().spec["title"]
    'After 30 days, 8 of 100 pairs were still in touch'
    """
    _need_cards()
    from networkcoach.views.evidence import evidence as shown

    return shown()


def progress(log: ContactLog | None = None) -> ProgressCard:
    """Show where you are in the lessons, and where to go next.

    Examples
    --------
    >>> progress(demo_log()).state["table"]["columns"]
    ['Lesson', 'Tried', 'Takes']
    """
    _need_cards()
    from networkcoach.lessons import lesson_names
    from networkcoach.views.progress import ProgressCard

    log = log or open_log()
    return ProgressCard(lambda: [lesson(name, log=log) for name in lesson_names()])


def _need_cards() -> None:
    """Say in one sentence what is missing, where an environment can't show cards at all."""
    from networkcoach.views.missing import MissingPackage, missing_sentence

    if missing := missing_sentence():
        raise MissingPackage(missing)


def _show_exercises_as_cards() -> None:
    """In a notebook, an exercise at the end of a cell shows itself. Lessons know no screen, so it is told here.

    Where cards can't be shown, the exercise appears as plain text.
    """
    shell = _shell()
    if shell is None:
        return
    from networkcoach.lessons import Exercise
    from networkcoach.views.missing import missing_sentence

    if missing_sentence():
        plain = shell.display_formatter.formatters["text/plain"]
        plain.for_type(Exercise, lambda exercise, printer, _cycle: printer.text(str(exercise)))
        return
    from networkcoach.views.exercise import ExerciseCard

    formatter = shell.display_formatter.mimebundle_formatter
    formatter.for_type(Exercise, lambda exercise: ExerciseCard(exercise)._repr_mimebundle_())


def _shell() -> Any:
    """Find the IPython shell, if one runs; never import IPython for it."""
    import sys

    module = sys.modules.get("IPython")
    return module.get_ipython() if module else None


def _forget_typed_code() -> None:
    """Switch IPython's history off: it would keep on disk what is typed into code cells, names included."""
    shell = _shell()
    if shell is not None and getattr(shell, "history_manager", None) is not None:
        shell.history_manager.enabled = False
