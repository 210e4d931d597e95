"""Which desk an `act` is done at."""

from __future__ import annotations

from networkcoach.views._desk import DeskCard
from networkcoach.views.promises import PromisesCard

#: By the name that a lesson file gives in ``desk``.
DESKS: dict[str, type[DeskCard]] = {
    "promises": PromisesCard,
}
