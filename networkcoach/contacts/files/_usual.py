"""Which column probably holds what, by the usual names that authors keep in ``data/columns.yaml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from networkcoach._data import data_path, read_yaml
from networkcoach.contacts.files._clean import clean_line

_NOT_A_LETTER = re.compile(r"[\W_]+")


def guess_columns(
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    has: Mapping[str, int] | None = None,
    known: Collection[int] = (),
) -> dict[str, int]:
    """Guess which fields the columns of a table hold.

    Parameters
    ----------
    titles
        Names of the columns, as the file writes them.
    rows
        Some rows below them; they tell whether ``Name`` beside ``Vorname`` is the whole name or the family name.
    has
        Fields of which it is known where they stand.
    known
        Columns that need no guess.

    Returns
    -------
    dict
        From a field to where its column stands.

    Examples
    --------
    >>> guess_columns(["Name", "Vorname", "E-Mail"], [["Ruiz", "Ana", "ana@example.com"]])
    {'given': 1, 'email': 2, 'family': 0}
    """
    has = has or {}
    guessed: dict[str, int] = {}
    for at, title in enumerate(titles):
        field = _field(title)
        if field and field not in has and field not in guessed and at not in known:
            guessed[field] = at
    both = {**has, **guessed}
    part, other = ("given", "family") if "given" in both else ("family", "given")
    if "name" in guessed and part in both and other not in both and not _holds(rows, both["name"], both[part]):
        guessed[other] = guessed.pop("name")
    return guessed


def _holds(rows: Iterable[Sequence[str]], name: int, part: int) -> bool:
    """Say whether a column holds whole names, of which another one holds a part."""
    pairs = ((clean_line(row[name]), clean_line(row[part])) for row in rows)
    return any(text in whole for whole, text in pairs if text)


def _field(title: str) -> str | None:
    if len(title) > 100:
        return None
    name = _bare(title)
    return _usual().get(name) or _usual().get(name.removesuffix("1"))


def _bare(title: str) -> str:
    return _NOT_A_LETTER.sub("", clean_line(title)).casefold()


@cache
def _usual() -> dict[str, str]:
    fields = read_yaml(data_path("columns.yaml")).value
    return {_bare(name): field for field, languages in fields.items() for names in languages for name in names}
