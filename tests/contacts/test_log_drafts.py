"""Messages that are being written: kept as they grow, in versions, and linked to the talk that they become."""

from __future__ import annotations

import pytest

from networkcoach.contacts import ContactLog, demo_log

ALONE = "Rufus"  # asked to be left alone


@pytest.fixture
def log() -> ContactLog:
    return demo_log()


def texts(log: ContactLog, person: str = "Otis") -> list[str]:
    return [one.text for one in log.drafts_of(person)]


def test_a_draft_grows_in_its_place_and_is_no_step(log: ContactLog) -> None:
    for text in ("D", "Dear", "Dear Otis,\n\nThe saw!"):
        log.keep_draft("Otis", text, [("intrusive", "the saw")])
    assert texts(log) == ["Dear Otis,\n\nThe saw!"]
    (draft,) = log.drafts_of("Otis")
    assert (draft.day, draft.overruled, draft.talk_id) == ("2026-03-16", (("intrusive", "the saw"),), None)
    assert log.undo() is None


def test_nobody_sees_a_draft_to_somebody_else(log: ContactLog) -> None:
    log.keep_draft("Otis", "Dear Otis,")
    assert texts(log, "Keiko") == []
    assert repr(log.drafts_of("Otis")[0]).count("Dear") == 0


class TestVersions:
    def test_the_kept_one_stays_as_it_was(self, log: ContactLog) -> None:
        log.keep_draft("Otis", "one", [("generic", "")])
        assert log.keep_version("Otis")
        assert log.drafts_of("Otis")[0].overruled == (("generic", ""),)
        log.keep_draft("Otis", "two")
        assert texts(log) == ["two", "one"]

    @pytest.mark.parametrize("text", ["", " \n"])
    def test_nothing_is_no_version(self, log: ContactLog, text: str) -> None:
        assert not log.keep_version("Otis")
        log.keep_draft("Otis", text)
        assert not log.keep_version("Otis")

    def test_the_same_text_is_kept_once(self, log: ContactLog) -> None:
        log.keep_draft("Otis", "one")
        assert log.keep_version("Otis")
        assert not log.keep_version("Otis")
        assert texts(log) == ["one", "one"]  # the kept one, and the copy at hand

    def test_going_back_loses_nothing(self, log: ContactLog) -> None:
        first = log.keep_draft("Otis", "one")
        log.keep_version("Otis")
        log.keep_draft("Otis", "two")
        assert log.bring_back_draft("Otis", first) == "one"
        assert texts(log) == ["one", "two", "one"]

    def test_a_version_of_somebody_else_is_not_there(self, log: ContactLog) -> None:
        first = log.keep_draft("Otis", "one")
        with pytest.raises(ValueError, match="not there any more"):
            log.bring_back_draft("Keiko", first)


class TestSent:
    def test_it_becomes_a_talk_and_the_next_begins_empty(self, log: ContactLog) -> None:
        log.keep_draft("Otis", "one")
        log.keep_version("Otis")
        log.keep_draft("Otis", "Dear Otis,\n\nthe  saw " + "sings " * 40)
        talk = log.sent("Otis", "message", strategy="give")
        row = log.interactions.iloc[-1]
        assert row["id"] == talk
        assert row[["kind", "direction", "strategy", "on"]].tolist() == ["message", "to", "give", "2026-03-16"]
        assert row["note"] == "Dear Otis, the saw sings sings sings sings sings sings …"
        log.keep_draft("Otis", "The next.")
        assert texts(log)[0] == "The next."
        assert [one.talk_id for one in log.drafts_of("Otis")] == [None, talk, None]

    def test_a_line_of_ones_own_goes_into_the_log(self, log: ContactLog) -> None:
        log.keep_draft("Otis", "Dear Otis,")
        log.sent("Otis", note=" the saw ")
        assert log.interactions.iloc[-1]["note"] == "the saw"

    def test_taking_it_back_brings_the_message_back(self, log: ContactLog) -> None:
        talks = log.count_talks()
        log.keep_draft("Otis", "Dear Otis,")
        log.sent("Otis")
        log.undo()
        assert log.count_talks() == talks
        log.keep_draft("Otis", "Dear Otis, once more")
        assert texts(log) == ["Dear Otis, once more"]

    @pytest.mark.parametrize("text", [None, "", " \n"])
    def test_nothing_cannot_be_sent(self, log: ContactLog, text: str | None) -> None:
        if text is not None:
            log.keep_draft("Otis", text)
        with pytest.raises(ValueError, match="There is no message yet"):
            log.sent("Otis")
        assert log.undo() is None


def test_who_wants_to_be_left_alone_gets_no_message(log: ContactLog) -> None:
    for write in (lambda: log.keep_draft(ALONE, "Hi"), lambda: log.keep_version(ALONE), lambda: log.sent(ALONE)):
        with pytest.raises(ValueError, match="asked to be left alone"):
            write()
    log.keep_draft("Otis", "Dear Otis,")
    log.do_not_contact("Otis")
    assert log.drafts_of("Otis") == []
    assert log.people_with_drafts() == []


def test_begun_messages_are_found_again(log: ContactLog) -> None:
    log.keep_draft("Otis", "Dear Otis,")
    log.keep_draft("Keiko", " ")
    log.keep_draft("Parvati", "Dear Parvati,")
    log.sent("Parvati")
    assert [name for _, name in log.people_with_drafts()] == ["Otis Penhaligon-Park"]


def test_joining_two_people_joins_their_messages_and_forgetting_deletes_them(log: ContactLog) -> None:
    double = log.add("Otis Park")
    log.keep_draft(double, "Dear Otis,")
    log.merge("Otis Penhaligon-Park", double)
    assert texts(log, "Otis Penhaligon-Park") == ["Dear Otis,"]
    log.forget("Otis Penhaligon-Park")
    assert log.store.read("SELECT count(*) FROM draft")[0][0] == 0
