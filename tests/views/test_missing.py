"""A place without the packages that cards need: one sentence, and the exercises as text."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from IPython.core.formatters import DisplayFormatter

import networkcoach as nc
from networkcoach import _shell
from networkcoach.views import missing

SENTENCE = "Something is missing here: anywidget."


@pytest.fixture(autouse=True)
def _nothing_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "missing_sentence", lambda: SENTENCE)


def test_the_first_cell_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert nc.start(nc.demo_log()) is None
    assert capsys.readouterr().out.strip() == SENTENCE


@pytest.mark.parametrize("card", [nc.import_people, nc.promises, nc.progress, lambda _: nc.evidence()])
def test_every_card_says_it_in_one_sentence(card: Callable[[nc.ContactLog], object]) -> None:
    with pytest.raises(ImportError) as told:
        card(nc.demo_log())
    assert told.value._render_traceback_() == [SENTENCE]


def test_an_exercise_is_shown_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = SimpleNamespace(display_formatter=DisplayFormatter())
    monkeypatch.setattr(_shell, "_shell", lambda: shell)
    exercise = nc.lesson("0-does-it-happen", log=nc.demo_log())["0.3"]
    data, _ = shell.display_formatter.format(exercise)
    assert list(data) == ["text/plain"]
    assert "Count the doors" in data["text/plain"]
