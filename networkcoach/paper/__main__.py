"""``python -m networkcoach.paper [folder]``: write the handout and the presenter's page of each lesson and workshop."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from networkcoach.lessons import lesson_names, lesson_path, read_lesson, read_workshops
from networkcoach.paper import handout, presenter, workshop, workshop_handout


def pages() -> Iterator[tuple[str, str]]:
    """Make every page: its file name and its text."""
    for name in lesson_names():
        lesson = read_lesson(lesson_path(name))
        yield f"handout-{name}.html", handout(lesson)
        yield f"presenter-{name}.html", presenter(lesson)
    for plan in read_workshops().plans:
        yield f"handout-workshop-{plan.minutes}.html", workshop_handout(plan)
        yield f"presenter-workshop-{plan.minutes}.html", workshop(plan)


def main(arguments: Sequence[str]) -> int:
    """Write them into a folder (``paper`` unless another is named), and say which.

    Examples
    --------
    >>> main(["--help"])
    To write all pages to print: python -m networkcoach.paper [folder]
    2
    """
    if len(arguments) > 1 or any(word.startswith("-") for word in arguments):
        print("To write all pages to print: python -m networkcoach.paper [folder]")
        return 2
    try:
        _write(Path(arguments[0] if arguments else "paper"))
    except OSError as error:
        print(f"The pages can't be written there ({error.strerror}). Please name another folder.", file=sys.stderr)
        return 1
    print("Open a page in your browser. To print it or to make a PDF, choose Print there.")
    return 0


def _write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(folder / name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
