"""The network as it came in: years of connecting, companies, and about whom there is a word in one's own hand."""

from __future__ import annotations

from dataclasses import dataclass

from networkcoach.store import Store

_MOST_YEARS = 16

# Who asked to be left alone is not counted. The day of meeting stands in where no file knows a day. What a file brought
# along, such as notes of an address book, is not in one's own hand; a talk, a promise or a note is.
#
# One company in several spellings of capitals is one; the spelling that comes first in the alphabet stands for all.
_GROUPS = """
    WITH shown AS MATERIALIZED (
        SELECT trim(coalesce(company, '')) AS company, substr(coalesce(connected_on, met_on), 1, 4) AS year,
            EXISTS (SELECT 1 FROM talk WHERE contact_id = contact.id)
            OR EXISTS (SELECT 1 FROM promise WHERE contact_id = contact.id)
            OR EXISTS (SELECT 1 FROM note WHERE contact_id = contact.id) AS written
        FROM contact WHERE do_not_contact_on IS NULL
    )
    SELECT * FROM (
        SELECT year AS name, count(*) AS people, sum(written) AS written, 0 AS companies FROM shown GROUP BY year
    ) UNION ALL SELECT * FROM (
        SELECT min(company), count(*) AS people, sum(written) AS written, count(*) OVER () AS companies FROM shown
        WHERE company <> '' GROUP BY casefold(company) ORDER BY people DESC, written DESC, casefold(company) LIMIT :most
    )"""


@dataclass(frozen=True, slots=True)
class Group:
    """People of one year or one company, and about how many of them something is written down."""

    name: str
    people: int
    written: int


@dataclass(frozen=True)
class Network:
    """Who is in the log.

    Attributes
    ----------
    people, written
        How many people, and about how many of them there is a talk, a promise or a note. Nobody who asked to be left
        alone is counted anywhere.
    years
        By the year of connecting, or else of meeting: the newest sixteen in which there was anybody, the oldest first.
    earlier, no_year
        How many people are of years before these, and of how many no day is known.
    companies
        Those with the most people.
    all_companies
        How many companies there are in all.
    """

    people: int
    written: int
    years: tuple[Group, ...]
    earlier: int
    no_year: int
    companies: tuple[Group, ...]
    all_companies: int


def network(store: Store, most: int) -> Network:
    """Count people by year and by company, of which at most so many are named."""
    rows = store.read(_GROUPS, {"most": most})
    years = [row for row in rows if not row["companies"]]
    companies = [row for row in rows if row["companies"]]
    groups = sorted((Group(*row[:3]) for row in years if row["name"]), key=lambda one: one.name, reverse=True)
    return Network(
        sum(row["people"] for row in years),
        sum(row["written"] for row in years),
        tuple(groups[:_MOST_YEARS][::-1]),
        sum(one.people for one in groups[_MOST_YEARS:]),
        sum(row["people"] for row in years if not row["name"]),
        tuple(Group(*row[:3]) for row in companies),
        companies[0]["companies"] if companies else 0,
    )
