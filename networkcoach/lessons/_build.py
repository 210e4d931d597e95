"""From the plain values of a YAML file to frozen dataclasses."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import lru_cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def build(cls: type[T], data: object) -> T:
    """Make a dataclass from a mapping, after its type hints.

    Raises
    ------
    TypeError, ValueError, KeyError
        If something is missing, unknown or of another type. The schema tells an author which and where.

    Examples
    --------
    >>> from networkcoach.lessons._text import Minutes
    >>> build(Minutes, {"alone": 5})
    Minutes(alone=5, workshop_60=0, workshop_90=0)
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"{cls.__name__} needs a mapping")
    hints = _hints(cls)  # type: ignore[arg-type]  # a class is hashable, whatever its instances are
    return cls(**{key: _fitted(hints[key], value) for key, value in data.items()})


@lru_cache(maxsize=100)
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _fitted(hint: Any, value: Any) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if hint is Any:
        return value
    if origin is types.UnionType:
        return _fitted_one(args, value)
    if origin is Literal:
        return _checked(value in args, value)
    if origin is tuple:
        return tuple(_fitted(args[0], one) for one in _checked(isinstance(value, list), value))
    if origin is dict:
        return {key: _fitted(args[1], one) for key, one in _checked(isinstance(value, dict), value).items()}
    if is_dataclass(hint):
        return build(hint, value)  # type: ignore[arg-type]
    _checked(isinstance(value, hint) and (hint is bool or not isinstance(value, bool)), value)
    return value.strip() if isinstance(value, str) else value


def _fitted_one(hints: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return _checked(types.NoneType in hints, value)
    numbers = tuple(hint for hint in hints if hint in (int, float))
    if numbers:
        return _checked(isinstance(value, numbers) and not isinstance(value, bool), value)
    return _fitted(hints[0], value)


def _checked(fits: bool, value: Any) -> Any:
    if not fits:
        raise TypeError(f"{value!r} does not fit")
    return value
