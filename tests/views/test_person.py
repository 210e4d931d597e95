"""What the forms and buttons on one person's page do to the log, each as one step that can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.views._card import words
from networkcoach.views.people import PeopleCard
from networkcoach.views.people.details import details_of

Send = Callable[..., dict[str, Any]]
Press = Callable[..., dict[str, Any]]


@pytest.fixture
def ana(log: ContactLog) -> int:
    return log.add("Ana Ruiz", email="ana@example.com", tags=["choir"])


@pytest.fixture
def card(log: ContactLog, ana: int) -> PeopleCard:
    return nc.people(log)


@pytest.fixture
def press(card: PeopleCard, ana: int, send: Send) -> Press:
    """Do something on Ana's page."""
    send(card, "open", person=ana)
    return lambda do, **fields: send(card, do, person=ana, **fields)


def talk(**given: Any) -> dict[str, Any]:
    usual = {
        "talk": None,
        "kind": "email",
        "on": "",
        "direction": "to",
        "strategy": "",
        "note": "",
        "wants_reply": False,
    }
    return usual | given


def note(**given: Any) -> dict[str, Any]:
    return {"note": None, "text": "Sings.", "topic": "personal", "source": "told"} | given


def promise(**given: Any) -> dict[str, Any]:
    return {"what": "a map", "by": "2026-03-20", "happened": "not_yet", "on": None} | given


class TestTalks:
    def test_with_all_that_the_form_has(self, press: Press, log: ContactLog, ana: int) -> None:
        given = {"kind": "call", "on": "2026-03-10", "direction": "both", "strategy": "give", "note": "Two\nlines."}
        state = press("talk", **talk(**given, wants_reply=True))
        (one,) = log.page_of(ana).talks
        assert (one.kind, one.day, one.direction, one.strategy) == ("call", "2026-03-10", "both", "give")
        assert (one.note, one.wants_reply) == ("Two\nlines.", True)
        assert state["at"] == f"talk-{one.id}"
        row = state["person"]["talks"]["rows"][0]
        assert (row["day"], row["what"], row["way"]) == ("10 March", "call", "Giving something")

    def test_without_a_day_it_is_today(self, press: Press) -> None:
        assert press("talk", **talk())["person"]["talks"]["rows"][0]["on"] == "2026-03-16"

    def test_a_tick_that_is_hidden_does_not_count(self, press: Press) -> None:
        state = press("talk", **talk(direction="to", wants_reply=True))
        assert (state["problem"], state["person"]["talks"]["rows"][0]["wants_reply"]) == ("", False)

    def test_after_an_interview_thanks_are_offered_as_a_promise(self, press: Press) -> None:
        assert press("talk", **talk())["offer"] is None
        state = press("talk", **talk(kind="interview", direction="both"))
        assert state["offer"]["text"] == "Promise to say thanks, by 17 March"
        state = press("thanks")
        assert [row["what"] for row in state["person"]["promises"]["rows"]] == ["Say thanks."]
        assert (state["offer"], state["at"]) == (None, "promises")

    def test_corrected_and_taken_out(self, press: Press, log: ContactLog, ana: int) -> None:
        number = log.record(ana, note="Rang hm.")
        press("talk", **talk(talk=number, kind="call", direction="both", note="Rang him.", on="2026-03-02"))
        (one,) = log.page_of(ana).talks
        assert (one.id, one.kind, one.note, one.day) == (number, "call", "Rang him.", "2026-03-02")
        state = press("remove_talk", talk=number)
        assert (state["person"]["talks"]["rows"], state["at"]) == ([], "talks")
        assert state["undo"] == "Take back: removing a talk with Ana Ruiz"
        assert press("undo")["person"]["talks"]["rows"][0]["note"] == "Rang him."


