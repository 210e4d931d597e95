"""The test command: what it runs, and what its exit code and its last line say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import launch
from launch import browser, checks
from launch.browser import VARIABLE, find_browser
from launch.places import Places

COURSE = Path(__file__).parent.parent
WITHOUT_BROWSER = ["not browser and not hub", "notebooks", "tests/notebooks", "hub"]
PARTS = [*WITHOUT_BROWSER, "browser and not hub and not lite", "lite"]


@dataclass
class FakeTools:
    """Stands in for pytest, ruff and mypy."""

    codes: dict[str, int] = field(default_factory=dict)  # a word of the command -> exit code
    ran: list[list[str]] = field(default_factory=list)
    browser: str | None = "/opt/chromium"
    seen_browser: str | None = None

    def run(self, places: Places, words: Sequence[str], env: Mapping[str, str]) -> int:
        self.ran.append([str(word) for word in words])
        self.seen_browser = env.get(VARIABLE)
        return next((code for word, code in self.codes.items() if word in words), 0)


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> FakeTools:
    fake = FakeTools()
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(checks, "prepare", lambda places, extras: None)
    monkeypatch.setattr(checks, "_in_course", fake.run)
    monkeypatch.setattr(checks, "find_browser", lambda env, python: fake.browser)
    return fake


def run(*args: str) -> int:
    return launch.main(args, Places(COURSE))


class TestTestCommand:
    def test_it_runs_code_notebooks_hub_and_both_editions_in_a_browser(self, tools: FakeTools) -> None:
        assert run("test") == 0
        assert [words[-1] for words in tools.ran] == PARTS
        assert tools.seen_browser == "/opt/chromium"

    @pytest.mark.parametrize("part", PARTS)
    def test_one_failing_part_fails_it_and_the_rest_still_runs(
        self, tools: FakeTools, capsys: pytest.CaptureFixture[str], part: str
    ) -> None:
        tools.codes[part] = 1
        assert run("test") == 1
        assert len(tools.ran) == len(PARTS)
        assert "\nFAILED: " in capsys.readouterr().out

    def test_a_part_without_tests_is_a_failure(self, tools: FakeTools) -> None:
        tools.codes["notebooks"] = checks.NO_TESTS_MATCHED
        assert run("test") == 1

    def test_a_choice_by_word_may_leave_a_part_empty(self, tools: FakeTools) -> None:
        tools.codes["notebooks"] = checks.NO_TESTS_MATCHED
        assert run("test", "-k", "undo") == 0
        assert all(words[-2:] == ["-k", "undo"] for words in tools.ran)

    def test_a_named_path_is_run_alone(self, tools: FakeTools) -> None:
        assert run("test", "tests/test_checks.py::TestTestCommand", "-q") == 0
        assert tools.ran == [["pytest", "tests/test_checks.py::TestTestCommand", "-q"]]


class TestWithoutBrowser:
    def test_all_else_runs_and_the_last_line_says_what_did_not(
        self, tools: FakeTools, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tools.browser = None
        assert run("test") == 0
        assert [words[-1] for words in tools.ran] == WITHOUT_BROWSER
        last = capsys.readouterr().out.splitlines()[-1]
        assert last.startswith("Not run: the browser tests")
        assert "playwright install chromium" in last

    def test_under_ci_it_fails(self, tools: FakeTools, monkeypatch: pytest.MonkeyPatch) -> None:
        tools.browser = None
        monkeypatch.setenv("CI", "true")
        assert run("test") == 1


class TestCheckCommand:
    def test_it_runs_ruff_and_mypy(self, tools: FakeTools) -> None:
        assert run("check") == 0
        assert tools.ran == [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]]

    def test_each_finding_fails_it(self, tools: FakeTools) -> None:
        tools.codes["format"] = 1
        assert run("check") == 1
        assert len(tools.ran) == 3


class TestFindBrowser:
    @pytest.fixture(autouse=True)
    def _no_browser_in_the_usual_places(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(browser, "FOLDERS", ())

    def test_one_on_the_path(self, tmp_path: Path) -> None:
        program = tmp_path / "chromium"
        program.touch(mode=0o755)
        assert find_browser({"PATH": str(tmp_path)}) == str(program)

    def test_none_anywhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(browser, "ASK_PLAYWRIGHT", f"print({str(tmp_path / 'gone')!r})")
        assert find_browser({"PATH": str(tmp_path)}) is None

    def test_the_one_that_playwright_fetched(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(browser, "ASK_PLAYWRIGHT", f"print({str(tmp_path)!r})")
        assert find_browser({"PATH": str(tmp_path)}) == str(tmp_path)


def test_ci_and_pre_commit_run_the_commands_that_people_type() -> None:
    ci = (COURSE / ".ci" / "run").read_text(encoding="utf-8")
    before_commit = (COURSE / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert "start.py check" in ci
    assert "start.py test" in ci
    assert "start.py check" in before_commit
