"""How much fits on one slide in letters that the last row can read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from networkcoach.lessons import Remark
from networkcoach.paper._frame import without_code

T = TypeVar("T")

_LINE = 62  # letters of a wide font; a test measures every slide in a browser
_LINES = 11
_GAP = 0.5  # of a line, after a paragraph


def paged(markdown: str) -> list[str]:
    r"""Split prose between its paragraphs into slides that are about equally full.

    Examples
    --------
    >>> [len(page) for page in paged("\n\n".join(["word " * 40] * 4))]
    [400, 400]
    """
    paragraphs = [one.strip() for one in re.split(r"\n\s*\n", without_code(markdown)) if one.strip()]
    return ["\n\n".join(some) for some in _even(paragraphs, _prose_lines)]


def remarks_paged(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """Split remarks into slides in the same way."""
    return _even(remarks, lambda one: _lines(one.words) + 0.8 * _lines(one.why))


def _even(parts: Sequence[T], lines: Callable[[T], float]) -> list[list[T]]:
    """Find the smallest room with which there are no more slides than with a full one."""
    fewest = len(_filled(parts, lines, _LINES))
    rooms = (_LINES * share / 20 for share in range(1, 21))
    return next(pages for room in rooms if len(pages := _filled(parts, lines, room)) <= fewest)


def _filled(parts: Sequence[T], lines: Callable[[T], float], room: float) -> list[list[T]]:
    pages: list[list[T]] = []
    left = 0.0
    for part in parts:
        needed = lines(part) + _GAP
        if not pages or needed > left:
            pages.append([])
            left = room
        pages[-1].append(part)
        left -= needed
    return pages


def _prose_lines(paragraph: str) -> float:
    items = re.split(r"\n(?=- )", paragraph)
    return sum(_lines(" ".join(item.split())) for item in items) + _GAP * (len(items) - 1)


def _lines(text: str) -> int:
    return -(-len(text) // _LINE)
