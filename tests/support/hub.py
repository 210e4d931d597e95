"""A real JupyterHub on loopback, by the configuration in deploy/hub, with real users of this system."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
from lab import COURSE, _free_port
from learner import Learner

DEPLOY = COURSE / "deploy" / "hub"
ENVIRONMENT = "NETWORKCOACH_HUB_ENVIRONMENT"  # a ready environment, for whoever runs these tests again and again
LEARNERS = int(os.environ.get("NETWORKCOACH_LEARNERS", "20"))
PYTHONS = ("/usr/bin/python3", "/usr/local/bin/python3")
MINUTE = 60


def run(*command: Any, **options: Any) -> str:
    """Run a program to its end; return what it printed."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def hindrance() -> str:
    """Say why no hub can be started here; empty if one can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "A hub with real users can only be tried as root."
    missing = [tool for tool in ("useradd", "chpasswd", "prlimit", "npm", "git") if not shutil.which(tool)]
    if missing:
        return f"A hub needs these programs, which are not here: {', '.join(missing)}."
    if ENVIRONMENT not in os.environ and _python() is None:
        return "A hub needs a Python 3.11 that every user may run (Debian: apt-get install python3-venv)."
    return ""


def _python() -> str | None:
    """Find a Python outside of anyone's home: learners have to run it as well."""
    asked = "import sys, ensurepip; sys.exit(sys.version_info < (3, 11))"
    for python in filter(os.path.exists, PYTHONS):
        if subprocess.run([python, "-c", asked], capture_output=True, check=False).returncode == 0:
            return python
    return None


@contextmanager
def users(count: int) -> Iterator[dict[str, str]]:
    """Make users of this system with passwords, in two groups of their own; all of them go away at the end.

    The last one is the teacher. A random word in the names keeps them apart from every real one.
    """
    word = f"nctest{secrets.token_hex(3)}"
    learners, teachers = f"{word}l", f"{word}t"
    names = {f"{word}-{n}": secrets.token_hex(8) for n in range(count + 1)}
    with ExitStack() as undo:
        for group in (learners, teachers):
            run("groupadd", group)
            undo.callback(run, "groupdel", group)
        for n, name in enumerate(names):
            run("useradd", "--create-home", "--groups", learners if n < count else teachers, name)
            undo.callback(run, "userdel", "--remove", name, stdin=subprocess.DEVNULL)
        run("chpasswd", input="".join(f"{name}:{password}\n" for name, password in names.items()))
        yield names


