"""`ContactLog`: everything one can do with the people one has met."""

from __future__ import annotations

from networkcoach.contacts._log_drafts import LogDrafts
from networkcoach.contacts._log_files import LogFiles
from networkcoach.contacts._log_memory import LogMemory
from networkcoach.contacts._log_overview import LogOverview
from networkcoach.contacts._log_people import LogPeople
from networkcoach.contacts._log_plan import LogPlan
from networkcoach.contacts._log_promises import LogPromises


class ContactLog(LogPeople, LogDrafts, LogPromises, LogPlan, LogMemory, LogOverview, LogFiles):
    """People, what passed between you, what you promised them, and your plan.

    Every change is saved when the call returns, and `undo` takes it back. A person is named by id, by full name, or by
    a given name or nickname that only one person has. Days are ISO text or dates.

    Parameters
    ----------
    store
        Where everything is kept.
    clock
        Tells today each time it matters: a log opened yesterday knows that it is today.
    is_demo
        Whether the people are invented.

    Examples
    --------
    >>> from datetime import date
    >>> from networkcoach.store import Store
    >>> log = ContactLog(Store.open(None), lambda: date(2026, 3, 16))
    >>> amara = log.add("Amara Diallo-Finch", met_on="2026-03-10")
    >>> thanks = log.promise(amara, "say thanks", by="2026-03-15")
    >>> log.follow_through().open
    1
    >>> log.keep(thanks, on="2026-03-11")
    >>> log.follow_through().on_time
    1
    """
