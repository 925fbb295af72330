"""The sources of a story: added, removed, pasted, and read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.progress import StoppedError, listening
from corpus.stories.story import Sources, Story, absolute_source

NORTH = "The ministers met by the harbour.\n\nThey agreed to build two lighthouses.\n"
HOSTILE = "\x1b[31m[bold]Red[/bold]\x1b[0m <script>x()</script>\r\n\r\n=1+1 \u202e said the mayor."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with reports, and a manifest that lists two of them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    for name in ("north", "south", "west"):
        (tmp_path / "reports" / f"{name}.txt").write_text(f"{name.title()} says.\n\n{NORTH}")
    (tmp_path / "story.toml").write_text(
        'title = "Harbour"\n[[source]]\npath = "reports/../reports/north.txt"\noutlet = "N"\n'
        '[[source]]\npath = "reports/south.txt"\n'
    )
    return tmp_path


def names(story: Story) -> list[str]:
    return [article.source for article in story.articles]


def test_removed_source_is_not_read_until_it_is_added_again() -> None:
    sources = Sources(("reports",))
    less = sources.without_source("reports/south.txt")
    assert names(less.read()) == ["reports/north.txt", "reports/west.txt"]
    assert less.with_sources(["reports/south.txt"]) == sources


def test_removing_a_named_source_drops_its_name() -> None:
    sources = Sources(("reports/north.txt", "reports/south.txt"))
    assert sources.without_source("reports/south.txt").named == ("reports/north.txt",)
    assert sources.with_sources(["reports/north.txt"]) == sources


def test_one_article_of_a_manifest_can_be_removed_however_its_path_is_written() -> None:
    (shown, other) = names(Sources(("story.toml",)).read())
    story = Sources(("story.toml",)).without_source(shown).read()
    assert names(story) == [other]
    assert story.title == "Harbour"


def test_sources_with_absolute_paths_are_found_from_another_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = Sources(("reports", "story.toml", "https://example.org/a")).without_source(
        "reports/west.txt"
    )
    moved = sources.with_absolute_paths()
    assert moved.named[2] == "https://example.org/a"
    monkeypatch.chdir("/")
    assert {Path(name).name for name in names(moved.read())} == {"north.txt", "south.txt"}


def test_standard_input_can_be_read_again() -> None:
    sources = Sources(("-", "reports/north.txt"), stdin=NORTH.encode())
    assert sources.read() == sources.read()
    assert names(sources.read()) == ["-", "reports/north.txt"]


def test_reading_reports_progress_and_can_be_stopped() -> None:
    said: list[str] = []
    with listening(said.append):
        Sources(("reports", "gone.txt")).read()
    assert said[0] == "reading 1 of 4: reports/north.txt"
    assert said[-1] == "reading 4 of 4: gone.txt"

    def stop(words: str) -> None:
        if "2 of" in words:
            raise StoppedError

    with listening(stop), pytest.raises(StoppedError):
        Sources(("reports",)).read()


def test_pasted_text_is_cleaned_plain_text() -> None:
    pasted = Sources().paste(HOSTILE, "The [bold]Wire\x1b")
    story = Sources((pasted, "reports/north.txt")).read()
    article = story.articles[0]
    assert (article.source, article.outlet) == ("pasted text", "The [bold]Wire␛")
    assert article.text.startswith("␛[31m[bold]Red[/bold]␛[0m <script>")
    assert "‹U+202E›" in article.text
    assert len(article.paragraphs) == 2


def test_pasted_texts_have_distinct_names_and_outlets() -> None:
    sources = Sources()
    for text in (NORTH, "Another report altogether.\n"):
        sources = sources.with_sources([sources.paste(text, "")])
    story = sources.read()
    assert names(story) == ["pasted text", "pasted text 2"]
    assert len({article.outlet for article in story.articles}) == 2


@pytest.mark.parametrize("text", ["", " \n\n", "-----", "\x00\x01"])
def test_pasted_text_without_words_is_a_problem(text: str) -> None:
    story = Sources((Sources().paste(text, "X"),)).read()
    assert story.articles == ()
    assert [problem.source for problem in story.problems] == ["pasted text"]


def test_relative_paths_added_later_start_from_the_working_folder(
    folder: Path,
) -> None:
    sources = Sources(("north.txt",), "reports").with_sources(["reports/south.txt"])
    assert sources.named == ("north.txt", absolute_source("reports/south.txt"))
    assert len(sources.read().articles) == 2
