"""Files, folders and manifests become one story, with a line for each that fails."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Problem
from corpus.reading import source
from corpus.reading.formats import READABLE_FORMATS
from corpus.stories.story import Story, gather
from tests.pages import page

BRIDGE = "The bridge over the Sarne was closed to all traffic on Tuesday, the authority said."
FERRY = "A ferry carries people on foot over the Sarne until the bridge is repaired, it said."
FOG = "Eleven passengers were taken off the ferry on Friday when it ran aground in thick fog."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three articles and other files."""
    inside = tmp_path / "sarne"
    inside.mkdir()
    (inside / "the-courier.txt").write_text(BRIDGE)
    (inside / "agency-one.md").write_text(f"# Ferry in service\n\n{FERRY}")
    (inside / "bbc.TXT").write_text(FOG)
    (inside / ".hidden.txt").write_text(FOG)
    (inside / "photo.jpg").write_bytes(b"\xff\xd8\xff\0")
    (inside / "page.xml").write_text("<?xml version='1.0'?><note>")
    (inside / "bbc.html").write_text(page())
    (inside / "notes.txt").mkdir()
    return inside


def told(folder: Path, *sources: str) -> Story:
    """Return the story of sources beside the folder."""
    return gather(sources, folder=str(folder.parent))


def manifest(folder: Path, text: str) -> None:
    """Write a manifest into a folder."""
    (folder / "story.toml").write_text(text, encoding="utf-8")


def test_files_are_read_in_the_order_named(folder: Path) -> None:
    story = told(folder, "sarne/the-courier.txt", "sarne/bbc.TXT")
    assert [article.source for article in story.articles] == [
        "sarne/the-courier.txt",
        "sarne/bbc.TXT",
    ]
    assert [article.outlet for article in story.articles] == ["The Courier", "BBC"]
    assert story.problems == ()


@pytest.mark.parametrize("name", ["sarne", "sarne/", "./sarne"])
def test_folder_stands_for_its_articles_sorted_by_name(folder: Path, name: str) -> None:
    story = told(folder, name)
    assert [article.source for article in story.articles] == [
        "sarne/agency-one.md",
        "sarne/bbc.TXT",
        "sarne/the-courier.txt",
    ]
    assert story.problems == ()


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("sarne/*.txt", ["sarne/the-courier.txt"]),
        ("sarne/?bc.*", ["sarne/bbc.TXT", "sarne/bbc.html"]),
        ("sa*/[at]*", ["sarne/agency-one.md", "sarne/the-courier.txt"]),
        ("**/the*", ["sarne/the-courier.txt"]),
    ],
)
def test_pattern_stands_for_the_files_it_matches(
    folder: Path, pattern: str, names: list[str]
) -> None:
    story = told(folder, pattern)
    assert [article.source for article in story.articles] == names
    assert story.problems == ()
    absolute = gather([str(folder.parent / pattern)])
    assert [article.source for article in absolute.articles] == [
        (folder.parent / name).as_posix() for name in names
    ]


@pytest.mark.parametrize("pattern", ["sarne/*.doc", "none/*", "[", "a**b", "*\0", "x" * 300 + "*"])
def test_pattern_without_matches_says_so(folder: Path, pattern: str) -> None:
    (problem,) = told(folder, pattern).problems
    assert problem.cause == "no file matches this pattern"


def test_pattern_with_too_many_matches_is_rejected(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_MATCHES", 2)
    (problem,) = told(folder, "sarne/*").problems
    assert problem == Problem("sarne/*", "more than 2 files match this pattern")


def test_pattern_ignores_circular_links(folder: Path) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "loop").symlink_to(folder)
    assert [one.source for one in told(folder, "**/the-courier.txt").articles] == [
        "sarne/the-courier.txt"
    ]


def test_file_named_like_a_pattern_is_read_itself(folder: Path) -> None:
    (folder / "a[1].txt").write_text(FOG)
    assert [one.text for one in told(folder, "sarne/a[1].txt").articles] == [FOG]


