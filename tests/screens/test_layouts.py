"""The layouts besides columns: rows with folded gaps, and the storyline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.screens.conftest import Dashboard, Open
from tests.screens.test_pictures import picture

Golden = Callable[[str, str], None]


def first_cells(opened: Dashboard, words: str) -> str:
    """What stands before these words in the first column."""
    row = opened.rows(1)[opened.row_of(1, words)]
    return row[: row.index(words)]


# Rows


async def test_passages_of_others_are_folded_where_they_are_missing(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v")
        row = opened.row_of(1, "South: 1 more ▸")
        assert opened.row_of(1, "They agreed") < row < opened.row_of(1, "Nobody mentioned")
        assert opened.rows(2)[row].strip() == "1 more ▸"
        assert opened.rows(3)[row].strip() == ""
        assert not any("It rained" in line for line in opened.rows(2))


async def test_passage_by_passage_the_keys_stop_at_the_folded_line(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "n", "n")
        assert await opened.press("j") == ("north", None)
        assert opened.rows(1)[opened.row_of(1, "South: 1 more")].startswith("▌")
        assert "It rained all day." in opened.inspector(), "what is folded is listed"
        assert await opened.press("j") == ("north", "north:4")
        assert await opened.press("k") == ("north", None)
        assert await opened.press("k") == ("north", "north:3")


async def test_enter_opens_the_folded_line_and_closes_it_again(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "n", "n", "j")
        assert "South: 1 more ▸ Enter" in opened.rows(1)[opened.row_of(1, "South: 1 more")]
        await opened.press("enter")
        assert opened.row_of(2, "It rained") == opened.row_of(1, "South: 1 more ▾ Enter") + 1
        assert await opened.press("j") == ("north", "south:2")
        assert await opened.press("j") == ("north", "north:4")
        assert any("It rained" in line for line in opened.rows(2)), "open until it is closed"
        await opened.press("k", "k", "enter")
        assert not any("It rained" in line for line in opened.rows(2))


async def test_a_click_opens_the_folded_line_and_closes_it_again(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v")
        for number, is_open in ((1, True), (2, False)):
            pane = opened.screen.columns.every[number - 1].pane
            await opened.pilot.click(pane, offset=(8, opened.row_of(number, "1 more")))
            await opened.pilot.pause()
            assert any("It rained" in line for line in opened.rows(2)) == is_open
            assert opened.at == ("north", None)


async def test_a_walk_that_leads_into_a_gap_opens_it_as_long_as_it_is_there(
    dashboard: Open,
) -> None:
    async with dashboard() as opened:
        assert await opened.press("v", "g") == ("north", "south:2")
        assert opened.row_of(1, "South: 1 more ▾") < opened.row_of(2, "It rained")
        await opened.press("n")
        assert not any("It rained" in line for line in opened.rows(2))
        assert opened.row_of(1, "South: 1 more ▸")


async def test_the_folded_line_leads_to_its_passages_in_another_column(
    dashboard: Open,
) -> None:
    async with dashboard() as opened:
        assert await opened.press("v", "n", "n", "j", "tab") == ("south", "south:2")
        assert await opened.press("v", "v", "v", "1", "home", "j", "j", "j", "v") == (
            "north",
            "north:4",
        )


async def test_nothing_is_reviewed_at_the_folded_line(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "n", "n", "j", "c", "x", "b", "equals_sign")
        assert opened.at == ("north", None)
        assert "reviewed" not in opened.screen.bar.counts


async def test_hidden_reports_are_neither_counted_nor_opened(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "2", "0", "1", "home")
        assert not any("more" in line for line in opened.rows(1))


async def test_a_filter_hides_other_passages(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "f")
        assert opened.row_of(1, "South: 1 more ▸"), "it is only there"
        await opened.press("f")
        assert not any("more ▸" in line for line in opened.rows(1)), "it is not shared"


async def test_hidden_columns_of_a_narrow_screen_can_be_read_in_gaps(
    dashboard: Open,
) -> None:
    async with dashboard((60, 24)) as opened:
        await opened.press("v", "g")
        assert opened.row_of(1, "South: 1 more ▾") < opened.row_of(1, "It rained all day.")
        assert opened.rows(1)[opened.row_of(1, "It rained")].startswith("▌")


# The storyline


async def test_the_storyline_is_the_leading_report_with_the_others_set_in(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "v", "n", "n")
        columns = opened.screen.columns
        assert [column.display for column in columns.every] == [True, False, False]
        rows = [opened.row_of(1, words) for words in ("They agreed", "It rained", "Nobody")]
        assert rows == sorted(rows)
        assert opened.rows(1)[rows[1] - 1].strip() == "2 South"
        assert not any("Two lighthouses" in line for line in opened.rows(1)), "told by the leader"
        assert columns.every[0].head.beyond == ("", "2 South · 3 East")


async def test_each_line_of_the_storyline_names_its_columns(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "v", "home")
        assert first_cells(opened, "They agreed") == " 1 2 3◆ "
        assert first_cells(opened, "Ministers from") == " 1 2  ● "
        assert first_cells(opened, "Nobody") == " 1    ○ "
        assert first_cells(opened, "It rained") == "   2  ○   "


async def test_the_storyline_is_walked_line_by_line(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "v", "n", "n")
        assert await opened.press("j") == ("north", "south:2")
        assert opened.rows(1)[opened.row_of(1, "It rained")].startswith("▌")
        assert await opened.press("j") == ("north", "north:4")
        assert await opened.press("j") == ("north", "north:1")
        assert "from the top" in opened.inspector()
        assert await opened.press("end") == ("north", "north:4")
        assert await opened.press("g") == ("north", "south:2")
        assert await opened.press("n") == ("north", "north:2")
        assert "South" in opened.inspector(), "with its counterparts"


@pytest.mark.parametrize("key", ["tab", "l", "2"])
async def test_another_column_leads_the_storyline(dashboard: Open, key: str) -> None:
    async with dashboard() as opened:
        assert await opened.press("v", "v", "n", "n", key) == ("south", "south:1")
        displayed = [column.display for column in opened.screen.columns.every]
        assert displayed == [False, True, False]
        assert opened.row_of(2, "Two lighthouses") < opened.row_of(2, "The meeting of nine")
        assert any("Nobody mentioned" in line for line in opened.rows(2)), "of North"


async def test_a_click_in_the_storyline_chooses_and_the_leading_report_stays(
    dashboard: Open,
) -> None:
    async with dashboard() as opened:
        await opened.press("v", "v", "home")
        pane = opened.screen.columns.every[0].pane
        await opened.pilot.click(pane, offset=(12, opened.row_of(1, "It rained")))
        await opened.pilot.pause()
        assert opened.at == ("north", "south:2")
        assert opened.row_of(1, "It rained") > opened.row_of(1, "They agreed")


async def test_a_search_marks_passages_of_others_in_the_storyline(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "v", "home", "slash", *"rained")
        pane = opened.screen.columns.every[0].pane
        strip = pane.render_line(opened.row_of(1, "It rained"))
        marked = [segment.text for segment in strip if segment.style and segment.style.underline]
        assert marked == ["rained"]


async def test_hidden_reports_are_left_out_of_the_storyline(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("2", "0", "1", "v", "v", "home")
        assert not any("It rained" in line for line in opened.rows(1))
        assert first_cells(opened, "They agreed") == " 1 3◆ "


async def test_the_layouts_follow_each_other_and_the_place_stays(dashboard: Open) -> None:
    async with dashboard() as opened:
        at = await opened.press("n", "n")
        for layout in ("rows", "storyline", "columns"):
            assert await opened.press("v") == at
            assert f"Layout: {layout}" in opened.inspector()
        assert [column.display for column in opened.screen.columns.every] == [True] * 3


async def test_the_storyline_stays_at_another_size(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("v", "v", "n", "n")
        for size in ((60, 20), (200, 50)):
            await opened.pilot.resize_terminal(*size)
            await opened.pilot.pause()
            await opened.pilot.pause()
            assert opened.rows(1)[opened.row_of(1, "They agreed")].startswith("▌1 2 3◆")


@pytest.mark.parametrize(
    ("name", "keys"),
    [("rows", ["v", "n", "n", "j"]), ("rows-open", ["v", "g"]), ("storyline", ["v", "v", "g"])],
)
@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids="{0[0]}x{0[1]}".format)
async def test_a_picture(
    dashboard: Open, golden: Golden, name: str, keys: list[str], size: tuple[int, int]
) -> None:
    async with dashboard(size) as opened:
        await opened.press(*keys)
        golden(f"screen-{name}-{size[0]}x{size[1]}.txt", picture(opened))
