"""The link brings the newest lessons and pages, and touches nothing that a learner made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hub import Hub
from learner import Learner

LESSON = "data/lessons/0-does-it-happen.yaml"
PAGE = "notebooks/0-does-it-happen.ipynb"
OLD, NEW = "How many of these 11 did Robin keep?", "Of these 11, how many happened?"
OLD_PROSE, NEW_PROSE = "You met someone and talked about their work.", "Somebody gave you half an hour."
MINE = "My own line, between two cells of the course."


def add_own_cell(file: Path) -> None:
    """Write a cell into a page, as JupyterLab saves it."""
    page = json.loads(file.read_text(encoding="utf-8"))
    page["cells"].insert(1, {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": [MINE]})
    file.write_text(json.dumps(page, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def after_the_link(room: Hub) -> Learner:
    """A learner works with version 1; the author publishes version 2; the learner follows the link again."""
    learner = room.learner(0)
    learner.log_in()
    learner.arrive("lab")
    learner.update(room.repository)
    learner.run_all("0-does-it-happen")
    learner.answer("0.1", 4)
    learner.run("log.add('Ana Example')")
    course = room.home(0) / "networkcoach"
    add_own_cell(course / PAGE)
    learner.run("open('my-notes.md', 'w').write('mine')")
    learner.run("open('3-personal-life.ipynb', 'w').write('{}')")  # a page that went wrong
    for path, old, new in ((LESSON, OLD, NEW), (PAGE, OLD_PROSE, NEW_PROSE)):
        room.author.change(path, old, new)
    room.author.publish("a question and a paragraph")
    learner.arrive("lab")
    learner.update(room.repository)
    learner.leave()
    learner.run_all("0-does-it-happen")
    return learner


def test_the_changed_lesson_arrives(after_the_link: Learner) -> None:
    assert NEW in after_the_link.run("print(lesson['0.1'].question)")


def test_the_changed_page_arrives(room: Hub, after_the_link: Learner) -> None:
    text = (room.home(0) / "networkcoach" / PAGE).read_text(encoding="utf-8")
    assert NEW_PROSE in text
    assert OLD_PROSE not in text


def test_what_the_learner_wrote_into_a_page_stays(room: Hub, after_the_link: Learner) -> None:
    course = room.home(0) / "networkcoach"
    assert MINE in (course / PAGE).read_text(encoding="utf-8")
    assert (course / "notebooks" / "my-notes.md").read_text(encoding="utf-8") == "mine"
    assert (course / "notebooks" / "3-personal-life.ipynb").read_text(encoding="utf-8") == "{}"


def test_answers_and_people_stay(after_the_link: Learner) -> None:
    assert (
        after_the_link.run("print(lesson['0.1'].stored.value, 'Ana Example' in set(log.contacts.name))") == "4 True\n"
    )


def test_a_page_that_was_deleted_comes_back(room: Hub, after_the_link: Learner) -> None:
    page = room.home(0) / "networkcoach" / "notebooks" / "3-personal-life.ipynb"
    after_the_link.run("import os; os.remove('3-personal-life.ipynb')")
    after_the_link.update(room.repository)
    assert page.read_bytes() == (room.author.folder / "notebooks" / page.name).read_bytes()


def test_the_code_is_that_of_the_folder(room: Hub, after_the_link: Learner) -> None:
    where = after_the_link.run("import networkcoach; print(networkcoach.__file__)").strip()
    assert Path(where).resolve() == room.home(0) / "networkcoach" / "networkcoach" / "__init__.py"


def test_without_a_link_the_way_in_is_the_link(room: Hub) -> None:
    learner = room.learner(1)
    learner.log_in()
    landed = learner.arrive()
    assert landed.url.path == f"{learner.own}/git-pull"
    assert landed.url.params["repo"] == room.repository
    assert landed.url.params["urlpath"].endswith("start-here.ipynb")
