"""Typed, dropped and pasted sources: paths are completed, files distinguished from text."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.reading.source import PastedText
from tui.screens.files import (
    can_compare,
    complete_path,
    dropped_sources,
    expand_source,
    relative_path,
    source_problem,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, which is the home too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "reports").mkdir()
    for name in ("reports/agency one.txt", "reports/the-wire.txt", "feed.xml", ".hidden"):
        (tmp_path / name).write_text("A report.\n")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("rep", "reports/"),
        ("reports/", "reports/agency one.txt"),
        ("reports/t", "reports/the-wire.txt"),
        ("./f", "./feed.xml"),
        ("~/rep", "~/reports/"),
        (".h", ".hidden"),
        ("feed.xml", None),
        ("x", None),
        ("", None),
        ("gone/x", None),
        ("https://example.org/a", None),
        ("~nobody-of-this-name/x", None),
        ("a\0b/", None),
    ],
)
def test_path_is_completed_to_the_first_matching_name(typed: str, whole: str | None) -> None:
    assert complete_path(typed) == whole


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("feed.xml", ""),
        ("feed.xml#3", ""),
        ("reports", ""),
        ("reports/*.txt", ""),
        ("https://example.org/gone", ""),
        ("gone.txt", "no such file"),
        ("x" * 5000, "no such file"),
        ("a\0b", "no such file"),
    ],
)
def test_missing_file_is_reported_at_once(source: str, why: str) -> None:
    assert source_problem(source) == why


def test_dropped_files_are_distinguished_from_text(folder: Path) -> None:
    one, two = f"{folder}/reports/agency one.txt", f"{folder}/feed.xml"
    assert dropped_sources(f"'{one}' {two} ") == (one, two)
    assert dropped_sources(one.replace(" ", "\\ ")) == (one,)
    assert dropped_sources(f"{one}\n{two}\n") == (one, two)
    assert dropped_sources("https://example.org/a\nhttps://example.org/b") == (
        "https://example.org/a",
        "https://example.org/b",
    )
    for text in ("", "feed.xml", "/gone.txt", f"{two} is a feed", "It's not over.", f"{one}\nText"):
        assert dropped_sources(text) == ()


def test_one_source_is_enough_if_it_may_hold_several_reports() -> None:
    for one in ("reports", "*.txt", "story.toml", "news.jsonl"):
        assert can_compare([one])
    for few in ([], ["feed.xml"], [PastedText("pasted text", "Text.")], ["https://example.org/a"]):
        assert not can_compare(few)
    assert can_compare(["feed.xml", PastedText("pasted text", "Text.")])


def test_path_in_the_working_folder_is_relative(folder: Path) -> None:
    assert relative_path(folder / "reports" / "the-wire.txt") == "reports/the-wire.txt"
    assert relative_path(Path("/elsewhere/a.txt")) == "/elsewhere/a.txt"
    assert expand_source(" ~/feed.xml ") == str(folder / "feed.xml")
