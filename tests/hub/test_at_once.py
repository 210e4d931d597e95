"""Everyone comes at once, learns and writes down; each log holds its own, and nobody sees another's."""

from __future__ import annotations

import json
import pwd
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hub import LEARNERS, Hub
from learner import Learner, WentWrong

GUESSES = {n: n % 12 for n in range(LEARNERS)}
WRITES = """
import networkcoach as nc
log = nc.open_log()
for k in range(5):
    log.record(log.add(f"Person {k} of learner {N}"), note=f"note {k} of learner {N}")
print(log.count_people())
"""


def at_work(room: Hub, n: int) -> Learner:
    """What a learner does in the first quarter of an hour, without the reading."""
    learner = room.learner(n)
    learner.log_in()
    learner.arrive("lab")
    learner.update(room.repository)
    learner.run_all("0-does-it-happen")
    state = learner.answer("0.1", GUESSES[n])
    assert not state["problem"]
    assert learner.run(WRITES.replace("{N}", str(n))).strip() == "5"
    return learner


@pytest.fixture(scope="module")
def class_at_work(room: Hub) -> list[Learner]:
    with ThreadPoolExecutor(LEARNERS) as browsers:
        return list(browsers.map(lambda n: at_work(room, n), range(LEARNERS)))


def test_everyone_works_at_once(class_at_work: list[Learner]) -> None:
    assert [learner.run("print(6 * 7)").strip() for learner in class_at_work] == ["42"] * LEARNERS


def rows(file: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as log:
        return log.execute(question).fetchall()


@pytest.mark.parametrize("n", range(LEARNERS))
def test_each_log_holds_exactly_its_own(room: Hub, class_at_work: list[Learner], n: int) -> None:
    file = room.log_file(n)
    mine = [(f"Person {k} of learner {n}",) for k in range(5)]
    assert rows(file, "SELECT name FROM contact ORDER BY name") == mine
    assert rows(file, "SELECT note FROM talk ORDER BY note") == [(f"note {k} of learner {n}",) for k in range(5)]
    assert [json.loads(str(value)) for (value,) in rows(file, "SELECT value FROM answer")] == [GUESSES[n]]


@pytest.mark.parametrize("n", range(LEARNERS))
def test_each_log_is_closed_to_others(room: Hub, class_at_work: list[Learner], n: int) -> None:
    file, owner = room.log_file(n), pwd.getpwnam(class_at_work[n].name).pw_uid
    assert {path: oct(path.stat().st_mode & 0o777) for path in (file, file.parent, room.home(n))} == {
        file: "0o600",
        file.parent: "0o700",
        room.home(n): "0o700",
    }
    assert file.stat().st_uid == owner


def test_what_the_machine_sets_for_itself_reaches_no_learner(room: Hub, class_at_work: list[Learner]) -> None:
    assert not (room.place / "trap").exists()  # NETWORKCOACH_HOME and XDG_DATA_HOME of the hub


LOOK = """
from pathlib import Path
def tried(what):
    try:
        return f"read {what()!r:.60}"
    except OSError as error:
        return type(error).__name__
home, pid = Path(HOME), PID
ways = [lambda: list(home.iterdir()), lambda: (home / LOG).read_bytes(), lambda: (home / LOG).open("ab"),
        lambda: Path(f"/proc/{pid}/environ").read_bytes(), lambda: Path(f"/proc/{pid}/mem").open("rb"),
        lambda: (home / "networkcoach/notebooks/0-does-it-happen.ipynb").read_bytes()]
print(*map(tried, ways))
"""


def test_no_learner_can_read_another_from_their_kernel(room: Hub, class_at_work: list[Learner]) -> None:
    pid = int(class_at_work[1].run("import os; print(os.getpid())"))
    look = LOOK.replace("HOME", repr(str(room.home(1)))).replace("PID", str(pid))
    look = look.replace("LOG", repr(str(room.log_file(1).relative_to(room.home(1)))))
    assert class_at_work[0].run(look).split() == ["PermissionError"] * 6
    assert class_at_work[1].run(look).split().count("read") == 6  # the same look at one's own


@pytest.mark.parametrize("who", [0, LEARNERS], ids=["a learner", "a teacher"])
def test_no_one_gets_into_the_server_of_another(room: Hub, class_at_work: list[Learner], who: int) -> None:
    visitor, host = room.learner(who), class_at_work[1]
    visitor.log_in()
    for path in ("api/contents", "lab", "api/kernels"):
        assert visitor.http.get(f"{host.own}/{path}").status_code in (403, 404)


LISTEN = """
import zmq
ears = zmq.Context.instance().socket(zmq.SUB)
ears.subscribe(b"")
for port in PORTS:
    ears.connect(f"tcp://127.0.0.1:{port}")
ears.poll(700)
"""
HEARD = """
heard = []
while ears.poll(700):
    heard += ears.recv_multipart()
print(b"Ana Example" in b"".join(heard))
"""


def test_nobody_overhears_what_the_kernel_of_another_shows(class_at_work: list[Learner]) -> None:
    """On TCP, as kernels are by default, every user of the machine can subscribe to it; then this very test hears."""
    listener, speaker = class_at_work[:2]
    ports = doors_of(speaker.name)
    assert ports
    listener.run(LISTEN.replace("PORTS", str(ports)))
    speaker.run("print('Ana Example')")
    assert listener.run(HEARD).strip() == "False"


def doors_of(name: str) -> list[int]:
    """The ports on which the programs of a user listen; every user can read this list."""
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    uid = str(pwd.getpwnam(name).pw_uid)
    return [int(words[1].rpartition(":")[2], 16) for words in sockets if words[3] == "0A" and words[7] == uid]


def test_who_fills_the_memory_disturbs_nobody(class_at_work: list[Learner]) -> None:
    with pytest.raises(WentWrong, match="MemoryError"):
        class_at_work[0].run("big = b'x' * (2 << 30)")
    assert class_at_work[0].run("print(log.count_people())").strip() == "5"
    assert class_at_work[1].run("print(log.count_people())").strip() == "5"


def test_a_saved_page_holds_nothing_personal(room: Hub, class_at_work: list[Learner]) -> None:
    """The hook comes with the package; start.py has no part in it."""
    learner, path = class_at_work[2], "networkcoach/notebooks/my-log.ipynb"
    page = learner.ask(f"contents/{path}")
    cell = next(cell for cell in page["content"]["cells"] if cell["cell_type"] == "code")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "Ana Example"}]
    page["content"]["metadata"]["widgets"] = {"state": {"value": "Ana Example"}}
    learner.ask(f"contents/{path}", "PUT", {key: page[key] for key in ("type", "format", "content")})
    assert (room.home(2) / path).read_bytes() == (room.author.folder / "notebooks" / "my-log.ipynb").read_bytes()


