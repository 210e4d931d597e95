"""Who is it? Finding people while somebody types a name, and taking the one who was picked."""

from __future__ import annotations

from typing import Any

from networkcoach.contacts import ContactLog, Person
from networkcoach.views._card import words

MATCHES = 8


def who_is(person: Person) -> str:
    """Name and enough beside it to tell two people of one name apart."""
    return ", ".join(filter(None, (person.name, person.position, person.company)))


def called(log: ContactLog, person: int) -> str:
    """Give what somebody is called for short.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> called(demo_log(), 3)
    'Keiko'
    """
    page = log.page_of(person, talks=0)
    return str(page.fields["nickname"] or page.fields["given"] or page.standing.name.split()[0])


class WhoDesk:
    """Turns what the box for a name sends into a person of the log."""

    def __init__(self, log: ContactLog) -> None:
        self._log = log

    def find(self, text: str) -> dict[str, Any]:
        """People for a part of a name, at most `MATCHES`."""
        text = text.strip()  # comes back as it was typed: the page shows what was found only for what stands there now
        found = self._log.search(text, MATCHES + 1) if text else []
        shown = found[:MATCHES]
        people = [{"id": one.id, "text": who_is(one)} for one in shown]
        same = any(one.name.casefold() == text.casefold() for one in shown)
        return {"found": {"text": text, "people": people, "more": len(found) > MATCHES, "same": same}}

    def picked(self, message: dict[str, Any]) -> int:
        """Return the id of the person who was picked, added to the log if new."""
        tell, name, person = words()["promise"], message["name"], message["person"]
        if not name:
            raise ValueError(tell["need_name"])
        if person is None or not self._is_called(person, name):
            raise ValueError(tell["need_person"])
        return self._log.add(name) if person == "new" else int(person)

    def _is_called(self, person: str | int, name: str) -> bool:
        """Whether the picked person goes with the name in the box, which may have changed since the pick."""
        return person == "new" or int(person) in (one.id for one in self._log.search(name, MATCHES))

    def picked_to_know(self, message: dict[str, Any]) -> int:
        """Return the id of the person who was picked; whoever asked to be left alone is left alone here too."""
        person = self.picked(message)
        (standing,) = self._log.standings([person])
        if standing.state == "do_not_contact":
            raise ValueError(words()["promise"]["left_alone"].format(name=standing.name))
        return person
