"""Damaged vCard files: what can be read is read, what can't is told, and one bad card stops nothing."""

from __future__ import annotations

import pytest

from networkcoach.contacts.files import ContactFile, read_contact_bytes

ANA = """BEGIN:VCARD
VERSION:3.0
N:Ruiz;Ana;;;
FN:Ana Ruiz
EMAIL;type=pref:ana@example.com
NOTE:Likes tea\\, and a long
  talk about trams
END:VCARD
"""
ZOË = """BEGIN:VCARD
VERSION:2.1
FN;CHARSET=UTF-8;QUOTED-PRINTABLE:Zo=C3=
=AB J=C3=A4ger
PHOTO;ENCODING=BASE64:
 /9j/4AAQSkZJRgABAQEAYABgAAD=

END:VCARD
"""
NOOR = """BEGIN:VCARD
VERSION:4.0
FN:Noor al-Amin
RELATED;TYPE="child,x";VALUE=text:Farid
END:VCARD
"""


def read(text: str) -> ContactFile:
    return read_contact_bytes(text.encode(), "contacts.vcf")


@pytest.mark.parametrize("damage", ["END:VCARD\n", "VERSION:3.0\n"])
def test_begin_closes_the_card_before(damage: str) -> None:
    file = read((ANA + ANA + NOOR).replace(damage, ""))
    assert [one.name for one in file.records] == ["Ana Ruiz", "Ana Ruiz", "Noor al-Amin"]
    assert len(file.warnings) == damage.startswith("END")


def test_a_cut_file_gives_what_there_is() -> None:
    whole = (ANA + ZOË + NOOR).encode()
    for length in range(len("BEGIN:VCARD"), len(whole)):
        file = read_contact_bytes(whole[:length], "x")
        assert len(file.records) + len(file.skipped) == whole[:length].count(b"BEGIN:VCARD")
    assert read_contact_bytes(whole[: -len("END:VCARD\n")], "x").warnings == [
        "The file ends in the middle of record 3: it may have been cut off."
    ]


def test_a_line_that_can_not_be_read_stops_nothing() -> None:
    file = read(NOOR + "BEGIN:VCARD\nFN:Bo\nNOTE:one\nand no name\n;;:x\nTITLE:Baker\nEND:VCARD\nlost:x\n")
    assert (file.records[1].notes, file.records[1].position) == ("one", "Baker")
    assert file.warnings == ["Lines that can't be read: 3, the first in record 2. They were left out."]


def test_a_card_below_other_lines() -> None:
    file = read("Hello Bo,\nhere is my card.\n\n" + NOOR)
    assert [one.name for one in file.records] == ["Noor al-Amin"]
    assert "before the first record" in file.warnings[0]
    assert read("\n \n" + NOOR).warnings == []


def test_a_card_within_a_cell_is_text() -> None:
    text = 'First Name,Notes\nAna,"BEGIN:VCARD\nFN:Bo\nEND:VCARD"\n'
    file = read_contact_bytes(text.encode(), "x")
    assert [one.name for one in file.records] == ["Ana"]


def test_too_many_cards() -> None:
    with pytest.raises(ValueError, match="50,000 records"):
        read_contact_bytes(b"BEGIN:VCARD\nFN:Bo\n" * 50_001, "x")
