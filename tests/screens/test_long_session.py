"""What a long session leaves behind: nothing that is no longer shown."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from tests.screens.conftest import Open
from tui.gc_control import Frozen
from tui.lists.screen import TableScreen


async def test_a_list_that_was_closed_is_let_go_when_the_articles_are_aligned_anew(
    dashboard: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard() as opened:
        await opened.press("m")
        closed = ref(opened.app.screen)
        assert isinstance(closed(), TableScreen)
        gc.freeze()
        await opened.press("escape")
        gc.collect()
        assert closed() is not None, "looking through what is not frozen does not find it"
        monkeypatch.setattr(Frozen, "GROWTH", 0)
        await opened.press("plus", "plus")
        assert closed() is None
