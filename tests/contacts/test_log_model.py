"""The log against a simple model of it, under any order of changes."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from networkcoach.contacts import ContactLog
from networkcoach.store import Store

TODAY = date(2026, 3, 16)
past = st.integers(0, 400).map(lambda days: TODAY - timedelta(days))
any_day = st.integers(-60, 400).map(lambda days: TODAY - timedelta(days))
text = st.text(min_size=1, max_size=20).filter(lambda value: value.strip() and "\0" not in value)


@dataclass
class Model:
    people: dict[int, date | None] = field(default_factory=dict)  # id: met_on
    talks: dict[int, tuple[int, date]] = field(default_factory=dict)
    promises: dict[int, tuple[int, date | None, date | None]] = field(default_factory=dict)  # who, by, kept


class LogMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "log.sqlite")
        self.log = self.opened()
        self.model = Model()
        self.history: list[Model] = []

    def opened(self) -> ContactLog:
        return ContactLog(Store.open(self.path), lambda: TODAY)

    def teardown(self) -> None:
        self.log.store.close()
        self.folder.cleanup()

    def change(self) -> Model:
        self.history.append(copy.deepcopy(self.model))
        return self.model

    @rule(name=text, met_on=st.none() | past)
    def add(self, name: str, met_on: date | None) -> None:
        person = self.log.add(name, met_on=met_on)
        self.change().people[person] = met_on

    @precondition(lambda self: self.model.people)
    @rule(data=st.data(), on=past, direction=st.sampled_from(["to", "from", "both"]), note=st.text(max_size=10))
    def record(self, data: st.DataObject, on: date, direction: str, note: str) -> None:
        person = data.draw(st.sampled_from(sorted(self.model.people)))
        talk = self.log.record(person, on=on, direction=direction, note=note)
        self.change().talks[talk] = (person, on)

    @precondition(lambda self: self.model.people)
    @rule(data=st.data(), what=text, by=st.none() | any_day)
    def promise(self, data: st.DataObject, what: str, by: date | None) -> None:
        person = data.draw(st.sampled_from(sorted(self.model.people)))
        promise = self.log.promise(person, what, by)
        self.change().promises[promise] = (person, by, None)

    @precondition(lambda self: self.model.promises)
    @rule(data=st.data(), on=past)
    def keep(self, data: st.DataObject, on: date) -> None:
        promise = data.draw(st.sampled_from(sorted(self.model.promises)))
        person, by, kept = self.model.promises[promise]
        self.log.keep(promise, on)
        if kept is None:
            self.change().promises[promise] = (person, by, on)

    @rule()
    def undo(self) -> None:
        step = self.log.undo()
        assert (step is None) == (not self.history)
        if self.history:
            self.model = self.history.pop()

    @rule()
    def open_again(self) -> None:
        self.log.store.close()
        self.log = self.opened()

    @invariant()
    def promises_are_judged_alike(self) -> None:
        counted = self.log.follow_through()
        promises = self.model.promises.values()
        assert counted.done == sum(kept is not None for _, _, kept in promises)
        assert counted.late == sum(kept is not None and by is not None and kept > by for _, by, kept in promises)
        assert counted.open == sum(kept is None and by is not None and by < TODAY for _, by, kept in promises)
        assert counted.undated == sum(kept is None and by is None for _, by, kept in promises)
        assert counted.due == counted.done + counted.open

    @invariant()
    def people_and_their_last_word_are_alike(self) -> None:
        frame = self.log.contacts
        last = {}
        for person, met_on in self.model.people.items():
            days = [day for who, day in self.model.talks.values() if who == person] + ([met_on] if met_on else [])
            last[person] = max(days).isoformat() if days else None
        assert dict(zip(frame["id"], frame["last_contact"], strict=True)) == last
        assert sorted(self.log.interactions["id"]) == sorted(self.model.talks)


TestLogAgainstModel = LogMachine.TestCase
TestLogAgainstModel.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
