"""What is known of people: where it came from, and who may be told again."""

from __future__ import annotations

from datetime import date

import pytest

from networkcoach.contacts import ContactLog
from networkcoach.store import Store

TODAY = date(2026, 3, 16)


@pytest.fixture
def log() -> ContactLog:
    made = ContactLog(Store.open(None), lambda: TODAY)
    made.add("Ana Example", met_on="2026-03-05")
    return made


def test_only_what_they_told_is_offered_for_a_message(log: ContactLog) -> None:
    for source in ("told", "public", "elsewhere", "confidence"):
        log.note("Ana", f"from {source}", source=source)
    assert log.shared_by("Ana") == ["from told"]


def test_what_they_told_comes_in_the_order_of_hearing_it(log: ContactLog) -> None:
    log.note("Ana", "second", on="2026-03-02")
    log.note("Ana", "third", on="2026-03-02")
    log.note("Ana", "first", on="2026-03-01")
    assert log.shared_by("Ana") == ["first", "second", "third"]


def test_nothing_is_offered_about_someone_who_asked_to_be_left_alone(log: ContactLog) -> None:
    log.note("Ana", "Keeps bees.")
    log.do_not_contact("Ana")
    page = log.page_of("Ana")
    assert (log.shared_by("Ana"), page.notes, page.talks, page.tried) == ([], (), (), ())
    assert log.search("bees") == []


def test_a_note_is_corrected_removed_and_both_are_taken_back(log: ContactLog) -> None:
    note = log.note("Ana", "Keeps bees.", topic="personal")
    log.change_note(note, text="Keeps two hives.", source="confidence", on="2026-03-02")
    (now,) = log.page_of("Ana").notes
    assert (now.text, now.source, now.topic, now.day) == ("Keeps two hives.", "confidence", "personal", "2026-03-02")
    log.remove_note(note)
    assert log.page_of("Ana").notes == ()
    log.undo()
    log.undo()
    (first,) = log.page_of("Ana").notes
    assert (first.text, first.source, first.day) == ("Keeps bees.", "told", "2026-03-16")


def test_a_note_keeps_its_lines(log: ContactLog) -> None:
    log.note("Ana", "  one\ntwo  ")
    assert log.page_of("Ana").notes[0].text == "one\ntwo"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda log: log.note("Ana", "  "), "This needs a few words; it is empty."),
        (
            lambda log: log.note("Ana", "x", topic="gossip"),
            "'gossip' is not a topic of a note; choose one of: met",
        ),
        (
            lambda log: log.note("Ana", "x", source="spy"),
            "'spy' is not a source of a note; choose one of: told",
        ),
        (lambda log: log.note("Ana", "x", on="2031-01-01"), "more than a year ahead"),
        (lambda log: log.change_note(7, text="x"), "There is no note 7;"),
        (lambda log: log.remove_note("7"), "There is no note '7';"),
        (lambda log: log.change_talk(7, note="x"), "There is no talk 7; log.interactions shows them all"),
        (lambda log: log.change(1, colour="red"), "There is no 'colour' to change; there is: name, given"),
        (lambda log: log.change(1, name=" "), "This needs a name; it is empty."),
    ],
)
def test_bad_words_are_one_sentence_and_change_nothing(log: ContactLog, wrong: object, sentence: str) -> None:
    before = list(log.store.read("SELECT * FROM contact")), log.store.newest()
    with pytest.raises(ValueError, match=sentence):
        wrong(log)  # type: ignore[operator]
    assert (list(log.store.read("SELECT * FROM contact")), log.store.newest()) == before


def test_a_talk_is_corrected_and_the_rhythm_follows(log: ContactLog) -> None:
    talk = log.record("Ana", "email", on="2026-03-16")
    log.change_talk(talk, on="2026-03-10", kind="call", direction="both", note="Rang her.")
    page = log.page_of("Ana")
    assert (page.standing.last_contact, page.standing.due_on) == ("2026-03-10", "2026-05-09")
    assert (page.talks[0].kind, page.talks[0].note, page.talk_count) == ("call", "Rang her.", 1)
    log.remove_talk(talk)
    assert log.page_of("Ana").standing.last_contact == "2026-03-05"


def test_a_person_is_changed_field_by_field(log: ContactLog) -> None:
    log.change(
        "Ana", email="a@example.com", emails=["a@example.com", "b@example.com"], birthday="--02-29", tags=["uni"]
    )
    log.change("Ana", email="c@example.com")
    fields = log.page_of("Ana").fields
    assert (fields["email"], fields["emails"]) == ("c@example.com", ("c@example.com", "b@example.com"))
    assert (fields["birthday"], fields["tags"], fields["met_on"]) == ("--02-29", ("uni",), "2026-03-05")
    log.change("Ana", met_on=None, rhythm_days=None, email=None)
    page = log.page_of("Ana")
    assert (page.standing.state, page.fields["email"], page.fields["emails"]) == ("no_rhythm", None, ("b@example.com",))


class TestRest:
    def test_nobody_is_reminded_of_someone_at_rest_until_there_is_a_word(self, log: ContactLog) -> None:
        log.promise("Ana", "send the map", by="2026-03-02")
        assert log.due_list().total == 1
        log.rest("Ana")
        assert (log.due_list().total, log.page_of("Ana").standing.state) == (0, "resting")
        assert log.follow_through().open == 1  # what was promised is not undone by silence
        log.record("Ana", direction="from")
        assert (log.due_list().total, log.page_of("Ana").standing.state) == (1, "on_track")

    def test_a_word_from_before_does_not_wake(self, log: ContactLog) -> None:
        log.rest("Ana")
        log.record("Ana", on="2026-03-05")
        assert log.page_of("Ana").standing.state == "resting"

    def test_waking_ends_rest_and_snooze(self, log: ContactLog) -> None:
        log.promise("Ana", "send the map", by="2026-03-02")
        log.rest("Ana")
        log.snooze("Ana", until="2026-06-01")
        log.wake("Ana")
        assert log.due_list().total == 1


class TestDueList:
    def test_pages_follow_each_other_and_say_how_many_there_are(self, log: ContactLog) -> None:
        for number in range(45):
            log.promise(log.add(f"Person {number:02}"), "a call", by="2026-03-01")
        pages = [log.due_list(start) for start in (0, 20, 40, 60)]
        assert [len(page.people) for page in pages] == [20, 20, 5, 0]
        assert {page.total for page in pages} == {45}
        assert [one.standing.id for page in pages for one in page.people] == list(log.due()["id"])

    def test_it_tells_what_one_wants_to_know_before_writing(self, log: ContactLog) -> None:
        log.record("Ana", "message", on="2026-03-03", direction="from", note="Which map?", wants_reply=True)
        log.record("Ana", "message", on="2026-03-04", direction="from", note="And the scale?")
        late = log.promise("Ana", "send the map", by="2026-03-10")
        log.promise("Ana", "ring her")
        log.keep(log.promise("Ana", "thank her", by="2026-03-02"))
        (ana,) = log.due_list().people
        assert (ana.last_talk.note, ana.question.note) == ("And the scale?", "Which map?")  # type: ignore[union-attr]
        assert [one.what for one in ana.promises] == ["send the map", "ring her"]
        assert ana.promises[0].id == late
