"""The first box tells the truth about the place: a browser, two tabs of it, a hub, a place that is thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.store import StoreProblem, _drive, _files, tell_of_tab
from networkcoach.views._card import saved_words, words
from networkcoach.views.start import StartCard

Send = Callable[..., dict[str, Any]]
PLACES = words()["start"]["places"]
SAVED = words()["saved_elsewhere"]


def opened(log: ContactLog) -> StartCard:
    card = nc.start(log)
    assert card is not None
    return card


def upload(send: Send, card: StartCard, path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    send(card, "begin", name=path.name, size=len(content))
    return send(card, "piece", content, **{"from": 0})


@pytest.fixture
def in_browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("sys.platform", "emscripten")
    monkeypatch.setattr(_drive, "SECONDS_BETWEEN_LOOKS", 0.0)
    yield
    tell_of_tab(elsewhere=False)


@pytest.mark.usefixtures("in_browser")
class TestBrowser:
    def test_it_says_who_keeps_the_log_and_that_it_may_be_deleted(self, log: ContactLog, send: Send) -> None:
        log.add("Ana Example")
        state = send(opened(log), "hello")
        assert state["message"].endswith(PLACES["browser"]["own"].format(count="1 person"))
        assert state["notes"] == (PLACES["browser"]["note"], PLACES["browser"]["remind_first"])
        assert (state["well"], state["can_copy"], state["can_bring_back"]) == (True, True, True)

    def test_what_is_saved_is_saved_in_this_browser(self, log: ContactLog, send: Send) -> None:
        otis = log.add("Otis Example")
        promise = log.promise(otis, "a map", by="2026-03-20")
        assert send(nc.promises(log), "keep", promise=promise)["saved"] == SAVED["browser"]

    def test_a_copy_is_reminded_of_after_three_days(self, log: ContactLog, send: Send, open_again: Any) -> None:
        send(opened(log), "copy")
        log.add("Ana Example")
        assert len(send(opened(open_again("2026-03-18")), "hello")["notes"]) == 1
        assert "3 days ago" in send(opened(open_again("2026-03-19")), "hello")["notes"][1]

    def test_a_copy_comes_back_at_once_where_nothing_can_be_lost(
        self, log: ContactLog, send: Send, tmp_path: Path
    ) -> None:
        other = nc.open_log(tmp_path / "other.sqlite", "2026-03-16")
        other.add("Ana Example")
        other.backup(tmp_path / "copy.sqlite")
        state = upload(send, opened(log), tmp_path / "copy.sqlite")
        assert log.count_people() == 1
        assert (state["offer"], state["saved"]) == (None, SAVED["browser"])
        assert state["message"].endswith(PLACES["browser"]["own"].format(count="1 person"))

    def test_where_something_can_be_lost_it_asks_first(self, log: ContactLog, send: Send, tmp_path: Path) -> None:
        card = opened(log)
        log.add("Ana Example")
        log.backup(tmp_path / "copy.sqlite")
        log.add("Bo Example")
        assert "would take the place of your log" in upload(send, card, tmp_path / "copy.sqlite")["offer"]
        assert log.count_people() == 2
        assert "Your log is the copy now" in send(card, "restore")["told"]
        assert log.count_people() == 1

    def test_nothing_lies_beside_the_log_after_a_download(self, log: ContactLog, send: Send) -> None:
        assert log.path
        send(opened(log), "copy")
        send(nc.take_away(log), "take", what="csv")
        assert list(log.path.parent.glob("*.sqlite*")) == [log.path]


@pytest.mark.usefixtures("in_browser")
class TestNothingIsKept:
    @pytest.fixture
    def unkept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ContactLog:
        """A window without storage: the drive takes nothing."""
        monkeypatch.delenv("NETWORKCOACH_HOME")
        (tmp_path / "drive").write_text("no folder")
        monkeypatch.setattr(_files, "_ON_DRIVE", tmp_path / "drive" / "my-log")
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        return nc.open_log(today="2026-03-16")

    def test_the_first_line_says_so_and_a_copy_is_one_press(self, unkept: ContactLog, send: Send) -> None:
        unkept.add("Ana Example")
        state = send(opened(unkept), "hello")
        assert state["message"].startswith("Your work is NOT being saved here.")
        assert state["ways_out"] == (PLACES["nowhere"]["what_to_do"],)
        assert (state["well"], state["can_copy"], state["can_bring_back"]) == (False, True, True)
        assert send(opened(unkept), "copy")["download"]["n"] == 1

    def test_saved_is_never_said(self, unkept: ContactLog) -> None:
        assert saved_words(unkept) == words()["saved_nowhere"]
        assert "✓" not in words()["saved_nowhere"]

    def test_running_the_cells_again_finds_what_was_written(self, unkept: ContactLog) -> None:
        unkept.add("Ana Example")
        assert nc.open_log(today="2026-03-16").count_people() == 1

    def test_a_drive_that_keeps_nothing_any_more_is_told_too(
        self, log: ContactLog, send: Send, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("networkcoach.views._place.can_keep", lambda _: False)
        assert send(opened(log), "hello")["message"].startswith(PLACES["nowhere"]["warning"])


@pytest.mark.usefixtures("in_browser")
class TestTwoTabs:
    def test_the_second_is_told_and_refused_and_nothing_is_lost(self, log: ContactLog, send: Send) -> None:
        start, promises = opened(log), nc.promises(log)
        promise = log.promise(log.add("Otis Example"), "a map", by="2026-03-20")
        start._receive(None, {"do": "tab", "elsewhere": True}, [])
        assert start.state["message"] == PLACES["another_tab"]["warning"]
        assert (start.state["well"], start.state["elsewhere"]) == (False, True)
        said = send(promises, "keep", promise=promise)
        assert said["problem"].startswith("Another tab of this browser has your log open")
        assert log.promise_list()[0].kept_on is None
        start._receive(None, {"do": "tab", "elsewhere": False}, [])
        assert start.state["well"]
        assert send(promises, "keep", promise=promise)["problem"] == ""

    def test_a_log_that_was_closed_hides_nothing_on_other_cards(self, log: ContactLog, open_again: Any) -> None:
        closed = open_again()
        promises = nc.promises(closed)
        closed.store.close()
        start = opened(log)
        start._receive(None, {"do": "tab", "elsewhere": True}, [])
        assert start.state["message"] == PLACES["another_tab"]["warning"]
        assert promises.state["problem"] == "This log was closed; open it again."

    def test_what_the_page_says_of_its_tab_is_no_answer_to_a_press(self, log: ContactLog, send: Send) -> None:
        card = opened(log)
        before = send(card, "hello")["ack"]
        card._receive(None, {"do": "tab", "elsewhere": True}, [])
        assert card.state["ack"] == before

    def test_whoever_gets_the_log_sees_what_the_other_wrote(
        self, log: ContactLog, open_again: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        start = opened(log)
        start._receive(None, {"do": "tab", "elsewhere": True}, [])
        tell_of_tab(elsewhere=False)  # the kernel of the other tab is another one
        open_again().add("Ana Example")
        tell_of_tab(elsewhere=True)
        monkeypatch.setattr(_drive, "SECONDS_BETWEEN_LOOKS", 1e9)
        start._receive(None, {"do": "tab", "elsewhere": False}, [])
        assert "1 person" in start.state["message"]

    def test_invented_people_are_in_no_tab(self, send: Send) -> None:
        tell_of_tab(elsewhere=True)
        assert send(opened(nc.demo_log()), "hello")["well"]

    def test_a_copy_is_taken_and_none_is_brought_back(self, log: ContactLog, send: Send, tmp_path: Path) -> None:
        log.add("Ana Example")
        card = opened(log)
        tell_of_tab(elsewhere=True)
        state = send(card, "copy")
        assert (state["download"]["n"], state["problem"]) == (1, "")
        copy = tmp_path / "copy.sqlite"
        copy.write_bytes(card.file)
        with pytest.raises(StoreProblem, match=r"^Another tab"):
            log.restore(copy)


class TestHubAndBinder:
    @pytest.fixture(autouse=True)
    def _settings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("networkcoach.views.start.SETTINGS", Path())
        for name in ("BINDER_LAUNCH_HOST", "BINDER_REPO_URL", "JUPYTERHUB_USER"):
            monkeypatch.delenv(name, raising=False)

    def test_on_a_hub_one_sentence_says_who_can_read_the_log(
        self, log: ContactLog, send: Send, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JUPYTERHUB_USER", "robin")
        state = send(opened(log), "hello")
        assert state["notes"] == (PLACES["hub"]["note"],)
        assert (state["well"], saved_words(log)) == (True, SAVED["hub"])

    @pytest.mark.parametrize("name", ["BINDER_LAUNCH_HOST", "BINDER_REPO_URL"])
    def test_a_temporary_place_is_called_so_first_of_all(
        self, log: ContactLog, send: Send, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.setenv(name, "https://example.com/")
        monkeypatch.setenv("JUPYTERHUB_USER", "someone-1234")
        state = send(opened(log), "hello")
        assert state["message"].startswith("This place is temporary")
        assert state["ways_out"] == (PLACES["temporary"]["what_to_do"],)
        assert (state["can_copy"], state["can_bring_back"], saved_words(log)) == (True, True, SAVED["temporary"])

    def test_on_a_computer_all_of_this_is_silent(self, log: ContactLog, send: Send) -> None:
        state = send(opened(log), "hello")
        assert (state["well"], state["notes"], state["can_bring_back"]) == (True, (), False)
