"""The export dialog, the help and the palette, by keys."""

from __future__ import annotations

from errno import EACCES
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.widgets import Input, OptionList, Static

from corpus.comparison import ComparisonView
from corpus.reports import ReportError
from corpus.stories.story import Story
from styles.themes import THEMES
from tests.meeting import comparison
from tests.screens.conftest import Dashboard, Open
from tui.app import Srcdiff
from tui.commands.registry import COMMANDS
from tui.compare.screen import CompareScreen
from tui.other_programs import BrowserError
from tui.preferences import Preferences, SettingsError
from tui.screens.command_lists import HelpScreen
from tui.screens.export import ExportScreen


async def asked(opened: Dashboard, path: Path | str) -> ExportScreen:
    """Open the export dialog, name a path and press Enter."""
    await opened.press("e")
    screen = opened.app.screen
    assert isinstance(screen, ExportScreen)
    screen.path.value = str(path)
    await opened.press("enter")
    return screen


def answer(screen: ExportScreen) -> str:
    return str(screen.query_one("#message", Static).render())


async def test_every_format_is_named_in_full_at_every_width(dashboard: Open) -> None:
    for width in (60, 80, 120):
        async with dashboard((width, 20)) as opened:
            await opened.press("e")
            strips = opened.app.screen._compositor.render_strips()
            shown = " ".join(strip.text for strip in strips)
            for name in ("text", "markdown", "json", "html", "csv", "docx", "picture"):
                assert f") {name} " in shown


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("report.txt", "Harbour meeting"),
        ("report.md", "# Harbour"),
        ("report.json", "{"),
        ("report.jsonld", "{"),
    ],
)
async def test_export_format_follows_the_file_ending(
    dashboard: Open, tmp_path: Path, name: str, begins: str
) -> None:
    async with dashboard() as opened:
        screen = await asked(opened, name)
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
        assert answer(screen).split("\n")[0] == f"✓ Written: {tmp_path / name}"


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_dialog_stays_until_it_is_left(dashboard: Open, tmp_path: Path, key: str) -> None:
    async with dashboard() as opened:
        screen = await asked(opened, "report.txt")
        assert "o open in the browser · ↑ ↓ another format · Esc close" in answer(screen)
        await opened.press(*"xyn")
        assert opened.app.screen is screen, "other keys do nothing to what was written"
        assert screen.path.value == "report.txt"
        await opened.press(key)
        assert isinstance(opened.app.screen, CompareScreen)
        assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


async def test_another_format_can_be_written_at_once(dashboard: Open, tmp_path: Path) -> None:
    async with dashboard() as opened:
        screen = await asked(opened, "report.md")
        await opened.press("down")
        assert screen.path.value == "report.json"
        assert answer(screen).startswith("Enter write report.json · ↑ ↓ format")
        await opened.press("enter")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "report.md"]
        await opened.press("tab")
        assert answer(screen).startswith("Enter write report.json")


