"""Phrases that authors write."""

from __future__ import annotations

import pytest

from networkcoach.lessons._phrases import count_words, find_phrases, parse


def found(text: str, *phrases: str, unless: tuple[str, ...] = ()) -> list[str]:
    return [text[one.start : one.end] for one in find_phrases(text, phrases, unless)]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Keep me, please, in mind", "keep me", ["Keep me"]),
        ("Keep me. In mind", "me in", []),
        ("KEEP ME IN MIND", "keep me in mind", ["KEEP ME IN MIND"]),
        ("internships and interns", "intern*", ["internships", "interns"]),
        ("I don’t and I don't", "don't", ["don’t", "don't"]),
        ("She isn’t here", "*n't here", ["isn’t here"]),
        ("I dont mind, she ISNT here", "(don't|isn't)", ["dont", "ISNT"]),
        ("I don't mind", "dont mind", ["don't mind"]),
        ("The giant is important", "*n't", []),
        ("a role, any job", "(a|any) (role|job)", ["a role", "any job"]),
        ("a role, any job", "( a | any ) ( role | job )", ["a role", "any job"]),
        ("If one ever comes up, fine", "if ... comes up", ["If one ever comes up"]),
        ("If so. It comes up", "if ... comes up", []),
        ("What now? Tell me.", "... ?", ["What now?"]),
        ("so very many", "so * many", ["so very many"]),
        ("so. Many", "so *", []),
        ("résumé and résumé", "résumé", ["résumé", "résumé"]),
        ("night-shift work", "night-shift work", ["night-shift work"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("workshop", "work", []),
        ("", "work", []),
    ],
)
def test_what_is_found(text: str, phrase: str, expected: list[str]) -> None:
    assert found(text, phrase) == expected


def test_a_gap_does_not_run_through_a_whole_book() -> None:
    assert found("if " + "word " * 40 + "ends", "if ... ends") == []


def test_what_lies_in_an_exception_does_not_count() -> None:
    unless = ("not ... job",)
    assert found("I do not want a job", "a job", unless=unless) == []
    assert found("I do not want a job, but a role", "a (job|role)", unless=unless) == ["a role"]


def test_the_longest_of_several_finds_stands_for_all() -> None:
    assert found("no rush at all", "no rush", "rush", "no rush at all") == ["no rush at all"]


@pytest.mark.parametrize("phrase", ["", "...", "(a", "a)", "(a|)", "((a)", "a.b", "[a]"])
def test_a_phrase_that_cannot_be_read_says_so(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"no word|partner"):
        parse(phrase)


def test_words_are_counted_without_signs() -> None:
    assert count_words("Don’t … worry?! 2 well-known – words") == 5