class TestNotes:
    def test_written_corrected_taken_out(self, press: Press, log: ContactLog, ana: int) -> None:
        state = press("note", **note())
        number = int(state["at"].removeprefix("note-"))
        press("note", **note(note=number, text="Sings alto.", topic="project", source="public"))
        (one,) = log.page_of(ana).notes
        assert (one.text, one.topic, one.source) == ("Sings alto.", "project", "public")
        assert press("remove_note", note=number)["person"]["notes"]["groups"] == []

    def test_an_empty_one_is_not_written(self, press: Press, log: ContactLog, ana: int) -> None:
        state = press("note", **note(text=" \n"))
        assert (state["problem"], log.page_of(ana).notes) == ("This needs a few words; it is empty.", ())
        assert state.get("done", 0) == 0

    def test_a_note_shows_its_day_unless_it_is_from_the_day_you_met(
        self, press: Press, log: ContactLog, ana: int
    ) -> None:
        log.change(ana, met_on="2026-03-01")
        log.note(ana, "Sings.", on="2026-03-01")
        groups = press("note", **note(text="Rows."))["person"]["notes"]["groups"]
        assert [row["day"] for group in groups for row in group["rows"]] == ["16 March", ""]


class TestPromises:
    def test_given_and_kept(self, press: Press, log: ContactLog) -> None:
        state = press("promise", **promise())
        (row,) = state["person"]["promises"]["rows"]
        assert (row["when"], row["words"], row["can_move"]) == ("by 20 March, in 4 days", "→ still to come", True)
        assert state["at"] == f"promise-{row['id']}"
        (row,) = press("keep", promise=row["id"])["person"]["promises"]["rows"]
        assert (row["words"], row["when"], row["can_tell"]) == (
            "✓ done on time",
            "done on 16 March, not told yet",
            True,
        )
        (row,) = press("told", promise=row["id"])["person"]["promises"]["rows"]
        assert (row["when"], row["can_tell"]) == ("done on 16 March, told on 16 March", False)
        assert log.follow_through().on_time == 1

    def test_kept_already_is_one_step(self, press: Press, log: ContactLog) -> None:
        press("promise", **promise(happened="yes", on="2026-03-12"))
        assert log.promise_list()[0].kept_on == "2026-03-12"
        press("undo")
        assert log.promise_list() == []

    def test_another_day_once(self, press: Press) -> None:
        number = press("promise", **promise())["person"]["promises"]["rows"][0]["id"]
        (row,) = press("redate", promise=number, by="2026-04-01")["person"]["promises"]["rows"]
        assert (row["when"], row["can_move"]) == ("by 1 April, in 16 days, moved once, from 20 March", False)

    @pytest.mark.parametrize("by", ["", "2026-03-15"])
    def test_a_day_that_is_over_is_no_new_day(self, press: Press, by: str) -> None:
        number = press("promise", **promise())["person"]["promises"]["rows"][0]["id"]
        assert press("redate", promise=number, by=by)["problem"] == words()["today"]["need_later"]

    def test_let_go_with_the_reason(self, press: Press) -> None:
        number = press("promise", **promise())["person"]["promises"]["rows"][0]["id"]
        assert press("drop", promise=number, reason=" ")["problem"] == "This needs a reason; it is empty."
        (row,) = press("drop", promise=number, reason="No map was made.")["person"]["promises"]["rows"]
        assert (row["words"], row["when"], row["open"]) == ("– let go", "because: No map was made.", False)

    def test_what_can_still_be_kept_stands_first(self, press: Press) -> None:
        for what in ("one", "two", "three"):
            state = press("promise", **promise(what=what))
        rows = press("keep", promise=state["person"]["promises"]["rows"][0]["id"])["person"]["promises"]["rows"]
        assert [row["what"] for row in rows] == ["two", "one", "three"]

    def test_nothing_was_typed(self, press: Press, log: ContactLog) -> None:
        assert press("promise", **promise(what=""))["problem"] == words()["promise"]["need_what"]
        assert log.promise_list() == []


