"""The rhythm of staying in touch: when each person is due, and in which state they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from networkcoach.store import Store

#: States that put someone on the due list.
WANTS_A_WORD = frozenset({"due", "overdue", "never_followed_up", "dormant"})

_RESTING_AFTER = timedelta(days=21)
_FOLLOW_UP_WITHIN = timedelta(days=14)
_DORMANT_AFTER = timedelta(days=180)
_DUE_WITHIN = timedelta(days=7)

# One pass over the index of talks. Days are compared first, for speed; the order of recording decides where two talks
# of one person share a day. An interview is always a talk of both. `silent` counts what was sent since the last answer.
_FIGURES = """
    WITH spoken AS MATERIALIZED (
        SELECT contact_id,
            max(CASE WHEN direction = 'to' AND kind <> 'interview' THEN day END) AS last_to,
            max(CASE WHEN direction = 'from' THEN day END) AS last_from,
            max(CASE WHEN direction = 'both' OR (direction = 'to' AND kind = 'interview') THEN day END) AS last_both,
            max(CASE WHEN wants_reply THEN day END) AS last_question,
            max(CASE WHEN kind = 'interview' THEN day END) AS last_interview
        FROM talk GROUP BY contact_id
    ), late AS (
        SELECT DISTINCT contact_id FROM promise
        WHERE by_day < :today AND kept_on IS NULL AND dropped_because IS NULL
    )
    SELECT contact.id, name, met_on, rhythm_days, snoozed_until, do_not_contact_on IS NOT NULL AS left_alone,
        last_to, last_from, last_both, last_interview,
        late.contact_id IS NOT NULL AS promise_late,
        CASE WHEN last_to < :resting AND last_to >= max(coalesce(last_from, ''), coalesce(last_both, '')) THEN (
            SELECT count(*) FROM talk AS sent
            WHERE contact_id = contact.id AND direction = 'to' AND kind <> 'interview'
                AND day >= max(coalesce(met_on, ''), coalesce(last_from, ''), coalesce(last_both, ''))
                AND NOT EXISTS (
                    SELECT 1 FROM talk AS answer WHERE contact_id = contact.id AND answer.day = sent.day
                        AND answer.id > sent.id AND (direction <> 'to' OR kind = 'interview')
                )
        ) ELSE 0 END AS silent,
        CASE WHEN last_question >= max(coalesce(last_to, ''), coalesce(last_both, '')) THEN (
            SELECT wants_reply FROM talk WHERE contact_id = contact.id AND day = last_question
                AND (wants_reply OR direction <> 'from') ORDER BY talk.id DESC LIMIT 1
        ) ELSE 0 END AS your_turn
    FROM contact LEFT JOIN spoken ON spoken.contact_id = contact.id LEFT JOIN late ON late.contact_id = contact.id
    ORDER BY contact.id"""


class _Figures(NamedTuple):
    """A row of the query, whose fields Python finds faster by place than by name."""

    id: int
    name: str
    met_on: str | None
    rhythm_days: int | None
    snoozed_until: str | None
    left_alone: int
    last_to: str | None
    last_from: str | None
    last_both: str | None
    last_interview: str | None
    promise_late: int
    silent: int
    your_turn: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with one person today; days are ISO text."""

    id: int
    name: str
    last_contact: str | None
    due_on: str | None
    days_late: int | None
    state: str
    promise_late: bool
    your_turn: bool
    is_snoozed: bool

    @property
    def is_due(self) -> bool:
        """Whether this person belongs on the due list."""
        if self.is_snoozed or self.state == "do_not_contact":
            return False
        return self.promise_late or self.your_turn or self.state in WANTS_A_WORD

    @property
    def urgency(self) -> tuple[bool, int, str, int]:
        """Sorts the due list: broken promises first, then days late, then name."""
        return not self.promise_late, -(self.days_late or 0), self.name.casefold(), self.id


@dataclass(frozen=True)
class _Days:
    """The days that today's states are measured against, as ISO text."""

    today: date
    resting: str
    followed_up: str
    dormant: str
    overdue: str
    due: str

    @classmethod
    def of(cls, today: date) -> _Days:
        return cls(
            today,
            resting=(today - _RESTING_AFTER).isoformat(),
            followed_up=(today - _FOLLOW_UP_WITHIN).isoformat(),
            dormant=(today - _DORMANT_AFTER).isoformat(),
            overdue=(today - _DUE_WITHIN).isoformat(),
            due=(today + _DUE_WITHIN).isoformat(),
        )


def all_standings(store: Store, today: date) -> list[Standing]:
    """How things stand with everyone, in the order of their ids."""
    days = _Days.of(today)
    rows = store.read(_FIGURES, {"today": today.isoformat(), "resting": days.resting})
    return [_standing(_Figures(*row), days) for row in rows]


def due_standings(store: Store, today: date) -> list[Standing]:
    """Those who want something, the most urgent first."""
    return sorted((one for one in all_standings(store, today) if one.is_due), key=lambda one: one.urgency)


def _standing(one: _Figures, days: _Days) -> Standing:
    last = max(one.met_on or "", one.last_to or "", one.last_from or "", one.last_both or "") or None
    due_on = None
    if last and one.rhythm_days and not one.left_alone:
        due_on = date.fromisoformat(last) + timedelta(one.rhythm_days)
    due_day = due_on.isoformat() if due_on else None
    return Standing(
        one.id,
        one.name,
        last,
        due_day,
        _days_late(one, due_on, days.today),
        _state(one, last, due_day, days),
        bool(one.promise_late) and not one.left_alone,
        bool(one.your_turn) and not one.left_alone,
        one.snoozed_until is not None and one.snoozed_until > days.today.isoformat(),
    )


def _days_late(one: _Figures, due_on: date | None, today: date) -> int | None:
    if one.rhythm_days is None or one.left_alone:
        return None
    return max(0, (today - due_on).days) if due_on else 0


def _state(one: _Figures, last: str | None, due_on: str | None, days: _Days) -> str:
    """Name the state: the first rule that matches decides."""
    if one.left_alone:
        return "do_not_contact"
    if one.silent >= 2:
        return "resting"
    if _never_followed_up(one, days):
        return "never_followed_up"
    if one.rhythm_days is None:
        return "no_rhythm"
    if last is None or due_on is None:  # a rhythm, and not a word yet: the first one is due
        return "due"
    if last < days.dormant and (days.today - date.fromisoformat(last)).days > 2 * one.rhythm_days:
        return "dormant"
    if due_on < days.overdue:
        return "overdue"
    return "due" if due_on <= days.due else "on_track"


def _never_followed_up(one: _Figures, days: _Days) -> bool:
    interview = max(one.met_on or "", one.last_interview or "")
    if not interview or interview >= days.followed_up:
        return False
    return (one.last_to or "") < interview and (one.last_both or "") <= interview
