"""The presenter's page beside the slides: its clock, what it says aloud, and that both windows go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from networkcoach.paper.__main__ import decks

LOADED, STOPPED = "2026-03-16T10:00:00Z", "2026-03-16T10:00:30Z"


@pytest.fixture
def speaker(page: Page, tmp_path: Path) -> Iterator[Page]:
    """The presenter's page in a folder with the slides, at a clock that only the test moves."""
    for name, text in decks():
        (tmp_path / name).write_text(text, encoding="utf-8")
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.clock.install(time=LOADED)
    page.goto((tmp_path / "speaker-60.html").as_uri())
    page.clock.pause_at(STOPPED)
    yield page
    assert failed == []


def go(page: Page, slide: int) -> None:
    page.evaluate(f"go({slide - 1})")


class TestClock:
    def test_it_counts_down_and_stops(self, speaker: Page) -> None:
        go(speaker, 3)
        speaker.keyboard.press("s")
        speaker.clock.run_for(90_000)
        expect(speaker.get_by_role("timer")).to_have_text("4:30 left here 1 of 6 min used here")
        speaker.get_by_role("button", name="Stop the clock").click()
        speaker.clock.run_for(60_000)
        expect(speaker.get_by_role("timer")).to_have_text("4:30 left here 1 of 6 min used here")
        expect(speaker.locator("#minute")).to_have_text("Minute 1 of 60")

    def test_it_goes_on_over_a_reload(self, speaker: Page) -> None:
        go(speaker, 3)
        speaker.keyboard.press("s")
        speaker.clock.run_for(60_000)
        speaker.reload()
        speaker.clock.run_for(60_000)
        expect(speaker.locator("#minute")).to_have_text("Minute 2 of 60")
        expect(speaker.locator("#now")).to_contain_text("Slide 3 of 52")

    def test_a_clock_of_another_day_is_forgotten(self, speaker: Page) -> None:
        speaker.keyboard.press("s")
        speaker.clock.run_for(2_000)
        speaker.clock.set_system_time("2026-03-17T10:00:00Z")
        speaker.reload()
        expect(speaker.locator("#minute")).to_have_text("Minute 0 of 60")
        expect(speaker.get_by_role("button", name="Start the clock")).to_be_visible()

    def test_it_says_how_late_it_is_and_where_the_minutes_went(self, speaker: Page) -> None:
        speaker.keyboard.press("s")
        go(speaker, 3)
        speaker.clock.run_for(8 * 60_000 + 1000)
        expect(speaker.locator("#lateness")).to_have_text("2 min late")
        expect(speaker.get_by_role("timer")).to_have_text(re.compile("2:0[01] over 8 of 6 min used here"))
        go(speaker, 11)
        expect(speaker.locator("#lateness")).to_have_text("on time")
        expect(speaker.get_by_role("timer")).to_have_text("1:59 left here 0 of 4 min used here")
        go(speaker, 16)
        expect(speaker.locator("#lateness")).to_have_text("5 min early")

    def test_it_can_begin_again(self, speaker: Page) -> None:
        speaker.keyboard.press("s")
        speaker.clock.run_for(120_000)
        speaker.get_by_role("button", name="Clock to 0").click()
        expect(speaker.locator("#minute")).to_have_text("Minute 0 of 60")
        expect(speaker.get_by_role("button", name="Start the clock")).to_be_visible()

    def test_it_is_told_aloud_once_a_minute_and_no_oftener(self, speaker: Page) -> None:
        go(speaker, 3)
        speaker.evaluate("""() => { globalThis.heard = [];
          new MutationObserver(() => heard.push(document.getElementById("spoken").textContent))
            .observe(document.getElementById("spoken"), { childList: true }); }""")
        speaker.keyboard.press("s")
        speaker.clock.run_for(3 * 60_000 + 1000)
        assert speaker.evaluate("heard") == [
            f"Minute {minute} of 60. Planned here: up to minute 6." for minute in (1, 2, 3)
        ]

    def test_ten_minutes_late_it_says_what_to_leave_out(self, speaker: Page) -> None:
        go(speaker, 3)
        speaker.keyboard.press("s")
        speaker.clock.run_for(16 * 60_000 + 1000)
        expect(speaker.locator("#spoken")).to_contain_text("10 minutes late. Leave out 2.5, 5 min: Leave it out.")
        expect(speaker.locator("#leave-out")).to_have_class("pressing")
        expect(speaker.locator("#leave-out .over")).to_have_count(0)
        go(speaker, 52)
        expect(speaker.locator("#leave-out .over")).to_have_count(5)


class TestTogether:
    @pytest.fixture
    def slides(self, speaker: Page) -> Page:
        with speaker.expect_popup() as opened:
            speaker.get_by_role("button", name="Open the slides").click()
        expect(speaker.locator("#together")).to_have_text("The slides are open and follow.")
        return opened.value

    def test_what_is_pressed_here_moves_the_slides(self, speaker: Page, slides: Page) -> None:
        for _ in range(5):
            speaker.keyboard.press("PageDown")
        expect(slides.locator("[role=status]")).to_contain_text("The count is 6 of 11.")
        expect(speaker.locator("#now")).to_contain_text(re.compile("^Slide 4 of 52: Imagine.*reason 2 of 2"))
        speaker.get_by_role("button", name="Screen dark").click()
        expect(slides.locator(".slide.now h2")).to_be_hidden()
        speaker.get_by_role("button", name="Nobody broke a promise").click()
        expect(slides.locator(".slide.now h2")).to_contain_text("Nobody broke a promise")

    def test_what_is_pressed_there_moves_this_page(self, speaker: Page, slides: Page) -> None:
        slides.keyboard.press("End")
        expect(speaker.locator(".part.now h2")).to_have_text("From memory, and where to go on")
        expect(speaker.locator("#then")).to_have_text("That was the last one.")

    def test_they_find_each_other_again(self, speaker: Page, slides: Page) -> None:
        slides.keyboard.press("End")
        speaker.reload()
        expect(speaker.locator("#now")).to_contain_text("Slide 52 of 52")
        speaker.keyboard.press("ArrowLeft")
        expect(slides.locator("[role=status]")).to_contain_text("Slide 51 of 52")

    def test_slides_opened_from_the_folder_follow_too(self, speaker: Page) -> None:
        other = speaker.context.new_page()
        other.goto(speaker.url.replace("speaker", "slides"))
        expect(speaker.locator("#together")).to_have_text("The slides are open and follow.")
        speaker.keyboard.press("ArrowRight")
        expect(other.locator("[role=status]")).to_contain_text("Slide 2 of 52")

    def test_without_slides_this_page_goes_on_alone(self, speaker: Page, slides: Page) -> None:
        slides.close()
        expect(speaker.locator("#together")).to_have_text("The slides were closed. This page goes on alone.")
        speaker.keyboard.press("ArrowRight")
        expect(speaker.locator("#now")).to_contain_text("Slide 2 of 52")
