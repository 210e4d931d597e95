"""The one file: people, talks, promises and answers, kept safe.

The store knows no screen and no rules of staying in touch. It opens the file, keeps every change whole, takes back the
newest step, moves old files on to today's form, and says in one sentence what is wrong when something is.
"""

from networkcoach.store._at_hand import worked_on
from networkcoach.store._demo import DEMO_VARIABLE, REFUSED, demo_folder
from networkcoach.store._erase import erase_in_copy
from networkcoach.store._files import can_keep, default_folder, default_path, keeps_nothing, write_file
from networkcoach.store._open_file import Step, close_all_logs, own_logs_open
from networkcoach.store._problem import StoreProblem
from networkcoach.store._store import Store
from networkcoach.store._tab import log_is_elsewhere, tell_of_tab

__all__ = [
    "DEMO_VARIABLE",
    "REFUSED",
    "Step",
    "Store",
    "StoreProblem",
    "can_keep",
    "close_all_logs",
    "default_folder",
    "default_path",
    "demo_folder",
    "erase_in_copy",
    "keeps_nothing",
    "log_is_elsewhere",
    "own_logs_open",
    "tell_of_tab",
    "worked_on",
    "write_file",
]
