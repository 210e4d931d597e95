"""The contact log: people, talks, promises and their rhythm. It knows no screen and asks no clock of its own."""

from networkcoach.contacts._demo import DEMO_DAY, begin_again, demo_log, demo_log_at
from networkcoach.contacts._forget import Forgotten, Mention
from networkcoach.contacts._log import ContactLog
from networkcoach.contacts._people import AmbiguousName, Person, UnknownPerson
from networkcoach.contacts._promises import FollowThrough, Promise

__all__ = [
    "DEMO_DAY",
    "AmbiguousName",
    "ContactLog",
    "FollowThrough",
    "Forgotten",
    "Mention",
    "Person",
    "Promise",
    "UnknownPerson",
    "begin_again",
    "demo_log",
    "demo_log_at",
]
