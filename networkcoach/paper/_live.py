"""The slides of a workshop as cells of a notebook: the steps of the printed ones, and each exercise is itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from networkcoach._words import words
from networkcoach.lessons import ExerciseText, LessonText, LiveBox, Remark, Workshop
from networkcoach.paper._deck import Part, Slide, deck

_LARGE = ("welcome", "block", "pause")  # what opens a stretch has larger letters
_MINUTES: dict[str, Callable[[Slide], int]] = {
    "welcome": lambda slide: int(slide.given.minutes),
    "block": lambda slide: sum(slot.minutes for _, slot in slide.given),
}
_TITLES = {"welcome": "welcome", "rules": "house_rules", "prose": "compare", "remarks": "difference"}


@dataclass(frozen=True)
class LiveSlide:
    """One slide inside a notebook.

    Attributes
    ----------
    number
        That of the slide on paper, and so on the speaker's page. An exercise may take several there and one here.
    markdown
        A heading, prose, and boxes as ``python`` fences, for `networkcoach.notebooks.cells_of`.
    """

    number: int
    markdown: str


def live_slides(plan: Workshop) -> list[LiveSlide]:
    """Lay out the slides of a workshop for a notebook.

    Raises
    ------
    LessonProblem
        If no lesson has one of its exercises.

    Examples
    --------
    >>> from networkcoach.lessons import read_workshops
    >>> shown = live_slides(read_workshops().plans[0])
    >>> [one.markdown.splitlines()[-2] for one in shown if '["0.1"]' in one.markdown]
    ['nc.lesson("0-does-it-happen", log=log)["0.1"]']
    """
    boxes = {exercise: box for block in plan.blocks for exercise, box in block.live.items()}
    numbered: list[LiveSlide] = []
    number = 0
    for part in deck(plan):
        shown = list(_of_part(part, number + 1))
        number += len(part.slides)
        box = boxes.get(part.text.id) if part.text else None
        numbered += _with_box(shown, box, part) if box else shown
    return numbered


def _of_part(part: Part, first: int) -> Iterator[LiveSlide]:
    asked = False
    for number, slide in enumerate(part.slides, first):
        if part.text and slide.layout == part.text.kind:
            if not asked:
                yield LiveSlide(number, _page(slide, part, _exercise(part.text, part.lesson)))
            asked = True
        elif slide.layout in _SHOWS:
            yield LiveSlide(number, _page(slide, part, _SHOWS[slide.layout](slide)))


def _with_box(shown: Sequence[LiveSlide], box: LiveBox, part: Part) -> list[LiveSlide]:
    """Put the box right behind the exercise, or before the prose that leads to it."""
    assert part.text is not None
    sign = f"## {part.text.title}\n" if box.before else "nc.lesson("
    at = next(n for n, one in enumerate(shown) if sign in one.markdown) + (not box.before)
    page = "\n\n".join([_small(part.title), f"## {box.title}", _fence(f"nc.{box.box}(log)")])
    return [*shown[:at], LiveSlide(shown[at - 1].number, page), *shown[at:]]


def _page(slide: Slide, part: Part, body: str) -> str:
    tell = words()["paper"]["slides"]
    title = slide.title or tell[_TITLES[slide.layout]]
    if part.text and slide.layout == part.text.kind:
        title = part.title  # the question stands in the box itself
    small = part.block if title in part.title else part.title
    if slide.layout in _MINUTES:
        small = tell["minutes"].format(minutes=_MINUTES[slide.layout](slide))
    level = "#" if slide.layout in _LARGE else "##"
    return "\n\n".join(filter(None, [_small(small), f"{level} {title}", body]))


def _small(text: str) -> str:
    return f"*{text}*" if text else ""


def _fence(source: str) -> str:
    return f"```python\n{source}\n```"


def _exercise(text: ExerciseText, lesson: LessonText | None) -> str:
    assert lesson is not None  # a part that has an exercise has its lesson
    return _fence(f'nc.lesson("{lesson.id}", log=log)["{text.id}"]')


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _open_later(ask: str, answer: str) -> str:
    """Fold an answer away; the key that goes on opens it first."""
    return f"<details><summary>{ask}</summary>\n\n{answer}\n\n</details>"


def _welcome(_slide: Slide) -> str:
    return _list(words()["paper"]["slides"]["welcome_lines"])


def _block(slide: Slide) -> str:
    at = words()["paper"]["slides"]["at"]
    return _list([f"{at.format(slot=slot)} · {title}" for title, slot in slide.given])


def _worked(slide: Slide) -> str:
    """Set two messages side by side, in a table, because Markdown has no other way."""
    sides = [f"{slide.given.called} {side}" for side in words()["paper"]["slides"]["sides"]]
    texts = [_one_cell(message) for message in (slide.given.weak, slide.given.better)]
    return "\n".join([_row(sides), _row([":---", ":---"]), _row(texts)])


def _one_cell(message: str) -> str:
    return "<br>".join(line.replace("|", "\\|") for line in message.splitlines() if line.strip())


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _remarks(slide: Slide) -> str:
    remarks: Sequence[Remark] = slide.given
    return "\n".join(_open_later(f"“{remark.words.strip('“”')}”", remark.why) for remark in remarks)


def _screen(slide: Slide) -> str:
    asked = [_open_later(one.ask, one.answer) for one in slide.given.then]
    return "\n\n".join([*slide.given.lines, *asked])


def _pause(slide: Slide) -> str:
    return str(words()["paper"]["slides"]["back_in"].format(minutes=slide.given.back_in))


def _last(slide: Slide) -> str:
    rule = f"{words()['paper']['slides']['rule']} {slide.given.rule}"
    return "\n\n".join([_list(slide.given.ways), rule, slide.given.where])


# What is not here stands in the exercise itself: the reasons, and one good answer.
_SHOWS: dict[str, Callable[[Slide], str]] = {
    "welcome": _welcome,
    "block": _block,
    "rules": lambda slide: _list(slide.given),
    "prose": lambda slide: str(slide.given),
    "worked": _worked,
    "remarks": _remarks,
    "curve": lambda _slide: _fence("nc.evidence()"),
    "screen": _screen,
    "pause": _pause,
    "last": _last,
}
