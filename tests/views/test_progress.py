"""Where one is, and where to go next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.views._card import words

Send = Callable[..., dict[str, Any]]
TELL = words()["progress"]
TITLE = "Does it happen?"


def test_at_the_beginning_it_says_where_to_begin(log: ContactLog) -> None:
    state = nc.progress(log).state
    assert state["message"] == TELL["begin"].format(title=TITLE, notebook="0-does-it-happen.ipynb")
    assert state["table"] == {"columns": TELL["columns"], "rows": [[TITLE, "0 of 7", "about 40 minutes"]]}


def test_in_the_middle_it_says_where_to_go_on(log: ContactLog, send: Send) -> None:
    card = nc.progress(log)
    nc.lesson("0-does-it-happen", log=log)["0.3"].answer("a")
    state = send(card, "look")
    assert state["message"] == TELL["go_on"].format(title=TITLE, notebook="0-does-it-happen.ipynb")
    assert state["table"]["rows"][0][1] == "1 of 7"


def test_a_draft_is_no_answer(log: ContactLog) -> None:
    nc.lesson("0-does-it-happen", log=log)["0.6"].draft("They la")
    assert nc.progress(log).state["table"]["rows"][0][1] == "0 of 7"


def test_at_the_end_there_is_no_next_lesson_and_no_praise(log: ContactLog) -> None:
    for person in ("Ana", "Ben", "Cleo"):
        log.add(f"{person} Example")
    for exercise in nc.lesson("0-does-it-happen", log=log):
        examples = exercise.text.examples
        assert exercise.answer(examples.get("not_right", examples.get("noted"))).outcome != "not_attempted"
    state = nc.progress(log).state
    assert state["message"] == TELL["all_done"]
    assert state["table"]["rows"][0][1] == "7 of 7"


def test_it_is_the_same_after_a_restart(log: ContactLog, open_again: Callable[[], ContactLog]) -> None:
    nc.lesson("0-does-it-happen", log=log)["0.1"].answer(6)
    assert nc.progress(open_again()).state == nc.progress(log).state
