"""Reading a draft: everything the coach can see in it."""

from __future__ import annotations

from collections.abc import Sequence

from networkcoach.coach._book import the_book
from networkcoach.coach._letter import read_letter
from networkcoach.coach._see_contact import see_named, see_personal, see_told
from networkcoach.coach._see_help import see_action, see_gift, see_project, see_thanks
from networkcoach.coach._see_warnings import see_intrusions, see_job, see_pressure, see_reviews
from networkcoach.coach._see_whole import see_whole
from networkcoach.coach._shared import echoes, read_shared
from networkcoach.coach._signs import Signs

_LOOKS = (
    see_told, see_named, see_personal, see_thanks, see_action, see_gift, see_project,
    see_reviews, see_intrusions, see_pressure, see_job, see_whole,
)  # fmt: skip


def read_signs(text: str, shared: Sequence[str], contact_name: str) -> Signs:
    """Look at a draft from all sides."""
    book = the_book()
    letter = read_letter(text, contact_name, book)
    things = read_shared(shared, contact_name, book)
    signs = Signs(letter, echoes(letter, things, book), book)
    for look in _LOOKS:
        look(signs)
    return signs
