"""The first cell tells the truth: whose log, saved or not, what is off, and how to take a copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.store import Store
from networkcoach.views._card import words
from networkcoach.views.missing import NEEDED, missing_sentence
from networkcoach.views.start import SETTINGS, StartCard, look_around

Send = Callable[..., dict[str, Any]]
TELL = words()["start"]
OWN = TELL["places"]["computer"]


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    """An environment with the workbook's settings in it."""
    settings = tmp_path / "environment" / SETTINGS
    settings.parent.mkdir(parents=True)
    settings.write_text("{}")
    return tmp_path / "environment"


def opened(log: ContactLog | None) -> StartCard:
    card = nc.start(log)
    assert card is not None
    return card


class TestWhose:
    def test_an_empty_log_of_ones_own(self, log: ContactLog, prefix: Path) -> None:
        place = look_around(log, prefix=prefix)
        assert place.message == f"{TELL['well']} {OWN['own_empty']}"
        assert place.well

    def test_a_log_of_ones_own(self, log: ContactLog, prefix: Path) -> None:
        log.add("Ana Example")
        assert look_around(log, prefix=prefix).message.endswith(OWN["own"].format(count="1 person"))

    def test_the_demo(self, prefix: Path) -> None:
        place = look_around(nc.demo_log(), prefix=prefix)
        assert place.message == f"{TELL['well']} {TELL['demo']}"
        assert ("Your log lies here", "only in memory") in place.facts

    def test_it_looks_anew_each_time(self, log: ContactLog, send: Send) -> None:
        card = opened(log)
        assert card.state == {}
        assert OWN["own_empty"] in send(card, "hello")["message"]
        log.add("Ana Example")
        assert "1 person" in send(card, "hello")["message"]


