"""The notebooks are made from their sources, hold nothing of a run, and lead nowhere that is not there."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

import networkcoach as nc
from networkcoach import notebooks
from networkcoach.notebooks import all_notebooks, cells_of, lesson_page, notebook, written

COURSE = Path(__file__).parent.parent
FOLDER = COURSE / "notebooks"
MADE = all_notebooks()
LONGEST_CODE = 3  # lines; a reader who opens a cell by a slip shall not be frightened


def cells(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))["cells"]
    return found


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def of_kind(name: str, kind: str) -> list[str]:
    return [source(cell) for cell in cells(name) if cell["cell_type"] == kind]


def test_all_that_can_be_made_are_there_and_no_others() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.ipynb")) == sorted(MADE)


@pytest.mark.parametrize("name", sorted(MADE))
class TestEachNotebook:
    def test_it_is_what_its_source_makes(self, name: str) -> None:
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert text == MADE[name], "Run: python -m networkcoach.notebooks"

    def test_it_is_a_sound_notebook(self, name: str) -> None:
        nbformat.validate(nbformat.read(FOLDER / name, as_version=nbformat.NO_CONVERT))

    def test_it_holds_nothing_of_a_run(self, name: str) -> None:
        code = [cell for cell in cells(name) if cell["cell_type"] == "code"]
        assert code
        assert {(cell["execution_count"], len(cell["outputs"])) for cell in code} == {(None, 0)}
        assert "widgets" not in json.loads(MADE[name])["metadata"]

    def test_every_cell_is_locked(self, name: str) -> None:
        locks = {(cell["metadata"]["deletable"], cell["metadata"]["editable"]) for cell in cells(name)}
        assert locks == {(False, False)}

    def test_code_is_short_hidden_and_calls_the_package_only(self, name: str) -> None:
        for cell in cells(name):
            if cell["cell_type"] != "code":
                continue
            assert len(source(cell).splitlines()) <= LONGEST_CODE, source(cell)
            assert cell["metadata"]["jupyter"] == {"source_hidden": True}
            statements = ast.parse(source(cell)).body
            assert not any(isinstance(one, (ast.FunctionDef, ast.For, ast.While, ast.If)) for one in statements)

    def test_the_first_cell_of_code_gets_ready_and_shows_how_things_stand(self, name: str) -> None:
        first = of_kind(name, "code")[0]
        assert first.startswith(notebooks.SETUP)
        assert first.endswith("nc.start(log)")

    def test_links_inside_the_course_lead_somewhere(self, name: str) -> None:
        for target in re.findall(r"\]\(([^)\s]+)\)", "\n".join(of_kind(name, "markdown"))):
            if "://" not in target:
                assert (FOLDER / target.partition("#")[0]).is_file(), target

    def test_it_loads_nothing_from_elsewhere(self, name: str) -> None:
        text = "\n".join(of_kind(name, "markdown"))
        assert not re.search(r"!\[[^\]]*\]\(http|<img|<script|<iframe|<style", text)

    def test_no_cell_of_prose_is_empty_or_ends_in_half_a_list(self, name: str) -> None:
        for text in of_kind(name, "markdown"):
            assert text.strip()
            assert not text.rstrip().endswith((":", "-", "None"))

    def test_it_says_in_the_beginning_how_to_begin_and_how_long_it_takes(self, name: str) -> None:
        before_code = cells(name)[0]
        assert "Press Run All first" in source(before_code)
        assert re.search(r"\d+ minutes", "\n".join(of_kind(name, "markdown")[:2]))


class TestLessonPage:
    NAME = "0-does-it-happen.ipynb"

    def test_it_has_every_exercise_once_and_in_order(self) -> None:
        shown = [code for code in of_kind(self.NAME, "code") if code.startswith("lesson[")]
        assert shown == [f'lesson["{one.id}"]' for one in nc.lesson("0-does-it-happen", log=nc.demo_log())]

    def test_it_tells_no_answer(self) -> None:
        text = "\n".join(of_kind(self.NAME, "markdown"))
        for exercise in nc.lesson("0-does-it-happen", log=nc.demo_log()):
            assert not exercise.text.solution or exercise.text.solution not in text
            assert [hint for hint in exercise.text.hints if hint in text] == []

    def test_it_brings_what_an_author_wrote(self) -> None:
        text = "\n".join(of_kind(self.NAME, "markdown"))
        lesson = nc.lesson("0-does-it-happen", log=nc.demo_log()).text
        told = [*lesson.questions, *lesson.objectives, *lesson.key_points, *lesson.guard_rails]
        told += [one.doubt for one in lesson.evidence] + [one.says for one in lesson.evidence]
        assert [one for one in told if one not in text] == []

    def test_it_has_nothing_for_presenters(self) -> None:
        lesson = nc.lesson("0-does-it-happen", log=nc.demo_log()).text
        text = lesson_page(lesson)
        notes = [one.presenter.notes for one in lesson.exercises if one.presenter]
        assert notes
        assert [note for note in notes if note in text] == []


class TestCellsOf:
    def test_prose_and_code_in_their_order(self) -> None:
        page = "# Title\n\nText.\n\n```python\na = 1\n\nb = 2\n```\n\nMore.\n\n```python\nc\n```\n"
        assert cells_of(page) == [
            ("markdown", "# Title\n\nText."),
            ("code", "a = 1\n\nb = 2"),
            ("markdown", "More."),
            ("code", "c"),
        ]

    @pytest.mark.parametrize("page", ["", "\n\n", "```python\n```\n"])
    def test_nothing_gives_no_cell(self, page: str) -> None:
        assert cells_of(page) == []

    def test_other_fences_stay_prose(self) -> None:
        page = "```text\npython\n```"
        assert cells_of(page) == [("markdown", page)]


@pytest.mark.parametrize("name", MADE)
def test_no_page_says_where_the_log_lies(name: str) -> None:
    """The same pages run on a hub, on Binder and in a browser alone; only the first box knows who keeps the log."""
    prose = " ".join("\n".join(of_kind(name, "markdown")).split())
    assert not re.search(r"on this computer|nobody but you|nobody else (sees|has)|no account\.", prose, re.IGNORECASE)


def test_the_same_source_gives_the_same_file() -> None:
    page = cells_of("Hello.\n\n```python\n1\n```")
    assert written(notebook("a", page)) == written(notebook("a", page))
    assert [cell["id"] for cell in notebook("a", page)["cells"]] == ["a-1", "a-2"]


def test_writing_them_says_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notebooks.main(tmp_path / "new")
    (tmp_path / "new" / "start-here.ipynb").write_text("{}")
    capsys.readouterr()
    notebooks.main(tmp_path / "new")
    said = [f"{name}: {'written' if name == 'start-here.ipynb' else 'unchanged'}" for name in MADE]
    assert capsys.readouterr().out.splitlines() == said
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "new").iterdir()} == MADE


DEMOS = sorted((COURSE / "tests" / "notebooks").glob("*.ipynb"))


def test_there_are_demo_notebooks() -> None:
    assert {"demo-log", "exercises-as-text", "a-linkedin-file"} <= {path.stem for path in DEMOS}


@pytest.mark.parametrize("path", DEMOS, ids=lambda path: path.stem)
class TestStoredOutputs:
    """Without a stored output nbval would compare nothing; with anything but text it would depend on the day."""

    def test_every_cell_that_shows_something_has_its_text_stored(self, path: Path) -> None:
        code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        silent = [cell.source for cell in code if not cell.outputs]
        assert all(source.splitlines()[-1].startswith(("import", "lesson =", "log =")) for source in silent)
        assert len(silent) <= len(code) / 4
        kinds = {kind for cell in code for output in cell.outputs for kind in output.get("data", {"text/plain": ""})}
        assert kinds == {"text/plain"}
        assert {output.get("name", "stdout") for cell in code for output in cell.outputs} == {"stdout"}

    def test_nothing_of_the_computer_that_made_it_is_kept(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert str(COURSE) not in text
        assert str(Path.home()) + "/" not in text
        assert json.loads(text)["metadata"].keys() <= {"kernelspec", "language_info"}
