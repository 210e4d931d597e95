"""What an exercise says to an answer."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Literal, get_args

Outcome = Literal["not_attempted", "not_right", "right", "noted"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

_WIDTH = 80
_SIGN = {True: "- Yes: ", False: "- Look again: ", None: "- "}
_HEADING = {"not_attempted": "Not tried yet", "not_right": "Not quite", "right": "Yes", "noted": "Noted"}


@dataclass(frozen=True)
class Point:
    """One explained piece of an answer.

    Attributes
    ----------
    text
        The explanation, complete in itself.
    ok
        True if this piece works, False if it wants a second look, None if it is a remark.
    quote
        The learner's words (or the piece of the text) that it is about.
    key
        Key of the item, piece or check.
    start, end
        Where the quote stands in the text, in code points.
    brief
        The reason alone, for a page on which the piece itself stands beside it; empty where that makes no sense.
    """

    text: str
    ok: bool | None = None
    quote: str = ""
    key: str = ""
    start: int | None = None
    end: int | None = None
    brief: str = ""


@dataclass(frozen=True)
class Feedback:
    """The reply to an answer: what came of it, and why.

    ``text`` says everything, the points included and in order: paragraphs with a blank line between them, points as
    lines that begin with ``- ``. ``str()`` puts the outcome on top and breaks the lines for a terminal.

    Examples
    --------
    >>> print(Feedback("noted", "What will you do first?"))
    Noted
    <BLANKLINE>
    What will you do first?
    """

    outcome: Outcome
    text: str
    points: tuple[Point, ...] = ()

    @property
    def around(self) -> str:
        """The text without the points that a page shows beside their pieces."""
        told = [_line(point) for point in self.points if point.brief]
        kept = [line for line in self.text.splitlines() if line not in told]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()

    def __str__(self) -> str:
        return "\n".join([_HEADING[self.outcome], "", wrapped(self.text)])


def wrapped(text: str) -> str:
    """Break the lines of a text for a terminal; list items are indented."""
    return "\n".join(_broken(line) for line in text.splitlines())


def _broken(line: str) -> str:
    indent = "  " if line.startswith("- ") else line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )


def compose(outcome: Outcome, *pieces: str | Point) -> Feedback:
    """Join sentences and points, in the order given, to one feedback; empty sentences are left out.

    Examples
    --------
    >>> print(compose("right", "One thing.", Point("He can answer this.", ok=True)).text)
    One thing.
    <BLANKLINE>
    - Yes: He can answer this.
    """
    blocks: list[str] = []
    in_list = False
    for piece in pieces:
        if isinstance(piece, Point) and in_list:
            blocks[-1] += "\n" + _line(piece)
        elif piece:
            blocks.append(_line(piece) if isinstance(piece, Point) else piece)
            in_list = isinstance(piece, Point)
    return Feedback(outcome, "\n\n".join(blocks), tuple(piece for piece in pieces if isinstance(piece, Point)))


def _line(point: Point) -> str:
    return _SIGN[point.ok] + point.text


def quoted(words: str, limit: int = 60) -> str:
    r"""Words of the learner in quotation marks, on one line, cut at a word if they are long.

    Examples
    --------
    >>> quoted("keep me\nin mind")
    '“keep me in mind”'
    """
    line = re.sub(r"\s+", " ", words).strip()
    return f"“{textwrap.shorten(line, limit, placeholder=' …') if ' ' in line else line[:limit]}”"


def listed(names: list[str]) -> str:
    """Names in a row, the last one after "and".

    Examples
    --------
    >>> listed(["Amara", "Otis", "Keiko"])
    'Amara, Otis and Keiko'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def filled(template: str, **values: object) -> str:
    """Put values into the ``{places}`` of a sentence; other braces stay as they are.

    Examples
    --------
    >>> filled("You wrote {quote}.", quote="“hello”")
    'You wrote “hello”.'
    """
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), template)
