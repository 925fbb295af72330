"""What the reader adds, by key: in the file at once, and in what is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
import tomli
from textual import events

from corpus.comparison import Comparison
from corpus.stories.story import gather
from tests.screens.conftest import Dashboard, running
from tui.app import Srcdiff
from tui.preferences import Preferences
from tui.widgets.inputs import Field

NORTH = """The ministers met by the harbour on Monday.

They agreed to build two lighthouses on the northern shore.

Nobody mentioned the price of herring.
"""
SOUTH = """Two lighthouses will be built on the northern shore, ministers agreed.

It rained all day long.

On Monday the ministers met by the harbour.
"""

Opened = Callable[[], AbstractAsyncContextManager[Dashboard]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the review is kept."""
    return tmp_path / "harbour.review.toml"


@pytest.fixture
def opened(tmp_path: Path, file: Path) -> Opened:
    """Opens the dashboard on two files, with a review, as often as a test likes."""
    paths = [tmp_path / "north.txt", tmp_path / "south.txt"]
    for path, text in zip(paths, (NORTH, SOUTH), strict=True):
        path.write_text(text, "utf-8")

    def run() -> AbstractAsyncContextManager[Dashboard]:
        app = Srcdiff(gather([str(path) for path in paths]), Preferences(), review=lambda _: file)
        return running(app, (120, 40))

    return run


async def act(dashboard: Dashboard, *keys: str) -> Comparison:
    """Press keys, wait, and give what is compared now."""
    await dashboard.press(*keys)
    await dashboard.settle()
    assert dashboard.screen.comparison is not None
    return dashboard.screen.comparison


def ends(comparison: Comparison) -> set[tuple[int, int]]:
    """The numbers of the passages that are linked."""
    number = {passage.id: passage.number for passage in comparison.passage.values()}
    return {(number[link.a], number[link.b]) for link in comparison.links}


async def test_a_rejected_link_stands_nowhere_and_u_brings_it_back(
    opened: Opened, file: Path
) -> None:
    async with opened() as dashboard:
        before = await act(dashboard, "2", "1", "n")
        assert (1, 3) in ends(before)
        after = await act(dashboard, "x")
        assert (1, 3) not in ends(after)
        assert tomli.loads(file.read_text("utf-8"))
        assert (1, 3) in ends(await act(dashboard, "u"))
        assert (1, 3) not in ends(await act(dashboard, "U"))


async def test_decisions_are_kept_for_the_next_start(opened: Opened) -> None:
    async with opened() as dashboard:
        await act(dashboard, "n", "x")
    async with opened() as dashboard:
        assert (1, 3) not in ends(await act(dashboard, "n"))


async def test_a_confirmed_link_says_so(opened: Opened) -> None:
    async with opened() as dashboard:
        comparison = await act(dashboard, "n", "c")
        assert [link.origin for link in comparison.links].count("confirmed") == 1
        assert "confirmed" in dashboard.inspector()


async def test_equals_here_and_there_links_two_passages(opened: Opened) -> None:
    async with opened() as dashboard:
        await dashboard.press("end", "equals_sign")
        assert "press = again" in dashboard.inspector()
        comparison = await act(dashboard, "2", "home", "j", "equals_sign")
        assert (3, 2) in ends(comparison)
        assert [link.origin for link in comparison.links].count("added") == 1


async def test_two_passages_of_one_article_are_not_linked(opened: Opened) -> None:
    async with opened() as dashboard:
        before = await act(dashboard, "home", "equals_sign", "j", "equals_sign")
        assert len(dashboard.app._notifications) == 1
        assert all(link.origin == "computed" for link in before.links)


async def test_c_at_a_gap_confirms_that_it_is_left_out(opened: Opened) -> None:
    async with opened() as dashboard:
        comparison = await act(dashboard, "g", "c")
        left_out = [f for f in comparison.findings if f.verdict == "left out"]
        assert len(left_out) == 1
        assert comparison.passage[left_out[0].passages[0]].text == "It rained all day long."


async def test_notes_and_bookmarks_are_shown_where_they_were_made(opened: Opened) -> None:
    async with opened() as dashboard:
        await act(dashboard, "n", "a", *"ask", "space", *"why", "enter")
        assert "Your note" in dashboard.inspector()
        assert "ask why" in dashboard.inspector()
        await act(dashboard, "b")
        assert "Bookmarked" in dashboard.inspector()
        await act(dashboard, "b")
        assert "Bookmarked" not in dashboard.inspector()


async def test_a_review_that_is_broken_is_said_and_left_alone(opened: Opened, file: Path) -> None:
    file.write_text("this is no review [", "utf-8")
    async with opened() as dashboard:
        await act(dashboard, "n", "x")
        assert str(file) in str(next(iter(dashboard.app._notifications)).message)
        assert file.read_text("utf-8") == "this is no review ["


async def test_there_is_nothing_to_undo_at_first(opened: Opened, file: Path) -> None:
    async with opened() as dashboard:
        for key, said in (("u", "Nothing to undo"), ("U", "Nothing to redo")):
            await act(dashboard, key)
            assert [str(note.message) for note in dashboard.app._notifications] == [said]
        assert not file.exists()


async def test_keys_typed_ahead_of_the_prompt_keep_their_order(opened: Opened) -> None:
    async with opened() as dashboard:
        await dashboard.press("n")
        app, screen = dashboard.app, dashboard.screen
        free = asyncio.Event()
        app.post_message(events.Key("a", "a"))
        app.call_later(screen.call_later, free.wait)  # the screen is busy after the first key
        app.post_message(events.Key("h", "h"))
        while not isinstance(app.focused, Field):
            await asyncio.sleep(0)
        for key in "erring":
            app.post_message(events.Key(key, key))
        for _ in range(100):
            await asyncio.sleep(0)
        free.set()
        await dashboard.settle()
        assert screen.query_one(Field).value == "herring"
