"""The frame of all cards: acknowledged numbers, calm errors, nothing personal in a notebook file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach import views
from networkcoach._data import data_path
from networkcoach.contacts import ContactLog
from networkcoach.lessons import lesson_names
from networkcoach.store import StoreProblem
from networkcoach.views._card import NO_BUTTONS, Card, words
from networkcoach.views.exercise import ExerciseCard
from networkcoach.views.open_promises import OpenPromisesCard
from networkcoach.views.said import SaidCard
from networkcoach.views.sources import SourcesCard

Models = Callable[[], int]
Send = Callable[..., dict[str, Any]]
SECRET = "Xanthippe Zoltanbury"
UNIT_0 = [exercise.id for exercise in nc.lesson("0-does-it-happen", log=nc.demo_log())]
EVERY_EXERCISE = [(name, one.id) for name in lesson_names() for one in nc.lesson(name, log=nc.demo_log())]
CHARTS = ("did_it_happen", "timeline", "strategies", "give_and_take", "network")
PICTURES = ("time_machine", "real_data", *CHARTS)
OTHERS = (
    "start",
    "file",
    "people",
    "promises",
    "progress",
    "evidence",
    "today",
    "quick_log",
    "duplicates",
    "take_away",
    "message",
    "desk of 0.5",
    "said",
    "sources",
    "open",
    "offer",
    *PICTURES,
)


class Faulty(Card):
    """A card whose verbs go wrong in every way."""

    _esm = "export default { render() {} }"
    error: Exception = ValueError()

    def do_fail(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        raise self.error

    def do_work(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        return {"result": message["text"]}


@pytest.fixture
def faulty() -> Faulty:
    return Faulty({}, {"kept": 1})


def test_a_number_comes_back_and_the_rest_of_the_state_stays(faulty: Faulty, send: Send) -> None:
    assert send(faulty, "work", text="a") == {"kept": 1, "result": "a", "problem": "", "ack": 1}


def test_half_a_character_never_stays_where_it_could_not_be_sent_back(faulty: Faulty, send: Send) -> None:
    assert send(faulty, "work", text="half \ud83d, whole 🙂")["result"] == "half ?, whole 🙂"


def test_an_unknown_verb_is_acknowledged_and_changes_nothing(faulty: Faulty, send: Send) -> None:
    assert send(faulty, "dance") == {"kept": 1, "problem": "", "ack": 1}


@pytest.mark.parametrize(
    "error",
    [
        ValueError("Type a name first."),
        StoreProblem("There is no room left on the disk."),
        nc.UnreadableFile("This is a picture."),
        nc.UnknownPerson("Nobody is called so."),
    ],
)
def test_an_error_of_ours_is_told_in_its_own_sentence(faulty: Faulty, send: Send, error: Exception) -> None:
    faulty.error = error
    assert send(faulty, "fail")["problem"] == str(error)
    assert send(faulty, "work", text="b")["problem"] == ""


@pytest.mark.parametrize(
    "error",
    [
        KeyError(SECRET),
        TypeError(SECRET),
        RuntimeError(SECRET),
        ValueError(),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        json.JSONDecodeError(SECRET, SECRET, 0),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_fault_of_ours_is_told_calmly_and_without_what_was_typed(
    faulty: Faulty, send: Send, error: Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    faulty.error = error
    told = send(faulty, "fail", text=SECRET)["problem"]
    printed = "".join(capfd.readouterr())
    assert told == words()["our_fault"].format(kind=type(error).__name__)
    assert type(error).__name__ in printed
    assert "in do_fail" in printed
    assert SECRET not in told + printed


def test_a_computer_that_refuses_is_told_without_a_number_or_a_path(faulty: Faulty, send: Send) -> None:
    faulty.error = PermissionError(13, "Permission denied", "/home/somebody/log")
    told = send(faulty, "fail")["problem"]
    assert "permission denied" in told
    assert "13" not in told
    assert "/home" not in told


def every_card(log: ContactLog, pictures: Sequence[str] = PICTURES) -> dict[str, Card]:
    """Make the cards; of those that draw much, which takes its time, only the named ones."""
    lesson = nc.lesson("0-does-it-happen", log=log)
    cards: dict[str, Card] = {exercise.id: ExerciseCard(exercise) for exercise in lesson}
    start = nc.start(log)
    assert start is not None
    rest: dict[str, Card] = {"start": start, "file": nc.import_people(log), "promises": nc.promises(log)}
    rest |= {"today": nc.today(log), "quick_log": nc.quick_log(log)}
    rest |= {"duplicates": nc.duplicates(log), "take_away": nc.take_away(log), "people": nc.people(log)}
    rest |= {"message": nc.message(log), "desk of 0.5": ExerciseCard(lesson["0.5"]).inner}
    rest |= {"said": SaidCard(log), "sources": SourcesCard(log), "open": OpenPromisesCard(log)}
    lesson["0.6"].answer("They have forgotten me.")
    rest |= {"offer": ExerciseCard(lesson["0.6"]).inner}
    rest |= {name: getattr(nc, name)(*([log] if name in CHARTS else ())) for name in PICTURES if name in pictures}
    return cards | rest | {"progress": nc.progress(log), "evidence": nc.evidence()}


def type_into(card: Card, send: Send) -> None:
    """Type a name wherever this card takes text."""
    promise = {"person": "new", "name": SECRET, "what": SECRET, "by": None, "on": None, "happened": "yes"}
    send(card, "answer", value=SECRET)
    send(card, "draft", value=SECRET)
    send(card, "find", text=SECRET)
    send(card, "promise", **promise)
    send(card, "path", path=f"/nowhere/{SECRET}.csv")
    send(card, "begin", name=f"{SECRET}.csv", size=10)
    send(card, "read", text=f"{SECRET}, coffee, I send {SECRET} by Friday", number=1)
    send(card, "did", person=1, kind="email", on="", note=SECRET, kept=[])
    send(card, "keep", person="new", name=SECRET, text=SECRET)
    send(card, "open", person=1, name=SECRET)
    send(card, "turn", at={SECRET: SECRET, "people": SECRET})
    send(card, "hello")
    send(card, "look")


@pytest.mark.parametrize("name", [*UNIT_0, *OTHERS])
def test_a_notebook_file_gets_a_constant_whatever_was_typed(log: ContactLog, send: Send, name: str) -> None:
    log.add(SECRET, company=SECRET)
    card = every_card(log, [name])[name]
    for typed in (False, True):
        if typed:
            type_into(card, send)
        bundle = card._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        assert repr(card) == str(card) == data["text/plain"] == NO_BUTTONS
        assert SECRET not in json.dumps(data)
        assert set(data) == {"text/plain", "application/vnd.jupyter.widget-view+json"}


def test_something_was_really_typed_in_the_test_above(log: ContactLog, send: Send) -> None:
    card = every_card(log)["desk of 0.5"]
    type_into(card, send)
    assert SECRET in json.dumps(card.state)


@pytest.mark.parametrize(("lesson", "name"), EVERY_EXERCISE)
class TestSize:
    def test_one_exercise_opens_at_most_two_models(self, models: Models, lesson: str, name: str) -> None:
        card = ExerciseCard(nc.lesson(lesson, log=nc.demo_log())[name])
        assert models() == 1 + (card.inner is not None) <= 2

    def test_what_is_sent_is_small(self, lesson: str, name: str) -> None:
        card = ExerciseCard(nc.lesson(lesson, log=nc.demo_log())[name])
        for one in filter(None, (card, card.inner)):
            sent = json.dumps([one.spec, one.state], ensure_ascii=False)  # as Jupyter sends it
            assert len(sent.encode()) < 3000
        assert len(f"{card._esm}{card._css}".encode()) < 30_000

    def test_what_is_sent_stays_small_when_it_is_answered(self, send: Send, lesson: str, name: str) -> None:
        card = ExerciseCard(nc.lesson(lesson, log=nc.demo_log())[name])
        for answer in card._exercise.text.examples.values():
            send(card, "answer", value=answer)
            assert len(json.dumps([card.spec, card.state], ensure_ascii=False).encode()) < 4000


@pytest.mark.parametrize("name", [*UNIT_0, *OTHERS])
def test_state_and_spec_are_plain_values(log: ContactLog, send: Send, name: str) -> None:
    card = every_card(log, [name])[name]
    type_into(card, send)
    assert json.loads(json.dumps([card.spec, card.state], allow_nan=False))


def test_a_script_brings_the_words_that_it_uses_and_no_others() -> None:
    for name, card in every_card(nc.demo_log()).items():
        first, code = str(card._esm).split("\n", 1)
        brought = json.loads(first.removeprefix("const WORDS = ").removesuffix(";"))
        assert set(brought) == set(re.findall(r"WORDS\.(\w+)", code)), name


def test_a_helper_comes_along_where_it_is_called_and_nowhere_else() -> None:
    helpers = [file.stem for file in (Path(views.__file__).parent / "page" / "helpers").glob("*.js")]
    assert helpers
    for name, card in every_card(nc.demo_log()).items():
        for helper in helpers:
            found = re.findall(rf"(function )?\b{helper}\(", str(card._esm))
            assert found.count("function ") == bool(found) == (len(found) > 1), (name, helper)


def test_every_word_is_used() -> None:
    package = data_path("lessons").parent.parent / "networkcoach"
    sources = [*package.rglob("*.py"), *package.rglob("*.js"), *package.rglob("*.html")]
    used = set(re.findall(r"\w+", "".join(path.read_text(encoding="utf-8") for path in sources)))
    assert sorted(_names(words()) - used - {""}) == []  # "" is what stands where nothing is chosen


def _names(value: object) -> set[str]:
    if not isinstance(value, dict):
        return set()
    return set(value).union(*(_names(one) for one in value.values()))


def test_tests_write_nowhere_else() -> None:
    log = nc.open_log()
    assert str(log.path).startswith(os.environ["NETWORKCOACH_HOME"])
