"""With ASCII glyphs every screen is ASCII only, and every row keeps its width."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest

from corpus.article import Article
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard
from tests.screens.test_pictures import picture
from tui.app import Srcdiff
from tui.compare.screen import CompareScreen
from tui.preferences import Preferences

Drawn = Callable[..., AbstractAsyncContextManager[Dashboard]]
FOREIGN = ("部长们在港口会面。", "اجتمع الوزراء في الميناء.", "Ministři se sešli – “v přístavu” …")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Opens the dashboard in ASCII, on the harbour meeting or on other articles."""
    made = comparison()

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), articles: tuple[Article, ...] = ()
    ) -> AsyncIterator[Dashboard]:
        if not articles:
            monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: made)
        app = Srcdiff(Story("Harbour", articles or made.articles), Preferences(glyphs="ascii"))
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield Dashboard(app, pilot)

    return opened


VIEWS = (
    ("", ""),
    ("n n", ""),
    ("g", ""),
    ("v n", "v"),
    ("*", "*"),
    *((key, "escape") for key in ("question_mark", "i", "m", "s", "e", "ctrl+p")),
    ("slash l", "escape escape"),
)
"""Keys that lead to something else to see, and those that lead back."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
async def test_every_screen_is_ascii(drawn: Drawn, size: tuple[int, int]) -> None:
    seen = set()
    async with drawn(size) as opened:
        for keys, back in VIEWS:
            await opened.pilot.press(*keys.split())
            strips = opened.app.screen._compositor.render_strips()
            text = "".join(strip.text for strip in strips)
            assert text.isascii(), keys
            assert {len(strip.text) for strip in strips} == {size[0]}, keys
            seen.add(text)
            await opened.pilot.press(*back.split())
            assert isinstance(opened.app.screen, CompareScreen)
    assert len(seen) == len(VIEWS)


async def test_text_beyond_ascii_is_still_shown(drawn: Drawn) -> None:
    made = comparison().articles[:2]
    texts = ("\n\n".join(FOREIGN), FOREIGN[2])
    articles = tuple(
        replace(article, text=text, passages=()) for article, text in zip(made, texts, strict=True)
    )
    async with drawn((80, 24), articles) as opened:
        await opened.press("n", "j")
        shown = picture(opened)
        assert shown.isascii()
        assert "???" in shown
        assert 'Ministri se sesli - "v' in shown


async def test_an_aligned_passage_in_ascii(
    drawn: Drawn, golden: Callable[[str, str], None]
) -> None:
    async with drawn() as opened:
        await opened.press("n", "n")
        golden("screen-ascii-80x24.txt", picture(opened))
