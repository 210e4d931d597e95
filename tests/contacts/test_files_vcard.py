"""vCard 2.1, 3.0 and 4.0, as Apple, Google, Android and Outlook write them."""

from __future__ import annotations

import base64

import pytest

from networkcoach.contacts.files import ContactFile, FileContact, read_contact_bytes

APPLE = r"""BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 15.3//EN
N:Ruiz Vega;Ana;Pilar;Dr.;
FN:Dr. Ana Pilar Ruiz Vega
NICKNAME:Anita
ORG:Example Trams\, Ltd;Night lines
TITLE:Planner
EMAIL;type=INTERNET;type=HOME:ana@example.com
item1.EMAIL;type=INTERNET;type=pref:ana.ruiz@trams.example.com
item1.X-ABLabel:Office
TEL;type=WORK;type=FAX:+43 1 99
TEL;type=CELL;type=VOICE;type=pref:+43 1 10
item2.ADR;type=HOME:;;Main\nSt;Graz;;8010;Austria
item2.X-ABADR:at
NOTE:Likes tea\, not coffee\; ask.\nSecond line.
item3.URL;type=pref:https\://www.example.com/in/ana
item3.X-ABLabel:_$!<HomePage>!$_
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
item4.X-ABDATE;type=pref:2011-06-04
item4.X-ABLabel:_$!<Anniversary>!$_
item5.X-ABRELATEDNAMES;type=pref:Bo
item5.X-ABLabel:_$!<Spouse>!$_
item6.X-ABLabel:_$!<Child>!$_
item6.X-ABRELATEDNAMES:Tim
item7.X-ABRELATEDNAMES:Lea
item7.X-ABLabel:_$!<Daughter>!$_
item8.X-ABRELATEDNAMES:Rex
item8.X-ABLabel:Dog
CATEGORIES:Choir,myContacts
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg
 AAAAAAAAAAAAAAAA==
X-ABUID:5A2B\:ABPerson
END:VCARD
"""
OUTLOOK = """BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:J=E4ger;Zo=EB
FN;CHARSET=Windows-1252;ENCODING=Quoted-Printable:Zo=EB J=E4ger
ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:S=C3=BC=
=C3=9F & S=C3=B6hne=3B Wien;Ofen
TITLE;QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=
=A4ckerin
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Line one=0D=0A=
and two, =E2=80=9Equoted=E2=80=9C=0D=0A=
third
TEL;WORK;FAX:99
TEL;HOME;VOICE:11
TEL;CELL;VOICE;PREF:12
EMAIL;INTERNET:other@example.com
EMAIL;PREF;INTERNET:zoe@example.com
X-MS-CHILD:Tim
X-MS-CHILD:Lea
X-MS-SPOUSE:Bo
BDAY:19850523
PHOTO;TYPE=JPEG;ENCODING=BASE64:
 /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof
 Hh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL=

LOGO;ENCODING=BASE64:
/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof
BQgHBwcJCQgK

URL;WORK:https://www.example.com/in/zoe
REV:20260101T101010Z
END:VCARD
"""
FOUR = """BEGIN:VCARD
VERSION:4.0
FN;PREF=1:Noor al-Amin
N:al-Amin;Noor;;;
KIND:individual
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
ORG;SORT-AS="Trams":Trams
ROLE:Driver
EMAIL;PREF=20:second@example.com
EMAIL;TYPE="home,work";PREF=3:first@example.com
EMAIL:third@example.com
TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+43-1-555
TEL;VALUE=uri:tel:+43-1-556
BDAY:--0229
RELATED;TYPE=child;VALUE=text:Farid
RELATED;TYPE=spouse:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
NOTE:One
NOTE;LANGUAGE="en:x;y,z":Two
PHOTO:data:image/jpeg;base64,/9j/4AAQ
LOGO:https://www.example.com/logo.png
END:VCARD
"""
ANDROID = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=45=6B;=42=C3=B8;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=C3=B8=20=45=6B
X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bobo;1;;;;;;;;;;;;;
X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Tim;3;;;;;;;;;;;;;
X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Cy;14;;;;;;;;;;;;;
TEL;CELL;PREF:+4315550
EMAIL;HOME:bo@example.com
BDAY:--05-06
NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=65=74=20=69=6E=0A=47=72=61=
=7A
END:VCARD
"""


def read(text: str, encoding: str = "utf-8") -> ContactFile:
    return read_contact_bytes(text.replace("\n", "\r\n").encode(encoding), "contacts.vcf")


def card(*lines: str) -> FileContact:
    (one,) = read("\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])).records
    return one


def test_of_apple() -> None:
    file = read(APPLE)
    (ana,) = file.records
    assert (file.format, str(file), file.warnings, file.columns) == ("vcard", "A vCard file with 1 person.", [], {})
    assert (ana.name, ana.given, ana.family, ana.nickname) == ("Dr. Ana Pilar Ruiz Vega", "Ana", "Ruiz Vega", "Anita")
    assert ana.emails == ("ana.ruiz@trams.example.com", "ana@example.com")
    assert (ana.phone, ana.phones) == ("+43 1 10", ("+43 1 10", "+43 1 99"))
    assert (ana.company, ana.position) == ("Example Trams, Ltd", "Planner")
    assert ana.notes == "Likes tea, not coffee; ask.\nSecond line."
    assert (ana.birthday, ana.url, ana.uid) == ("--02-29", "https://www.example.com/in/ana", "5A2B:ABPerson")
    assert (ana.children, ana.tags) == (("Tim", "Lea"), ("Choir",))


def test_of_outlook() -> None:
    file = read(OUTLOOK)
    (zoë,) = file.records
    assert file.warnings == []
    assert (zoë.name, zoë.given, zoë.family) == ("Zoë Jäger", "Zoë", "Jäger")
    assert (zoë.company, zoë.position) == ("Süß & Söhne; Wien", "Bäckerin")
    assert zoë.notes == "Line one\nand two, „quoted“\nthird"
    assert (zoë.phones, zoë.emails) == (("12", "11", "99"), ("zoe@example.com", "other@example.com"))
    assert (zoë.children, zoë.birthday, zoë.url) == (("Tim", "Lea"), "1985-05-23", "https://www.example.com/in/zoe")


def test_of_version_4() -> None:
    (noor,) = read(FOUR).records
    assert (noor.name, noor.company, noor.position) == ("Noor al-Amin", "Trams", "Driver")
    assert noor.emails == ("first@example.com", "second@example.com", "third@example.com")
    assert noor.phones == ("+43-1-555", "+43-1-556")
    assert (noor.birthday, noor.children, noor.notes) == ("--02-29", ("Farid",), "One\nTwo")
    assert noor.uid == "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"


def test_of_android() -> None:
    (bo,) = read(ANDROID).records
    assert (bo.name, bo.given, bo.family, bo.nickname) == ("Bø Ek", "Bø", "Ek", "Bobo")
    assert (bo.children, bo.birthday, bo.notes) == (("Tim",), "--05-06", "Met in\nGraz")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_saved_again_in_another_encoding(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    file = read(mark + APPLE + FOUR.replace("Noor", "Nøør"), encoding)
    assert [one.given for one in file.records] == ["Ana", "Nøør"]
    assert file.warnings == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_line_end(end: str) -> None:
    data = (APPLE + OUTLOOK + FOUR).replace("\n", end).encode()
    (ana, zoë, _) = read_contact_bytes(data, "x").records
    assert (ana.birthday, zoë.position) == ("--02-29", "Bäckerin")


def test_folding_inside_a_character_and_at_any_byte() -> None:
    name = "Zoë Süß 👩\u200d🔬" * 9
    whole = f"BEGIN:VCARD\nFN:{name}\nNOTE:ä\\nö\nEND:VCARD\n"
    line = whole.encode().split(b"\n")[1]
    for at in range(1, len(line)):
        data = whole.encode().replace(line, line[:at] + b"\r\n " + line[at:])
        (one,) = read_contact_bytes(data, "x").records
        assert (one.name, one.notes) == (name, "ä\nö")


def test_unfolding_takes_exactly_one_character() -> None:
    assert card("FN:Bo", "NOTE:one ", "  two", "\tthree").notes == "one  twothree"


@pytest.mark.parametrize("space", ["", " "])
def test_a_soft_line_break_inside_a_character(space: str) -> None:
    lines = "\n".join(["M=C3=", f"{space}=BCller;=C3=84nne="])
    assert card(f"N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:{lines}", "").name == "Änne Müller"


def test_a_soft_line_break_keeps_the_space_behind_it_and_stops_at_the_end() -> None:
    assert card("NOTE;QUOTED-PRINTABLE:warm=", " tea", "FN:Bo").notes == "warm tea"
    assert card("FN:Bo", "NOTE;QUOTED-PRINTABLE:tea=").notes == "tea"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("ISO-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("ISO-8859-15", "iso8859-15"), ("x-none", "utf-8")],
)
def test_encodings_that_a_property_names(charset: str, encoding: str) -> None:
    quoted = "".join(f"={byte:02X}" for byte in "Zoë".encode(encoding))
    assert card(f"FN;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:{quoted}").name == "Zoë"
    raw = f"FN;CHARSET={charset}:Zoë".encode(encoding)
    file = read_contact_bytes(b"BEGIN:VCARD\n" + raw + b"\nNICKNAME:Z\xc3\xb6\nEND:VCARD\n", "x")
    assert (file.records[0].name, file.records[0].nickname, file.warnings) == ("Zoë", "Zö", [])


def test_windows_1252_that_nobody_names_is_told() -> None:
    file = read(APPLE.replace("Anita", "Änni – “A”"), "cp1252")
    assert file.records[0].nickname == "Änni – “A”"
    assert len(file.warnings) == 1
    assert "windows-1252" in file.warnings[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"a\nb\Nc", "a\nb\nc"),
        (r"a\, b\; c\: d\\ e", "a, b; c: d\\ e"),
        (r"a\\nb", r"a\nb"),
        (r"C:\temp", r"C:\temp"),
        ("a\\", "a\\"),
        ("=1+1", "=1+1"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("one   two \u202e", "one   two"),
    ],
)
def test_escapes(value: str, text: str) -> None:
    assert card("FN:Bo", f"NOTE:{value}").notes == text


def test_names_are_parted_before_their_escapes_are_taken_out() -> None:
    one = card(r"N:Ruiz\; Vega;Ana\\;Pilar,María\, X;;", "ORG:;Night lines")
    assert (one.family, one.given, one.name, one.company) == (
        "Ruiz; Vega",
        "Ana\\",
        "Ana\\ Pilar María X Ruiz; Vega",
        None,
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:", "N:;;;;", "FN:Second", "FN:Third"], "Second"),
        (["N:;;;;", "N:Ito;Jun"], "Jun Ito"),
        (["N:Ito"], "Ito"),
        (["N:;;;;", "NICKNAME:Bibi", "ORG:Trams"], "Bibi"),
        (["ORG:Trams;Night", "EMAIL:a@example.com"], "Trams"),
        (["EMAIL:mailto:a@example.com", "TEL:1"], "a@example.com"),
        (["TEL:tel:+1-555"], "+1-555"),
        (["FN:=?x", "N:Ito;Jun"], "=?x"),
    ],
)
def test_what_stands_in_for_a_name(lines: list[str], name: str) -> None:
    assert card(*lines).name == name


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1985-05-23", "1985-05-23"),
        ("BDAY:19850523", "1985-05-23"),
        ("BDAY:1985-05-23T23:59:59-08:00", "1985-05-23"),
        ("BDAY:19850523T000000Z", "1985-05-23"),
        ("BDAY;VALUE=date:1985-05-23", "1985-05-23"),
        ("BDAY;VALUE=DATE-TIME:1985-05-23T00:00:00Z", "1985-05-23"),
        ("BDAY:--05-23", "--05-23"),
        ("BDAY:--0523", "--05-23"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-23", "--05-23"),
        ('BDAY;VALUE=date;X-APPLE-OMIT-YEAR="1604":16040523', "--05-23"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-23", "--05-23"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1985-05-23", "1985-05-23"),
        ("BDAY:1604-02-29", "--02-29"),
        ("BDAY:1985-05-23;", "1985-05-23"),
        ("BDAY:23.05.1985", "1985-05-23"),
    ],
)
def test_birthdays(line: str, birthday: str) -> None:
    assert card("FN:Bo", line).birthday == birthday


@pytest.mark.parametrize("line", ["BDAY;VALUE=text:circa 1800", "BDAY:0000-00-00", "BDAY:1985-02-30", "BDAY:---23"])
def test_what_is_no_birthday_is_told(line: str) -> None:
    file = read(f"BEGIN:VCARD\nFN:Bo\n{line}\nEND:VCARD\n")
    assert file.records[0].birthday is None
    assert line.partition(":")[2] in file.warnings[0]


def test_day_or_month_first_is_decided_once_for_all_cards() -> None:
    text = "".join(f"BEGIN:VCARD\nFN:Bo\nBDAY:{day}\nEND:VCARD\n" for day in ("3/4/1985", "25/12/1990"))
    assert [one.birthday for one in read(text).records] == ["1985-04-03", "1990-12-25"]


def test_groups_are_skipped_and_counted() -> None:
    group = "BEGIN:VCARD\nVERSION:{}\nN:Choir\nFN:Choir\n{}KIND:group\nMEMBER:urn:uuid:1\nEND:VCARD\n"
    file = read(group.format("4.0", "") + APPLE + group.format("3.0", "X-ADDRESSBOOKSERVER-") + FOUR)
    assert [one.number for one in file.records] == [2, 4]
    assert file.skipped == [(1, "a group, not a person"), (3, "a group, not a person")]


def test_an_empty_card_is_skipped_and_counted() -> None:
    file = read("BEGIN:VCARD\nVERSION:2.1\nEND:VCARD\n" + FOUR + "BEGIN:VCARD\nNOTE:?\nEND:VCARD\n")
    assert [number for number, _ in file.skipped] == [1, 3]


def test_pictures_are_dropped_however_they_are_written() -> None:
    block = base64.b64encode(bytes(range(256)) * 40).decode()
    rows = [block[at : at + 74] for at in range(0, len(block), 74)]
    folded = "\n ".join(rows)
    bare = "\n".join(rows)
    one = card(
        f"PHOTO;ENCODING=BASE64;TYPE=JPEG:{folded}",
        "FN:Bo",
        f"item1.PHOTO;TYPE=PNG;BASE64:\n{bare}\n",
        "NICKNAME:Bobo",
        f"X-OTHER;ENCODING=b:\n{bare}",
        "TITLE:Baker",
        "KEY;VALUE=uri:https://example.com/key",
        f"SOUND;ENCODING=B:{folded}",
        "NOTE:tea",
    )
    assert (one.name, one.nickname, one.position, one.notes) == ("Bo", "Bobo", "Baker", "tea")


def test_groups_of_lines_and_names_in_any_case() -> None:
    lines = ["Item1.x-abRelatedNames:Tim", "ITEM1.X-ABLABEL:Kind", "email:c@x", "email;Type=Pref:b@x"]
    (one,) = read("\n".join(["begin:vcard", "version:3.0", "fn:Bo", *lines, "end:vcard"])).records
    assert (one.name, one.children, one.emails) == ("Bo", ("Tim",), ("b@x", "c@x"))


def test_unknown_properties_are_ignored_without_complaint() -> None:
    file = read(APPLE.replace("TITLE", "X-FOO;BAR=1:x\nIMPP;X-SERVICE-TYPE=Skype:skype:ana\nGENDER:F\nTITLE"))
    assert (file.records[0].position, file.warnings) == ("Planner", [])


def test_a_profile_among_web_addresses_is_preferred() -> None:
    social = "X-SOCIALPROFILE;type=linkedin;x-user=bo:https://www.linkedin.com/in/bo"
    assert card("FN:Bo", "URL:https://trams.example.com", social).url == "https://www.linkedin.com/in/bo"
    assert card("FN:Bo", "X-SOCIALPROFILE;type=other:x-apple:bo").url is None
