"""The reader's editor: which file it gets, at which line, and what is said if it cannot."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from tests.terminal import Terminal
from tui.other_programs import EditorError, edit, editor_command, text_file

FILE = Path("/news/a b.txt")


@pytest.mark.parametrize(
    ("setting", "command"),
    [
        ("vi", ["vi", "+12", "/news/a b.txt"]),
        ("/usr/bin/nvim -u NONE", ["/usr/bin/nvim", "-u", "NONE", "+12", "/news/a b.txt"]),
        ("vim.basic", ["vim.basic", "+12", "/news/a b.txt"]),
        ("emacs-29.1 -nw", ["emacs-29.1", "-nw", "+12", "/news/a b.txt"]),
        ("nano", ["nano", "+12", "/news/a b.txt"]),
        ("micro", ["micro", "+12", "/news/a b.txt"]),
        ("code", ["code", "--wait", "--goto", "/news/a b.txt:12"]),
        ("code --wait", ["code", "--wait", "--goto", "/news/a b.txt:12"]),
        ("code-insiders", ["code-insiders", "--wait", "--goto", "/news/a b.txt:12"]),
        ("subl -n", ["subl", "-n", "--wait", "/news/a b.txt:12"]),
        ("hx", ["hx", "/news/a b.txt:12"]),
        ("my-editor --calm", ["my-editor", "--calm", "/news/a b.txt"]),
        ("'/opt/my editor/ed'", ["/opt/my editor/ed", "/news/a b.txt"]),
    ],
)
def test_editor_gets_the_line_in_its_own_form(setting: str, command: list[str]) -> None:
    assert editor_command(setting, FILE, 12) == command


@pytest.mark.parametrize("setting", ["", "  ", "'unclosed"])
def test_missing_editor_is_reported_with_the_remedy(setting: str) -> None:
    with pytest.raises(EditorError, match="No editor is set: put its name into the"):
        editor_command(setting, FILE, 1)


def test_text_file_is_found_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café.\n".encode("latin-1"))
    assert text_file("a.txt", str(tmp_path)) == (tmp_path / "a.txt", "Café.\n")
    (tmp_path / "news.jsonl").write_text('{"text": "It snowed."}\n', "utf-8")
    assert text_file("news.jsonl#1", str(tmp_path))[0] == tmp_path / "news.jsonl"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("https://a.example/b", "https://a.example/b is a web page; only files can be edited"),
        ("-", "This report came from standard input; only files can be edited"),
        ("gone.txt", "gone.txt: no such file"),
        ("leak.pdf", "leak.pdf is PDF; only text can be edited"),
        ("noise.txt", "noise.txt: binary data, not text"),
        ("kept.txt", "kept.txt cannot be written"),
        (".", ".: a folder, not a file"),
    ],
)
def test_sources_that_cannot_be_edited_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, why: str
) -> None:
    (tmp_path / "leak.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)))
    (tmp_path / "kept.txt").write_text("It snowed.\n", "utf-8")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "kept.txt")
    with pytest.raises(EditorError) as error:
        text_file(source, str(tmp_path))
    assert str(error.value) == why


class FakeApp:
    """What the editor needs of the app."""

    def __init__(self, *, can_suspend: bool = True) -> None:
        self.can_suspend = can_suspend
        self.is_suspended = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Hand over the terminal, as Textual does: an exception inside leaves it so."""
        if not self.can_suspend:
            raise SuspendNotSupported
        self.is_suspended = True
        yield
        self.is_suspended = False


@pytest.mark.parametrize(
    ("setting", "can_suspend", "why"),
    [
        ("no-such-editor", True, "no-such-editor: no such file or directory"),
        ("false", True, "false: ended with exit code 1"),
        ("vi", False, "vi: no terminal for the editor"),
    ],
)
def test_failed_editor_is_named_and_the_screen_comes_back(
    monkeypatch: pytest.MonkeyPatch, setting: str, can_suspend: bool, why: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", setting)
    app = FakeApp(can_suspend=can_suspend)
    with pytest.raises(EditorError) as error:
        edit(app, FILE, 1)
    assert str(error.value) == why
    assert not app.is_suspended


def script(folder: Path, name: str, code: str) -> str:
    """Make a program of a line of Python; returns its path."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{code}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_visual_is_asked_before_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = tmp_path / "done"
    writes = f"pathlib.Path({str(done)!r}).write_text(' '.join(sys.argv[1:]))"
    monkeypatch.setenv("VISUAL", script(tmp_path, "vim", writes))
    monkeypatch.setenv("EDITOR", "false")
    edit(FakeApp(), FILE, 12)
    assert done.read_text() == "+12 /news/a b.txt"


def test_edited_article_is_read_again_when_the_editor_ends(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("north.txt", "south.txt")]
    paths[0].write_text("It rained on Monday.\n\nTwo lighthouses will be built.\n", "utf-8")
    paths[1].write_text("Ministers agreed to build two lighthouses.\n\nIt was dry.\n", "utf-8")
    changes = (
        "print('EDITING', *sys.argv[1:], flush=True)\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        "file.write_text(file.read_text().replace('built', 'raised'))"
    )
    environment = {
        "EDITOR": script(tmp_path, "vim", changes),
        "VISUAL": "",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    command = [sys.executable, "-m", "tui", *map(str, paths), "--no-review"]
    with closing(Terminal(command, environment=environment)) as terminal:
        terminal.until("points, ")
        terminal.settle(1.0)
        terminal.press("jj")
        terminal.settle(1.0)
        terminal.press("E")
        at = terminal.until(f"EDITING +3 {paths[0]}")
        terminal.until("raised", at)
        terminal.settle()
        terminal.press("q")
        assert terminal.end() == 0
