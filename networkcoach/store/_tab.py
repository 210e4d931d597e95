"""Whether this tab of the browser may write the log, or another tab holds it.

A kernel of the browser edition belongs to one tab. The cards ask the browser for a lock in the name of their tab
(``page/helpers``), and tell it here. Several kernels of one tab share it: between them, and for whoever shows no card
at all, the check of the revision in `OnDrive` is the safety.
"""

from __future__ import annotations

from dataclasses import dataclass

from networkcoach.store._problem import StoreProblem

ELSEWHERE = (
    "Another tab of this browser has your log open, so nothing was saved. Close the workbook there, "
    "or press “Use it here”, and do this once more."
)


@dataclass
class _Tab:
    elsewhere: bool = False


_TAB = _Tab()


def log_is_elsewhere() -> bool:
    """Whether another tab of the browser holds the log.

    Examples
    --------
    >>> log_is_elsewhere()
    False
    """
    return _TAB.elsewhere


def tell_of_tab(elsewhere: bool) -> bool:
    """Keep what the page says about its tab; return whether it is news.

    Examples
    --------
    >>> tell_of_tab(elsewhere=True), tell_of_tab(elsewhere=True), tell_of_tab(elsewhere=False)
    (True, False, True)
    """
    is_news = _TAB.elsewhere != elsewhere
    _TAB.elsewhere = elsewhere
    return is_news


def stay_in_tab() -> None:
    """Refuse to write while another tab holds the log.

    Raises
    ------
    StoreProblem
        If one does.

    Examples
    --------
    >>> stay_in_tab()
    """
    if _TAB.elsewhere:
        raise StoreProblem(ELSEWHERE)
