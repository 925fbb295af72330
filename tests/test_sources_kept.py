"""No output is written over a source of the same comparison, forced or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.reports import ReportError, check, write
from corpus.review import ReviewError, review_path
from corpus.stories.story import gather
from tests.articles import FILLER, OTHER_FILLER
from tui.cli.main import main

TOLD = {
    "a.txt": ("The bridge cost 40 million crowns.", *FILLER),
    "b.txt": ("The bridge cost 44 million crowns.", *OTHER_FILLER),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story of two files with a manifest."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("corpus.review.storage.reviews_folder", lambda: tmp_path / "state")
    for name, lines in TOLD.items():
        (tmp_path / name).write_text("\n\n".join(lines))
    (tmp_path / "story.toml").write_text(
        "[[source]]\npath='a.txt'\noutlet='A'\n[[source]]\npath='b.txt'\noutlet='B'\n"
    )
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    "words",
    [
        "report a.txt b.txt --format text -o a.txt --force",
        "report a.txt b.txt --format text -o ./b.txt --force",
        "report story.toml --format json -o story.toml --force",
        "report story.toml --format json -o a.txt --force",
        "report . --format text -o a.txt --force",
        "report a.txt b.txt --format text -o link.txt --force",
        "report a.txt b.txt --format text -o hard.txt --force",
        "questions a.txt b.txt -o b.txt --force",
        "init a.txt b.txt -o a.txt --force",
        "init story.toml -o story.toml --force",
    ],
)
def test_command_refuses_in_one_line_and_writes_nothing(
    words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "link.txt").symlink_to("a.txt")
    os.link(folder / "b.txt", folder / "hard.txt")
    before = contents(folder)
    assert main(words.split()) == 2
    said = capsys.readouterr()
    assert "is one of the sources, which are never written over" in said.err
    assert said.out == ""
    assert contents(folder) == before


def test_batch_does_not_write_over_a_story_of_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "story").mkdir()
    for name in TOLD:
        (folder / name).rename(folder / "story" / name)
    (folder / "story" / "a.txt").rename(folder / "story" / "story.txt")
    (folder / "story.toml").unlink()
    words = "report --each story --format text -o story --force"
    before = contents(folder / "story")
    assert main(words.split()) == 2
    assert "never written over" in capsys.readouterr().err
    assert contents(folder / "story") == before


def test_other_files_are_replaced_if_forced(folder: Path) -> None:
    (folder / "old.txt").write_text("old")
    assert main(["report", "a.txt", "b.txt", "--format", "text", "-o", "old.txt", "--force"]) == 1
    assert (folder / "old.txt").read_text() != "old"


def test_review_is_not_kept_in_a_source(folder: Path) -> None:
    story = gather(["story.toml"])
    with pytest.raises(ReviewError, match="one of the sources"):
        review_path(story, "a.txt")
    with pytest.raises(ReviewError, match="one of the sources"):
        review_path(story, "story.toml")
    assert review_path(story, "mine.toml") == Path("mine.toml")


def test_file_is_checked_before_and_while_it_is_written(folder: Path) -> None:
    story = gather(["a.txt", "b.txt"])
    with pytest.raises(ReportError, match="one of the sources"):
        check(folder / "a.txt", overwrite=True, sources=story.files)
    with pytest.raises(ReportError, match="one of the sources"):
        write(folder / "a.txt", b"x", overwrite=True, sources=story.files)
