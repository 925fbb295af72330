"""What is typed, dropped or pasted: paths completed, files told from text."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.reading.source import PastedText
from tui.screens.source_input import (
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
def test_a_path_is_completed_to_the_first_name_that_begins_so(
    typed: str, whole: str | None
) -> None:
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
def test_what_is_not_there_is_said_at_once(source: str, why: str) -> None:
    assert source_problem(source) == why


def test_files_that_are_dropped_are_told_from_text(folder: Path) -> None:
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


def test_one_source_is_enough_where_it_may_hold_several() -> None:
    for one in ("reports", "*.txt", "story.toml", "news.jsonl"):
        assert can_compare([one])
    for few in ([], ["feed.xml"], [PastedText("pasted text", "Text.")], ["https://example.org/a"]):
        assert not can_compare(few)
    assert can_compare(["feed.xml", PastedText("pasted text", "Text.")])


def test_a_path_is_written_as_short_as_it_can_be(folder: Path) -> None:
    assert relative_path(folder / "reports" / "the-wire.txt") == "reports/the-wire.txt"
    assert relative_path(Path("/elsewhere/a.txt")) == "/elsewhere/a.txt"
    assert expand_source(" ~/feed.xml ") == str(folder / "feed.xml")
