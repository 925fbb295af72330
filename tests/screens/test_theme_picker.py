"""The theme picker: each theme is shown as it is reached, and Escape restores the first."""

from __future__ import annotations

from styles.themes import THEMES
from tests.screens.conftest import Dashboard, Open
from tests.screens.test_pictures import picture
from tui.compare.screen import CompareScreen
from tui.screens.pickers import ThemeScreen


async def opened_picker(opened: Dashboard) -> ThemeScreen:
    await opened.press("t")
    screen = opened.app.screen
    assert isinstance(screen, ThemeScreen)
    return screen


async def test_the_current_theme_is_marked_and_selected(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened_picker(opened)
        assert "✓ srcdiff-dark  current" in picture(opened)
        assert screen.choices.highlighted_option is not None
        assert screen.choices.highlighted_option.id == opened.app.theme
        names = [option.id for option in screen.choices.options]
        assert names[: len(THEMES)] == [theme.name for theme in THEMES], "ours come first"
        assert names[len(THEMES) :] == sorted(set(opened.app.available_themes) - set(names[:4]))


async def test_moving_shows_a_theme_and_escape_restores_the_first(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened_picker(opened)
        await opened.press("down")
        assert opened.app.theme == "srcdiff-light"
        await opened.press("pagedown")
        assert opened.app.theme not in ("srcdiff-light", "srcdiff-dark")
        await opened.press("escape")
        assert opened.app.theme == "srcdiff-dark"
        assert isinstance(opened.app.screen, CompareScreen)
        assert len(opened.app._notifications) == 0


async def test_enter_keeps_the_theme_and_says_how_to_keep_it_for_good(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened_picker(opened)
        await opened.press("down", "down", "up", "enter")
        assert opened.app.theme == "srcdiff-light"
        assert isinstance(opened.app.screen, CompareScreen)
        [note] = opened.app._notifications
        assert 'put theme = "light" into srcdiff.toml' in note.message


async def test_typing_filters_by_name_and_no_hits_are_said(dashboard: Open) -> None:
    async with dashboard((60, 20)) as opened:
        screen = await opened_picker(opened)
        await opened.press(*"Light")
        assert "srcdiff-light" in [option.id for option in screen.choices.options]
        assert all("light" in str(option.id) for option in screen.choices.options)
        assert opened.app.theme == "srcdiff-light"
        await opened.press(*"zz")
        assert str(screen.message.render()) == "✗ No theme has “Lightzz” in its name"
        await opened.press("enter")
        assert opened.app.screen is screen, "there is nothing to keep"
        await opened.press("escape")
        assert opened.app.theme == "srcdiff-dark"


async def test_a_click_keeps_a_theme(dashboard: Open) -> None:
    async with dashboard() as opened:
        screen = await opened_picker(opened)
        await opened.pilot.click(screen.choices, offset=(5, 2))
        await opened.pilot.pause()
        assert opened.app.theme == "srcdiff-contrast"
        assert isinstance(opened.app.screen, CompareScreen)
