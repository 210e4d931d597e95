"""The contact log: people, talks, promises and their rhythm. It knows no screen and asks no clock of its own."""

from networkcoach.contacts._demo import demo_log
from networkcoach.contacts._forget import Forgotten, Mention
from networkcoach.contacts._log import ContactLog
from networkcoach.contacts._people import AmbiguousName, Person, UnknownPerson
from networkcoach.contacts._promises import FollowThrough, Promise

__all__ = [
    "AmbiguousName",
    "ContactLog",
    "FollowThrough",
    "Forgotten",
    "Mention",
    "Person",
    "Promise",
    "UnknownPerson",
    "demo_log",
]
