"""Charts of odd logs: hardly anything in them, names that are not only letters, and days far apart."""

from __future__ import annotations

import json
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

import networkcoach as nc
from networkcoach.contacts import ContactLog
from networkcoach.store import Store
from networkcoach.views.charts._axes import fitting

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = ("did_it_happen", "timeline", "strategies", "give_and_take", "network")
ODD = {
    "code": "</text><script>alert(1)</script> & $x^2$ $\\frac{1}{2}$",
    "wide": "田中さくら子" * 6,
    "arabic": "مريم الخوارزمي",
    "emoji": "🦔" * 30 + "👩\N{ZERO WIDTH JOINER}👧",
    "long": "a" * 400,
    "accents": "Zalgo" + "\N{COMBINING ACUTE ACCENT}" * 40,
    "turned": "\N{RIGHT-TO-LEFT OVERRIDE}evil\N{RIGHT-TO-LEFT ISOLATE}",
    "lines": "Ann\tB\nC",
}


def log_on(day: date) -> ContactLog:
    return ContactLog(Store.open(None), lambda: day)


def nearly_empty() -> ContactLog:
    log = log_on(date(2026, 3, 16))
    log.record(log.add("Ana"))
    return log


def odd_names() -> ContactLog:
    log = log_on(date(2026, 3, 16))
    for name in ODD.values():
        for end in ("", "x"):
            person = log.add(name + end, company=name, met_on="2025-09-05", rhythm_days=30)
            log.record(person, on=log.today - timedelta(20), strategy="give")
            log.promise(person, name, by=log.today - timedelta(9))
    return log


def far_apart() -> ContactLog:
    log = log_on(date(2100, 1, 2))
    ana = log.add("Ana", met_on="1970-01-01", rhythm_days=30)
    log.record(ana, on="1970-01-01", strategy="give")
    log.record(ana, on="2100-01-01", strategy="side_project")
    log.promise(ana, "call", by="1970-02-01")
    log.promise(ana, "write", by="2100-12-31")
    log.keep(log.promise(ana, "send", by="1970-01-05"), on="2099-12-31")
    return log


def first_days() -> ContactLog:
    log = log_on(date(1970, 1, 2))
    ana = log.add("Ana", met_on="1970-01-01", rhythm_days=30)
    log.promise(ana, "call", by="1970-01-01")
    return log


def crowded() -> ContactLog:
    log = log_on(date(2026, 3, 16))
    ana = log.add("Ana", rhythm_days=1)
    for n in range(60):
        log.record(ana, on=log.today - timedelta(n), strategy="give")
        log.promise(ana, "call", by=log.today + timedelta(n - 30), strategy="side_project")
    return log


LOGS: dict[str, Callable[[], ContactLog]] = {
    "nearly empty": nearly_empty,
    "odd names": odd_names,
    "far apart": far_apart,
    "first days": first_days,
    "crowded": crowded,
}


def state_of(name: str, log: ContactLog) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        state: dict[str, Any] = getattr(nc, name)(log).state
    return state


def rows_of(name: str, log: ContactLog) -> list[list[str]]:
    rows: list[list[str]] = state_of(name, log)["table"]["rows"]
    return rows


@pytest.mark.parametrize("which", LOGS)
@pytest.mark.parametrize("name", CHARTS)
def test_it_is_drawn_small_and_whole_or_says_what_to_do_first(name: str, which: str) -> None:
    state = state_of(name, LOGS[which]())
    assert len(json.dumps(state).encode()) < 60_000
    if not state["html"]:
        assert "my-log" in state["title"]
        return
    picture = ET.fromstring(state["html"])  # whole: it can be read again
    assert f"{SVG}script" not in {one.tag for one in picture.iter()}
    assert picture.attrib["aria-label"].startswith(state["title"])
    texts = ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    assert max(map(len, texts)) <= 90
    assert not any("inf" in path.get("d", "") or "nan" in path.get("d", "") for path in picture.iter(f"{SVG}path"))


def test_days_of_130_years_have_few_bars_and_ticks() -> None:
    log = far_apart()
    assert rows_of("give_and_take", log)[0][0] == "1960 to 1979"
    assert rows_of("did_it_happen", log)[-1] == ["Had fallen due by 31 December 2099, and were done by then", "1 of 2"]
    picture = ET.fromstring(state_of("did_it_happen", log)["html"])
    ticks = [one for one in picture.iter() if one.get("id", "").startswith("xtick")]
    assert 2 <= len(ticks) <= 8
    assert rows_of("timeline", log)[0][3] == "1"


def test_long_silence_is_written_alike_in_picture_table_and_words() -> None:
    log = log_on(date(2100, 1, 2))
    log.record(log.add("Ana", rhythm_days=30), on="1970-01-03")
    state = state_of("timeline", log)
    assert ">47,481<" in state["html"]
    assert "; 47,481 days silent; a word is due on 2 February 1970;" in state["html"]
    assert state["table"]["rows"][0][3] == "47,481"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (ODD["turned"], "evil"),
        (ODD["accents"], "Zalgo" + "\N{COMBINING ACUTE ACCENT}" * 3),
        (ODD["lines"], "Ann B C"),
        (ODD["arabic"], ODD["arabic"]),
        ("अनुष्का शर्मा", "अनुष्का शर्मा"),
        ("Zoë 👩\N{ZERO WIDTH JOINER}👧", "Zoë 👩\N{ZERO WIDTH JOINER}👧"),
    ],
)
def test_a_name_neither_turns_nor_buries_its_neighbours(name: str, shown: str) -> None:
    assert fitting(name) == shown
