"""The verbs for messages that are being written: nothing is sent here, only kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from networkcoach.contacts import _drafts, _people
from networkcoach.contacts._drafts import Draft
from networkcoach.contacts._log_talks import LogTalks

_FIRST_WORDS = 60  # letters that stand for a message in the log, where its writer gave it no line


class LogDrafts(LogTalks):
    """The verbs of `ContactLog` for drafts. Like answers to exercises, `undo` does not reach them."""

    def drafts_of(self, person: int | str) -> list[Draft]:
        """List every version of every message to a person, the newest first; nothing of who wants to be left alone.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.keep_draft("Otis", "Dear Otis,")
        >>> [draft.text for draft in log.drafts_of("Otis")]
        ['Dear Otis,']
        """
        with self.store.transaction() as db:
            who = _people.find_person(db, person)
            return [] if _wants_no_word(db, who) else _drafts.drafts_of(self.store, who)

    def people_with_drafts(self, most: int = 20) -> list[tuple[int, str]]:
        """List ids and names of people to whom a message is begun and not sent.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.keep_draft("Keiko", "Dear Keiko,")
        >>> log.people_with_drafts()
        [(3, 'Keiko Saltmarsh')]
        """
        return _drafts.people_with_drafts(self.store, most)

    def keep_draft(self, person: int | str, text: str, overruled: Collection[tuple[str, str]] = ()) -> int:
        """Keep the message at hand as it stands now, and return the id of its draft.

        Parameters
        ----------
        overruled
            Pairs of a label of the coach and the words it marked, to which the writer said: that is not so.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> log.keep_draft("Otis", "Dear") == log.keep_draft("Otis", "Dear Otis,")
        True
        """
        with self.store.transaction() as db:
            return _drafts.write_draft(db, _to_write_to(db, person), self.today.isoformat(), text, overruled)

    def keep_version(self, person: int | str) -> bool:
        """Keep the message at hand as it is and go on in a copy; return whether there was anything new to keep.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.keep_draft("Otis", "Dear Otis,")
        >>> log.keep_version("Otis"), log.keep_version("Otis"), len(log.drafts_of("Otis"))
        (True, False, 2)
        """
        with self.store.transaction() as db:
            return _drafts.add_version(db, _to_write_to(db, person), self.today.isoformat())

    def bring_back_draft(self, person: int | str, draft: int) -> str:
        """Go on with an earlier version and return its text; the message at hand stays as a version of its own.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> first = log.keep_draft("Otis", "Dear Otis,")
        >>> _ = log.keep_version("Otis"), log.keep_draft("Otis", "Hi Otis,")
        >>> log.bring_back_draft("Otis", first), [one.text for one in log.drafts_of("Otis")]
        ('Dear Otis,', ['Dear Otis,', 'Hi Otis,', 'Dear Otis,'])
        """
        with self.store.transaction() as db:
            who = _to_write_to(db, person)
            found = [one for one in _drafts.drafts_of(self.store, who) if one.id == draft]
            if not found:
                raise ValueError("This version is not there any more; choose another.")
            _drafts.add_version(db, who, self.today.isoformat())
            _drafts.write_draft(db, who, self.today.isoformat(), found[0].text, found[0].overruled)
        return found[0].text

    def sent(self, person: int | str, kind: str = "email", note: str = "", strategy: str | None = None) -> int:
        """Record that the message at hand was sent today, and return the id of the talk; the next one begins empty.

        Taking the talk back brings the message back too.

        Parameters
        ----------
        kind, strategy
            As in `record`.
        note
            A line about it; without one, the first words stand in the log.

        Examples
        --------
        >>> from networkcoach.contacts import demo_log
        >>> log = demo_log()
        >>> _ = log.keep_draft("Otis", "Dear Otis, the three museums answered.")
        >>> talk = log.sent("Otis")
        >>> log.interactions.iloc[-1]["note"], log.drafts_of("Otis")[0].talk_id == talk
        ('Dear Otis, the three museums answered.', True)
        """
        with self.store.step("record") as db:
            who = _to_write_to(db, person)
            at_hand = _drafts.working_draft(db, who)
            if at_hand is None or not at_hand.text.strip():
                raise ValueError("There is no message yet; write a few words first.")
            line = note.strip() or _first_words(at_hand.text)
            talk = self.record(who, kind, note=line, direction="to", strategy=strategy)
            db.execute("UPDATE draft SET talk_id = ?, day = ? WHERE id = ?", (talk, self.today.isoformat(), at_hand.id))
        return talk


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _FIRST_WORDS:
        return line
    return f"{line[:_FIRST_WORDS].rpartition(' ')[0] or line[:_FIRST_WORDS]} …"


def _wants_no_word(db: sqlite3.Connection, person: int) -> bool:
    row = db.execute("SELECT do_not_contact_on FROM contact WHERE id = ?", (person,)).fetchone()
    return row["do_not_contact_on"] is not None


def _to_write_to(db: sqlite3.Connection, person: int | str) -> int:
    who = _people.find_person(db, person)
    if _wants_no_word(db, who):
        raise ValueError("This person asked to be left alone, so no message to them is kept.")
    return who
