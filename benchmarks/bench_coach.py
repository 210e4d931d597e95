"""How often the message coach is right, label by label, beside two simple ways; and how long it takes.

Run with ``python benchmarks/bench_coach.py``. ``--write`` also writes ``data/coach/measured.yaml``, which the writing
box shows under "How far can I trust this?".

The drafts called unseen were never learned from and nobody tuned anything on them. Of the others (``dev``, ``tuning``),
the weights have been learned: their figures only say that learning worked.
"""

from __future__ import annotations

import json
import math
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from side_by_side import COURSE, machine

from networkcoach.coach import review_message
from networkcoach.coach._book import LABELS, WARNINGS

DRAFTS = COURSE / "benchmarks" / "drafts"
MEASURED = COURSE / "data" / "coach" / "measured.yaml"
Draft = dict[str, Any]
Guess = Callable[[Draft], Iterable[str]]


@dataclass(frozen=True)
class Score:
    """What came of one label."""

    label: str
    marked: int
    applies: int
    hits: int

    @property
    def precision(self) -> float:
        return self.hits / self.marked if self.marked else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.applies if self.applies else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.marked + self.applies) if self.marked + self.applies else 0.0


def read(path: Path) -> list[Draft]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scores(drafts: list[Draft], guess: Guess) -> list[Score]:
    guesses = [set(guess(draft)) for draft in drafts]
    return [
        Score(
            label,
            sum(label in one for one in guesses),
            sum(label in draft["labels"] for draft in drafts),
            sum(label in one and label in draft["labels"] for one, draft in zip(guesses, drafts, strict=True)),
        )
        for label in LABELS
    ]


def coach(draft: Draft) -> Iterable[str]:
    context = draft["context"]
    return review_message(draft["text"], context["what_they_shared"], context["contact_name"]).labels


def everything(_draft: Draft) -> Iterable[str]:
    return LABELS


def bag_of_words(learn: list[Draft]) -> Guess:
    """Naive Bayes over the words of a draft, a label at a time: what one would try first."""

    def words(draft: Draft) -> set[str]:
        return set(re.findall(r"\w+", draft["text"].lower()))

    counts = {label: (Counter[str](), Counter[str]()) for label in LABELS}
    sizes = {label: [0, 0] for label in LABELS}
    for draft in learn:
        for label in LABELS:
            side = int(label in draft["labels"])
            counts[label][side].update(words(draft))
            sizes[label][side] += 1

    def odds(label: str, draft: Draft) -> float:
        no, yes = sizes[label]
        total = math.log((yes + 1) / (no + 1))
        for word in words(draft):
            total += math.log((counts[label][1][word] + 1) / (yes + 2)) - math.log(
                (counts[label][0][word] + 1) / (no + 2)
            )
        return total

    return lambda draft: [label for label in LABELS if odds(label, draft) > 0]


def macro(found: list[Score]) -> float:
    return statistics.mean(one.f1 for one in found)


def of_warnings(found: list[Score]) -> float:
    ours = [one for one in found if one.label in WARNINGS]
    return sum(one.hits for one in ours) / max(1, sum(one.marked for one in ours))


def show(name: str, drafts: list[Draft], found: list[Score], others: dict[str, Guess]) -> None:
    right = f"warnings right {of_warnings(found):.2f}"
    print(f"{name}: {len(drafts)} drafts, macro-F1 {macro(found):.2f}, {right}")
    for other, guess in others.items():
        print(f"  beside it, {other}: macro-F1 {macro(scores(drafts, guess)):.2f}")
    print(f"  {'':<24}{'right':>7}{'found':>7}{'F1':>7}{'drafts':>8}")
    for one in found:
        print(f"  {one.label:<24}{one.precision:7.2f}{one.recall:7.2f}{one.f1:7.2f}{one.applies:8}")


def milliseconds(drafts: list[Draft]) -> list[float]:
    times = []
    for draft in drafts:
        start = time.perf_counter()
        coach(draft)
        times.append(1000 * (time.perf_counter() - start))
    return times


def measured(drafts: list[Draft], found: list[Score]) -> str:
    lines = [
        "# Written by benchmarks/bench_coach.py --write: how often the coach was right with drafts new to it.",
        f"drafts: {len(drafts)}",
        f'on: "{date.today()}"',
        f"macro_f1: {macro(found):.2f}",
        "labels:",
    ]
    lines += [
        f"  {one.label}: {{ right: {one.precision:.2f}, found: {one.recall:.2f}, drafts: {one.applies} }}"
        for one in found
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    print(f"The message coach; {machine()}")
    files = sorted(DRAFTS.glob("*.jsonl"), key=lambda path: (path.stem.startswith("unseen"), path.stem))
    others: dict[str, Guess] = {
        "a bag of words learned from dev": bag_of_words(read(DRAFTS / "dev.jsonl")),
        "every label for every draft": everything,
    }
    unseen: list[Draft] = []
    for path in files:
        drafts = read(path)
        is_unseen = path.stem.startswith("unseen")
        unseen += drafts if is_unseen else []
        show(path.stem, drafts, scores(drafts, coach), others if is_unseen else {})
    found = scores(unseen, coach)
    show("all unseen", unseen, found, others)
    times = milliseconds(unseen)
    slow = statistics.quantiles(times, n=20)[-1]
    print(f"A draft takes {statistics.median(times):.1f} ms, nineteen of twenty at most {slow:.1f}")
    long = {"text": "You said to count the doors, and I did. " * 2000, "context": unseen[0]["context"]}
    print(f"A draft of 18,000 words, of which 3,000 are read, takes {milliseconds([long])[0]:.0f} ms")
    if "--write" in sys.argv:
        MEASURED.write_text(measured(unseen, found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
