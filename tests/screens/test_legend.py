"""The legend: what the signs in view mean, on the first page of the help and below the text."""

from __future__ import annotations

import re

import pytest

from corpus.passage_status import GLYPHS, REVIEW_GLYPHS
from tests.screens.conftest import Dashboard, Open
from tui.screens.command_lists import HelpScreen
from tui.view_model.point_numbers import BOTH, DOWN, LEFT, RIGHT, UP
from tui.widgets.bars import Legend
from tui.widgets.gutter import COLUMNS, LEGEND, NUMBERS, explained

SIZES = [(60, 20), (80, 24), (100, 40), (200, 50)]


def legend(opened: Dashboard) -> str:
    """What the legend says; empty while it is hidden."""
    drawn = opened.screen.query_one(Legend)
    rows = [drawn.render_line(y).text for y in range(drawn.size.height)] if drawn.display else []
    return " ".join(" ".join(rows).split())


def test_every_sign_has_a_meaning() -> None:
    explained = {sign for meaning in LEGEND for sign in meaning.signs}
    drawn = {*GLYPHS.values(), *REVIEW_GLYPHS.values(), UP, DOWN, BOTH, LEFT, RIGHT} - {" "}
    assert drawn <= explained
    assert {NUMBERS, COLUMNS, "⌀", "⋯"} <= explained


def test_a_diamond_is_explained_with_its_round_sister() -> None:
    assert [(signs, words) for signs, words, _ in explained({"◇", "◆"})] == [
        ("●", "shared"),
        ("○", "only here"),
        ("◆ ◇", "only likely"),
    ]
    assert list(explained(())) == []


async def test_m_shows_the_signs_in_view_and_hides_them_again(dashboard: Open) -> None:
    async with dashboard() as opened:
        assert legend(opened) == ""
        await opened.press("M")
        for words in ("● shared", "○ only here", f"{NUMBERS} shared points"):
            assert words in legend(opened)
        assert "rejected" not in legend(opened), "nothing is rejected"
        assert "columns that have it" not in legend(opened)
        await opened.press("M")
        assert legend(opened) == ""


async def test_the_legend_follows_the_signs_in_view(dashboard: Open) -> None:
    async with dashboard((200, 50)) as opened:
        await opened.press("M", "n")
        assert "⚑ bookmark" not in legend(opened)
        await opened.press("g")
        assert "⌀ missing here" in legend(opened), "a gap is open"
        await opened.press("f")
        assert "⋯ folded" in legend(opened)
        await opened.press("escape", "v", "v")
        assert f"{COLUMNS} columns that have it" in legend(opened)
        assert NUMBERS not in legend(opened)


@pytest.mark.parametrize("size", SIZES)
async def test_the_legend_keeps_its_height_and_leaves_the_text_its_rows(
    dashboard: Open, size: tuple[int, int]
) -> None:
    async with dashboard(size) as opened:
        await opened.press("M", "n")
        drawn = opened.screen.query_one(Legend)
        heights = set()
        for key in ("g", "n", "o", "v", "f"):
            await opened.press(key)
            heights.add(drawn.size.height)
        assert len(heights) == 1
        least = 12 if size[1] >= 24 else 10
        assert opened.screen.columns.every[0].pane.size.height >= least


async def test_where_the_row_is_too_short_it_names_the_key_for_all(dashboard: Open) -> None:
    async with dashboard((40, 12)) as opened:
        await opened.press("M", "n")
        assert legend(opened).endswith("? more")


async def test_a_meaning_that_does_not_fit_leaves_its_place_to_a_later_one(
    dashboard: Open,
) -> None:
    async with dashboard((40, 12)) as opened:
        await opened.press("M")
        drawn = opened.screen.query_one(Legend)
        drawn.signs = frozenset(sign for meaning in LEGEND for sign in meaning.signs)
        said = legend(opened)
        named = [f"{signs} {words}" in said for signs, words, _ in explained(drawn.signs)]
        assert True in named[named.index(False) :]
        assert said.endswith("? more")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_first_page_of_the_help_holds_the_whole_legend(
    dashboard: Open, size: tuple[int, int]
) -> None:
    async with dashboard(size) as opened:
        await opened.pilot.press("question_mark")
        assert isinstance(opened.app.screen, HelpScreen)
        strips = opened.app.screen._compositor.render_strips()
        shown = re.sub(r"[\s│]+", " ", " ".join(strip.text for strip in strips))
        for meaning in LEGEND:
            assert meaning.long in shown
        assert "the map at the edge" in shown


@pytest.mark.parametrize(
    ("size", "rows"),
    [
        (
            (50, 40),
            [" ● shared  ○ only here  ◆ only likely", " 1 2 … shared points  ▸ to the right"],
        ),
        (
            (60, 40),
            [" ● shared  ○ only here  ◆ only likely  1 2 … shared points", " ▸ to the right"],
        ),
        ((60, 20), [" ● shared  ○ only here  ◆ only likely  ? more"]),
    ],
)
async def test_a_long_legend_has_a_second_row_or_names_the_help_key(
    dashboard: Open, size: tuple[int, int], rows: list[str]
) -> None:
    async with dashboard(size) as opened:
        await opened.press("M", "n")
        drawn = opened.screen.query_one(Legend)
        found = [drawn.render_line(y).text.rstrip() for y in range(drawn.size.height)]
        assert found == rows
