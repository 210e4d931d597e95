"""A file that was read, as the page shows it before anything happens: what it is, the first rows, whom to pick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from networkcoach.contacts._values import findable
from networkcoach.contacts.files import ContactFile, FileContact, UnknownColumns
from networkcoach.views._card import words
from networkcoach.views._say import people, shortened

if TYPE_CHECKING:
    from networkcoach.contacts._import import News

SHOWN = 5  # rows of the preview
PAGE = 20  # people to pick from, and lines of any list
NUMBERS = 5  # of records that were left out for one reason

_BESIDE = ("company", "position", "email", "phone", "connected_on", "birthday")
_COLUMNS = 12  # of a table that nobody knows, side by side
_MOST_COLUMNS = 150  # to choose from


class Offer:
    """The people of one file, and who of them is picked."""

    def __init__(self, file: ContactFile) -> None:
        self.file = file
        self.only_some = False
        self._picked: set[int] = set()
        self._found: Sequence[FileContact] = file.records
        self._text, self._start = "", 0

    @property
    def only(self) -> set[int] | None:
        """Numbers of the records to bring in; None for all."""
        return self._picked if self.only_some else None

    @property
    def count(self) -> int:
        """How many people would be brought in."""
        return len(self._picked) if self.only_some else len(self.file.records)

    def pick(self, number: int, on: bool) -> None:
        """Tick a record, or untick it."""
        if on:
            self._picked.add(number)
        else:
            self._picked.discard(number)

    def pick_page(self) -> None:
        """Tick everybody who is shown."""
        self._picked.update(one.number for one in self._page())

    def pick_nobody(self) -> None:
        """Untick everybody, also whom a search hides."""
        self._picked.clear()

    def find(self, text: str, start: int = 0) -> None:
        """Show those in whose entries all words of a text occur, from one of them on."""
        if text != self._text:
            wanted = findable(text).split()
            found = zip(self.file.records, self._findable, strict=True)
            self._found = [one for one, entry in found if all(word in entry for word in wanted)]
        self._text = text
        self._start = max(0, min(start, len(self._found) - 1)) // PAGE * PAGE

    @cached_property
    def _findable(self) -> list[str]:
        """What is searched, once for each record: a search then takes milliseconds with 30,000 of them."""
        return [
            findable(" ".join(filter(None, (one.name, one.company, one.position, one.email, one.nickname))))
            for one in self.file.records
        ]

    def _page(self) -> Sequence[FileContact]:
        return self._found[self._start : self._start + PAGE]

    def shown(self) -> dict[str, Any]:
        """Give what never changes while this file is on the page."""
        tell, records = words()["file"], self.file.records
        beside = [name for name in _BESIDE if any(getattr(one, name) for one in records[:SHOWN])][:3]
        rows = [[shortened(getattr(one, name)) for name in ("name", *beside)] for one in records[:SHOWN]]
        children = 0 if self.file.format == "networkcoach" else sum(bool(one.children) for one in records)
        return {
            "preview": {
                "caption": tell["preview"],
                "columns": [tell["preview_name"], *(tell["fields"][name] for name in beside)],
                "rows": rows,
            },
            "mapping": [[tell["fields"][name], shortened(column)] for name, column in self.file.columns.items()],
            "children": tell["children_help"].format(count=people(children)) if children else "",
            "everybody": tell["everybody"].format(count=people(len(records))) if len(records) > SHOWN else "",
        }

    def picking(self) -> dict[str, Any] | None:
        """Give a page of those whom one may pick, and how many are ticked; None while everybody is wanted."""
        if not self.only_some:
            return None
        tell, page = words()["file"], self._page()
        where = tell["page"].format(start=self._start + 1, end=self._start + len(page), count=f"{len(self._found):,}")
        return {
            "text": self._text,
            "start": self._start,
            "size": PAGE,
            "where": where if page else tell["page_none"],
            "rows": [{"number": one.number, "text": _who(one), "on": one.number in self._picked} for one in page],
            "has_earlier": self._start > 0,
            "has_later": self._start + PAGE < len(self._found),
            "picked": tell["picked"].format(count=people(len(self._picked))),
        }

    def message(self, name: str) -> str:
        """Say what the file is, and what is known about its people."""
        tell, records = words()["file"], self.file.records
        kind = tell["kinds"][self.file.format]
        if not records:
            return str(tell["nobody"].format(name=name, kind=kind))
        counts = {field: sum(bool(getattr(one, field)) for one in records) for field in tell["has"]}
        has = " ".join(tell["has"][field].format(n=f"{count:,}") for field, count in counts.items() if count)
        found = tell["found"].format(name=name, kind=kind, count=people(len(records)))
        return f"{found} {has}".strip() + f"\n\n{tell['no_rhythm']}"


def asked_columns(table: UnknownColumns) -> dict[str, Any]:
    """Show a table of which nobody knows the columns: its names with an example each, its first rows, and a guess."""
    tell = words()["file"]
    names = [name for name in dict.fromkeys(table.columns) if name]
    names = [name for name in names if name in table.guess.values()] + names[:_MOST_COLUMNS]
    first = [name or "–" for name in table.columns[:_COLUMNS]]
    return {
        "columns": [{"name": name, "text": _with_example(table, name)} for name in dict.fromkeys(names)],
        "guess": table.guess,
        "preview": {
            "caption": tell["table_rows"],
            "columns": [shortened(name) for name in first],
            "rows": [[shortened(cell) for cell in row[:_COLUMNS]] for row in table.rows],
        },
    }


def _with_example(table: UnknownColumns, name: str) -> str:
    at = table.columns.index(name)
    cell = next((row[at] for row in table.rows if row[at]), "")
    return words()["file"]["example"].format(column=name, cell=shortened(cell, 30)) if cell else name


def notes(skipped: list[tuple[int, str]], warnings: list[str]) -> list[dict[str, Any]]:
    """List what was left out, by its reason, and what one should know."""
    told = {"skipped": (_reasons(skipped), len(skipped)), "warnings": (warnings, len(warnings))}
    return [
        {"title": words()["file"][kind].format(n=f"{count:,}"), "lines": first_lines(lines)}
        for kind, (lines, count) in told.items()
        if lines
    ]


def told_news(news: Sequence[News]) -> dict[str, Any] | None:
    """Say for whom something is different since the last file, or None."""
    if not news:
        return None
    tell = words()["file"]
    about: dict[int, list[str]] = defaultdict(list)
    for one in news:
        about[one.contact_id].append(tell["news_of"][one.field].format(old=shortened(one.old), new=shortened(one.new)))
    names = {one.contact_id: shortened(one.name) for one in news}
    lines = [tell["news_line"].format(name=names[who], what="; ".join(what)) for who, what in about.items()]
    return {"title": tell["news"].format(n=people(len(about))), "lines": first_lines(lines)}


def first_lines(lines: list[str]) -> list[str]:
    """Cut a list that is too long for a page, and say so.

    Examples
    --------
    >>> first_lines([str(number) for number in range(23)])[-2:]
    ['19', '… and 3 more.']
    """
    more = [words()["file"]["more_lines"].format(n=f"{len(lines) - PAGE:,}")] if len(lines) > PAGE else []
    return [shortened(line, 300) for line in lines[:PAGE]] + more


def _reasons(skipped: list[tuple[int, str]]) -> list[str]:
    tell = words()["file"]
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, reason in skipped:
        numbers[reason].append(number)
    lines = []
    for reason, which in sorted(numbers.items(), key=lambda item: -len(item[1])):
        shown = ", ".join(map(str, which[:NUMBERS]))
        if len(which) > NUMBERS:
            shown = tell["and_more"].format(shown=shown, n=f"{len(which) - NUMBERS:,}")
        key = "skipped_why" if len(which) == 1 else "skipped_why_more"
        lines.append(tell[key].format(reason=reason, numbers=shown))
    return lines


def _who(one: FileContact) -> str:
    beside = (one.position, one.company) if one.position or one.company else (one.email,)
    return ", ".join(shortened(text) for text in (one.name, *beside) if text)
