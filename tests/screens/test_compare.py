"""Every key of the Compare screen, and what it shows."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import pytest

from corpus.comparison import Comparison
from corpus.model import QuoteFinding
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard, Open
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.messages import ColumnScrolled
from tui.preferences import Preferences


@pytest.mark.parametrize(
    ("keys", "article", "passage"),
    [
        (["n"], "north", "north:2"),
        (["n", "n"], "north", "north:3"),
        (["n", "n", "n"], "north", "north:2"),
        (["n", "n", "p"], "north", "north:2"),
        (["n", "p"], "north", "north:3"),
        (["o"], "north", "north:4"),
        (["end", "O"], "north", "north:4"),
        (["g"], "north", "south:2"),
        (["g", "g"], "north", "south:2"),
        (["end", "G"], "north", "south:2"),
        (["g", "j"], "north", "north:4"),
        (["g", "k"], "north", "north:3"),
        (["j"], "north", "north:1"),
        (["j", "j", "k"], "north", "north:1"),
        (["down", "down", "up"], "north", "north:1"),
        (["end"], "north", "north:4"),
        (["end", "home"], "north", "north:1"),
        (["home", "pagedown"], "north", "north:4"),
        (["home", "space"], "north", "north:4"),
        (["end", "pageup"], "north", "north:1"),
        (["tab"], "south", None),
        (["tab", "n"], "south", "south:1"),
        (["n", "tab"], "south", "south:3"),
        (["n", "right", "left"], "north", "north:2"),
        (["n", "shift+tab"], "east", "north:2"),
        (["n", "tab", "tab", "tab"], "north", "north:2"),
        (["n", "2"], "south", "south:3"),
        (["n", "3"], "east", "north:2"),
        (["n", "9"], "north", "north:2"),
        (["n", "enter"], "south", "south:3"),
        (["n", "enter", "enter"], "north", "north:2"),
        (["n", "n", "enter", "enter"], "east", "east:1"),
        (["n", "n", "enter", "enter", "enter"], "north", "north:3"),
        (["3", "n", "enter"], "north", "north:3"),
        (["o", "enter"], "north", "north:4"),
        (["enter"], "north", None),
    ],
)
async def test_keys_lead_to(
    dashboard: Open, keys: list[str], article: str, passage: str | None
) -> None:
    async with dashboard() as opened:
        assert await opened.press(*keys) == (article, passage)


async def test_counterparts_come_to_the_same_row(dashboard: Open) -> None:
    async with dashboard((120, 24)) as opened:
        await opened.press("n")
        row = opened.row_of(1, "Ministers from nine countries")
        assert opened.row_of(2, "The meeting of nine") == row
        await opened.press("n")
        row = opened.row_of(1, "They agreed to build")
        assert opened.row_of(2, "Two lighthouses will") == row
        assert opened.row_of(3, "A third lighthouse") == row


async def test_column_that_misses_the_point_opens_a_marked_gap(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("o")
        row = opened.row_of(1, "Nobody mentioned")
        assert opened.row_of(2, "not found here") == row
        assert opened.row_of(3, "not found here") == row
        await opened.press("p")
        assert not any("not found here" in row for row in opened.rows(2)), "the gap closes again"


async def test_a_heading_is_not_said_to_be_missing(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("home")
        assert not any("not found here" in row for row in opened.rows(2))
        assert "not found" not in opened.inspector()


async def test_each_passage_stands_beside_its_glyph(dashboard: Open) -> None:
    async with dashboard() as opened:
        assert "● Ministers from" in opened.rows(1)[opened.row_of(1, "Ministers from")]
        assert "○ Nobody" in opened.rows(1)[opened.row_of(1, "Nobody")]
        assert "∙ Copyright" in opened.rows(2)[opened.row_of(2, "Copyright")]
        assert "◈ A third" in opened.rows(3)[opened.row_of(3, "A third")]


async def test_opening_sums_up_the_comparison(dashboard: Open) -> None:
    async with dashboard() as opened:
        assert "in all 3 reports" in opened.inspector()
        assert opened.screen.bar.counts == "3 reports · 4 points, 1 shared, 1 likely"


async def test_counts_that_do_not_fit_leave_out_the_first_ones(dashboard: Open) -> None:
    async with dashboard((60, 20)) as opened:
        opened.screen.bar.counts = "3 reports · 26 points, 0 shared, 6 likely · 2 of 12 reviewed"
        shown = opened.screen.bar.render_line(0).text
        assert shown.endswith(" 26 points, 0 shared, 6 likely · 2 of 12 reviewed ")
        assert "sources" not in shown


@pytest.mark.parametrize("width", [40, 50, 60])
async def test_narrow_inspectors_say_in_common_in_full(dashboard: Open, width: int) -> None:
    async with dashboard((width, 40)) as opened:
        await opened.press("n", "n")
        assert "In common" in opened.inspector()


async def test_inspector_shows_the_counterparts_side_by_side(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n", "n")
        shown = opened.inspector()
        assert "shared 2 of 2" in shown
        assert "likely · reworded · 0.80" in shown
        for words in ("North", "They agreed", "South", "Two lighthouses will", "East", "A third"):
            assert words in shown
        assert "In common" in shown
        assert "lighthouses" in shown.split("In common")[1]


async def test_inspector_quotes_the_closest_passage(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("o")
        assert "only here 1 of 1" in opened.inspector()
        assert "No match found; closest is ¶1: “A third lighthouse" in opened.inspector()


async def test_end_of_a_walk_is_shown(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n", "n")
        assert "shared 2 of 2 · 1 above: p" in opened.inspector()
        await opened.press("n")
        assert "shared 1 of 2 · from the top" in opened.inspector()
        await opened.press("3", "o")
        assert "No passage found only here · 1 shared: n" in opened.inspector()


async def test_a_click_chooses_a_passage(dashboard: Open) -> None:
    async with dashboard() as opened:
        pane = opened.screen.columns.every[1].pane
        await opened.pilot.click(pane, offset=(10, opened.row_of(2, "It rained")))
        await opened.pilot.pause()
        assert opened.at == ("south", "south:2")


async def test_a_click_in_the_minimap_chooses_the_passage_there(dashboard: Open) -> None:
    async with dashboard() as opened:
        minimap = opened.screen.columns.every[1].minimap
        await opened.pilot.click(minimap, offset=(1, minimap.size.height - 1))
        await opened.pilot.pause()
        assert opened.at == ("south", "south:4")


async def test_a_click_in_the_key_bar_runs_the_command(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.pilot.click("KeyBar", offset=(2, 0))
        await opened.pilot.pause()
        assert opened.at == ("north", "north:2")


async def test_the_wheel_scrolls_every_column_alike(dashboard: Open) -> None:
    async with dashboard((120, 30)) as opened:
        await opened.press("n")
        before = opened.row_of(1, "They agreed"), opened.row_of(2, "Copyright")
        opened.screen.post_message(ColumnScrolled("north", 1))
        await opened.pilot.pause()
        after = opened.row_of(1, "They agreed"), opened.row_of(2, "Copyright")
        assert after == (before[0] - 1, before[1] - 1)


@pytest.mark.parametrize(("width", "shown"), [(71, 1), (72, 2), (107, 2), (108, 3)])
async def test_as_many_columns_as_fit_are_shown(dashboard: Open, width: int, shown: int) -> None:
    async with dashboard((width, 24)) as opened:
        assert sum(column.display for column in opened.screen.columns.every) == shown


async def test_a_column_that_does_not_fit_is_reached_by_its_number(dashboard: Open) -> None:
    async with dashboard((80, 24)) as opened:
        await opened.press("n", "n", "3")
        shown = [column.article.id for column in opened.screen.columns.every if column.display]
        assert shown == ["south", "east"]
        assert opened.row_of(3, "A third") == opened.row_of(2, "Two lighthouses")
        await opened.press("1")
        shown = [column.article.id for column in opened.screen.columns.every if column.display]
        assert shown == ["north", "south"]


async def test_resizing_keeps_the_place(dashboard: Open) -> None:
    async with dashboard((120, 40)) as opened:
        at = await opened.press("n", "n")
        for size in ((80, 24), (200, 50), (60, 18)):
            await opened.pilot.resize_terminal(*size)
            await opened.pilot.pause()
            assert opened.at == at
            assert opened.row_of(1, "They agreed") >= 0


@pytest.mark.held_up
async def test_text_is_shown_before_it_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    made, may_end = comparison(), threading.Event()

    def compare(*_: object, **__: object) -> Comparison:
        may_end.wait(20)
        return made

    monkeypatch.setattr("corpus.comparison.compare", compare)
    articles = tuple(replace(article, passages=()) for article in made.articles)
    app = Srcdiff(Story(made.title, articles), Preferences())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.bar.counts == "aligning …"
        assert "Ministers meet by" in screen.columns.every[0].pane.render_line(0).text
        await pilot.press("n", "o", "g", "j", "e", "pagedown", "end", "enter", "tab")
        assert screen.comparison is None
        may_end.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.comparison is made
        assert screen.place is not None
        assert screen.place.article == "south", "what was done while waiting still holds"


async def test_a_failed_comparison_is_said_and_the_text_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def compare(*_: object, **__: object) -> Comparison:
        raise RuntimeError("no [bold]such[/] thing")

    monkeypatch.setattr("corpus.comparison.compare", compare)
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences())
    async with app.run_test(size=(120, 40)) as pilot:
        await asyncio.wait_for(app.workers.wait_for_complete(), 20)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        said = "\n".join(screen.inspector.render_line(y).text for y in range(4))
        assert "could not be compared: RuntimeError: no [bold]such[/] thing" in said
        assert "Ministers meet by" in screen.columns.every[0].pane.render_line(0).text


def differing() -> Comparison:
    """The harbour meeting with a quote that two articles attribute differently."""
    said = "North gives “herring” to nobody; South to a minister."
    quote = QuoteFinding("quote-1", "differently attributed", ("north:3", "south:1"), said, ())
    made = comparison()
    return replace(made, findings=(*made.findings, quote))


async def test_differences_are_marked_walked_and_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: differing())
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        opened = Dashboard(app, pilot)
        assert opened.screen.bar.counts.endswith("1 differs")
        assert await opened.press("d") == ("north", "north:3")
        assert "≠ They agreed" in opened.rows(1)[opened.row_of(1, "They agreed")]
        assert "differs 1 of 1" in opened.inspector()
        assert "≠ quote" in opened.inspector()
        assert "South to a minister" in opened.inspector()
        assert await opened.press("home", "d", "d") == ("north", "north:3")
        assert await opened.press("D") == ("north", "north:3")
        minimap = opened.screen.columns.every[0].minimap
        assert any("≠" in minimap.render_line(y).text for y in range(minimap.size.height))


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
async def test_the_key_bar_names_the_help_at_every_width(dashboard: Open, width: int) -> None:
    async with dashboard((width, 24)) as opened:
        bar = opened.app.screen._compositor.render_strips()[-1].text
        assert " ? help " in bar
