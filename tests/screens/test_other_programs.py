"""The editor and the browser by keys: what they are given, and what is said if they fail."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from corpus.reading.source import PastedText
from corpus.settings import Settings
from corpus.stories.story import Sources
from tests.screens.conftest import Dashboard, running
from tui.app import Srcdiff
from tui.other_programs import BrowserError, EditorError
from tui.preferences import Preferences

NORTH = "---\nurl: https://a.example/north\n---\nIt rained.\n\nTwo lighthouses will be built.\n"
SOUTH = "Ministers agreed to build two lighthouses.\n\nIt was dry.\n"
PASTED = PastedText("pasted text", "Two lighthouses were agreed.\n\nNobody came.\n", "West")

Opened = Callable[[], AbstractAsyncContextManager[Dashboard]]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens the dashboard on two files and a pasted text."""
    (tmp_path / "north.md").write_text(NORTH, "utf-8")
    (tmp_path / "south.txt").write_text(SOUTH, "utf-8")
    monkeypatch.chdir(tmp_path)

    def run() -> AbstractAsyncContextManager[Dashboard]:
        sources = Sources(("north.md", "south.txt", PASTED))
        return running(Srcdiff(sources.read(), Preferences(Settings(0.1)), sources), (120, 40))

    return run


def notes(dashboard: Dashboard) -> list[str]:
    return [str(note.message) for note in dashboard.app._notifications]


async def test_editor_gets_the_file_at_the_passage_and_it_is_read_again(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[Path, int]] = []

    def edit(_: object, path: Path, line: int) -> None:
        calls.append((path, line))
        path.write_text(NORTH.replace("will be built", "will be raised"), "utf-8")

    monkeypatch.setattr("tui.other_programs.edit", edit)
    async with opened() as dashboard:
        await dashboard.press("E")
        await dashboard.settle()
        assert calls == [(tmp_path / "north.md", 1)], "no passage is chosen yet"
        await dashboard.press("end", "E")
        await dashboard.settle()
        assert calls[1:] == [(tmp_path / "north.md", 6)]
        assert "raised" in dashboard.screen.story.articles[0].text
        assert notes(dashboard) == ["Nothing has changed"], "the second time"


async def test_sources_that_cannot_be_edited_are_named(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with opened() as dashboard:
        await dashboard.press("3", "E")
        assert notes(dashboard) == ["West was pasted; only files can be edited"]
        await dashboard.press("2", "E")
        assert notes(dashboard) == [
            "No editor is set: put its name into the environment variable EDITOR"
        ]

        def fail(*_: object) -> None:
            raise EditorError("vi: ended with exit code 1")

        monkeypatch.setattr("tui.other_programs.edit", fail)
        await dashboard.press("E")
        assert notes(dashboard) == ["vi: ended with exit code 1"]


async def test_page_of_the_focused_report_is_opened(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[str] = []
    monkeypatch.setattr("tui.other_programs.open_page", lambda _, page: pages.append(page))
    async with opened() as dashboard:
        await dashboard.press("W")
        assert pages == ["https://a.example/north"]
        assert notes(dashboard) == ["Opened https://a.example/north"]
        await dashboard.press("2", "W")
        assert notes(dashboard) == ["South: no web address is known"]

        def fail(*_: object) -> None:
            raise BrowserError("No browser was found")

        monkeypatch.setattr("tui.other_programs.open_page", fail)
        await dashboard.press("1", "W")
        assert notes(dashboard) == ["No browser was found"]
