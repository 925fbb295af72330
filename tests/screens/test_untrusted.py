"""Text that looks like markup is shown as text, wherever the screen shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Problem
from corpus.comparison import Comparison
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard
from tui.app import Srcdiff
from tui.preferences import Preferences

HOSTILE = "[/][@click=app.quit]x[/] [bold red]"


@pytest.mark.parametrize(
    "keys",
    [
        ["n", "d", "o", "g"],
        ["i"],
        ["m", "f", "f", "f", "f"],
        ["s"],
        ["e", "enter"],
        ["question_mark"],
        ["ctrl+p", *"column"],
        ["n", "y", "c", "x", "u", "g", "c", "b"],
        ["n", "a", *"[b]", "enter"],
        ["slash", *"[/]", "enter", "n"],
        ["v", "n", "asterisk", "m"],
    ],
    ids=" ".join,
)
async def test_markup_in_outlets_titles_and_texts_is_only_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keys: list[str]
) -> None:
    made = comparison()
    articles = tuple(
        replace(article, outlet=f"{HOSTILE}{article.outlet}", headline=HOSTILE)
        for article in made.articles
    )
    points = tuple(replace(point, text=HOSTILE) for point in made.points)
    hostile = replace(made, title=HOSTILE, articles=articles, points=points)

    def compare(*_: object, **__: object) -> Comparison:
        return hostile

    monkeypatch.setattr("corpus.comparison.compare", compare)
    monkeypatch.chdir(tmp_path)
    story = Story(HOSTILE, articles, (Problem(HOSTILE, HOSTILE),))
    app = Srcdiff(story, Preferences(), review=lambda _: tmp_path / "review.toml")
    async with app.run_test(size=(120, 40)) as pilot:
        opened = Dashboard(app, pilot)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await opened.press(*keys)
        await pilot.pause()
        strips = app.screen_stack[0]._compositor.render_strips()
        assert HOSTILE[:12] in "".join(strip.text for strip in strips)
        assert app.return_code is None, "nothing of it was run"
