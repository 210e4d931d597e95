"""How long 10,000 vCards take, as a multiple of what vobject takes, and which real cards vobject reads wrong.

Run: python benchmarks/bench_vcards.py

vobject only parts the text into properties; ours also makes people of them, dates and all. The cases below are why the
reader is written by hand. Tried with them: vobject 0.9.9, its fork vobjectx 0.6.1 (wrong where vobject is), icalendar
7.3.2 (no quoted-printable, no bare parameters, no CR) and pythonvCard4 0.2.0 (version 4 only).
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator

import vobject
from bench_import import peak, timed
from side_by_side import in_turns, machine, row, show

from networkcoach.contacts.files import read_contact_bytes

CARDS = 10_000
ROUNDS = 3
HEAD, END = "BEGIN:VCARD\r\nVERSION:3.0\r\n", "\r\nEND:VCARD\r\n"
OLD = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:x;y\r\n"
QUOTED = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
ZOË = "Zoë"

CASES: dict[str, bytes] = {
    "version 3": f"{HEAD}N:x;y\r\nFN:Zoë{END}".encode(),
    "quoted-printable": f"{OLD}{QUOTED}Zo=C3=AB{END}".encode(),
    "a picture in BASE64": f"{OLD}PHOTO;ENCODING=BASE64:\r\n /9j/4AAQ\r\n\r\nFN:Zoë{END}".encode(),
    "a picture in BASE64, lines not folded": f"{OLD}PHOTO;ENCODING=BASE64:\r\n/9j/\r\n4AAQ\r\n\r\nFN:Zoë{END}".encode(),
    "a fold inside a character": HEAD.encode() + b"N:x;y\r\nFN:Zo\xc3\r\n \xab" + END.encode(),
    "a soft line break inside a character": f"{OLD}{QUOTED}Zo=C3=\r\n=AB{END}".encode(),
    "windows-1252 without a word": f"{HEAD}N:x;y\r\nFN:Zoë{END}".encode("cp1252"),
    "UTF-8 with a mark": f"\ufeff{HEAD}N:x;y\r\nFN:Zoë{END}".encode(),
    "cut before the end": f"{HEAD}N:x;y\r\nFN:Zoë\r\nNOTE:and".encode(),
    "BEGIN before END": f"{HEAD}N:x;y\r\nFN:Zoë\r\n{HEAD}N:x;y\r\nFN:Bo{END}".encode(),
    "one line without sense": f"{HEAD}N:x;y\r\nFN:Zoë\r\nNOTE:one\r\nand no name{END}".encode(),
}


def cards(number: int = CARDS) -> str:
    """Make cards as a telephone writes them: one name in ten not ASCII, one in twenty with a picture of 3 kB."""
    return "".join(_cards(number))


def _cards(number: int) -> Iterator[str]:
    picture = "\r\n ".join(["PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgAA", *["A" * 72] * 40])
    for n in range(number):
        given = "Zoë" if n % 10 == 0 else f"Given{n % 700}"
        lines = [
            f"N:Family{n};{given};;;",
            f"FN:{given} Family{n}",
            f"ORG:Example Works {n % 900};Night lines",
            f"TITLE:Planner of Trams {n % 300}",
            f"EMAIL;type=INTERNET;type=HOME:home{n}@example.com",
            f"EMAIL;type=INTERNET;type=pref:person{n}@example.com",
            f"TEL;type=CELL;type=VOICE;type=pref:+43 1 555 {n:05}",
            f"BDAY:19{n % 60 + 40}-05-06",
            "NOTE:Met in Graz\\, at the fair.\\nAsked about the night lines\\; has two ideas that fill a second",
            "  line of this file.",
            "item1.X-ABRELATEDNAMES:Tim",
            "item1.X-ABLabel:_$!<Child>!$_",
            *([picture] if n % 20 == 0 else []),
            f"UID:{n:032x}",
        ]
        yield HEAD + "\r\n".join(lines) + END


def by_vobject(data: bytes) -> str:
    return str(next(iter(vobject.readComponents(data.decode()))).fn.value)


def by_ours(data: bytes) -> str:
    return read_contact_bytes(data, "").records[0].name


def is_right(read: Callable[[bytes], str], data: bytes) -> bool:
    with contextlib.suppress(Exception):  # whatever it raises, the person is not read
        return read(data) == ZOË
    return False


def main() -> None:
    logging.getLogger("vobject").setLevel(logging.CRITICAL)
    print(machine())
    text = cards()
    data = text.encode()

    def ours() -> dict[str, float]:
        return {"read": 1000 * timed(lambda: read_contact_bytes(data, "people.vcf"))}

    def other() -> dict[str, float]:
        return {"read": 1000 * timed(lambda: list(vobject.readComponents(text)))}

    mine, theirs = in_turns(ROUNDS, ours, other)
    show("Other: vobject", [row(f"read {CARDS:,} vCards, {len(data) / 1e6:.1f} MB", mine, "read", theirs, "read")])
    print(f"  ours holds at most {peak(lambda: read_contact_bytes(data, 'people.vcf')):.0f} MB while reading")
    for name, case in CASES.items():
        said = ["right" if is_right(read, case) else "wrong" for read in (by_ours, by_vobject)]
        print(f"  {name:<40} ours {said[0]}, vobject {said[1]}")


if __name__ == "__main__":
    main()
