"""`Store`: one file with all that is in it, and what can be done with it as a whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Self

from networkcoach.store._demo import stay_in_demo
from networkcoach.store._erase import erase_everything, erase_people
from networkcoach.store._files import copy_database, whole_path
from networkcoach.store._open_file import OpenFile
from networkcoach.store._problem import StoreProblem
from networkcoach.store._restore import checked_copy, is_sound, keep_before, next_before, own_copies, set_aside


class Store(OpenFile):
    """One SQLite file, or one database in memory, safe to use from several threads and processes.

    Open it with `Store.open`.
    """

    def backup(self, path: Path) -> None:
        """Write a complete copy, answers included, that opens as a log of its own.

        Parameters
        ----------
        path
            The new file; one that is there is replaced once the copy is complete.

        Raises
        ------
        StoreProblem
            If ``path`` is a log in use, this one included, or can't be written.

        Examples
        --------
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     Store.open(None).backup(pathlib.Path(folder, "copy.sqlite"))
        ...     [file.name for file in pathlib.Path(folder).iterdir()]
        ['copy.sqlite']
        """
        path = whole_path(path)
        if self._path and path.exists() and path.samefile(self._path):
            raise StoreProblem(f"{path.name} is this log itself; choose another name for the copy.")
        with self._using() as db:
            copy_database(db, path)

    def restore(self, path: Path) -> Path | None:
        """Put a copy in the place of this log, for every notebook that has it open; keep the log as it was.

        Returns
        -------
        Path or None
            Where the log as it was before lies now; None in memory.

        Raises
        ------
        StoreProblem
            If ``path`` is no sound copy, or there is no room. Nothing is changed then.

        Examples
        --------
        >>> import pathlib, tempfile
        >>> store = Store.open(None)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     store.backup(pathlib.Path(folder, "copy.sqlite"))
        ...     store.restore(pathlib.Path(folder, "copy.sqlite")) is None
        True
        """
        with closing(checked_copy(path)) as copy, self._using() as db:
            kept = keep_before(db, self._path) if self._path else None
            self._storage.replace(db, copy)
        return kept

    @classmethod
    def bring_back(cls, path: Path, copy: Path) -> Self:
        """Open the log at ``path`` with a copy in its place, also if it can't be opened any more.

        Raises
        ------
        StoreProblem
            If ``copy`` is no sound copy. Nothing is changed then.

        Examples
        --------
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     copy, log = pathlib.Path(folder, "copy.sqlite"), pathlib.Path(folder, "log.sqlite")
        ...     Store.open(None).backup(copy)
        ...     _ = log.write_text("no log any more")
        ...     Store.bring_back(log, copy).close()
        ...     pathlib.Path(folder, "log.damaged-1.sqlite").read_text()
        'no log any more'
        """
        path = whole_path(path)
        stay_in_demo(path)
        with closing(checked_copy(copy)) as source:
            try:
                store = cls.open(path)
                store.restore(copy)
            except StoreProblem:
                if is_sound(path):  # then it was something else, such as another program that writes
                    raise
                set_aside(path)
                copy_database(source, path)
                store = cls.open(path)
        return store

    def next_before(self) -> Path | None:
        """Say where `restore` would keep the log as it is now; None in memory.

        Examples
        --------
        >>> Store.open(None).next_before() is None
        True
        """
        return next_before(self._path) if self._path else None

    def erase(self, people: set[int]) -> None:
        """Delete people and all that hangs on them for good, the steps that would bring them back included.

        Examples
        --------
        >>> store = Store.open(None)
        >>> with store.step("add") as db:
        ...     _ = db.execute("INSERT INTO contact (name) VALUES ('Keiko Saltmarsh')")
        >>> store.erase({1})
        >>> store.undo() is None
        True
        """
        with self.transaction() as db:
            erase_people(db, people)
        with self._using() as db:
            self._storage.leave_no_trace(db)

    def delete_all(self) -> None:
        """Delete everything for good, answers and our own copies included; the empty file stays open.

        Examples
        --------
        >>> store = Store.open(None)
        >>> store.keep("a", "b")
        >>> store.delete_all()
        >>> store.setting("a") is None
        True
        """
        with self.transaction() as db:
            erase_everything(db)
        with self._using() as db:
            self._storage.leave_no_trace(db)
        for copy in self.own_copies():
            copy.unlink(missing_ok=True)

    def own_copies(self) -> list[Path]:
        """List the copies that the course made by itself, before migrations and before restoring.

        Examples
        --------
        >>> Store.open(None).own_copies()
        []
        """
        return own_copies(self._path) if self._path else []
