"""Runs the examples in docstrings and in docs/library.md."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROMPT = ">>> "

MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in ("corpus", "tui", "styles")
    for path in sorted((ROOT / package).rglob("*.py"))
    if PROMPT in path.read_text(encoding="utf-8")
]
DOCUMENTS = [
    path.relative_to(ROOT)
    for path in sorted((ROOT / "docs").rglob("*.md"))
    if PROMPT in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    result = doctest.testmod(import_module(name))
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("path", DOCUMENTS, ids=str)
def test_examples_in_documents_are_true(path: Path) -> None:
    result = doctest.testfile(str(ROOT / path), module_relative=False, encoding="utf-8")
    assert result.attempted
    assert not result.failed


def test_the_library_page_has_examples() -> None:
    assert Path("docs/library.md") in DOCUMENTS
