"""A room on one JupyterHub: until one can work, memory and processor of each learner, and what is refused.

Run as root: python benchmarks/bench_hub.py         (twenty learners, about five minutes)
             python benchmarks/bench_hub.py 40      (so many)

The other way is a bare kernel on the same hub, and the hub's own limit in place of our queue. Real users of this system
are made for it, and removed.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from side_by_side import COURSE, machine

sys.path.insert(0, str(COURSE))
sys.path.insert(0, str(COURSE / "tests" / "support"))
from hub import Hub, hindrance, hub_of
from learner import Learner

LESSON = "0-does-it-happen"
ACTIONS = 20
TICK = os.sysconf("SC_CLK_TCK")
MB = 1024
PLAIN_SPAWNER = ("--JupyterHub.spawner_class=jupyterhub.spawner.LocalProcessSpawner",)


@dataclass(frozen=True)
class Load:
    """What some processes use.

    Attributes
    ----------
    pss, rss
        Megabytes: with shared pages divided among those who share them, and with all of them counted.
    seconds
        Of processor time, so far.
    """

    pss: float
    rss: float
    seconds: float


def load_of(pids: Sequence[int]) -> Load:
    """Ask the system about some processes."""
    pss = rss = seconds = 0.0
    for pid in pids:
        sizes = dict(line.split(":", 1) for line in _lines(pid, "smaps_rollup")[1:])
        pss += int(sizes["Pss"].split()[0]) / MB
        rss += int(sizes["Rss"].split()[0]) / MB
        times = _lines(pid, "stat")[0].rpartition(")")[2].split()
        seconds += sum(int(ticks) for ticks in times[11:15]) / TICK
    return Load(pss, rss, seconds)


def _lines(pid: int, name: str) -> list[str]:
    return Path(f"/proc/{pid}/{name}").read_text(encoding="utf-8").splitlines()


def processes(hub: Hub) -> tuple[list[int], list[int]]:
    """List the servers and the kernels of all learners."""
    commands = {pid: " ".join(_lines(pid, "cmdline")) for pid in hub.belongings()}
    kernels = [pid for pid, command in commands.items() if "ipykernel_launcher" in command]
    servers = [pid for pid, command in commands.items() if "jupyterhub-singleuser" in command]
    return servers, kernels


def timed(do: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def come_in(learner: Learner, repository: str) -> float:
    """Log in and follow the link, until the first page could be asked for."""

    def way() -> None:
        learner.log_in()
        learner.arrive("lab")
        learner.update(repository)

    return timed(way)


def act(learner: Learner) -> list[float]:
    """Do what is done in a lesson, one thing after the other: answers, people and talks, each until it is saved."""
    learner.run("import networkcoach as nc; log = nc.open_log()")
    answers = [timed(lambda n=n: learner.answer("0.1", n % 12)) for n in range(ACTIONS // 2)]
    code = "log.record(log.add('Person {n}'), note='a talk')"
    return answers + [timed(lambda n=n: learner.run(code.format(n=n))) for n in range(ACTIONS // 2)]


def all_at_once(learners: Sequence[Learner], do: Callable[[Learner], object]) -> list[object]:
    """Let everyone do the same at the same moment; whoever fails is told of at the end."""

    def one(learner: Learner) -> object:
        try:
            return do(learner)
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(learners)) as browsers:
        return list(browsers.map(one, learners))


def line(what: str, values: Sequence[object], unit: str = "s") -> None:
    """Print median and maximum, and how many went wrong."""
    good = [value for value in values if isinstance(value, float)]
    middle, most = (statistics.median(good), max(good)) if good else (0.0, 0.0)
    print(f"  {what:<58} {middle:8.2f} {most:8.2f} {unit:<3} {len(values) - len(good):3} errors")
    for error in {repr(value)[:150] for value in values if isinstance(value, Exception)}:
        print(f"      {error}")


def room(hub: Hub, count: int) -> None:
    """Measure a room that comes in, opens the lesson and works, all at the same moment."""
    learners = [hub.learner(n) for n in range(count)]
    print(f"{count} learners at once {'':<40} {'median':>8} {'most':>8}")
    came = all_at_once(learners, lambda one: come_in(one, hub.repository))
    line("log-in and link, until one's own server answers", came)
    fresh, doors = load_of(processes(hub)[0]), load_of([process.pid for process in hub.processes.values()])
    bare(learners[0], hub)
    opened = all_at_once(learners, lambda one: timed(lambda: one.run_all(LESSON)))
    line("page opened, kernel started, all cells run", opened)
    servers, kernels = processes(hub)
    before = load_of([*servers, *kernels])
    acts = all_at_once(learners, act)
    saved = [seconds for one in acts for seconds in (one if isinstance(one, list) else [one])]
    line(f"one of {ACTIONS} answers, people, talks, until it is saved", saved)
    after = load_of([*servers, *kernels])
    figure("a server's start: processor seconds", fresh.seconds / count)
    figure("hub and proxy, for each who comes in: processor seconds", doors.seconds / count)
    figure("page, kernel and all cells: processor seconds", (before.seconds - fresh.seconds) / count)
    figure("one answer, person or talk: processor seconds", (after.seconds - before.seconds) / count / ACTIONS)
    sizes("a server", load_of(servers), count)
    sizes("a kernel with the lesson", load_of(kernels), count)
    sizes("hub and proxy", doors)
    figure("one who reads: share of a core", rest([*servers, *kernels]) / count)


def figure(what: str, value: float) -> None:
    """Print one number."""
    print(f"  {what:<58} {value:8.4f}")


def sizes(what: str, load: Load, count: int = 1) -> None:
    """Print how much memory each of some processes needs."""
    print(f"  {f'memory of {what}: PSS, RSS in MB':<58} {load.pss / count:8.0f} {load.rss / count:8.0f}")


def bare(learner: Learner, hub: Hub) -> None:
    """Measure a kernel in which nothing has run."""
    started = learner.ask("kernels", "POST", {"name": "python3"})
    learner.connect(started["id"])
    learner.run("1 + 1")
    sizes("a bare kernel", load_of(processes(hub)[1]))
    learner.ask(f"kernels/{started['id']}", "DELETE")


def rest(pids: Sequence[int]) -> float:
    """Measure what a room costs in which everyone reads: so many cores."""
    began, before = time.perf_counter(), load_of(pids).seconds
    time.sleep(30)
    return (load_of(pids).seconds - before) / (time.perf_counter() - began)


def turned_away(hub: Hub, count: int, limit: int) -> None:
    """Count whom the hub's own limit sends away, where ours lets them wait."""
    hub.kill()
    hub.start(*PLAIN_SPAWNER, f"--JupyterHub.concurrent_spawn_limit={limit}")
    learners = [hub.learner(n) for n in range(count)]

    def first_answer(learner: Learner) -> int:
        learner.log_in()
        return learner.arrive("lab").status_code

    answers = all_at_once(learners, first_answer)
    print(f"the hub's own limit of {limit} at once: {answers.count(429)} of {count} see an error page (429)")


def main() -> None:
    if why := hindrance():
        print(why)
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print(machine())
    with hub_of(count) as hub:
        room(hub, count)
    with hub_of(count) as hub:
        turned_away(hub, count, limit=4)


if __name__ == "__main__":
    main()
