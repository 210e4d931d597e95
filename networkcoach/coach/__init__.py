"""The message coach: it reads a draft, marks words, and says why. It knows no screen, no lessons and no log."""

from networkcoach.coach._review import Mark, Observation, Review, review_message

__all__ = ["Mark", "Observation", "Review", "review_message"]
