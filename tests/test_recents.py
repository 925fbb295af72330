"""Recent comparisons: plain TOML, limited in number, complete, and shared by programs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.source import PastedText
from corpus.stories.recents import (
    MAX_COMPARISONS,
    MAX_PASTED,
    RecentComparison,
    RecentsError,
    forget,
    parse_recents,
    read_recents,
    recent_comparison,
    recents_toml,
    record,
)
from corpus.stories.story import Sources, Story
from tests.meeting import comparison

DAY = date(2022, 2, 17)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file, which does not exist yet, nor does its folder."""
    return tmp_path / "state" / "recent.toml"


def of(*names: str | PastedText, title: str = "Harbour") -> RecentComparison:
    return RecentComparison(title, ("North", "South"), DAY, Sources(names))


words = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip)
names = st.builds(lambda name: f"/reports/{name}", words)
texts = words.map(lambda text: PastedText("pasted text", text, "The Wire"))


@given(st.lists(names, min_size=1, unique=True), texts, st.frozensets(names), st.booleans())
def test_written_comparisons_are_read_back(
    paths: list[str], pasted: PastedText, without: frozenset[str], pastes: bool
) -> None:
    named: tuple[str | PastedText, ...] = (*paths, pasted) if pastes else (*paths,)
    kept = RecentComparison(
        "A title", ("North",), DAY, Sources(named, title="Mine", excluded=without)
    )
    assert parse_recents(recents_toml([kept, kept]).encode()) == (kept, kept)


def test_latest_comes_first_and_each_only_once(file: Path) -> None:
    for one in (of("/a", "/b"), of("/c", "/d"), of("/b", "/a", title="Again")):
        record(file, one)
    assert [one.title for one in read_recents(file)] == ["Again", "Harbour"]
    assert tomli.loads(file.read_text("utf-8"))["comparison"][0]["sources"] == ["/b", "/a"]


def test_changed_comparison_replaces_its_old_entry(file: Path) -> None:
    record(file, of("/a", "/b"))
    record(file, of("/a", "/b", "/c"), of("/a", "/b"))
    assert read_recents(file) == (of("/a", "/b", "/c"),)


def test_number_of_comparisons_is_limited(file: Path) -> None:
    for number in range(MAX_COMPARISONS + 3):
        record(file, of(f"/{number}", "/b"))
    assert len(read_recents(file)) == MAX_COMPARISONS
    assert read_recents(file)[0] == of(f"/{MAX_COMPARISONS + 2}", "/b")


def test_comparison_can_be_removed(file: Path) -> None:
    record(file, of("/a", "/b"))
    record(file, of("/c", "/d"))
    assert forget(file, of("/a", "/b")) == (of("/c", "/d"),) == read_recents(file)


def test_concurrent_programs_lose_nothing(file: Path) -> None:
    kept = [of(f"/{number}", "/b") for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda one: record(file, one), kept))
    assert sorted(read_recents(file), key=repr) == sorted(kept, key=repr)
    assert [path.name for path in file.parent.iterdir()] == ["recent.toml"]


@pytest.mark.parametrize(
    "named", [("-", "/b"), (PastedText("pasted text", "x" * (MAX_PASTED + 1)),)]
)
def test_comparison_that_cannot_be_reopened_is_not_kept(
    file: Path, named: tuple[str | PastedText, ...]
) -> None:
    record(file, of(*named))
    assert not file.exists()


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        ("[[comparison]", "line 1, column"),
        ("comparison = 3", "comparison is not a list of tables"),
        ("[[comparison]]\nsources = ['/a']", "comparison 1: opened is not a date"),
        ("[[comparison]]\nopened = 2022-02-17", "comparison 1: sources is missing"),
        ("[[comparison]]\nopened = 2022-02-17\nsources = [1]", "sources is not a list of texts"),
        ("[[comparison]]\nopen = 2022-02-17", "unknown key 'open'; did you mean 'opened'?"),
        ("recent = []", "unknown key 'recent'"),
    ],
)
def test_broken_file_is_reported_in_one_line_and_left_alone(
    file: Path, written: str, cause: str
) -> None:
    file.parent.mkdir()
    file.write_text(written)
    with pytest.raises(RecentsError) as error:
        read_recents(file)
    assert str(error.value).startswith(f"{file}: ")
    assert cause in str(error.value)
    assert "\n" not in str(error.value)
    with pytest.raises(RecentsError):
        record(file, of("/a", "/b"))
    assert file.read_text() == written


def test_name_that_toml_cannot_hold_is_reported_and_changes_nothing(file: Path) -> None:
    record(file, of("/a", "/b"))
    with pytest.raises(RecentsError, match="not UTF-8"):
        record(file, of("/caf\udce9.txt", "/b"))
    assert read_recents(file) == (of("/a", "/b"),)


def test_missing_files_are_listed_but_not_pages(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").touch()
    gone = str(tmp_path / "gone.txt")
    kept = of(str(tmp_path / "feed.xml#2"), gone, "https://example.org/a", str(tmp_path / "*.txt"))
    assert kept.missing() == (gone,)


def test_entry_has_all_that_is_needed_to_reopen_a_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = comparison()
    kept = recent_comparison(Story(made.title, made.articles), Sources(("a.txt", "b.txt")), DAY)
    assert kept == RecentComparison(
        "Harbour meeting",
        ("North", "South", "East"),
        DAY,
        Sources((str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))),
    )
    assert kept.is_same(replace(kept, title="Other"))
