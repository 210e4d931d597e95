"""The verbs for the log as a whole: files in and out, copies, taking back, forgetting."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from networkcoach.contacts import _backup, _forget
from networkcoach.contacts._forget import Forgotten
from networkcoach.contacts._reading import LogReading
from networkcoach.store import Step

if TYPE_CHECKING:
    from networkcoach.contacts._import import ImportReport
    from networkcoach.contacts.files import ContactFile


class LogFiles(LogReading):
    """The verbs of `ContactLog` for the log as a whole."""

    def import_contacts(
        self,
        contact_file: ContactFile,
        progress: Callable[[int, int], None] | None = None,
        *,
        children: bool = False,
        only: Collection[int] | None = None,
    ) -> ImportReport:
        """Take the people of a file into the log, as one step; the same file twice adds nobody.

        Parameters
        ----------
        contact_file
            What `networkcoach.read_contacts` returned.
        progress
            Called now and then with how many people are done, and of how many.
        children
            Whether to take the names of children too, which address books may have.
        only
            Numbers of the records to take; None takes all.

        Returns
        -------
        ImportReport
            How many were added, updated, found twice, unchanged or skipped, and why.
        """
        from networkcoach.contacts._import import import_contacts  # late: reading files is another's work

        if not hasattr(contact_file, "records"):
            raise TypeError("import_contacts takes what read_contacts(path) returned, not the path itself.")
        return import_contacts(self.store, contact_file, self.today, progress, children=children, only=only)

    def export_csv(self, path: str | Path) -> int:
        """Write everybody to a table that every spreadsheet opens, and return how many there are.

        People who asked to be left alone are not in it, nor are talks, promises and notes: `backup` has all of these.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     demo_log().export_csv(Path(folder, "people.csv"))
        11
        """
        from networkcoach.contacts._export_csv import write_csv

        return write_csv(self.store, Path(path))

    def export_vcard(self, path: str | Path) -> int:
        """Write everybody as vCards, for a telephone or a mail program, and return how many there are.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     demo_log().export_vcard(Path(folder, "people.vcf"))
        11
        """
        from networkcoach.contacts._export_vcard import write_vcards

        return write_vcards(self.store, Path(path))

    def export_calendar(self, path: str | Path) -> int:
        """Write due days, promises, birthdays and the plan as a calendar, and return how many entries it has.

        The same reminder has the same name in every such file, so a calendar that reads it again is brought up to date.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     demo_log().export_calendar(Path(folder, "reminders.ics")) > 10
        True
        """
        from networkcoach.contacts._export_calendar import write_calendar

        return write_calendar(self.store, Path(path), self.today, datetime.now(UTC))

    def export_promise(self, promise: int, path: str | Path) -> None:
        """Write one promise as a calendar; it is the same entry as in `export_calendar`, so no calendar shows it twice.

        Raises
        ------
        ValueError
            If there is nothing to be reminded of: it has no day, is settled, or its person is left alone.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     demo_log().export_promise(2, Path(folder, "promise.ics"))
        """
        from networkcoach.contacts._export_calendar import write_promise

        write_promise(self.store, promise, Path(path), self.today, datetime.now(UTC))

    def backup(self, path: str | Path) -> None:
        """Write a complete copy of the file, answers included, readable by you alone.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     demo_log().backup(Path(folder, "copy.sqlite"))
        """
        if self.is_demo:
            self.store.backup(Path(path))
        else:
            _backup.take_backup(self.store, Path(path), self.today)

    def restore(self, path: str | Path) -> Path | None:
        """Put a copy that `backup` made in the place of this log, answers included.

        The copy is checked first, and today's log is kept beside it.

        Returns
        -------
        Path or None
            Where the log as it was before lies now; None for a log in memory.

        Raises
        ------
        OSError
            If the file is no such copy, is damaged, or comes from a newer course. Nothing is changed then.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> import tempfile
        >>> log = demo_log()
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     log.backup(Path(folder, "copy.sqlite"))
        ...     ana = log.add("Ana Example")
        ...     log.restore(Path(folder, "copy.sqlite"))
        >>> log.count_people()
        12
        """
        return self.store.restore(Path(path))

    def undo(self) -> Step | None:
        """Take back the newest change, a whole import included; the last 100 are kept, also over a restart.

        Returns
        -------
        Step or None
            What was taken back, or None if there is nothing left.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.record("Otis", "call")
        >>> log.undo()
        Step(verb='record', contact_id=12, name='Otis Penhaligon-Park')
        """
        return self.store.undo()

    def forget(self, person: int | str) -> Forgotten:
        """Forget a person for good: no undo, and no trace in the copies that this workbook made by itself.

        Returns
        -------
        Forgotten
            How many copies were cleaned, and where the name still stands in words about others: those you decide on.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.forget("Rufus").copies
        0
        >>> log.search("Rufus")
        []
        """
        return _forget.forget_person(self.store, person)

    def delete_all(self) -> None:
        """Delete all people and all answers for good, and the copies that this workbook made by itself.

        Copies that you took away yourself are yours to delete.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.delete_all()
        >>> log.count_people()
        0
        """
        self.store.delete_all()
