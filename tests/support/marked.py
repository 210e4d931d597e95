"""A log of one's own in which every text is a marker: what shows up anywhere else has leaked."""

from __future__ import annotations

from pathlib import Path

import networkcoach as nc

MARKER = "Zoltanbury"


def fill_with_markers(path: Path) -> None:
    """Make a log whose names, notes, promises, drafts, plan and answers all hold the marker."""
    log = nc.open_log(path)
    for number in range(3):
        person = log.add(
            f"Xanthippe{number} {MARKER}",
            email=f"x{number}.{MARKER.lower()}@example.com",
            company=f"{MARKER} & Daughters",
            met_on="2026-02-01",
            notes=f"likes {MARKER} tea",
            tags=[MARKER],
        )
        log.record(person, "call", on="2026-02-10", note=f"spoke of {MARKER}")
        log.promise(person, f"send the {MARKER} map", by="2026-02-20")
        log.keep_draft(person, f"Dear {MARKER}, how is the harp?")
        log.keep_version(person)
    log.start_plan()
    log.plan_for(1, "give", f"a {MARKER} photo")
    _answer_with_markers(log)
    log.store.close()


def _answer_with_markers(log: nc.ContactLog) -> None:
    for name in ("0-does-it-happen", "1-interested-ear", "2-give"):
        for exercise in nc.lesson(name, log=log):
            if exercise.kind in ("write", "reflect"):
                exercise.answer(f"My {MARKER} answer")
                exercise.draft(f"My {MARKER} draft")
    nc.lesson("0-does-it-happen", log=log)["0.4"].reset()


def files_with_marker(folder: Path) -> list[Path]:
    """Find the files below a folder that hold the marker in any spelling of case, in any encoding of letters."""
    spellings = [MARKER.casefold().encode(code) for code in ("utf-8", "utf-16-le")]
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file for file in files if any(one in file.read_bytes().lower() for one in spellings)]
