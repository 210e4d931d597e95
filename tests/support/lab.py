"""A JupyterLab of its own on loopback, and the few moves that a browser test makes in it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

COURSE = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def course_copy(to: Path) -> Path:
    """Copy the notebooks, so that no test ever writes into the checkout."""
    shutil.copytree(COURSE / "notebooks", to / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return to


class Lab:
    """JupyterLab (or Notebook 7) serving one folder; nothing of the person who runs the tests is touched.

    Parameters
    ----------
    root
        Folder that the server shows.
    home
        Folder for settings, logs and the contact log.
    app
        ``"lab"`` or ``"notebook"``.
    with_our_settings
        False leaves out what the course installs into the environment: the cleaning hook and the overrides.
    """

    def __init__(self, root: Path, home: Path, app: str = "lab", with_our_settings: bool = True) -> None:
        self.root, self.home, self.app = root, home, app
        self.port, self.token = _free_port(), secrets.token_urlsafe(16)
        self.url = f"http://127.0.0.1:{self.port}"
        self.start_seconds = 0.0
        self.has_our_settings = with_our_settings

    @property
    def log_file(self) -> Path:
        return self.home / "networkcoach" / "networkcoach.sqlite"

    def _environment(self) -> dict[str, str]:
        names = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime"}
        names |= {"IPYTHONDIR": "ipython", "MPLCONFIGDIR": "matplotlib", "NETWORKCOACH_HOME": "networkcoach"}
        here = {name: str(self.home / folder) for name, folder in names.items()}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, **here, "PATH": path, "JUPYTER_PREFER_ENV_PATH": "1"}

    def _command(self) -> list[str]:
        options = [
            "--no-browser",
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={self.port}",
            "--ServerApp.port_retries=0",
        ]
        options += [
            f"--IdentityProvider.token={self.token}",
            f"--ServerApp.root_dir={self.root}",
            "--ServerApp.allow_root=True",
        ]
        options += ["--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"]
        if not self.has_our_settings:
            options.append("--ServerApp.jpserver_extensions={'networkcoach.server': False}")
        return [sys.executable, "-m", self.app if self.app == "notebook" else "jupyterlab", *options]

    def __enter__(self) -> Lab:
        self.home.mkdir(parents=True, exist_ok=True)
        began = time.perf_counter()
        with (self.home / "server.log").open("w") as output:
            self.process = subprocess.Popen(
                self._command(),
                env=self._environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while not self._answers():
            if self.process.poll() is not None or time.perf_counter() - began > 90:
                raise RuntimeError((self.home / "server.log").read_text()[-3000:])
            time.sleep(0.05)
        self.start_seconds = time.perf_counter() - began
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _answers(self) -> bool:
        try:
            self.api("/api")
        except (urllib.error.URLError, ConnectionError):
            return False
        return True

    def api(self, path: str, method: str = "GET") -> Any:
        """Ask the server's REST interface."""
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.url + path, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
        return json.loads(body) if body else None

    def close_kernels(self) -> None:
        """End every kernel, so that the next test begins with none."""
        for session in self.api("/api/sessions"):
            self.api(f"/api/sessions/{session['id']}", "DELETE")

    def kernel_pids(self) -> list[int]:
        """Process ids of the kernels, found by the connection files of this server."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    command = (entry / "cmdline").read_text()
                except OSError:
                    continue
                if "ipykernel_launcher" in command and str(self.home / "runtime") in command:
                    found.append(int(entry.name))
        return found


class Notebook:
    """One open notebook in the browser."""

    def __init__(self, page: Page, lab: Lab, path: str) -> None:
        self.page, self.lab, self.path = page, lab, path

    def open(self) -> Notebook:
        """Open the notebook as a single document and wait for its kernel."""
        place = f"/doc/tree/{self.path}" if self.lab.app == "lab" else f"/notebooks/{self.path}"
        self.page.goto(f"{self.lab.url}{place}?token={self.lab.token}")
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        self.wait_for_kernel()
        return self

    def wait_for_kernel(self, timeout: int = 60_000) -> None:
        """Wait until a kernel is there and idle. The idle dot is also shown while there is none, so ask the session."""
        self.page.wait_for_function(
            """() => { const kernel = window.jupyterapp?.shell.currentWidget?.context?.sessionContext?.session?.kernel;
                       return kernel && kernel.status === 'idle' && kernel.connectionStatus === 'connected' }""",
            timeout=timeout,
        )

    def command(self, name: str) -> None:
        """Run a command of JupyterLab by its stable id."""
        self.page.evaluate("name => window.jupyterapp.commands.execute(name).then(() => true)", name)

    def run_all(self, timeout: int = 120_000) -> None:
        """Press Run All; the command is done when each cell has run."""
        self.page.set_default_timeout(timeout)
        self.command("notebook:run-all-cells")
        self.wait_for_kernel(timeout)

    def restart_kernel(self) -> None:
        """Restart the kernel as the menu does, without its question."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel()")
        self.wait_for_kernel()

    def kill_kernel(self) -> None:
        """End the kernel by SIGKILL, and wait until JupyterLab has started another."""
        before = self.lab.kernel_pids()
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        end = time.monotonic() + 60
        while set(self.lab.kernel_pids()) & set(before) or not self.lab.kernel_pids():
            assert time.monotonic() < end, "no new kernel after a minute"
            time.sleep(0.1)
        self.page.get_by_role("dialog", name="Kernel Restarting").get_by_role("button", name="Ok").click()
        self.wait_for_kernel()

    def save(self) -> str:
        """Save the notebook; return what is on the disk now."""
        self.command("docmanager:save")
        self.page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
        return (self.lab.root / self.path).read_text(encoding="utf-8")

    def cells(self) -> int:
        """How many cells there are."""
        return int(self.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.cells.length"))

    def card(self, name: str) -> Locator:
        """Find the card whose name begins so."""
        card = self.page.locator(f'.nc-card[aria-label^="{name}"]')
        expect(card).to_be_visible(timeout=30_000)
        return card

    def theme(self, name: str) -> None:
        """Switch to "JupyterLab Light" or "JupyterLab Dark"."""
        self.page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
        expect(self.page.locator("body")).to_have_attribute("data-jp-theme-name", name)
