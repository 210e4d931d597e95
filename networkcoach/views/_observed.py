"""What the coach noticed in a draft, as the page shows it, without what the writer overruled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from networkcoach._data import DataFileError, data_path, read_yaml
from networkcoach.coach import Mark, Observation, Review
from networkcoach.coach._book import LABELS, the_book
from networkcoach.coach._stem import related, stem
from networkcoach.coach._tokens import read_words
from networkcoach.contacts._drafts import Overruled
from networkcoach.views._card import words
from networkcoach.views._say import counted, shortened

_QUOTE = 60  # letters
_SENTENCE_ENDS = re.compile(r"[.!?…\n]+")


def observed(text: str, review: Review, overruled: Overruled, confided: Sequence[str]) -> dict[str, Any]:
    """Give marks, list, status and notes for the page.

    Parameters
    ----------
    confided
        What the person told in confidence; it never leaves this function.
    """
    left = [(one, marks) for one in review.observations for marks in _standing(text, one, overruled)]
    rows = [_row(text, one, marks, confided) for one, marks in left]
    hushed = len(left) < len(review.observations) and not left
    return {
        "marks": [[mark.start, mark.end, one.kind] for one, marks in left for mark in marks],
        "rows": rows,
        "status": _status(rows),
        "note": words()["message"]["nothing_else"] if hushed and not review.note else review.note,
        "overruled": [_overruled_row(label, quote) for label, quote in overruled],
    }


def overruling(text: str, review: Review, label: str) -> Overruled:
    """Give the pairs that overrule what stands under a label now; the same words are not marked for it again."""
    marks = [mark for one in review.observations if one.label == label for mark in one.marks]
    return tuple((label, _folded(text, mark)) for mark in marks) or ((label, ""),)


def sentence_around(text: str, start: int, end: int) -> str:
    """Give the sentence in which words stand.

    Examples
    --------
    >>> sentence_around("Hi Bo. How is your mother? Best, Ana", 16, 22)
    'How is your mother?'
    """
    first = max((found.end() for found in _SENTENCE_ENDS.finditer(text, 0, start)), default=0)
    ending = _SENTENCE_ENDS.search(text, end)
    return text[first : ending.end() if ending else len(text)].strip()


def is_confided(quote: str, confided: Collection[str]) -> bool:
    """Say whether words come back to something that was told in confidence.

    Examples
    --------
    >>> is_confided("caring for your mum", ["Cares for her mother."]), is_confided("your garden", ["Has a son."])
    (True, False)
    """
    said = _stems(quote)
    return any(related(one, other) for text in confided for one in _stems(text) for other in said)


def trust() -> dict[str, Any]:
    """Say how often the coach was right, label by label, as the benchmark measured it.

    Examples
    --------
    >>> sorted(trust())
    ['table', 'text']
    """
    tell, measured = words()["message"], _measured()
    if not measured:
        return {"text": tell["trust_none"], "table": None}
    of_label = measured["labels"]
    rows = [[the_book().wording[one].name, *_figures(of_label[one])] for one in LABELS if one in of_label]
    columns = [tell["trust_label"], tell["trust_right"], tell["trust_found"], tell["trust_drafts"]]
    return {"text": tell["trust_how"].format(n=measured["drafts"]), "table": {"columns": columns, "rows": rows}}


def _standing(text: str, one: Observation, overruled: Overruled) -> Iterator[tuple[Mark, ...]]:
    """Give the marks that were not overruled; nothing if none is left to speak of."""
    said = [quote for label, quote in overruled if label == one.label]
    marks = tuple(mark for mark in one.marks if not any(_is_same(_folded(text, mark), quote) for quote in said))
    if marks or (not one.marks and not said):
        yield marks


def _is_same(one: str, other: str) -> bool:
    """Whether words are those that were overruled, also where a mark has grown or shrunk by a word since."""
    return bool(one and other) and (one in other or other in one)


def _folded(text: str, mark: Mark) -> str:
    return " ".join(text[mark.start : mark.end].casefold().split())


def _row(text: str, one: Observation, marks: Sequence[Mark], confided: Sequence[str]) -> dict[str, Any]:
    first = marks[0] if marks else None
    is_personal = one.label == "intrusive" and first is not None
    held = is_personal and any(is_confided(text[mark.start : mark.end], confided) for mark in marks)
    return {
        "label": one.label,
        "kind": one.kind,
        "name": one.name,
        "why": first.why if first else one.why,
        "question": "" if held else first.question if first else one.question,
        "doubt": one.doubt,
        "marks": [[mark.start, mark.end, _quote(text, mark)] for mark in marks],
        "confided": words()["message"]["confided"] if held else "",
        "sentence": sentence_around(text, first.start, first.end) if first and is_personal and not held else "",
    }


def _quote(text: str, mark: Mark) -> str:
    return shortened(" ".join(text[mark.start : mark.end].split()), _QUOTE)


def _overruled_row(label: str, quote: str) -> dict[str, str]:
    name = the_book().wording[label].name
    said = words()["message"]["overruled_words"].format(name=name, words=shortened(quote, _QUOTE)) if quote else name
    return {"label": label, "quote": quote, "text": said}


def _status(rows: Sequence[dict[str, Any]]) -> str:
    """Say how much there is, so that a screen reader can say it in one breath."""
    tell = words()["message"]
    works = sum(row["kind"] == "helps" for row in rows)
    look = len(rows) - works
    parts = [counted(look, tell["look_one"], tell["look_many"])] if look else []
    parts += [counted(works, tell["works_one"], tell["works_many"])] if works else []
    return f"{', '.join(parts)}." if parts else ""


@cache
def _measured() -> dict[str, Any]:
    try:
        measured: dict[str, Any] = read_yaml(data_path("coach", "measured.yaml")).value
    except DataFileError:
        return {}
    return measured


def _figures(one: dict[str, float]) -> list[str]:
    share = words()["message"]["trust_share"]
    return [share.format(n=round(100 * one["right"])), share.format(n=round(100 * one["found"])), str(one["drafts"])]


def _stems(text: str) -> set[str]:
    tokens = [token.word for token in read_words(text).tokens]
    return {stem(word) for word in tokens if len(word) > 2 and not the_book().phrases.is_a(word, "plain")}
