"""Every notebook runs to its end in the browser edition, and shows what it is there for."""

from __future__ import annotations

from lite import LitePage, Look

from networkcoach.notebooks import all_notebooks

TRIED_ELSEWHERE = {"start-here", "0-does-it-happen", "my-log"}  # in test_remembered
PICTURES = {"see-it": 5, "time-machine": 1, "what-real-data-says": 1}  # at the least
WIDGET = "application/vnd.jupyter.widget-view+json"
# JupyterLab makes a cell when it comes into sight
SCROLL = """async () => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  for (const number of notebook.widgets.keys()) {
    await notebook.scrollToItem(number);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}"""
DRAWN = "many => document.querySelectorAll('.jp-Notebook .nc-card svg').length >= many"


def trouble_of(shown: LitePage) -> list[str]:
    """Outputs that are no card: an error, a warning, or a sentence in place of one."""
    outputs = shown.outputs()
    assert outputs
    if least := PICTURES.get(shown.path.removesuffix(".ipynb")):
        shown.page.evaluate(SCROLL)
        shown.page.wait_for_function(DRAWN, arg=least, timeout=60_000)
    return [str(one)[:300] for one in outputs if WIDGET not in one.get("data", {})]


def test_every_other_notebook_runs_to_its_end(look: Look) -> None:
    names = [name.removesuffix(".ipynb") for name in all_notebooks()]
    trouble = {}
    with look() as visit:
        page = visit.context.pages[0]
        for name in sorted({*names} - TRIED_ELSEWHERE):
            shown = visit.page(name, page)
            shown.run_all()
            trouble[name] = trouble_of(shown)
    assert {name: said for name, said in trouble.items() if said} == {}
    assert len(trouble) >= 8
