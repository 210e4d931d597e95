"""The cards for whoever presents: invented people, a look before the talk, and slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from networkcoach._cards import need_cards, start

if TYPE_CHECKING:
    from networkcoach.contacts import ContactLog
    from networkcoach.views.preflight import PreflightCard
    from networkcoach.views.slides import SlidesCard
    from networkcoach.views.start import StartCard


def demo() -> StartCard | None:
    """Switch this notebook to invented people, and show how things stand; until its kernel ends, it opens no other log.

    Whatever was shown of your own log leaves the page. Press Run All after it. To begin the whole workbook so, which
    is the better way for a talk, start it with ``present``.

    Examples
    --------
    >>> import os
    >>> import networkcoach as nc
    >>> from unittest.mock import patch
    >>> with patch.dict(os.environ, NETWORKCOACH_DEMO=""):
    ...     card = demo()
    ...     nc.open_log(), nc.open_log().count_people()
    (<ContactLog of invented people>, 12)
    """
    from networkcoach.present import switch_on

    switch_on()
    return start()


def preflight() -> PreflightCard:
    """Show, before a talk, whether all that will be shown works, with a line for each thing and what to do about it.

    Examples
    --------
    >>> preflight().spec["title"]
    'Ready for the room?'
    """
    need_cards()
    from networkcoach.present import look, verdict
    from networkcoach.views.preflight import PreflightCard

    return PreflightCard(look, verdict)


def slides(log: ContactLog, minutes: int = 60) -> SlidesCard:
    """Show the button that makes slides of the cells behind it, with the keys that lead through them.

    The page for it is made by ``networkcoach present``.

    Parameters
    ----------
    minutes
        Of the workshop: 60 or 90.

    Examples
    --------
    >>> import networkcoach as nc
    >>> slides(nc.demo_log(), 90).spec["title"]
    'Slides with live exercises, 90 minutes'
    """
    need_cards()
    from networkcoach.lessons import read_workshops
    from networkcoach.views.slides import SlidesCard

    plans = {plan.minutes: plan for plan in read_workshops().plans}
    if minutes not in plans:
        raise ValueError(f"There is no workshop of {minutes} minutes. There are: {', '.join(map(str, plans))}.")
    return SlidesCard(log, plans[minutes])
