"""What the coach hears in a note about somebody: advice, a saying, how you met, their life, their project."""

from __future__ import annotations

import pytest

from networkcoach._data import data_path, read_yaml
from networkcoach.coach import review_message
from networkcoach.coach._book import the_book
from networkcoach.coach._shared import read_shared

CAST = read_yaml(data_path("demo-cast.yaml")).value["people"]
KNOWN = [(one["given"], note["topic"], note["text"]) for one in CAST for note in one.get("known", ())]
LIFE = {"family", "leisure", "home_and_health"}
FITS = {
    "met": {"met"},
    "said": {"advice", "said"},
    "personal": LIFE,
    "children": {"family"},
    "project": {"own_project"},
    "other": {"manner", "said"},
}
# Sentences about the world and about themselves; every other thing that was said is advice.
SAYINGS = (
    "The first hour of a night shift decides the rest.",
    "Once a month, I forget people.",
    "A queue is a decision nobody made.",
    "Twice a year is plenty.",
)


def kinds(*notes: str, name: str = "Bo Ek") -> list[set[str]]:
    return [set(thing.kinds) for thing in read_shared(notes, name, the_book())]


@pytest.mark.parametrize(("name", "topic", "text"), KNOWN)
def test_each_note_of_the_demo_log_is_heard_as_what_it_is(name: str, topic: str, text: str) -> None:
    found = set().union(*kinds(text, name=name))
    assert found & FITS[topic]
    assert not found - FITS[topic] - {"need"}
    assert ("advice" in found) is (topic == "said" and text not in SAYINGS)


@pytest.mark.parametrize(
    "note",
    [
        "Sweep the workshop before you open the plans.",
        "Never promise a date on the phone.",
        "Don't quote the minister before breakfast.",
        "First watch the hands, then the face.",
        "When a bell cracks, ask who rang it.",
        "“Burn the first sketch.”",
        "Talk to the night porter.",
        "She suggested copying a page by hand.",
        "told her to ask the oldest driver",
    ],
)
def test_advice_is_heard_in_whatever_form_it_was_noted(note: str) -> None:
    assert kinds("ferry purser", note)[1] == {"advice"}


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Walk along the quay.", "said"),
        ("Design lead for trams.", "said"),
        ("By telephone.", "met"),
        ("At a conference in Graz.", "met"),
        ("Prefers letters.", "manner"),
        ("A lighthouse is a slow kind of radio.", "said"),
        ("Learns the oboe.", "leisure"),
        ("She learns Basque.", "leisure"),
        ("Runs slowly, before work.", "leisure"),
        ("Keeps a heron called Bishop.", "leisure"),
        ("Has a cousin in Turku.", "family"),
        ("Mends harps.", "own_project"),
        ("Runs a film club.", "own_project"),
        ("Gives free haircuts at the station.", "own_project"),
    ],
)
def test_what_is_no_advice_is_not_heard_as_such(note: str, kind: str) -> None:
    assert kinds("ferry purser", note)[1] == {kind}


def test_a_note_of_two_sentences_is_two_things_where_they_differ() -> None:
    assert kinds("Runs a film club. Bring the popcorn yourself.") == [{"own_project"}, {"advice"}]
    assert kinds("Makes a podcast about kites. It is called Long String.") == [{"own_project"}]


DONE = "Ada, I swept the workshop before I opened the plans. Under the bench lay the key that nobody had found."


@pytest.mark.parametrize(
    "note",
    [
        "Sweep the workshop before you open the plans.",
        "Suggested sweeping the workshop before opening the plans.",
        "told her to sweep the workshop before opening the plans",
        "“Sweep the workshop before you open the plans.”",
    ],
)
def test_a_deed_is_heard_however_the_advice_was_noted(note: str) -> None:
    assert review_message(DONE, [note], "Ada").labels == {"specific_callback", "reports_action"}
    said = "Ada, you said to sweep the workshop before I open the plans."
    assert review_message(said, [note], "Ada").labels == {"specific_callback"}


@pytest.mark.parametrize("draft", ["Do you have children?", "I hope that your mother is feeling better."])
@pytest.mark.parametrize("told", ["Has a twin sister in Turku.", "Has a brother who rows."])
def test_a_sister_is_no_reason_to_ask_about_others_of_the_family(told: str, draft: str) -> None:
    assert review_message(f"Ada, {draft[0].lower()}{draft[1:]}", [told], "Ada").labels == {"intrusive"}


def test_a_feast_is_wished_to_who_keeps_it() -> None:
    assert review_message("Eid Mubarak, Ada!", ["Fasting this Ramadan."], "Ada").labels == {"personal_connection"}
    assert review_message("Merry Christmas, Ada!", ["Fasting this Ramadan."], "Ada").labels != {"personal_connection"}


@pytest.mark.parametrize("praise", ["Your kite work is fascinating.", "I admire your work with kites so much."])
def test_empty_praise_of_their_field_comes_back_to_nothing(praise: str) -> None:
    labels = review_message(f"Ada, {praise[0].lower()}{praise[1:]}", ["Suggested flying kites in fog."], "Ada").labels
    assert "specific_callback" not in labels
