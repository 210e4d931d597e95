"""The hub only opens doors: when it falls over, everyone inside goes on working, and it comes back to them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pytest
from hub import Hub
from learner import Learner


@pytest.fixture
def inside(room: Hub) -> Iterator[Learner]:
    """A learner at work, whose hub is gone; afterwards it is there again."""
    learner = room.learner(2)
    learner.log_in()
    learner.arrive("lab")
    learner.update(room.repository)
    learner.run_all("0-does-it-happen")
    room.kill()
    try:
        yield learner
    finally:
        if room.processes["hub"].poll() is not None:
            room.start()


def test_the_work_goes_on_without_the_hub(room: Hub, inside: Learner) -> None:
    state = inside.answer("0.1", 7)
    assert (state["answer"], state["problem"]) == (7, "")
    inside.run("log.add('Bo Example')")
    page = inside.ask("contents/networkcoach/notebooks/my-log.ipynb")
    inside.ask(
        "contents/networkcoach/notebooks/my-log.ipynb", "PUT", {key: page[key] for key in ("type", "format", "content")}
    )
    inside.run_all("1-interested-ear")  # a new kernel, a new socket
    assert inside.run("print('Bo Example' in set(log.contacts.name))") == "True\n"


def test_the_hub_comes_back_to_those_inside(room: Hub, inside: Learner) -> None:
    server = inside.run("import os; print(os.getppid())")
    room.start()
    assert inside.arrive("lab").url.path == f"{inside.own}/lab"  # still logged in, and the server still known
    inside.run_all("start-here")
    assert inside.run("import os; print(os.getppid())") == server


def test_the_proxy_comes_back_to_the_same_kernel(room: Hub) -> None:
    learner = room.learner(3)
    learner.log_in()
    learner.arrive("lab")
    learner.update(room.repository)
    learner.run_all("start-here")
    learner.run("kept = 42")
    kernel = learner.kernel
    room.processes["proxy"].kill()
    room.processes["proxy"].wait()
    room.start_proxy()
    _wait_for_a_way(learner)
    learner.connect(kernel)
    assert learner.run("print(kept)") == "42\n"


def _wait_for_a_way(learner: Learner) -> None:
    """Knock until the hub has told the new proxy where the servers are: every 20 seconds it looks."""
    learner.http.timeout = httpx.Timeout(5)
    end = time.monotonic() + 90
    while True:
        try:
            learner.ask("kernels")
        except httpx.HTTPError:
            assert time.monotonic() < end, "no way to the server after 90 seconds"
            time.sleep(1)
        else:
            learner.http.timeout = httpx.Timeout(300)
            return
