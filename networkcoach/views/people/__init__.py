"""Everybody in the log: search as you type, and one person's page."""

from networkcoach.views.people.card import PeopleCard, show_person

__all__ = ["PeopleCard", "show_person"]
