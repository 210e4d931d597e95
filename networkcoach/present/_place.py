"""The folder in which a demo happens: its log, its notebooks and its settings, all thrown away at the end."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from networkcoach.lessons import read_workshops
from networkcoach.notebooks import all_notebooks
from networkcoach.present._pages import page_of, slides_pages
from networkcoach.store import DEMO_VARIABLE

# JupyterLab's own sizes are 14 and 13 px. These are what the last row reads, and the cards go with them.
_LETTERS = {"content-font-size1": "20px", "code-font-size": "18px", "ui-font-size1": "16px"}
_SETTINGS = {
    "apputils-extension/themes": {"overrides": _LETTERS},
    "application-extension/shell": {"startMode": "single"},  # the "simple interface": one page and no tabs
}
_EXTENSION = "networkcoach-runs-when-opened"


@dataclass(frozen=True)
class DemoPlace:
    """The folder of one demo.

    Attributes
    ----------
    folder
        Holds all of it, and is readable by this user alone.
    """

    folder: Path

    @property
    def log(self) -> Path:
        """The folder of the log. Nothing that the page can put somewhere ends up in it."""
        return self.folder / "log"

    @property
    def course(self) -> Path:
        """What JupyterLab shows."""
        return self.folder / "course"

    @property
    def first_page(self) -> Path:
        """The notebook that opens: the slides of 60 minutes, which lead to the others and to the workbook."""
        return self.course / "notebooks" / page_of(read_workshops().plans[0])

    def environment(self, outside: Mapping[str, str]) -> dict[str, str]:
        """Make the environment variables that the server runs with, and with it each notebook and each terminal.

        JupyterLab keeps its settings and its list of open pages here too: those of the presenter could tell the room
        something, and the demo would leave traces among them.

        Examples
        --------
        >>> values = DemoPlace(Path("thrown-away")).environment({"NETWORKCOACH_HOME": "my-own"})
        >>> {Path(value).parts[0] for value in values.values()}
        {'thrown-away'}
        """
        jupyter = self.folder / "jupyter"
        ours = {
            DEMO_VARIABLE: self.log,
            "NETWORKCOACH_HOME": self.log,
            "JUPYTER_CONFIG_DIR": jupyter / "config",
            "JUPYTER_DATA_DIR": jupyter / "data",
            "JUPYTER_RUNTIME_DIR": jupyter / "runtime",
            "JUPYTERLAB_SETTINGS_DIR": jupyter / "settings",
            "JUPYTERLAB_WORKSPACES_DIR": jupyter / "workspaces",
            "IPYTHONDIR": jupyter / "ipython",
        }
        return {**outside, **{name: str(folder) for name, folder in ours.items()}}


@contextmanager
def demo_place() -> Iterator[DemoPlace]:
    """Make the folder of a demo, and delete it at the end.

    Examples
    --------
    >>> with demo_place() as place:
    ...     place.first_page.exists()
    True
    >>> place.folder.exists()
    False
    """
    with tempfile.TemporaryDirectory(prefix="networkcoach-demo-", ignore_cleanup_errors=True) as folder:
        place = DemoPlace(Path(folder).resolve())
        _write_notebooks(place.first_page.parent)
        _write_settings(place.folder / "jupyter" / "settings" / "@jupyterlab")
        _write_extension(place.folder / "jupyter" / "data" / "labextensions" / _EXTENSION)
        place.log.mkdir(mode=0o700)
        yield place


def _write_notebooks(folder: Path) -> None:
    """Write the notebooks of the course, and the slides: what is changed in these is not changed in the course."""
    folder.mkdir(parents=True)
    for name, text in {**all_notebooks(), **slides_pages()}.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _write_settings(folder: Path) -> None:
    for name, values in _SETTINGS.items():
        file = folder / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")


def _write_extension(folder: Path) -> None:
    """Let JupyterLab run the slides when they are opened, here alone. It is one plain script, and nothing is built."""
    made = {"extension": True, "_build": {"load": "static/remoteEntry.js", "extension": "./extension"}}
    (folder / "static").mkdir(parents=True)
    package = {"name": _EXTENSION, "version": "1.0.0", "jupyterlab": made}
    (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")
    script = Path(__file__).with_name("runs_when_opened.js").read_text(encoding="utf-8")
    (folder / "static" / "remoteEntry.js").write_text(script, encoding="utf-8")
