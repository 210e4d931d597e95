"""The plan as a card: choose, promise, tie it to a moment, and see whether it happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import icalendar
import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.views._card import words
from networkcoach.views.plan import PlanCard

Send = Callable[..., dict[str, Any]]
TELL = words()["plan"]
KEIKO, IGNACIO, HAMZA, RUFUS = 3, 4, 10, 6


@pytest.fixture
def demo() -> ContactLog:
    return nc.demo_log()


@pytest.fixture
def begun(demo: ContactLog, send: Send) -> PlanCard:
    card = nc.plan(demo)
    send(card, "begin")
    return card


def test_without_a_plan_it_says_what_one_is(demo: ContactLog, send: Send) -> None:
    card = nc.plan(demo)
    assert (card.state["begun"], card.state["lead"], card.state["begin"]) == (False, TELL["none"], TELL["begin"])
    state = send(card, "begin")
    assert state["lead"] == TELL["lead_today"].format(end="14 June")
    assert state["begin"] == ""


def test_the_log_is_sorted_for_choosing(begun: PlanCard, send: Send) -> None:
    choose = begun.state["choose"]
    assert choose["rest"] == TELL["rest"].format(names="Tunde Marlowe-Ajayi")
    assert choose["leave_alone"] == TELL["leave_alone"].format(names="Rufus Oldacre")
    assert [len(choose["people"]), choose["forward"]] == [8, 8]
    further = send(begun, "page", start=8)["choose"]
    assert (len(further["people"]), further["forward"], further["back"]) == (2, None, 0)


def test_an_empty_log_says_what_to_do_first(log: ContactLog, send: Send) -> None:
    card = nc.plan(log)
    send(card, "begin")
    assert card.state["choose"]["nobody"] == TELL["nobody"]


def test_who_is_chosen_stands_in_the_plan_with_their_words_and_promises(begun: PlanCard, send: Send) -> None:
    send(begun, "choose", person=KEIKO, on=True)
    send(begun, "strategy", person=KEIKO, strategy="give")
    send(begun, "words", person=KEIKO, text="Photo, please!!")
    state = send(begun, "promise", person=KEIKO, what="send the photo", by="2026-03-20")
    (keiko,) = state["people"]
    assert (keiko["strategy"], keiko["words"]) == ("give", "Photo, please!!")
    assert "ten minutes" in keiko["said"]
    assert [one["what"] for one in keiko["promises"]] == ["Send her a photo of the sundial.", "send the photo"]
    assert begun._log.promise_list()[-1].strategy == "give"
    assert send(begun, "choose", person=KEIKO, on=False)["people"] == []
    assert begun._log.promise_list()[-1].what == "send the photo"


def test_an_old_promise_gets_a_new_day_once(begun: PlanCard, send: Send) -> None:
    send(begun, "choose", person=KEIKO, on=True)
    (promise,) = begun.state["people"][0]["promises"]
    assert promise["move"] == TELL["new_day"].format(day="23 March")
    (moved,) = send(begun, "move", promise=promise["id"])["people"][0]["promises"]
    assert (moved["when"], moved["move"]) == ("23 March", "")


def test_a_promise_needs_words(begun: PlanCard, send: Send) -> None:
    send(begun, "choose", person=KEIKO, on=True)
    assert send(begun, "promise", person=KEIKO, what="  ", by="")["problem"] == words()["promise"]["need_what"]


def test_advice_is_given_once_of_each_kind(begun: PlanCard, send: Send) -> None:
    for person in (KEIKO, HAMZA):
        send(begun, "choose", person=person, on=True)
    advice = begun.state["advice"]
    assert TELL["advice"]["too_few_people"] in advice
    assert TELL["advice"]["no_dormant"] in advice
    assert len(set(advice)) == len(advice) <= 6
    assert TELL["advice"]["no_dormant"] not in send(begun, "choose", person=IGNACIO, on=True)["advice"]


def test_each_change_can_be_taken_back(begun: PlanCard, send: Send) -> None:
    send(begun, "choose", person=KEIKO, on=True)
    send(begun, "if_then", when="it is Sunday", then="I open my log")
    send(begun, "weekly", weekday="sunday", time="18:00")
    assert begun.state["when"] == {
        "when": "it is Sunday",
        "then": "I open my log",
        "weekday": "sunday",
        "time": "18:00",
    }
    for _ in range(3):
        send(begun, "undo")
    assert begun.state["when"]["when"] is None
    assert begun.state["people"] == []


def test_the_calendar_file_has_the_ten_minutes_and_the_three_days(begun: PlanCard, send: Send) -> None:
    send(begun, "choose", person=KEIKO, on=True)
    send(begun, "weekly", weekday="sunday", time="18:00")
    state = send(begun, "calendar")
    assert state["download"]["name"] == "networkcoach-my-90-days-2026-03-16.ics"
    events = icalendar.Calendar.from_ical(begun.file).walk("VEVENT")
    assert [one for one in events if "RRULE" in one and one["RRULE"]["FREQ"] == ["WEEKLY"]]
    days = {str(one["DTSTART"].dt) for one in events}
    assert {"2026-04-15", "2026-05-15", "2026-06-14"} <= days


def test_a_check_in_counts_what_happened_by_its_day(log: ContactLog, send: Send, open_again: Any) -> None:
    ana = log.add("Ana Ruiz", met_on="2026-03-01")
    log.start_plan()
    log.plan_for(ana)
    done, _ = log.promise(ana, "send the article", by="2026-03-20"), log.promise(ana, "call her", by="2026-04-01")
    log.keep(done)
    checks = nc.plan(open_again("2026-04-20")).state["checks"]
    assert checks[0]["told"] == TELL["check_in_few"].format(done=1, due=2)
    assert checks[0]["split"].startswith(TELL["check_in_split"].format(on_time=1, late=0, open=1))
    assert checks[1]["told"].startswith("That is in 25 days")


def test_a_plan_that_is_over_makes_room(log: ContactLog, send: Send, open_again: Any) -> None:
    log.start_plan()
    card = nc.plan(open_again("2026-07-01"))
    assert card.state["begin"] == TELL["begin_anew"]
    assert send(card, "begin")["lead"].startswith("The plan begins today")


def test_the_exercise_is_answered_by_whom_one_chooses(demo: ContactLog, send: Send) -> None:
    exercise = nc.lesson("5-my-90-days", log=demo)["5.4"]
    card = PlanCard(demo, exercise)
    send(card, "begin")
    assert exercise.stored is None
    send(card, "choose", person=KEIKO, on=True)
    send(card, "choose", person=HAMZA, on=True)
    assert exercise.stored is not None
    assert exercise.stored.value == [KEIKO, HAMZA]
    send(card, "undo")
    assert exercise.stored.value == [KEIKO]
    assert exercise.feedback.outcome == "noted"


def test_the_page_to_hang_up_has_names_or_none(begun: PlanCard, send: Send) -> None:
    send(begun, "choose", person=KEIKO, on=True)
    send(begun, "words", person=KEIKO, text="Photo <please>")
    state = send(begun, "print", names=True)
    page = begun.file.decode("utf-8")
    assert state["download"]["name"] == "networkcoach-my-90-days-2026-03-16.html"
    assert "Keiko Saltmarsh" in page
    assert "Photo <please>" not in page
    send(begun, "print", names=False)
    assert "Keiko" not in begun.file.decode("utf-8")


def test_the_state_is_small(begun: PlanCard, send: Send) -> None:
    assert len(json.dumps(begun.state)) < 3000
    for person in (1, 2, 3, 4, 5, 7, 9, 10):
        send(begun, "choose", person=person, on=True)
    assert len(json.dumps(begun.state)) < 8000
