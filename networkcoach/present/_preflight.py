"""``networkcoach preflight``: begin a demo as a talk does, let its kernel look at everything, and say what to do."""

from __future__ import annotations

import os
from typing import Any

from networkcoach._words import words
from networkcoach.present._look import Finding
from networkcoach.present._place import DemoPlace, demo_place

_CODE = """
from networkcoach.present import look, verdict
found = look()
print(*found, sep="\\n")
print("", verdict(found), sep="\\n")
"""
_PATIENCE = 60  # seconds; a slow computer is not broken


def preflight() -> int:
    """Look at everything, and print a line for each thing; 0 only if all is ready."""
    with demo_place() as place:
        try:
            return _in_a_kernel(place)
        except RuntimeError:  # the kernel died or did not answer
            tell = words()["preflight"]
            print(Finding(tell["names"]["kernel"], tell["to_do"]["kernel"]))
            return 1


def _in_a_kernel(place: DemoPlace) -> int:
    from jupyter_client.manager import start_new_kernel

    environment = place.environment(os.environ)
    manager, client = start_new_kernel(_PATIENCE, env=environment, cwd=str(place.first_page.parent))
    try:
        print(Finding(words()["preflight"]["names"]["kernel"]), flush=True)
        asked = {"off": "sum(bool(one.to_do) for one in found)"}
        reply = client.execute_interactive(
            _CODE, store_history=False, user_expressions=asked, output_hook=_show, timeout=_PATIENCE
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    counted = reply["content"].get("user_expressions", {}).get("off", {})
    return 0 if counted.get("data", {}).get("text/plain") == "0" else 1


def _show(message: dict[str, Any]) -> None:
    if message["msg_type"] == "stream":
        print(message["content"]["text"], end="", flush=True)
