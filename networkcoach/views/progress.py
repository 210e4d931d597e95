"""Where the reader is, lesson by lesson, and where to go next. No points, no badges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from networkcoach.lessons import Lesson
from networkcoach.views._card import Card, script, style, words


class ProgressCard(Card):
    """The card of `networkcoach.progress`.

    Parameters
    ----------
    lessons
        Gives the lessons afresh each time, in their order.
    """

    _css = style("facts.css")
    _esm = script("common.js", "progress_card.js")

    def __init__(self, lessons: Callable[[], Sequence[Lesson]]) -> None:
        self._lessons = lessons
        super().__init__({"title": words()["progress"]["title"]}, progress_state(lessons()))

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, for someone who comes back to this page."""
        return progress_state(self._lessons())


def progress_state(lessons: Sequence[Lesson]) -> dict[str, Any]:
    """Return what the card shows: a row per lesson, and the next step in one sentence."""
    tell = words()["progress"]
    rows = [
        [
            one.title,
            tell["done"].format(done=one.progress.done, of=one.progress.of),
            tell["minutes"].format(minutes=one.minutes.alone),
        ]
        for one in lessons
    ]
    unfinished = [one for one in lessons if one.progress.done < one.progress.of]
    if not unfinished:
        message = tell["all_done"]
    else:
        key = "begin" if unfinished[0].progress.done == 0 else "go_on"
        message = tell[key].format(title=unfinished[0].title, notebook=f"{unfinished[0].id}.ipynb")
    return {"message": message, "table": {"columns": tell["columns"], "rows": rows}}
