"""A hub for a room of a hundred: each learner a user of this system, with a server, kernels and a log of their own.

Start it as root: ``jupyterhub -f jupyterhub_config.py``, with the proxy as a program of its own beside it. How to set
both up, and what was measured, stands in docs/a-room-of-a-hundred.md. The tests in tests/hub run this very file.

It expects the course's repository in ``course.git`` and keeps what it knows in ``state``, both in one folder:
``/srv/networkcoach``, or the one that ``NETWORKCOACH_HUB`` names. Its people are the groups ``learners`` and
``teachers``, or those that ``NETWORKCOACH_HUB_GROUPS`` names.
"""

from __future__ import annotations

import asyncio
import grp
import os
import pwd
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jupyterhub.spawner import LocalProcessSpawner
from jupyterhub.utils import url_path_join, wait_for_http_server

HERE = Path(os.environ.get("NETWORKCOACH_HUB", "/srv/networkcoach"))
COURSE = f"file://{HERE / 'course.git'}"
FIRST_PAGE = "lab/tree/networkcoach/notebooks/start-here.ipynb"
LEARNERS, TEACHERS = os.environ.get("NETWORKCOACH_HUB_GROUPS", "learners teachers").split()
HOUR = 3600
# A start keeps a core busy for about two seconds; more at once make everyone slower and nobody quicker.
AT_ONCE = max(2, os.cpu_count() or 2)
MEMORY = 1 << 30
PLACES = asyncio.Semaphore(AT_ONCE)


def members(group: str) -> set[str]:
    """List who is in a group of this system."""
    return set(grp.getgrnam(group).gr_mem)


def home_of(spawner: LocalProcessSpawner) -> Path:
    """Find a learner's home folder."""
    return Path(pwd.getpwnam(spawner.user.name).pw_dir)


def close_home(spawner: LocalProcessSpawner) -> None:
    """Take away everyone else's permission to look into a learner's home, whatever it was made with."""
    home_of(spawner).chmod(0o700)


class OneAfterTheOther(LocalProcessSpawner):
    """Start a few servers at a time; the others wait on their progress page, which goes on by itself.

    The hub's own ``concurrent_spawn_limit`` keeps nobody waiting: it turns away, with an error page, everyone who comes
    while that many servers start.
    """

    async def start(self) -> Any:
        """Wait for a turn, start the server, and hold the turn until it answers."""
        async with PLACES:
            ip, port = await super().start()
            url = url_path_join(f"http://{ip}:{port}", self.server.base_url, "api")
            with suppress(TimeoutError):  # whoever is that slow is judged by http_timeout, after this
                await wait_for_http_server(url, timeout=60)
            return ip, port

    async def progress(self) -> AsyncIterator[dict[str, Any]]:
        """Say on the progress page why it may take a while."""
        yield {"progress": 30, "message": "A few places are made ready at a time. Yours opens by itself; please wait."}


c = get_config()  # type: ignore[name-defined]  # noqa: F821

# Who may come in: the members of two groups of this system, as they are when the hub starts. Teachers may start and
# stop the servers of others. They are no admins of the hub: those may look inside every server.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = members(LEARNERS) | members(TEACHERS)
c.Authenticator.allow_existing_users = False  # who left the group stays outside

# Only this machine: a web server with a certificate stands in front (docs/a-room-of-a-hundred.md).
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:8081"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:8001"

# The hub only opens doors. With the proxy apart and the servers left running, it can fall over and come back while a
# hundred people go on working.
c.ConfigurableHTTPProxy.should_start = False
c.JupyterHub.cleanup_servers = False
c.JupyterHub.last_activity_interval = 20  # as often it tells a proxy that began anew where the servers are
c.JupyterHub.db_url = f"sqlite:///{HERE / 'state' / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(HERE / "state" / "cookie_secret")

c.JupyterHub.spawner_class = OneAfterTheOther
c.JupyterHub.concurrent_spawn_limit = 0  # the queue above does it
c.Spawner.start_timeout = HOUR // 4  # with the wait for a turn
c.Spawner.http_timeout = 180
c.Spawner.pre_spawn_hook = close_home
c.Spawner.notebook_dir = "~"
# Each way in brings the newest course, keeps what the learner changed, and lands on the first page.
c.Spawner.default_url = "/git-pull?" + urlencode(
    {"repo": COURSE, "branch": "main", "targetpath": "networkcoach", "urlpath": FIRST_PAGE}
)
# LocalProcessSpawner keeps no limit of memory; the system does, for each process. Who reaches it gets a MemoryError,
# and the others notice nothing.
c.Spawner.cmd = ["prlimit", f"--data={MEMORY}", str(Path(sys.prefix, "bin", "jupyterhub-singleuser"))]
c.Spawner.args = [
    # On TCP, every user of this machine could listen to what another's kernel shows.
    "--KernelManager.transport=ipc",
    # A kernel whose page was closed ends after an hour; Run All brings everything back.
    f"--MappingKernelManager.cull_idle_timeout={HOUR}",
    # So long a server knows its learner without asking the hub; after it, with no hub, no page is saved or opened.
    f"--HubOAuth.cache_max_age={4 * HOUR}",
]
c.Spawner.environment = {
    # Names of sockets hold at most 107 letters, so their folder needs a short one.
    "JUPYTER_RUNTIME_DIR": lambda spawner: str(home_of(spawner) / ".jupyter" / "run"),
    # git reads from another user's folder only where it is told to.
    "GIT_CONFIG_SYSTEM": str(HERE / "gitconfig"),
    # Each kernel would hold room for a thread on every core.
    "OPENBLAS_NUM_THREADS": "1",
}

# A server that nobody used for an hour is stopped; its learner's work is on the disk.
c.JupyterHub.services = [
    {"name": "idle", "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={HOUR}"]},
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
    {
        "name": "teacher",
        "users": sorted(members(TEACHERS)),
        "scopes": ["admin-ui", "list:users", "read:users", "read:servers", "servers", "read:hub"],
    },
]