def test_folder_without_articles_says_so(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert gather(["bare"], folder=str(tmp_path)).problems == (
        Problem("bare", "a folder without articles (text, Markdown, DOCX, RTF, HTML, PDF)"),
    )


def test_unreadable_source_is_a_problem_and_the_others_are_read(folder: Path) -> None:
    story = told(folder, "sarne/bbc.TXT", "sarne/none.txt", "sarne/page.xml", "sarne/agency-one.md")
    assert [article.outlet for article in story.articles] == ["BBC", "Agency One"]
    assert story.problems == (
        Problem("sarne/none.txt", "no such file"),
        Problem("sarne/page.xml", f"this is XML; srcdiff reads {READABLE_FORMATS}"),
    )


def test_file_named_twice_is_read_once_and_reported(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "bbc.TXT")
    story = told(
        folder, "sarne/bbc.TXT", "sarne/bbc.TXT", "sarne/../sarne/bbc.TXT", "sarne/link.txt"
    )
    assert [article.source for article in story.articles] == ["sarne/bbc.TXT"]
    assert story.problems == (
        Problem("sarne/bbc.TXT", "named twice; read once"),
        Problem("sarne/../sarne/bbc.TXT", "the same file as sarne/bbc.TXT; read once"),
        Problem("sarne/link.txt", "the same file as sarne/bbc.TXT; read once"),
    )


def test_standard_input_named_twice_is_read_once(folder: Path) -> None:
    story = gather(["-", "-"], stdin=io.BytesIO(BRIDGE.encode()))
    assert [article.text for article in story.articles] == [BRIDGE]
    assert story.problems == (Problem("-", "named twice; read once"),)


def test_copies_of_a_text_get_distinct_ids_in_any_order(folder: Path) -> None:
    (folder / "copy").mkdir()
    (folder / "copy" / "bbc.txt").write_text(FOG)
    one, two = "sarne/bbc.TXT", "sarne/copy/bbc.txt"
    for sources in ([one, two], [two, one]):
        articles = {article.source: article for article in told(folder, *sources).articles}
        assert (articles[one].outlet, articles[two].outlet) == ("BBC", "BBC 2")
        assert articles[two].id == f"{articles[one].id}-2"


def test_title_is_the_first_headline_or_the_outlets(folder: Path) -> None:
    assert told(folder, "sarne/bbc.TXT", "sarne/agency-one.md").title == "Ferry in service"
    assert told(folder, "sarne/bbc.TXT", "sarne/the-courier.txt").title == "BBC · The Courier"
    assert told(folder) == Story("", ())


MANIFEST = """
title = "Bridge over the Sarne"

[[source]]
path = "bbc.TXT"
outlet = "Coast Radio"
published = 2021-05-07T10:30:00+02:00
agency = "Reuters"
role = "release"
edition = 2
headline = "Ferry aground"
byline = "Ada Lund"
url = "https://example.org/fog"

[[source]]
path = "./../sarne/the-courier.txt"
published = "4 May 2021"

[[source]]
path = "none.txt"
"""


@pytest.mark.parametrize("name", ["sarne", "sarne/story.toml"])
def test_manifest_lists_sources_and_their_metadata(folder: Path, name: str) -> None:
    manifest(folder, MANIFEST)
    story = told(folder, name)
    assert story.title == "Bridge over the Sarne"
    radio, courier = story.articles
    assert (radio.outlet, radio.headline, radio.byline) == (
        "Coast Radio",
        "Ferry aground",
        "Ada Lund",
    )
    assert (radio.published, radio.url) == (date(2021, 5, 7), "https://example.org/fog")
    assert str(radio.published_at) == "2021-05-07 10:30:00+02:00"
    assert (radio.agency, radio.role, radio.edition) == ("Reuters", "release", 2)
    assert (courier.agency, courier.role, courier.edition) == ("", "report", 0)
    assert courier.published_at is None
    assert (courier.outlet, courier.published) == ("The Courier", date(2021, 5, 4))
    assert [article.source for article in story.articles] == [
        "sarne/bbc.TXT",
        "sarne/../sarne/the-courier.txt",
    ]
    assert story.problems == (Problem("sarne/none.txt", "no such file"),)


def test_manifest_can_have_any_name_and_be_one_source_of_several(folder: Path) -> None:
    (folder / "Fog.TOML").write_text("[[source]]\npath = 'bbc.TXT'")
    story = told(folder, "sarne/Fog.TOML", "sarne/the-courier.txt")
    assert [article.outlet for article in story.articles] == ["BBC", "The Courier"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("title = 'a'\n\nsource = = 3", "line 3, column 10: invalid value"),
        ("tittle = 'a'", "unknown key 'tittle'; did you mean 'title'?"),
        ("zzz = 1", "unknown key 'zzz'; known are source, title"),
        ("title = 3\n[[source]]\npath = 'bbc.TXT'", "title must be text in quotes"),
        ("title = 'a'", "it has no [[source]]"),
        ("source = 'bbc.TXT'", "it has no [[source]]"),
        ("source = ['bbc.TXT']", "source 1 is not a table; write [[source]]"),
        ("[source]\npath = 'bbc.TXT'", "it has no [[source]]"),
        ("[[source]]\noutlet = 'BBC'", "source 1: path is missing"),
        (
            "[[source]]\npath = 'a.txt'\n[[source]]\npath = 4",
            "source 2: path must be text in quotes",
        ),
        (
            "[[source]]\npath = 'a.txt'\noutlett = 'BBC'",
            "source 1: unknown key 'outlett'; did you mean 'outlet'?",
        ),
        (
            "[[source]]\npath = 'a.txt'\npublished = 'soon'",
            "source 1: published is not a date, such as 2022-02-17",
        ),
        (
            "[[source]]\npath = 'a.txt'\nurl = 'javascript://x'",
            "source 1: url is not a web address",
        ),
        (
            "[[source]]\npath = 'a.txt'\nrole = 'rumour'",
            "source 1: role is neither report nor release",
        ),
        (
            "[[source]]\npath = 'a.txt'\nedition = 'late'",
            "source 1: edition is not a number, such as 2",
        ),
        ("[[source]]\npath = '-'", "a manifest lists files, not standard input"),
        ("title = '\udcff'", "line 1: not UTF-8"),
        (
            "a = " + "[" * 5_000,
            "TOML inline arrays/tables are nested more than the allowed 400 levels",
        ),
    ],
    ids=range(18),
)
def test_error_in_a_manifest_names_its_place(folder: Path, text: str, cause: str) -> None:
    (folder / "story.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert told(folder, "sarne") == Story("", (), (Problem("sarne/story.toml", cause),))


def test_missing_manifest_is_one_problem(folder: Path) -> None:
    assert told(folder, "sarne/x.toml").problems == (Problem("sarne/x.toml", "no such file"),)


def test_web_address_in_a_manifest_is_kept_as_written(folder: Path) -> None:
    manifest(folder, "[[source]]\npath = 'ftp://example.org/a//b.txt'")
    (problem,) = told(folder, "sarne").problems
    assert problem.source == "ftp://example.org/a//b.txt"


@given(st.lists(st.text(st.characters(exclude_characters="-"))))
def test_any_source_names_give_a_story(sources: list[str]) -> None:
    story = gather(sources, folder="no such folder")
    assert all(problem.cause for problem in story.problems)


def test_gathering_twice_gives_the_same_story(folder: Path) -> None:
    assert told(folder, "sarne") == told(folder, "sarne")
