"""Every notebook runs to its end in the browser edition, and shows what it is there for."""

from __future__ import annotations

from lite import LitePage, Look

from networkcoach.notebooks import all_notebooks

TRIED_ELSEWHERE = {"start-here", "0-does-it-happen", "my-log"}  # in test_remembered
PICTURES = {"see-it": 6, "time-machine": 1, "what-real-data-says": 1}  # at the least
CARDS = "() => [...document.querySelectorAll('.jp-Notebook .jp-OutputArea-output .nc-card')].length"
DRAWN = "() => [...document.querySelectorAll('.jp-Notebook .nc-card svg')].length"


def trouble_of(shown: LitePage) -> list[str]:
    """What a cell complains of, and cells that show nothing."""
    outputs = shown.outputs()
    bad = [str(one)[:300] for one in outputs if one["output_type"] in ("error", "stream")]
    shown.page.wait_for_function(f"many => ({CARDS})() >= many", arg=len(outputs) - len(bad), timeout=60_000)
    least = PICTURES.get(shown.path.removesuffix(".ipynb"), 0)
    shown.page.wait_for_function(f"many => ({DRAWN})() >= many", arg=least, timeout=60_000)
    return bad


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
