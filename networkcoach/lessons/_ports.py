"""What a lesson may ask of the other rooms. The front door passes it in; lessons import neither log nor coach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol


class FollowThrough(Protocol):
    """The answer to "did it happen?" for the whole log."""

    @property
    def due(self) -> int:
        """Promises whose day is over, or that were kept."""

    @property
    def done(self) -> int:
        """Those of them that were kept."""

    @property
    def undated(self) -> int:
        """Promises that nobody can judge: not kept yet, and without a day."""


class SeenPromise(Protocol):
    """One promise, as a lesson sees it."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def contact_id(self) -> int:
        """The person it was made to."""

    @property
    def what(self) -> str:
        """What was promised."""

    @property
    def by(self) -> str | None:
        """The day it was promised for, as ISO text."""

    @property
    def state(self) -> str:
        """on_time, late, open, not_yet_due, dropped or undated."""


class SeenNote(Protocol):
    """One thing that is known of a person."""

    @property
    def topic(self) -> str:
        """``said`` for a sentence of theirs, or another topic."""

    @property
    def source(self) -> str:
        """``told``, ``public``, ``elsewhere`` or ``confidence``."""


class LogReader(Protocol):
    """The learner's log, for reading only."""

    def follow_through(self) -> FollowThrough:
        """Count the promises of the whole log."""

    def person_named(self, contact_id: int, /) -> str | None:
        """Give the name of a person, or None if the log has nobody with that id."""

    def promise_list(self) -> Sequence[SeenPromise]:
        """List all promises."""

    def notes_of(self, contact_id: int, /) -> Sequence[SeenNote]:
        """List what is known of a person."""


class SeenWords(Protocol):
    """Words of a draft that the coach marks."""

    @property
    def start(self) -> int:
        """Where they begin, in code points."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def why(self) -> str:
        """One sentence: what the person who reads it would notice."""


class SeenLabel(Protocol):
    """One thing that the coach sees in a draft."""

    @property
    def label(self) -> str:
        """Its name."""

    @property
    def kind(self) -> str:
        """``warning``, ``whole`` (the message as a whole) or ``helps``."""

    @property
    def why(self) -> str:
        """One sentence: what the person who reads it would notice."""

    @property
    def question(self) -> str:
        """One question that helps to rewrite."""

    @property
    def marks(self) -> Sequence[SeenWords]:
        """Where it stands, the weightiest first; empty for the message as a whole."""


class SeenDraft(Protocol):
    """What the coach sees in a draft."""

    @property
    def observations(self) -> Sequence[SeenLabel]:
        """One for each label, in the order in which a learner should hear of them."""


#: (text, what the contact shared, name of the contact) -> what the coach sees
Reviewer = Callable[[str, Sequence[str], str], SeenDraft]
