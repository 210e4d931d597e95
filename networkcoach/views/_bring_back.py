"""A copy of the log comes back: looked at first, and put in the place of the log when somebody says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.contacts.files._clean import clean_line
from networkcoach.store import Store
from networkcoach.views._card import saved_words, words
from networkcoach.views._days import day_in_words
from networkcoach.views._download import folder_beside
from networkcoach.views._say import counted, people
from networkcoach.views._upload import UploadCard


class BringBackCard(UploadCard):
    """A card that takes a copy and puts it in the place of the log."""

    most_bytes = 500 << 20  # 30,000 people with 300,000 talks are 31 MB, measured

    def __init__(self, spec: dict[str, Any], state: dict[str, Any]) -> None:
        self._copy: tuple[str, bytes | Path] | None = None
        super().__init__(spec, state)

    @property
    def own(self) -> ContactLog:
        """The log in whose place a copy is put."""
        raise NotImplementedError

    def begin_file(self, name: str) -> dict[str, Any]:
        """Forget another copy."""
        self._copy = None
        return {"offer": None, "told": words()["take"]["looking"].format(name=name), "finished": False}

    def take_file(self, name: str, file: bytes | Path) -> dict[str, Any]:
        """Look into a copy, and say what it would replace."""
        self.own_log_only()
        self.state = {**self.state, "told": ""}
        with _as_file(self.own, name, file) as path:
            offer = self._offer(name, _opened(self.own, path))
        self._copy = (name, file)
        return {"offer": offer}

    def own_log_only(self) -> None:
        """Refuse a copy of one's own log among invented people."""
        if self.own.is_demo:  # one's own people must not appear among invented ones, perhaps on a projector
            raise ValueError(words()["take"]["demo"])

    def _offer(self, name: str, copy: ContactLog) -> str:
        tell, kept = words()["take"], self.own.store.next_before()
        key = "contents" if copy.backed_up_on else "contents_no_day"
        day = day_in_words(copy.backed_up_on.isoformat(), self.own.today) if copy.backed_up_on else ""
        return "\n\n".join(
            (
                tell[key].format(name=name, day=day, **counts(copy)),
                tell["replaces"].format(**counts(self.own)),
                tell["kept"].format(name=kept.name) if kept else tell["kept_nowhere"],
            )
        )

    def do_restore(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Put the copy in the place of the log, and show the restored log on all cards of the page."""
        if self._copy is None:
            return {}  # pressed twice
        with _as_file(self.own, *self._copy) as path:
            kept = self.own.restore(path)
        self._copy = None
        self._tell_others()  # pages of the file were replaced, which SQLite does not count as changes
        tell = words()["take"]
        told = tell["restored" if kept else "restored_bare"]
        told = told.format(name=kept.name if kept else "", **counts(self.own))
        return {**self.catch_up(), **nothing_asked(), "told": told, "saved": saved_words(self.own), "finished": True}

    def do_leave(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Forget the copy that was looked at."""
        self._copy = None
        return {**nothing_asked(), "told": words()["take"]["left"], "finished": True}


def nothing_asked() -> dict[str, Any]:
    """No question stands open on the card."""
    return {"offer": None, "asked": "", "told": "", "saved": ""}


def counts(log: ContactLog) -> dict[str, str]:
    """Say how much is in a log."""
    tell = words()["take"]
    return {"people": people(log.count_people()), "talks": counted(log.count_talks(), tell["talk"], tell["talks"])}


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
