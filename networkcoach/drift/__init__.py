"""How people drift out of touch: what real data says, and a toy to try a habit on. It knows no screen and no log."""

from networkcoach.drift._habits import Habits, Toy, TwoYears, read_toy
from networkcoach.drift._messages import Messages, NoMessages, read_messages
from networkcoach.drift._published import EarlyWord, Judged, StillInTouch, early_words, judged, still_in_touch
from networkcoach.drift._recount import Definition, Recount, recount
from networkcoach.drift._toy import run_clock

__all__ = [
    "Definition",
    "EarlyWord",
    "Habits",
    "Judged",
    "Messages",
    "NoMessages",
    "Recount",
    "StillInTouch",
    "Toy",
    "TwoYears",
    "early_words",
    "judged",
    "read_messages",
    "read_toy",
    "recount",
    "run_clock",
    "still_in_touch",
]
