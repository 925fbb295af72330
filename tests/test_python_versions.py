"""The same results on every Python 3.11: versions before 3.11.5 match some expressions wrongly.

Possessive quantifiers and atomic groups that hold something to backtrack into are matched wrongly
before Python 3.11.5 (python/cpython#106052), so the program does without them.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli

ROOT = Path(__file__).parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"
SOURCES = sorted(
    path
    for folder in ("corpus", "tui", "styles")
    for ending in ("*.py", "*.toml")
    for path in (ROOT / folder).rglob(ending)
)

PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<possessive>(?:[*+?]|\{\d*,?\d*\})\+|\(\?>)|.", re.DOTALL
)
"""An escaped character, a class, what is forbidden, or any other character of an expression."""


def is_expression(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def has_possessive(text: str) -> bool:
    found = any(piece["possessive"] for piece in PIECE.finditer(text))
    return found and is_expression(text)


def strings_of_module(source: str) -> Iterator[str]:
    """The strings of a module that may be expressions, with an x for each value put into them.

    Docstrings and sets of characters are left out.
    """
    tree = ast.parse(source)
    others = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)} | {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for argument in node.args
        if node.func.id == "frozenset"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else "x" for one in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and id(node) not in others:
            yield from [node.value] if isinstance(node.value, str) else []


def strings_of_table(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings_of_table(one)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_expression_is_possessive_or_atomic(path: Path) -> None:
    source = path.read_text("utf-8")
    is_table = path.suffix == ".toml"
    strings = strings_of_table(tomli.loads(source)) if is_table else strings_of_module(source)
    assert [text for text in strings if has_possessive(text)] == []


@pytest.mark.parametrize("text", ["a*+", "a?+b", "(?:a|b)++", r"\d{1,4}+", "(?>a|b)", "[+*]{2}+"])
def test_possessive_and_atomic_expressions_are_recognized(text: str) -> None:
    assert has_possessive(text)


@pytest.mark.parametrize("text", [r"a*\+", "[*+]+", "[]*+]", r"\(?>", "a+ b", "+++"])
def test_other_expressions_are_not(text: str) -> None:
    assert not has_possessive(text)


def faulty_python() -> str:
    """Why the system's Python cannot be tried; empty where it can."""
    python = shutil.which(SYSTEM_PYTHON)
    if not python:
        return f"no {SYSTEM_PYTHON}"
    code = "import sys; print(*sys.version_info[:3])"
    answer = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=False)
    version = tuple(map(int, answer.stdout.split()))
    if not (3, 11) <= version < (3, 11, 5):
        return f"{SYSTEM_PYTHON} is {'.'.join(map(str, version))}, not 3.11.0 to 3.11.4"
    if sys.version_info[:2] != (3, 11):
        return "the tests run on another Python, whose compiled packages 3.11 cannot import"
    return ""


def demo_report(python: str) -> str:
    """The demo's JSON report on an interpreter that is lent our packages."""
    code = "import sys; from tui.cli.main import main; sys.exit(main(sys.argv[1:]))"
    paths = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]
    story = "corpus/samples/brussels/story.toml"
    done = subprocess.run(
        [
            python,
            "-s",
            "-c",
            code,
            "report",
            story,
            "--no-review",
            "--no-environment",
            "--format",
            "json",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_demo_report_is_the_same_on_a_python_that_matches_possessives_wrongly() -> None:
    if reason := faulty_python():
        pytest.skip(reason)
    report = demo_report(sys.executable)
    assert '"links"' in report
    assert demo_report(SYSTEM_PYTHON) == report
