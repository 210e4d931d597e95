"""Files as real programs write them and real people spoil them, each with what a person expects of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import networkcoach as nc
from networkcoach.contacts.files import UnreadableFile

FOLDER = Path(__file__).parent / "strangers"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
BESIDE = {"expected.yaml", ".gitattributes"}


def value(row: dict[str, Any], column: str) -> Any:
    """The value of a column; all_emails and all_phones are the main one and the others, each once."""
    if column not in ("all_emails", "all_phones"):
        return row[column]
    main, others = column.removeprefix("all_").removesuffix("s"), column.removeprefix("all_")
    return list(dict.fromkeys(filter(None, [row[main], *row[others]])))


def fits(found: Any, wanted: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(found == wanted)
    return all(part in found for part in wanted.get("holds", ())) and not any(
        part in found for part in wanted.get("lacks", ())
    )


def misfits(name: str, wanted: dict[str, Any]) -> list[str]:
    """Each difference between what is expected of a file and what comes out of it."""
    file = nc.read_contacts(FOLDER / name)
    rows = file.contacts.to_dict("records")
    found = [("format", file.format, wanted["format"]), ("skipped", len(file.skipped), wanted["skipped"])]
    found += [("people", [row["name"] for row in rows], [row["name"] for row in wanted["people"]])]
    for row, expected in zip(rows, wanted["people"], strict=False):
        found += [(f"{row['name']}: {column}", value(row, column), expected[column]) for column in expected]
    wrong = [f"{what}: {is_there!r}, not {should!r}" for what, is_there, should in found if not fits(is_there, should)]
    if wanted.get("warned", "") not in "\n".join(file.warnings):
        wrong.append(f"no warning names {wanted['warned']!r}: {file.warnings}")
    return wrong


def of_kind(kind: str) -> list[str]:
    return [name for name, wanted in EXPECTED.items() if kind in wanted]


def test_every_file_has_its_expectation() -> None:
    assert {path.name for path in FOLDER.iterdir()} - BESIDE == EXPECTED.keys()


@pytest.mark.parametrize("name", of_kind("people"))
def test_a_file_of_people_gives_the_people_one_expects(name: str) -> None:
    assert not misfits(name, EXPECTED[name])


@pytest.mark.parametrize("name", of_kind("refused"))
def test_another_file_is_told_in_one_sentence(name: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        nc.read_contacts(FOLDER / name)
    assert EXPECTED[name]["refused"] in str(told.value)
