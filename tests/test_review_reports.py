"""A review in reports: what a person decided is said to be a person's, and shown as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.comparison import compare
from corpus.review import Review, read, write
from corpus.review.edits import add_link, add_note, confirm_omission, decide, toggle_bookmark
from corpus.review.model import EMPTY, Anchor
from corpus.settings import Settings
from corpus.stories.story import gather
from tests.articles import FILLER, OTHER_FILLER, article
from tests.reported import WRITTEN, render
from tui.cli.main import main

ARTICLES = (
    article("north", "A bridge was opened in Sarne.", "It cost 40 million crowns.", *FILLER),
    article("south", "In Sarne a bridge was opened.", "Birds sang.", *OTHER_FILLER),
)
ALL = ("north:1", "south:1")


def written(review: Review, form: str) -> str:
    return render(compare(ARTICLES, Settings(), review=review), form)


def whole() -> Review:
    """One act of each kind, and one that no longer stands."""
    review = decide(EMPTY, ARTICLES, *ALL, "confirmed")
    review = decide(
        add_link(review, ARTICLES, "north:2", "south:2"), ARTICLES, "north:3", "south:3", "rejected"
    )
    review = confirm_omission(review, ARTICLES, "north:4", "south")
    review = add_note(review, ARTICLES, "Who *counted*?\n\n<b>Ask</b>.", *ALL)
    review = toggle_bookmark(review, ARTICLES, "south:2")
    return Review(
        review.decisions,
        review.left_out,
        review.notes,
        (*review.bookmarks, Anchor("North", "Gone.", 9)),
    )


@pytest.mark.parametrize("form", WRITTEN)
def test_report_marks_the_reviewers_decisions(form: str) -> None:
    said, plain = written(whole(), form), written(EMPTY, form)
    expected = {
        "text": (
            "confirmed by a reviewer",
            "partial, added by a reviewer",
            "Left out by South, confirmed by a reviewer",
            "Reviewer’s notes (1)",
            "<b>Ask</b>.",
            "Reviewer’s bookmarks (1)",
            "North, paragraph 9, “Gone.”: North no longer says so.",
            "Links rejected by the reviewer (1)",
            "Review: 1 link confirmed, 1 link added, 1 link rejected.",
        ),
        "markdown": (
            "reworded, confirmed by a reviewer",
            "partial, added by a reviewer",
            "- Left out by **South**, confirmed by a reviewer",
            "## Reviewer’s notes (1)",
            "Who \\*counted\\*?",
            "\\<b\\>Ask\\</b\\>.",
            "## Reviewer’s bookmarks (1)",
            "North, paragraph 9, “Gone.”: North no longer says so.",
            "## Links rejected by the reviewer (1)",
            "Review: 1 link confirmed, 1 link added, 1 link rejected.",
        ),
        "html": (
            "reworded, confirmed by a reviewer",
            "partial, added by a reviewer",
            'Left out by <strong dir="auto">South</strong>, confirmed by a reviewer',
            "Reviewer’s note",
            "Reviewer’s notes",
            "&lt;b&gt;Ask&lt;/b&gt;.",
            "Reviewer’s bookmarks",
            "Links rejected by the reviewer",
            "Review entries that no longer apply",
            "North, paragraph 9, “Gone.”: North no longer says so.",
            "Review: 1 link confirmed, 1 link added, 1 link rejected.",
        ),
        "json": ('"origin": "confirmed"', '"origin": "added"'),
        "csv": ('"left out"',),
        "annotations": ('"motivation": "commenting"', '"motivation": "bookmarking"'),
    }
    for words in expected[form]:
        assert words in said, words
        assert words not in plain
    assert "in South (certainty 1.00)" not in said


def test_json_holds_notes_bookmarks_rejected_and_lapsed_entries() -> None:
    said = json.loads(written(whole(), "json"))
    assert {(link["a"], link["b"]): link["origin"] for link in said["links"]} == {
        ALL: "confirmed",
        ("north:2", "south:2"): "added",
    }
    assert said["notes"] == [{"passages": [*ALL], "text": "Who *counted*?\n\n<b>Ask</b>."}]
    assert said["bookmarks"] == ["south:2"]
    assert said["rejected"] == [{"a": "north:3", "b": "south:3"}]
    assert [(one["kind"], one["says"][:9]) for one in said["lapsed"]] == [("bookmark", "Bookmark:")]
    (left_out,) = (one for one in said["findings"] if one.get("left_out_by"))
    assert (left_out["verdict"], left_out["left_out_by"]) == ("left out", ["south"])
    assert "left out by South" in left_out["says"]


# The command line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story with a review beside its manifest, which rejects its only link."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("corpus.review.storage.reviews_folder", lambda: tmp_path / "state")
    for one in ARTICLES:
        (tmp_path / f"{one.id}.txt").write_text(one.text)
    (tmp_path / "story.toml").write_text(
        "[[source]]\npath='north.txt'\noutlet='North'\n"
        "[[source]]\npath='south.txt'\noutlet='South'\n"
    )
    found = compare(gather(["story.toml"]).articles, Settings())
    (link,) = found.links
    write(Path("story.review.toml"), decide(EMPTY, found.articles, link.a, link.b, "rejected"))
    return tmp_path


def links(capsys: pytest.CaptureFixture[str], *words: str) -> int:
    """How many links a report on the story has."""
    assert main(["report", "--format", "json", *words]) == 1
    return len(json.loads(capsys.readouterr().out)["links"])


def test_review_beside_a_manifest_is_used_unless_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert links(capsys, "story.toml") == 0
    assert links(capsys, "story.toml", "--no-review") == 1
    write(folder / "mine.toml", EMPTY)
    (folder / "mine.toml").touch()
    assert links(capsys, "--review", "mine.toml", "story.toml") == 1


def test_review_option_names_any_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "story.review.toml").rename(folder / "report")
    assert links(capsys, "north.txt", "south.txt") == 1
    assert main(["--review", "report", "report", "--format", "json", "story.toml"]) == 1
    assert json.loads(capsys.readouterr().out)["links"] == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--review", "gone.toml"), "srcdiff: gone.toml: no such file\n"),
        (
            ("--review", "story.toml"),
            "srcdiff: story.toml: unknown key 'source'; known are bookmark, left_out, link, note, "
            "version\n",
        ),
        ((), "srcdiff: story.review.toml: line 1: not UTF-8\n"),
    ],
)
def test_unreadable_review_is_one_line_and_no_report(
    words: tuple[str, ...], complaint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not words:
        (folder / "story.review.toml").write_bytes(b"\xff")
    assert main(["report", "story.toml", *words]) == 2
    assert capsys.readouterr() == ("", complaint)


def test_a_report_writes_no_review(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "story.review.toml").read_bytes()
    links(capsys, "story.toml")
    links(capsys, "north.txt", "south.txt")
    assert (folder / "story.review.toml").read_bytes() == before
    assert not (folder / "state").exists()
    assert read(folder / "state" / "none.toml") == EMPTY
