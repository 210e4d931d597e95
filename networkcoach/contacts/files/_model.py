"""What a file of people says: `FileContact`, `ContactFile`, and `UnreadableFile` when it says nothing to us."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from networkcoach._told import Told

if TYPE_CHECKING:
    import pandas as pd

#: Columns of one text each, in the order of `ContactFile.contacts`.
TEXTS = (
    "name",
    "given",
    "family",
    "nickname",
    "email",
    "phone",
    "company",
    "position",
    "url",
    "connected_on",
    "birthday",
    "notes",
)
#: Columns of several texts each.
LISTS = ("emails", "phones", "children", "tags")

#: What a column of a table can be taken for; one may name the column of each.
FIELDS = (
    *("name", "given", "family", "email", "phone", "company", "position", "url"),
    *("connected_on", "birthday", "notes", "tags"),
)

#: What to do instead, at the end of a sentence about a file that can't be read.
INSTEAD = "choose a CSV or vCard file from LinkedIn, Google, Outlook or your phone"

_KINDS = {
    "linkedin": "A LinkedIn file",
    "google": "A Google file",
    "outlook": "An Outlook file",
    "vcard": "A vCard file",
    "networkcoach": "A file of this course",
    "csv": "A table",
}


class UnreadableFile(Told, ValueError):
    """A file that can't be read as people; one sentence says what it is and what to do instead.

    Examples
    --------
    >>> from networkcoach.contacts.files import read_contact_bytes
    >>> read_contact_bytes(b"", "a.csv")
    Traceback (most recent call last):
    networkcoach.contacts.files._model.UnreadableFile: “a.csv” is empty: export it once more and choose the new one.
    """


class UnknownColumns(UnreadableFile):
    r"""A table of people perhaps, but nobody knows which column is which: say it with ``columns``.

    Attributes
    ----------
    columns
        The names of its columns, as in the file.
    rows
        Its first rows, five at most, each as long as the header.
    guess
        From a field to the column that it probably is.

    Examples
    --------
    >>> from networkcoach.contacts.files import read_contact_bytes
    >>> try:
    ...     read_contact_bytes(b"Who;Mail\nAna;ana@example.com\n", "list.csv")
    ... except UnknownColumns as table:
    ...     print(table.columns, table.rows, table.guess)
    ('Who', 'Mail') (('Ana', 'ana@example.com'),) {'email': 'Mail'}
    >>> read_contact_bytes(b"Who;Mail\nAna;ana@example.com\n", "list.csv", columns={"name": "Who", "email": "Mail"})
    A table with 1 person.
    """

    def __init__(
        self, sentence: str, columns: Sequence[str], rows: Sequence[Sequence[str]], guess: Mapping[str, str]
    ) -> None:
        super().__init__(sentence)
        self.columns = tuple(columns)
        self.rows = tuple(map(tuple, rows))
        self.guess = dict(guess)


@dataclass(frozen=True, slots=True)
class FileContact:
    """One person as a file has them; every text cleaned, None where the file says nothing.

    Attributes
    ----------
    number
        Which record of the file it is, from 1 after the header; wholly blank rows are not counted.
    name
        Never empty: the person's name, or what the file has in its place.
    connected_on, birthday
        ISO ``YYYY-MM-DD``; a birthday without its year is ``--MM-DD``.
    email, emails
        The main address, and all of them with the main one first; the same for ``phone``, ``phones``.
    met_on, rhythm_days
        Only our own files know them.
    uid
        What the file calls this person for ever.

    Examples
    --------
    >>> FileContact(number=1, name="Ana Ruiz", company="Example Trams").company
    'Example Trams'
    """

    number: int
    name: str
    given: str | None = None
    family: str | None = None
    nickname: str | None = None
    email: str | None = None
    phone: str | None = None
    company: str | None = None
    position: str | None = None
    url: str | None = None
    connected_on: str | None = None
    birthday: str | None = None
    notes: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    met_on: str | None = None
    rhythm_days: int | None = None
    uid: str | None = None


@dataclass(frozen=True, repr=False)
class ContactFile:
    """The people of one file, and all that was left out or doubtful.

    Printing it shows figures only, so that no name gets into a saved notebook by accident.

    Attributes
    ----------
    format
        ``"linkedin"``, ``"google"``, ``"outlook"``, ``"vcard"``, ``"networkcoach"``, or ``"csv"`` for any other table.
    records
        The people, in the order of the file.
    skipped
        What was left out: (record number from 1 after the header, reason).
    warnings
        Sentences about what was read but should be looked at.
    name
        What the file is called.
    columns
        From a field to the column that it was read from, as the file writes it; empty where there are no columns.

    Examples
    --------
    >>> ContactFile("linkedin", (FileContact(1, "Ana Ruiz"),), [(2, "a closed account")])
    A LinkedIn file with 1 person. 1 record left out: a closed account.
    """

    format: str
    records: tuple[FileContact, ...]
    skipped: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    name: str = ""
    columns: dict[str, str] = field(default_factory=dict)

    @property
    def contacts(self) -> pd.DataFrame:
        """The people as a new DataFrame: text columns of dtype object with None, and lists of text.

        Examples
        --------
        >>> file = ContactFile("linkedin", (FileContact(1, "Ana Ruiz", emails=("ana@example.com",)),))
        >>> file.contacts.loc[0, ["name", "company", "emails"]].tolist()
        ['Ana Ruiz', None, ['ana@example.com']]
        """
        import pandas as pd

        columns: dict[str, list[object]] = {name: [getattr(one, name) for one in self.records] for name in TEXTS}
        columns |= {name: [list(getattr(one, name)) for one in self.records] for name in LISTS}
        return pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in columns.items()})

    def __str__(self) -> str:
        people = f"{_KINDS.get(self.format, 'A file')} with {counted(len(self.records), 'person', 'people')}."
        return " ".join([people, *left_over(self.skipped, self.warnings)])

    __repr__ = __str__


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number of things in words.

    Examples
    --------
    >>> counted(1, "person", "people"), counted(30000, "record")
    ('1 person', '30,000 records')
    """
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def reasons(skipped: list[tuple[int, str]]) -> str:
    """List the reasons, with the frequent ones first and how often each was met.

    Examples
    --------
    >>> reasons([(1, "no name"), (2, "a closed account"), (5, "a closed account")])
    'a closed account (2 times), no name'
    """
    counts = Counter(reason for _, reason in skipped).most_common()
    return ", ".join(reason if times == 1 else f"{reason} ({times:,} times)" for reason, times in counts)


def left_over(skipped: list[tuple[int, str]], warnings: list[str]) -> list[str]:
    """Say in figures what was left out and what to look at; nothing where there is nothing.

    Examples
    --------
    >>> left_over([(3, "a closed account")], ["The file was not UTF-8."])
    ['1 record left out: a closed account.', '1 thing to look at.']
    """
    told = [f"{counted(len(skipped), 'record')} left out: {reasons(skipped)}."] if skipped else []
    return told + ([f"{counted(len(warnings), 'thing')} to look at."] if warnings else [])
