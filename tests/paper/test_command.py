"""The command that writes all pages, by itself and through start.py."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

import launch
import launch.paper
from launch.places import Places
from networkcoach.paper.__main__ import decks, main, pages


def test_it_writes_every_page_and_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "paper"
    assert main([str(folder)]) == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert written == {**dict(pages()), **dict(decks())}
    *named, printing, presenting = capsys.readouterr().out.splitlines()
    assert {Path(line) for line in named} == set(folder.iterdir())
    assert "choose Print" in printing
    assert "speaker-60.html" in presenting


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main([str(tmp_path / "file" / "paper")]) == 1
    assert "Please name another folder." in capsys.readouterr().err


def test_start_py_passes_it_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_: Any) -> Any:
        ran.append(command)
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(launch.paper, "prepare", lambda places: None)
    monkeypatch.setattr(launch.paper.subprocess, "run", run)
    places = Places(tmp_path)
    assert launch.main(["paper", "there"], places) == 3
    assert ran == [[str(places.python), "-m", "networkcoach.paper", "there"]]
