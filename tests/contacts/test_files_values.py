"""Single values: cleaned without loss, and compared to tell who is who."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networkcoach.contacts.files._clean import clean_line, clean_lines
from networkcoach.contacts.files._identity import email_key, profile_key

GONE = "\x00\x01\x1b\x1f\x7f\x80\x9f\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"


@pytest.mark.parametrize(
    ("value", "clean"),
    [
        ("Ana", "Ana"),
        ("  Ana  Ruiz ", "Ana Ruiz"),
        ("Ana\u00a0\u3000Ruiz\r\nPhD\t", "Ana Ruiz PhD"),
        ("Zoe\u0308", "Zoë"),
        (f"A{GONE}na", "Ana"),
        (GONE, ""),
        ("e\u200b\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("\u200d \u200c", ""),
        ("=1+1", "=1+1"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("", ""),
    ],
)
def test_cleaned(value: str, clean: str) -> None:
    assert clean_line(value) == clean


@pytest.mark.parametrize(
    ("value", "clean"),
    [
        ("a\r\nb\rc\nd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
        ("\n\n  first\n\n\n  - second \t\n \n", "first\n\n\n  - second"),
        ("a\tb\u00a0c   d", "a b\u00a0c   d"),
        (f"a{GONE}\nb", "a\nb"),
        (" \n\u200d\n\t", ""),
        ("Zoe\u0308\ud800", "Zoë\ufffd"),
        ("BEGIN:VEVENT\r\n=1+1", "BEGIN:VEVENT\n=1+1"),
    ],
)
def test_notes_keep_their_lines(value: str, clean: str) -> None:
    assert clean_lines(value) == clean


@given(st.text())
def test_clean_notes_are_clean_whatever_came(value: str) -> None:
    clean = clean_lines(value)
    assert clean_lines(clean) == clean
    assert not set(clean) & set(GONE + "\r\t\v\f\x85\u2028\u2029")
    assert clean == clean.strip()


@given(st.text())
def test_clean_is_clean_whatever_came(value: str) -> None:
    clean = clean_line(value)
    assert clean_line(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not set(clean) & set(GONE + "\n\r\t\u00a0\u2028")
    assert "  " not in clean
    assert clean == clean.strip()


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_letters_digits_and_signs_are_never_lost(value: str) -> None:
    assert clean_line(f" {value}\n") == unicodedata.normalize("NFC", value)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.com/in/ana-ruíz",
        "http://example.com/in/ana-ruíz/",
        "HTTPS://WWW.EXAMPLE.COM/in/Ana-Ruíz",
        "www.example.com/in/ana-ru%C3%ADz?trk=abc",
        "example.com/in/ana-ru%c3%adz//#top",
        "//example.com/in/ana-rui\u0301z",
    ],
)
def test_the_same_profile(url: str) -> None:
    assert profile_key(url) == "example.com/in/ana-ruíz"


@pytest.mark.parametrize(
    "url", [None, "", "n/a", "https://", "https://www.example.com/", "https://example.com/in/", "see / me"]
)
def test_no_profile(url: str | None) -> None:
    assert profile_key(url) is None


def test_two_broken_addresses_are_two() -> None:
    assert profile_key("https://example.com/in/%ff") != profile_key("https://example.com/in/%fe")


@pytest.mark.parametrize("email", ["n/a", "-", "", "@", "Ana Ruiz", "ana@", "a b@example.com", "a@b@c", None])
def test_no_email(email: str | None) -> None:
    assert email_key(email) is None


def test_the_same_email() -> None:
    assert email_key(" ANA@Example.com") == email_key("ana@example.com") == "ana@example.com"
