"""Earlier versions of a message, and what changed since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from networkcoach.contacts._drafts import Draft
from networkcoach.views._card import words
from networkcoach.views._days import day_in_words
from networkcoach.views._say import counted
from networkcoach.views.promises import PAGE

_WORD = re.compile(r"\s*\S+|\s+$")
_MANY = 1_500  # words; beyond, difflib leaves frequent ones aside: 8,000 equal words took 5 s else, measured


def versions_for_page(drafts: Sequence[Draft], today: date) -> dict[str, Any]:
    """List what is not at hand, the newest first."""
    tell = words()["message"]
    earlier = [one for number, one in enumerate(drafts) if number or one.talk_id is not None]
    more = tell["versions_more"].format(shown=PAGE, all=len(earlier)) if len(earlier) > PAGE else ""
    return {"rows": [_row(one, today) for one in earlier[:PAGE]], "more": more}


def compared(old: str, new: str) -> dict[str, Any]:
    """Say what changed from one version to another: pieces that stayed, were added or were taken out.

    Examples
    --------
    >>> compared("Dear Otis, how are you?", "Dear Otis, how is the saw?")["pieces"]
    [['same', 'Dear Otis, how'], ['removed', ' are you?'], ['added', ' is the saw?']]
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) + len(after) > _MANY)
    pieces: list[list[str]] = []
    for kind, start, end, start_new, end_new in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(["same", "".join(before[start:end])])
            continue
        pieces += [["removed", "".join(before[start:end])]] if end > start else []
        pieces += [["added", "".join(after[start_new:end_new])]] if end_new > start_new else []
    return {"pieces": pieces, "text": _summary(pieces)}


def _summary(pieces: Sequence[Sequence[str]]) -> str:
    tell = words()["message"]
    count = {kind: sum(len(text.split()) for one, text in pieces if one == kind) for kind in ("added", "removed")}
    if not any(count.values()):
        return str(tell["same"])
    said = {kind: counted(many, tell["word"], tell["words"]) for kind, many in count.items()}
    return str(tell["changes"].format(**said))


def _row(one: Draft, today: date) -> dict[str, Any]:
    tell, day = words()["message"], day_in_words(one.day, today)
    many = counted(len(one.text.split()), tell["word"], tell["words"])
    key = "version_row" if one.talk_id is None else "sent_row"
    return {
        "id": one.id,
        "day": day,
        "text": tell[key].format(day=day, words=many),
        "is_sent": one.talk_id is not None,
    }
