"""Resizing keeps the place: the same passage stays chosen and in view, at every size and layout."""

from __future__ import annotations

import pytest

from corpus import samples
from corpus.stories.story import gather
from tests.screens.conftest import Dashboard, Open
from tui.app import Srcdiff
from tui.preferences import Preferences
from tui.screens.export import ExportScreen

SIZES = [(120, 40), (80, 24), (200, 50), (80, 24), (60, 15), (200, 50), (120, 40)]


def shown(dashboard: Dashboard) -> bool:
    """Whether the focused column shows the chosen passage, from its first row on."""
    place = dashboard.screen.place
    assert place is not None
    column = dashboard.screen.columns.of(place.article)
    assert column.display
    rows = [line for line in column.pane._lines if line is not None and line.block is not None]
    return any(
        line.row == 0 and line.block.passage is not None and line.block.passage.id == place.passage
        for line in rows
        if line.block is not None
    )


@pytest.mark.parametrize("layout", ["columns", "rows"])
@pytest.mark.parametrize("keys", [("n", "n", "n"), ("end",), ("tab", "d"), ("tab", "tab", "o")])
async def test_the_same_passage_stays_chosen_and_in_view(
    keys: tuple[str, ...], layout: str
) -> None:
    app = Srcdiff(gather([str(samples.demo_manifest())]), Preferences())
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        dashboard = Dashboard(app, pilot)
        await dashboard.press(*keys, *(("v",) if layout == "rows" else ()))
        at = dashboard.at
        assert at[1] is not None
        assert shown(dashboard)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert (size, dashboard.at) == (size, at)
            assert shown(dashboard), size
            assert dashboard.screen.columns.arrangement == layout


@pytest.mark.parametrize(("width", "in_a_row"), [(112, 7), (111, 4), (76, 4), (75, 3)])
async def test_the_formats_of_an_export_stand_in_as_many_columns_as_fit(
    dashboard: Open, width: int, in_a_row: int
) -> None:
    async with dashboard((width, 30)) as opened:
        await opened.press("e")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        rows = [button.region.y for button in screen.formats.children]
        assert rows.count(rows[0]) == in_a_row