class TestDetails:
    def test_only_what_differs_is_changed(self, press: Press, card: PeopleCard, log: ContactLog, ana: int) -> None:
        log.change(ana, phones=["1", "2"], phone="1", notes="From a file.", children=["Mo"])
        form = press("look")["person"]["details"]
        assert (form["phones"], form["tags"], form["children"], form["notes"]) == (
            "1, 2",
            "choir",
            "Mo",
            "From a file.",
        )
        before = log.page_of(ana).fields
        press("details", fields=form)
        assert log.page_of(ana).fields == before
        press("details", fields=form | {"phones": "3;1", "tags": "choir, rowing", "children": "", "company": "Trams"})
        after = log.page_of(ana).fields
        assert (after["phones"], after["phone"], after["tags"]) == (("3", "1"), "3", ("choir", "rowing"))
        assert (after["children"], after["company"], after["email"]) == ((), "Trams", "ana@example.com")

    def test_children_and_old_notes_are_no_boxes_to_fill(self, card: PeopleCard, press: Press) -> None:
        assert not {"children", "notes"} & set(press("look")["person"]["details"])

    def test_an_emptied_address_is_gone(self, press: Press, log: ContactLog, ana: int) -> None:
        press("details", fields={"emails": " "})
        assert (log.page_of(ana).fields["email"], log.page_of(ana).fields["emails"]) == (None, ())

    def test_a_new_name_drops_a_given_name_that_is_not_in_it(self, press: Press, log: ContactLog, ana: int) -> None:
        log.change(ana, given="Ana", family="Ruiz")
        press("details", fields={"name": "Anna Ruiz"})
        fields = log.page_of(ana).fields
        assert (fields["name"], fields["given"], fields["family"]) == ("Anna Ruiz", None, "Ruiz")

    def test_the_day_of_meeting_brings_the_usual_rhythm_once(self, press: Press, log: ContactLog, ana: int) -> None:
        press("details", fields={"met_on": "2026-03-10"})
        assert log.page_of(ana).fields["rhythm_days"] == 60
        log.rhythm(ana, None)
        press("details", fields={"met_on": "2026-03-11"})
        assert log.page_of(ana).fields["rhythm_days"] is None

    @pytest.mark.parametrize("wrong", [{"name": " "}, {"birthday": "yesterday"}, {"met_on": "2126-03-10"}])
    def test_what_can_not_be_is_said_and_nothing_changes(
        self, press: Press, log: ContactLog, ana: int, wrong: dict[str, str]
    ) -> None:
        before = log.page_of(ana).fields
        state = press("details", fields=details_of(before) | {"company": "Trams"} | wrong)
        assert state["problem"].endswith((".", "?"))
        assert log.page_of(ana).fields == before


class TestRhythmAndRest:
    def test_a_rhythm_with_their_wish_is_one_step(self, press: Press, log: ContactLog, ana: int) -> None:
        state = press("rhythm", days=" 180 ", wish="Twice a year is plenty.")
        assert state["person"]["rhythm"]["text"] == "A word about every 180 days."
        assert [(one.text, one.topic) for one in log.page_of(ana).notes] == [("Twice a year is plenty.", "said")]
        assert state["undo"] == "Take back: the rhythm of Ana Ruiz"
        state = press("undo")
        assert (state["person"]["rhythm"]["days"], state["person"]["notes"]["groups"]) == ("", [])

    def test_none_at_all(self, press: Press, log: ContactLog, ana: int) -> None:
        log.rhythm(ana, 60)
        assert press("rhythm", days="", wish="")["person"]["rhythm"]["text"] == "No rhythm: no reminders."

    @pytest.mark.parametrize("days", ["often", "0", "-3", "1.5", "²"])
    def test_no_number_is_said_and_nothing_changes(self, press: Press, log: ContactLog, ana: int, days: str) -> None:
        state = press("rhythm", days=days, wish="Rarely.")
        assert state["problem"].startswith("A rhythm is a whole number of days")
        assert (log.page_of(ana).fields["rhythm_days"], log.page_of(ana).notes) == (None, ())

    def test_set_aside_and_back_again(self, press: Press) -> None:
        state = press("later", days=14, until="")
        assert state["person"]["now"][0] == "Set aside until 30 March."
        assert state["person"]["rhythm"]["is_away"]
        assert not press("wake")["person"]["rhythm"]["is_away"]
        assert press("later", days=None, until="2026-04-01")["person"]["now"][0] == "Set aside until 1 April."
        assert press("later", days=None, until="2026-03-16")["problem"] == words()["today"]["need_later"]

    def test_rest_and_wake(self, press: Press) -> None:
        state = press("rest")
        assert state["person"]["now"][0].startswith("Resting since 16 March")
        assert press("wake")["person"]["now"][0] == words()["people"]["now"]["no_rhythm"]


