"""The charts of the log in real JupyterLab: both themes, grey paper, and what they do when the log changes."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from lab import COURSE, Notebook
from look import THEMES, findings, fits
from playwright.sync_api import Page, expect

# NETWORKCOACH_PICTURES=docs/pictures renews the pictures of docs/pictures.md.
PICTURES = COURSE / os.environ.get("NETWORKCOACH_PICTURES", "test-pictures")
CHARTS = {
    "did_it_happen": "6 of 11 promises happened",
    "timeline": "7 of 11 people",
    "strategies": "You use all four ways",
    "give_and_take": "You gave 10 times",
    "network": "You wrote something down",
}
HOSTILE = "</text><script>window.ours = 1</script> 田中 $x$"


def picture(shown: Notebook, page: Page, name: str, card: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown.card(card).scroll_into_view_if_needed()
    shown.card(card).screenshot(path=PICTURES / f"chart-{name}.png")


@pytest.mark.parametrize("theme", THEMES)
def test_each_chart_in_both_themes(cells: Callable[..., Notebook], page: Page, theme: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 2600})
    shown = cells("log = nc.demo_log()", *(f"nc.{name}(log)" for name in CHARTS))
    shown.theme(theme)
    for name, title in CHARTS.items():
        card = shown.card(title)
        expect(card.get_by_role("img", name=title)).to_be_visible()
        assert fits(card)
        picture(shown, page, f"{name}-{theme.split()[1].lower()}", title)
        card.get_by_text("The numbers as a table").click()
        expect(card.get_by_role("table")).to_be_visible()
    assert findings(page) == []
    page.emulate_media(media="print")
    page.add_style_tag(content=".nc-card { filter: grayscale(1) }")
    shown.card(CHARTS["timeline"]).get_by_text("The numbers as a table").click()
    # Also from a dark page: light letters would be lost on paper.
    expect(shown.card(CHARTS["timeline"])).to_have_css("background-color", "rgb(255, 255, 255)")
    picture(shown, page, "timeline-grey", CHARTS["timeline"])


def test_charts_follow_the_log_and_names_are_only_text(cells: Callable[..., Notebook], page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 900})  # what 200 % zoom leaves
    add = f"ana = log.add({HOSTILE!r}, met_on='2026-03-01'); _ = log.promise(ana, 'call', by='2026-03-10')"
    shown = cells(
        "log = nc.open_log(today='2026-03-16')", add, "nc.promises(log)", "nc.did_it_happen(log)", "nc.timeline(log)"
    )
    chart = shown.card("1 promise counts so far, and it has not happened yet")
    chart.get_by_text("The numbers as a table").click()
    shown.card("People and promises").get_by_role("button", name="It happened").first.click()
    chart = shown.card("1 promise counts so far, and it happened")
    expect(chart.get_by_role("img")).to_contain_text("and it happened")
    expect(chart.get_by_role("table")).to_be_visible()  # what was open stays open
    line = shown.card("The one person shown could do with a word")
    expect(line.get_by_role("img")).to_contain_text("</text><script>")
    assert fits(line)
    assert page.evaluate("window.ours") is None
    assert "田" not in shown.save()[shown.save().index('"outputs"') :].replace(add, "")
