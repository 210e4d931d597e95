"""People: added, found by name, checked, left alone."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from networkcoach.contacts import AmbiguousName, ContactLog, UnknownPerson, demo_log
from networkcoach.store import Store

TODAY = date(2026, 3, 16)


@pytest.fixture
def log() -> ContactLog:
    return ContactLog(Store.open(None), lambda: TODAY)


def state_of(log: ContactLog, person: int) -> str:
    return str(log.contacts.set_index("id").loc[person, "state"])


def test_add_keeps_all_that_was_said(log: ContactLog) -> None:
    who = log.add(
        "  Ana   Ruiz ",
        email="ana@example.com",
        phone="+49 30 1234",
        company="Example & Sons",
        position="Gardener",
        url="https://example.com/ana",
        met_on=date(2026, 3, 1),
        birthday="--02-29",
        notes="Likes moss.\nAnd ferns.",
        tags=["alumni", "garden", "alumni"],
    )
    row = log.contacts.loc[0].to_dict()
    assert row["id"] == who
    assert row["name"] == "Ana Ruiz"
    assert (row["emails"], row["phones"], row["tags"], row["children"]) == (
        ["ana@example.com"],
        ["+49 30 1234"],
        ["alumni", "garden"],
        [],
    )
    assert (row["met_on"], row["rhythm_days"], row["due_on"]) == ("2026-03-01", 60, "2026-04-30")
    assert (row["birthday"], row["notes"]) == ("--02-29", "Likes moss.\nAnd ferns.")
    assert row["nickname"] is None


def test_only_people_one_has_met_get_a_rhythm_by_themselves(log: ContactLog) -> None:
    log.add("Met", met_on=TODAY)
    log.add("Own", met_on=TODAY, rhythm_days=30)
    log.add("Known")
    frame = log.contacts
    assert frame["rhythm_days"].tolist()[:2] == [60, 30]
    assert frame["rhythm_days"].isna().tolist() == [False, False, True]
    assert frame["days_late"].isna().tolist() == [False, False, True]
    assert frame["state"].tolist() == ["on_track", "on_track", "no_rhythm"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "  "}, "This needs a name; it is empty."),
        ({"rhythm_days": -1}, "from 1 to 3650, not -1"),
        ({"rhythm_days": 0}, "from 1 to 3650, not 0"),
        ({"rhythm_days": 4000}, "from 1 to 3650"),
        ({"rhythm_days": 1.5}, "not 1.5"),
        ({"rhythm_days": True}, "not True"),
        ({"met_on": "30 Feb"}, "'30 Feb' is not a day; write it like 2026-03-16."),
        ({"met_on": "2026-02-30"}, "'2026-02-30' is not a day"),
        ({"met_on": "20260301"}, "is not a day"),
        ({"met_on": "2062-03-17"}, "2062-03-17 is more than a year ahead of today, 2026-03-16; is the year right"),
        ({"met_on": "0020-03-16"}, "0020-03-16 lies before 1900; is the year right?"),
        ({"met_on": date(202, 3, 16)}, "0202-03-16 lies before 1900"),
        ({"birthday": "0090-05-06"}, "0090-05-06 lies before 1900"),
        ({"birthday": "--02-30"}, "is not a birthday; write it like 1990-05-06 or --05-06."),
        ({"email": 7}, "7 is not text"),
        ({"tags": [" "]}, "This needs a tag"),
    ],
)
def test_a_wrong_value_is_one_sentence_and_writes_nothing(
    log: ContactLog, fields: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        log.add(**{"name": "Ana", **fields})  # type: ignore[arg-type]
    assert log.count_people() == 0
    assert log.undo() is None


def test_text_that_no_file_can_hold_is_mended(log: ContactLog) -> None:
    log.add("Ana\ud800 \0Ruiz")
    assert log.contacts.loc[0, "name"] == "Ana? Ruiz"


def test_a_day_with_a_time_keeps_its_day(log: ContactLog) -> None:
    log.add("Ana", met_on=datetime(2026, 3, 16, 23, 59))
    assert log.contacts.loc[0, "met_on"] == "2026-03-16"


@pytest.mark.parametrize("name", ["Zoë  Ångström", "ZOË ÅNGSTRÖM", "Zoe\u0308 A\u030angstro\u0308m", " zoë ångström "])
def test_a_name_is_found_however_it_is_typed(log: ContactLog, name: str) -> None:
    who = log.add("Zoë Ångström")
    log.record(name)
    assert log.interactions["contact_id"].tolist() == [who]


def test_a_given_name_or_nickname_will_do_if_only_one_has_it() -> None:
    log = demo_log()
    log.record("amara")
    log.record("Mr Thistlewood")
    assert log.interactions["contact_id"].tolist()[-2:] == [1, 10]


def test_a_full_name_goes_before_a_given_name(log: ContactLog) -> None:
    with log.store.transaction() as db:
        db.execute("INSERT INTO contact (name, given) VALUES ('Ana Ruiz', 'Ana')")
    short = log.add("Ana")
    log.record("Ana")
    assert log.interactions["contact_id"].tolist() == [short]


def test_two_people_of_one_name_are_told_apart_by_id(log: ContactLog) -> None:
    log.add("Ana Ruiz", company="Moss Ltd")
    log.add("ana ruiz")
    with pytest.raises(AmbiguousName) as caught:
        log.record("Ana Ruiz")
    assert str(caught.value) == (
        "2 people are called 'Ana Ruiz'; use the id of one: 1 (Ana Ruiz, Moss Ltd), 2 (ana ruiz)."
    )
    log.record(2)
    assert log.interactions["contact_id"].tolist() == [2]


def test_many_people_of_one_name_do_not_fill_the_page(log: ContactLog) -> None:
    for _ in range(9):
        log.add("Ana")
    with pytest.raises(AmbiguousName, match="5 \\(Ana\\) and 4 more"):
        log.record("Ana")


def test_an_unknown_name_is_answered_with_who_comes_near() -> None:
    log = demo_log()
    with pytest.raises(UnknownPerson, match=r"if you mean one of these, use the id: 3 \(Keiko Saltmarsh, Museum"):
        log.promise("Keiko Saltmarch", "a photo")
    with pytest.raises(UnknownPerson, match="Nobody in the log is called 'Bo'; add them first"):
        log.record("Bo")
    for nobody in (99, -1, 2**70):
        with pytest.raises(UnknownPerson, match=f"has the id {nobody}; log.contacts shows everyone"):
            log.record(nobody)
    with pytest.raises(UnknownPerson, match="neither an id nor a name"):
        log.record(1.5)  # type: ignore[arg-type]
    with pytest.raises(UnknownPerson):
        log.record("")
    assert issubclass(UnknownPerson, ValueError)
    assert issubclass(AmbiguousName, ValueError)
    assert log.undo() is None


def test_the_id_may_come_from_a_table() -> None:
    log = demo_log()
    log.record(log.contacts.loc[4, "id"])
    assert log.interactions["contact"].iloc[-1] == "Parvati Nambiar"


def test_who_asks_to_be_left_alone_is_left_alone() -> None:
    log = demo_log()
    log.do_not_contact("Keiko", on="2026-03-10")
    log.do_not_contact("Keiko")
    row = log.contacts.loc[2]
    assert row["state"] == "do_not_contact"
    assert row["due_on"] is None
    assert not row["promise_late"]
    assert "Keiko Saltmarsh" not in set(log.due()["name"]) | set(log.interactions["contact"])
    assert log.promise_list()[3].state == "on_time"
    assert log.follow_through().open == 4
    assert log.store.read("SELECT do_not_contact_on FROM contact WHERE id = 3")[0][0] == "2026-03-10"
    with pytest.raises(ValueError, match="asked to be left alone, so there is nothing to promise"):
        log.promise("Keiko", "a photo after all")
    log.undo()
    assert log.contacts.loc[2, "state"] == "overdue"


def test_snoozing_lasts_until_the_day() -> None:
    log = demo_log()
    log.snooze("Otis", until="2026-03-17")
    assert "Otis Penhaligon-Park" not in set(log.due()["name"])
    assert log.contacts.loc[11, "snoozed_until"] == "2026-03-17"
    log.snooze("Otis", until="2026-03-16")
    assert "Otis Penhaligon-Park" in set(log.due()["name"])
    log.snooze("Otis", until=None)
    assert log.contacts.loc[11, "snoozed_until"] is None


def test_a_rhythm_can_be_given_and_taken_away(log: ContactLog) -> None:
    who = log.add("Ana")
    assert log.due().empty
    log.rhythm(who, 30)
    assert log.due()["state"].tolist() == ["due"]  # the first word is still to come
    log.record(who, on="2026-03-01")
    assert log.contacts.loc[0, ["due_on", "state"]].tolist() == ["2026-03-31", "on_track"]
    log.rhythm(who, None)
    assert log.contacts.loc[0, "state"] == "no_rhythm"


def test_search_looks_everywhere_and_wants_every_word() -> None:
    log = demo_log()
    assert [one.id for one in log.search("valparaiso")] == [4]
    assert [one.id for one in log.search("MUSEUM keiko")] == [3]
    assert [one.id for one in log.search("poster")] == [10]
    assert [one.id for one in log.search("open day")] == [9]
    assert log.search("keiko tram") == []
    assert log.search("  ") == []
    assert log.search("a % _ '") == []


def test_search_shows_those_whose_name_has_it_first(log: ContactLog) -> None:
    log.add("Bo", company="Ana & Sons")
    log.add("Ana Ruiz")
    assert [one.name for one in log.search("ana")] == ["Ana Ruiz", "Bo"]


def test_nobody_is_named_by_an_unknown_id(log: ContactLog) -> None:
    assert log.person_named(7) is None


def test_an_empty_log_has_tables_of_the_right_form(log: ContactLog) -> None:
    full = demo_log()
    for empty, filled in (
        (log.contacts, full.contacts),
        (log.interactions, full.interactions),
        (log.promises, full.promises),
        (log.due(), full.due()),
    ):
        assert len(empty) == 0
        assert empty.dtypes.to_dict() == filled.dtypes.to_dict()


def test_tables_have_the_columns_and_types_that_were_promised() -> None:
    frame = demo_log().contacts
    assert " ".join(frame) == (
        "id name given family nickname email phone company position url met_on connected_on birthday notes emails "
        "phones children tags rhythm_days last_contact due_on days_late state promise_late your_turn snoozed_until"
    )
    special = {"id": "int64", "rhythm_days": "Int64", "days_late": "Int64", "promise_late": "bool", "your_turn": "bool"}
    assert {name: str(kind) for name, kind in frame.dtypes.items() if str(kind) != "object"} == special
    assert " ".join(demo_log().promises) == (
        "id contact_id contact what by first_by kept_on told_on state dropped_because strategy"
    )
    assert frame["phone"].tolist() == [None] * 12


def test_the_first_word_of_a_name_is_a_given_name(log: ContactLog) -> None:
    ana = log.add("Ana Ruiz")
    log.record("Ana", "call")
    assert list(log.interactions["contact_id"]) == [ana]


def test_a_search_for_a_few_gives_the_first_of_all(log: ContactLog) -> None:
    for name in ("Zoë Ana", "ana Ruiz", "Ána Beck", "Bo"):
        log.add(name, company="Banana & Sons")
    everyone = [one.name for one in log.search("ANA")]
    assert everyone == ["ana Ruiz", "Zoë Ana", "Ána Beck", "Bo"]
    assert [[one.name for one in log.search("ANA", limit)] for limit in range(5)] == [everyone[:n] for n in range(5)]


def test_a_search_for_a_few_looks_beyond_names_until_there_are_enough(log: ContactLog) -> None:
    talked = [log.add(f"Person {n}") for n in range(20)]
    for who in talked:
        log.record(who, note="Über MOOS und Bäume, 100 % trocken_\\.")
    log.promise(talked[3], "Send the Baumhaus plan.")
    for words in ("moos", "baume", "BÄUME", "% 100", "trocken_\\"):
        assert len(log.search(words)) == 20
        found = log.search(words, 9)
        assert len({one.id for one in found}) == 9
        assert found == sorted(found, key=lambda one: one.name)
    assert [one.id for one in log.search("baumhaus uber", 9)] == [talked[3]]
    assert log.search("baumhaus birke", 9) == []
    assert log.search("100_", 9) == []
    assert log.search("moos " * 1000 + "x" * 100_000, 9) == log.search("moos", 9)
