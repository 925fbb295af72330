"""Messages: one at a time, beside an error; never over what is said of a passage."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from tests.screens.conftest import Dashboard, Open
from tui.compare.screen import CompareScreen


@pytest.fixture(autouse=True)
def messages_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual draws none in tests, unless it is told to."""
    drawn = property(lambda _: False, lambda _, __: None)
    monkeypatch.setattr("textual.app.App._disable_notifications", drawn, raising=False)


def shown(opened: Dashboard) -> list[str]:
    """The messages that stand on the screen, from the top."""
    toasts = sorted(opened.app.screen.query(Toast), key=lambda toast: toast.region.y)
    return [toast._notification.message for toast in toasts]


async def test_a_message_takes_the_place_of_the_one_before(dashboard: Open) -> None:
    async with dashboard() as opened:
        for key in "ybuUy":
            await opened.press("n", key)
        assert shown(opened) == ["Copied the passage with its source"]
        assert len(opened.app._notifications) == 1
        [toast] = opened.app.screen.query(Toast)
        assert toast.region.y == 1, "it does not move down with each"


async def test_an_error_stays_beside_one_message_and_gives_way_to_an_error(dashboard: Open) -> None:
    async with dashboard() as opened:
        for said in ("Not read: a.txt: empty", "Not read: b.txt: empty"):
            opened.screen.host.say(said, severity="error")
            await opened.press("n", "y", "y")
            assert shown(opened) == [said, "Copied the passage with its source"]


async def test_an_error_can_be_read_for_ten_seconds(dashboard: Open) -> None:
    async with dashboard() as opened:
        host = opened.screen.host
        host.say("Stopped")
        await opened.pilot.pause()
        (note,) = opened.app._notifications
        assert note.timeout == opened.app.NOTIFICATION_TIMEOUT
        host.say("Not read: a.txt: empty", severity="error")
        await opened.pilot.pause()
        (note,) = (one for one in opened.app._notifications if one.severity == "error")
        assert note.timeout == 10


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_messages_never_cover_the_inspector_nor_leave_the_screen(
    dashboard: Open, size: tuple[int, int]
) -> None:
    async with dashboard(size) as opened:
        await opened.press("n", "y")
        opened.screen.host.say(f"Not read: {'a-long-name-' * 8}: no such file", severity="error")
        await opened.press("y")
        for toast in opened.app.screen.query(Toast):
            assert not toast.region.overlaps(opened.screen.inspector.region)
            assert opened.app.screen.region.contains_region(toast.region)


async def test_keys_do_the_same_whether_a_message_stands_or_not(dashboard: Open) -> None:
    async with dashboard() as opened:
        keys = ["n", "d", "g", "tab", "o", "enter", "escape", "left_square_bracket", "j", "end"]
        without = [await opened.press(key) for key in keys]
        await opened.press("home", "1", "home")
    async with dashboard() as opened:
        for key, place in zip(keys, without, strict=True):
            opened.screen.host.say("Something happened", can_undo=True)
            await opened.pilot.pause()
            assert shown(opened)
            assert await opened.press(key) == place
            assert isinstance(opened.app.screen, CompareScreen)
