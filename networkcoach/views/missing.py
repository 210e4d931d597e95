"""What a place lacks, told before anything heavy is imported."""

from __future__ import annotations

from importlib.util import find_spec

from networkcoach._data import data_path, read_yaml
from networkcoach._told import Told

NEEDED = ("anywidget", "ipywidgets", "matplotlib", "pandas")


class MissingPackage(Told, ImportError):
    """A package that cards need is not installed; the sentence says which, and how to get it."""


def missing_sentence(needed: tuple[str, ...] = NEEDED) -> str:
    """Return what is missing and what to do, or nothing.

    Examples
    --------
    >>> missing_sentence(("json",))
    ''
    >>> missing_sentence(("json", "no_such_package"))[:40]
    'Something is missing here: no_such_packa'
    """
    names = [name for name in needed if find_spec(name) is None]
    if not names:
        return ""
    sentence: str = read_yaml(data_path("words", "start.yaml")).value["missing"]
    return sentence.format(names=", ".join(names))
