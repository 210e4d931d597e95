"""It is the learner's log: take it away as files, keep a copy, bring one back, or delete all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.files._clean import clean_line
from networkcoach.store import Store
from networkcoach.views._card import saved_words, script, style, words
from networkcoach.views._days import day_in_words, how_far
from networkcoach.views._download import DownloadCard, folder_beside
from networkcoach.views._say import counted, people
from networkcoach.views._upload import UploadCard


class TakeAwayCard(DownloadCard, UploadCard):
    """The card of `networkcoach.take_away`."""

    _esm = script("common.js", "upload.js", "download.js", "take_away_card.js")
    _css = style("desk.css", "facts.css", "log.css")
    most_bytes = 500 << 20  # 30,000 people with 300,000 talks are 31 MB, measured

    def __init__(self, log: ContactLog) -> None:
        self._log = log
        self._copy: tuple[str, bytes | Path] | None = None
        spec = {"title": words()["take"]["title"], "demo": log.is_demo}
        super().__init__(spec, {**_nothing_asked(), **self._now()})

    def do_take(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hand a file to the browser's downloads: the copy, or people or reminders for other programs."""
        writers: dict[str, Callable[[Path], int | None]] = {
            "copy": self._log.backup,
            "csv": self._log.export_csv,
            "vcard": self._log.export_vcard,
            "calendar": self._log.export_calendar,
        }
        kind = message["what"]
        with folder_beside(self._log) as folder:
            file = folder / self._name(kind)
            count = writers[kind](file)
            handed = self.hand_over(file)
        return {**handed, **self._now(), "told": _took(kind, file.name, count)}

    def _name(self, kind: str) -> str:
        tell = words()["take"]
        start = tell["demo_files" if self._log.is_demo else "own_files"]
        return str(tell["names"][kind].format(start=start, day=self._log.today.isoformat()))

    def begin_file(self, name: str) -> dict[str, Any]:
        """Forget another copy."""
        self._copy = None
        return {"offer": None, "told": words()["take"]["looking"].format(name=name), "finished": False}

    def take_file(self, name: str, file: bytes | Path) -> dict[str, Any]:
        """Look into a copy, and say what it would replace."""
        self._own_log_only()
        self.state = {**self.state, "told": ""}
        with _as_file(self._log, name, file) as path:
            offer = self._offer(name, _opened(self._log, path))
        self._copy = (name, file)
        return {"offer": offer}

    def _own_log_only(self) -> None:
        if self._log.is_demo:  # one's own people must not appear among invented ones, perhaps on a projector
            raise ValueError(words()["take"]["demo"])

    def _offer(self, name: str, copy: ContactLog) -> str:
        tell, kept = words()["take"], self._log.store.next_before()
        key = "contents" if copy.backed_up_on else "contents_no_day"
        day = day_in_words(copy.backed_up_on.isoformat(), self._log.today) if copy.backed_up_on else ""
        return "\n\n".join(
            (
                tell[key].format(name=name, day=day, **_counts(copy)),
                tell["replaces"].format(**_counts(self._log)),
                tell["kept"].format(name=kept.name) if kept else tell["kept_nowhere"],
            )
        )

    def do_restore(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Put the copy in the place of the log, and show the restored log on all cards of the page."""
        if self._copy is None:
            return {}  # pressed twice
        with _as_file(self._log, *self._copy) as path:
            kept = self._log.restore(path)
        self._copy = None
        self._tell_others()  # pages of the file were replaced, which SQLite does not count as changes
        tell = words()["take"]
        told = tell["restored" if kept else "restored_bare"]
        told = told.format(name=kept.name if kept else "", **_counts(self._log))
        return {**_nothing_asked(), **self._now(), "told": told, "saved": saved_words(self._log), "finished": True}

    def do_leave(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Forget the copy that was looked at."""
        self._copy = None
        return {**_nothing_asked(), "told": words()["take"]["left"], "finished": True}

    def do_ask(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Say exactly what would be deleted."""
        self._own_log_only()
        return {"asked": self._goes(), "told": ""}

    def _goes(self) -> str:
        tell, log = words()["take"], self._log
        promises = counted(len(log.promise_list()), tell["promise"], tell["promises"])
        copies = ", ".join(copy.name for copy in log.store.own_copies())
        goes = tell["goes"].format(promises=promises, **_counts(log))
        return "\n\n".join(
            filter(None, (goes, tell["goes_copies"].format(names=copies) if copies else "", tell["stays"]))
        )

    def do_delete(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Delete everything, once it was asked about."""
        if not self.state.get("asked"):
            return {}
        self._copy = None
        self._log.delete_all()
        return {**_nothing_asked(), **self._now(), "told": words()["take"]["gone"], "finished": True}

    def do_keep(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Delete nothing after all."""
        return {"asked": "", "told": words()["take"]["kept_all"]}

    def catch_up(self) -> dict[str, Any]:
        """Keep true what is said about the log."""
        asked = self._goes() if self.state["asked"] else ""
        return {**self._now(), "asked": asked}

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, when somebody comes back to the card."""
        return self.catch_up()

    def _now(self) -> dict[str, Any]:
        if self._log.is_demo:
            return {"last": "", "due": ""}
        tell, last = words()["take"], self._log.backed_up_on
        if last is None:
            return {"last": tell["never"], "due": tell["due_never"] if self._log.backup_is_due else ""}
        day = last.isoformat()
        text = tell["last"].format(day=day_in_words(day, self._log.today), far=how_far(day, self._log.today))
        return {"last": text, "due": tell["due"] if self._log.backup_is_due else ""}


def _nothing_asked() -> dict[str, Any]:
    return {"offer": None, "asked": "", "told": "", "saved": ""}


def _counts(log: ContactLog) -> dict[str, str]:
    tell = words()["take"]
    return {"people": people(log.count_people()), "talks": counted(log.count_talks(), tell["talk"], tell["talks"])}


def _took(kind: str, name: str, count: int | None) -> str:
    tell = words()["take"]
    if count is None:
        return str(tell["took"].format(name=name))
    said = counted(count, tell["reminder"], tell["reminders"]) if kind == "calendar" else people(count)
    return str(tell["took_some"].format(name=name, count=said))


@contextmanager
def _as_file(log: ContactLog, name: str, file: bytes | Path) -> Iterator[Path]:
    """Give what came from the page as a file that only this user can read, for a moment."""
    if isinstance(file, Path):
        yield file
        return
    with folder_beside(log) as folder:
        path = folder / (clean_line(Path(name).name).lstrip(".")[-80:] or "copy.sqlite")
        path.write_bytes(file)
        yield path


def _opened(log: ContactLog, path: Path) -> ContactLog:
    """Open a copy in memory, checked as `restore` checks it."""
    copy = ContactLog(Store.open(None), lambda: log.today)
    copy.restore(path)
    return copy
