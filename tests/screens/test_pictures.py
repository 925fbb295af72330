"""Whole screens, character by character, at common sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.screens.conftest import Dashboard, Open

Golden = Callable[[str, str], None]


def picture(opened: Dashboard) -> str:
    """Every row of the screen, as text."""
    strips = opened.app.screen._compositor.render_strips()
    return "".join(strip.text.rstrip() + "\n" for strip in strips)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids="{0[0]}x{0[1]}".format)
async def test_an_aligned_passage(dashboard: Open, golden: Golden, size: tuple[int, int]) -> None:
    async with dashboard(size) as opened:
        await opened.press("n", "n")
        golden(f"screen-aligned-{size[0]}x{size[1]}.txt", picture(opened))


async def test_opening(dashboard: Open, golden: Golden) -> None:
    async with dashboard((80, 24)) as opened:
        golden("screen-opening-80x24.txt", picture(opened))


async def test_a_missing_point(dashboard: Open, golden: Golden) -> None:
    async with dashboard((80, 24)) as opened:
        await opened.press("g")
        golden("screen-missing-80x24.txt", picture(opened))


async def test_help(dashboard: Open, golden: Golden) -> None:
    async with dashboard((120, 40)) as opened:
        await opened.press("question_mark")
        golden("screen-help-120x40.txt", picture(opened))


async def test_export(dashboard: Open, golden: Golden) -> None:
    async with dashboard((80, 24)) as opened:
        await opened.press("n", "e")
        golden("screen-export-80x24.txt", picture(opened))
