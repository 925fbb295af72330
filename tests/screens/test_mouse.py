"""What the mouse does: wheel, drag, and what it must not do by the way."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Offset
from textual.widget import Widget

from corpus.article import Span
from tests.screens.conftest import Dashboard, Open
from tui.widgets.article import ArticlePane
from tui.widgets.selectable import character


def pane(opened: Dashboard, number: int) -> ArticlePane:
    return opened.screen.columns.every[number - 1].pane


async def mouse(
    opened: Dashboard, kind: type[events.MouseEvent], on: Widget, cell: tuple[int, int]
) -> None:
    """What the terminal says when the mouse does something at a cell of a widget."""
    x, y = on.region.offset + Offset(*cell)
    event = kind(None, x, y, 0, 0, 0, False, False, False, x, y)
    opened.app.screen._forward_event(event)
    await opened.pilot.pause()


async def drag(opened: Dashboard, on: Widget, start: tuple[int, int], end: tuple[int, int]) -> str:
    """Drag from one cell of a widget to another; give what is on the clipboard then."""
    await opened.pilot.mouse_down(on, offset=start)
    await mouse(opened, events.MouseMove, on, end)
    await opened.pilot.mouse_up(on, offset=end)
    await opened.pilot.pause()
    return opened.app.clipboard


async def test_dragged_text_is_copied_without_line_breaks(
    dashboard: Open,
) -> None:
    async with dashboard() as opened:
        rows = opened.rows(1)
        first, last = opened.row_of(1, "Ministers from"), opened.row_of(1, "herring")
        start = rows[first].index("nine")
        end = rows[last].index("herring") + len("herring") - 1
        copied = await drag(opened, pane(opened, 1), (start, first), (end, last))
        assert copied == (
            "nine countries met by the harbour on Monday.\n\n"
            "They agreed to build two lighthouses.\n\nNobody mentioned the price of herring"
        )
        said = [str(note.message) for note in opened.app._notifications]
        assert said[0].startswith("Copied 20 words: nine countries met")


async def test_dragging_upwards_selects_the_same(dashboard: Open) -> None:
    async with dashboard() as opened:
        row = opened.row_of(1, "They agreed")
        assert await drag(opened, pane(opened, 1), (15, row), (5, row)) == "They agreed"
        assert opened.app.mouse_captured is None, "the next click is anyone's"


async def test_a_drag_stays_in_its_column_and_keeps_the_place(dashboard: Open) -> None:
    async with dashboard() as opened:
        before = await opened.press("n")
        row = opened.row_of(1, "They agreed")
        beyond = pane(opened, 1).size.width + 20
        assert (await drag(opened, pane(opened, 1), (5, row), (beyond, row))).startswith("They")
        assert "lighthouses will" not in opened.app.clipboard
        assert opened.at == before
        assert pane(opened, 1).selected.of(pane(opened, 1).article.text) == opened.app.clipboard
        await opened.press("escape")
        assert pane(opened, 1).text_selection is None


async def test_dragging_beyond_the_column_scrolls_the_text(dashboard: Open) -> None:
    async with dashboard((120, 20)) as opened:
        column = pane(opened, 1)
        before = opened.rows(1)
        await opened.pilot.mouse_down(column, offset=(10, 3))
        await mouse(opened, events.MouseMove, column, (10, column.size.height))
        await opened.pilot.pause()
        assert opened.rows(1)[:-1] == before[1:], "a row down"
        await mouse(opened, events.MouseMove, column, (10, -1))
        await opened.pilot.pause()
        assert opened.rows(1) == before, "and up again"
        await opened.pilot.mouse_up(column, offset=(10, 3))


async def test_a_plain_click_selects_nothing(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.pilot.click(pane(opened, 1), offset=(10, opened.row_of(1, "They agreed")))
        await opened.pilot.pause()
        assert opened.at == ("north", "north:3")
        assert opened.app.clipboard == ""
        assert pane(opened, 1).text_selection is None


async def test_text_can_be_taken_in_rows_too_and_y_takes_it_again(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "n")
        row = opened.row_of(2, "The meeting of nine")
        await drag(opened, pane(opened, 2), (5, row), (15, row))
        opened.app.copy_to_clipboard("")
        await opened.press("y")
        assert opened.app.clipboard == "The meeting"


async def test_escape_takes_back_the_selection_before_the_search(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("slash", *"lighthouses", "enter")
        row = opened.row_of(1, "They agreed")
        await drag(opened, pane(opened, 1), (5, row), (15, row))
        await opened.press("escape")
        assert pane(opened, 1).text_selection is None
        assert opened.screen.navigator.search is not None
        await opened.press("escape")
        assert opened.screen.navigator.search is None


async def test_the_inspector_is_drawn_higher_and_lower_by_its_upper_edge(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n")
        inspector = opened.screen.inspector
        before = inspector.size.height
        await opened.pilot.mouse_down(inspector, offset=(5, 1))
        await mouse(opened, events.MouseMove, inspector, (5, -3))
        await opened.pilot.mouse_up(inspector, offset=(5, 1))
        assert inspector.size.height == before, "no other row takes hold"
        await opened.pilot.mouse_down(inspector, offset=(5, 0))
        await mouse(opened, events.MouseMove, inspector, (5, -3))
        assert inspector.size.height == before + 3
        await mouse(opened, events.MouseMove, inspector, (5, 2))
        assert inspector.size.height == before + 1
        await opened.pilot.mouse_up(inspector, offset=(5, 0))
        await mouse(opened, events.MouseMove, inspector, (5, -5))
        assert inspector.size.height == before + 1, "nor once it is let go"


async def test_a_click_on_the_number_of_a_point_leads_to_its_counterpart(dashboard: Open) -> None:
    async with dashboard() as opened:
        row = opened.row_of(1, "They agreed")
        number = next(x for x, sign in enumerate(opened.rows(1)[row]) if sign.isdigit())
        await opened.pilot.click(pane(opened, 1), offset=(number, row))
        await opened.pilot.pause()
        assert opened.at == ("south", "south:1")


@pytest.mark.parametrize(("event", "by"), [(events.MouseScrollDown, -3), (events.MouseScrollUp, 3)])
async def test_the_wheel_scrolls_by_three_rows(
    dashboard: Open, event: type[events.MouseEvent], by: int
) -> None:
    async with dashboard((120, 30)) as opened:
        await opened.press("n", "n")
        before = opened.row_of(1, "Nobody"), opened.row_of(2, "Copyright")
        await mouse(opened, event, pane(opened, 1), (5, 5))
        await opened.pilot.pause()
        assert opened.row_of(1, "Nobody") == before[0] + by
        assert opened.row_of(2, "Copyright") == before[1] + by


@pytest.mark.parametrize(
    ("cell", "found"), [(0, "a"), (1, "界"), (2, "界"), (3, "b"), (9, "b"), (-4, "a")]
)
def test_a_cell_leads_to_its_character(cell: int, found: str) -> None:
    text = "..a界b.."
    assert text[character(text, Span(2, 5), cell)] == found
