"""The files in ``data/``: where they lie, and how to read the YAML among them.

Authors edit ``data/`` at the top of the course folder. A wheel carries a copy inside the package. `data_path` finds
either, and is the only function that knows of the two places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from networkcoach._told import Told

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE.parent / "data", _PACKAGE / "data")


class DataFileError(Told, ValueError):
    """A file in ``data/`` can't be read; the message names the file and the line."""


def data_path(*parts: str) -> Path:
    """Find a file or folder of ``data/``, in a checkout or in an installed wheel.

    Parameters
    ----------
    *parts
        Path below ``data/``, such as ``"lessons", "0-does-it-happen.yaml"``.

    Raises
    ------
    DataFileError
        If neither place has it.

    Examples
    --------
    >>> data_path("lessons").name
    'lessons'
    """
    for place in _PLACES:
        if (place / "lessons").is_dir() and place.joinpath(*parts).exists():
            return place.joinpath(*parts)
    raise DataFileError(f"The course has no file data/{'/'.join(parts)}. Is the course folder complete?")


@dataclass(frozen=True)
class Document:
    """A YAML file as plain Python values, with the line on which each of them starts.

    Attributes
    ----------
    value
        Dicts, lists, strings, numbers, true, false and None.
    lines
        From a path such as ``("exercises", 0, "id")`` to its line, counted from 1.
    path
        The file, for messages.
    """

    value: Any
    lines: dict[tuple[str | int, ...], int]
    path: Path

    def where(self, *steps: str | int) -> str:
        """``file:line`` of a value, or of the nearest thing around it."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return f"{self.path.name}:{self.lines.get(steps, 1)}"


def read_yaml(path: Path) -> Document:
    r"""Read one YAML file and keep its line numbers.

    Only ``true``, ``false``, ``null`` and plain numbers are read as such. What YAML 1.1 would change behind an author's
    back (``no`` to False, ``2026-03-16`` to a date, ``6:14`` to 374) stays text.

    Raises
    ------
    DataFileError
        If it can't be read, is not YAML, or a key stands twice; the message names file and line.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "a.yaml")
    ...     _ = file.write_text("by: 2026-03-16\nfits: no\n")
    ...     read_yaml(file).value
    {'by': '2026-03-16', 'fits': 'no'}
    """
    read_already = path.with_name(f"{path.name}.json")
    if read_already.exists():  # only in the browser's wheel: YAML takes eight times as long there, and needs a library
        return Document(json.loads(read_already.read_text(encoding="utf-8")), {}, path)
    import yaml  # late: 15 ms that `import networkcoach` need not pay

    lines: dict[tuple[str | int, ...], int] = {}
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_loader())
        return Document(_plain(root, (), lines, path), lines, path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataFileError(f"{path.name}:{line}: this is not YAML ({error.problem}).") from error
    except OSError as error:
        raise DataFileError(f"{path.name}: the file can't be opened ({error.strerror}).") from error
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise DataFileError(f"{path.name}:1: this can't be read as YAML text in UTF-8 ({error}).") from error


def _loader() -> type:
    import yaml

    base: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same rules; the C one is there on a computer
    loader = type("PlainLoader", (base,), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in (
        ("bool", r"true|false", "tf"),
        ("null", r"null|~|", ["n", "~", ""]),
        ("int", r"-?[0-9]+", "-0123456789"),
        ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
    ):
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))  # type: ignore[attr-defined]
    return loader


_SCALARS: dict[str, Callable[[str], Any]] = {
    "bool": lambda text: text == "true",
    "null": lambda _: None,
    "int": int,
    "float": float,
    "str": str,
}


def _plain(node: Any, at: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], path: Path) -> Any:
    if node is None:
        return None
    lines[at] = node.start_mark.line + 1
    if node.id == "scalar":
        return _SCALARS.get(node.tag.rpartition(":")[2], str)(node.value)
    if node.id == "sequence":
        return [_plain(item, (*at, n), lines, path) for n, item in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key, value in node.value:
        if key.id != "scalar":
            raise DataFileError(f"{path.name}:{key.start_mark.line + 1}: a name must be plain text.")
        if key.value in result:
            raise DataFileError(f"{path.name}:{key.start_mark.line + 1}: '{key.value}' stands here twice.")
        result[key.value] = _plain(value, (*at, key.value), lines, path)
        lines[(*at, key.value)] = key.start_mark.line + 1
    return result
