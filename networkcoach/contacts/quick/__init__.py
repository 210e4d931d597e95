"""The quick log: one typed line becomes a talk and its promises, shown before anything is saved."""

from networkcoach.contacts.quick._line import Guess, QuickLine, QuickPromise, read_line
from networkcoach.contacts.quick._save import QuickSaved, people_called, write_line

__all__ = ["Guess", "QuickLine", "QuickPromise", "QuickSaved", "people_called", "read_line", "write_line"]
