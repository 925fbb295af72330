"""The lists over the whole screen, by keys."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip

from tests.screens.conftest import Open
from tui.compare.screen import CompareScreen
from tui.lists.virtual_table import VirtualTable


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


async def test_a_list_is_sorted_by_any_column(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m")

        def weights() -> list[str]:
            return [row.cells[0] for row in screen._shown]

        as_they_come = weights()
        await opened.pilot.press("s")
        assert weights() == sorted(as_they_come)
        assert "weight ▴" in screen.table.render_line(0).text
        await opened.pilot.press("S")
        assert weights() == sorted(as_they_come, reverse=True)
        assert "weight ▾" in screen.table.render_line(0).text
        for _ in screen._table.headings:
            await opened.pilot.press("s")
        assert weights() == as_they_come
        assert "▴" not in screen.table.render_line(0).text
        await opened.pilot.click(screen.table, offset=(2, 0))
        await opened.pilot.click(screen.table, offset=(2, 0))
        assert screen.order == (0, True)
        assert "Weight, 0 to 1:" in str(screen.selected_row.render())


@pytest.mark.parametrize(("key", "title"), [("T", "Facts"), ("V", "Voices")])
async def test_facts_and_voices_are_lists_of_their_own(
    dashboard: Open, key: str, title: str
) -> None:
    async with dashboard() as opened:
        before = await opened.press("n")
        screen = await opened.listed(key)
        assert title in str(screen.title_row.render())
        assert await opened.press("escape") == before


class Rows(App[None]):
    """A table of a hundred rows on a screen that shows nine of them below the headings."""

    def compose(self) -> ComposeResult:
        """Only the table."""
        yield VirtualTable()


async def test_a_click_beside_the_rows_leaves_the_selected_one() -> None:
    async with Rows().run_test(size=(40, 11)) as pilot:
        table = pilot.app.query_one(VirtualTable)
        table.show(("row",), [("row 0",), ("row 1",), ("row 2",)])
        await pilot.pause()
        await pilot.press("down")
        await pilot.click(table, offset=(3, 6))
        assert table.cursor == 1, "below the last row"
        await pilot.click(table, offset=(3, 0))
        assert table.cursor == 1, "on the headings"
        await pilot.click(table, offset=(3, 3))
        assert table.cursor == 2


async def test_a_long_list_scrolls_no_further_than_to_the_selected_row() -> None:
    async with Rows().run_test(size=(40, 11)) as pilot:
        table = pilot.app.query_one(VirtualTable)
        table.show(("row",), [(f"row {n}",) for n in range(100)])
        await pilot.pause()
        await pilot.pause()
        for keys, selected, first in (
            ("pagedown", 8, 0),
            ("pagedown", 16, 8),
            ("up", 15, 8),
            ("pageup", 7, 7),
            ("down", 8, 7),
            ("end", 99, 91),
            ("down", 99, 91),
            ("home", 0, 0),
            ("up", 0, 0),
        ):
            await pilot.press(keys)
            assert (table.cursor, table.scroll_offset.y) == (selected, first), keys
