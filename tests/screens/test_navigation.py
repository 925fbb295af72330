"""Searching, going back, numbers, thresholds, and columns put away or moved."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from corpus.article import Article
from corpus.comparison import Comparison
from corpus.settings import Settings
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard, Open
from tui.app import Srcdiff
from tui.messages import ColumnScrolled
from tui.preferences import Preferences
from tui.widgets.inputs import Prompt


def shown(opened: Dashboard) -> list[str]:
    """The articles whose columns can be seen, from left to right."""
    return [column.article.id for column in opened.screen.columns.every if column.display]


async def test_n_and_p_walk_the_matches_and_escape_ends_the_search(dashboard: Open) -> None:
    async with dashboard() as opened:
        assert await opened.press("slash", *"two", "enter") == ("north", "north:3")
        assert "“two” 1 of 3" in opened.inspector()
        assert await opened.press("n") == ("south", "south:1")
        assert await opened.press("n") == ("east", "east:1")
        assert await opened.press("n") == ("north", "north:3")
        assert await opened.press("p") == ("east", "east:1")
        await opened.press("escape")
        assert await opened.press("1", "home", "n") == ("north", "north:2")


async def test_a_search_is_counted_and_marked_while_it_is_typed(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("slash", *"light")
        assert "“light”: 3 matches" in opened.inspector()
        panes = [column.pane for column in opened.screen.columns.every]
        assert [pane.matches[pane.article.id].count for pane in panes] == [1, 1, 1]
        await opened.press("escape")
        assert [pane.matches for pane in panes] == [{}] * 3
        assert await opened.press("n") == ("north", "north:2"), "the keys are the screen's again"


@pytest.mark.parametrize("end", ["enter", "escape"])
async def test_what_is_typed_stands_in_a_line_that_closes_with_enter_or_escape(
    dashboard: Open, end: str
) -> None:
    async with dashboard() as opened:
        for key, asked in (("slash", "search"), ("colon", "point"), ("a", "note")):
            await opened.press("n", key, "7")
            line = opened.screen.query_one(Prompt)
            assert (line.region.height, line.field.region.height) == (1, 1)
            assert str(line.label.render()).split()[0] == asked
            assert line.field.value == "7"
            await opened.press(end)
            assert line.region.height == 0


async def test_a_search_without_matches_keeps_the_place(dashboard: Open) -> None:
    async with dashboard() as opened:
        before = await opened.press("n")
        assert await opened.press("slash", *"whale", "enter", "n") == before


@pytest.mark.parametrize(
    ("typed", "passage"), [("2", "north:3"), ("p1", "north:1"), ("p99", "north:4")]
)
async def test_a_point_or_a_paragraph_is_reached_by_its_number(
    dashboard: Open, typed: str, passage: str
) -> None:
    async with dashboard() as opened:
        assert await opened.press("colon", *typed, "enter") == ("north", passage)


async def test_text_that_is_not_a_number_leads_nowhere(dashboard: Open) -> None:
    async with dashboard() as opened:
        before = await opened.press("n")
        assert await opened.press("colon", *"x", "enter") == before


async def test_brackets_lead_back_and_forward(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n", "enter", "O")
        back, forward = "left_square_bracket", "right_square_bracket"
        assert await opened.press(back) == ("south", "south:3")
        assert await opened.press(back) == ("north", "north:2")
        assert await opened.press(forward) == ("south", "south:3")
        assert await opened.press("j", forward) == ("south", "south:4"), "nothing lies ahead"


async def test_a_column_is_put_away_and_brought_back(dashboard: Open) -> None:
    async with dashboard() as opened:
        assert (await opened.press("n", "0"))[0] == "south"
        assert shown(opened) == ["south", "east"]
        at = opened.at
        assert await opened.press("0") == at
        assert shown(opened) == ["south", "east"], "a comparison needs two"
        await opened.press("H")
        assert shown(opened) == ["north", "south", "east"]


async def test_columns_change_places(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n", "greater_than_sign")
        assert shown(opened) == ["south", "north", "east"]
        assert opened.at == ("north", "north:2")
        await opened.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        assert shown(opened) == ["south", "north", "east"]
        assert (await opened.press("1"))[0] == "north", "a column keeps its number"


async def test_unlocked_the_wheel_scrolls_one_column_alone(dashboard: Open) -> None:
    async with dashboard((120, 30)) as opened:
        await opened.press("n", "z")
        before = opened.row_of(1, "They agreed"), opened.row_of(2, "Copyright")
        opened.screen.post_message(ColumnScrolled("north", 1))
        await opened.pilot.pause()
        assert (opened.row_of(1, "They agreed"), opened.row_of(2, "Copyright")) == (
            before[0] - 1,
            before[1],
        )


async def test_a_passage_is_copied_on_one_line_with_its_source(dashboard: Open) -> None:
    async with dashboard((60, 24)) as opened:
        await opened.press("n", "y")
        copied = "Ministers from nine countries met by the harbour on Monday. (North, ¶2)"
        assert opened.app.clipboard == copied


async def test_the_threshold_changes_links_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def compare(articles: tuple[Article, ...], settings: Settings, **_: object) -> Comparison:
        made = comparison()
        links = tuple(link for link in made.links if link.score >= settings.threshold)
        return replace(made, links=links, settings=settings)

    monkeypatch.setattr("corpus.comparison.compare", compare)
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences(Settings(0.5)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        opened = Dashboard(app, pilot)
        at = await opened.press("n", "n")
        await opened.press("plus")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "0.50 → 0.55: 1 fewer link" in opened.inspector()
        assert opened.at == at
        await opened.press("minus")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "0.55 → 0.50: 1 more link" in opened.inspector()
        await opened.press(*["plus"] * 12)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert opened.screen.runner.settings.threshold == 0.95


async def test_v_lays_the_others_beside_the_focused_article_without_losing_the_place(
    dashboard: Open,
) -> None:
    async with dashboard() as opened:
        at = await opened.press("n", "n")
        assert await opened.press("v") == at
        row = opened.row_of(1, "They agreed")
        assert opened.row_of(2, "Two lighthouses") == row
        assert opened.row_of(3, "A third") == row
        above = opened.row_of(1, "Ministers from nine")
        assert opened.row_of(2, "The meeting of nine") == above, "in the order of the first column"
        assert opened.row_of(3, "not found here") == above
        await opened.press("v", "v")
        assert opened.row_of(2, "Two lighthouses") < opened.row_of(2, "The meeting of nine")
        assert opened.at == at


async def test_in_rows_another_column_gives_the_order(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "2", "home")
        assert opened.row_of(2, "Two lighthouses") == opened.row_of(1, "They agreed")
        assert opened.row_of(1, "They agreed") < opened.row_of(1, "Ministers from nine")


async def test_in_rows_missing_passages_get_a_row(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "g")
        row = opened.row_of(2, "It rained")
        assert "not found here" in opened.rows(1)[row]
        assert opened.row_of(1, "They agreed") < row < opened.row_of(1, "Nobody mentioned")


async def test_rows_stay_level_at_another_size(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "n", "n")
        for size in ((80, 24), (200, 50)):
            await opened.pilot.resize_terminal(*size)
            await opened.pilot.pause()
            await opened.pilot.pause()
            assert opened.row_of(1, "They agreed") == opened.row_of(2, "Two lighthouses")


@pytest.mark.held_up
async def test_an_older_comparison_that_ends_late_does_not_replace_a_newer_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_end = threading.Event()

    def compare(articles: tuple[Article, ...], settings: Settings, **_: object) -> Comparison:
        if settings.threshold == 0.55:
            may_end.wait(20)
        return replace(comparison(), settings=settings)

    monkeypatch.setattr("corpus.comparison.compare", compare)
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences(Settings(0.5)))
    async with app.run_test(size=(120, 40)) as pilot:
        opened = Dashboard(app, pilot)
        while opened.screen.comparison is None:
            await pilot.pause(0.02)
        await opened.press("plus")
        await pilot.pause()
        await opened.press("plus")
        while opened.screen.comparison.settings.threshold != 0.6:
            await pilot.pause(0.02)
        may_end.set()
        await opened.settle()
        assert opened.screen.comparison.settings.threshold == 0.6


async def test_j_and_k_in_capitals_read_on_in_a_long_inspector(dashboard: Open) -> None:
    async with dashboard((60, 24)) as opened:
        await opened.press("n")
        inspection = opened.screen.inspector.inspection
        assert inspection is not None
        long = replace(inspection.entries[-1], text="And then it rained on the harbour. " * 20)
        opened.screen.inspector.inspection = replace(
            inspection, entries=(*inspection.entries, long)
        )
        await opened.pilot.pause()
        top = opened.inspector()
        assert "J more" in top.splitlines()[0]
        await opened.press("J", "J")
        assert opened.inspector().splitlines()[1] == top.splitlines()[3]
        await opened.press("K", "shift+up")
        assert opened.inspector() == top
        await opened.press(*["shift+down"] * 30)
        assert "J more" not in opened.inspector().splitlines()[0]
        await opened.press("n")
        assert opened.screen.inspector.scroll_offset.y == 0
