"""The words on buttons, cards and pages, which an author may change or translate: the files in ``data/words``."""

from __future__ import annotations

from functools import cache
from typing import Any

from networkcoach._data import data_path, read_yaml


@cache
def words() -> dict[str, Any]:
    """Read the words: those of all cards, and one group for each other file.

    Examples
    --------
    >>> words()["days"]["months"][0]
    'January'
    """
    loaded: dict[str, Any] = {file.stem: read_yaml(file).value for file in sorted(data_path("words").glob("*.yaml"))}
    common: dict[str, Any] = loaded.pop("common")
    return common | loaded
