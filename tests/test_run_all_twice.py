"""Run All is restore: each notebook, run twice and again after a restart, leaves the log and every answer as it was."""

from __future__ import annotations

import copy
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import networkcoach as nc
from networkcoach.lessons import lesson_names

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder with a log in which every exercise is answered."""
    monkeypatch.setenv("NETWORKCOACH_HOME", str(tmp_path))
    log = nc.open_log()
    people = [log.add(f"{name} Example", met_on="2026-03-01") for name in ("Ana", "Ben", "Cleo")]
    promise = log.promise(people[0], "send the map", by="2026-03-20", strategy="give")
    log.note(people[0], "A sundial is never early.", topic="said", on="2026-03-01")
    log.start_plan()
    log.plan_for(people[0], "give")
    for name in lesson_names():
        for exercise in nc.lesson(name, log=log):
            examples = exercise.text.examples
            is_act = exercise.kind == "act"
            own = [promise] if is_act and exercise.spec.shown()["of"] == "promise" else people
            exercise.answer(own if is_act else examples.get("not_right", examples.get("noted")))
            if exercise.kind == "write":
                exercise.draft("half a sentence")
    log.store.close()
    return tmp_path


def everything_in(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(home / "networkcoach.sqlite")) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(tables)}


def errors_in(notebook: Any) -> list[str]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [str(output) for output in outputs if output["output_type"] in ("error", "stream")]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_run_all_twice_changes_nothing(path: Path, home: Path) -> None:
    before = everything_in(home)
    assert len(before["answer"]) > 36
    twice = nbformat.read(path, as_version=4)
    again = copy.deepcopy(twice.cells)
    for number, cell in enumerate(again):
        cell["id"] = f"again-{number}"
    twice.cells = [*twice.cells, *again]
    for _ in range(2):  # a kernel of its own each time: the second is what a restart does
        NotebookClient(
            twice, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
        ).execute()
        assert errors_in(twice) == []
        assert everything_in(home) == before
