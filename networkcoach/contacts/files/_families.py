"""Which kinds of CSV files there are. Each family has a module of its own."""

from __future__ import annotations

from networkcoach.contacts.files._any_table import ANY
from networkcoach.contacts.files._google import GOOGLE
from networkcoach.contacts.files._linkedin import LINKEDIN
from networkcoach.contacts.files._ours import OURS
from networkcoach.contacts.files._outlook import OUTLOOK

#: The family that knows most of the names in a header reads the file; the first of two that know as many.
CSV_FAMILIES = (OURS, LINKEDIN, GOOGLE, OUTLOOK)

__all__ = ["ANY", "CSV_FAMILIES", "OURS"]
