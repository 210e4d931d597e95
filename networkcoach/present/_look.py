"""Look through all that a talk of 60 minutes shows, before it begins."""

from __future__ import annotations

import ast
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networkcoach._edition import browser_edition
from networkcoach._words import words
from networkcoach.present._offline import offline
from networkcoach.store import Store, default_path, demo_folder, own_logs_open

if TYPE_CHECKING:
    from networkcoach.contacts import ContactLog

_EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
_SETTINGS = Path("etc", "jupyter", "jupyter_server_config.d", "networkcoach.json")


@dataclass(frozen=True)
class Finding:
    """What came of looking at one thing.

    Attributes
    ----------
    name
        What was looked at.
    to_do
        What to do about it; empty if it is ready.
    """

    name: str
    to_do: str = ""

    def __str__(self) -> str:
        tell = words()["preflight"]
        return f"{'✓' if not self.to_do else '→'} {self.name}: {self.to_do or tell['ready']}"


def look() -> list[Finding]:
    """Look at everything in this kernel, with the network refused; your own log is not opened for it.

    Examples
    --------
    >>> "The coach reads a draft" in [finding.name for finding in look() if not finding.to_do]
    True
    """
    with offline() as asked:
        found = [_looked(name, check) for name, check in _checks()]
    network = _to_do("network", names=", ".join(sorted(set(asked)))) if asked else ""
    return [*found, Finding(_name("network"), network)]


def verdict(findings: Sequence[Finding]) -> str:
    """Sum the findings up in one sentence.

    Examples
    --------
    >>> verdict([Finding("Buttons"), Finding("The coach reads a draft", "Leave the drafts out.")])
    'All else is ready. One thing is left to do: The coach reads a draft.'
    """
    tell, off = words()["preflight"], [finding.name for finding in findings if finding.to_do]
    if not off:
        return str(tell["all_ready"])
    if len(off) == 1:
        return str(tell["one_off"].format(name=off[0]))
    return str(tell["more_off"].format(n=len(off), names=", ".join(off)))


def _checks() -> Iterator[tuple[str, Callable[[], str]]]:
    from networkcoach.contacts import demo_log
    from networkcoach.lessons import read_workshops

    log = demo_log()
    yield _name("settings"), _settings
    yield _name("letters"), _letters
    yield _name("buttons"), partial(_buttons, log)
    for identity in read_workshops().plans[0].clock:
        yield _name("exercise").format(id=identity), partial(_exercise, identity, log)
    yield from _boxes(log)
    yield _name("slides"), partial(_slides, log)
    yield _name("coach"), _coach
    yield _name("store"), _store
    yield _name("demo"), lambda: "" if demo_folder() else _to_do("demo")
    yield _name("own"), lambda: _to_do("own") if own_logs_open() else ""


def _looked(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, check())
    except Exception as error:  # whatever it is: the presenter has five minutes
        return Finding(name, words()["preflight"]["broken"].format(kind=type(error).__name__))


def _name(key: str) -> str:
    return str(words()["preflight"]["names"][key])


def _to_do(key: str, **values: str) -> str:
    return str(words()["preflight"]["to_do"][key].format(**values))


def _settings() -> str:
    if browser_edition():  # what is looked for lies on the site there
        return ""
    extensions = Path(sys.prefix, "share", "jupyter", "labextensions")
    missing = [name for name in _EXTENSIONS if not (extensions / name / "package.json").exists()]
    missing += [] if Path(sys.prefix, _SETTINGS).exists() else ["networkcoach"]
    return _to_do("settings", names=", ".join(missing)) if missing else ""


def _letters() -> str:
    from networkcoach.views._figure import has_letters

    return "" if has_letters() else _to_do("letters")


def _buttons(log: ContactLog) -> str:
    """Press a button as the page does."""
    import networkcoach as nc

    card = nc.promises(log)
    card._receive(None, {"do": "nothing", "n": 7}, [])
    card.close()
    return "" if card.state["ack"] == 7 and not card.state["problem"] else _to_do("kernel")


def _exercise(identity: str, log: ContactLog) -> str:
    import networkcoach as nc
    from networkcoach.lessons import lesson_names
    from networkcoach.views.exercise import ExerciseCard

    (name,) = (name for name in lesson_names() if name.startswith(f"{identity.partition('.')[0]}-"))
    card = ExerciseCard(nc.lesson(name, log=log)[identity])
    if card.inner:
        card.inner.close()
    card.close()
    return ""


def _boxes(log: ContactLog) -> Iterator[tuple[str, Callable[[], str]]]:
    """Find the boxes and charts of all pages, so that a new one is looked at without a word here."""
    import networkcoach as nc
    from networkcoach.lessons import lesson_names
    from networkcoach.notebooks import all_notebooks

    for file, text in all_notebooks().items():
        page = file.partition(".")[0]
        names: dict[str, Any] = {"nc": nc, "log": log}
        if page in lesson_names():
            names["lesson"] = nc.lesson(page, log=log)
        for source in _boxes_of(json.loads(text)):
            shown = source.splitlines()[-1].removeprefix("nc.")
            yield _name("box").format(page=page, name=shown), partial(_box, source, names)


def _boxes_of(page: dict[str, Any]) -> Iterator[str]:
    """Give the code of a page without its first cell, which opens the log, and without its exercises."""
    for source in ("".join(cell["source"]) for cell in page["cells"] if cell["cell_type"] == "code"):
        if "nc.open_log()" not in source and not source.startswith("lesson["):
            yield source


def _box(source: str, names: dict[str, Any]) -> str:
    """Run a cell as the page does, and close what it shows."""
    *before, last = ast.parse(source).body
    exec(compile(ast.Module(before, []), "page", "exec"), names)
    if isinstance(last, ast.Expr):
        eval(compile(ast.Expression(last.value), "page", "eval"), names).close()
    return ""


def _slides(log: ContactLog) -> str:
    """Make the slides of each workshop; in a demo that has a course of its own, its pages must lie there."""
    import networkcoach as nc
    from networkcoach.lessons import read_workshops
    from networkcoach.present._pages import slides_pages

    for plan in read_workshops().plans:
        nc.slides(log, plan.minutes).close()
    pages, demo = slides_pages(), demo_folder()
    course = demo.parent / "course" if demo else None
    if course is None or not course.exists():
        return ""
    return "" if all((course / "notebooks" / name).exists() for name in pages) else _to_do("slides")


def _coach() -> str:
    import networkcoach as nc

    review = nc.review_message(words()["preflight"]["draft"], contact_name="Otis")
    return "" if "asks_for_job" in review.labels else _to_do("coach")


def _store() -> str:
    """Write where the demo writes; outside of demo mode beside nothing that is anybody's."""
    if demo_folder():
        _write(default_path())
        return ""
    with tempfile.TemporaryDirectory(prefix="networkcoach-look-") as folder:
        _write(Path(folder, "log.sqlite"))
    return ""


def _write(path: Path) -> None:
    from networkcoach.contacts import demo_log_at

    store: Store = demo_log_at(path).store
    store.keep("looked", "now")
    store.close()
