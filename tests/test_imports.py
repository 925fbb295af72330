"""What may not be imported, checked in fresh interpreters."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpus import samples

ROOT = Path(__file__).parents[1]

SCREEN = {"textual", "rich"}
SLOW = {
    "nltk",
    "rapidfuzz",
    "charset_normalizer",
    "markdown_it",
    "yaml",
    "tomli",
    "jinja2",
}
"""Packages that take longer to import than --help may take."""


def modules(package: str) -> list[str]:
    """Return the names of every module of one of our packages."""
    paths = sorted((ROOT / package).rglob("*.py"))
    parts = (path.relative_to(ROOT).with_suffix("").parts for path in paths)
    return [".".join(part for part in names if part != "__init__") for names in parts]


def imported_by(code: str, *words: str) -> set[str]:
    """Return the top-level packages that some code imports in a fresh interpreter."""
    listing = (
        "\nimport sys\nprint(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code + listing, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return set(done.stderr.split())


def imported_by_command(*words: str) -> set[str]:
    """Return the top-level packages that one run of the command line imports."""
    return imported_by("import sys\nfrom tui.cli.main import main\nmain(sys.argv[1:])", *words)


def test_no_module_of_corpus_imports_the_screen() -> None:
    code = "\n".join(f"import {name}" for name in modules("corpus"))
    assert imported_by(code) & (SCREEN | {"tui", "styles"}) == set()


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("report", "--help"), ("--nope",)])
def test_help_imports_nothing_slow(words: Iterable[str]) -> None:
    assert imported_by_command(*words) & (SCREEN | SLOW | {"dataclasses", "typing"}) == set()


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_report_imports_neither_textual_nor_rich(form: str) -> None:
    words = ("report", str(samples.demo_manifest()), "--format", form)
    assert imported_by_command(*words) & SCREEN == set()


def test_demo_without_a_terminal_imports_no_screen() -> None:
    assert imported_by_command("demo") & SCREEN == set()


@pytest.mark.parametrize("package", ["corpus", "corpus.reports", "corpus.model", "corpus.settings"])
def test_importing_a_package_imports_nothing_slow(package: str) -> None:
    assert imported_by(f"import {package}") & (SCREEN | SLOW) == set()


def test_screens_that_open_reports_are_imported_late() -> None:
    code = (
        "import sys, tui.app, tui.cli.dashboard_command\n"
        "late = ('tui.screens.start', 'tui.screens.files', 'tui.widgets.files_tree',\n"
        "        'tui.screens.pickers', 'tui.compare.welcome',\n"
        "        'corpus.stories.recents', 'tui.widgets.inputs',\n"
        "        'tui.widgets.preview', 'tui.other_programs', 'webbrowser')\n"
        "there = [name for name in late if name in sys.modules]\n"
        "assert not there, there"
    )
    assert "textual" in imported_by(code)


def test_first_text_does_not_wait_for_the_comparison(tmp_path: Path) -> None:
    """The dashboard shows the text before anything that compares is imported."""
    for name in ("north.txt", "south.txt"):
        (tmp_path / name).write_text(f"Snow in the {name[:5]}.\n\nIt fell on Monday.\n", "utf-8")
    code = (
        "import sys, tui.app, tui.cli.dashboard_command\n"
        "from tui.preferences import Preferences\n"
        "from corpus.stories.story import Sources\n"
        "tui.app.Srcdiff(Sources(tuple(sys.argv[1:])).read(), Preferences())\n"
        "late = ('corpus.comparison', 'corpus.model', 'corpus.segmentation.boilerplate',\n"
        "        'corpus.language', 'tomli', 'tui.view_model.inspection',\n"
        "        'tui.view_model.search', 'tui.view_model.walks')\n"
        "there = [name for name in late if name in sys.modules]\n"
        "assert not there, there"
    )
    assert "textual" in imported_by(code, *map(str, sorted(tmp_path.iterdir())))
