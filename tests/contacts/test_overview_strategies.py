"""The four strategies, and giving and asking: what counts, and what counts once."""

from __future__ import annotations

from datetime import date

import pytest

from networkcoach.contacts import ContactLog, demo_log
from networkcoach.contacts.overview._given import Stretch
from networkcoach.store import Store

TODAY = date(2026, 3, 16)

# Counted by hand from data/demo-cast.yaml. No promise of the demo is marked with a strategy.
USED = {
    "interested_ear": 2,  # Amara 2026-01-12, Liesbeth 2026-01-08
    "give": 3,  # Tunde 2025-12-20 and 2026-02-10, Vilhelmina 2025-10-28
    "personal_life": 1,  # Amara 2026-02-20
    "side_project": 5,  # Keiko 2025-10-30, Ignacio 2024-12-11, Sorcha 2026-01-31, Hamza 2026-02-25 and 2026-03-07
}
# Month: you gave, they gave, you asked, they asked. An interview is asked for by you and given by them.
GIVEN = {
    "2024-10": (0, 1, 1, 0),  # interview with Ignacio
    "2024-12": (1, 0, 0, 1),  # the recital for Ignacio; he asks how it went
    "2025-09": (0, 1, 1, 0),  # interview with Keiko
    "2025-10": (2, 1, 1, 0),  # the sundial for Keiko, the essay for Vilhelmina (talk and promise: once); her interview
    "2025-11": (0, 3, 3, 1),  # Otis, Amara, Liesbeth; Keiko asks for the photo
    "2025-12": (1, 2, 2, 0),  # the notes for Tunde (talk and promise: once); Sorcha, Tunde
    "2026-01": (
        3,
        2,
        2,
        1,
    ),  # the diary (Amara) and the museums (Otis) kept, Sorcha's book; Teodor, Hamza; Liesbeth asks
    "2026-02": (2, 1, 1, 0),  # the article for Tunde, the poster for Hamza (talk and promise: once); Parvati
    "2026-03": (1, 0, 0, 0),  # Hamza's socks (talk and promise: once)
}


@pytest.fixture
def log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: TODAY)


@pytest.fixture
def ana(log: ContactLog) -> int:
    return log.add("Ana")


def used(log: ContactLog) -> dict[str, tuple[int, int]]:
    return {
        one.strategy: (one.done, one.promised) for one in log.strategies_used().over_all if one.done or one.promised
    }


class TestUsed:
    def test_the_demo_is_as_counted_by_hand(self) -> None:
        found = demo_log().strategies_used()
        assert {one.strategy: one.done for one in found.over_all} == USED
        assert {one.promised for one in found.over_all} == {0}
        # of yours: Amara 3, Teodor 1, Keiko 2, Ignacio 2, Sorcha 2, Tunde 2, Liesbeth 2, Hamza 3, Vilhelmina 1, Otis 2
        assert (found.talks, found.with_one, found.known) == (20, 11, 11)
        assert found.never_tried == ()

    def test_with_each_person(self) -> None:
        people = {one.name: one.done for one in demo_log().strategies_used().people}
        assert people["Amara Diallo-Finch"] == (1, 0, 1, 0)
        assert people["Hamza Thistlewood"] == (0, 0, 0, 2)
        assert people["Teodor Vasilescu"] == (0, 0, 0, 0)
        assert sum(sum(done) for done in people.values()) == sum(USED.values())
        assert "Rufus Oldacre" not in people

    def test_what_was_never_used_is_named(self, log: ContactLog, ana: int) -> None:
        log.record(ana, strategy="give")
        assert log.strategies_used().never_tried == ("interested_ear", "personal_life", "side_project")

    def test_a_talk_of_theirs_is_theirs(self, log: ContactLog, ana: int) -> None:
        log.record(ana, strategy="give", direction="from")
        assert used(log) == {}
        log.record(ana, strategy="give", direction="both")
        assert used(log) == {"give": (1, 0)}

    def test_a_promise_counts_as_promised_and_as_used_once_it_is_kept(self, log: ContactLog, ana: int) -> None:
        promise = log.promise(ana, "send the map", strategy="give")
        assert used(log) == {"give": (0, 1)}
        log.keep(promise)
        assert used(log) == {"give": (1, 0)}

    @pytest.mark.parametrize(
        ("day", "strategy", "times"),
        [("2026-03-10", "give", 1), ("2026-03-12", "give", 1), ("2026-03-11", "give", 2)],
    )
    def test_a_kept_promise_that_is_also_a_talk_counts_once(
        self, log: ContactLog, ana: int, day: str, strategy: str, times: int
    ) -> None:
        promise = log.promise(ana, "send the map", strategy="give")
        log.keep(promise, on="2026-03-10")
        log.told(promise, on="2026-03-12")
        log.record(ana, strategy=strategy, on=day)
        assert used(log)["give"] == (times, 0)

    def test_what_was_let_go_counts_nowhere(self, log: ContactLog, ana: int) -> None:
        log.drop(log.promise(ana, "send the map", strategy="give"), "no longer wanted")
        assert used(log) == {}

    def test_who_asked_to_be_left_alone_is_counted_nowhere(self, log: ContactLog, ana: int) -> None:
        log.record(ana, strategy="give")
        log.promise(ana, "send the map", strategy="give")
        log.do_not_contact(ana)
        found = log.strategies_used()
        assert (used(log), found.people, found.known, found.talks) == ({}, (), 0, 0)


