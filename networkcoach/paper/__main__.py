"""``python -m networkcoach.paper [folder]``: write handouts, presenter's pages and slides, all of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from networkcoach.lessons import lesson_names, lesson_path, read_lesson, read_workshops
from networkcoach.paper import handout, presenter, slides, speaker, workshop, workshop_handout


def pages() -> Iterator[tuple[str, str]]:
    """Make every page to print: its file name and its text."""
    for name in lesson_names():
        lesson = read_lesson(lesson_path(name))
        yield f"handout-{name}.html", handout(lesson)
        yield f"presenter-{name}.html", presenter(lesson)
    for plan in read_workshops().plans:
        yield f"handout-workshop-{plan.minutes}.html", workshop_handout(plan)
        yield f"presenter-workshop-{plan.minutes}.html", workshop(plan)


def decks() -> Iterator[tuple[str, str]]:
    """Make the slides of each workshop, and the presenter's page that goes with them."""
    for plan in read_workshops().plans:
        yield f"slides-{plan.minutes}.html", slides(plan)
        yield f"speaker-{plan.minutes}.html", speaker(plan)


def main(arguments: Sequence[str]) -> int:
    """Write them into a folder (``paper`` unless another is named), and say which.

    Examples
    --------
    >>> main(["--help"])
    To write all pages to print, and the slides: python -m networkcoach.paper [folder]
    2
    """
    if len(arguments) > 1 or any(word.startswith("-") for word in arguments):
        print("To write all pages to print, and the slides: python -m networkcoach.paper [folder]")
        return 2
    try:
        _write(Path(arguments[0] if arguments else "paper"))
    except OSError as error:
        print(f"The pages can't be written there ({error.strerror}). Please name another folder.", file=sys.stderr)
        return 1
    print("Open a page in your browser. To print it or to make a PDF, choose Print there.")
    print("To present, open speaker-60.html or speaker-90.html. How it goes: docs/presenting.md")
    return 0


def _write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (*pages(), *decks()):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(folder / name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
