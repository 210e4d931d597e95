"""Make ``data/coach/weights.json`` from the drafts in ``benchmarks/drafts``; the drafts called unseen are never read.

Run it after drafts, phrases or signs have changed: ``python scripts/train_coach.py``. It needs scikit-learn, which the
workbook itself does not: ``pip install scikit-learn`` into any environment that has the workbook.

The thresholds come from cross-validation in which no writer is in both parts: for the four warnings, one at which 92 of
100 marks are right; for the others, the one with the best F1.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from networkcoach.coach._book import LABELS, WARNINGS
from networkcoach.coach._evidence import Evidence, evidence_of
from networkcoach.coach._features import read_signs
from networkcoach.coach._weights import valued

COURSE = Path(__file__).resolve().parent.parent
DRAFTS = COURSE / "benchmarks" / "drafts"
LEARN_FROM = ("dev", "guide", "tuning-1", "tuning-2", "tuning-3", "tuning-4", "tuning-5", "tuning-6")
FOLDS, STRENGTH = 6, 3.0
RIGHT = 0.92  # phrases were written beside these drafts, so what is right here is right less often with new ones
SAMPLES = 101
LEAST = {"sign": 3, "word": 2, "piece": 3}  # drafts in which something must occur
KEPT = 5500  # things with a weight
Rarity = dict[str, dict[str, float]]


def drafts() -> list[dict[str, Any]]:
    """Read the drafts that are there to be learned from, with who wrote each."""
    read = []
    for name in LEARN_FROM:
        for line in (DRAFTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            draft = json.loads(line)
            draft["writer"] = f"{name} {draft.get('writer') or draft['context']['contact_name'][:1]}"
            read.append(draft)
    return read


def seen_in(draft: dict[str, Any]) -> list[Evidence]:
    """List what is seen in a draft."""
    context = draft["context"]
    return list(evidence_of(read_signs(draft["text"], context["what_they_shared"], context["contact_name"])))


def rarity_of(seen: list[list[Evidence]], only: set[tuple[str, str]] | None = None) -> Rarity:
    """Say how rare each thing is that occurs often enough."""
    counts = Counter((one.kind, one.name) for draft in seen for one in draft)
    rarity: Rarity = {kind: {} for kind in LEAST}
    for (kind, name), count in sorted(counts.items()):
        if count >= LEAST[kind] and (only is None or (kind, name) in only):
            rarity[kind][name] = round(1 + math.log((1 + len(seen)) / (1 + count)), 3)
    return rarity


def matrix(seen: list[list[Evidence]], rarity: Rarity) -> tuple[csr_matrix, list[tuple[str, str]]]:
    """Lay the values out, a row a draft and a column a thing."""
    names = [(kind, name) for kind in rarity for name in rarity[kind]]
    column = {name: number for number, name in enumerate(names)}
    rows, columns, values = [], [], []
    for row, draft in enumerate(seen):
        for one, value in valued(draft, rarity):
            rows.append(row)
            columns.append(column[one.kind, one.name])
            values.append(value)
    return csr_matrix((values, (rows, columns)), shape=(len(seen), len(names))), names


def fitted(values: csr_matrix, applies: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Fit a line for each label."""
    models = [
        LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", max_iter=400).fit(values, one)
        for one in applies.T
    ]
    return np.vstack([model.coef_[0] for model in models]), np.array([model.intercept_[0] for model in models])


def learned(seen: list[list[Evidence]], applies: np.ndarray[Any, Any]) -> tuple[Any, ...]:
    """Fit on everything, keep what weighs most, and fit again on that."""
    rarity = rarity_of(seen)
    values, names = matrix(seen, rarity)
    weights, _ = fitted(values, applies)
    reach = np.sqrt(np.asarray(values.power(2).mean(axis=0)))[0]
    order = np.argsort(-(np.abs(weights).max(axis=0) * reach))[:KEPT]
    rarity = rarity_of(seen, {names[n] for n in order})
    values, names = matrix(seen, rarity)
    return rarity, names, *fitted(values, applies)