class TestTheWish:
    def test_it_is_kept_and_nothing_else_is_shown(self, press: Press, log: ContactLog, ana: int) -> None:
        log.note(ana, "Sings.")
        log.record(ana, note="Thanks.")
        log.promise(ana, "a map")
        state = press("leave_alone")
        assert state["person"]["now"] == [
            words()["people"]["now"]["do_not_contact"].format(day="16 March", name="Ana Ruiz")
        ]
        assert [row["words"] for row in state["person"]["promises"]["rows"]] == ["✓ left alone, as they wished"]
        for hidden in ("Sings", "Thanks", "ana@example.com", "choir"):
            assert hidden not in json.dumps(state)
        assert state["undo"] == "Take back: the wish of Ana Ruiz to be left alone"
        assert "Sings" in json.dumps(press("undo"))


class TestForgetting:
    def test_what_goes_is_said_exactly(self, press: Press, log: ContactLog, ana: int) -> None:
        log.record(ana)
        log.note(ana, "Sings.")
        log.note(ana, "Rows.")
        assert press("look")["person"]["forget"].startswith(
            "This deletes Ana Ruiz with 1 talk, 2 notes and 0 promises,"
        )

    def test_it_is_for_good(self, press: Press, log: ContactLog, ana: int) -> None:
        press("note", **note())
        state = press("forget")
        assert (log.count_people(), state["person"], state["undo"]) == (0, None, "")
        assert (state["told"], state["forgotten"]) == ({"text": "Ana Ruiz is forgotten.", "lines": []}, ana)
        assert log.undo() is None

    def test_where_the_name_still_stands(self, press: Press, log: ContactLog) -> None:
        ben = log.add("Ben Ode", notes="Knows Ana Ruiz.")
        log.record(ben, note="We spoke of ana ruiz.", on="2026-03-02")
        log.promise(ben, "greet Ana Ruiz")
        told = press("forget")["told"]
        assert told["text"] == words()["people"]["mentions"].format(name="Ana Ruiz")
        assert sorted(told["lines"]) == [
            "a promise to Ben Ode",
            "a talk with Ben Ode, 2 March",
            "what your address book says of Ben Ode",
        ]

    def test_of_very_many_places_the_first_are_shown(self, press: Press, log: ContactLog) -> None:
        ben = log.add("Ben Ode")
        for _ in range(25):
            log.note(ben, "Knows Ana Ruiz.")
        lines = press("forget")["told"]["lines"]
        assert (len(lines), lines[-1]) == (21, "and 5 more places")

    def test_the_name_is_gone_from_the_page_with_the_next_press(
        self, press: Press, card: PeopleCard, send: Send
    ) -> None:
        press("forget")
        assert "Ana" not in json.dumps(send(card, "find", text="", start=0))


def test_a_button_never_takes_back_what_another_window_wrote(
    press: Press, log: ContactLog, open_again: Callable[[], ContactLog]
) -> None:
    press("rest")
    open_again().add("Ben Example")
    state = press("undo")
    assert state["problem"] == words()["undo"]["newer"]
    assert state["undo"] == "Take back: adding Ben Example"
    assert log.count_people() == 2


def test_somebody_who_is_gone_meanwhile_is_told(press: Press, open_again: Callable[[], ContactLog], ana: int) -> None:
    open_again().forget(ana)
    state = press("talk", **talk())
    assert state["problem"].startswith("Nobody in the log has the id")


def test_the_demo_never_says_that_it_saved(send: Send) -> None:
    card = nc.people(nc.demo_log())
    assert send(card, "rest", person=3)["saved"] == words()["saved_demo"]
