"""The preview shows the beginning of any text in wrapped rows."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tui.screens.export import Preview


class Shown(App[None]):
    """Nothing but a preview."""

    def compose(self) -> ComposeResult:
        """The preview."""
        yield Preview()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("one two three four five six", ["one two three four", "five six"]),
        ("a\n\nb", ["a", "", "b"]),
        (
            "    indented words wrap under themselves",
            ["    indented words", "    wrap under", "    themselves"],
        ),
        ("\tafter a tab", ["    after a tab"]),
        ("x" * 30, ["x" * 19, "x" * 11]),
        ("", [""]),
    ],
)
async def test_preview_wraps_text_under_its_indent(text: str, rows: list[str]) -> None:
    app = Shown()
    async with app.run_test(size=(20, 8)) as pilot:
        preview = app.query_one(Preview)
        preview.text = text
        await pilot.pause()
        assert preview._rows == rows
        assert preview.virtual_size.height == len(rows)


async def test_preview_shows_the_beginning_of_a_long_text() -> None:
    app = Shown()
    async with app.run_test(size=(40, 8)) as pilot:
        preview = app.query_one(Preview)
        preview.text = "word " * 100_000 + "\n" + "row\n" * 100_000
        await pilot.pause()
        assert len(preview._rows) == preview.ROWS + 1
        assert preview._rows[-1] == "…"
