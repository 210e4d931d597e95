"""Whatever stands in a name or a note is text on every card: nothing runs, is typeset, or breaks the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from lab import Lab, Notebook
from playwright.sync_api import Page, expect

import networkcoach as nc

HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    '"><svg onload=window.ran=1>',
    "$x^2$ and \\(y\\) and $$z$$",
    "[link](javascript:window.ran=1) `code` **bold**",
    "=HYPERLINK(\"x\")\t{{constructor.constructor('window.ran=1')()}}",
    "\u202eesrever \u2066isolated",
    "👩‍👩‍👧‍👦 اسماء أحمد",
    "W" * 5000,
)
RAN = "() => window.ran === undefined && !document.querySelector('.nc-card :is(script, img, iframe, object, embed)')"
TYPESET = ".nc-card :is(mjx-container, .MathJax, .katex, code, a[href^='javascript'])"
DESKS = (
    ("0-does-it-happen", "0.5"),
    ("1-interested-ear", "1.5"),
    ("3-personal-life", "3.5"),
    ("5-my-90-days", "5.4"),
)
CARDS = ("Today", "My people", "People and promises", "Bring in people", "Is somebody in", "Take it away")


def fill(lab: Lab) -> None:
    log = nc.open_log(lab.log_file)
    for number, text in enumerate(HOSTILE):
        who = log.add(text, company=text, position=text, email=f"{number}@example.com", notes=text, tags=[text])
        log.change(who, url="javascript:window.ran=1", nickname=text, phone=text)
        log.record(who, "message", direction="from", note=text, wants_reply=True)
        log.promise(who, text, by="2026-01-01")
        for source in ("told", "confidence"):
            log.note(who, text, topic="personal", source=source)
        log.note(who, text, topic="said", on=log.today - timedelta(days=3))
        log.rhythm(who, 60)
        log.add(text, company=text)  # a likely duplicate
    log.store.close()


def answer_lessons(lab: Lab) -> None:
    """Put everybody into a plan and into the answers of the exercises that are done in the log."""
    log = nc.open_log(lab.log_file)
    everybody = [one.id for one in log.last_spoken()]
    log.start_plan()
    for who in everybody[:8]:
        log.plan_for(who, "give", words=HOSTILE[who % len(HOSTILE)])
    log.if_then(HOSTILE[0], HOSTILE[1])
    for name, exercise in DESKS:
        nc.lesson(name, log=log)[exercise].answer(everybody)
    writing = nc.lesson("0-does-it-happen", log=log)["0.4"]
    writing.answer(writing.text.examples["right"])
    nc.lesson("0-does-it-happen", log=log)["0.6"].answer(HOSTILE[1])
    log.store.close()


def is_calm(page: Page) -> None:
    assert page.evaluate(RAN)
    assert page.locator(TYPESET).count() == 0
    wide = page.locator(".nc-card").evaluate_all(
        "cards => cards.filter(card => card.scrollWidth > card.clientWidth + 1).map(card => card.ariaLabel)"
    )
    assert wide == []


def test_hostile_names_on_every_card(
    fresh: Lab, page: Page, notebook: Callable[[str], Notebook], tmp_path: Path
) -> None:
    fill(fresh)
    shown = notebook("my-log")
    for name in CARDS:
        shown.card(name)
    is_calm(page)
    people = shown.card("My people")
    for text in HOSTILE[:4]:
        people.get_by_label("Find somebody").fill(text[:40])
        people.get_by_role("button", name=text[:20]).first.click()
        expect(people.get_by_role("heading", name=text[:20]).first).to_be_visible()
        people.get_by_role("button", name="Show it").first.click()
        is_calm(page)
        people.get_by_role("button", name="Back").first.click()
    line = shown.card("Write down what happened").get_by_role("textbox").first
    line.fill(f"{HOSTILE[0]}, coffee yesterday, I send {HOSTILE[1]} by Fri")
    page.wait_for_timeout(1500)
    is_calm(page)
    file = tmp_path / "Connections.csv"
    cells = ",".join('"' + text.replace('"', '""') + '"' for text in HOSTILE[:3])
    file.write_text(f"First Name,Last Name,Company\n{cells}\n", encoding="utf-8")
    shown.card("Bring in people").locator("input[type=file]").set_input_files(file)
    expect(shown.card("Bring in people").get_by_role("button", name="Bring in")).to_be_visible()
    is_calm(page)
    assert all("window.ran" not in Path(saved).read_text() for saved in fresh.root.rglob("my-log.ipynb"))


def test_hostile_names_in_the_lessons(fresh: Lab, page: Page, cells: Callable[..., Notebook]) -> None:
    fill(fresh)
    answer_lessons(fresh)
    exercises = [
        f'nc.lesson("{name}", log=log)["{exercise}"]' for name, exercise in (*DESKS, ("0-does-it-happen", "0.4"))
    ]
    shown = cells("log = nc.open_log()", "nc.recall(log)", "nc.plan(log)", "nc.progress(log)", *exercises)
    for name in ("From memory", "My 90 days", "Where you are", *(exercise for _, exercise in DESKS)):
        expect(page.locator(f'.nc-card[aria-label^="{name}"]').first).to_be_visible()
    offer = shown.card("0.4").locator(".nc-offer")
    expect(offer.get_by_label("To whom?")).to_contain_text("window.ran")
    offer.get_by_role("button", name="Promise it").click()
    expect(offer).to_contain_text("Promised")
    memory = shown.card("From memory")
    memory.get_by_role("button", name="Show the answer").first.click()
    expect(memory.get_by_text("Your note:").first).to_be_visible()
    is_calm(page)
