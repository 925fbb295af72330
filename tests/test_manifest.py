"""`srcdiff init` writes a manifest that reads like its sources."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import toml
from corpus.article import Problem
from corpus.stories import manifest
from corpus.stories.manifest import ManifestEntry, list_entries, manifest_toml
from corpus.stories.story import gather
from tests.pages import page
from tests.test_feed import RSS
from tui.cli.main import main

BRIDGE = "The bridge over the Sarne was closed to all traffic on Tuesday, the authority said."
FERRY = "A ferry carries people on foot over the Sarne until the bridge is repaired, it said."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with some sources."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "courier.html").write_text(page())
    (tmp_path / "coast-radio.txt").write_text(f"Ferry in service\n\nBy Bo Ek\n\n{FERRY}")
    (tmp_path / "1.txt").write_text(BRIDGE)
    return tmp_path


def test_metadata_of_the_sources_is_filled_in(folder: Path) -> None:
    assert list(list_entries(["coast-radio.txt", "more", "1.txt", "none.txt", "-"])) == [
        ManifestEntry(
            "coast-radio.txt", outlet="Coast Radio", headline="Ferry in service", byline="Bo Ek"
        ),
        ManifestEntry(
            "more/courier.html",
            outlet="Coast Courier",
            headline="Bridge over the Sarne closed",
            byline="Ada Lund",
            url="https://courier.example/bridge",
            published=date(2021, 5, 4),
            published_at=datetime(2021, 5, 4, 16, 20, tzinfo=UTC),
        ),
        ManifestEntry("1.txt"),
        Problem("none.txt", "no such file"),
        Problem("-", "a manifest lists files and pages, not standard input"),
    ]


def test_written_manifest_gives_the_same_story(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "coast-radio.txt", "more/*.html", "-o", "more/sarne.toml"]) == 0
    assert capsys.readouterr() == ("more/sarne.toml: 2 reports\n", "")
    text = (folder / "more" / "sarne.toml").read_text()
    assert 'path = "../coast-radio.txt"\n' in text
    assert 'path = "courier.html"\n' in text
    assert "published = 2021-05-04T16:20:00+00:00\n" in text
    named, plain = gather(["more/sarne.toml"]), gather(["coast-radio.txt", "more/courier.html"])
    assert [one.id for one in named.articles] == [one.id for one in plain.articles]
    assert named.title == plain.title == "Ferry in service"
    assert main(["init", "1.txt", "-o", "more/sarne.toml"]) == 2
    assert capsys.readouterr().err == (
        "srcdiff: more/sarne.toml: already exists; --force replaces it\n"
    )
    assert (folder / "more" / "sarne.toml").read_text() == text
    assert main(["init", "1.txt", "-o", "more/sarne.toml", "--force", "--title", "Fog"]) == 0
    assert (folder / "more" / "sarne.toml").read_text() == (
        'title = "Fog"\n\n[[source]]\npath = "../1.txt"\n'
    )


def test_default_file_is_story_toml_in_the_working_folder(folder: Path) -> None:
    assert main(["init", "more"]) == 0
    assert (folder / "story.toml").exists()


def test_unreadable_source_is_left_out_and_reported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "none.txt", "1.txt", "-o", "-"]) == 2
    said, complaint = capsys.readouterr()
    assert said == 'title = ""\n\n[[source]]\npath = "1.txt"\n'
    assert complaint == "srcdiff: none.txt: no such file\n"
    assert main(["init", "none.txt"]) == 2
    assert not (folder / "story.toml").exists()


def test_feed_is_listed_without_fetching_its_pages(folder: Path) -> None:
    (folder / "news.xml").write_text(RSS.replace("LINK", "http://127.0.0.1:9/x"))
    found = [entry for entry in list_entries(["news.xml"]) if isinstance(entry, ManifestEntry)]
    assert [(entry.source, entry.headline) for entry in found] == [
        ("news.xml#1", "Bridge closed"),
        ("news.xml#2", "Ferry"),
        ("news.xml#3", "Fog"),
    ]


def test_manifest_made_from_a_manifest_keeps_its_statements(folder: Path) -> None:
    (folder / "x.toml").write_text(
        "[[source]]\npath = '1.txt'\noutlet = 'Agency One'\nlanguage = 'en'"
    )
    assert list(list_entries(["x.toml"])) == [
        ManifestEntry("1.txt", outlet="Agency One", language="en")
    ]


PRINTED = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z", "Cf", "Co", "Cn"]))


@given(st.lists(st.builds(ManifestEntry, PRINTED.filter(bool), outlet=PRINTED, headline=PRINTED)))
def test_written_entries_are_read_back(listed: list[ManifestEntry]) -> None:
    table = toml.parse(manifest_toml('A "title" \\ \x7f', listed).encode())
    assert table["title"] == 'A "title" \\ \x7f'
    sources = table.get("source", [])
    assert isinstance(sources, list)
    assert [source.get("outlet", "") for source in sources] == [one.outlet for one in listed]
    assert all(source.keys() <= set(manifest._SOURCE_KEYS) for source in sources)


@given(st.text())
def test_any_file_name_is_written_or_rejected(name: str) -> None:
    try:
        text = manifest_toml("", [ManifestEntry(name or "x")])
    except ValueError:
        return
    assert toml.parse(text.encode())
