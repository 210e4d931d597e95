"""JupyterLab for the room: on this computer only, in the folder of the demo, and gone at the end."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from networkcoach.present._place import DemoPlace, demo_place

BEGINS = (
    "The demo begins: invented people on 16 March 2026. Your own log stays closed, and nothing of the demo is kept.\n"
    "Your browser opens the slides, and Enter starts them. Leave this window open; Ctrl+C in it ends the demo."
)


def present(arguments: Sequence[str]) -> int:
    """Open the workbook on invented people; ends when JupyterLab ends, and leaves nothing behind.

    Parameters
    ----------
    arguments
        Options for JupyterLab, which come last and so win over ours.
    """
    with demo_place() as place:
        os.environ.update(place.environment(os.environ))
        from jupyterlab.labapp import LabApp  # after that: importing it reads where its settings lie

        _end_with_the_window()
        print(BEGINS, flush=True)
        LabApp.launch_instance(options(place, arguments))
    return 0


def options(place: DemoPlace, arguments: Sequence[str]) -> list[str]:
    """Write the options of JupyterLab.

    Examples
    --------
    >>> from pathlib import Path
    >>> options(DemoPlace(Path("demo")), ["--no-browser"])[-2]
    '--no-browser'
    """
    page = place.first_page.relative_to(place.course).as_posix()
    ours = ["--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={place.course}", "--ServerApp.answer_yes=True"]
    ours += ["--LabApp.log_level=WARN", "--log-level=WARN", "--LanguageServerManager.autodetect=False"]
    ours += [f"--LabApp.default_url=/lab/tree/{page}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container; JupyterLab would refuse
        ours += ["--allow-root"]
    return [*ours, *arguments, str(place.first_page)]


def _end_with_the_window() -> None:
    """Let a closed window end JupyterLab in good order, as Ctrl+C does; else the folder would be left behind."""
    if hangup := getattr(signal, "SIGHUP", None):  # Windows has none
        signal.signal(hangup, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
