"""What reaches the disk when a notebook is saved, whatever the person's settings are."""

from __future__ import annotations

import copy
import importlib.metadata
import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launch.lab import free_port
from networkcoach.server import clean, clean_before_save

SECRET = "Ada Example"


def notebook_with_traces(**metadata: Any) -> dict[str, Any]:
    """A notebook as it is after a run, with every place filled that a typed name could be in."""
    output = {"output_type": "stream", "name": "stdout", "text": SECRET}
    code = {"cell_type": "code", "id": "a", "source": "1 + 1", "outputs": [output], "execution_count": 7}
    return {
        "cells": [
            {**code, "metadata": {"execution": {"iopub.status.busy": "2026-03-16"}, "deletable": False}},
            {"cell_type": "markdown", "id": "b", "source": "# Hello", "metadata": {}},
        ],
        "metadata": {
            "widgets": {"state": {"value": SECRET}},
            "language_info": {"name": "python", "version": "3.11.7"},
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            **metadata,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


class TestClean:
    def test_our_notebook_loses_all_traces_of_a_run(self) -> None:
        notebook = notebook_with_traces(networkcoach={})
        clean_before_save(model={"type": "notebook", "content": notebook})
        assert SECRET not in json.dumps(notebook)
        code = notebook["cells"][0]
        assert (code["outputs"], code["execution_count"], code["metadata"]) == ([], None, {"deletable": False})
        assert notebook["metadata"]["language_info"] == {"name": "python"}

    def test_our_notebook_keeps_its_text_and_its_kernel(self) -> None:
        notebook = notebook_with_traces(networkcoach={"lesson": "0-does-it-happen"})
        before = copy.deepcopy(notebook)
        clean(notebook)
        assert [cell["source"] for cell in notebook["cells"]] == [cell["source"] for cell in before["cells"]]
        for key in ("kernelspec", "networkcoach"):
            assert notebook["metadata"][key] == before["metadata"][key]

    def test_a_notebook_of_someone_else_stays_as_it_is(self) -> None:
        notebook = notebook_with_traces()
        before = copy.deepcopy(notebook)
        clean_before_save(model={"type": "notebook", "content": notebook})
        assert notebook == before

    @pytest.mark.parametrize(
        "model", [{"type": "file", "content": "text"}, {"type": "notebook"}, {"type": "directory"}]
    )
    def test_what_is_no_notebook_passes(self, model: dict[str, Any]) -> None:
        before = copy.deepcopy(model)
        clean_before_save(model=model, path="x", contents_manager=None)
        assert model == before

    @given(
        st.lists(
            st.fixed_dictionaries(
                {"cell_type": st.sampled_from(["code", "markdown", "raw"]), "source": st.text()},
                optional={"metadata": st.dictionaries(st.sampled_from(["execution", "tags"]), st.text())},
            )
        )
    )
    def test_cleaning_twice_changes_nothing_more(self, cells: list[dict[str, Any]]) -> None:
        once = {"metadata": {"networkcoach": {}}, "cells": cells}
        clean(once)
        twice = copy.deepcopy(once)
        clean(twice)
        assert twice == once


class Server:
    """A real server, started the plain way: without our launcher, in an empty home folder."""

    def __init__(self, app: str, folder: Path) -> None:
        self.folder, self.port, self.token = folder, free_port(None), secrets.token_hex(16)
        home = folder / "home"
        home.mkdir()
        names = ("HOME", "USERPROFILE", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
        command = [sys.executable, "-P", "-m", app, "--no-browser", f"--port={self.port}", "--allow-root"]
        with (folder / "server.log").open("w") as log:
            self.process = subprocess.Popen(
                [*command, f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={folder}"],
                env={**os.environ, **dict.fromkeys(names, str(home))},
                stdout=log,
                stderr=log,
            )

    def ask(self, path: str, method: str = "GET", body: Any = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            method=method,
            data=json.dumps(body).encode() if body else None,
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def wait(self) -> None:
        for _ in range(300):
            try:
                self.ask("/api")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError((self.folder / "server.log").read_text(encoding="utf-8"))

    def close(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def _is_installed() -> bool:
    return any(True for _ in importlib.metadata.distributions(name="networkcoach"))


@pytest.fixture(scope="module", params=["jupyterlab", "notebook"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not _is_installed():
        pytest.skip("the settings come with the installed package: run `python3 start.py test`")
    real = Server(request.param, tmp_path_factory.mktemp(request.param))
    try:
        real.wait()
        yield real
    finally:
        real.close()


class TestRealServer:
    def test_nothing_of_a_run_reaches_the_disk(self, server: Server) -> None:
        body = {"type": "notebook", "format": "json", "content": notebook_with_traces(networkcoach={})}
        server.ask("/api/contents/ours.ipynb", "PUT", body)
        on_disk = (server.folder / "ours.ipynb").read_text(encoding="utf-8")
        assert SECRET not in on_disk
        assert "widgets" not in json.loads(on_disk)["metadata"]

    def test_other_notebooks_are_saved_as_they_are(self, server: Server) -> None:
        body = {"type": "notebook", "format": "json", "content": notebook_with_traces()}
        server.ask("/api/contents/theirs.ipynb", "PUT", body)
        assert SECRET in (server.folder / "theirs.ipynb").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("plugin", "setting", "value"),
        [
            ("@jupyterlab/apputils-extension:notification", "fetchNews", "false"),
            ("@jupyterlab/apputils-extension:notification", "checkForUpdates", False),
            ("@jupyterlab/extensionmanager-extension:plugin", "enabled", False),  # it lists packages from the internet
            ("@jupyter-widgets/jupyterlab-manager:plugin", "saveState", False),
            ("@jupyterlab/docmanager-extension:plugin", "autosaveInterval", 30),
            ("@jupyterlab/notebook-extension:tracker", "kernelShutdown", True),
        ],
    )
    def test_the_settings_suit_the_course(self, server: Server, plugin: str, setting: str, value: object) -> None:
        schema = server.ask(f"/lab/api/settings/{plugin}")["schema"]
        assert schema["properties"][setting]["default"] == value


def test_ipython_keeps_no_history(tmp_path: Path) -> None:
    if not _is_installed():
        pytest.skip("the settings come with the installed package: run `python3 start.py test`")
    asked = "print(get_ipython().history_manager.enabled)"
    code = f"from IPython import start_ipython; start_ipython(['--colors=nocolor', '-c', {asked!r}])"
    env = {**os.environ, "IPYTHONDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert not list(tmp_path.rglob("history*"))
