"""With few colours or none, lines and weights replace tints."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from rich.segment import Segment
from textual import constants

from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard
from tui.app import Srcdiff
from tui.preferences import Preferences

Coloured = Callable[..., AbstractAsyncContextManager[Dashboard]]


@pytest.fixture
def coloured(monkeypatch: pytest.MonkeyPatch) -> Coloured:
    """Opens the dashboard on a terminal with some colours, in a theme that was asked for or not."""
    made = comparison()
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: made)
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def opened(
        colours: str = "truecolor", theme: str = "", *, no_color: bool = False
    ) -> AsyncIterator[Dashboard]:
        monkeypatch.setattr(constants, "COLOR_SYSTEM", colours)
        if no_color:
            monkeypatch.setenv("NO_COLOR", "1")
        own = Preferences(theme=theme, origins={"theme": "--theme"}) if theme else Preferences()
        app = Srcdiff(Story("Harbour", made.articles), own)
        async with app.run_test(size=(120, 40)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield Dashboard(app, pilot)

    return opened


def segments(opened: Dashboard) -> list[Segment]:
    """Everything on the screen."""
    strips = opened.app.screen._compositor.render_strips()
    return [segment for strip in strips for segment in strip]


def drawn(opened: Dashboard, words: str) -> Segment:
    """The first piece of text on the screen that has these words."""
    return next(segment for segment in segments(opened) if words in segment.text)


@pytest.mark.parametrize(
    ("colours", "theme", "used"),
    [
        ("truecolor", "", "srcdiff-dark"),
        ("256", "", "srcdiff-dark"),
        ("standard", "", "srcdiff-terminal"),
        ("standard", "light", "srcdiff-light"),
        ("truecolor", "terminal", "srcdiff-terminal"),
    ],
)
async def test_sixteen_colour_terminals_keep_their_own_colours(
    coloured: Coloured, colours: str, theme: str, used: str
) -> None:
    async with coloured(colours, theme) as opened:
        assert opened.app.theme == used
        assert opened.app.has_class("-few-colors") is (colours != "truecolor")


async def test_no_color_removes_all_colours(coloured: Coloured) -> None:
    async with coloured(no_color=True) as opened:
        await opened.press("n", "n")
        for _, style, _ in segments(opened):
            for colour in (style.color, style.bgcolor) if style else ():
                assert colour is None or colour.is_default


@pytest.mark.parametrize("how", [{"no_color": True}, {"theme": "terminal"}])
async def test_without_tints_shared_words_are_underlined(
    coloured: Coloured, how: dict[str, bool]
) -> None:
    async with coloured(**how) as opened:
        await opened.press("n", "n")
        common = drawn(opened, "lighthouses")
        chosen = drawn(opened, "They ")
        other = drawn(opened, "Nobody mentioned")
        assert common.style
        assert chosen.style
        assert other.style
        assert (common.style.underline, common.style.bold) == (True, True)
        assert (bool(chosen.style.underline), chosen.style.bold) == (False, True)
        assert not other.style.bold
        pane = opened.screen.columns.every[0].pane
        assert pane.screen.get_visual_style("pane--shared-part").underline
        assert not pane.screen.get_visual_style("pane--shared").underline


async def test_without_colours_the_selected_row_is_underlined(
    coloured: Coloured,
) -> None:
    async with coloured(no_color=True) as opened:
        await opened.press("i")
        await opened.pilot.pause()
        rows = opened.app.screen._compositor.render_strips()
        lined = [
            any(one.style and one.style.underline for one in row)
            for row in rows
            if "omission" in row.text
        ]
        assert lined.count(True) == 1
        assert lined.count(False) >= 1


async def test_no_color_shows_a_chosen_theme_in_greys(coloured: Coloured) -> None:
    async with coloured(theme="light", no_color=True) as opened:
        assert opened.app.theme == "srcdiff-light"
        for _, style, _ in segments(opened):
            triplet = style.color.triplet if style and style.color else None
            assert triplet is None or len(set(triplet)) == 1


async def test_changing_the_theme_recolours_the_screen(coloured: Coloured) -> None:
    async with coloured() as opened:
        await opened.press("n", "n")
        for theme, bright, lined in (
            ("srcdiff-terminal", None, True),
            ("srcdiff-light", True, False),
            ("srcdiff-dark", False, False),
        ):
            opened.app.theme = theme
            await opened.pilot.pause()
            await opened.pilot.pause()
            style = drawn(opened, "They ").style
            assert style
            ground = style.bgcolor.triplet if style.bgcolor else None
            assert (None if ground is None else sum(ground) > 3 * 128) is bright
            assert bool(opened.screen.get_visual_style("pane--shared-part").underline) is lined


async def test_dark_theme_without_colours_has_lines_too(coloured: Coloured) -> None:
    async with coloured(theme="dark", no_color=True) as opened:
        assert opened.screen.get_visual_style("pane--shared-part").underline


@pytest.mark.parametrize("how", [{"no_color": True}, {"theme": "terminal"}])
@pytest.mark.parametrize("key", ["S", "ctrl+p"])
async def test_without_tints_the_selected_line_of_a_dialog_is_underlined(
    coloured: Coloured, how: dict[str, bool], key: str
) -> None:
    async with coloured(**how) as opened:
        await opened.press(key)
        await opened.pilot.pause()
        lined = [one for one in segments(opened) if one.style and one.style.underline]
        words = "".join(segment.text for segment in lined)
        assert ("North" if key == "S" else "Next shared passage") in words
        assert "South" not in words
        assert "Previous" not in words
        for segment in lined:
            ground = segment.style.bgcolor if segment.style else None
            assert ground is None or ground.is_default
