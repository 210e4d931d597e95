"""A table of no known kind, whose columns a person has named."""

from __future__ import annotations

import re

from networkcoach.contacts.files._model import ContactFile
from networkcoach.contacts.files._people import different, parted, real_tags
from networkcoach.contacts.files._rows import Columns, gathered, read_people, split
from networkcoach.contacts.files._table import CsvFamily, Table

_APART = re.compile(r":::|[,|]")


def read_any(table: Table) -> ContactFile:
    """Turn a table into people by the columns that a person has chosen, and no others."""
    at = {field: place for field, place in table.chosen.items() if place is not None}
    columns = Columns(
        table,
        at,
        emails=split(table, at.get("email"), _emails),
        phones=gathered(table, [(at["phone"], None)] if "phone" in at else []),
        urls=gathered(table, [(at["url"], None)] if "url" in at else []),
        tags=split(table, at.get("tags"), lambda cell: real_tags(_parts(cell))),
    )
    return read_people(columns, "csv")


def _emails(cell: str) -> tuple[str, ...]:
    texts = different(_parts(cell))
    return texts if all("@" in text for text in texts) else (cell,)


def _parts(cell: str) -> list[str]:
    return parted(_APART.sub(";", cell), ";")


ANY = CsvFamily(frozenset(), frozenset(), read_any)