def sums(seen: list[list[Evidence]], model: tuple[Any, ...]) -> np.ndarray[Any, Any]:
    """Give the sum of each label for each draft."""
    rarity, _, weights, bias = model
    values, _ = matrix(seen, rarity)
    result: np.ndarray[Any, Any] = values @ weights.T + bias
    return result


def crossed(seen: list[list[Evidence]], applies: np.ndarray[Any, Any], writers: list[str]) -> np.ndarray[Any, Any]:
    """Give the sums of drafts whose writers the model has not met."""
    fold = {writer: number % FOLDS for number, writer in enumerate(sorted(set(writers)))}
    of = np.array([fold[writer] for writer in writers])
    result = np.zeros(applies.shape)
    for number in range(FOLDS):
        learn, test = np.flatnonzero(of != number), np.flatnonzero(of == number)
        model = learned([seen[n] for n in learn], applies[learn])
        result[test] = sums([seen[n] for n in test], model)
    return result


def best_threshold(totals: np.ndarray[Any, Any], applies: np.ndarray[Any, Any], right: float) -> float:
    """Give the place with the best F1 among those where at least this share is right."""
    best, at = -1.0, 0.0
    for one in np.arange(-1.5, 2.5, 0.05):
        marked = totals > one
        hits = float((marked & applies).sum())
        if marked.sum() and hits / marked.sum() >= right and 2 * hits / (marked.sum() + applies.sum()) > best:
            best, at = 2 * hits / (marked.sum() + applies.sum()), float(one)
    return at


def threshold(totals: np.ndarray[Any, Any], applies: np.ndarray[Any, Any], right: float) -> float:
    """Choose where a label begins: the middle of the best places for many samples of the drafts.

    The best place for all of them hangs on a draft or two, and jumps when a few drafts come in.
    """
    chance = np.random.default_rng(0)
    samples = [chance.integers(0, len(totals), len(totals)) for _ in range(SAMPLES)]
    return round(float(np.median([best_threshold(totals[one], applies[one], right) for one in samples])), 2)


def stored(model: tuple[Any, ...], thresholds: dict[str, float]) -> dict[str, Any]:
    """Bring the model into the form of the file."""
    rarity, names, weights, bias = model
    evidence: dict[str, dict[str, list[float]]] = {kind: {} for kind in rarity}
    for column, (kind, name) in enumerate(names):
        pairs = [(n, round(float(w), 2)) for n, w in enumerate(weights[:, column]) if abs(w) >= 0.05]
        if pairs or kind != "sign":
            evidence[kind][name] = [rarity[kind][name], *(part for pair in pairs for part in pair)]
    return {
        "bias": {label: round(float(b), 3) for label, b in zip(LABELS, bias, strict=True)},
        "threshold": thresholds,
        "evidence": evidence,
    }


def main() -> None:
    """Learn, choose the thresholds, write the file."""
    read = drafts()
    seen = [seen_in(draft) for draft in read]
    applies = np.array([[label in draft["labels"] for label in LABELS] for draft in read])
    totals = crossed(seen, applies, [draft["writer"] for draft in read])
    # The examples of the guide, and those of single notes, are too short and too hard to choose by.
    chosen = np.array([not draft["id"].startswith(("guide", "t6")) for draft in read])
    totals, judged = totals[chosen], applies[chosen]
    thresholds = {}
    for n, label in enumerate(LABELS):
        at = thresholds[label] = threshold(totals[:, n], judged[:, n], RIGHT if label in WARNINGS else 0.0)
        marked = totals[:, n] > at
        hits = (marked & judged[:, n]).sum()
        print(f"  {label:24} from {at:5.2f}: right {hits / marked.sum():.2f}, found {hits / judged[:, n].sum():.2f}")
    f1 = [
        2 * (m & a).sum() / (m.sum() + a.sum())
        for m, a in zip((totals > list(thresholds.values())).T, judged.T, strict=True)
    ]
    print(f"  macro-F1 for writers that were not learned from: {np.mean(f1):.3f}")
    text = json.dumps(stored(learned(seen, applies), thresholds), ensure_ascii=False, separators=(",", ":"))
    path = COURSE / "data" / "coach" / "weights.json"
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB, from {len(read)} drafts")


if __name__ == "__main__":
    main()
