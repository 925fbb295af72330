"""`srcdiff config` prints each setting with its origin, as a file that means the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli.main import main
from tui.commands.registry import COMMANDS
from tui.preferences import Preferences, load_preferences


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder and a user without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tui.preferences.settings_files", lambda: (Path("srcdiff.toml"), Path("x")))
    monkeypatch.setattr(
        "tui.cli.config_command.settings_files", lambda: (Path("srcdiff.toml"), Path("x"))
    )
    return tmp_path


def test_each_setting_is_printed_with_its_origin(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "srcdiff.toml").write_text("theme = 'light'\n[keys]\npin = ['P', 'ctrl+p']\n")
    monkeypatch.setenv("SRCDIFF_GLYPHS", "ascii")
    assert main(["config", "--threshold", ".5"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [" ".join(row.split()) for row in rows[2:]] == [
        "# srcdiff.toml",
        "# x (does not exist)",
        "threshold = 0.5 # --threshold",
        'theme = "light" # srcdiff.toml:1',
        'layout = "columns" # default',
        'brief = "auto" # default',
        'legend = "off" # default',
        'glyphs = "ascii" # SRCDIFF_GLYPHS',
        "",
        "[keys]",
        'pin = ["P", "ctrl+p"] # srcdiff.toml:3',
    ]


@pytest.mark.parametrize("words", [["config"], ["config", "--keys"]])
def test_printed_settings_can_be_saved_and_mean_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    file = folder / "srcdiff.toml"
    file.write_text("""theme = 'a "b" \\u007f'\nkeys.quit = []\nkeys.column = ['F2']\n""")
    before = load_preferences({}, {}, [file])
    main(words)
    file.write_text(capsys.readouterr().out, "utf-8")
    assert load_preferences({}, {}, [file]) == before


def test_the_keys_of_every_command_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--keys"]) == 0
    said = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n# {command.id} = " in said
    Path("srcdiff.toml").write_text(said.replace("\n# next-", "\nnext-"), "utf-8")
    assert main(["config"]) == 0
    assert load_preferences({}, {}, [Path("srcdiff.toml")]) != Preferences()


def test_the_path_is_printed_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--path"]) == 0
    assert capsys.readouterr().out == "x\n"


def test_conflicting_keys_give_a_one_line_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "srcdiff.toml").write_text("[keys]\npin = 'X'\n\ncopy = 'X'\n")
    assert main(["config"]) == 2
    assert capsys.readouterr() == (
        "",
        "srcdiff: srcdiff.toml:2: X is set for both pin and copy (srcdiff.toml:4)\n",
    )


def test_taking_a_key_from_a_command_gives_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "srcdiff.toml").write_text("keys.pin = 'n'\n")
    assert main(["config"]) == 0
    said = "srcdiff: srcdiff.toml:1: n is now pin, no longer next-shared\n"
    assert capsys.readouterr().err == said
