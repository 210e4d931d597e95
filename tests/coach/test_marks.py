"""Where the marks lie, over all drafts: on whole clauses and whole quotations, and not on words of leave."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from networkcoach.coach import Mark, review_message
from networkcoach.coach._book import WARNINGS, the_book
from networkcoach.coach._letter import Letter, read_letter

DRAFTS = Path(__file__).parents[2] / "benchmarks" / "drafts"
FORMULAS = ("generic.stock", "gratitude.bare", "pressure.released")
# Words of which none says what is meant: "I did", "if it does not".
EMPTY = frozenset(
    re.findall(
        r"\w+",
        """a an the this that these those some any all both each i me my mine we us our you your he him his she her it
        its they them their who what which when where why how there here and or but so if as than then at by for from
        in into of off on out over to up with about after before again am is are was were be been have has had do does
        did will would shall should can could may might must not no yes too very just also even still yet now today""",
    )
)
LONGEST_QUOTE = 20  # words; a longer quotation may be marked in part


def faults(text: str, letter: Letter, mark: Mark) -> Iterator[str]:
    """Name what is wrong with a mark."""
    tokens = letter.words.tokens
    inside = {n for n, token in enumerate(tokens) if token.start < mark.end and mark.start < token.end}
    edges = text[max(mark.start - 1, 0) : mark.start + 1], text[mark.end - 1 : mark.end + 1]
    if any(len(edge) == 2 and edge.isalnum() for edge in edges):
        yield "begins or ends inside a word"
    if all(tokens[n].word in EMPTY for n in inside):
        yield "only function words"
    if any(inside & quote and not quote <= inside for quote in quotations(letter)):
        yield "cuts a quotation"
    if takes_leave(letter, inside, mark.label):
        yield "greets or takes leave"
    clauses = {tokens[n].clause for n in inside}
    if len(inside) < 3 and any(token.clause in clauses for n, token in enumerate(tokens) if n not in inside):
        yield "a loose word or two of a clause"


def quotations(letter: Letter) -> list[set[int]]:
    runs: list[set[int]] = []
    for n, token in enumerate(letter.words.tokens):
        if token.quoted and runs and n - 1 in runs[-1]:
            runs[-1].add(n)
        elif token.quoted:
            runs.append({n})
    return [run for run in runs if len(run) <= LONGEST_QUOTE]


def takes_leave(letter: Letter, inside: set[int], label: str) -> bool:
    if inside <= letter.aside:
        return True
    stock = {at for found in letter.found if found.group in FORMULAS for at in range(found.first, found.last)}
    left = [n for n in inside - stock if not the_book().phrases.is_a(letter.words.tokens[n].word, "plain")]
    return label not in (*WARNINGS, "gratitude") and bool(inside & stock) and not left


@cache
def counted() -> tuple[int, Counter[str], int]:
    """Count all marks, what is wrong with them, and labels with more than three."""
    total, wrong, many = 0, Counter[str](), 0
    for file in sorted(DRAFTS.glob("*.jsonl")):
        for draft in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            context, text = draft["context"], draft["text"]
            letter = read_letter(text, context["contact_name"], the_book())
            review = review_message(text, context["what_they_shared"], context["contact_name"])
            total += len(review.marks)
            many += sum(len(one.marks) > 3 for one in review.observations)
            wrong.update(fault for mark in review.marks for fault in faults(text, letter, mark))
    return total, wrong, many


def test_hardly_a_mark_of_thousands_is_a_fragment() -> None:
    total, wrong, many = counted()
    print(f"\n{total} marks, of which {100 * wrong.total() / total:.1f} in 100 are wrong: {dict(wrong)}")
    assert total > 3000
    assert many == 0
    assert wrong.total() <= total / 200
    assert not wrong["cuts a quotation"]
    assert not wrong["begins or ends inside a word"]


TOLD = ["Sweep the workshop before you open the plans."]


def marked(text: str, label: str, *told: str) -> list[str]:
    review = review_message(text, told or TOLD, "Ada")
    return [text[mark.start : mark.end] for mark in review.marks if mark.label == label]


@pytest.mark.parametrize("quote", ["“sweep the workshop”", '"sweep the workshop"', "‘sweep the workshop’"])
def test_a_quotation_is_marked_whole_with_what_stands_around_it(quote: str) -> None:
    (mark,) = marked(f"Ada, {quote} was still in my head this morning. No need to answer.", "specific_callback")
    assert quote in mark


def test_a_mark_is_the_clause_and_not_the_word_in_it() -> None:
    text = (
        "Ada, on Monday I swept the workshop before I opened the plans, and under the bench lay a key. Best wishes, Jo"
    )
    assert marked(text, "reports_action")[0].startswith("on Monday I swept the workshop")


@pytest.mark.parametrize(
    "leave", ["No need to answer.", "I hope you are well.", "Have a good week!", "Best wishes, Jo"]
)
def test_words_of_leave_are_not_marked(leave: str) -> None:
    text = f"Ada, I swept the workshop before I opened the plans. {leave}"
    at = text.index(leave)
    assert all(mark.end <= at for mark in review_message(text, TOLD, "Ada").marks)


def test_what_stands_beside_a_mark_goes_on_with_it() -> None:
    text = "Ada, I swept the workshop, as you had said. It took an hour."
    assert marked(text, "specific_callback") == ["I swept the workshop, as you had said"]
