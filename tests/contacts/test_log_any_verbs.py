"""Any sequence of verbs: each can be taken back exactly, also after a restart, and nothing kept beside goes stale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from networkcoach.contacts import ContactLog
from networkcoach.contacts._notes import SOURCES, TOPICS
from networkcoach.contacts._plan_changes import WEEKDAYS
from networkcoach.contacts._talks import DIRECTIONS, KINDS, STRATEGIES
from networkcoach.contacts.files import ContactFile, FileContact
from networkcoach.store import Store
from networkcoach.store._spoken import write_anew

TODAY = date(2026, 3, 16)
KEPT = ("contact", "talk", "promise", "note", "apart", "plan", "plan_person", "spoken")

past = st.integers(0, 400).map(lambda days: TODAY - timedelta(days))
any_day = st.integers(-60, 400).map(lambda days: TODAY - timedelta(days))
words = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.replace("\0", "").strip()))
names = st.sampled_from(["Ana Ruiz", "Ben Ek", "Ana Ruíz", "اسماء", "=1+1"]) | words
some = st.data()
Snapshot = dict[str, list[tuple[Any, ...]]]


class AnyVerbs(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.log = self.opened()
        self.before: list[Snapshot] = []

    def opened(self) -> ContactLog:
        return ContactLog(Store.open(Path(self.folder.name, "log.sqlite")), lambda: TODAY)

    def teardown(self) -> None:
        while self.before:
            self.take_back()
        self.log.store.close()
        self.folder.cleanup()

    def snapshot(self) -> Snapshot:
        return {table: sorted(tuple(row) for row in self.log.store.read(f"SELECT * FROM {table}")) for table in KEPT}

    def do(self, verb: Callable[..., Any], *args: Any, **fields: Any) -> None:
        before, steps = self.snapshot(), self.steps()
        try:
            verb(*args, **fields)
        except ValueError:  # such as a second re-dating: one sentence, and nothing has changed
            assert self.snapshot() == before
        if self.steps() != steps:
            self.before.append(before)
            del self.before[:-100]
        else:
            assert self.snapshot() == before

    def steps(self) -> int:
        return int(self.log.store.read("SELECT coalesce(max(id), 0) FROM step")[0][0])

    def ids(self, table: str) -> list[int]:
        return [row["id"] for row in self.log.store.read(f"SELECT id FROM {table} ORDER BY id")]

    def one(self, data: st.DataObject, table: str) -> int:
        return int(data.draw(st.sampled_from(self.ids(table) or [1])))

    @rule(name=names, met_on=st.none() | past, rhythm=st.none() | st.integers(1, 200))
    def add(self, name: str, met_on: date | None, rhythm: int | None) -> None:
        self.do(self.log.add, name, met_on=met_on, rhythm_days=rhythm)

    @rule(data=some, name=names, company=st.none() | words, met_on=st.none() | past)
    def change(self, data: st.DataObject, name: str, company: str | None, met_on: date | None) -> None:
        self.do(self.log.change, self.one(data, "contact"), name=name, company=company, met_on=met_on)

    @rule(
        data=some,
        kind=st.sampled_from(KINDS),
        way=st.sampled_from(DIRECTIONS),
        on=past,
        strategy=st.none() | st.sampled_from(STRATEGIES),
        asks=st.booleans(),
    )
    def record(self, data: st.DataObject, kind: str, way: str, on: date, strategy: str | None, asks: bool) -> None:
        fields = {"on": on, "direction": way, "strategy": strategy, "wants_reply": asks}
        self.do(self.log.record, self.one(data, "contact"), kind, **fields)

    @rule(data=some, way=st.sampled_from(DIRECTIONS), on=past)
    def change_talk(self, data: st.DataObject, way: str, on: date) -> None:
        self.do(self.log.change_talk, self.one(data, "talk"), direction=way, on=on)

    @rule(data=some, verb=st.sampled_from(["remove_talk", "remove_note"]))
    def remove(self, data: st.DataObject, verb: str) -> None:
        self.do(getattr(self.log, verb), self.one(data, verb.removeprefix("remove_")))

    @rule(data=some, text=words, topic=st.sampled_from(TOPICS), source=st.sampled_from(SOURCES))
    def note(self, data: st.DataObject, text: str, topic: str, source: str) -> None:
        self.do(self.log.note, self.one(data, "contact"), text, topic, source)

    @rule(data=some, text=words, source=st.sampled_from(SOURCES))
    def change_note(self, data: st.DataObject, text: str, source: str) -> None:
        self.do(self.log.change_note, self.one(data, "note"), text=text, source=source)

    @rule(data=some, on=past)
    def remembered(self, data: st.DataObject, on: date) -> None:
        self.do(self.log.remembered, self.one(data, "note"), on)

    @rule(data=some, what=words, by=st.none() | any_day, strategy=st.none() | st.sampled_from(STRATEGIES))
    def promise(self, data: st.DataObject, what: str, by: date | None, strategy: str | None) -> None:
        self.do(self.log.promise, self.one(data, "contact"), what, by, strategy)

    @rule(data=some, verb=st.sampled_from(["keep", "told"]), on=past)
    def settle(self, data: st.DataObject, verb: str, on: date) -> None:
        self.do(getattr(self.log, verb), self.one(data, "promise"), on)

    @rule(data=some, by=any_day)
    def redate(self, data: st.DataObject, by: date) -> None:
        self.do(self.log.redate, self.one(data, "promise"), by)

    @rule(data=some, reason=words)
    def drop(self, data: st.DataObject, reason: str) -> None:
        self.do(self.log.drop, self.one(data, "promise"), reason)

    @rule(data=some, verb=st.sampled_from(["rest", "wake", "do_not_contact"]))
    def leave_in_peace(self, data: st.DataObject, verb: str) -> None:
        self.do(getattr(self.log, verb), self.one(data, "contact"))

    @rule(data=some, until=any_day, days=st.none() | st.integers(1, 200))
    def rhythm(self, data: st.DataObject, until: date, days: int | None) -> None:
        self.do(self.log.snooze, self.one(data, "contact"), until)
        self.do(self.log.rhythm, self.one(data, "contact"), days)

    @rule(data=some, verb=st.sampled_from(["merge", "apart"]))
    def two(self, data: st.DataObject, verb: str) -> None:
        self.do(getattr(self.log, verb), self.one(data, "contact"), self.one(data, "contact"))

    @rule(on=st.none() | any_day, replace=st.booleans(), weekday=st.sampled_from(WEEKDAYS), text=st.none() | words)
    def start_plan(self, on: date | None, replace: bool, weekday: str, text: str | None) -> None:
        self.do(self.log.start_plan, on, replace=replace)
        self.do(self.log.weekly, weekday, "9:05")
        self.do(self.log.if_then, text, "I open the log")

    @rule(data=some, strategy=st.none() | st.sampled_from(STRATEGIES), text=st.none() | words)
    def plan_for(self, data: st.DataObject, strategy: str | None, text: str | None) -> None:
        self.do(self.log.plan_for, self.one(data, "contact"), strategy, text)

    @rule(data=some)
    def unplan(self, data: st.DataObject) -> None:
        self.do(self.log.unplan, self.one(data, "contact"))

    @rule(people=st.lists(st.tuples(names, st.integers(0, 3)), max_size=4))
    def bring_in(self, people: list[tuple[str, int]]) -> None:
        rows = enumerate(people, start=1)
        records = [FileContact(n, name.strip() or "x", url=f"https://example.com/in/{at}") for n, (name, at) in rows]
        self.do(self.log.import_contacts, ContactFile("linkedin", tuple(records)))

    @precondition(lambda self: self.before)
    @rule()
    def take_back(self) -> None:
        assert self.log.undo() is not None
        assert self.snapshot() == self.before.pop()

    @rule()
    def restart(self) -> None:
        before = self.snapshot()
        self.log.store.close()
        self.log = self.opened()
        assert self.snapshot() == before

    @invariant()
    def what_is_kept_beside_is_what_would_be_worked_out_anew(self) -> None:
        kept = self.snapshot()["spoken"]
        with self.log.store.transaction() as db:
            write_anew(db)
        assert self.snapshot()["spoken"] == kept

    @invariant()
    def everything_can_be_read(self) -> None:
        people = self.log.contacts
        assert len(people) == self.log.count_people()
        assert self.log.due_list().total == len(self.log.due())
        counts = self.log.follow_through()
        assert counts.due == counts.done + counts.open
        for person in people["id"]:
            assert self.log.page_of(int(person)).standing.id == person
        groups = self.log.sorted_for_plan()
        assert groups.leave_alone.total == list(people["state"]).count("do_not_contact")
        assert groups.rest.total == list(people["state"]).count("resting")
        assert len({one.note for one in self.log.memory_questions()}) <= 3
        self.the_plan_adds_up()

    def the_plan_adds_up(self) -> None:
        plan = self.log.plan()
        if plan is None:
            assert self.log.advice() == []
            return
        for check_in in (plan.now, *plan.check_ins):
            assert check_in.due == check_in.done + check_in.open
            assert check_in.told_missing <= check_in.done == check_in.on_time + check_in.late
            counted = check_in.due + check_in.not_yet_due + check_in.dropped + check_in.undated
            assert counted == sum(len(one.promises) for one in plan.people)


AnyVerbs.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyVerbs = AnyVerbs.TestCase
