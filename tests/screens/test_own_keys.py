"""The user's own keys work, and every hint on every screen shows them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.lists.brief_screen import BriefScreen
from tui.lists.screen import TableScreen
from tui.preferences import Preferences, Rebinding, SettingsError
from tui.screens.command_lists import HelpScreen
from tui.screens.export import ExportScreen
from tui.screens.files import FilesScreen
from tui.screens.start import StartScreen

Rebound = Callable[..., AbstractAsyncContextManager[Dashboard]]


@pytest.fixture
def rebound(monkeypatch: pytest.MonkeyPatch) -> Rebound:
    """Opens the dashboard with other keys, by command."""
    made = comparison()
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: made)

    @asynccontextmanager
    async def opened(keys: Mapping[str, str]) -> AsyncIterator[Dashboard]:
        own = tuple(Rebinding(name, tuple(key.split()), "mine:1") for name, key in keys.items())
        app = Srcdiff(Story("Harbour", made.articles), Preferences(keys=own))
        async with app.run_test(size=(120, 60)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield Dashboard(app, pilot)

    return opened


async def test_new_key_works_and_the_old_one_does_not(rebound: Rebound) -> None:
    async with rebound({"next-shared": "ctrl+n !"}) as opened:
        assert await opened.press("n") == ("north", None)
        assert await opened.press("ctrl+n") == ("north", "north:2")
        assert await opened.press("exclamation_mark") == ("north", "north:3")


async def test_swapped_keys_run_each_others_command(rebound: Rebound) -> None:
    async with rebound({"next-shared": "p", "previous-shared": "n"}) as opened:
        assert await opened.press("p", "p") == ("north", "north:3")
        assert await opened.press("n") == ("north", "north:2")


async def test_taken_key_gives_a_warning_and_runs_only_the_new_command(rebound: Rebound) -> None:
    async with rebound({"pin": "j"}) as opened:
        said = [str(message.message) for message in opened.app._notifications]
        assert said == ["mine:1: j is now pin, no longer next-passage"]
        assert await opened.press("j") == ("north", None)
        assert opened.screen.view.reference == "north"
        assert await opened.press("down") == ("north", "north:1")


async def test_columns_and_palette_can_be_rebound(rebound: Rebound) -> None:
    async with rebound({"column": "f2 f3", "palette": "f5"}) as opened:
        assert (await opened.press("2"))[0] == "north"
        assert (await opened.press("f3"))[0] == "south"
        await opened.press("ctrl+p")
        assert isinstance(opened.app.screen, CompareScreen)
        await opened.press("f5")
        await opened.pilot.pause()
        options = opened.app.screen.query_one(OptionList).options
        shown = [str(option.prompt) for option in options]
        assert any("Column 1: North" in row and "f2" in row for row in shown)


async def test_key_bar_tip_and_help_show_the_users_keys(rebound: Rebound) -> None:
    keys = {"next-shared": "N", "help": "h", "hide-column": "", "next-missing": ""}
    async with rebound(keys) as opened:
        bar = opened.app.screen._compositor.render_strips()[-1].text
        assert bar.startswith(" N shared")
        assert "missing" not in bar
        assert "N shared · d differences · o only here · h all keys" in opened.inspector()
        await opened.press("h")
        assert isinstance(opened.app.screen, HelpScreen)
        shown = [str(static.render()) for static in opened.app.screen.query(Static)]
        assert any(row.split() == ["N", "Next", "shared", "passage"] for row in shown)
        await opened.press("h")
        assert isinstance(opened.app.screen, CompareScreen)


async def test_lists_and_summary_can_be_rebound(rebound: Rebound) -> None:
    keys = {"leave": "backspace", "next-filter": "ctrl+f", "search": "ctrl+s", "brief": "S"}
    async with rebound(keys) as opened:
        await opened.press("i")
        screen = opened.app.screen
        assert isinstance(screen, TableScreen)
        shown = str(screen.query_one("#keys", Static).render())
        assert shown == (
            "Enter open  Ctrl+F filter  o outlet  Ctrl+S search  s sort  y copy  Backspace back"
        )
        await opened.press("f", "slash", "escape")
        assert (opened.app.screen, screen.active_filter) == (screen, "")
        await opened.press("ctrl+f")
        assert screen.active_filter
        await opened.press("ctrl+s")
        assert screen.search.has_focus
        await opened.press("tab", "backspace", "backspace")
        assert isinstance(opened.app.screen, CompareScreen)
        await opened.press("S")
        assert isinstance(opened.app.screen, BriefScreen)
        await opened.press("S")
        assert isinstance(opened.app.screen, CompareScreen)


async def test_start_screen_and_files_can_be_rebound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("It rained.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    keys = {"open-reports": "f2", "open-demo": "", "choose": "c", "next-passage": "J", "type": "#"}
    own = tuple(Rebinding(name, tuple(key.split()), "mine:1") for name, key in keys.items())
    app = Srcdiff(None, Preferences(keys=own))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("o", "d")
        assert isinstance(app.screen, StartScreen)
        shown = str(app.screen.query_one("#keys", Static).render())
        assert shown == "Enter open  F2 open reports  q quit"
        await pilot.press("f2")
        screen = app.screen
        assert isinstance(screen, FilesScreen)
        while not screen.files.root.children:
            await pilot.pause(0.02)
        await pilot.press("J", "space")
        assert screen.files.chosen == frozenset()
        await pilot.press("c")
        assert {path.name for path in screen.files.chosen} == {"one.txt"}
        shown = str(screen.query_one("#keys", Static).render())
        assert "c select  # type a path" in shown
        await pilot.press("slash")
        assert not screen.path.has_focus
        await pilot.press("number_sign")
        assert screen.path.has_focus


async def test_sources_and_export_show_the_users_keys(rebound: Rebound) -> None:
    keys = {"remove": "f8", "leave": "f10", "page-down": "f9"}
    async with rebound(keys) as opened:
        await opened.press("S")
        shown = str(opened.app.screen.query_one("#message", Static).render())
        assert shown == "a add · F8 remove · o open page · F10 close"
        await opened.press("x", "f10")
        assert isinstance(opened.app.screen, CompareScreen)
        assert len(opened.screen.story.articles) == 3
        await opened.press("e")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        assert "F9 page down" in str(screen.message.render())
        await opened.pilot.pause()
        await opened.press("f9")
        assert screen.preview.scroll_offset.y > 0 or not screen.preview.max_scroll_y


def test_unknown_keys_stop_the_program() -> None:
    wrong = (Rebinding("nope-nope", ("n",), "mine:1"),)
    with pytest.raises(SettingsError, match=r"^mine:1: unknown command 'nope-nope'"):
        Srcdiff(Story("Harbour", comparison().articles), Preferences(keys=wrong))


async def test_layout_in_the_settings_is_used_from_the_start() -> None:
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences(layout="rows"))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        opened = Dashboard(app, pilot)
        assert opened.screen.columns.arrangement == "rows"
        assert opened.at == ("north", None)
        assert opened.row_of(1, "They agreed to build") == opened.row_of(2, "Two lighthouses")
