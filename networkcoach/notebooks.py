"""Write the notebooks from their sources: ``python -m networkcoach.notebooks``.

A page of prose is a Markdown file in ``data/pages``; a ``python`` fence in it becomes a code cell. A lesson is a file
in ``data/lessons``. So an author edits text, and a question stands in one place only. Every cell is locked: one wrong
key would delete an exercise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networkcoach._data import data_path

if TYPE_CHECKING:
    from networkcoach.lessons import LessonText, Worked

# The course that a notebook lies in comes before an installed one: on a hub an update by link brings both together. The
# folder leaves the path at once, so that nothing else is looked for there.
SETUP = """# The workbook gets ready here. There is nothing you have to read in it.
import sys; sys.path.insert(0, ".."); import networkcoach as nc; sys.path.pop(0); log = nc.open_log()"""
_FENCE = re.compile(r"^```python\n(.*?)^```\n?", re.DOTALL | re.MULTILINE)


def cells_of(markdown: str) -> list[tuple[str, str]]:
    r"""Split Markdown into cells.

    Returns
    -------
    list of (str, str)
        Pairs of kind (``"markdown"`` or ``"code"``) and source, in their order.

    Examples
    --------
    >>> cells_of("Hello.\n\n```python\nnc.start()\n```\n")
    [('markdown', 'Hello.'), ('code', 'nc.start()')]
    """
    kinds = ("markdown", "code")
    parts = ((kinds[n % 2], part.strip()) for n, part in enumerate(_FENCE.split(markdown)))
    return [(kind, part) for kind, part in parts if part]


def notebook(name: str, cells: list[tuple[str, str]]) -> dict[str, Any]:
    """Make a notebook (nbformat 4.5) without outputs, in which nothing can be deleted by a slip.

    Parameters
    ----------
    name
        Goes into the ids of the cells, so that the same source gives the same file.
    cells
        From `cells_of`.

    Examples
    --------
    >>> notebook("a", [("code", "1 + 1")])["cells"][0]["id"]
    'a-1'
    """
    return {
        "cells": [_cell(f"{name}-{n}", kind, source) for n, (kind, source) in enumerate(cells, 1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "networkcoach": {"source": name},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(identity: str, kind: str, source: str) -> dict[str, Any]:
    metadata: dict[str, Any] = {"deletable": False, "editable": False}
    cell = {"cell_type": kind, "id": identity, "metadata": metadata, "source": source.splitlines(keepends=True)}
    if kind == "markdown":
        return cell
    metadata["jupyter"] = {"source_hidden": True}  # one click shows it; a newcomer sees the exercise, not the code
    return cell | {"execution_count": None, "outputs": []}


def written(content: dict[str, Any]) -> str:
    """Return the text of the file, as JupyterLab would write it."""
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def lesson_page(lesson: LessonText) -> str:
    """Write a lesson as one page of Markdown, each exercise a code fence.

    The prose may hold ``python`` fences of its own, for a chart between two paragraphs.
    """
    parts = [f"# {lesson.title}", *lesson.questions, _list("You will learn to", lesson.objectives), _how_long(lesson)]
    parts += [_code(f'{SETUP}; lesson = nc.lesson("{lesson.id}", log=log); nc.start(log)'), _from_memory(lesson)]
    parts += [lesson.opening, _worked(lesson.worked) if lesson.worked else ""]
    for exercise in lesson.exercises:
        parts += [
            f"## {exercise.id} {exercise.title}",
            exercise.before,
            _code(f'lesson["{exercise.id}"]'),
            exercise.after,
        ]
    parts += [
        lesson.closing,
        _list("To keep in mind", lesson.key_points, 2),
        _list("House rules", lesson.guard_rails, 2),
    ]
    return "\n\n".join(filter(None, [*parts, _evidence(lesson)]))


def _code(source: str) -> str:
    return f"```python\n{source}\n```"


def _from_memory(lesson: LessonText) -> str:
    """Open every lesson but the first with two questions on the lessons before it."""
    from networkcoach.lessons import lesson_names

    if lesson.id == lesson_names()[0]:
        return ""
    return "## From memory\n\n" + _code("nc.recall(log, before=lesson)")


def _worked(worked: Worked) -> str:
    """Show two messages, ask first, and fold the commentary away until the reader opens it."""
    notes = "\n".join(f"- **“{note.words}”** {note.why}" for note in worked.notes)
    return "\n\n".join(
        [
            "## Two versions, side by side",
            worked.lead,
            f"**{worked.called} A**",
            _quote(worked.weak),
            f"**{worked.called} B**",
            _quote(worked.better),
            f"*{worked.ask}*",
            f"<details><summary>Open this when you have your sentence</summary>\n\n{notes}\n\n</details>",
        ]
    )


def _quote(message: str) -> str:
    """Set a message off; two spaces at the end of a line keep it a line of its own."""
    return "\n".join(f"> {line}  " if line.strip() else ">" for line in message.strip().splitlines())


def _list(title: str, lines: Sequence[str], level: int = 0) -> str:
    heading = f"{'#' * level} {title}" if level else f"{title}:"
    return "\n".join([heading, "", *(f"- {line}" for line in lines)])


def _how_long(lesson: LessonText) -> str:
    return (
        f"It takes about {lesson.minutes} minutes alone. You can stop after any exercise; "
        "everything stays as you left it. "
        "**Press Run All first:** in the menu, choose **Run**, then **Run All Cells**."
    )


def _evidence(lesson: LessonText) -> str:
    told = []
    for one in lesson.evidence:
        doi = f" doi:{one.doi}." if one.doi else ""
        told.append(
            f"- {one.says} *{one.source}*{'' if one.source.endswith('.') else '.'}{doi} **To doubt:** {one.doubt}"
        )
    return "\n".join(["## What research says, and what to doubt", "", *told])


def all_notebooks() -> dict[str, str]:
    """Make every notebook: from file name to text."""
    from networkcoach.lessons import lesson_names, lesson_path, read_lesson

    pages = {path.stem: path.read_text(encoding="utf-8") for path in sorted(data_path("pages").glob("*.md"))}
    pages |= {name: lesson_page(read_lesson(lesson_path(name))) for name in lesson_names()}
    return {f"{name}.ipynb": written(notebook(name, cells_of(text))) for name, text in pages.items()}


def main(folder: Path = Path("notebooks")) -> None:
    """Write them, and say which have changed."""
    folder.mkdir(exist_ok=True)
    for name, text in all_notebooks().items():
        path = folder / name
        changed = not path.exists() or path.read_text(encoding="utf-8") != text
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {'written' if changed else 'unchanged'}")


if __name__ == "__main__":
    main()