class TestFacts:
    def test_they_say_where_the_log_lies_and_which_versions_run(self, log: ContactLog, send: Send) -> None:
        facts = dict(send(opened(log), "hello")["facts"])
        assert facts[TELL["facts"]["log"]["own"]] == str(log.path)
        assert facts[TELL["facts"]["today"]] == "2026-03-16"
        assert f"networkcoach {nc.__version__}" in facts[TELL["facts"]["versions"]]
        assert "Python 3." in facts[TELL["facts"]["versions"]]
        assert facts[TELL["facts"]["edition"]] == TELL["facts"]["editions"]["computer"]

    def test_they_name_no_person(self, log: ContactLog, send: Send) -> None:
        log.add("Xanthippe Zoltanbury")
        assert "Xanthippe" not in repr(send(opened(log), "hello"))

    def test_in_the_browser_edition_it_says_so(
        self, log: ContactLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.platform", "emscripten")
        place = look_around(log, prefix=tmp_path)
        assert place.well  # there is no Jupyter server there that could lack settings
        assert (TELL["facts"]["edition"], TELL["facts"]["editions"]["browser"]) in place.facts


class TestOff:
    def test_without_our_settings_it_says_what_may_be_kept(self, log: ContactLog, tmp_path: Path) -> None:
        place = look_around(log, prefix=tmp_path)
        assert place.message.startswith(TELL["off_one"])
        assert place.ways_out == (TELL["no_settings"],)
        assert not place.well

    def test_two_things_are_counted(self, tmp_path: Path) -> None:
        place = look_around(None, "The file is damaged.", prefix=tmp_path)
        assert place.message == TELL["off_more"].format(n=2)
        assert place.ways_out == ("The file is damaged.", TELL["no_settings"])

    def test_a_log_that_was_closed(self, log: ContactLog, prefix: Path) -> None:
        log.store.close()
        place = look_around(log, prefix=prefix)
        assert place.message == TELL["off_one"]
        assert place.ways_out == ("This log was closed; open it again.",)

    def test_a_log_that_another_program_holds(self, tmp_path: Path, prefix: Path) -> None:
        store = Store.open(tmp_path / "log.sqlite", patience=0.05)
        log = ContactLog(store, lambda: date(2026, 3, 16))
        with closing(sqlite3.connect(tmp_path / "log.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            place = look_around(log, prefix=prefix)
            other.execute("ROLLBACK")
        assert "in use by another program" in place.ways_out[0]
        assert place.message == TELL["off_one"]  # not "it will be saved"
        assert look_around(log, prefix=prefix).well

    def test_a_folder_in_the_place_of_the_file(self, tmp_path: Path, send: Send, monkeypatch: Any) -> None:
        (tmp_path / "home" / "networkcoach.sqlite").mkdir(parents=True)
        monkeypatch.setenv("NETWORKCOACH_HOME", str(tmp_path / "home"))
        state = send(opened(None), "hello")
        assert not state["well"]
        assert "networkcoach.sqlite can't be opened" in state["ways_out"][0]
        assert not state["can_copy"]

    def test_a_file_that_is_no_log(self, tmp_path: Path, send: Send, monkeypatch: Any) -> None:
        monkeypatch.setenv("NETWORKCOACH_HOME", str(tmp_path))
        (tmp_path / "networkcoach.sqlite").write_text("Dear diary")
        state = send(opened(None), "hello")
        assert "is not a contact log" in state["ways_out"][0]
        assert (tmp_path / "networkcoach.sqlite").read_text() == "Dear diary"

    def test_what_is_not_installed_is_said_and_nothing_breaks(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("networkcoach.views.missing.find_spec", lambda name: None if name == "anywidget" else name)
        assert nc.start(nc.demo_log()) is None
        assert capsys.readouterr().out.startswith("Something is missing here: anywidget.")
        assert missing_sentence(NEEDED[1:]) == ""


class TestCopy:
    def test_it_is_a_complete_log(self, log: ContactLog, send: Send, tmp_path: Path) -> None:
        log.promise(log.add("Ana Example"), "a photo", by="2026-03-01")
        nc.lesson("0-does-it-happen", log=log)["0.3"].answer("b")
        card = opened(log)
        state = send(card, "copy")
        copy = tmp_path / "copy.sqlite"
        copy.write_bytes(card.file)
        again = nc.open_log(copy, "2026-03-16")
        assert again.contacts.equals(log.contacts)
        assert again.promise_list() == log.promise_list()
        assert nc.lesson("0-does-it-happen", log=again)["0.3"].feedback.outcome == "right"
        assert state["download"] == {"name": "networkcoach-2026-03-16.sqlite", "n": 1}
        assert state["download"]["name"] in state["told"]

    def test_each_press_is_a_download_of_its_own(self, log: ContactLog, send: Send) -> None:
        card = opened(log)
        send(card, "copy")
        first = card.file
        log.add("Ana Example")
        assert send(card, "copy")["download"]["n"] == 2
        assert card.file != first

    def test_nothing_is_left_beside_the_log(self, log: ContactLog, send: Send) -> None:
        assert log.path
        before = sorted(log.path.parent.iterdir())
        send(opened(log), "copy")
        assert sorted(log.path.parent.iterdir()) == before

    def test_there_is_none_of_the_demo(self, send: Send) -> None:
        assert not send(opened(nc.demo_log()), "hello")["can_copy"]

    def test_it_is_one_sound_file(self, log: ContactLog, send: Send, tmp_path: Path) -> None:
        card = opened(log)
        send(card, "copy")
        (tmp_path / "copy.sqlite").write_bytes(card.file)
        with sqlite3.connect(tmp_path / "copy.sqlite") as db:
            sound, journal = (
                db.execute("PRAGMA integrity_check").fetchone(),
                db.execute("PRAGMA journal_mode").fetchone(),
            )
        db.close()
        assert (sound, journal) == (("ok",), ("delete",))


class TestReminderOfACopy:
    @pytest.mark.parametrize(
        ("last", "said"),
        [
            (None, (OWN["remind_first"],)),
            ("2026-02-01", (OWN["remind"].format(far="43 days ago"),)),
            ("2026-03-10", ()),
        ],
    )
    def test_it_comes_when_a_copy_would_be_good(self, tmp_path: Path, last: str | None, said: tuple[str, ...]) -> None:
        log = nc.open_log(tmp_path / "log.sqlite", today="2026-03-16")
        if last:
            log.store.keep("backed_up_on", last)
        log.add("Ana Example")
        assert nc.start(log).do_hello({}, [])["notes"] == said  # type: ignore[union-attr]

    def test_nobody_is_asked_to_copy_invented_people(self) -> None:
        assert nc.start(nc.demo_log()).do_hello({}, [])["notes"] == ()  # type: ignore[union-attr]
