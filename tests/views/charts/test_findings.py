"""The title of each chart is what was found, also where little was found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from picture import differs

import networkcoach as nc
from networkcoach.contacts import ContactLog, demo_log
from networkcoach.views._figure import drawing
from networkcoach.views.charts import did_it_happen
from networkcoach.views.charts._axes import fitting
from networkcoach.views.promises import ENOUGH


def ago(log: ContactLog, days: int) -> str:
    return (log.today - timedelta(days)).isoformat()


def promised(log: ContactLog, due: int, done: int) -> None:
    ana = log.add("Ana")
    for n in range(due):
        promise = log.promise(ana, f"act {n}", by=ago(log, 9))
        if n < done:
            log.keep(promise, on=ago(log, 10))


def alternative(card: Any) -> str:
    return str(card.state["html"].split('aria-label="')[1].split('"')[0])


class TestHappened:
    @pytest.mark.parametrize(
        ("due", "done", "title"),
        [
            (1, 0, "1 promise counts so far, and it has not happened yet"),
            (1, 1, "1 promise counts so far, and it happened"),
            (2, 0, "0 of 2 promises happened"),
            (2, 1, "1 of 2 promises happened"),
            (ENOUGH - 1, 3, "3 of 4 promises happened"),
            (ENOUGH, 3, "3 of 5 promises happened (60 %)"),
            (ENOUGH, 0, "0 of 5 promises happened (0 %)"),
        ],
    )
    def test_a_percentage_only_from_five_dated_promises_on(
        self, log: ContactLog, due: int, done: int, title: str
    ) -> None:
        promised(log, due, done)
        log.promise("Ana", "no day")
        log.promise("Ana", "to come", by="2026-04-01")
        assert nc.did_it_happen(log).state["title"] == title

    def test_before_anything_has_fallen_due_it_counts_what_is_to_come(self, log: ContactLog) -> None:
        log.promise(log.add("Ana"), "to come", by="2026-04-01")
        card = nc.did_it_happen(log)
        assert card.state["title"] == "No promise has fallen due yet"
        assert card.state["table"]["rows"][3] == ["→ still to come", "1"]
        assert len(card.state["table"]["rows"]) == 4  # and no course

    def test_what_was_let_go_and_what_has_no_day_stand_apart(self, log: ContactLog) -> None:
        promised(log, 1, 1)
        log.promise("Ana", "no day")
        log.drop(log.promise("Ana", "too big", by=ago(log, 3)), "too big")
        rows = dict(nc.did_it_happen(log).state["table"]["rows"][:6])
        assert list(rows.values()) == ["1", "0", "0", "0", "1", "1"]
        assert list(rows)[4:] == ["– no day set", "– let go"]

    def test_the_demo_in_words(self) -> None:
        told = alternative(nc.did_it_happen(demo_log()))
        for part in ("done on time: 5", "done, late: 1", "day passed, still possible: 5", "still to come: 2"):
            assert part in told
        assert "1 February 2025: 0 of 1;" in told
        assert told.endswith("14 March: 6 of 11.")

    def test_the_course_has_the_numbers_of_the_table_at_most_twelve_of_them(self, log: ContactLog) -> None:
        ana = log.add("Ana")
        for days in range(1, 60):
            log.promise(ana, "act", by=ago(log, days))
        rows = nc.did_it_happen(log).state["table"]["rows"][4:]
        assert 6 <= len(rows) <= 12
        assert rows[-1][1] == "0 of 59"


class TestTimeline:
    @pytest.mark.parametrize(
        ("waiting", "others", "title"),
        [
            (0, 1, "Nobody is waiting for a word from you"),
            (0, 2, "Nobody is waiting for a word from you"),
            (1, 0, "The one person shown could do with a word"),
            (1, 1, "1 of 2 people could do with a word"),
            (2, 1, "2 of 3 people could do with a word"),
        ],
    )
    def test_who_waits(self, log: ContactLog, waiting: int, others: int, title: str) -> None:
        for n in range(waiting + others):
            log.record(log.add(f"Person {n}", rhythm_days=30), on=ago(log, 60 if n < waiting else 2))
        assert nc.timeline(log).state["title"] == title

    def test_it_says_who_is_left_out(self, log: ContactLog) -> None:
        for n in range(15):
            log.record(log.add(f"Person {n}"), on=ago(log, n))
        told = alternative(nc.timeline(log))
        assert "Shown: 12 of 15 people." in told
        assert "are one mark" not in told

    def test_it_says_when_marks_are_thinned(self, log: ContactLog) -> None:
        ana = log.add("Ana")
        with log.store.transaction() as db:
            rows = [(ana, ago(log, n)) for n in range(700)]
            db.executemany("INSERT INTO talk (contact_id, day, kind, direction) VALUES (?, ?, 'email', 'to')", rows)
        card = nc.timeline(log)
        assert "Talks of one side within 12 days are one mark." in alternative(card)
        assert card.state["table"]["rows"][0][5] == "700"
        assert len(card.state["html"]) < 30_000

    def test_the_demo_in_words_and_numbers(self) -> None:
        card = nc.timeline(demo_log())
        assert (
            "Keiko Saltmarsh: a question waits for you; 134 days silent; a word is due on 16 January; "
            "words from you 2, from them 1, both 1; promises kept 0, not kept yet 1." in alternative(card)
        )
        assert "Tunde Marlowe-Ajayi: resting; 34 days silent; words from you 2, from them 0, both 1;" in alternative(
            card
        )
        keiko = next(row for row in card.state["table"]["rows"] if row[0] == "Keiko Saltmarsh")
        assert keiko[2:] == ["2 November 2025", "134", "16 January", "4", "0", "1"]
        tunde = next(row for row in card.state["table"]["rows"] if row[0].startswith("Tunde"))
        assert tunde[1:5] == ["resting", "10 February", "34", "–"]


class TestStrategies:
    @pytest.mark.parametrize(
        ("used", "title"),
        [
            ((), "None of the four ways is marked yet"),
            (("give",), "Never tried: an interested ear, their life, their project"),
            (("interested_ear", "give", "side_project"), "Never tried: their life"),
            (
                ("give", "interested_ear", "side_project", "personal_life", "personal_life"),
                "You use all four ways, most of all: their life",
            ),
        ],
    )
    def test_what_is_used_and_what_is_not(self, log: ContactLog, used: tuple[str, ...], title: str) -> None:
        log.record(log.add("Ana"))
        for one in used:
            log.record("Ana", strategy=one)
        assert nc.strategies(log).state["title"] == title

    def test_what_is_promised_stands_beside_what_is_used(self, log: ContactLog) -> None:
        log.record(log.add("Ana"), strategy="give")
        log.promise("Ana", "send the map", strategy="give")
        card = nc.strategies(log)
        assert card.state["table"]["rows"][1] == ["Giving something", "1", "1"]
        assert "+ 1 promised<" in card.state["html"]

    def test_the_demo_in_words_and_numbers(self) -> None:
        card = nc.strategies(demo_log())
        assert "With Amara Diallo-Finch: an interested ear once, their life once." in alternative(card)
        assert "With Teodor Vasilescu: none yet." in alternative(card)
        assert card.state["table"]["rows"][:4] == [
            ["An interested ear", "2", "0"],
            ["Giving something", "3", "0"],
            ["Their life", "1", "0"],
            ["Their project", "5", "0"],
        ]
        assert card.state["notes"][1] == "Talks of yours, interviews left out: 20. Marked as one of the four: 11."


class TestGiveAndTake:
    @pytest.mark.parametrize(
        ("write", "title"),
        [
            (lambda log: log.record("Ana", strategy="give"), "You gave once, they have given nothing yet"),
            (lambda log: log.record("Ana", "interview"), "They gave once, you have given nothing yet"),
            (lambda log: log.record("Ana", direction="from", wants_reply=True), "Nobody has given anything yet"),
        ],
    )
    def test_who_gave(self, log: ContactLog, write: Callable[[ContactLog], object], title: str) -> None:
        log.add("Ana")
        write(log)
        assert nc.give_and_take(log).state["title"] == title

    def test_the_demo_in_words_and_numbers(self) -> None:
        card = nc.give_and_take(demo_log())
        told = alternative(card)
        assert "Gave: you 10 times, they 11 times. Asked: you 11 times, they 3 times." in told
        assert "3 people wait for an answer from you." in told
        assert card.state["table"]["rows"][0] == ["October 2024", "0", "1", "1", "0"]
        assert len(card.state["table"]["rows"]) == 9  # months in which anything happened
        assert card.state["notes"][-1] == "Each bar stands for: one month."

    def test_a_long_log_is_told_by_years(self, log: ContactLog) -> None:
        ana = log.add("Ana")
        for year in range(2000, 2026):
            log.record(ana, strategy="give", on=f"{year}-05-06")
        card = nc.give_and_take(log)
        assert card.state["notes"][-1] == "Each bar stands for: five years."
        assert card.state["table"]["rows"][0][0] == "2000 to 2004"
        assert "2025 to 2029: you gave once" in alternative(card)

    @pytest.mark.parametrize(
        ("first", "told"),
        [
            ("2024-05", "May 2024"),
            ("2023-05", "April 2023 to June 2023"),
            ("2019-12", "2019"),
            ("1970-01", "1960 to 1979"),
        ],
    )
    def test_it_says_what_time_a_bar_stands_for(self, log: ContactLog, first: str, told: str) -> None:
        log.record(log.add("Ana"), strategy="give", on=f"{first}-06")
        log.record("Ana", strategy="give")
        if first == "1970-01":
            log.record("Ana", strategy="give", on="1900-01-01")
        card = nc.give_and_take(log)
        assert told in [row[0] for row in card.state["table"]["rows"]]


class TestNetwork:
    def test_people_of_a_file(self, log: ContactLog) -> None:
        for n in range(4):
            log.add(f"Person {n}", company="Moss & Sons" if n < 3 else None, met_on="2025-05-06" if n < 2 else None)
        log.record("Person 0")
        card = nc.network(log)
        assert card.state["title"] == "You wrote something down about 1 of 4 people"
        assert card.state["table"]["rows"] == [["2025", "2", "1"], ["Moss & Sons", "3", "1"]]
        assert "Of 2 no year is known." in alternative(card)

    def test_where_nothing_is_known_it_still_counts(self, log: ContactLog) -> None:
        log.add("Ana")
        card = nc.network(log)
        assert card.state["title"] == "Nothing is written down yet about the one person here"
        assert "Everybody" in card.state["html"]

    def test_a_company_is_only_text(self, log: ContactLog) -> None:
        for name in ("Ana", "Ben"):
            log.add(name, company="</text><script>alert(1)</script>\n$x$ & Sons")
        card = nc.network(log)
        assert "<script" not in card.state["html"]
        assert "&lt;/text&gt;&lt;script&gt;" in card.state["html"]


def test_a_picture_that_shows_something_else_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr(did_it_happen, "figure_html", lambda figure, _alternative: drawn.append(figure) or "")
    log = demo_log()
    log.keep(4)  # one more happened
    nc.did_it_happen(log)
    assert differs(drawn[0], "did_it_happen", tmp_path)


def test_a_style_of_the_reader_is_left_alone() -> None:
    import matplotlib

    with matplotlib.rc_context({"font.size": 40, "text.parse_math": True}):
        with drawing() as (figure, _):
            assert figure.text(0, 0, "$x$").get_fontsize() == 13
        assert matplotlib.rcParams["font.size"] == 40


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ana\n  Ruiz", "Ana Ruiz"),
        ("é" * 22, "é" * 22),
        ("e\N{COMBINING ACUTE ACCENT}" * 22, "e\N{COMBINING ACUTE ACCENT}" * 22),
        ("m" * 23, "m" * 20 + " …"),
        ("田" * 11, "田" * 11),
        ("田" * 12, "田" * 10 + " …"),
    ],
)
def test_a_name_is_cut_where_it_gets_too_wide(name: str, shown: str) -> None:
    assert fitting(name) == shown
