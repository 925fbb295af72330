"""The preview shows the beginning of any text in wrapped rows."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tui.widgets.preview import Preview, _parts


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
        assert [row.text for row in preview._rows] == rows
        assert preview.virtual_size.height == len(rows)


async def test_preview_shows_the_beginning_of_a_long_text() -> None:
    app = Shown()
    async with app.run_test(size=(40, 8)) as pilot:
        preview = app.query_one(Preview)
        preview.text = "word " * 100_000 + "\n" + "row\n" * 100_000
        await pilot.pause()
        assert len(preview._rows) == preview.ROWS + 1
        assert preview._rows[-1].text == "…"


async def test_markdown_is_rendered_and_only_its_beginning() -> None:
    app = Shown()
    async with app.run_test(size=(40, 8)) as pilot:
        preview = app.query_one(Preview)
        preview.show("# Snow\n\n> It **fell** on [Monday](https://a.example/).\n", markdown=True)
        await pilot.pause()
        rows = [row.text.strip() for row in preview._rows]
        assert [row for row in rows if row] == ["Snow", "▌ It fell on Monday."]
        links = {piece.style.link for row in preview._rows for piece in row if piece.style}
        assert links == {None, "https://a.example/"}
        preview.show("word\n\n" * preview.RENDERED_LINES, markdown=True)
        await pilot.pause()
        assert len(preview._rows) <= preview.RENDERED_LINES + 1
        assert preview._rows[-1].text == "…"
        preview.show("# Snow")
        await pilot.pause()
        assert [row.text for row in preview._rows] == ["# Snow"], "other formats as written"


def test_parts_are_the_first_lines_and_the_rest() -> None:
    assert list(_parts("a\nb\nc", 2)) == ["a\nb", "\nc"]
    assert list(_parts("a\nb", 2)) == ["a\nb"]
    assert list(_parts("", 2)) == [""]
    assert list(_parts("\na\nb", 2)) == ["\na", "\nb"], "an empty line is one too"
