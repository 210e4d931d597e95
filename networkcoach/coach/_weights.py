"""How much each thing that was seen counts for each label: a sum, whose parts can be shown.

The weights are made by ``scripts/train_coach.py`` from the drafts in ``benchmarks/drafts``. They are a linear model:
every label has a sum of the weights of what was seen, and applies where the sum is above its threshold. Nothing else is
hidden in it. Adding up is all that happens here, so it runs wherever Python runs.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from networkcoach._data import data_path
from networkcoach.coach._book import LABELS
from networkcoach.coach._evidence import Evidence

#: How much the kinds of evidence count beside each other.
SCALE = {"sign": 0.15, "word": 1.0, "piece": 0.7}


@dataclass(frozen=True)
class Part:
    """What one thing that was seen adds to the sum of a label."""

    evidence: Evidence
    amount: float


@dataclass(frozen=True)
class Weights:
    """The linear model.

    Attributes
    ----------
    rarity
        By kind and name: how rare it is in drafts.
    amounts
        By kind and name: its weights, each with the number of its label.
    bias, threshold
        Where the sum of a label begins, and above what the label applies.
    """

    rarity: Mapping[str, Mapping[str, float]]
    amounts: Mapping[str, Mapping[str, Sequence[tuple[int, float]]]]
    bias: Mapping[str, float]
    threshold: Mapping[str, float]

    def margins(self, seen: Sequence[tuple[Evidence, float]]) -> dict[str, float]:
        """Say how far the sum of each label is above its threshold; below zero, the label does not apply."""
        sums = [self.bias[label] - self.threshold[label] for label in LABELS]
        for one, value in seen:
            for label, weight in self.amounts[one.kind][one.name]:
                sums[label] += weight * value
        return dict(zip(LABELS, sums, strict=True))

    def parts(self, seen: Sequence[tuple[Evidence, float]], labels: Collection[str]) -> dict[str, list[Part]]:
        """Give what speaks for each of these labels, the weightiest first."""
        speaking: dict[int, list[Part]] = {LABELS.index(label): [] for label in labels}
        for one, value in seen:
            for number, weight in self.amounts[one.kind][one.name]:
                if weight > 0 and number in speaking:
                    speaking[number].append(Part(one, weight * value))
        return {LABELS[number]: sorted(parts, key=lambda part: -part.amount) for number, parts in speaking.items()}


def valued(evidence: Iterable[Evidence], rarity: Mapping[str, Mapping[str, float]]) -> list[tuple[Evidence, float]]:
    """Say how much each known thing counts in this draft.

    A sign is there or not. Rare words count more than frequent ones, and a long draft no more than a short one: this is
    what the field calls tf-idf.
    """
    result: list[tuple[Evidence, float]] = []
    lengths = dict.fromkeys(SCALE, 0.0)
    for one in evidence:
        known = rarity[one.kind].get(one.name)
        if known is None:
            continue
        value = 1.0 if one.kind == "sign" else (1 + math.log(len(one.spans))) * known
        lengths[one.kind] += value * value
        result.append((one, value))
    return [
        (one, SCALE[one.kind] * (value if one.kind == "sign" else value / math.sqrt(lengths[one.kind])))
        for one, value in result
    ]


@cache
def the_weights() -> Weights:
    """Read ``data/coach/weights.json`` once."""
    stored = json.loads(data_path("coach", "weights.json").read_text(encoding="utf-8"))
    rarity: dict[str, dict[str, float]] = {kind: {} for kind in SCALE}
    amounts: dict[str, dict[str, list[tuple[int, float]]]] = {kind: {} for kind in SCALE}
    for kind, names in stored["evidence"].items():
        for name, (rare, *weights) in names.items():
            rarity[kind][name] = rare
            amounts[kind][name] = list(zip(map(int, weights[::2]), weights[1::2], strict=True))
    return Weights(rarity, amounts, stored["bias"], stored["threshold"])
