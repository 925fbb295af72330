"""Tab completion: the candidates, and the scripts in the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from styles.themes import OURS, THEMES
from tests.test_cli import PROGRAM
from tui.cli.command_parsers import PARSERS
from tui.cli.main import main
from tui.cli.options import SHELLS
from tui.cli.shell_files import completions, shell_script
from tui.preferences import SINGLE_VALUES

BEFORE = {"zsh": "autoload -Uz compinit; compinit -D -u; "}
COMMANDS = tuple(filter(None, PARSERS))


def words(*typed: str) -> tuple[str, ...]:
    return tuple(candidate.word for candidate in completions(typed).candidates)


@pytest.mark.parametrize(
    ("typed", "offered", "files"),
    [
        (("",), COMMANDS, True),
        (("rep",), ("report",), True),
        (("a.txt", ""), (), True),
        (("--title", "re", "rep"), ("report",), True),
        (("--debug", "ini"), ("init",), True),
        (("report", "re"), (), True),
        (("demo", ""), (), False),
        (("completion", ""), SHELLS, False),
        (("--thr",), ("--threshold",), False),
        (("report", "--fo"), ("--format", "--force"), False),
        (("init", "--thr"), (), False),
        (("report", "--format", "j"), ("json",), False),
        (("report", "--format", "=", "j"), ("json",), False),
        (("report", "--format=j"), ("--format=json",), False),
        (("report", "--title", "--format", "j"), (), True),
        (("report", "--only", "figures,q"), ("figures,quotes",), False),
        (("report", "--only", "quotes,q"), (), False),
        (("report", "-o", ""), (), True),
        (("report", "--output=x"), (), True),
        (("report", "--title", ""), (), False),
        (("demo", "--layout", "c"), ("columns",), False),
        (("--theme", "co"), ("contrast",), False),
        (("demo", "--theme=so"), ("--theme=solarized-dark", "--theme=solarized-light"), False),
        (("report", "--glyphs", "a"), ("auto", "ascii"), False),
        (("report", "--", "--fo"), (), True),
    ],
)
def test_completions_are_offered(
    typed: Sequence[str], offered: tuple[str, ...], files: bool
) -> None:
    assert words(*typed) == offered
    assert completions(typed).files == files


def test_every_offered_option_is_accepted() -> None:
    for command in COMMANDS:
        options = words(command, "--")
        assert "--help" in options
        assert set(options) <= set(PARSERS[command]()._option_string_actions)


@pytest.mark.parametrize("setting", ["layout", "glyphs"])
def test_offered_values_of_a_setting_are_accepted(setting: str) -> None:
    for value in words("demo", f"--{setting}", ""):
        assert SINGLE_VALUES[setting](value) == value


@pytest.mark.parametrize("given", [(), ("tcsh",), ("bash", "--", "x")])
def test_unknown_shell_is_answered_with_the_known_ones(
    given: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", *given]) == 2
    said, complaint = capsys.readouterr()
    assert said == ""
    assert complaint.count("\n") == 1
    assert all(shell in complaint for shell in SHELLS)


def shell(name: str, command: str, folder: Path) -> str:
    """What a shell says that has read its script, zsh after what its own scripts need."""
    program = shutil.which(name)
    if not program:
        pytest.skip(f"{name} is not here")
    (folder / "script").write_text(shell_script(name))
    (folder / "reports").mkdir()
    (folder / "a b.txt").touch()
    environment = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        [program, "-c", f"{BEFORE.get(name, '')}source ./script; {command}"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ('srcdiff rep""', ["report", "reports"]),
        ("srcdiff report --format j", ["json"]),
        ("srcdiff report --format = j", ["json"]),
        ("srcdiff report --only figures,q", ["figures,quotes"]),
        ("srcdiff completion f", ["fish"]),
    ],
)
def test_bash_completes(typed: str, offered: list[str], tmp_path: Path) -> None:
    command = (
        f"COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _srcdiff srcdiff; "
        "printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    assert shell("bash", command, tmp_path).splitlines() == offered


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("srcdiff rep", {"report", "reports/"}),
        ("srcdiff report --format j", {"json"}),
        ("srcdiff report --format=j", {"--format=json"}),
        ("srcdiff report a", {"a b.txt"}),
    ],
)
def test_fish_completes(typed: str, offered: set[str], tmp_path: Path) -> None:
    said = shell("fish", f"complete -C '{typed}'", tmp_path)
    assert {line.partition("\t")[0] for line in said.splitlines()} == offered


def test_zsh_reads_its_script(tmp_path: Path) -> None:
    said = shell("zsh", "whence -w _srcdiff; print $_comps[srcdiff]", tmp_path)
    assert said.splitlines() == ["_srcdiff: function", "_srcdiff"]


def test_every_theme_is_offered() -> None:
    ours = [theme.name.removeprefix(OURS) for theme in THEMES]
    assert words("--theme", "") == (*ours, *sorted(BUILTIN_THEMES))