class TestGiven:
    def test_the_demo_is_as_counted_by_hand(self) -> None:
        found = demo_log().gave_and_asked()
        assert len(found.stretches) == 18  # October 2024 to March 2026
        assert (found.months, found.waiting) == (1, 3)  # Keiko, Ignacio, Liesbeth
        for one in found.stretches:
            expected = Stretch(one.month, *GIVEN.get(one.month, (0, 0, 0, 0)))
            assert one == expected
        assert found.total == Stretch("2024-10", 10, 11, 11, 3)

    def test_an_empty_log_gave_nothing(self, log: ContactLog) -> None:
        found = log.gave_and_asked()
        assert (found.stretches, found.waiting) == ((), 0)
        assert found.total == Stretch("", 0, 0, 0, 0)

    @pytest.mark.parametrize(
        ("talk", "counts"),
        [
            ({"strategy": "give"}, (1, 0, 0, 0)),
            ({"strategy": "side_project", "direction": "both"}, (1, 0, 0, 0)),
            ({"strategy": "give", "direction": "from"}, (0, 1, 0, 0)),
            ({"direction": "from", "wants_reply": True}, (0, 0, 0, 1)),
            ({"direction": "both", "wants_reply": True, "strategy": "give"}, (1, 0, 0, 1)),
            ({"kind": "interview"}, (0, 1, 1, 0)),
            ({"kind": "interview", "strategy": "give"}, (0, 1, 1, 0)),
        ],
    )
    def test_what_a_talk_counts_for(
        self, log: ContactLog, ana: int, talk: dict[str, object], counts: tuple[int, ...]
    ) -> None:
        log.record(ana, **talk)  # type: ignore[arg-type]
        assert log.gave_and_asked().stretches == (Stretch("2026-03", *counts),)

    @pytest.mark.parametrize("strategy", [None, "interested_ear", "personal_life"])
    def test_what_counts_for_nothing(self, log: ContactLog, ana: int, strategy: str | None) -> None:
        log.record(ana, strategy=strategy)
        log.record(ana, strategy=strategy, direction="from")
        assert log.gave_and_asked().stretches == ()

    def test_the_day_of_meeting_is_an_interview_and_counts_once(self, log: ContactLog) -> None:
        ben = log.add("Ben", met_on="2026-03-02")
        assert log.gave_and_asked().total == Stretch("2026-03", 0, 1, 1, 0)
        log.record(ben, "interview", on="2026-03-02")
        assert log.gave_and_asked().total == Stretch("2026-03", 0, 1, 1, 0)

    @pytest.mark.parametrize(("strategy", "gave"), [("give", 1), ("personal_life", 1), (None, 1)])
    def test_a_kept_promise_is_given_once(self, log: ContactLog, ana: int, strategy: str | None, gave: int) -> None:
        log.keep(log.promise(ana, "send the map", strategy=strategy), on="2026-03-10")
        log.record(ana, strategy=strategy, on="2026-03-10")
        assert log.gave_and_asked().total.you_gave == gave

    def test_who_asked_to_be_left_alone_is_counted_nowhere(self, log: ContactLog) -> None:
        ben = log.add("Ben", met_on="2026-03-02")
        log.record(ben, direction="from", wants_reply=True)
        log.keep(log.promise(ben, "send the map"))
        log.do_not_contact(ben)
        found = log.gave_and_asked()
        assert (found.stretches, found.waiting) == ((), 0)

    @pytest.mark.parametrize(
        ("first", "months", "stretches"),
        [("2024-04", 1, 24), ("2024-03", 3, 9), ("2020-04", 3, 24), ("2020-03", 12, 7), ("1990-01", 60, 8)],
    )
    def test_a_long_log_has_longer_stretches(
        self, log: ContactLog, ana: int, first: str, months: int, stretches: int
    ) -> None:
        for day in (f"{first}-07", "2026-03-07"):
            log.record(ana, strategy="give", on=day)
        found = log.gave_and_asked()
        assert (found.months, len(found.stretches), found.total.you_gave) == (months, stretches, 2)
        assert [bool(one.you_gave) for one in found.stretches] == [True, *[False] * (stretches - 2), True]
