"""For the presenter at the projector: invented people on a server of their own, and a look at all before the talk."""

from networkcoach.present._look import Finding, look, verdict
from networkcoach.present._place import DemoPlace, demo_place
from networkcoach.present._switch import switch_on

__all__ = ["DemoPlace", "Finding", "demo_place", "look", "switch_on", "verdict"]
