"""The card that brings people in: upload in pieces, preview, import, take back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import networkcoach as nc
from networkcoach._data import data_path
from networkcoach.contacts import ContactLog
from networkcoach.store import StoreProblem
from networkcoach.views._card import words
from networkcoach.views._offer import SHOWN
from networkcoach.views.people_file import PeopleFileCard

Send = Callable[..., dict[str, Any]]
EXAMPLE = data_path("examples", "linkedin-connections.csv")
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
TAKE_BACK = "Take back: the import of a file"
HOSTILE = "<img src=x onerror=alert(1)>"


def csv_of(*names: str, company: str = "Example Trams") -> bytes:
    rows = (f"{name},Example,https://www.linkedin.com/in/{n},,{company},,05 Mar 2024" for n, name in enumerate(names))
    return (HEAD + "\n".join(rows) + "\n").encode()


def zip_of(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def upload(
    send: Send, card: PeopleFileCard, content: bytes, name: str = "Connections.csv", piece: int = 1 << 18
) -> Any:
    """Send a file as the page does: the next piece when the kernel asks for it."""
    state = send(card, "begin", name=name, size=len(content))
    while state["wants"] is not None:
        at = state["wants"]
        state = send(card, "piece", content[at : at + piece], **{"from": at})
    return state


@pytest.fixture
def card(log: ContactLog) -> PeopleFileCard:
    return nc.import_people(log)


def buttons(state: dict[str, Any]) -> list[str]:
    return [action["do"] for action in state["actions"]]


class TestUpload:
    def test_it_shows_what_is_in_the_file_and_touches_no_log(
        self, card: PeopleFileCard, log: ContactLog, send: Send
    ) -> None:
        state = upload(send, card, EXAMPLE.read_bytes(), EXAMPLE.name)
        count = len(nc.read_contacts(EXAMPLE).records)
        assert f"“{EXAMPLE.name}” is a LinkedIn file with {count} people." in state["message"]
        assert words()["file"]["no_rhythm"] in state["message"]
        shown = state["offer"]["preview"]
        assert len(shown["rows"]) == SHOWN
        assert shown["rows"][0][0] == "Lena Brookfield"
        assert len(shown["columns"]) == len(shown["rows"][0])
        assert buttons(state) == ["bring_in", "not_now"]
        assert (state["progress"], log.count_people(), log.undo()) == (None, 0, None)

    @settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(pieces=st.lists(st.integers(1, 4000), min_size=1, max_size=30))
    def test_pieces_of_any_size_give_the_same_as_the_file(self, send: Send, pieces: list[int]) -> None:
        content, card, at = EXAMPLE.read_bytes(), nc.import_people(nc.demo_log()), 0
        state = send(card, "begin", name=EXAMPLE.name, size=len(content))
        for size in [*pieces, len(content)]:
            if at < len(content):
                state = send(card, "piece", content[at : at + size], **{"from": at})
                at += size
        whole = send(nc.import_people(nc.demo_log()), "path", path=str(EXAMPLE))
        assert {**state, "ack": 0} == {**whole, "ack": 0}

    def test_progress_goes_up_while_pieces_come(self, card: PeopleFileCard, send: Send) -> None:
        seen = watch(card)
        upload(send, card, EXAMPLE.read_bytes(), piece=300)
        assert seen[0] == 0.0
        assert len(seen) > 5
        assert seen == sorted(seen)

    def test_a_piece_that_comes_twice_counts_once(self, card: PeopleFileCard, send: Send) -> None:
        content = EXAMPLE.read_bytes()
        send(card, "begin", name="a.csv", size=len(content))
        for at in (0, 0, 500, 0, 500):
            send(card, "piece", content[at : at + 500], **{"from": at})
        state = send(card, "piece", content[1000:], **{"from": 1000})
        assert state["offer"]["preview"]["rows"][0][0] == "Lena Brookfield"
        late = send(card, "piece", content[1000:], **{"from": 1000})
        assert {**late, "ack": 0} == {**state, "ack": 0}

    def test_a_piece_of_an_earlier_file_is_not_mixed_in(self, card: PeopleFileCard, send: Send) -> None:
        send(card, "begin", name="old.csv", size=4000)
        send(card, "piece", b"x" * 1000, **{"from": 0})
        new = csv_of("Ana")
        send(card, "begin", name="new.csv", size=len(new))
        send(card, "piece", b"x" * 1000, **{"from": 1000})
        state = send(card, "piece", new, **{"from": 0})
        assert [row[0] for row in state["offer"]["preview"]["rows"]] == ["Ana Example"]

    def test_a_zip_comes_whole(self, card: PeopleFileCard, send: Send) -> None:
        state = upload(send, card, zip_of("Connections.csv", csv_of("Ana")), "archive.zip", piece=7)
        assert "“archive.zip” is a LinkedIn file with 1 person." in state["message"]


REFUSED = [
    ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    ("people.xlsx", zip_of("xl/workbook.xml", b"<x/>"), "Excel"),
    ("empty.csv", b"", "empty"),
    ("blank.csv", b"  \n\n", "empty"),
    ("page.csv", b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    ("broken.zip", b"PK\x03\x04" + bytes(60), "zip"),
]


@pytest.mark.parametrize(("name", "content", "word"), REFUSED, ids=[name for name, _, _ in REFUSED])
class TestRefused:
    def test_one_sentence_and_no_trace(
        self, card: PeopleFileCard, log: ContactLog, send: Send, name: str, content: bytes, word: str
    ) -> None:
        state = upload(send, card, content, name)
        with pytest.raises(nc.UnreadableFile) as told:
            nc.read_contacts(written(log, name, content))
        assert state["message"] == str(told.value)
        assert word in state["message"]
        assert (state["offer"], state["actions"], state["progress"], state["problem"]) == (None, [], None, "")
        assert (log.count_people(), log.undo()) == (0, None)

    def test_it_also_ends_the_preview_of_an_earlier_file(
        self, card: PeopleFileCard, log: ContactLog, send: Send, name: str, content: bytes, word: str
    ) -> None:
        upload(send, card, csv_of("Ana"))
        upload(send, card, content, name)
        send(card, "bring_in", children=False)
        assert log.count_people() == 0


def written(log: ContactLog, name: str, content: bytes) -> Path:
    assert log.path
    path = log.path.with_name(name)
    path.write_bytes(content)
    return path


class TestPath:
    @pytest.mark.parametrize("quote", ["", '"', "'"])
    def test_a_path_may_stand_in_quotes(self, card: PeopleFileCard, send: Send, quote: str) -> None:
        assert buttons(send(card, "path", path=f" {quote}{EXAMPLE}{quote} ")) == ["bring_in", "not_now"]

    def test_a_file_that_is_not_there(self, card: PeopleFileCard, send: Send) -> None:
        state = send(card, "path", path="/nowhere/Connections.csv")
        assert "There is no file Connections.csv" in state["message"]
        assert buttons(state) == []

    def test_a_folder_and_an_empty_path(self, card: PeopleFileCard, send: Send) -> None:
        for path in (str(EXAMPLE.parent), ""):
            assert "is a folder" in send(card, "path", path=path)["message"]


class TestBringIn:
    def test_people_are_in_the_log_and_the_report_is_honest(
        self, card: PeopleFileCard, log: ContactLog, send: Send, open_again: Callable[[], ContactLog]
    ) -> None:
        content = csv_of("Ana", "Ben") + b",,,,,,05 Mar 2024\n"
        upload(send, card, content)
        state = send(card, "bring_in", children=False)
        assert state["message"].startswith("2 people added, 0 updated, 0 unchanged. 1 record left out:")
        assert state["saved"] == words()["saved"]
        assert state["undo"] == TAKE_BACK
        assert state["offer"] is None
        assert sorted(open_again().contacts["name"]) == ["Ana Example", "Ben Example"]
        assert set(log.contacts["state"]) == {"no_rhythm"}

    def test_progress_goes_up_to_one(self, card: PeopleFileCard, send: Send) -> None:
        upload(send, card, csv_of(*(f"Kim{n}" for n in range(500))))
        seen = watch(card)
        send(card, "bring_in", children=False)
        assert (seen[0], seen[-1]) == (0.0, 1.0)
        assert seen == sorted(seen)
        assert len(seen) > 20
        assert card.state["progress"] is None

    def test_the_same_file_again_adds_nobody_and_offers_no_taking_back(
        self, card: PeopleFileCard, log: ContactLog, send: Send
    ) -> None:
        for _ in range(2):
            upload(send, card, csv_of("Ana", "Ben"))
            state = send(card, "bring_in", children=False)
        assert state["message"].startswith("0 people added, 0 updated, 2 unchanged.")
        assert (buttons(state), state["undo"]) == ([], "")
        assert log.count_people() == 2

    def test_news_since_the_last_file_is_a_reason_to_write(self, card: PeopleFileCard, send: Send) -> None:
        for company in ("Example Trams", "Lantern Bench"):
            upload(send, card, csv_of("Ana", company=company))
            state = send(card, "bring_in", children=False)
        assert state["news"] == {
            "title": words()["file"]["news"].format(n="1 person"),
            "lines": ["Ana Example: now at Lantern Bench, before at Example Trams."],
        }

    def test_what_was_left_out_is_listed_with_the_reason(self, card: PeopleFileCard, send: Send) -> None:
        state = upload(send, card, csv_of("Ana") + b",,,,Somewhere,,05 Mar 2024\n" * 55)
        (note,) = [note for note in state["notes"] if "left out" in note["title"]]
        assert note["title"].startswith("55 ")
        (line,) = note["lines"]
        assert line.endswith(": records 2, 3, 4, 5, 6 and 50 more")

    def test_pressing_twice_imports_once_and_keeps_the_report(
        self, card: PeopleFileCard, log: ContactLog, send: Send
    ) -> None:
        upload(send, card, csv_of("Ana"))
        first = send(card, "bring_in", children=False)
        second = send(card, "bring_in", children=False)
        assert (second["message"], second["undo"]) == (first["message"], TAKE_BACK)

    def test_not_now_forgets_the_file(self, card: PeopleFileCard, log: ContactLog, send: Send) -> None:
        upload(send, card, csv_of("Ana"))
        state = send(card, "not_now")
        assert (state["message"], buttons(state)) == (words()["file"]["nothing"], [])
        send(card, "bring_in", children=False)
        assert log.count_people() == 0

    def test_the_file_chosen_last_is_brought_in(self, card: PeopleFileCard, log: ContactLog, send: Send) -> None:
        upload(send, card, csv_of("Ana"), "first.csv")
        state = upload(send, card, csv_of("Ben", "Cleo"), "second.csv")
        assert "“second.csv”" in state["message"]
        send(card, "bring_in", children=False)
        assert sorted(log.contacts["name"]) == ["Ben Example", "Cleo Example"]

    def test_a_half_sent_file_takes_away_the_preview_before(
        self, card: PeopleFileCard, log: ContactLog, send: Send
    ) -> None:
        upload(send, card, csv_of("Ana"))
        state = send(card, "begin", name="second.csv", size=1000)
        assert (buttons(state), state["offer"]) == ([], None)
        send(card, "bring_in", children=False)
        assert log.count_people() == 0

    def test_a_full_disk_leaves_the_preview_so_that_one_can_try_again(
        self, card: PeopleFileCard, log: ContactLog, send: Send, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        offered = upload(send, card, csv_of("Ana"))

        def full(*_args: object, **_kwargs: object) -> None:
            raise StoreProblem("There is no room left on the disk.")

        with monkeypatch.context() as patched:
            patched.setattr(type(log), "import_contacts", full)
            state = send(card, "bring_in", children=False)
        assert state["problem"] == "There is no room left on the disk."
        assert (state["message"], state["actions"]) == (offered["message"], offered["actions"])
        assert send(card, "bring_in", children=False)["message"].startswith("1 person added")

    def test_hostile_names_stay_text(self, card: PeopleFileCard, log: ContactLog, send: Send) -> None:
        state = upload(send, card, csv_of(HOSTILE, company="=1+1"), f"{HOSTILE}.csv")
        assert state["offer"]["preview"]["rows"][0][:2] == [f"{HOSTILE} Example", "=1+1"]
        assert f"“{HOSTILE}.csv”" in state["message"]
        send(card, "bring_in", children=False)
        assert list(log.contacts["name"]) == [f"{HOSTILE} Example"]


class TestTakeBack:
    @pytest.fixture
    def imported(self, card: PeopleFileCard, send: Send) -> PeopleFileCard:
        upload(send, card, csv_of("Ana", "Ben"))
        send(card, "bring_in", children=False)
        return card

    def test_it_takes_back_the_import_whole(self, imported: PeopleFileCard, log: ContactLog, send: Send) -> None:
        state = send(imported, "undo")
        assert (state["message"], state["undo"]) == (words()["file"]["taken_back"], "")
        assert log.count_people() == 0

    def test_pressing_twice_takes_back_once(self, imported: PeopleFileCard, log: ContactLog, send: Send) -> None:
        state = send(imported, "undo")
        log.add("Cleo Example")
        assert send(imported, "undo")["message"] == state["message"]
        assert list(log.contacts["name"]) == ["Cleo Example"]

    def test_what_was_written_after_the_import_is_never_taken_back(
        self, imported: PeopleFileCard, log: ContactLog, send: Send
    ) -> None:
        log.record("Ana", "call")
        state = send(imported, "undo")
        assert (state["problem"], state["undo"]) == (words()["undo"]["newer"], "")
        assert state["message"].startswith("2 people added")
        assert (len(log.interactions), log.count_people()) == (1, 2)

    def test_the_button_stands_there_while_the_import_is_the_newest_change(
        self, imported: PeopleFileCard, log: ContactLog, send: Send
    ) -> None:
        promises = nc.promises(log)
        send(promises, "promise", person="new", name="Cleo", what="a map", by=None, happened="not_yet", on=None)
        assert imported.state["undo"] == ""
        send(promises, "undo")
        assert imported.state["undo"] == TAKE_BACK
        assert send(imported, "undo")["message"] == words()["file"]["taken_back"]
        assert log.count_people() == 0

    def test_it_is_still_there_after_a_restart(
        self, imported: PeopleFileCard, open_again: Callable[[], ContactLog], send: Send
    ) -> None:
        again = open_again()
        card = nc.import_people(again)
        assert card.state["undo"] == TAKE_BACK
        send(card, "undo")
        assert again.count_people() == 0

    def test_people_who_were_there_before_stay(self, card: PeopleFileCard, log: ContactLog, send: Send) -> None:
        log.add("Cleo Example", url="https://www.linkedin.com/in/0")
        upload(send, card, csv_of("Ana"))
        assert send(card, "bring_in", children=False)["message"].startswith("0 people added, 1 updated")
        send(card, "undo")
        assert list(log.contacts["name"]) == ["Cleo Example"]
        assert list(log.contacts["company"]) == [None]


def watch(card: PeopleFileCard) -> list[float]:
    """Every progress that the page gets to see from now on."""
    seen: list[float] = []

    def look(change: dict[str, Any]) -> None:
        progress = change["new"].get("progress")
        if progress is not None:
            seen.append(progress)

    card.observe(look, "state")
    return seen
