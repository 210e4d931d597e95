"""A page without names: people appear as Person A, Person B."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from networkcoach._words import words
from networkcoach.lessons import FollowThrough, LogReader, SeenNote, SeenPromise

_SHORTEST = 2  # letters of a part of a name; an initial alone would be found in too many places


class Letters:
    """Gives each person a letter, and puts it in the place of their name in any text.

    Who writes only the first name, or only the last, is understood too. A nickname is not.

    Examples
    --------
    >>> letters = Letters({7: "Keiko Saltmarsh", 9: "Otis"})
    >>> letters.hidden("Send Keiko the photo, ring Otis. Otiset stays.")
    'Send Person A the photo, ring Person B. Otiset stays.'
    """

    def __init__(self, names: dict[int, str]) -> None:
        person = words()["paper"]["person"]
        self._letters: dict[int, str] = {who: person.format(letter=_letter(n)) for n, who in enumerate(names)}
        parts = {part: self._letters[who] for who, name in names.items() for part in _parts(name)}
        self._parts = parts | {name: self._letters[who] for who, name in names.items()}
        longest_first = sorted(map(re.escape, self._parts), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if names else None

    def of(self, person: int) -> str:
        """Give the letter of a person."""
        return self._letters[person]

    def hidden(self, text: str) -> str:
        """Put letters in the place of the names in a text."""
        return self._pattern.sub(lambda found: self._parts[found[0]], text) if self._pattern else text


def _parts(name: str) -> Iterable[str]:
    """Take a name apart; “van” and “de la” would be found in too many places."""
    found = re.findall(r"\w+(?:[’'-]\w+)*", name)
    return (part for part in found if len(part) >= _SHORTEST and not part[0].islower())


def _letter(number: int) -> str:
    """Give A to Z, then AA, AB and so on.

    Examples
    --------
    >>> [_letter(number) for number in (0, 25, 26)]
    ['A', 'Z', 'AA']
    """
    last = chr(ord("A") + number % 26)
    return last if number < 26 else _letter(number // 26 - 1) + last


@dataclass(frozen=True)
class _Promise:
    id: int
    contact_id: int
    what: str
    by: str | None
    state: str


class LetteredLog:
    """A log in which every name is a letter.

    Parameters
    ----------
    log
        The learner's log.
    people
        The numbers of those whom the answers name; those to whom something was promised are known without it.
    """

    def __init__(self, log: LogReader, people: Iterable[int]) -> None:
        self._log = log
        ids = dict.fromkeys([*people, *(one.contact_id for one in log.promise_list())])
        self.letters = Letters({one: name for one in ids if (name := log.person_named(one))})

    def follow_through(self) -> FollowThrough:
        """Count as the log counts."""
        return self._log.follow_through()

    def person_named(self, contact_id: int, /) -> str | None:
        """Give the letter, or None if the log has nobody with that id."""
        return self.letters.of(contact_id) if self._log.person_named(contact_id) else None

    def promise_list(self) -> Sequence[SeenPromise]:
        """List all promises, with letters in what was promised."""
        return [
            _Promise(one.id, one.contact_id, self.letters.hidden(one.what), one.by, one.state)
            for one in self._log.promise_list()
        ]

    def notes_of(self, contact_id: int, /) -> Sequence[SeenNote]:
        """List what is known of a person, of which an answer tells only how much there is."""
        return self._log.notes_of(contact_id)
