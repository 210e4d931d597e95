"""Exercises that the message coach reads too, with a coach that sees what a test wants it to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from networkcoach._data import data_path
from networkcoach.lessons import Lesson, Point, load_lesson
from networkcoach.lessons._feedback import compose
from networkcoach.lessons.kinds import Around, Mark, Write
from networkcoach.lessons.kinds.mark import Piece
from networkcoach.lessons.kinds.write import Check
from networkcoach.store import Store

WARNINGS = ("intrusive", "pressure", "asks_for_job")


@dataclass(frozen=True)
class Words:
    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Seen:
    label: str
    kind: str
    why: str
    question: str
    marks: tuple[Words, ...]


@dataclass(frozen=True)
class Draft:
    observations: tuple[Seen, ...]


@dataclass
class Coach:
    """Sees each label at the words that a test gives; without words, in the message as a whole."""

    sees: dict[str, tuple[str, ...]]
    asked: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)

    def __call__(self, text: str, shared: Sequence[str], name: str) -> Draft:
        self.asked.append((text, tuple(shared), name))
        return Draft(tuple(self._seen(text, label, words) for label, words in self.sees.items()))

    def _seen(self, text: str, label: str, words: tuple[str, ...]) -> Seen:
        kind = "warning" if label in WARNINGS else "helps" if words else "whole"
        marks = tuple(Words(text.index(one), text.index(one) + len(one), f"“{one}” is {label}.") for one in words)
        return Seen(label, kind, marks[0].why if marks else f"All of it is {label}.", f"Is it {label}?", marks)


NO_REQUEST = Check(
    "no_request", "None.", "{quote} asks.", absent=("a job",), unless=("no job please",), label="asks_for_job"
)
TOPIC = Check("topic", "About {quote}.", "No topic.", present=("drivers",), label="specific_callback")
SHORT = Check("short", "Short.", "Long.", max_words=9)


def writing(*checks: Check) -> Write:
    return Write(checks, "Send it?", "Try again?", to="Otis", shared=("museums",), reviewer=True)


def points(check: Check, text: str, **sees: tuple[str, ...]) -> tuple[Point, ...]:
    return writing(check).judge(text, Around(review=Coach(sees))).points


class TestWrite:
    def test_what_must_be_absent_is_found_by_phrases_or_by_the_coach(self) -> None:
        text = "Short of hands? Think of me."
        (point,) = points(NO_REQUEST, text, asks_for_job=("Short of hands", "Think of me"))
        assert point == Point("“Short of hands” asks.", False, "Short of hands", "no_request", 0, 14)
        assert [one.ok for one in points(NO_REQUEST, text)] == [True]
        assert [one.ok for one in points(NO_REQUEST, "Got a job?")] == [False]

    def test_what_must_be_present_is_met_if_either_finds_it(self) -> None:
        text = "The doors are in my head."
        (point,) = points(TOPIC, text, specific_callback=("The doors",))
        assert (point.text, point.ok, point.start, point.end) == ("About “The doors”.", True, 0, 9)
        assert [one.ok for one in points(TOPIC, text)] == [False]
        assert [one.ok for one in points(TOPIC, "Do drivers sing?")] == [True]

    def test_the_same_words_are_quoted_once(self) -> None:
        assert points(TOPIC, "Do drivers sing? My drivers do, other drivers too.")[0].text == "About “drivers”."

    def test_phrases_of_the_author_are_quoted_before_those_of_the_coach(self) -> None:
        (point,) = points(NO_REQUEST, "Think of me for a job.", asks_for_job=("Think of me",))
        assert point.text == "“a job” asks."

    def test_what_an_author_spares_the_coach_cannot_find(self) -> None:
        text = "No job please, I am curious."
        assert [one.ok for one in points(NO_REQUEST, text, asks_for_job=("job please",))] == [True]
        assert [one.ok for one in points(NO_REQUEST, text + " Hire me.", asks_for_job=("job please", "Hire me"))] == [
            False
        ]

    def test_a_label_of_the_whole_message_quotes_its_beginning(self) -> None:
        (point,) = points(
            Check("own", "Own.", "{quote} is for anyone.", absent=("x",), label="generic"), "Hi!", generic=()
        )
        assert (point.text, point.start, point.end) == ("“Hi!” is for anyone.", 0, 3)

    def test_it_adds_all_other_warnings_and_one_remark_more(self) -> None:
        kind = {"gratitude": ("Thanks",), "gives": ("a map",), "specific_callback": ("drivers",)}
        sees = {"intrusive": ("your son",), "pressure": ("by Friday",), "asks_for_job": ("Hire me",), **kind}
        text = "Thanks, drivers! Here is a map for your son. Hire me by Friday."
        feedback = writing(NO_REQUEST, TOPIC, SHORT).judge(text, Around(review=Coach(sees)))
        remarks = [one for one in feedback.points if one.ok is None]
        assert [one.key for one in remarks] == ["intrusive", "pressure", "gratitude"]
        assert remarks[1] == Point("“by Friday” is pressure. Is it pressure?", None, "by Friday", "pressure", 53, 62)
        assert "- “by Friday” is pressure. Is it pressure?\n" in feedback.text

    def test_a_remark_on_the_whole_message_has_no_place_in_it(self) -> None:
        feedback = writing(SHORT, TOPIC).judge("Hello.", Around(review=Coach({"generic": (), "all_about_me": ()})))
        assert feedback.points[-1] == Point("All of it is generic. Is it generic?", None, "", "generic")

    def test_where_every_check_is_met_the_whole_message_is_not_doubted(self) -> None:
        assert [one.key for one in points(SHORT, "Hello.", generic=())] == [SHORT.key]

    def test_it_is_asked_once_and_only_where_an_exercise_asks_for_it(self) -> None:
        coach = Coach({"pressure": ("now",)})
        spec = writing(NO_REQUEST, TOPIC, SHORT)
        spec.judge("Tell me now", Around(review=coach))
        assert coach.asked == [("Tell me now", ("museums",), "Otis")]
        assert len(replace(spec, reviewer=False).judge("Tell me now", Around(review=coach)).points) == 3
        assert len(spec.judge("Tell me now", Around()).points) == 3
        assert len(coach.asked) == 1


class TestMark:
    SPEC = Mark(
        (Piece("Dear Bo,", selectable=False), Piece("Nice ideas.", why="Kind."), Piece("Hire me.", True, "Asks.")),
        *("What now?", "Look again.", "One is missing."),
        to="Bo",
        shared=("ideas",),
        reviewer=True,
        label="asks_for_job",
        coach_lead="The coach marks:",
        when_coach_differs="It can be wrong.",
    )
    ALL = ([21, 29],)

    def told(self, *words: str) -> str:
        return self.SPEC.judge(self.ALL, Around(review=Coach({"gratitude": ("Nice",), "asks_for_job": words}))).text

    def test_what_the_coach_marks_follows_the_words_of_the_author(self) -> None:
        assert self.told("Hire").split("\n\n")[1:] == [
            "The coach marks:",
            "- “Hire” is asks_for_job.",
            "What now?",
        ]

    @pytest.mark.parametrize("words", [("Hire me", "Nice"), ("Dear", "Hire me"), ("ideas",), ("me",)])
    def test_where_it_marks_other_pieces_it_is_said_that_it_can_be_wrong(self, words: tuple[str, ...]) -> None:
        assert self.told(*words).endswith("\n\nIt can be wrong.\n\nWhat now?")

    def test_where_it_marks_nothing_only_that_is_said(self) -> None:
        assert self.told().split("\n\n")[1:] == ["It can be wrong.", "What now?"]

    def test_it_says_one_thing_about_a_piece_and_two_in_all(self) -> None:
        told = self.told("Dear", "Nice", "ideas", "Hire")
        assert told.count("asks_for_job") == 2
        assert "- “Dear” is asks_for_job.\n- “Nice” is asks_for_job.\n\nIt can" in told
        assert self.told("Hire me", "Hire").count("asks_for_job") == 1

    def test_the_key_of_the_author_stays_the_truth(self) -> None:
        coach = Coach({"asks_for_job": ("Nice ideas",)})
        assert self.SPEC.judge([[9, 20]], Around(review=coach)).outcome == "not_right"
        feedback = self.SPEC.judge(self.ALL, Around(review=coach))
        assert feedback.outcome == "right"
        assert [(point.start, point.ok) for point in feedback.points] == [(9, True), (21, True), (9, None)]

    def test_it_gives_nothing_away_before_all_is_found(self) -> None:
        coach = Coach({"asks_for_job": ("Hire me",)})
        text = self.SPEC.judge([[9, 29]], Around(review=coach)).text
        assert "The coach" not in text
        assert coach.asked == []

    def test_without_a_coach_nothing_changes(self) -> None:
        alone = compose("right", *(one.point(True) for one in self.SPEC.selectable), "What now?")
        assert self.SPEC.judge(self.ALL, Around()) == alone
        coach = Coach({"asks_for_job": ("Hire",)})
        assert replace(self.SPEC, reviewer=False).judge(self.ALL, Around(review=coach)) == alone


def unit_with(**sees: tuple[str, ...]) -> Lesson:
    return load_lesson("0-does-it-happen", store=Store.open(None), today=lambda: date(2026, 3, 16), review=Coach(sees))


class TestUnit0:
    def test_a_request_that_no_author_thought_of_is_found(self) -> None:
        draft = "What do drivers count first? My door is open to your trams. No rush."
        asks = unit_with(asks_for_job=("My door is open",))["0.4"].answer(draft)
        assert asks.outcome == "not_right"
        assert "- Look again: “My door is open” is still a request for work." in asks.text
        assert unit_with()["0.4"].answer(draft).outcome == "right"

    def test_words_that_only_the_coach_finds_can_be_his_topic(self) -> None:
        draft = "Who counts what nobody counts? No rush."
        assert unit_with()["0.4"].answer(draft).outcome == "not_right"
        assert unit_with(specific_callback=("Who counts",))["0.4"].answer(draft).outcome == "right"

    def test_the_draft_to_be_marked_is_read_with_what_otis_told(self) -> None:
        unit = unit_with(asks_for_job=("could start at once", "keep me in mind"))
        text = unit["0.2"].answer([(36, 128)]).text
        assert "In Robin’s draft the coach marks:\n\n- “could start at once” is asks_for_job.\n- “keep me" in text
        assert "can be wrong" not in text
        (text, shared, name) = unit._helpers.review.asked[0]  # type: ignore[union-attr]
        assert (text, name, len(shared)) == (unit["0.2"].spec.text, "Otis", 1)  # type: ignore[attr-defined]

    def test_the_learner_is_told_where_the_coach_is_wrong(self) -> None:
        text = unit_with(asks_for_job=("I loved",))["0.2"].answer([(36, 128)]).text
        assert "the coach missed a request, or marked words that are none" in text


def test_an_author_can_name_every_label_of_the_coach() -> None:
    from networkcoach.lessons._check import _validator

    kinds = _validator().schema["$defs"]
    labels = {path.stem for path in data_path("coach", "labels").glob("*.yaml")}
    assert set(kinds["write"]["properties"]["checks"]["items"]["properties"]["label"]["enum"]) == labels
    assert set(kinds["mark"]["properties"]["label"]["enum"]) == labels - {"generic", "all_about_me"}
