"""LinkedIn's ``Connections.csv``, in English or German, as downloaded or saved again by Excel."""

from __future__ import annotations

from networkcoach.contacts.files._dates import Days, read_days
from networkcoach.contacts.files._model import ContactFile, FileContact
from networkcoach.contacts.files._table import CsvFamily, Table

_COLUMNS = {
    "given": ("first name", "vorname"),
    "family": ("last name", "nachname"),
    "url": ("url",),
    "email": ("email address", "e-mail-adresse"),
    "company": ("company", "unternehmen"),
    "position": ("position",),
    "connected_on": ("connected on", "verbunden am"),
}
_CLOSED = "a closed account (no name, no email)"


def read_linkedin(table: Table) -> ContactFile:
    """Turn LinkedIn's table into people.

    Closed accounts, which LinkedIn leaves in the list without name and email, are skipped and counted.
    """
    columns = {field: table.column(*names) for field, names in _COLUMNS.items()}
    texts = columns.pop("connected_on")
    days = read_days(texts)
    records: list[FileContact] = []
    skipped: list[tuple[int, str]] = []
    cells = zip(*columns.values(), (days.iso[text] for text in texts), strict=True)
    for number, (given, family, url, email, company, position, connected_on) in enumerate(cells, start=1):
        name = f"{given} {family}" if given and family else given or family
        if not name and not email:
            skipped.append((number, _CLOSED))
            continue
        records.append(
            FileContact(
                number=number,
                name=name or company or email,
                given=given or None,
                family=family or None,
                email=email or None,
                company=company or None,
                position=position or None,
                url=url or None,
                connected_on=connected_on,
                emails=(email,) if email else (),
            )
        )
    return ContactFile("linkedin", tuple(records), skipped, table.warnings + _about_days(texts, days))


def _about_days(texts: list[str], days: Days) -> list[str]:
    doubtful = days.no_day | days.undecided
    where: dict[str, list[int]] = {}
    for number, text in enumerate(texts, start=1):
        if text in doubtful:
            where.setdefault(text, []).append(number)
    warnings = [
        f"'{_shown(text)}' is no date that can be read ({_records(at)}), so it was left empty."
        for text, at in where.items()
        if text in days.no_day
    ]
    undecided = [(text, number) for text, at in where.items() if text in days.undecided for number in at]
    if undecided:
        warnings.append(
            f"Day or month first in dates like '{undecided[0][0]}'? The file does not tell, so they were left empty "
            f"({_records(sorted(number for _, number in undecided))})."
        )
    return warnings


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _records(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"record {numbers[0]}"
    more = f" and {len(numbers) - 5:,} more" if len(numbers) > 5 else ""
    return f"records {', '.join(map(str, numbers[:5]))}{more}"


LINKEDIN = CsvFamily(
    columns=frozenset(name for names in _COLUMNS.values() for name in names),
    people=frozenset(name for field in ("given", "family", "email") for name in _COLUMNS[field]),
    read=read_linkedin,
)
