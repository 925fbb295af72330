"""The lists: filtered by outlet, a row shown in full and copied, a cell clicked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.comparison import Comparison
from corpus.model import NotedPassages
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Open, running
from tui.app import Srcdiff
from tui.preferences import Preferences


async def test_o_filters_a_list_by_outlet(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("i", "o", "o")
        assert "Findings · in South · 2 of 3" in str(screen.title_row.render())
        await opened.press("f", "f")
        assert "omission" not in str(screen.title_row.render())
        assert "not found in North · in South · 1 of 3" in str(screen.title_row.render())
        await opened.press("F", "F", "O", "O")
        assert "Findings · 3 of 3" in str(screen.title_row.render())


async def test_a_list_without_hits_names_the_filter_and_the_key_to_end_it(
    dashboard: Open,
) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m", "f", "f", "slash", *"zzz")
        said = "Nothing found: in all · “zzz” · Esc end the search"
        assert screen.table.render_line(1).text.strip() == said
        assert screen.table.render_line(2).text.strip() == ""
        await opened.press("escape")
        assert screen.table.row_count == 1
        await opened.press("f", "o", "o")
        if not screen.table.row_count:
            assert "f next filter" in screen.table.render_line(1).text


async def test_an_empty_list_names_the_key_of_its_filter(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("i", "o", "o", "o")
        said = []
        for keys in ((), ("f",), ("slash", *"zzz"), ("enter", "F")):
            await opened.press(*keys)
            said.append(screen.table.render_line(1).text.strip())
        assert said == [
            "Nothing found: in East · o next outlet",
            "Nothing found: omission · in East · f next filter",
            "Nothing found: omission · in East · “zzz” · Esc end the search",
            "Nothing found: in East · “zzz” · Esc end the search",
        ]


async def test_selected_row_is_shown_in_full_and_copied(
    dashboard: Open,
) -> None:
    async with dashboard((60, 24)) as opened:
        screen = await opened.listed("i", "j")
        shown = str(screen.selected_row.render())
        assert "- Nobody mentioned the price of herring. (North, ¶4)" in shown
        await opened.press("y")
        assert opened.app.clipboard == shown
        said = [str(note.message) for note in opened.app._notifications]
        assert said == ["Row copied with its sources"]


async def test_an_empty_list_copies_nothing(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("B", "y", "enter")
        assert opened.app.clipboard == ""
        assert opened.app.screen is screen
        assert str(screen.selected_row.render()) == ""
        assert screen.table.render_line(1).text.strip() == "Nothing decided or noted yet"


@pytest.mark.parametrize(("x", "place"), [(12, "north:2"), (21, "south:3"), (60, "north:2")])
async def test_click_in_the_matrix_opens_that_outlets_passage(
    dashboard: Open, x: int, place: str
) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m")
        await opened.pilot.click(screen.table, offset=(x, 1))
        await opened.pilot.pause()
        if opened.app.screen is screen:
            await opened.pilot.click(screen.table, offset=(x, 1))
            await opened.pilot.pause()
        assert opened.at == (place[:5], place)


async def test_after_a_click_enter_opens_the_selected_row(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened.listed("m")
        await opened.pilot.click(screen.table, offset=(21, 2))
        await opened.press("j")
        assert await opened.press("enter") == ("north", "north:4")


async def test_a_walk_leads_through_the_bookmarks_and_notes_of_every_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notes = (NotedPassages(("south:2",), "Ask the weather service."),)
    made: Comparison = replace(comparison(), bookmarks=("east:1", "north:3"), notes=notes)
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: made)
    async with running(
        Srcdiff(Story("Harbour", made.articles), Preferences()), (120, 40)
    ) as opened:
        assert await opened.press("full_stop", "full_stop") == ("south", "south:2")
        assert await opened.press("full_stop") == ("east", "east:1")
        assert "marked 3 of 3" in opened.inspector()
        assert await opened.press("full_stop") == ("north", "north:3")
        assert "marked 1 of 3 · from the top" in opened.inspector()
        assert await opened.press("comma") == ("east", "east:1")
