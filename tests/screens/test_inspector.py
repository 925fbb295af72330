"""The inspector: its rows and notes, its height, its title, and how far it scrolls."""

from __future__ import annotations

import pytest

from corpus.model import Link
from tests.screens.conftest import Dashboard, Open
from tui.view_model.inspection import Entry, Inspection


async def shown(opened: Dashboard, *entries: Entry, link: Link | None = None) -> list[str]:
    """The rows that the inspector shows of these entries, its title first."""
    opened.screen.inspector.inspection = Inspection(entries, link, {}, {})
    await opened.pilot.pause()
    return opened.inspector().split("\n")


async def test_a_note_stands_behind_the_text_where_it_fits_and_else_below(dashboard: Open) -> None:
    """On 60 columns, 15 are for the label and 43 for the text."""
    async with dashboard((60, 40)) as opened:
        rows = await shown(opened, Entry("North", f"{'x' * 43} tail", note=".90"))
        assert rows[1:] == [f" North{' ' * 9}{'x' * 43}", f"{' ' * 15}tail  .90"]
        rows = await shown(opened, Entry("North", "x" * 38, note=".90"))
        assert rows[1:] == [f" North{' ' * 9}{'x' * 38}  .90"]
        rows = await shown(opened, Entry("North", "x" * 39, note=".90"))
        assert rows[1:] == [f" North{' ' * 9}{'x' * 39}", f"{' ' * 15}.90"]


async def test_a_paragraph_stands_between_label_and_text_and_a_long_label_is_cut(
    dashboard: Open,
) -> None:
    async with dashboard((60, 40)) as opened:
        rows = await shown(opened, Entry("North", "Rain.", where="¶5"))
        assert rows[1:] == [" North      ¶5 Rain."]
        rows = await shown(opened, Entry("Northumberland Mercury", "Rain.", where="¶5"))
        assert rows[1:] == [" Northumb…  ¶5 Rain."]
    async with dashboard((120, 40)) as opened:  # 22 columns at most
        rows = await shown(opened, Entry("North", "Rain."))
        assert rows[1] == f" North{' ' * 16}Rain."


@pytest.mark.parametrize(
    ("rows", "height"), [(60, 20), (30, 10), (24, 8), (23, 7), (17, 3), (16, 2), (15, 1)]
)
async def test_it_takes_a_third_of_the_screen_but_leaves_the_text_its_rows(
    dashboard: Open, rows: int, height: int
) -> None:
    """Twelve of 24 rows and more are for the text, ten of 16 and more, all but one of fewer."""
    async with dashboard((80, rows)) as opened:
        await shown(opened, *(Entry("North", f"Line {n}.") for n in range(40)))
        assert opened.screen.inspector.size.height == height
        if rows == 60:
            await shown(opened, Entry("North", "One."), Entry("South", "Two."))
            assert opened.screen.inspector.size.height == 3


async def test_its_title_names_the_link_and_its_maker(dashboard: Open) -> None:
    async with dashboard((80, 40)) as opened:
        link = Link("north:2", "south:3", 0.9, "reworded")
        title = (await shown(opened, Entry("North", "Rain."), link=link))[0]
        assert title.endswith("reworded · 0.90 ──")
        assert title.startswith("──")
        link = Link("north:2", "south:3", 0.9, "reworded", origin="confirmed")
        title = (await shown(opened, Entry("North", "Rain."), link=link))[0]
        assert title.endswith("reworded · 0.90 · confirmed ──")


async def test_its_title_says_that_there_is_more_until_the_last_row_is_shown(
    dashboard: Open,
) -> None:
    async with dashboard((80, 30)) as opened:
        entries = [Entry("North", f"Line {n}.") for n in range(1, 11)]
        rows = await shown(opened, *entries[:9])
        assert "Line 9." in rows[-1]
        assert "more" not in rows[0]
        rows = await shown(opened, *entries)
        assert "Line 9." in rows[-1]
        assert "more" in rows[0]
        opened.screen.inspector.scroll_to(y=1, animate=False)
        await opened.pilot.pause()
        rows = opened.inspector().split("\n")
        assert "Line 10." in rows[-1]
        assert "more" not in rows[0]
