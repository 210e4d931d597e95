"""Any text at all can be typed as a line: it is read, nothing of it is lost, and each guess shows its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from quick import TODAY, read

from networkcoach._data import DataFileError, data_path
from networkcoach.contacts import ContactLog, Person
from networkcoach.contacts.quick import QuickLine, QuickPromise, QuickSaved, people_called, read_line, write_line
from networkcoach.contacts.quick._tokens import cut
from networkcoach.contacts.quick._words import read_words
from networkcoach.store import Store

WORDS = re.findall(
    r"\S+|\n",
    """Ana Ben May Will Sunday ana coffee call called emailed wrote replied letter from to with met and &
    yesterday Fri on by before next last week the 3rd March 3/4 03.03. 2026-03-03 in two weeks I I'll will
    promised send slides her she me told about , ; . : - — ? ! ( ) " ' اسماء قهوة 李雷 ， ☕ her's Ó Mr 's
    boats""",
)

lines = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=16).map("".join),
)


def nobody(name: str) -> Sequence[Person]:
    return []


def everybody(name: str) -> Sequence[Person]:
    return [Person(n, name, None, None, None, None) for n in range(1, 1 + len(name) % 3)]


@settings(max_examples=400, deadline=None)
@given(lines, st.dates(date(1995, 1, 1), date(2090, 12, 31)), st.sampled_from([nobody, everybody]))
@example("\ud800 Ana\x00, coffee", TODAY, nobody)
@example("a 0 " * 400, TODAY, everybody)
@example("in 999 years, I'll write in 999 years", TODAY, nobody)
def test_nothing_is_lost_and_every_guess_shows_its_words(text: str, today: date, find: object) -> None:
    line = read_line(text, today, find)  # type: ignore[arg-type]
    for guess in line.guesses:
        if not guess.is_usual:
            assert text[guess.start : guess.end] == guess.words != ""
    covered = {n for guess in line.guesses if not guess.is_usual for n in range(guess.start or 0, guess.end or 0)}
    left = line.note
    for token in cut(text):
        if token.is_word and not covered & set(range(token.start, token.end)):
            assert token.text in left, (token.text, line)
            left = left[left.index(token.text) + len(token.text) :]
    assert line.who in text
    date.fromisoformat(line.day)


@settings(max_examples=200, deadline=None)
@given(lines)
def test_whatever_was_read_can_be_saved(text: str) -> None:
    store = Store.open(None)
    line = read_line(text, TODAY, nobody)
    saved = save(store, line, new_name=line.who or "Nobody")
    assert (saved.talk is None) == (line.kind is None)
    store.undo()
    assert store.read("SELECT 1 FROM contact UNION SELECT 1 FROM talk UNION SELECT 1 FROM promise") == []


def save(store: Store, line: QuickLine, person: int | None = None, new_name: str = "") -> QuickSaved:
    return write_line(
        store,
        TODAY,
        person,
        kind=line.kind,
        day=line.day,
        direction=line.direction,
        note=line.note,
        wants_reply=line.wants_reply,
        promises=line.promises,
        new_name=new_name,
    )


@pytest.mark.parametrize("text", ["", "   ", "\n", ",;:", "?!", "…", "--", "\u200f", "☕"])
def test_hardly_anything_is_a_line_too(text: str) -> None:
    line = read(text)
    assert (line.who, line.people, line.promises, line.day) == ("", (), (), "2026-03-16")
    assert line.doubts[0] == "Who was it? No name was found in the line."


def test_a_very_long_text_stays_whole_in_the_note() -> None:
    told = "She spoke about the boats and the club. " * 250
    line = read(f"Ana, coffee yesterday. {told}")
    assert (line.who, line.kind, line.day) == ("Ana", "meeting", "2026-03-15")
    assert line.note == told.strip()
    assert line.doubts == ("The line is long: only its beginning was read, the rest is in the note as it is.",)


def test_each_field_says_where_it_came_from() -> None:
    text = "Ana, coffee yesterday, her son won, I send the article by Fri"
    guesses = {guess.field: guess for guess in read(text).guesses}
    assert {name: guess.words for name, guess in guesses.items()} == {
        "who": "Ana",
        "kind": "coffee",
        "day": "yesterday",
        "direction": "coffee",
        "wants_reply": "",
        "promise": "I send the article by Fri",
        "by": "by Fri",
    }
    assert guesses["wants_reply"].is_usual
    assert text[guesses["by"].start : guesses["by"].end] == "by Fri"


def test_a_line_is_saved_as_one_step() -> None:
    log = ContactLog(Store.open(None), lambda: TODAY)
    line = read_line("Ana Ruiz, coffee yesterday, tea, I'll send the list by Fri", TODAY, nobody)
    saved = save(log.store, line, new_name=line.who)
    assert log.interactions.loc[0, ["contact", "on", "kind", "direction", "note"]].tolist() == [
        *("Ana Ruiz", "2026-03-15", "meeting", "both", "tea"),
    ]
    assert log.promises.loc[0, ["contact", "what", "by"]].tolist() == ["Ana Ruiz", "send the list", "2026-03-20"]
    assert saved == QuickSaved(person=1, talk=1, promises=(1,), is_new=True)
    step = log.undo()
    assert step is not None
    assert (step.verb, log.count_people(), log.undo()) == ("record", 0, None)


def test_a_line_about_somebody_known_adds_nobody() -> None:
    log = ContactLog(Store.open(None), lambda: TODAY)
    ana = log.add("Ana")
    write_line(log.store, TODAY, ana, kind=None, promises=[QuickPromise("send the list")])
    assert (log.count_people(), len(log.interactions), len(log.promises)) == (1, 0, 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": "tea"}, "'tea' is not a kind of talk"),
        ({"day": "2062-01-01"}, "is the year right"),
        ({"promises": (QuickPromise(" "),)}, "what was promised"),
        ({"promises": (QuickPromise("write", "soon"),)}, "'soon' is not a day"),
        ({"wants_reply": True, "direction": "to"}, "wants_reply means"),
    ],
)
def test_if_one_value_is_wrong_nothing_is_written(wrong: dict[str, object], sentence: str) -> None:
    store = Store.open(None)
    line = replace(read_line("Ana, coffee", TODAY, nobody), **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=sentence):
        save(store, line, new_name="Ana")
    assert store.read("SELECT 1 FROM contact") == []
    assert store.undo() is None


def test_somebody_new_needs_a_name() -> None:
    with pytest.raises(ValueError, match="This needs a name"):
        write_line(Store.open(None), TODAY, None, kind="call")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Zoe", ["Zoë Ångström"]),
        ("ångstrom", ["Zoë Ångström"]),
        ("Ana", ["Ana", "Ana Ruiz", "Ana Ruiz"]),
        ("Ruiz", ["Ana Ruiz", "Ana Ruiz"]),
        ("Captain", ["Ben Ode"]),
        ("Captain Ode", ["Ben Ode"]),
        ("An", []),
        ("Banana", []),
        ("%", []),
        ("", []),
        (" . ", []),
        ("x" * 100_000, []),
    ],
)
def test_people_are_found_by_whole_words_of_their_names(name: str, found: list[str]) -> None:
    log = ContactLog(Store.open(None), lambda: TODAY)
    for who in ("Ana Ruiz", "Ana", "ana ruiz", "Anastasia", "Zoë Ångström"):
        log.add(who.title(), company="Banana & Sons", notes="Captain")
    with log.store.transaction() as db:
        db.execute("INSERT INTO contact (name, nickname) VALUES ('Ben Ode', 'Captain')")
    assert [one.name for one in people_called(log.store, name)] == found


def test_an_author_can_teach_another_language(tmp_path: Path) -> None:
    ours = data_path("quick.yaml").read_text(encoding="utf-8")
    for english, german in [
        ("coffee, coffees", "Kaffee"),
        ("says: [yesterday,", "says: [gestern, yesterday,"),
        ("by: [by,", "by: [bis, by,"),
        ("[Friday, fri]", "[Freitag, fri]"),
        ("mine:              # I say so; whatever follows is the promise\n    [", "mine:\n    [ich schicke, "),
        ('says: ["{number} {unit} ago"', 'says: ["vor {number} {unit}", "{number} {unit} ago"'),
        ("week: [week,", "week: [Wochen, week,"),
        ("two: 2", "zwei: 2"),
    ]:
        assert english in ours
        ours = ours.replace(english, german)
    path = tmp_path / "quick.yaml"
    path.write_text(ours, encoding="utf-8")
    words = read_words(path)
    line = read_line(
        "Ana, Kaffee gestern, ihr Sohn hat gewonnen, ich schicke den Artikel bis Freitag", TODAY, nobody, words
    )
    assert (line.who, line.kind, line.day, line.note) == ("Ana", "meeting", "2026-03-15", "ihr Sohn hat gewonnen")
    assert line.promises == (QuickPromise("den Artikel", "2026-03-20"),)
    assert read_line("Ana, Kaffee vor zwei Wochen", TODAY, nobody, words).day == "2026-03-02"


def test_an_author_is_told_which_line_is_wrong(tmp_path: Path) -> None:
    ours = data_path("quick.yaml").read_text(encoding="utf-8")
    path = tmp_path / "quick.yaml"
    path.write_text(ours.replace("reads: nth", "reads: ninth"), encoding="utf-8")
    line = ours[: ours.index("reads: nth")].count("\n") + 1
    with pytest.raises(DataFileError, match=f"quick.yaml:{line}: 'ninth' is no way to read a day; use one of days,"):
        read_words(path)
