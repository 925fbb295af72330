"""The lists over the whole screen, by keys."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.strip import Strip
from textual.widgets import Static

from corpus.reports.reporting_style import StyleRow
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Open
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.lists.summary_screen import SummaryScreen
from tui.lists.tables import ComparisonTables
from tui.preferences import Preferences


@pytest.mark.parametrize(("key", "title"), [("m", "Points by outlet"), ("i", "Findings")])
async def test_list_opens_with_its_key_and_escape_closes_it(
    dashboard: Open, key: str, title: str
) -> None:
    async with dashboard() as opened:
        before = await opened.press("n")
        screen = await opened.listed(key)
        assert title in str(screen.title_row.render())
        assert await opened.press("escape") == before
        assert isinstance(opened.app.screen, CompareScreen)


async def test_enter_opens_the_passage(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.listed("m", "j", "j", "j", "k")
        assert await opened.press("enter") == ("north", "north:4")
        assert isinstance(opened.app.screen, CompareScreen)


async def test_second_click_on_a_row_opens_the_passage(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m")
        await opened.pilot.click(screen.table, offset=(60, 2))
        await opened.pilot.click(screen.table, offset=(60, 2))
        await opened.pilot.pause()
        assert opened.at == ("north", "north:3")


async def test_filters_cycle(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m", "f", "f")
        assert "in all · 1 of 4" in str(screen.title_row.render())
        await opened.press("F", "F")
        assert "4 of 4" in str(screen.title_row.render())
        await opened.press("F")
        assert "not found in East · 3 of 4" in str(screen.title_row.render())


async def test_search_narrows_while_typing_and_escape_ends_it(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m", "slash", *"lighthouses")
        assert "1 of 4" in str(screen.title_row.render())
        await opened.press("enter")
        assert screen.table.row_count == 1
        await opened.press("escape")
        assert "4 of 4" in str(screen.title_row.render())
        await opened.press("escape")
        assert isinstance(opened.app.screen, CompareScreen)


async def test_enter_on_an_empty_list_does_nothing(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m", "f")
        assert "differs · 0 of 4" in str(screen.title_row.render())
        await opened.press("enter")
        assert opened.app.screen is screen


async def test_summary_leads_to_an_omission(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n", "s")
        await opened.pilot.pause()
        screen = opened.app.screen
        assert isinstance(screen, SummaryScreen)
        shown = "\n".join(str(static.render()) for static in screen.query(Static))
        assert "Overlap" in shown
        assert "not found" in shown
        assert await opened.press("down", "enter") == ("north", "north:4")


async def test_summary_shows_attribution_and_hedging(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StyleRow("North", "say 11; once: claim", "may 2")
    monkeypatch.setattr("tui.lists.tables.style_rows", lambda _: (said,))
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences())
    async with app.run_test() as pilot:
        await app.push_screen(SummaryScreen(ComparisonTables(comparison())))
        await pilot.pause()
        shown = [str(static.render()) for static in app.screen.query(Static)]
        assert "Attribution and hedging" in shown
        assert "North  say 11; once: claim   hedges: may 2" in shown


async def test_escape_leaves_the_summary_without_moving(dashboard: Open) -> None:
    async with dashboard() as opened:
        before = await opened.press("n", "n")
        assert await opened.press("s", "escape") == before
        assert isinstance(opened.app.screen, CompareScreen)


async def test_summary_starts_at_the_top_and_pages(dashboard: Open) -> None:
    async with dashboard((80, 14)) as opened:
        await opened.press("s")
        numbers = opened.app.screen.query_one(VerticalScroll)
        assert numbers.scroll_offset.y == 0
        await opened.pilot.press("pagedown")
        await opened.pilot.pause()
        assert numbers.scroll_offset.y > 0


@pytest.mark.parametrize("width", [80, 100, 120])
async def test_summary_strips_show_whole_articles(dashboard: Open, width: int) -> None:
    async with dashboard((width, 40)) as opened:
        await opened.press("s")
        shown = opened.app.screen.query(".summary--row").results(Static)
        rows = [str(row.render()) for row in shown]
        assert rows
        assert all(cell_len(row) <= width - 3 for row in rows)


async def test_markers_in_a_list_are_coloured_except_on_the_selected_row(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m")
        chosen, other = (_hues(screen.table.render_line(y)) for y in (1, 2))
        assert len(set(chosen.values())) == 1
        assert other["◆"] != other["text"]


def _hues(row: Strip) -> dict[str, str]:
    """The colour of the sign ◆ in a row, and the one of the rest."""
    return {
        "◆" if "◆" in segment.text else "text": str(segment.style and segment.style.color)
        for segment in row
    }
