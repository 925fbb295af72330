"""The man page explains every option, in roff that no text can break."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tui.cli.command_parsers import PARSERS
from tui.cli.shell_files import _text, man_page


def shown(source: str) -> str:
    """What groff makes of a page, warnings and all."""
    if not shutil.which("groff"):
        pytest.skip("groff is not here")
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"],
        input=source.encode(),
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout.decode()


def test_man_page_explains_every_option_of_every_command() -> None:
    said = " ".join(shown(man_page()).replace("‐\n", "").split())
    for make in PARSERS.values():
        for action in make()._actions:
            names = ", ".join(action.option_strings) or str(action.metavar)
            assert names in said
            assert " ".join((action.help or "").split())[:40] in said


def test_man_page_has_the_usual_sections() -> None:
    rows = shown(man_page()).splitlines()
    for section in ("NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES", "EXIT STATUS", "ENVIRONMENT"):
        assert section in rows
    assert "       srcdiff - compare reports of the same event, passage by passage" in rows


def test_man_page_is_the_same_on_every_run() -> None:
    assert man_page() == man_page()
    assert man_page().isascii()


@pytest.mark.parametrize(
    "text", [".TH no macro", "'no macro", r"\fBno font\n(zz", "tab “…” ~ ^ ` --no-dash a-b 'c'"]
)
@pytest.mark.parametrize("code", [False, True])
def test_roff_escaping_keeps_text_as_it_is(text: str, code: bool) -> None:
    source = f'.TH T 1 "" "" ""\n.SH S\n{_text(text, code=code)}\n'
    assert f"       {text}\n" in shown(source).replace("’", "'")


def test_wheel_installs_the_page_where_man_looks(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling, which makes wheels, is not installed")
    from hatchling.builders.wheel import WheelBuilder

    root = Path(__file__).parents[1]
    (wheel,) = WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as packed:
        (brought,) = (name for name in packed.namelist() if name.endswith(".1"))
        assert brought.endswith(".data/data/share/man/man1/srcdiff.1")
        assert packed.read(brought).decode() == man_page()
        assert "tui/cli/build_hook.py" not in packed.namelist()
