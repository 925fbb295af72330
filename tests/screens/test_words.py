"""Differing words are marked in the columns."""

from __future__ import annotations

import pytest

from tests.screens.conftest import Dashboard, Open


def marked(opened: Dashboard, number: int) -> list[str]:
    """What stands in italics in the column with this number (counted from 1)."""
    pane = opened.screen.columns.every[number - 1].pane
    return [
        segment.text
        for y in range(pane.size.height)
        for segment in pane.render_line(y)
        if segment.style and segment.style.italic and segment.text.strip(" ⌀╌").isalpha()
    ]


async def test_differing_words_are_not_marked_at_first(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("n")
        assert marked(opened, 1) == []
        assert opened.screen.bar.state == ""


@pytest.mark.parametrize("layout", [[], ["v"]], ids=["columns", "rows"])
async def test_w_marks_words_that_no_counterpart_has(dashboard: Open, layout: list[str]) -> None:
    async with dashboard((200, 50)) as opened:
        await opened.press(*layout, "n", "n", "w")
        assert {"agreed", "build"} & {*marked(opened, 1)} == {"build"}, "South says built"
        assert "third" not in marked(opened, 3), "only a part of East's passage is shared"
        assert "held" in marked(opened, 2), "a passage that is not chosen is compared too"
        assert "lighthouses" not in marked(opened, 2)
        assert "w differing words" in opened.app.screen._compositor.render_strips()[0].text
        await opened.press("w")
        assert marked(opened, 2) == []
        assert opened.screen.bar.state == ""


async def test_only_the_shared_part_of_a_partial_passage_is_compared(dashboard: Open) -> None:
    async with dashboard((200, 50)) as opened:
        await opened.press("n", "w")
        assert marked(opened, 3) == [], "its link names no words in common"


async def test_passages_only_here_have_no_marked_words(dashboard: Open) -> None:
    async with dashboard((200, 50)) as opened:
        await opened.press("w")
        assert not {"herring", "rained"} & {*marked(opened, 1), *marked(opened, 2)}
