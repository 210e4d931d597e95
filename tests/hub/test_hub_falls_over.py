"""The hub only opens doors: when it falls over, everyone inside goes on working, and it comes back to them."""

from __future__ import annotations

from collections.abc import Iterator

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
