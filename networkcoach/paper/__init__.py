"""Pages to print: whole files of HTML that any browser shows, prints and makes a PDF of. They know lessons, and no log.

A page is one file without script: it can be kept, mailed and opened in ten years.
"""

from networkcoach.paper._handout import handout, workshop_handout
from networkcoach.paper._my_work import my_work
from networkcoach.paper._plan import PlanSheet, SheetCheckIn, SheetPerson, SheetPromise, plan_page
from networkcoach.paper._presenter import presenter
from networkcoach.paper._workshop import workshop

__all__ = [
    "PlanSheet",
    "SheetCheckIn",
    "SheetPerson",
    "SheetPromise",
    "handout",
    "my_work",
    "plan_page",
    "presenter",
    "workshop",
    "workshop_handout",
]
