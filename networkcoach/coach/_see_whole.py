"""What the whole draft is like: how much of it is about them, and how much about the writer."""

from __future__ import annotations

from networkcoach.coach._shared import PERSONAL
from networkcoach.coach._signs import TOLD, Signs

_ABOUT_THEM = (
    "told",
    "told nearly",
    "you said something",
    "your thing, named",
    "your news",
    "congratulates",
    "their life",
    "near their life",
    "their project",
    "hands over what they need",
    "offers what they need",
    "did what they advised",
    "did it because of you",
    "thanks for what they said",
    "thanks for something",
    "quotes",
    "took part in their project",
)
_FIRST = frozenset(["i", "we", "me", "us", "my", "our", "mine", "mi", "myself"])
_YOU = frozenset(["you", "your", "yours", "ye", "yer", "yous", "u"])


def see_whole(signs: Signs) -> None:
    """Count sentences about them (C) and about the writer (M), as section 2 of the guide does."""
    theirs = _sentences_with(signs, _ABOUT_THEM)
    stock = _only_stock(signs)
    mine = [n for n in signs.body() if n not in theirs and n not in stock]
    follows = {n for n in mine if n - 1 in theirs and not set(_words(signs, n)) & _FIRST}
    c, m = len(theirs | follows), len([n for n in mine if n not in follows])
    if c == 0:
        signs.see("no sentence about them")
    if m >= 2 and m >= 2 * c:
        signs.see("mostly the writer")
    if m >= 2 and c == 0:
        signs.see("only the writer")
    if m < 2:
        signs.see("hardly a sentence about the writer")
    first = [n for n in mine if set(_words(signs, n)) & _FIRST]
    if len(first) >= 2 and len(first) >= 2 * c:
        signs.see("mostly i")
    if len(first) >= 3:
        signs.see("three sentences with i")
    if not mine and not theirs:
        signs.see("only stock phrases")
    _see_left(signs, stock)


def _words(signs: Signs, number: int) -> list[str]:
    return [signs.tokens[at].word for at in signs.of(number)]


def _sentences_with(signs: Signs, names: tuple[str, ...]) -> set[int]:
    return {signs.tokens[first].sentence for name in names for first, last in signs.spans.get(name, ()) if last > first}


def _only_stock(signs: Signs) -> set[int]:
    """Find the sentences in which little is left beside stock phrases."""
    result: set[int] = set()
    for number in signs.body():
        covered = {
            at
            for span in signs.any_phrases(number, "generic.stock", "gratitude.bare")
            for at in range(span.first, span.last)
        }
        left = [at for at in signs.carrying(number) if at not in covered]
        if covered and len(left) <= 1:
            result.add(number)
    return result


def _see_left(signs: Signs, stock: set[int]) -> None:
    """Note what is left for this contact alone once names, job and stock phrases are gone."""
    kinds = (*TOLD, *PERSONAL, "own_project")
    echoed = signs.echoed(*kinds)
    if not echoed:
        signs.see("nothing they told")
    if not signs.echoed(*kinds, near=True):
        signs.see("not even near what they told")
    if all("job" in echo.thing.kinds for echo in signs.echoes):
        signs.see("only their job is known")
    left = [at for number in signs.body() if number not in stock for at in signs.carrying(number)]
    for most in (2, 5, 10):
        if len(left) <= most:
            signs.see(f"at most {most} words of its own")
    if len(left) > 25:
        signs.see("many words of its own")
    if len(signs.letter.body) == 1:
        signs.see("one sentence")
    if len(signs.letter.body) >= 4:
        signs.see("four sentences or more")
    if any(set(_words(signs, number)) & _YOU for number in signs.body()):
        signs.see("speaks to them")
