"""Which desk an `act` is done at."""

from __future__ import annotations

from networkcoach.views._desk import DeskCard
from networkcoach.views.open_promises import OpenPromisesCard
from networkcoach.views.plan import PlanCard
from networkcoach.views.promises import PromisesCard
from networkcoach.views.said import SaidCard
from networkcoach.views.sources import SourcesCard

#: By the name that a lesson file gives in ``desk``.
DESKS: dict[str, type[DeskCard]] = {
    "promises": PromisesCard,
    "open": OpenPromisesCard,
    "words": SaidCard,
    "sources": SourcesCard,
    "plan": PlanCard,
}
