"""The 90-day plan as a card."""

from networkcoach.views.plan.card import PlanCard

__all__ = ["PlanCard"]
