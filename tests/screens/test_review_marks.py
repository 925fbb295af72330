"""What the reader decided is visible: in the gutter, in the minimap, in the header."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.comparison import Comparison
from corpus.model import NotedPassages
from corpus.passage_status import GLYPHS, REVIEW_GLYPHS
from corpus.stories.story import Story
from tests.meeting import comparison
from tests.screens.conftest import Dashboard, running
from tui.app import Srcdiff
from tui.preferences import Glyphs, Preferences


def reviewed() -> Comparison:
    """The harbour meeting with a link confirmed and one rejected, a note and bookmarks."""
    made = comparison()
    first, *others = made.links
    return replace(
        made,
        links=(replace(first, origin="confirmed"), *others),
        rejected=(("north:4", "south:2"),),
        notes=(NotedPassages(("north:3",), "Ask which shore."),),
        bookmarks=("north:3", "south:3"),
    )


def opening(
    monkeypatch: pytest.MonkeyPatch, glyphs: Glyphs = "unicode"
) -> tuple[Srcdiff, Comparison]:
    made = reviewed()
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: made)
    return Srcdiff(Story("Harbour", made.articles), Preferences(glyphs=glyphs)), made


def gutter(opened: Dashboard, number: int, words: str) -> str:
    """The signs of the row with these words, and of the row below it."""
    width = opened.screen.columns.every[number - 1].pane.gutter_width
    rows, at = opened.rows(number), opened.row_of(number, words)
    shown = {*GLYPHS.values(), *REVIEW_GLYPHS.values()} - {" "}
    return "|".join(
        "".join(sign for sign in row[:width] if sign in shown) for row in rows[at : at + 2]
    )


def first_row(opened: Dashboard) -> str:
    return opened.app.screen._compositor.render_strips()[0].text


async def test_signs_stand_below_the_marker_or_beside_it_in_a_single_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, _ = opening(monkeypatch)
    async with running(app, (100, 30)) as opened:
        assert gutter(opened, 1, "Ministers from nine") == "●|✓"
        assert gutter(opened, 1, "Nobody mentioned") == "○✗|", "one row: beside the marker"
        assert gutter(opened, 1, "They agreed") == "◆✎|", "of two the first, where one row fits"
        assert gutter(opened, 2, "The meeting of") == "●|⚑"
        assert "4 of" not in first_row(opened)
        assert "2 of 4 reviewed" in first_row(opened)
    app, _ = opening(monkeypatch)
    async with running(app, (30, 30)) as opened:
        assert gutter(opened, 1, "They agreed") == "◆|✎"


async def test_the_minimap_shows_notes_and_bookmarks_before_differences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = reviewed()
    monkeypatch.setattr(Comparison, "at_odds", frozenset({"north:2", "north:3"}), raising=True)
    monkeypatch.setattr("corpus.comparison.compare", lambda *_, **__: made)
    app = Srcdiff(Story("Harbour", made.articles), Preferences())
    async with running(app, (100, 30)) as opened:
        minimap = opened.screen.columns.every[0].minimap
        drawn = "".join(minimap.render_line(y).text[1] for y in range(minimap.size.height))
        assert [sign for sign in drawn if sign in "✎⚑≠✗✓"] == ["≠", "✎", "✗"]


async def test_signs_of_the_review_differ_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    app, _ = opening(monkeypatch, "ascii")
    async with running(app, (100, 30)) as opened:
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert text.isascii()
        width = opened.screen.columns.every[0].pane.gutter_width
        drawn = {sign for row in text.splitlines() for sign in row[:width]}
        assert {"v", "x", "/"} <= drawn
