"""What the coach says of a draft: the guide's rules, marks that lie inside the text, and calm with anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import networkcoach.coach._book as book
from networkcoach.coach import Review, review_message
from networkcoach.coach._book import HELPS, LABELS, WARNINGS, WHOLE

DRAFTS = Path(__file__).parents[2] / "benchmarks" / "drafts"
SOME = [json.loads(line) for line in (DRAFTS / "tuning-3.jsonl").read_text(encoding="utf-8").splitlines()][:60]
TOLD = ("head of driver training", "count the doors, not the passengers", "collects thimbles")
drafts = st.sampled_from(SOME) | st.builds(
    lambda text, shared: {"text": text, "context": {"what_they_shared": shared, "contact_name": "Bo Ek"}},
    st.text(max_size=200),
    st.lists(st.text(max_size=20), max_size=3),
)


def review(draft: dict[str, Any], text: str | None = None) -> Review:
    context = draft["context"]
    return review_message(draft["text"] if text is None else text, context["what_they_shared"], context["contact_name"])


@pytest.mark.parametrize(
    ("text", "shared", "labels"),
    [
        ("Hi Bo, hope all is good. Just checking in!", (), {"generic"}),
        (
            "Hi Bo, any roles going? I finish in May. I can start at once.",
            (),
            {"asks_for_job", "generic", "all_about_me"},
        ),
        (
            "Bo, I phoned two of the three mills you listed. The second let me watch a dye. Thank you for that list!",
            ("listed three mills",),
            {"specific_callback", "reports_action", "gratitude"},
        ),
        ("How is the greyhound's leg? Ours had the same cast.", ("has a greyhound",), {"personal_connection"}),
        ("How are your little ones?", ("works in a bank",), {"intrusive"}),
        (
            "Which school are the twins at? I could drop by and coach them.",
            ("twin boys like chess",),
            {"intrusive"},
        ),
        (
            "Haven't opened the guide yet but I'll put up five stars tonight.",
            ("self-published a guide",),
            {"honest_review_problem"},
        ),
    ],
)
def test_the_examples_of_the_guide(text: str, shared: tuple[str, ...], labels: set[str]) -> None:
    assert set(review_message(text, shared, "Bo").labels) == labels


@settings(max_examples=150, deadline=None)
@given(drafts)
def test_marks_lie_inside_the_text_and_each_label_is_told(draft: dict[str, Any]) -> None:
    found = review(draft)
    text = draft["text"]
    assert [one.label for one in found.observations] == [label for label in LABELS if label in found.labels]
    for mark in found.marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert mark.label in found.labels
        assert mark.why
        assert "?" in mark.question
    for one in found.observations:
        assert bool(one.marks) is (one.label not in WHOLE)
        assert one.reasons
        assert "?" in one.question


@settings(max_examples=150, deadline=None)
@given(drafts)
def test_what_follows_from_the_guide_always_holds(draft: dict[str, Any]) -> None:
    labels = review(draft).labels
    if labels & {"gratitude", "reports_action"}:
        assert "specific_callback" in labels
    if "generic" in labels:
        assert not labels & set(HELPS)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SOME), st.sampled_from(["spaces", "lines", "capitals", "small", "quotes"]))
def test_how_it_is_typed_changes_nothing(draft: dict[str, Any], way: str) -> None:
    text = draft["text"]
    changed = {
        "spaces": re.sub(r"(?<=\S) (?=\S)", "   ", text),
        "lines": text.replace("\n", "\n\n\n"),
        "capitals": text.upper(),
        "small": text.lower(),
        "quotes": text.replace("'", "’").replace('"', "”"),
    }[way]
    assert review(draft, changed).labels == review(draft).labels


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "...",
        "<script>alert(1)</script>",
        "\u202eabc",
        "'\"'\"" * 500,
        "a" * 1_000_000,
        "x " * 20_000,
        "👩‍👩‍👧" * 99,
    ],
    ids=["empty", "blank", "dots", "script", "right to left", "quotes", "one word", "long", "emoji"],
)
def test_hostile_text_is_only_text(text: str) -> None:
    found = review_message(text, (text[:100],), text[:50])
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found.marks)


def test_of_a_long_draft_the_first_3000_words_are_read_and_it_says_so() -> None:
    found = review_message("Count the doors, you said, and I did. " * 1000, TOLD, "Teodor")
    assert found.note == "This is long. Only the first 3,000 words were read."
    assert "specific_callback" in found.labels


def test_where_nothing_stands_out_it_asks_what_they_would_recognise() -> None:
    quiet = [draft for draft in SOME if not review(draft).labels]
    assert quiet or review_message("Good morning Bo.", (), "Bo").note
    for draft in quiet:
        assert review(draft).note == "Nothing stands out. What in it would they recognise as meant for them?"
    assert review_message("").note == ""


def test_what_can_hurt_somebody_comes_first() -> None:
    assert LABELS[:4] == WARNINGS
    assert WARNINGS == ("honest_review_problem", "intrusive", "pressure", "asks_for_job")


def test_every_label_has_words_for_learners() -> None:
    for label in LABELS:
        wording = book.the_book().wording[label]
        assert len(wording.name.split()) <= 8
        assert "?" in wording.question


def test_an_unsure_one_says_so() -> None:
    doubts = {one.doubt for draft in SOME for one in review(draft).observations}
    assert doubts <= {"", "This is a pattern match, and not a sure one. You know the person."}


def test_it_is_still_as_good_as_it_was_measured() -> None:
    """The figures that learners are shown are those of the weights that they get."""
    from networkcoach._data import data_path, read_yaml

    told = read_yaml(data_path("coach", "measured.yaml")).value
    files = sorted(DRAFTS.glob("unseen*.jsonl"))
    unseen = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert told["drafts"] == len(unseen)
    guesses = [review(draft).labels for draft in unseen]
    for label in LABELS:
        hits = sum(label in one and label in draft["labels"] for one, draft in zip(guesses, unseen, strict=True))
        right = hits / max(1, sum(label in one for one in guesses))
        assert abs(right - told["labels"][label]["right"]) < 0.006, label
