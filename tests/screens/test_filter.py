"""Filters on the Compare screen: what is folded, what is walked, and how they end."""

from __future__ import annotations

import pytest

from tests.screens.conftest import Dashboard, Open


def folded(opened: Dashboard, number: int) -> list[str]:
    """The rows of a column that stand for what is folded."""
    return [row.strip(" ⋯") for row in opened.rows(number) if "⋯" in row]


async def test_f_folds_all_but_passages_only_here(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("f")
        assert opened.screen.bar.state == "f only here · 2 of 9", "nothing differs here"
        assert folded(opened, 1) == ["3 passages"]
        assert folded(opened, 2) == ["1 passage", "2 passages"]
        assert folded(opened, 3) == ["1 passage"]
        assert any("Nobody mentioned" in row for row in opened.rows(1))


@pytest.mark.parametrize(
    ("keys", "passage"),
    [
        (["home"], "north:2"),
        (["end"], "north:3"),
        (["j", "j", "j"], "north:2"),
        (["o"], None),
        (["n", "n"], "north:3"),
        (["right_curly_bracket", "right_curly_bracket"], "north:3"),
        (["colon", *"p4", "enter"], "north:4"),
        (["slash", *"herring", "enter"], "north:4"),
    ],
)
async def test_walks_skip_folds_unless_a_passage_is_asked_for(
    dashboard: Open, keys: list[str], passage: str | None
) -> None:
    async with dashboard() as opened:
        await opened.press("f", "f")
        assert "shared" in opened.screen.bar.state
        assert (await opened.press(*keys))[1] == passage


async def test_the_place_is_kept_and_shown_though_the_filter_leaves_it_out(
    dashboard: Open,
) -> None:
    async with dashboard() as opened:
        before = await opened.press("n", "n")
        assert await opened.press("f") == before
        assert any("They agreed" in row for row in opened.rows(1))
        assert any("Two lighthouses" in row for row in opened.rows(2)), "its counterpart, too"
        assert "only here: 1 in North" in opened.inspector()
        await opened.press("j")
        assert not any("They agreed" in row for row in opened.rows(1))


@pytest.mark.parametrize("keys", [["escape"], ["F"], ["f", "f"]])
async def test_a_filter_ends(dashboard: Open, keys: list[str]) -> None:
    async with dashboard() as opened:
        await opened.press("f", *keys)
        assert opened.screen.bar.state == ""
        assert folded(opened, 1) == []
        assert await opened.press("j", "j") == ("north", "north:2")


async def test_escape_ends_the_search_before_the_filter(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("f", "slash", *"two", "enter")
        assert opened.screen.bar.state.startswith("f only here · 2 of 9  / two")
        await opened.press("escape")
        assert opened.screen.bar.state == "f only here · 2 of 9"
        await opened.press("escape")
        assert opened.screen.bar.state == ""


async def test_in_rows_a_fold_takes_one_row(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "f", "f", "n")
        assert opened.row_of(1, "Ministers from") == opened.row_of(2, "The meeting of nine")
        await opened.press("n")
        assert opened.row_of(1, "They agreed") == opened.row_of(2, "Two lighthouses")
        assert folded(opened, 1) == ["1 passage", "1 passage"]
        assert folded(opened, 2) == []
        await opened.press("f")
        assert folded(opened, 1) == []


async def test_a_click_opens_a_fold_at_its_first_passage(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("f")
        pane = opened.screen.columns.every[0].pane
        await opened.pilot.click(pane, offset=(6, opened.row_of(1, "⋯")))
        await opened.pilot.pause()
        assert opened.at == ("north", "north:1")
        assert folded(opened, 1) == ["2 passages"]


async def test_paging_skips_folds(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("f", "f", "home")
        assert await opened.press("pagedown") == ("north", "north:3")
        assert await opened.press("pageup") == ("north", "north:2")
