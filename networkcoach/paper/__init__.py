"""Pages to print and slides: whole files of HTML that any browser shows and prints. They know lessons, and no log.

A page to print is one file without script: it can be kept, mailed and opened in ten years. Slides, and the presenter's
page beside them, carry a small script in themselves.
"""

from networkcoach.paper._handout import handout, workshop_handout
from networkcoach.paper._my_work import my_work
from networkcoach.paper._plan import PlanSheet, SheetCheckIn, SheetPerson, SheetPromise, plan_page
from networkcoach.paper._presenter import presenter
from networkcoach.paper._slides import slides
from networkcoach.paper._speaker import speaker
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
    "slides",
    "speaker",
    "workshop",
    "workshop_handout",
]
