"""The card that shows the cells behind it as slides, one at a time and over the whole window."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog
from networkcoach.lessons import Workshop
from networkcoach.paper import speaker
from networkcoach.paper._deck import deck
from networkcoach.paper._live import live_slides
from networkcoach.views._card import Card, script, style, words


class SlidesCard(Card):
    """The card of `networkcoach.slides`.

    Parameters
    ----------
    log
        Whose people the exercises show.
    plan
        The workshop.
    """

    _css = style("facts.css", "slides.css")
    _esm = script("common.js", "slides_keys.js", "slides_card.js")

    def __init__(self, log: ContactLog, plan: Workshop) -> None:
        self._log, self._plan = log, plan
        spec = {
            "title": words()["slides"]["title"].format(minutes=plan.minutes),
            "minutes": plan.minutes,
            "numbers": [slide.number for slide in live_slides(plan)],
            "of": sum(len(part.slides) for part in deck(plan)),
            "whose": words()["start"]["demo_mode"] if log.is_demo and log.path else "",
        }
        super().__init__(spec, {})

    def do_speaker(self, _message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Send the speaker's page, which is too long to stay in ``state``."""
        self.send({"speaker": speaker(self._plan)})
        return {}
