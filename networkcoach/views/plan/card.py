"""The 90-day plan: few people, small promises, a moment for them, and three days of looking whether it happened."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Exercise
from networkcoach.views._card import saved_words, script, style, words
from networkcoach.views._desk import DeskCard
from networkcoach.views._download import DownloadCard, folder_beside
from networkcoach.views._undo import undo_button
from networkcoach.views.plan.shown import plan_state


class PlanCard(DeskCard, DownloadCard):
    """The card of `networkcoach.plan`, and the desk of the exercise in which the plan is made."""

    _esm = script("common.js", "download.js", "desk.js", "plan_parts.js", "plan_card.js")
    _css = style("desk.css", "plan.css")
    _words = "plan"

    def __init__(self, log: ContactLog, exercise: Exercise | None = None) -> None:
        self._start = 0
        super().__init__(log, exercise)

    def desk_state(self) -> dict[str, Any]:
        """Return the plan in words."""
        return plan_state(self._log, self._start) | undo_button(self._log)

    def do_begin(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Begin a plan today; one that is over makes room."""
        self._log.start_plan()
        return self._now()

    def do_page(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Show other people to choose from."""
        self._start = int(message["start"])
        return self.desk_state()

    def do_choose(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Take somebody into the plan, or out of it; the answer of the exercise goes along."""
        person = int(message["person"])
        if message["on"]:
            self._log.plan_for(person)
        else:
            self._log.unplan(person)
        self._keep_answer()
        return self._now()

    def _keep_answer(self) -> None:
        plan = self._log.plan()
        self._chosen.be([one.id for one in plan.people] if plan else [])

    def do_strategy(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Set what fits somebody."""
        self._log.plan_for(int(message["person"]), strategy=message["strategy"])
        return self._now()

    def do_words(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Keep the words of theirs that one rests on."""
        self._log.plan_for(int(message["person"]), words=message["text"])
        return self._now()

    def do_promise(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Write down a promise to somebody in the plan, under the strategy that was chosen for them."""
        if not message["what"].strip():
            raise ValueError(words()["promise"]["need_what"])
        person = int(message["person"])
        plan = self._log.plan()
        strategy = next((one.strategy for one in plan.people if one.id == person), None) if plan else None
        self._log.promise(person, message["what"], by=message["by"] or None, strategy=strategy)
        return self._now(written={"person": person, "n": self.state.get("written", {}).get("n", 0) + 1})

    def do_keep(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Mark a promise as kept today."""
        self._log.keep(message["promise"])
        return self._now()

    def do_move(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Give a promise whose day has passed the day that the button names."""
        self._log.redate(message["promise"], self.state["soon"])
        return self._now()

    def do_if_then(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Keep the sentence that ties it to a moment."""
        self._log.if_then(message["when"] or None, message["then"] or None)
        return self._now()

    def do_weekly(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Keep the day and the time of the ten minutes."""
        self._log.weekly(message["weekday"] or None, message["time"] or None)
        return self._now()

    def do_undo(self, message: dict[str, Any], buffers: list[bytes]) -> dict[str, Any]:
        """Take back what the button names; who is out of the plan then is out of the answer too."""
        told = super().do_undo(message, buffers)
        self._keep_answer()
        return told | self.desk_state()

    def do_calendar(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hand the calendar file to the browser's downloads."""
        tell = words()["plan"]
        with folder_beside(self._log) as folder:
            file = folder / tell["file_calendar"].format(day=self._log.today.isoformat())
            self._log.export_calendar(file)
            handed = self.hand_over(file)
        return self._now() | handed | {"saved": tell["calendar_saved"].format(name=file.name)}

    def do_print(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hand the plan, as one page to hang on a wall, to the browser's downloads."""
        from networkcoach.views.plan.paper import page_of  # late: only who prints needs it

        tell, plan = words()["plan"], self._log.plan()
        if plan is None:
            return {"saved": saved_words(self._log)}
        name = tell["file_page" if message["names"] else "file_page_no_names"]
        with folder_beside(self._log) as folder:
            file = folder / name.format(day=self._log.today.isoformat())
            file.write_text(page_of(plan, self._log.today, names=bool(message["names"])), encoding="utf-8")
            handed = self.hand_over(file)
        return self._now() | handed | {"saved": tell["printed"].format(name=file.name)}