def test_the_settings_of_the_course_are_those_of_the_hub(class_at_work: list[Learner]) -> None:
    plugin = "@jupyter-widgets/jupyterlab-manager:plugin"
    schema = class_at_work[0].http.get(f"{class_at_work[0].own}/lab/api/settings/{plugin}").json()["schema"]
    assert schema["properties"]["saveState"]["default"] is False


@pytest.mark.parametrize("wrong", ["password", "group"])
def test_only_those_who_are_expected_come_in(room: Hub, wrong: str) -> None:
    learner = room.learner(0)
    if wrong == "password":
        learner.password += "x"
    else:
        learner.name = "daemon"
    assert learner.log_in().status_code == 403


def test_a_teacher_can_start_the_servers_before_class(room: Hub, class_at_work: list[Learner]) -> None:
    teacher, name = room.learner(LEARNERS), class_at_work[-1].name
    teacher.log_in()
    assert teacher.http.get("/hub/admin").status_code == 200
    assert {one["name"] for one in teacher.manage("users").json()} == set(room.names)
    assert teacher.manage(f"users/{name}/server", "DELETE").status_code in (202, 204)
    assert teacher.manage(f"users/{name}/server", "POST").status_code in (201, 202)


def test_a_teacher_can_neither_take_a_key_nor_become_an_admin(room: Hub, class_at_work: list[Learner]) -> None:
    teacher = room.learner(LEARNERS)
    teacher.log_in()
    assert teacher.manage(f"users/{class_at_work[0].name}/tokens", "POST").status_code == 403
    assert teacher.manage(f"users/{teacher.name}", "PATCH", {"admin": True}).status_code == 403
