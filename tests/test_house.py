"""What the papers of the house promise: commands that exist, links that lead somewhere, locks."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import tomli
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from corpus.settings import Settings
from tui.cli.main import main
from tui.commands.registry import EVERY
from tui.preferences import NAMES

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corpus/**/*.md")])
LOCKS = sorted(ROOT.glob("requirements/*.txt"))

paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)


def commands(paper: Path) -> list[str]:
    """The lines of code in a Markdown file, in blocks and inside sentences."""
    text = paper.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(
        r"`([^`\n]+)`", text
    )


def pins(lock: Path) -> dict[str, str]:
    """The version of each package that a lock file names."""
    return dict(
        re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    )


@paper
def test_every_make_target_that_a_paper_names_stands_in_the_makefile(paper: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {match[1] for line in commands(paper) if (match := re.match(r"make ([a-z]+)", line))}
    assert named <= targets


def test_make_help_names_every_target_there_is() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)", makefile, re.MULTILINE)
    assert phony
    assert set(re.findall(r"^([a-z-]+):.* ## \S", makefile, re.MULTILINE)) == set(phony[1].split())


@paper
def test_every_link_inside_the_house_leads_to_a_file(paper: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_every_decision_is_listed_once() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text())
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def key_rows() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each purpose with its commands: their keys and their words, as the README has them.

    A command that is the opposite of the one before it ("Previous …") shares its row.
    """
    for purpose, group in groupby(EVERY, lambda command: command.purpose):
        rows: list[tuple[str, str]] = []
        for command in group:
            keys = " ".join(f"`{key}`" for key in command.key_labels.split()).replace("`…`", "…")
            following = f"Next {command.title.removeprefix('Previous ')}"
            if rows and command.title != following and rows[-1][1] == following:
                words = f"Next / previous {command.title.removeprefix('Previous ')}"
                rows[-1] = (f"{rows[-1][0]}, {keys}", words)
            else:
                rows.append((keys, command.title))
        yield purpose, rows


def test_readme_lists_every_command_in_the_words_of_the_screen() -> None:
    text = README.read_text(encoding="utf-8")
    expected = [row for purpose, rows in key_rows() for row in ((f"**{purpose}**", ""), *rows)]
    table = re.findall(r"^\| (.+?) \| (.*?) ?\| .*\|$", text, re.MULTILINE)
    start = table.index(expected[0])
    assert table[start : start + len(expected)] == expected
    in_code = re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)
    assert in_code == [
        *("`●`", "`◐`", "`○`", "`◆` `◈` `◇`", "`≠`", "`✓` `✗`", "`✎` `⚑`"),
        *(keys for keys, words in expected if words),
    ]


def test_the_readme_names_only_options_that_the_help_explains(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in (
        ["--help"],
        *(
            [name, "--help"]
            for name in (
                *("report", "demo", "serve", "config", "questions", "answer"),
                *("group", "search", "reuse"),
            )
        ),
    ):
        main(words)
    explained = set(re.findall(r"(?<![\w-])--?[a-z]+", capsys.readouterr().out))
    named = {
        option
        for line in commands(README)
        if line.startswith(("srcdiff", "-"))
        for option in re.findall(r"(?<= )--?[a-z]+|^--?[a-z]+", line)
    }
    assert {"-o", "--format"} <= named <= explained


def test_the_readme_lists_every_setting() -> None:
    text = README.read_text(encoding="utf-8")
    section = text.partition("### Settings")[2].partition("###")[0]
    listed = re.findall(r"^\| (\w+) \| \w", section, re.MULTILINE)
    assert listed == list(NAMES)
    assert f"from 0 to 1: {Settings().threshold}" in section


@lock
def test_a_lock_names_no_address_and_hashes_every_file(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|index|find-links|^-|/simple", text, re.MULTILINE)
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_package_is_pinned_twice() -> None:
    names = [name for lock in LOCKS for name in pins(lock)]
    assert len(names) == len(set(names))


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = list(project["project"]["dependencies"])
    asked += [one for group in project["dependency-groups"].values() for one in group]
    asked += project["build-system"]["requires"]
    asked += [
        one
        for extra, packages in project["project"]["optional-dependencies"].items()
        for one in packages
        if extra != "spark"  # hundreds of megabytes, for `make test-spark` alone
    ]
    locked = {name: version for lock in LOCKS for name, version in pins(lock).items()}
    for requirement in map(Requirement, asked):
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="no checkout")
def test_no_tracked_file_names_a_path_of_a_machine_or_an_index() -> None:
    # Each pattern is written so that it does not match itself.
    patterns = ["/(home|root|Users)[/]", "[-]-(extra-)?index-url", "/simple[/]", "pypi[.]org"]
    found = subprocess.run(
        ["git", "grep", "-nIE", *(part for pattern in patterns for part in ("-e", pattern))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""
    assert found.returncode == 1, found.stderr
