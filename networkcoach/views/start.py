"""The first cell of every notebook's day: what is true about this place, in one calm sentence."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from networkcoach._edition import browser_edition, edition
from networkcoach.contacts import ContactLog, begin_again
from networkcoach.views._bring_back import BringBackCard
from networkcoach.views._card import script, style, words
from networkcoach.views._days import how_far
from networkcoach.views._download import DownloadCard, folder_beside
from networkcoach.views._place import is_elsewhere, place_words
from networkcoach.views._say import people

SETTINGS = Path("etc", "jupyter", "jupyter_server_config.d", "networkcoach.json")


@dataclass(frozen=True)
class Place:
    """What `look_around` found.

    Attributes
    ----------
    message
        One sentence.
    well
        Whether nothing is off.
    ways_out
        For each thing that is off: what it is, and what to do.
    notes
        What is good to know even though all is well: about the place, and about copies.
    facts
        Pairs of name and value, for whoever wants to know exactly.
    """

    message: str
    well: bool
    ways_out: tuple[str, ...]
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def look_around(log: ContactLog | None, trouble: str = "", prefix: Path = Path(sys.prefix)) -> Place:
    """Find out what is true here.

    Parameters
    ----------
    log
        The open log, or None where it could not be opened.
    trouble
        Why it could not be opened.
    prefix
        Where the settings of the environment lie.
    """
    tell = words()["start"]
    off = [trouble or tell["not_opened"]] if log is None else _cannot_use(log)
    here = place_words(log)
    # "It is saved" would not be true of one that can't be used, or is used in another tab.
    in_use = log is not None and not off and not is_elsewhere(log)
    whose, remind = (_whose(log, here), _remind(log, here)) if log is not None and in_use else ("", "")
    warning, what_to_do = here.get("warning", ""), here.get("what_to_do", "")
    if not browser_edition() and not (prefix / SETTINGS).exists():
        off.append(tell["no_settings"])
    message = tell["off_one" if len(off) == 1 else "off_more"].format(n=len(off)) if off else warning or tell["well"]
    ways_out = (*filter(None, (what_to_do,)), *off)
    notes = tuple(filter(None, (here.get("note"), remind)))
    return Place(f"{message} {whose}".strip(), not ways_out, ways_out, notes, tuple(_facts(log)))


def _cannot_use(log: ContactLog) -> list[str]:
    try:
        with log.store.transaction():
            log.count_people()
    except OSError as error:
        return [str(error)]
    return []


def _whose(log: ContactLog, here: dict[str, str]) -> str:
    if log.is_demo:
        return str(words()["start"]["demo_mode" if log.path else "demo"])
    count = log.count_people()
    return here["own_empty"] if not count else here["own"].format(count=people(count))


def _remind(log: ContactLog, here: dict[str, str]) -> str:
    """Say kindly that a copy would be good, and how old the last one is."""
    if not log.backup_is_due:
        return ""
    day = log.backed_up_on
    return here["remind_first"] if day is None else here["remind"].format(far=how_far(day.isoformat(), log.today))


def _facts(log: ContactLog | None) -> list[tuple[str, str]]:
    tell = words()["start"]["facts"]
    versions = ", ".join(
        f"{name} {_version(name)}" for name in ("networkcoach", "jupyterlab", "ipywidgets", "anywidget")
    )
    where = str(log.path) if log and log.path else tell["memory"]
    whose = "demo" if log and log.is_demo and log.path else "own"
    return [
        (tell["log"][whose], where),
        (tell["edition"], tell["editions"][edition()]),
        (tell["versions"], f"{versions}, Python {platform.python_version()}"),
        (tell["today"], log.today.isoformat() if log else ""),
        (tell["delete"], tell["delete_how"][whose]),
    ]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return str(words()["start"]["facts"]["not_installed"])


class StartCard(DownloadCard, BringBackCard):
    """The card of `networkcoach.start`. That it appears, and that the kernel answers it, proves that buttons work."""

    _css = style("facts.css", "log.css")
    _esm = script("common.js", "download.js", "upload.js", "bring_back.js", "start_card.js")

    def __init__(self, log: ContactLog | None, trouble: str = "") -> None:
        self._log = log
        self._trouble = trouble
        super().__init__({"title": words()["start"]["title"]}, {})

    @property
    def own(self) -> ContactLog:
        """The log that is told about; a sentence where it could not be opened."""
        if self._log is None:
            raise ValueError(self._trouble)
        return self._log

    def do_hello(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Answer the page: look around now, so that a copy of this card is never out of date."""
        place = look_around(self._log, self._trouble)
        is_own = self._log is not None and not self._log.is_demo
        return {
            "message": place.message,
            "well": place.well,
            "ways_out": place.ways_out,
            "notes": place.notes,
            "facts": place.facts,
            "elsewhere": is_elsewhere(self._log),
            "can_begin_again": self._log is not None and self._log.is_demo,
            "can_copy": is_own,
            "can_bring_back": is_own and edition() in ("browser", "temporary"),
        }

    def catch_up(self) -> dict[str, Any]:
        """Count the people anew."""
        return self.do_hello({}, [])

    def do_again(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Make the log of the demo afresh, answers too, and show it on all cards of this kernel."""
        begin_again(self.own)
        self._tell_others(afresh=True)
        return self.do_hello({}, []) | {"told": words()["start"]["begun_again"]}

    def do_copy(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hand the whole log, answers included, to the browser's downloads."""
        with folder_beside(self.own) as folder:
            copy = folder / f"networkcoach-{self.own.today.isoformat()}.sqlite"
            self.own.backup(copy)
            handed = self.hand_over(copy)
        return self.do_hello({}, []) | handed | {"told": words()["start"]["copied"].format(name=copy.name)}

    def take_file(self, name: str, file: bytes | Path) -> dict[str, Any]:
        """Look into a copy; where nothing can be lost, it takes its place at once."""
        offer = super().take_file(name, file)
        return self.do_restore({}, []) if self.own.is_empty else offer
