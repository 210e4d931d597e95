"""The rules of the house that a reader of the code relies on, held by machine."""

from __future__ import annotations

import ast
import copy
import inspect
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from networkcoach.server import clean, is_ours

COURSE = Path(__file__).parent.parent
PACKAGE = COURSE / "networkcoach"
MODULES = sorted(PACKAGE.rglob("*.py"))
HAND_WRITTEN = [
    *MODULES,
    *sorted((PACKAGE / "views").rglob("*.js")),
    *sorted((PACKAGE / "views").rglob("*.css")),
    *sorted((PACKAGE / "paper" / "page").iterdir()),
    *sorted((COURSE / "launch").rglob("*.py")),
    *sorted((COURSE / "tests").rglob("*.py")),
    *sorted((COURSE / "scripts").rglob("*.py")),
    *sorted((COURSE / "benchmarks").rglob("*.py")),
    *sorted((COURSE / "deploy").rglob("*.py")),
]
PAGES = sorted((COURSE / "notebooks").glob("*.ipynb"))
# A room may use itself, the helper that finds data files, and the rooms named here.
MAY_USE = {
    "store": set(),
    "contacts": {"store"},
    "lessons": {"store"},
    "coach": set(),
    "drift": set(),
    "paper": {"lessons", "drift"},
    "present": {"store", "contacts", "lessons", "coach", "paper", "views"},
    "views": {"store", "contacts", "lessons", "coach", "drift", "paper"},
}
SCREEN = {"ipywidgets", "anywidget", "matplotlib", "IPython"}
HEAVY = {*SCREEN, "pandas", "numpy"}


def short(path: Path) -> str:
    return path.relative_to(COURSE).as_posix()


def imports_of(path: Path) -> Iterator[tuple[str, bool]]:
    """Each imported module by its full name, and whether the import stands at the top of the file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node) for function in ast.walk(tree) if isinstance(function, _FUNCTIONS) for node in ast.walk(function)
    }
    inside |= {id(node) for branch in ast.walk(tree) if _is_for_types_only(branch) for node in ast.walk(branch)}
    package = path.relative_to(COURSE).with_suffix("").parts[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield module, id(node) not in inside
            yield from ((f"{module}.{alias.name}", id(node) not in inside) for alias in node.names)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=short)
def test_no_file_grows_too_long_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path)], ids=short)
def test_arrows_between_rooms_run_one_way(path: Path) -> None:
    room = room_of(path)
    used = {name.split(".")[1] for name, _ in imports_of(path) if re.match(r"networkcoach\.[a-z]", name)}
    assert used & MAY_USE.keys() <= {room, *MAY_USE[room]}


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) not in ("", "views")], ids=short)
def test_only_views_know_a_screen(path: Path) -> None:
    assert not {name.split(".")[0] for name, _ in imports_of(path)} & SCREEN


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) not in ("", "views")], ids=short)
def test_the_core_runs_in_a_browser_too(path: Path) -> None:
    missing_there = {"fcntl", "subprocess", "multiprocessing", "msvcrt"}
    assert not {name.split(".")[0] for name, _ in imports_of(path)} & missing_there
    assert "Thread(" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) not in ("", "views")], ids=short)
def test_pandas_comes_only_when_it_is_needed(path: Path) -> None:
    assert not {name.split(".")[0] for name, at_top in imports_of(path) if at_top} & HEAVY


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, networkcoach; print(sorted({HEAVY!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=COURSE, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_everything_public_is_explained() -> None:
    import networkcoach

    names = [name for name in networkcoach.__all__ if not name.startswith("_")]
    unexplained = [name for name in names if not inspect.getdoc(getattr(networkcoach, name))]
    assert names
    assert not unexplained


def test_every_public_function_of_the_front_door_has_an_example() -> None:
    import networkcoach

    functions = [getattr(networkcoach, name) for name in networkcoach.__all__]
    functions = [function for function in functions if inspect.isfunction(function)]
    assert functions
    assert not [function.__name__ for function in functions if ">>>" not in (inspect.getdoc(function) or "")]


def test_there_are_pages() -> None:
    assert {"start-here.ipynb", "0-does-it-happen.ipynb"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=short)
class TestPages:
    def test_it_holds_nothing_of_a_run(self, page: Path) -> None:
        notebook = json.loads(page.read_text(encoding="utf-8"))
        cleaned = copy.deepcopy(notebook)
        clean(cleaned)
        assert notebook == cleaned

    def test_the_server_knows_it_as_ours(self, page: Path) -> None:
        assert is_ours(json.loads(page.read_text(encoding="utf-8")))

    def test_saving_it_leaves_the_file_as_it_is_in_git(self, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        assert nbformat.writes(nbformat.reads(text, as_version=4)).rstrip() == text.rstrip()

    def test_no_key_can_delete_a_cell(self, page: Path) -> None:
        cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
        assert [cell["id"] for cell in cells if cell["metadata"].get("deletable", True)] == []


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads((COURSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert re.search(rf"^## .*\b{re.escape(version)}\b", (COURSE / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment, far from the course folder, with the wheel in it and nothing else."""
    folder = tmp_path_factory.mktemp("elsewhere")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    _run(build, cwd=COURSE)
    venv.create(folder / "venv", with_pip=True)
    (wheel,) = folder.glob("*.whl")
    _run([_python_in(folder), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel], cwd=folder)
    return folder


def _python_in(folder: Path) -> Path:
    return folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(command: list[Any], cwd: Path, **env: str) -> str:
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env={**os.environ, **env}, text=True, check=True, capture_output=True).stdout


class TestWheel:
    def test_lesson_0_opens_from_it(self, elsewhere: Path) -> None:
        code = "import networkcoach as nc; print(nc.__file__); print(nc.lesson('0-does-it-happen'))"
        # the packages we depend on, from the environment of the tests; a folder on PYTHONPATH never brings the course
        packages = str(Path(nbformat.__file__).parent.parent)
        said = _run([_python_in(elsewhere), "-c", code], cwd=elsewhere, PYTHONPATH=packages)
        where, lesson = said.split("\n", 1)
        assert Path(where).is_relative_to(elsewhere)
        assert lesson.strip()

    @pytest.mark.parametrize(
        "path",
        [
            "etc/jupyter/jupyter_server_config.d/networkcoach.json",
            "etc/ipython/ipython_config.py",
            "share/jupyter/lab/settings/overrides.d/networkcoach.json",
        ],
    )
    def test_the_settings_come_with_it(self, elsewhere: Path, path: str) -> None:
        installed = (elsewhere / "venv" / path).read_text(encoding="utf-8")
        assert installed == (COURSE / "jupyter" / path).read_text(encoding="utf-8")
