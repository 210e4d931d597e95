"""The names that notebooks use: fixed for years, light to import, kind when something is wrong."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

import networkcoach as nc
from networkcoach._data import data_path
from networkcoach.store import StoreProblem, default_path
from networkcoach.views._card import NO_BUTTONS

UNIT = "0-does-it-happen"
EXAMPLE = data_path("examples", "linkedin-connections.csv")


def parameters(function: Any) -> list[tuple[str, Any, bool]]:
    """Name, default and "by name only" of each parameter but self."""
    found = inspect.signature(function).parameters.values()
    return [(one.name, one.default, one.kind is one.KEYWORD_ONLY) for one in found if one.name != "self"]


MUST = inspect.Parameter.empty
SIGNATURES = [
    (nc.read_contacts, [("path", MUST, False), ("columns", None, True)]),
    (nc.open_log, [("path", None, False), ("today", None, False)]),
    (nc.demo_log, []),
    (nc.lesson, [("name", MUST, False), ("log", None, True), ("today", None, True)]),
    (
        nc.ContactLog.add,
        [
            ("name", MUST, False),
            *[(name, None, True) for name in ("email", "phone", "company", "position", "url", "met_on")],
            *[(name, None, True) for name in ("rhythm_days", "birthday", "notes")],
            ("tags", (), True),
        ],
    ),
    (
        nc.ContactLog.promise,
        [("person", MUST, False), ("what", MUST, False), ("by", None, False), ("strategy", None, False)],
    ),
    (nc.ContactLog.keep, [("promise", MUST, False), ("on", None, False)]),
    (nc.ContactLog.redate, [("promise", MUST, False), ("by", MUST, False)]),
    (nc.ContactLog.drop, [("promise", MUST, False), ("reason", MUST, False)]),
    (nc.ContactLog.told, [("promise", MUST, False), ("on", None, False)]),
    (nc.ContactLog.snooze, [("person", MUST, False), ("until", MUST, False)]),
    (nc.ContactLog.do_not_contact, [("person", MUST, False), ("on", None, False)]),
    (nc.ContactLog.search, [("text", MUST, False), ("limit", None, False)]),
    (nc.ContactLog.undo, []),
    (nc.ContactLog.merge, [("keep", MUST, False), ("other", MUST, False)]),
    (nc.ContactLog.forget, [("person", MUST, False)]),
    *[
        (verb, [("path", MUST, False)])
        for verb in (
            nc.ContactLog.export_csv,
            nc.ContactLog.export_vcard,
            nc.ContactLog.export_calendar,
            nc.ContactLog.restore,
        )
    ],
    (nc.ContactLog.backup, [("path", MUST, False)]),
    (nc.ContactLog.due, []),
    (nc.ContactLog.follow_through, []),
    (nc.Exercise.solution, []),
]


@pytest.mark.parametrize(("function", "expected"), SIGNATURES, ids=lambda one: getattr(one, "__qualname__", ""))
def test_a_name_takes_what_was_promised(function: Any, expected: list[tuple[str, Any, bool]]) -> None:
    assert parameters(function) == expected


def test_record_takes_what_was_promised() -> None:
    names = [name for name, _, _ in parameters(nc.ContactLog.record)]
    assert names == ["person", "kind", "on", "note", "direction", "strategy", "wants_reply"]
    log = nc.demo_log()
    before = set(log.interactions["id"])
    log.record("Otis")
    (row,) = [row for row in log.interactions.to_dict("records") if row["id"] not in before]
    assert (row["kind"], row["on"], row["note"], row["direction"]) == ("email", "2026-03-16", "", "to")


def test_an_import_takes_the_file_first() -> None:
    assert parameters(nc.ContactLog.import_contacts)[0] == ("contact_file", MUST, False)


class TestFrames:
    def test_contacts(self) -> None:
        columns = list(nc.demo_log().contacts.columns)
        assert columns[:2] == ["id", "name"]
        last = ["met_on", "rhythm_days", "last_contact", "due_on", "days_late", "state", "promise_late"]
        assert [column for column in columns if column in last] == last

    def test_interactions_and_promises(self) -> None:
        log = nc.demo_log()
        said = ["id", "contact_id", "contact", "on", "kind", "direction", "strategy", "note"]
        assert [name for name in log.interactions.columns if name in said] == said
        promised = ["id", "contact_id", "contact", "what", "by", "kept_on", "state"]
        assert [name for name in log.promises.columns if name in promised] == promised

    def test_due_has_the_columns_of_contacts(self) -> None:
        log = nc.demo_log()
        assert list(log.due().columns) == list(log.contacts.columns)
        assert set(log.due()["name"]) < set(log.contacts["name"])

    def test_follow_through(self) -> None:
        figures = nc.demo_log().follow_through()
        assert dataclasses.astuple(figures) == (11, 6, 5, 1, 5, 2, 0, 0)
        names = [field.name for field in dataclasses.fields(figures)]
        assert names == ["due", "done", "on_time", "late", "open", "not_yet_due", "dropped", "undated"]
        with pytest.raises(dataclasses.FrozenInstanceError):
            figures.done = 11  # type: ignore[misc]


class TestReadContacts:
    def test_what_it_gives(self) -> None:
        file = nc.read_contacts(EXAMPLE)
        texts = [
            "name",
            "given",
            "family",
            "nickname",
            "email",
            "phone",
            "company",
            "position",
            "url",
            "connected_on",
            "birthday",
            "notes",
        ]
        lists = ["emails", "phones", "children", "tags"]
        assert list(file.contacts.columns) == texts + lists
        assert set(map(str, file.contacts.dtypes)) == {"object"}
        assert file.format == "linkedin"
        assert {type(value) for name in texts for value in file.contacts[name]} <= {str, type(None)}
        assert {type(value) for name in lists for value in file.contacts[name]} == {list}
        assert [(type(number), type(reason)) for number, reason in file.skipped] == [(int, str)] * len(file.skipped)
        assert isinstance(file.warnings, list)

    def test_a_path_may_be_text(self) -> None:
        assert nc.read_contacts(str(EXAMPLE)).contacts.equals(nc.read_contacts(EXAMPLE).contacts)

    def test_it_touches_no_log(self) -> None:
        nc.read_contacts(EXAMPLE)
        assert not default_path().exists()

    def test_its_import_reports_figures_and_lists(self) -> None:
        report = nc.demo_log().import_contacts(nc.read_contacts(EXAMPLE))
        figures = (report.added, report.updated, report.duplicates, report.unchanged)
        assert {type(figure) for figure in figures} == {int}
        assert isinstance(report.skipped, list)
        assert isinstance(report.warnings, list)
        assert sum(figures) + len(report.skipped) >= len(nc.read_contacts(EXAMPLE).contacts)


class TestErrors:
    @pytest.mark.parametrize("name", ["UnknownPerson", "AmbiguousName", "UnreadableFile"])
    def test_they_are_value_errors(self, name: str) -> None:
        assert issubclass(getattr(nc, name), ValueError)

    def test_they_say_who(self) -> None:
        log = nc.demo_log()
        log.add("Otis Example")
        log.add("Otis Example")
        with pytest.raises(nc.UnknownPerson, match="Nobody in the log is called 'Zzz'"):
            log.record("Zzz")
        with pytest.raises(nc.AmbiguousName, match=r"13 \(Otis Example\), 14 \(Otis Example\)"):
            log.record("Otis Example")
        with pytest.raises(nc.UnreadableFile, match="There is no file"):
            nc.read_contacts("nowhere.csv")

    def test_an_unknown_name_is_answered_with_the_known_ones(self) -> None:
        with pytest.raises(AttributeError, match=r"networkcoach has no name 'open_lock'. It has: .*open_log"):
            nc.open_lock  # noqa: B018

    def test_every_name_that_is_listed_is_there(self) -> None:
        assert [name for name in nc.__all__ if not hasattr(nc, name)] == []


class TestToday:
    @pytest.mark.parametrize("today", ["2026-03-16", date(2026, 3, 16)])
    def test_text_or_date(self, tmp_path: Path, today: str | date) -> None:
        assert nc.open_log(tmp_path / "log.sqlite", today).today == date(2026, 3, 16)

    def test_without_one_the_calendar_is_asked_each_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        days = iter([date(2031, 5, 6), date(2031, 5, 7)])
        calendar = type("calendar", (date,), {"today": staticmethod(lambda: next(days))})
        monkeypatch.setattr(nc, "date", calendar)
        log = nc.open_log()
        assert (log.today, log.today) == (date(2031, 5, 6), date(2031, 5, 7))

    @pytest.mark.parametrize("today", ["30 Feb", "2026-02-30", "", "16.03.2026", 20260316])
    def test_a_day_that_is_none_gets_a_sentence(self, today: Any) -> None:
        with pytest.raises(ValueError, match=r"2026-03-1\d|ISO|YYYY") as told:
            nc.open_log(today=today)
        assert "Invalid isoformat" not in str(told.value)

    def test_a_lesson_takes_the_day_of_its_log(self) -> None:
        nc.lesson(UNIT, log=(log := nc.demo_log()))["0.6"].answer("They laugh")
        stored = nc.lesson(UNIT, log=log)["0.6"].stored
        assert stored
        assert stored.given_on == date(2026, 3, 16)

    def test_a_lesson_can_be_opened_on_another_day(self) -> None:
        log = nc.demo_log()
        nc.lesson(UNIT, log=log)["0.6"].answer("They laugh")
        assert "What did happen" in nc.lesson(UNIT, log=log, today="2026-03-30")["0.6"].question


EXAMPLES = [(one.id, *pair) for one in nc.lesson(UNIT, log=nc.demo_log()) for pair in one.text.examples.items()]


class TestTheCoachInALesson:
    @pytest.mark.parametrize(("exercise", "outcome", "answer"), EXAMPLES)
    def test_examples_have_their_outcome_with_it_too(self, exercise: str, outcome: str, answer: Any) -> None:
        assert nc.lesson(UNIT, log=nc.demo_log())[exercise].answer(answer).outcome == outcome

    def test_it_reads_the_draft_of_an_exercise(self) -> None:
        draft = "Answer my email by Friday, it is urgent. This is my third reminder. What do drivers fear?"
        written = nc.lesson(UNIT, log=nc.demo_log())["0.4"]
        assert "pressure" in {point.key for point in written.answer(draft).points}
        assert "pressure" in {point.key for point in written.feedback.points}

    def test_it_says_what_it_sees_in_a_draft_that_was_marked(self) -> None:
        feedback = nc.lesson(UNIT, log=nc.demo_log())["0.2"].answer([(36, 128)])
        assert feedback.outcome == "right"
        assert "In Robin’s draft the coach marks:" in feedback.text
        assert "asks_for_job" in {point.key for point in feedback.points}


class TestWhichLog:
    def test_a_path_may_be_text(self, tmp_path: Path) -> None:
        nc.open_log(str(tmp_path / "log.sqlite")).add("Ana Example")
        assert list(nc.open_log(tmp_path / "log.sqlite").contacts["name"]) == ["Ana Example"]

    def test_without_a_path_it_is_ones_own(self) -> None:
        log = nc.open_log()
        assert log.path == default_path()
        assert not log.is_demo

    def test_without_a_log_a_lesson_takes_ones_own(self) -> None:
        nc.lesson(UNIT)["0.3"].answer("b")
        assert nc.lesson(UNIT, log=nc.open_log())["0.3"].feedback.outcome == "right"
        assert nc.lesson(UNIT)["0.3"].feedback.outcome == "right"

    def test_two_lessons_with_two_logs_do_not_mix(self, tmp_path: Path) -> None:
        one = nc.lesson(UNIT, log=nc.open_log(tmp_path / "one.sqlite"))
        other = nc.lesson(UNIT, log=nc.open_log(tmp_path / "other.sqlite"))
        one["0.3"].answer("b")
        assert one.progress.done == 1
        assert other.progress.done == 0
        assert other["0.3"].stored is None

    def test_the_demo_is_new_each_time_and_never_on_the_disk(self) -> None:
        nc.lesson(UNIT, log=nc.demo_log())["0.3"].answer("b")
        nc.demo_log().add("Ana Example")
        assert len(nc.demo_log().contacts) == 12
        assert nc.lesson(UNIT, log=nc.demo_log()).progress.done == 0
        assert not default_path().parent.exists()

    def test_a_log_that_cannot_be_opened_changes_nothing(self, tmp_path: Path) -> None:
        diary = tmp_path / "diary.txt"
        diary.write_text("Dear diary")
        with pytest.raises(StoreProblem, match="is not a contact log; choose another file"):
            nc.open_log(diary)
        assert diary.read_text() == "Dear diary"


def test_frames_are_pandas() -> None:
    log = nc.demo_log()
    assert {type(frame) for frame in (log.contacts, log.interactions, log.promises, log.due())} == {pd.DataFrame}


def fresh(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


class TestLight:
    HEAVY = ("pandas", "numpy", "matplotlib", "ipywidgets", "anywidget", "IPython", "yaml", "sqlite3", "platformdirs")

    def test_importing_it_loads_nothing_that_only_some_need(self) -> None:
        assert fresh(f"import sys, networkcoach; print([n for n in {self.HEAVY} if n in sys.modules])") == "[]"

    def test_log_and_lessons_need_no_screen_and_no_frames(self) -> None:
        code = f"""