async def test_o_opens_the_written_file_or_gives_an_error(
    dashboard: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_paths: list[Path] = []
    monkeypatch.setattr("tui.other_programs.open_file", lambda _, path: opened_paths.append(path))
    async with dashboard() as opened:
        screen = await asked(opened, "report.html")
        await opened.press("o")
        assert opened_paths == [tmp_path / "report.html"]
        assert opened.app.screen is screen

        def refuse(*_: object) -> None:
            raise BrowserError("No browser was found")

        monkeypatch.setattr("tui.other_programs.open_file", refuse)
        await opened.press("o")
        assert answer(screen) == "✗ No browser was found"
        await opened.press("escape")
        assert isinstance(opened.app.screen, CompareScreen)


async def test_o_is_a_letter_while_a_path_is_typed(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("e", "ctrl+u", "o")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.path.value == "o"


async def test_path_of_the_written_file_is_a_link(dashboard: Open, tmp_path: Path) -> None:
    async with dashboard() as opened:
        screen = await asked(opened, "report.md")
        segments = [
            segment
            for line in screen.message.render_lines(screen.message.size.region)
            for segment in line
        ]
        links = {segment.style.link for segment in segments if segment.style}
        assert (tmp_path / "report.md").as_uri() in links


async def test_enter_writes_markdown_named_after_the_story(dashboard: Open, tmp_path: Path) -> None:
    async with dashboard() as opened:
        await opened.press("e", "enter")
        assert (tmp_path / "harbour-meeting.md").exists()


async def test_existing_file_is_replaced_after_a_second_enter(
    dashboard: Open, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text("mine")
    async with dashboard() as opened:
        screen = await asked(opened, "report.txt")
        assert "exists" in answer(screen)
        assert (tmp_path / "report.txt").read_text() == "mine"
        await opened.press("enter")
        assert (tmp_path / "report.txt").read_text("utf-8").startswith("Harbour meeting")


async def test_warning_expires_when_the_path_changes(dashboard: Open, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("mine")
    async with dashboard() as opened:
        screen = await asked(opened, "a.txt")
        screen.path.value = "b.txt"
        await opened.press("enter")
        assert (tmp_path / "b.txt").read_text() == "mine"


async def test_escape_writes_nothing(dashboard: Open, tmp_path: Path) -> None:
    async with dashboard() as opened:
        await opened.press("e", "escape")
        assert isinstance(opened.app.screen, CompareScreen)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["missing/report.txt", "report.odt", "."])
async def test_write_error_keeps_the_dialog_open(dashboard: Open, path: str) -> None:
    async with dashboard() as opened:
        screen = await asked(opened, path)
        assert opened.app.screen is screen
        assert answer(screen).startswith("✗ ")
        assert path.rstrip("/") in answer(screen)


async def test_refusal_stays_marked_until_the_path_changes(dashboard: Open) -> None:
    async with dashboard((80, 24)) as opened:
        await opened.press("e")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        hint = answer(screen), screen.message.visual_style
        screen.path.value = "missing/report.txt"
        await opened.press("enter")
        refused = screen.message.visual_style
        assert answer(screen) == "✗ missing/report.txt: there is no folder missing"
        assert refused.bold
        assert refused.foreground != hint[1].foreground
        await opened.press("x")
        assert answer(screen).startswith("Enter write")
        assert screen.message.visual_style == hint[1]


async def test_unwritable_folder_is_named_with_the_cause(
    dashboard: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(EACCES, "Permission denied")

    async with dashboard() as opened:
        monkeypatch.setattr("corpus.reports.write_atomically", refuse)
        screen = await asked(opened, "report.txt")
        assert answer(screen) == "✗ report.txt: permission denied"
        assert list(tmp_path.iterdir()) == []


async def test_preview_shows_the_chosen_format(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("e")
        await opened.app.workers.wait_for_complete()
        await opened.pilot.pause()
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.preview.render_line(0).text.strip() == "Harbour meeting"
        await opened.press("pagedown", "pagedown")
        page = screen.preview.size.height - 1  # one row stays
        assert page > 1
        assert screen.preview.scroll_offset.y == 2 * page
        await opened.press("pageup")
        assert screen.preview.scroll_offset.y == page
        screen.path.value = "report.json"
        await opened.app.workers.wait_for_complete()
        await opened.pilot.pause()
        assert screen.preview.scroll_offset.y == 0
        assert screen.preview.render_line(0).text.startswith("{")
        assert screen.formats.pressed_index == 2, "the ending chooses the format, too"


async def test_preview_explains_a_format_that_needs_an_extra(
    dashboard: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise ReportError("docx", "to write it, add an extra")

    monkeypatch.setattr("tui.screens.export.render", refuse)
    async with dashboard() as opened:
        screen = await asked(opened, "report.docx")
        await opened.app.workers.wait_for_complete()
        await opened.pilot.pause()
        assert "add an extra" in screen.preview.render_line(0).text
        assert "add an extra" in answer(screen)


async def test_screen_can_be_exported_as_a_picture(dashboard: Open, tmp_path: Path) -> None:
    async with dashboard() as opened:
        await opened.press("n")
        for name in ("one.svg", "two.svg"):
            await asked(opened, name)
            await opened.press("escape")
        drawn = (tmp_path / "one.svg").read_text("utf-8")
        assert "harbour" in drawn
        assert "Export" not in drawn, "the dialog itself is not in it"
        assert "url(" not in drawn.replace("url(#", "")
        ElementTree.fromstring(drawn)
        assert (tmp_path / "two.svg").read_text("utf-8") == drawn, "and always as the same one"


async def test_arrows_choose_the_format_and_change_the_ending(
    dashboard: Open, tmp_path: Path
) -> None:
    async with dashboard() as opened:
        await opened.press("e", "shift+tab", "right", "right")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.query_one(Input).value == "harbour-meeting.html"
        await opened.press("left")
        assert screen.query_one(Input).value == "harbour-meeting.json"
        await opened.press("enter")
        assert [path.suffix for path in tmp_path.iterdir()] == [".json"], "Enter writes"


async def test_arrows_choose_the_format_from_the_path_too(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("e", "up", "up", "up")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.path.value == "harbour-meeting.docx"
        assert answer(screen).startswith("Enter write harbour-meeting.docx · ↑ ↓ format")
        await opened.press("ctrl+u")
        assert answer(screen).startswith("↑ ↓ format"), "there is nothing to write"


@pytest.mark.parametrize("form", ["html", "docx"])
async def test_pages_and_documents_are_previewed_as_they_read(
    dashboard: Open, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    from corpus.reports import render

    def rendered(view: ComparisonView, form: str) -> bytes:
        return b"PK" if form == "docx" else render(view, form)

    monkeypatch.setattr("tui.screens.export.render", rendered)
    async with dashboard() as opened:
        await opened.press("e")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        screen.path.value = f"report.{form}"
        await opened.press("end")
        assert screen.preview.render_line(0).text.strip() == "Harbour meeting"
        assert "<" not in screen.preview.render_line(2).text
        assert "What the" in str(screen.query_one("#caption", Static).render())


@pytest.mark.parametrize(
    ("keys", "shown"),
    [((), True), (("shift+tab", "down"), False)],
    ids=["as it is", "everything"],
)
async def test_export_with_my_report_offers_its_view(
    dashboard: Open, tmp_path: Path, keys: tuple[str, ...], shown: bool
) -> None:
    async with dashboard() as opened:
        await opened.press("asterisk", "e", *keys)
        assert isinstance(opened.app.screen, ExportScreen)
        opened.app.screen.path.focus()
        await opened.press("enter")
        written = (tmp_path / "harbour-meeting.md").read_text("utf-8")
        assert ("## In other reports, not found in North (1)" in written) == shown
        assert ("## Matching passages" in written) != shown


async def test_help_lists_every_command(dashboard: Open) -> None:
    async with dashboard((120, 60)) as opened:
        await opened.press("question_mark")
        assert isinstance(opened.app.screen, HelpScreen)
        shown = [str(static.render()) for static in opened.app.screen.query(Static)]
        for command in COMMANDS:
            was = f"(was {command.was})" if command.was else ""
            assert any(
                command.key_labels in row and command.title in row and was in row for row in shown
            )
        await opened.press("escape")
        assert isinstance(opened.app.screen, CompareScreen)


async def test_palette_lists_every_command(dashboard: Open) -> None:
    async with dashboard((120, 60)) as opened:
        await opened.press("ctrl+p")
        await opened.pilot.pause()
        options = opened.app.screen.query_one(OptionList)
        shown = "\n".join(str(option.prompt) for option in options.options)
        for command in COMMANDS:
            if command.id != "column":
                assert command.title in shown
        for number, outlet in enumerate(("North", "South", "East"), 1):
            assert f"Column {number}: {outlet}" in shown


async def test_palette_runs_the_same_command_as_the_key(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.press("ctrl+p", *"next", "space", *"shared")
        await opened.pilot.pause()
        await opened.press("enter")
        await opened.pilot.pause()
        assert isinstance(opened.app.screen, CompareScreen)
        assert opened.at == ("north", "north:2")


async def test_every_command_has_a_working_binding(dashboard: Open) -> None:
    async with dashboard() as opened:
        bound = {binding.id for _, binding, *_ in opened.screen.active_bindings.values()}
        for command in COMMANDS:
            if command.id == "column":
                assert {f"column-{digit}" for digit in "123456789"} <= bound
            elif command.id != "palette":
                assert command.id in bound, command.id


async def test_q_quits(dashboard: Open) -> None:
    async with dashboard() as opened:
        await opened.pilot.press("q")
        await opened.pilot.pause()
        assert opened.app.return_code == 0


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES] + ["nord", "ansi-dark"])
async def test_every_theme_draws_the_screen(theme: str) -> None:
    app = Srcdiff(Story("Harbour", comparison().articles), Preferences(theme=theme))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "srcdiff" in app.screen._compositor.render_strips()[0].text


def test_unknown_theme_is_reported_with_the_nearest() -> None:
    with pytest.raises(SettingsError, match="did you mean 'srcdiff-dark'"):
        Srcdiff(Story("Harbour", comparison().articles), Preferences(theme="srcdif-dark"))


async def test_tab_moves_from_the_path_to_the_formats(dashboard: Open) -> None:
    async with dashboard((80, 24)) as opened:
        await opened.press("e", "tab")
        screen = opened.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.formats.has_focus


async def test_palette_shows_keys_and_title_in_one_row(dashboard: Open) -> None:
    async with dashboard((80, 24)) as opened:
        await opened.press("ctrl+p", *"counter")
        await opened.pilot.pause()
        rows = [strip.text for strip in opened.app.screen._compositor.render_strips()]
        assert any("╭─ Commands ─" in row for row in rows)
        assert any("Enter" in row and "Go to the next counterpart" in row for row in rows)
        assert not any("🔎" in row for row in rows)
