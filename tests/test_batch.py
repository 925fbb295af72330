"""Which stories a folder, a manifest or a pattern holds, and what their reports are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reports import file_name
from tui.cli.batch_command import _distinct, find_stories


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stories of every shape, which is the working folder's `shelf`."""
    monkeypatch.chdir(tmp_path)
    shelf = tmp_path / "shelf"
    for name in (
        "Harbour strike/story.toml",
        "Harbour strike/story.review.toml",
        "bridge/a.txt",
        "bridge/b.txt",
        "alone/a.txt",
        "empty/notes.csv",
        ".hidden/story.toml",
        "ferry.toml",
        "srcdiff.toml",
        "ferry.review.toml",
        "lone.txt",
    ):
        (shelf / name).parent.mkdir(parents=True, exist_ok=True)
        (shelf / name).touch()
    return shelf


def found(*sources: str) -> list[tuple[str, str]]:
    return [(place.name, place.source) for place in find_stories(sources)[0]]


SHELF = [
    ("harbour-strike", "shelf/Harbour strike"),
    ("bridge", "shelf/bridge"),
    ("ferry", "shelf/ferry.toml"),
]


@pytest.mark.parametrize(
    ("sources", "stories"),
    [
        (["shelf"], SHELF),
        (["shelf/ferry.toml"], [("ferry", "shelf/ferry.toml")]),
        (["shelf/bridge"], [("bridge", "shelf/bridge")]),
        (["shelf/*/story.toml"], [("harbour-strike", "shelf/Harbour strike/story.toml")]),
        (["shelf/*.toml"], [("ferry", "shelf/ferry.toml")]),
        # Each once, by whatever way it is named.
        (["shelf/ferry.toml", "shelf", "./shelf/bridge/"], [SHELF[2], *SHELF[:2]]),
        (["shelf/Harbour strike", "shelf/Harbour strike/story.toml"], SHELF[:1]),
        # A manifest that is not there is a story that will fail, under its name.
        (["gone.toml"], [("gone", "gone.toml")]),
    ],
)
def test_a_source_holds_these_stories(
    sources: Sequence[str], stories: list[tuple[str, str]]
) -> None:
    assert found(*sources) == stories


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("shelf/lone.txt", "no story; name its story.toml, or a folder"),
        ("gone", "no story; name its story.toml, or a folder"),
        ("-", "no story; name its story.toml, or a folder"),
        ("shelf/empty", "no story in it: neither a story.toml nor a folder of articles"),
        ("shelf/alone", "no story in it: neither a story.toml nor a folder of articles"),
        ("shelf/*.txt", "no story in it: neither a story.toml nor a folder of articles"),
        ("shelf/*.pdf", "no file matches this pattern"),
    ],
)
def test_sources_without_a_story_are_named_and_the_others_found(source: str, cause: str) -> None:
    stories, faults = find_stories(["shelf/bridge", source])
    assert [place.name for place in stories] == ["bridge"]
    assert [str(fault) for fault in faults] == [f"{source}: {cause}"]


def test_a_link_to_itself_is_a_story_that_will_fail(shelf: Path) -> None:
    (shelf / "loop").symlink_to("loop")
    (shelf / "loop.toml").symlink_to("loop.toml")
    assert found("shelf") == [*SHELF, ("loop", "shelf/loop.toml")]


@pytest.mark.usefixtures("without_root_rights")
def test_a_folder_that_may_not_be_read_stops_no_other(shelf: Path) -> None:
    (shelf / "empty").chmod(0)
    stories, faults = find_stories(["shelf/empty", "shelf/bridge"])
    assert [place.name for place in stories] == ["bridge"]
    assert [str(fault) for fault in faults] == ["shelf/empty: permission denied"]


def test_stories_of_one_name_are_numbered(shelf: Path) -> None:
    (shelf.parent / "other" / "Bridge").mkdir(parents=True)
    (shelf.parent / "other" / "Bridge" / "story.toml").touch()
    assert [name for name, _ in found("shelf/bridge", "other/Bridge")] == ["bridge", "bridge-2"]


def test_the_working_folder_is_called_by_its_name(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shelf / "bridge")
    assert found(".") == [("bridge", ".")]


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"])))
def test_no_two_reports_have_one_name(names: list[str]) -> None:
    distinct = list(_distinct(names))
    assert len(set(distinct)) == len(names)
    assert all(own.startswith(name) for own, name in zip(distinct, names, strict=True))


@given(st.text())
def test_no_name_leads_out_of_the_folder(title: str) -> None:
    name = file_name(title)
    assert Path("out", name).parent == Path("out")
    assert name.isprintable()
    assert not name.startswith(".")
    assert len(f"{name}.markdown".encode()) <= 255