class Hub:
    """A hub, its proxy, its learners and their course.

    Parameters
    ----------
    place
        A folder that every user may pass through.
    names
        From `users`.
    """

    def __init__(self, place: Path, names: dict[str, str]) -> None:
        self.place, self.names = place, names
        self.port, self.hub_port, self.api_port = _free_port(), _free_port(), _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = Path(os.environ.get(ENVIRONMENT, place / "env"))
        self.token = secrets.token_hex(16)
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.learners: list[Learner] = []

    @property
    def repository(self) -> str:
        """The address of the course in the link."""
        return f"file://{self.place / 'course.git'}"

    def learner(self, n: int) -> Learner:
        """One of the learners, at a new browser; the last is the teacher."""
        name = list(self.names)[n]
        self.learners.append(Learner(name, self.names[name], self.url))
        return self.learners[-1]

    def home(self, n: int) -> Path:
        """A learner's home folder."""
        return Path(pwd.getpwnam(list(self.names)[n]).pw_dir)

    def log_file(self, n: int) -> Path:
        """Where a learner's log has to lie."""
        return self.home(n) / ".local" / "share" / "networkcoach" / "networkcoach.sqlite"

    def prepare(self) -> None:
        """Install what the hub needs, as docs/a-room-of-a-hundred.md says."""
        (self.place / "state").mkdir(mode=0o700)
        (self.place / "gitconfig").write_text(f"[safe]\n\tdirectory = {self.place / 'course.git'}\n")
        shutil.copy(DEPLOY / "package.json", self.place)
        run("npm", "install", "--no-audit", "--no-fund", "--no-package-lock", cwd=self.place)
        if not self.environment.exists():
            run(_python(), "-m", "venv", self.environment)
            pins = ["-r", DEPLOY / "requirements.txt", "-c", COURSE / "requirements.lock.txt"]
            run(self.environment / "bin" / "pip", "install", "--quiet", *pins, COURSE)
        self.author = Author(self.place)

    def start_proxy(self) -> None:
        """Start the proxy, a program of its own."""
        there = f"http://127.0.0.1:{self.hub_port}"
        options = [f"--port={self.port}", f"--api-port={self.api_port}", "--ip=127.0.0.1", "--api-ip=127.0.0.1"]
        options += [f"--default-target={there}", f"--error-target={there}/hub/error"]
        self._start("proxy", [self.place / "node_modules" / ".bin" / "configurable-http-proxy", *options])

    def start(self, *options: str) -> None:
        """Start the hub and wait until it answers."""
        ours = [f"--JupyterHub.bind_url={self.url}"]
        ours += [f"--JupyterHub.hub_bind_url=http://127.0.0.1:{self.hub_port}"]
        ours += [f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{self.api_port}"]
        program = self.environment / "bin" / "jupyterhub"
        self._start("hub", [program, "-f", DEPLOY / "jupyterhub_config.py", *ours, *options])
        self._wait()

    def _start(self, what: str, command: Sequence[str | Path]) -> None:
        with (self.place / "state" / f"{what}.log").open("ab") as said:
            self.processes[what] = subprocess.Popen(
                [str(word) for word in command], env=self._variables(), stdout=said, stderr=said, start_new_session=True
            )

    def _variables(self) -> dict[str, str]:
        """What a server has in its environment; with traps, for what must never reach a learner."""
        word = next(iter(self.names)).rpartition("-")[0]
        mine = {"NETWORKCOACH_HUB": str(self.place), "NETWORKCOACH_HUB_GROUPS": f"{word}l {word}t"}
        mine |= {"CONFIGPROXY_AUTH_TOKEN": self.token}
        traps = dict.fromkeys(("NETWORKCOACH_HOME", "XDG_DATA_HOME"), str(self.place / "trap"))
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.place / "state"), **mine, **traps}

    def _wait(self) -> None:
        end = time.monotonic() + MINUTE
        while time.monotonic() < end:
            with suppress(httpx.HTTPError):
                if httpx.get(f"{self.url}/hub/health").status_code == 200:
                    return
            time.sleep(0.1)
        raise RuntimeError((self.place / "state" / "hub.log").read_text()[-3000:])

    def kill(self) -> None:
        """End the hub as a crash does."""
        self.processes["hub"].kill()
        self.processes["hub"].wait()

    def close(self) -> None:
        """Close the browsers, and end everything that the hub started, by number."""
        for learner in self.learners:
            learner.close()
        for process in self.processes.values():
            process.kill()
            process.wait()
        end = time.monotonic() + MINUTE
        while (left := self.belongings()) and time.monotonic() < end:
            for pid in left:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)

    def belongings(self) -> list[int]:
        """Find the servers, the kernels and the helpers of this hub: they carry its address in their environment."""
        mark = f"JUPYTERHUB_API_URL=http://127.0.0.1:{self.hub_port}/".encode()
        return [pid for pid in _processes() if mark in _read(f"/proc/{pid}/environ")]


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:  # it has ended since
        return b""


class Author:
    """Whoever writes the course: a working copy, and the repository that the link names."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "author"
        for part in ("notebooks", "data", "networkcoach"):
            shutil.copytree(COURSE / part, self.folder / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb*"))
        self._git("init", "--quiet", "--initial-branch=main")
        self.publish("the course as it is", place / "course.git")

    def change(self, path: str, old: str, new: str) -> None:
        """Change a text of the course, everywhere in one file."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def publish(self, why: str, to: Path | None = None) -> None:
        """Commit, and bring it into the repository, which is made the first time."""
        self._git("add", "--all")
        who = ("-c", "user.name=The author", "-c", "user.email=author@example.com")
        self._git(*who, "commit", "--quiet", f"--message={why}")
        if to is not None:
            self._git("clone", "--quiet", "--bare", ".", str(to))
            self._git("remote", "add", "origin", str(to))
        self._git("push", "--quiet", "origin", "main")

    def _git(self, *words: str) -> None:
        run("git", *words, cwd=self.folder)


@contextmanager
def hub_of(count: int) -> Iterator[Hub]:
    """Start a hub with so many learners and one teacher; nothing of it stays."""
    place = Path(tempfile.mkdtemp(prefix="networkcoach-hub-"))
    place.chmod(0o711)
    try:
        with users(count) as names:
            hub = Hub(place, names)
            try:
                hub.prepare()
                hub.start_proxy()
                hub.start()
                yield hub
            finally:
                hub.close()
    finally:
        shutil.rmtree(place)
