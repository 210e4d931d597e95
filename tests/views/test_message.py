"""The writing box: whom, what the coach marks, what the writer overrules, versions, and what was sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.coach import Observation, Review
from networkcoach.contacts import ContactLog
from networkcoach.views._card import words
from networkcoach.views._observed import is_confided, observed, sentence_around, trust
from networkcoach.views._versions import compared
from networkcoach.views.message import MessageCard

Send = Callable[..., dict[str, Any]]
TELL = words()["message"]
PUSHY = "I need your answer by Friday."
HOSTILE = '<script>alert(1)</script> "O\'Neil" {name} $x^2$ \u202eesrever 👩‍👩‍👧'


@pytest.fixture
def log() -> ContactLog:
    return nc.demo_log()


@pytest.fixture
def card(log: ContactLog) -> MessageCard:
    return nc.message(log)


@pytest.fixture
def otis(log: ContactLog) -> int:
    return log.id_of("Otis")


def read(send: Send, card: MessageCard, person: int, text: str) -> dict[str, Any]:
    reading: dict[str, Any] = send(card, "read", person=person, text=text, number=7)["reading"]
    return reading


def labels(reading: dict[str, Any]) -> list[str]:
    return [row["label"] for row in reading["rows"]]


class TestWhom:
    def test_who_could_do_with_a_word_is_offered(self, card: MessageCard) -> None:
        assert card.state["due"][0]["text"] == "Ignacio Belmonte-Reyes"
        assert not card.state["is_empty"]

    def test_a_part_of_a_name_finds_them(self, card: MessageCard, send: Send) -> None:
        assert send(card, "find", text="oti")["found"]["people"][0]["text"].startswith("Otis")

    def test_what_they_told_is_shown_and_never_what_was_in_confidence(self, card: MessageCard, send: Send) -> None:
        person = send(card, "open", person=5)["person"]
        assert person["called"] == "Parvati"
        assert "Has a twin sister in Kochi." in person["shared"]
        send(card, "read", person=5, text="How is your mother?", number=1)
        assert "Cares for her mother" not in json.dumps(card.state)

    def test_who_wants_to_be_left_alone_gets_a_sentence_and_no_box(
        self, log: ContactLog, card: MessageCard, send: Send
    ) -> None:
        state = send(card, "open", person=log.id_of("Rufus"))
        assert state["person"]["alone"] == "Rufus Oldacre asked to be left alone. So there is no box here to write in."
        assert (state["reading"], state["text"]) == (None, "")
        assert "shared" not in state["person"]

    def test_an_empty_log_says_what_to_do_first(self) -> None:
        assert nc.message(nc.open_log(today="2026-03-16")).state["is_empty"]

    def test_a_person_of_another_log_is_not_opened(self, card: MessageCard, send: Send) -> None:
        assert send(card, "open", person=3, name="Somebody Else")["problem"] == TELL["gone"]
        assert send(card, "open", person=999)["problem"] == TELL["gone"]

    def test_a_begun_message_is_offered_again(self, card: MessageCard, otis: int, send: Send) -> None:
        send(card, "open", person=otis)
        send(card, "keep", person=otis, text="Dear Otis,")
        state = send(card, "close")
        assert [one["text"] for one in state["begun"]] == ["Otis Penhaligon-Park"]
        assert send(card, "open", person=otis)["text"] == "Dear Otis,"


class TestMarks:
    def test_marks_lie_where_the_words_are_also_behind_an_emoji(self, card: MessageCard, otis: int, send: Send) -> None:
        send(card, "open", person=otis)
        text = f"👋🏽 Hi Otis. {PUSHY}"
        reading = read(send, card, otis, text)
        assert reading["number"] == 7
        (row,) = [row for row in reading["rows"] if row["label"] == "pressure"]
        start, end, quote = row["marks"][0]
        assert text[start:end] == quote
        assert [start, end, "warning"] in reading["marks"]

    def test_the_status_counts_in_one_breath(self) -> None:
        seen = [Observation(kind, "", kind, "", "", (), "", ()) for kind in ("warning", "whole", "helps")]
        said = [
            observed("", Review(frozenset(), tuple(some), ""), (), ())["status"] for some in (seen, seen[2:], seen[:1])
        ]
        assert said == ["2 things to look at, 1 thing that works.", "1 thing that works.", "1 thing to look at."]

    @pytest.mark.parametrize("text", ["", "   \n"])
    def test_nothing_is_said_of_nothing(self, card: MessageCard, otis: int, send: Send, text: str) -> None:
        send(card, "open", person=otis)
        reading = read(send, card, otis, text)
        assert (reading["rows"], reading["marks"], reading["status"]) == ([], [], "")

    def test_a_draft_to_somebody_else_is_not_read(self, card: MessageCard, otis: int, send: Send) -> None:
        before = send(card, "open", person=otis)["reading"]
        assert send(card, "read", person=3, text=PUSHY, number=9)["reading"] == before

    def test_hostile_and_very_long_text_stays_small_and_text(self, card: MessageCard, otis: int, send: Send) -> None:
        send(card, "open", person=otis)
        reading = read(send, card, otis, f"{HOSTILE} {PUSHY} " * 700)
        assert "3,000" in reading["note"]
        assert len(json.dumps(reading)) < 20_000

    def test_the_sentence_around_words(self) -> None:
        text = "Hi Bo,\nhow is your mother? Best"
        start = text.index("mother")
        assert sentence_around(text, start, start + 6) == "how is your mother?"


class TestOverruling:
    def test_it_goes_stays_away_and_can_be_taken_back(
        self, log: ContactLog, card: MessageCard, otis: int, send: Send
    ) -> None:
        send(card, "open", person=otis)
        state = send(card, "overrule", person=otis, label="pressure", text=PUSHY, number=1)
        assert "pressure" not in labels(state["reading"])
        assert not [mark for mark in state["reading"]["marks"] if mark[2] == "warning"]
        (said,) = state["reading"]["overruled"]
        assert said["text"].startswith("Puts pressure on them, “")
        card = nc.message(log)  # as after Run All
        assert "pressure" not in labels(send(card, "open", person=otis)["reading"])
        state = send(card, "agree", person=otis, label="pressure", quote=said["quote"], text=PUSHY, number=2)
        assert "pressure" in labels(state["reading"])

    def test_other_words_are_still_marked(self, card: MessageCard, otis: int, send: Send) -> None:
        send(card, "open", person=otis)
        send(card, "overrule", person=otis, label="pressure", text=PUSHY, number=1)
        reading = read(send, card, otis, f"{PUSHY} This is my third email and you never replied.")
        assert "pressure" in labels(reading)

    def test_what_is_said_of_the_whole_message_can_be_overruled(self, card: MessageCard, otis: int, send: Send) -> None:
        text = "Hi, just checking in. Hope you are well."
        assert labels(send(card, "open", person=otis) and read(send, card, otis, text)) == ["generic"]
        state = send(card, "overrule", person=otis, label="generic", text=text, number=1)
        assert (state["reading"]["rows"], state["reading"]["note"]) == ([], TELL["nothing_else"])


class TestTold:
    TEXT = "Dear Parvati, how is your greyhound doing?"

    def test_what_they_told_is_added_and_the_draft_read_again(
        self, log: ContactLog, card: MessageCard, send: Send
    ) -> None:
        send(card, "open", person=5)
        (row,) = [row for row in read(send, card, 5, self.TEXT)["rows"] if row["label"] == "intrusive"]
        assert row["sentence"] == self.TEXT
        note = "Has a greyhound."
        state = send(card, "note", person=5, note=note, text=self.TEXT, number=8)
        assert note in state["person"]["shared"]
        assert "intrusive" not in labels(state["reading"])
        assert state["undo"] == "Take back: the note about Parvati Nambiar"
        assert note in log.shared_by("Parvati")
        state = send(card, "undo")
        assert "intrusive" in labels(state["reading"])
        assert note not in log.shared_by("Parvati")

    def test_what_they_told_in_confidence_is_left_out(self, log: ContactLog, card: MessageCard, send: Send) -> None:
        send(card, "open", person=5)
        (row,) = [row for row in read(send, card, 5, "How is your mother?")["rows"] if row["label"] == "intrusive"]
        assert (row["confided"], row["sentence"]) == (TELL["confided"], "")
        state = send(card, "note", person=5, note="Her mother is ill.", text="", number=9)
        assert state["problem"] == TELL["confided"]
        assert "Her mother is ill." not in log.shared_by("Parvati")

    @pytest.mark.parametrize(
        ("quote", "held"), [("your mum", True), ("caring for somebody", True), ("your garden", False), ("", False)]
    )
    def test_what_comes_back_to_a_confidence(self, quote: str, held: bool) -> None:
        assert is_confided(quote, ["Cares for her mother."]) is held


class TestVersions:
    def test_they_stay_with_what_changed(self, card: MessageCard, otis: int, send: Send) -> None:
        send(card, "open", person=otis)
        send(card, "keep", person=otis, text="Dear Otis, the saw sings.")
        assert send(card, "version", person=otis)["told"] == TELL["version_done"]
        assert send(card, "version", person=otis)["told"] == TELL["version_same"]
        state = send(card, "keep", person=otis, text="Dear Otis, the new saw sings well.")
        (row,) = state["versions"]["rows"]
        assert row["text"] == "16 March · 5 words"
        shown = send(card, "compare", person=otis, draft=row["id"])["compared"]
        assert shown["text"] == "3 words added, 1 word taken out since."
        assert send(card, "compare", person=otis, draft=None)["compared"] is None
        state = send(card, "back", person=otis, draft=row["id"])
        assert (state["text"], state["told"]) == ("Dear Otis, the saw sings.", TELL["back_done"])
        assert len(state["versions"]["rows"]) == 2

    @pytest.mark.parametrize(("old", "new"), [("", "a b"), ("a\n\nb  c", "a b c"), ("x", "x"), ("one two", "")])
    def test_pieces_give_both_texts_again(self, old: str, new: str) -> None:
        pieces = compared(old, new)["pieces"]
        assert "".join(text for kind, text in pieces if kind != "added") == old
        assert "".join(text for kind, text in pieces if kind != "removed") == new

    def test_thousands_of_equal_words_are_compared(self) -> None:
        assert compared("a b " * 5000, "b a " * 5000)["text"]


class TestSent:
    def test_one_press_notes_the_talk_and_the_next_begins_empty(
        self, log: ContactLog, card: MessageCard, otis: int, send: Send
    ) -> None:
        filled = send(card, "open", person=otis)["filled"]
        send(card, "keep", person=otis, text="Dear Otis, the saw sings.")
        state = send(card, "sent", person=otis, kind="message", note="", strategy="give")
        assert state["told"] == "Noted: message to Otis Penhaligon-Park, today. The next message begins empty."
        assert (state["text"], state["filled"]) == ("", filled + 1)
        row = log.interactions.iloc[-1]
        assert row[["kind", "strategy", "note"]].tolist() == ["message", "give", "Dear Otis, the saw sings."]
        assert state["versions"]["rows"][0]["text"] == "16 March · 5 words · sent"
        state = send(card, "undo")
        assert (state["text"], state["told"]) == ("Dear Otis, the saw sings.", TELL["undone"])
        assert log.interactions.iloc[-1]["note"] != "Dear Otis, the saw sings."

    def test_an_empty_message_is_not_sent(self, log: ContactLog, card: MessageCard, otis: int, send: Send) -> None:
        talks = log.count_talks()
        send(card, "open", person=otis)
        problem = send(card, "sent", person=otis, kind="email", note="", strategy="")["problem"]
        assert problem == "There is no message yet; write a few words first."
        assert log.count_talks() == talks


class TestOtherCards:
    def test_a_wish_to_be_left_alone_takes_the_box_away(
        self, log: ContactLog, card: MessageCard, otis: int, send: Send
    ) -> None:
        send(card, "open", person=otis)
        send(nc.people(log), "leave_alone", person=otis)
        assert card.state["person"]["alone"]
        assert card.state["reading"] is None
        assert "left alone" in send(card, "keep", person=otis, text="Hi")["problem"]

    def test_who_is_forgotten_is_gone(self, log: ContactLog, card: MessageCard, otis: int, send: Send) -> None:
        send(card, "open", person=otis)
        send(nc.people(log), "forget", person=otis)
        assert (card.state["person"], card.state["problem"]) == (None, TELL["gone"])


def test_it_says_how_far_it_can_be_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = trust()["table"]["rows"]
    assert [row[0] for row in rows][:2] == ["A review that is not honest", "May be too personal"]
    assert all(figure.endswith(" %") for row in rows for figure in row[1:3])
    monkeypatch.setattr("networkcoach.views._observed._measured", dict)
    assert trust() == {"text": TELL["trust_none"], "table": None}
