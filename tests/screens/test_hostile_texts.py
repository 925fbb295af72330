"""Every hostile text in every field, on every screen: shown as text, never interpreted."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment

from corpus.article import Article
from corpus.reading.loader import read_pasted
from corpus.reading.source import PastedText
from tests.articles import FILLER, OTHER_FILLER
from tests.hostile import TOLD, Hostile, file_name, lay, squeezed, storable, story
from tests.screens.conftest import Dashboard
from tests.screens.test_start import Start
from tests.terminal import Terminal
from tests.test_hostile_texts import every_hostile_text, hidden
from tui.app import Srcdiff
from tui.preferences import Preferences
from tui.screens.files import FilesScreen

LISTS = ("i", "m", "s", "S")
"""Keys that open what lists the reports and what they tell."""
ADDRESS = r"https://[a-z]+\.example/[A-Za-z0-9_%!#$&'*+,./:;=?@~-]*"
"""The one link that is drawn: to an article's page, of characters that mean nothing elsewhere."""
_ENOUGH = 120
"""Letters of a text that stand on the screen, however long it is."""
_DRAWN = dict.fromkeys(map(ord, "●◐○≠▌│"))


def drawn(app: Srcdiff) -> Iterator[Segment]:
    """What stands on the screen now."""
    for strip in app.screen._compositor.render_strips():
        yield from strip


def assert_tame(app: Srcdiff) -> str:
    """Assert that nothing on the screen acts or hides; give its text."""
    for text, style, control in drawn(app):
        assert not control
        assert not hidden(text)
        assert style is None or style.link is None or re.fullmatch(ADDRESS, style.link)
        assert style is None or "evil" not in repr(style.meta)
    assert app.return_code is None, "nothing of it was run"
    return "".join(segment.text for segment in drawn(app))


def letters(rows: list[str] | str) -> str:
    """The words of some rows without spaces and without our own signs beside them."""
    return squeezed("".join(rows)).translate(_DRAWN)


@every_hostile_text
async def test_hostile_text_is_harmless_on_the_screen(hostile: Hostile, tmp_path: Path) -> None:
    app = Srcdiff(story(hostile), Preferences(), review=lambda _: tmp_path / "review.toml")
    async with app.run_test(size=(120, 30)) as pilot:
        opened = Dashboard(app, pilot)
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = letters(hostile.shown)[:_ENOUGH]
        passage = letters(TOLD.format(hostile.shown))[:_ENOUGH]
        seen = assert_tame(app)
        assert letters(storable(hostile).shown)[:8] in letters(seen), "in the title"
        for number in (1, 2):
            gutter = opened.screen.columns.every[number - 1].pane.gutter_width
            assert passage in letters([row[gutter:] for row in opened.rows(number)])
        await opened.press("n", "n", "p")
        assert_tame(app)
        assert shown[:40] in letters(opened.inspector())
        for key in LISTS:
            await opened.press(key)
            assert shown[:8] in letters(assert_tame(app)), key
            await opened.press("escape")
        await opened.press("e")
        assert_tame(app)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_no_control_sequence_reaches_the_terminal(tmp_path: Path) -> None:
    hostile = Hostile("\x1b]0;evil\x07\x1b[5mx\x9b2J\x1b]8;;http://evil\x07\u202e\u200by", "")
    lay(hostile, tmp_path)
    home = {"HOME": str(tmp_path), "SRCDIFF_THEME": "dark"}
    command = [sys.executable, "-m", "tui", "story.toml", "--no-review"]
    terminal = Terminal(command, environment=home, folder=tmp_path)
    try:
        terminal.until("read out")
        for key in "nimse":
            terminal.press(key)
            terminal.settle()
        written = terminal.drawn.decode("utf-8", "replace")
        assert "␛]0;evil␇" in written
        for active in ("\x1b]0;evil", "\x1b]8;;http", "\x1b[5mx", "\x9b", "\u202e", "\u200b"):
            assert active not in written
    finally:
        terminal.close()


@every_hostile_text
async def test_hostile_text_can_be_pasted_on_the_start_screen(
    hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / file_name(hostile).text).write_text("\n\n".join(FILLER))
    app = Srcdiff(None, Preferences())
    async with app.run_test(size=(120, 40)) as pilot:
        opened = Start(app, pilot)
        await opened.settle()
        await opened.paste(" ".join(f"x {hostile.text}".split())[: FilesScreen.LONGEST_TYPED])
        assert_tame(app)
        await opened.paste("\n\n".join((TOLD.format(hostile.text), *OTHER_FILLER)))
        assert_tame(app)
        await opened.paste(f"Wire {hostile.text}")
        assert_tame(app)
        await opened.press("enter")
        seen = assert_tame(app)
        (pasted,) = opened.files._chosen
        assert isinstance(pasted, PastedText)
        article = read_pasted(pasted)
        assert isinstance(article, Article)
        shown = letters(hostile.shown.replace("‹U+D800›", "?").replace("‹U+DFFF›", "?"))
        assert shown in letters(article.text)
        assert "Wire" in seen
