"""What our notebooks look like on disk: an extension of the Jupyter server that empties them before each save.

JupyterLab writes outputs into a notebook, and one tick in its menu makes it write every widget with what was typed
there. For the notebooks of this course neither reaches the disk, whatever the person's settings are. Their metadata
holds a key ``networkcoach``; all other notebooks are left alone.

The wheel installs the file that switches this on (``jupyter/etc``), so it works on a hub and without our launcher.
"""

from __future__ import annotations

from typing import Any


def is_ours(notebook: dict[str, Any]) -> bool:
    """Tell a notebook of the course from a stranger's.

    Examples
    --------
    >>> is_ours({"metadata": {"networkcoach": {}}}), is_ours({"metadata": {}})
    (True, False)
    """
    return "networkcoach" in notebook.get("metadata", {})


def clean(notebook: dict[str, Any]) -> None:
    """Empty a notebook of everything that a run leaves behind, in place.

    Outputs, execution counts, widget state and times go. Of the language only the name stays, because the exact version
    of Python would make the file differ on every computer, and then updating the course would no longer be easy.

    Parameters
    ----------
    notebook
        A notebook as JSON (nbformat 4).

    Examples
    --------
    >>> cell = {"cell_type": "code", "source": "6 * 7", "metadata": {}, "execution_count": 1, "outputs": ["42"]}
    >>> clean({"metadata": {"widgets": {}}, "cells": [cell]})
    >>> cell["outputs"], cell["execution_count"]
    ([], None)
    """
    metadata = notebook["metadata"]
    metadata.pop("widgets", None)
    if "language_info" in metadata:
        metadata["language_info"] = {"name": metadata["language_info"].get("name", "python")}
    for cell in notebook.get("cells", []):
        cell.get("metadata", {}).pop("execution", None)
        if cell.get("cell_type") == "code":
            cell["outputs"] = []
            cell["execution_count"] = None


def clean_before_save(*, model: dict[str, Any], **_: Any) -> None:
    """Clean one of our notebooks on its way to the disk; the server calls this before each save."""
    notebook = model.get("content")
    if model.get("type") == "notebook" and notebook and is_ours(notebook):
        clean(notebook)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "networkcoach.server"}]


def _load_jupyter_server_extension(serverapp: Any) -> None:
    serverapp.contents_manager.register_pre_save_hook(clean_before_save)
