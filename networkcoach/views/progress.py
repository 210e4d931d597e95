"""Where the reader is, lesson by lesson, and where to go next. No points, no badges."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Lesson
from networkcoach.views._card import saved_words, script, style, words
from networkcoach.views._download import DownloadCard, folder_beside

_BEGUN_AGAIN = "begun_again"  # a setting: the lessons whose answers were set aside here last


class ProgressCard(DownloadCard):
    """The card of `networkcoach.progress`.

    Parameters
    ----------
    log
        Where the answers are kept.
    lessons
        Gives the lessons afresh each time, in their order.
    """

    _esm = script("common.js", "download.js", "progress_card.js")
    _css = style("desk.css")

    def __init__(self, log: ContactLog, lessons: Callable[[], Sequence[Lesson]]) -> None:
        self._log, self._lessons = log, lessons
        super().__init__({"title": words()["progress"]["title"]}, self._now())

    def do_look(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Look again, for someone who comes back to this page."""
        return self._now()

    def catch_up(self) -> dict[str, Any]:
        """Count an exercise that was tried in another card."""
        return self._now()

    def do_again(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Set the answers of one lesson, or of all, aside."""
        lessons = [one for one in self._lessons() if message["lesson"] in ("", one.id) and _is_begun(one)]
        for one in lessons:
            one.reset()
        self._log.store.keep(_BEGUN_AGAIN, json.dumps([one.id for one in lessons]))
        return self._now() | {"saved": saved_words(self._log)}

    def do_back(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Bring back what was set aside here last."""
        for one in self._set_aside():
            one.bring_back()
        self._log.store.keep(_BEGUN_AGAIN, "[]")
        return self._now() | {"saved": saved_words(self._log)}

    def do_take(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hand all answers, as one page to read or print, with or without names, to the browser's downloads."""
        from networkcoach.paper import my_work  # late: only who takes the work away needs it

        tell = words()["progress"]
        with folder_beside(self._log) as folder:
            page = folder / tell["page"].format(day=self._log.today.isoformat())
            work = my_work(self._lessons(), self._log.today, names=bool(message["names"]))
            page.write_text(work, encoding="utf-8")
            handed = self.hand_over(page)
        return {**self._now(), **handed, "saved": tell["taken"].format(name=page.name)}

    def _set_aside(self) -> list[Lesson]:
        names = json.loads(self._log.store.setting(_BEGUN_AGAIN) or "[]")
        return [one for one in self._lessons() if one.id in names]

    def _now(self) -> dict[str, Any]:
        tell, lessons = words()["progress"], self._lessons()
        aside = [one.title for one in self._set_aside()]
        return {
            "message": _where_to(lessons),
            "rows": [_row(one) for one in lessons],
            "again_all": tell["again_all"] if sum(map(_is_begun, lessons)) > 1 else "",
            "can_take": any(map(_is_begun, lessons)),
            "back": tell["back"].format(titles=", ".join(aside)) if aside else "",
        }


def _is_begun(lesson: Lesson) -> bool:
    return lesson.progress.done + lesson.progress.skipped > 0


def _row(lesson: Lesson) -> dict[str, Any]:
    tell, now = words()["progress"], lesson.progress
    skipped = tell["skipped"].format(n=now.skipped) if now.skipped else ""
    return {
        "id": lesson.id,
        "title": lesson.title,
        "done": tell["done"].format(done=now.done, of=now.of) + skipped,
        "minutes": tell["minutes"].format(minutes=lesson.minutes.alone),
        "again": tell["again"] if _is_begun(lesson) else "",
    }


def _where_to(lessons: Sequence[Lesson]) -> str:
    """Name the next exercise: the first one left open, in the first lesson that has one."""
    tell = words()["progress"]
    for lesson in lessons:
        if (waiting := lesson.next_exercise) is not None:
            key = "go_on" if _is_begun(lesson) else "begin"
            places = {"title": lesson.title, "notebook": f"{lesson.id}.ipynb"}
            return str(tell[key].format(exercise=waiting.id, name=waiting.title, **places))
    return str(tell["all_done"])
