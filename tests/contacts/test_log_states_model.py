"""States and questions, computed in SQL, against the rules told plainly over a list of talks."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from networkcoach.contacts import ContactLog
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
Talk = tuple[date, str, str, bool]  # day, kind, direction, wants_reply

day = st.sampled_from([0, 5, 14, 15, 21, 22, 23, 60, 200, 400]).map(lambda days: TODAY - timedelta(days))
talk = st.tuples(
    day, st.sampled_from(["email", "interview"]), st.sampled_from(["to", "from", "both"]), st.booleans()
).map(lambda one: (*one[:3], one[3] and one[2] != "to"))


def expected(met_on: date | None, rhythm: int | None, talks: list[Talk]) -> tuple[str, bool]:
    order = sorted(range(len(talks)), key=lambda n: (talks[n][0], n))
    ways = [(talks[n][0], "both" if talks[n][1:3] == ("interview", "to") else talks[n][2], talks[n][3]) for n in order]
    return state(met_on, rhythm, talks, ways), your_turn(ways)


def your_turn(ways: list[tuple[date, str, bool]]) -> bool:
    waits = False
    for _, way, wants_reply in ways:
        waits = waits or wants_reply if way == "from" else wants_reply
    return waits


def state(met_on: date | None, rhythm: int | None, talks: list[Talk], ways: list[tuple[date, str, bool]]) -> str:
    sent: list[date] = []
    for on, way, _ in ways:
        sent = [*sent, on] if way == "to" else []
    sent = [on for on in sent if met_on is None or on >= met_on]
    if len(sent) >= 2 and (TODAY - sent[-1]).days > 21:
        return "resting"
    interviews = [on for on, kind, _, _ in talks if kind == "interview"]
    interview = max([*interviews, met_on] if met_on else interviews, default=None)
    if interview and (TODAY - interview).days > 14:
        followed_up = any(
            (way == "to" and on >= interview) or (way == "both" and on > interview) for on, way, _ in ways
        )
        if not followed_up:
            return "never_followed_up"
    if rhythm is None:
        return "no_rhythm"
    words = [on for on, _, _ in ways] + ([met_on] if met_on else [])
    if not words:
        return "due"
    silence = (TODAY - max(words)).days
    if silence > 180 and silence > 2 * rhythm:
        return "dormant"
    if silence - rhythm > 7:
        return "overdue"
    return "due" if silence - rhythm >= -7 else "on_track"


@settings(max_examples=200, deadline=None)
@given(st.none() | day, st.none() | st.sampled_from([7, 60, 150]), st.lists(talk, max_size=6))
def test_states_follow_the_rules_for_any_talks(met_on: date | None, rhythm: int | None, talks: list[Talk]) -> None:
    log = ContactLog(Store.open(None), lambda: TODAY)
    who = log.add("Ana", met_on=met_on)
    log.rhythm(who, rhythm)
    for on, kind, direction, wants_reply in talks:
        log.record(who, kind, on=on, direction=direction, wants_reply=wants_reply)
    row = log.contacts.loc[0]
    assert (row["state"], bool(row["your_turn"])) == expected(met_on, rhythm, talks)
    log.store.close()
