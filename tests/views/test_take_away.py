"""The log taken away as files, a copy brought back, everything deleted: each says exactly what it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.store import StoreProblem
from networkcoach.views._card import words
from networkcoach.views.take_away import TakeAwayCard

Send = Callable[..., dict[str, Any]]
Open = Callable[..., ContactLog]
TELL = words()["take"]


@pytest.fixture
def filled(log: ContactLog) -> ContactLog:
    ana = log.add("Ana Example", met_on="2026-03-10", email="ana@example.com")
    log.record(ana, "call", on="2026-03-12", note="about tides")
    log.promise(ana, "a map", by="2026-03-20")
    nc.lesson("0-does-it-happen", log=log)["0.3"].answer("b")
    return log


@pytest.fixture
def card(filled: ContactLog) -> TakeAwayCard:
    return nc.take_away(filled)


@pytest.fixture
def copy(filled: ContactLog, tmp_path: Path) -> Path:
    """A copy from before Ben came."""
    path = tmp_path / "elsewhere" / "my-copy.sqlite"
    path.parent.mkdir()
    filled.backup(path)
    filled.add("Ben Example")
    return path


def upload(send: Send, card: TakeAwayCard, path: Path, piece: int = 1 << 18) -> dict[str, Any]:
    content = path.read_bytes()
    state = send(card, "begin", name=path.name, size=len(content))
    while state["wants"] is not None:
        state = send(card, "piece", content[state["wants"] : state["wants"] + piece], **{"from": state["wants"]})
    return state


class TestTake:
    @pytest.mark.parametrize("what", ["csv", "vcard"])
    def test_people_come_back_from_the_file(self, card: TakeAwayCard, send: Send, tmp_path: Path, what: str) -> None:
        state = send(card, "take", what=what)
        file = tmp_path / state["download"]["name"]
        file.write_bytes(card.file)
        assert [one.name for one in nc.read_contacts(file).records] == ["Ana Example"]
        assert state["told"] == TELL["took_some"].format(name=file.name, count="1 person")
        assert "networkcoach-people-2026-03-16" in file.name

    def test_reminders(self, card: TakeAwayCard, send: Send) -> None:
        state = send(card, "take", what="calendar")
        assert state["download"]["name"] == "networkcoach-reminders-2026-03-16.ics"
        assert card.file.startswith(b"BEGIN:VCALENDAR")
        assert "with 2 reminders" in state["told"]

    def test_the_copy_is_a_complete_log(
        self, card: TakeAwayCard, filled: ContactLog, send: Send, tmp_path: Path
    ) -> None:
        state = send(card, "take", what="copy")
        (tmp_path / "copy.sqlite").write_bytes(card.file)
        again = nc.open_log(tmp_path / "copy.sqlite", "2026-03-16")
        assert again.contacts.equals(filled.contacts)
        assert nc.lesson("0-does-it-happen", log=again)["0.3"].feedback.outcome == "right"
        assert state["last"] == "Last copy: 16 March, today."
        assert state["due"] == ""

    def test_nothing_is_left_beside_the_log(self, card: TakeAwayCard, filled: ContactLog, send: Send) -> None:
        assert filled.path
        before = sorted(filled.path.parent.iterdir())
        for what in ("copy", "csv", "vcard", "calendar"):
            send(card, "take", what=what)
        assert sorted(filled.path.parent.iterdir()) == before

    def test_the_kernel_lets_go_of_what_the_browser_has(self, card: TakeAwayCard, send: Send) -> None:
        told = send(card, "take", what="csv")["told"]
        assert (send(card, "taken")["told"], card.file) == (told, b"")

    def test_an_empty_log_can_be_taken_too(self, log: ContactLog, send: Send) -> None:
        card = nc.take_away(log)
        for what in ("copy", "csv", "vcard", "calendar"):
            assert send(card, "take", what=what)["problem"] == ""

    def test_the_demo_can_be_taken_and_says_that_it_is_invented(self, send: Send) -> None:
        card = nc.take_away(nc.demo_log())
        for number, what in enumerate(("copy", "csv", "vcard", "calendar"), start=1):
            state = send(card, "take", what=what)
            assert state["download"]["n"] == number
            assert state["download"]["name"].startswith(TELL["demo_files"])
        assert (state["last"], state["due"], state["saved"]) == ("", "", "")


class TestLast:
    def test_never(self, card: TakeAwayCard) -> None:
        assert (card.state["last"], card.state["due"]) == (TELL["never"], TELL["due_never"])

    def test_an_empty_log_asks_for_nothing(self, log: ContactLog) -> None:
        assert nc.take_away(log).state["due"] == ""

    def test_after_a_month_it_asks_kindly(
        self, card: TakeAwayCard, filled: ContactLog, send: Send, open_again: Open
    ) -> None:
        send(card, "take", what="copy")
        filled.add("Ben Example")
        state = nc.take_away(open_again("2026-04-17")).state
        assert (state["last"], state["due"]) == ("Last copy: 16 March, 32 days ago.", TELL["due"])

    def test_it_follows_what_other_cards_write(self, log: ContactLog, send: Send) -> None:
        card, promises = nc.take_away(log), nc.promises(log)
        send(promises, "promise", person="new", name="Ana", what="a map", by=None, happened="not_yet", on=None)
        assert card.state["due"] == TELL["due_never"]


class TestBringBack:
    @pytest.mark.parametrize("piece", [1 << 18, 5000])
    def test_it_says_what_is_in_it_and_what_it_replaces(
        self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send, piece: int
    ) -> None:
        state = upload(send, card, copy, piece)
        contents, replaces, kept = state["offer"].split("\n\n")
        assert contents == "“my-copy.sqlite” is a sound copy with 1 person and 1 talk, taken on 16 March."
        assert "2 people and 1 talk" in replaces
        assert "log.before-restore-1.sqlite" in kept
        assert (filled.count_people(), state["progress"]) == (2, None)

    def test_it_takes_the_place_of_the_log_which_is_kept(
        self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send
    ) -> None:
        upload(send, card, copy)
        state = send(card, "restore")
        assert list(filled.contacts["name"]) == ["Ana Example"]
        assert "log.before-restore-1.sqlite" in state["told"]
        assert (state["offer"], state["saved"]) == (None, words()["saved"])
        assert filled.path
        before = nc.open_log(filled.path.with_name("log.before-restore-1.sqlite"), "2026-03-16")
        assert sorted(before.contacts["name"]) == ["Ana Example", "Ben Example"]

    def test_all_cards_show_the_restored_log(
        self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send
    ) -> None:
        filled.promise("Ben Example", "a kite")
        promises, start, file = nc.promises(filled), nc.start(filled), nc.import_people(filled)
        assert start is not None
        send(start, "hello")
        upload(send, card, copy)
        send(card, "restore")
        assert [row["what"] for row in promises.state["rows"]] == ["a map"]
        assert "1 person" in start.state["message"]
        assert file.state["undo"] == ""

    def test_by_its_path(self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send) -> None:
        assert "sound copy" in send(card, "path", path=f'"{copy}"')["offer"]
        send(card, "restore")
        assert filled.count_people() == 1

    def test_leaving_the_log_as_it_is(self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send) -> None:
        upload(send, card, copy)
        assert send(card, "leave")["told"] == TELL["left"]
        send(card, "restore")
        assert filled.count_people() == 2

    def test_pressing_twice_restores_once(self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send) -> None:
        upload(send, card, copy)
        send(card, "restore")
        filled.add("Cleo Example")
        send(card, "restore")
        assert "Cleo Example" in list(filled.contacts["name"])

    @pytest.mark.parametrize(
        ("name", "content", "word"),
        [
            ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(5000), "is not a copy"),
            ("empty.sqlite", b"", "is not a copy"),
            ("..", b"x", "is not a copy"),
            ("a/b\x00c.sqlite", b"x", "is not a copy"),
            ("x" * 300, b"x", "is not a copy"),
            ("cut.sqlite", b"SQLite format 3\x00" + bytes(5000), "."),
        ],
    )
    def test_what_is_no_copy_is_told_and_changes_nothing(
        self, card: TakeAwayCard, filled: ContactLog, send: Send, tmp_path: Path, name: str, content: bytes, word: str
    ) -> None:
        state = send(card, "begin", name=name, size=len(content))
        if content:
            state = send(card, "piece", content, **{"from": 0})
        assert word in state["problem"]
        assert "our fault" not in state["problem"]
        assert (state["offer"], state["progress"], state["told"]) == (None, None, "")
        send(card, "restore")
        assert filled.count_people() == 1

    def test_a_full_disk_leaves_everything_and_one_can_try_again(
        self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_args: object) -> None:
            raise StoreProblem("There is no room left on the disk.")

        offered = upload(send, card, copy)["offer"]
        with monkeypatch.context() as patched:
            patched.setattr(type(filled), "restore", full)
            state = send(card, "restore")
        assert (state["problem"], state["offer"]) == ("There is no room left on the disk.", offered)
        send(card, "restore")
        assert filled.count_people() == 1

    def test_ones_own_people_never_come_among_invented_ones(self, copy: Path, send: Send) -> None:
        log = nc.demo_log()
        card = nc.take_away(log)
        assert upload(send, card, copy)["problem"] == TELL["demo"]
        send(card, "restore")
        assert log.count_people() == 12


class TestDelete:
    def test_it_asks_and_says_exactly_what_goes_and_what_stays(
        self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send
    ) -> None:
        upload(send, card, copy)
        send(card, "restore")
        state = send(card, "ask")
        goes, copies, stays = state["asked"].split("\n\n")
        assert "1 person, 1 talk, 1 promise" in goes
        assert "log.before-restore-1.sqlite" in copies
        assert stays == TELL["stays"]
        assert filled.count_people() == 1

    def test_confirmed_everything_is_gone_and_what_was_taken_away_is_not(
        self, card: TakeAwayCard, filled: ContactLog, copy: Path, send: Send
    ) -> None:
        send(card, "ask")
        state = send(card, "delete")
        assert (filled.count_people(), filled.promise_list(), filled.undo()) == (0, [], None)
        assert nc.lesson("0-does-it-happen", log=filled)["0.3"].feedback.outcome == "not_attempted"
        assert (state["told"], state["last"], state["due"]) == (TELL["gone"], TELL["never"], "")
        assert copy.exists()

    def test_without_being_asked_nothing_goes(self, card: TakeAwayCard, filled: ContactLog, send: Send) -> None:
        send(card, "delete")
        assert filled.count_people() == 1

    def test_keeping_everything(self, card: TakeAwayCard, filled: ContactLog, send: Send) -> None:
        send(card, "ask")
        state = send(card, "keep")
        assert (state["asked"], state["told"]) == ("", TELL["kept_all"])
        send(card, "delete")
        assert filled.count_people() == 1

    def test_the_sentence_stays_true_while_it_is_read(self, card: TakeAwayCard, filled: ContactLog, send: Send) -> None:
        send(card, "ask")
        promises = nc.promises(filled)
        send(promises, "promise", person="new", name="Ben", what="a map", by=None, happened="not_yet", on=None)
        assert "2 people" in card.state["asked"]

    def test_the_other_cards_are_empty_then(self, card: TakeAwayCard, filled: ContactLog, send: Send) -> None:
        promises, doubles = nc.promises(filled), nc.duplicates(filled)
        send(card, "ask")
        send(card, "delete")
        assert (promises.state["rows"], promises.state["undo"]) == ([], "")
        assert doubles.state["empty"]

    def test_the_demo_has_nothing_to_delete(self, send: Send) -> None:
        log = nc.demo_log()
        card = nc.take_away(log)
        assert send(card, "ask")["problem"] == TELL["demo"]
        send(card, "delete")
        assert log.count_people() == 12


def test_it_looks_again_when_somebody_comes_back(
    card: TakeAwayCard, filled: ContactLog, open_again: Open, send: Send
) -> None:
    open_again().backup(Path(str(filled.path)).with_name("from-another-window.sqlite"))
    assert send(card, "look")["last"] == "Last copy: 16 March, today."
