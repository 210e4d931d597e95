"""Forgetting and deleting: for good, and without a trace in the log, its journal and our own copies."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from networkcoach.contacts import ContactLog, Mention, UnknownPerson
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
MARK = "Zzyzx"  # stands in everything that is written about the person who is to be forgotten


@pytest.fixture
def log(tmp_path: Path) -> ContactLog:
    return ContactLog(Store.open(tmp_path / "home" / "log.sqlite"), lambda: TODAY)


def fill(log: ContactLog) -> int:
    log.add("Ben Ek", company="Bread")
    who = log.add(f"{MARK} Ruiz", email=f"{MARK}@example.com", notes=f"{MARK} notes", tags=[MARK], phone=MARK)
    log.change_talk(log.record(who, note=f"{MARK} talk"), note=f"{MARK} other words")
    log.promise(who, f"{MARK} promise", by="2026-03-20")
    log.note(who, f"{MARK} note", source="confidence")
    log.remove_note(log.note(who, f"{MARK} removed"))
    log.change(who, company=f"{MARK} company")
    log.merge(who, log.add(f"{MARK} twice", company=f"{MARK} two"))
    log.apart(who, 1)
    log.start_plan()
    log.plan_for(who, "give", words=f"{MARK} said")
    log.plan_for(who, "personal_life", words=f"{MARK} said more")
    return who


def traces(log: ContactLog) -> list[str]:
    assert log.path is not None
    found = []
    for file in log.path.parent.rglob("*"):
        content = file.read_bytes().lower()
        if any(MARK.lower().encode(code) in content for code in ("utf-8", "utf-16-le")):
            found.append(file.name)
    return found


def test_the_test_would_see_a_trace(log: ContactLog) -> None:
    fill(log)
    assert traces(log)


def test_forgetting_leaves_nothing(log: ContactLog) -> None:
    who = fill(log)
    log.forget(who)
    assert traces(log) == []
    assert log.search(MARK) == []
    assert [person.name for person in log.search("Ben")] == ["Ben Ek"]


def test_what_can_still_be_taken_back_is_about_others_only(log: ContactLog) -> None:
    log.record(log.add("Cy Fox"), note="a word")
    log.forget(fill(log))
    verbs = []
    while step := log.undo():
        verbs.append((step.verb, step.name))
    assert verbs == [("start_plan", None), ("add", "Ben Ek"), ("record", "Cy Fox"), ("add", "Cy Fox")]
    assert traces(log) == []


def test_undo_never_brings_a_forgotten_person_back(log: ContactLog) -> None:
    log.forget(fill(log))
    while log.undo():
        pass
    assert log.search(MARK) == []


def test_an_import_can_be_taken_back_after_one_of_its_people_was_forgotten(log: ContactLog) -> None:
    from networkcoach.contacts.files import ContactFile, FileContact

    people = tuple(FileContact(n, name, url=f"https://example.com/in/{n}") for n, name in ((1, MARK), (2, "Ana")))
    log.import_contacts(ContactFile("linkedin", people))
    log.forget(MARK)
    assert traces(log) == []
    assert log.undo().verb == "import"  # type: ignore[union-attr]
    assert log.count_people() == 0


def test_forgetting_reaches_the_copies_that_the_course_made(log: ContactLog, tmp_path: Path) -> None:
    who = fill(log)
    log.backup(tmp_path / "mine.sqlite")
    log.restore(tmp_path / "mine.sqlite")
    assert len(log.store.own_copies()) == 1
    done = log.forget(who)
    assert (done.copies, traces(log)) == (1, [])
    (copy,) = log.store.own_copies()
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT name FROM contact").fetchall() == [("Ben Ek",)]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert MARK.encode() in (tmp_path / "mine.sqlite").read_bytes()  # that one is theirs


@pytest.mark.parametrize("version", [1, 2])
def test_a_copy_of_an_earlier_version_is_cleaned_too(tmp_path: Path, version: int) -> None:
    earlier = Path(__file__).parents[1] / "store" / "earlier" / f"version-{version}.sqlite"
    (tmp_path / "home").mkdir()
    path = Path(shutil.copy(earlier, tmp_path / "home" / "log.sqlite"))
    log = ContactLog(Store.open(path), lambda: TODAY)
    log.forget("Ana Example")
    assert f"log.version-{version}.sqlite" in [file.name for file in log.store.own_copies()]
    assert all(b"Ana Example" not in file.read_bytes() for file in path.parent.iterdir())


def test_a_damaged_copy_is_deleted_rather_than_kept_with_somebody_in_it(log: ContactLog) -> None:
    assert log.path
    damaged = log.path.with_name("log.before-restore-1.sqlite")
    damaged.write_bytes(b"SQLite format 3\x00" + MARK.encode() * 99)
    log.forget(fill(log))
    assert not damaged.exists()
    assert traces(log) == []


def test_another_person_with_that_number_in_an_older_copy_stays(log: ContactLog, tmp_path: Path) -> None:
    other = ContactLog(Store.open(tmp_path / "other.sqlite"), lambda: TODAY)
    other.add("Ben Ek")
    other.add("Dana Oak", email="dana@example.com")
    other.backup(tmp_path / "theirs.sqlite")
    log.restore(tmp_path / "theirs.sqlite")  # the log as it was, empty, is the copy now
    log.backup(tmp_path / "dana.sqlite")
    who = fill(log)
    log.restore(tmp_path / "dana.sqlite")
    log.add(f"{MARK} Ruiz", email=f"{MARK}@example.com")
    assert who
    log.forget(f"{MARK} Ruiz")
    newest = log.store.own_copies()[-1]
    with closing(sqlite3.connect(newest)) as db:
        assert ("Dana Oak",) in db.execute("SELECT name FROM contact").fetchall()
    assert traces(log) == []


def test_it_says_where_the_name_still_stands_in_words_about_others(log: ContactLog) -> None:
    ben = log.add("Ben Ek", notes="Knows Ana Ruíz.")
    log.add("Ana Ruiz")
    log.record(ben, note="Spoke about ana ruiz.", on="2026-03-01")
    log.promise(ben, "introduce Ana Ruiz", by="2026-04-01")
    log.note(ben, "Was at school with Ana Ruiz.")
    log.start_plan()
    log.plan_for(ben, words="Ask Ana Ruiz.")
    log.if_then("it rains", "I ring Ana Ruiz")
    assert set(log.forget("Ana Ruiz").mentions) == {
        Mention("talk", "Ben Ek", "2026-03-01"),
        Mention("promise", "Ben Ek", "2026-04-01"),
        Mention("note", "Ben Ek", "2026-03-16"),
        Mention("plan", "Ben Ek", ""),
        Mention("if_then", "", "2026-03-16"),
        Mention("person", "Ben Ek", ""),
    }


def test_nobody_is_forgotten_by_a_wrong_name(log: ContactLog) -> None:
    fill(log)
    with pytest.raises(UnknownPerson):
        log.forget("Nobody Here")
    assert log.count_people() == 2


def test_deleting_all_leaves_an_empty_log_that_works_on(log: ContactLog, tmp_path: Path) -> None:
    fill(log)
    with log.store.transaction() as db:
        db.execute(
            "INSERT INTO answer VALUES ('0.4', 1, '', '0', 'q', ?, 'noted', '2026-03-16', '2026-03-16', 1)", (MARK,)
        )
    log.backup(tmp_path / "mine.sqlite")
    log.restore(tmp_path / "mine.sqlite")
    log.delete_all()
    assert (traces(log), log.count_people(), log.undo(), log.store.own_copies()) == ([], 0, None, [])
    assert log.backed_up_on is None
    assert log.add("Ana") == 1
    assert log.undo() is not None


def test_another_window_sees_that_somebody_was_forgotten(log: ContactLog) -> None:
    who = fill(log)
    other = ContactLog(Store.open(log.path), lambda: TODAY)
    assert other.count_people() == 2
    log.forget(who)
    assert (other.count_people(), traces(log)) == (1, [])
    other.store.close()
