"""Transactions: whole or not at all, also from another thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from networkcoach.store import Store


def names(store: Store) -> list[str]:
    return [row["name"] for row in store.read("SELECT name FROM contact ORDER BY id")]


def add(store: Store, name: str) -> None:
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES (?)", (name,))


@pytest.mark.parametrize("interruption", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("way", ["transaction", "step"])
def test_an_interrupted_change_leaves_nothing(way: str, interruption: type[BaseException]) -> None:
    store = Store.open(None)
    block = store.transaction() if way == "transaction" else store.step("add")
    with pytest.raises(interruption), block as db:  # noqa: PT012
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
        raise interruption
    assert names(store) == []
    assert store.undo() is None
    add(store, "Bo")
    assert names(store) == ["Bo"]
    store.close()


def test_a_person_takes_their_talks_along_and_nothing_hangs_in_the_air() -> None:
    store = Store.open(None)
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
        db.execute("INSERT INTO talk (contact_id, day, kind, direction) VALUES (1, '2026-03-16', 'email', 'to')")
    with store.transaction() as db:
        db.execute("DELETE FROM contact")
    assert store.read("SELECT * FROM talk") == []
    store.close()


def test_another_thread_can_write_while_the_first_one_waits(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "log.sqlite")
    threads = [
        threading.Thread(target=lambda n=n: [add(store, f"{n}-{i}") for i in range(50)])  # type: ignore[misc]
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for _ in range(50):
        names(store)
    for thread in threads:
        thread.join()
    assert len(set(names(store))) == 200
    store.close()


def test_what_another_thread_half_wrote_is_not_seen(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "log.sqlite")
    inside, seen = threading.Event(), []

    def write() -> None:
        with store.step("add") as db:
            db.execute("INSERT INTO contact (name) VALUES ('Ana')")
            inside.set()
            db.execute("INSERT INTO contact (name) VALUES ('Bo')")

    writer = threading.Thread(target=write)
    writer.start()
    inside.wait(5)
    seen = names(store)
    writer.join()
    assert seen == ["Ana", "Bo"]
    store.close()


def test_reading_within_ones_own_change_sees_it() -> None:
    store = Store.open(None)
    with store.step("add") as db:
        db.execute("INSERT INTO contact (name) VALUES ('Ana')")
        assert names(store) == ["Ana"]
    store.close()
