"""The two rows above a column: its outlet with what is shared, and a bar drawn to scale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.screens.conftest import Open


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (42, " 1 North 1 of 3 passages shared, 1 likely "),
        (41, " 1 North         1 of 3 shared, 1 likely "),
        (33, " 1 North 1 of 3 shared, 1 likely "),
        (32, " 1 North          1/3, 1 likely "),
    ],
)
async def test_a_head_counts_shared_passages_in_words_that_fit(
    dashboard: Open, width: int, words: str
) -> None:
    async with dashboard((width, 24)) as opened:
        head = opened.screen.columns.every[0].head
        assert head.size.width == width
        assert head.render_line(0).text == words


async def test_a_head_shows_the_date_before_there_is_anything_to_count(dashboard: Open) -> None:
    async with dashboard((120, 24)) as opened:
        head = opened.screen.columns.every[0].head
        head.article = replace(head.article, published=date(2024, 5, 1))
        head.comparison = None
        assert head.render_line(0).text.split() == ["1", "North", "1", "May", "2024"]


async def test_the_bar_is_divided_into_shared_likely_and_only_here(
    dashboard: Open,
) -> None:
    async with dashboard((120, 24)) as opened:
        north, south, east = (column.head for column in opened.screen.columns.every)
        assert north.render_line(1).text == "━" * 13 + "╍" * 14 + "─" * 13
        assert south.render_line(1).text == "━" * 13 + "╍" * 13 + "─" * 13
        assert set(east.render_line(1).text) == {"╍"}


@pytest.mark.parametrize(
    ("beyond", "left", "right"),
    [
        (("2 more", ""), "◂ 2 more ", ""),
        (("", "2 more"), "", " 2 more ▸"),
        # two thirds of the width for one name, a third each for two
        (("x" * 70, ""), f"◂ {'x' * 37}… ", ""),
        (("", "x" * 70), "", f" {'x' * 37}… ▸"),
        (("x" * 70, "y" * 70), f"◂ {'x' * 17}… ", f" {'y' * 17}… ▸"),
    ],
)
async def test_columns_out_of_view_are_counted_beside_the_bar(
    dashboard: Open, beyond: tuple[str, str], left: str, right: str
) -> None:
    async with dashboard((60, 24)) as opened:
        head = opened.screen.columns.every[0].head
        head.beyond = beyond
        row = head.render_line(1).text
        assert row.startswith(left)
        assert row.endswith(right)
        bar = row.removeprefix(left).removesuffix(right)
        assert set(bar) == set("━╍─")
        assert len(left + bar + right) == 60


async def test_the_outer_columns_name_columns_out_of_view(dashboard: Open) -> None:
    async with dashboard((80, 24)) as opened:
        first, second, third = (column.head for column in opened.screen.columns.every)
        assert first.beyond == ("", "")
        assert (second.beyond[0], bool(second.beyond[1])) == ("", True)
        await opened.press("3")
        assert (bool(second.beyond[0]), second.beyond[1]) == (True, "")
        assert third.beyond == ("", "")
        assert third.display
        assert not opened.screen.columns.every[0].display