import sys, networkcoach as nc
log = nc.demo_log()
log.promise("Otis", "tell him about the museums", by="2026-03-20"), log.follow_through(), log.search("otis")
nc.lesson("{UNIT}", log=log)["0.3"].answer("b")
log.import_contacts(nc.read_contacts({str(EXAMPLE)!r}))
print([n for n in {self.HEAVY[:6]} if n in sys.modules])
"""
        assert fresh(code) == "[]"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What the cells of a notebook show in a real kernel."""
    home = tmp_path_factory.mktemp("kernel")
    (home / "diary.txt").write_text("Dear diary")
    cells = [
        "import networkcoach as nc; log = nc.open_log()",
        f"lesson = nc.lesson('{UNIT}', log=log)",
        "lesson['0.3']",
        "lesson['0.4'].answer('Xanthippe told me so'); lesson['0.4']",
        "get_ipython().history_manager.enabled",
        f"nc.open_log({str(home / 'diary.txt')!r})",
        "log.record('Xanthippe')",
        "print(lesson['0.3'])",
    ]
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NETWORKCOACH_HOME", str(home))
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        NotebookClient(notebook, timeout=60, allow_errors=True, store_widget_state=False).execute()
    return [cell.outputs for cell in notebook.cells]


class TestInAKernel:
    def test_an_exercise_at_the_end_of_a_cell_is_a_card(self, ran: list[Any]) -> None:
        (output,) = ran[2]
        assert set(output.data) == {"application/vnd.jupyter.widget-view+json", "text/plain"}
        assert output.data["text/plain"] == NO_BUTTONS

    def test_what_was_answered_is_in_no_output(self, ran: list[Any]) -> None:
        assert [output.data["text/plain"] for output in ran[3]] == [NO_BUTTONS]
        assert "Xanthippe" not in repr(ran[3])

    def test_typed_code_is_not_remembered(self, ran: list[Any]) -> None:
        assert ran[4][0].data["text/plain"] == "False"

    def test_an_error_of_ours_shows_its_sentence_alone(self, ran: list[Any]) -> None:
        for outputs, word in ((ran[5], "is not a contact log"), (ran[6], "Nobody in the log is called 'Xanthippe'")):
            (line,) = outputs[0].traceback
            assert word in line

    def test_the_plain_text_twin_prints_in_the_same_place(self, ran: list[Any]) -> None:
        assert ran[7][0].text.startswith("0.3 Which opening is only for him? (choose, about 3 minutes)")
